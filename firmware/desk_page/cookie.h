/*
 * cookie: what a browser keeps for the desk: its link's token, a name for the log, which room it is of.
 */
#ifndef NOWNEXT_DESK_PAGE_COOKIE_H
#define NOWNEXT_DESK_PAGE_COOKIE_H

#include "desk_page/request.h"

struct cookie {
    const char *name;
    const char *value; /* a token, or what url_add has written */
    const char *path;  /* that it is sent with, and what is below */
    int64_t seconds;   /* how long it is kept */
    bool is_secure;    /* over TLS alone */
};

/* The value of a Set-Cookie header. No script reads it, and no other site's page sends it. */
const char *cookie_text(const struct cookie *cookie, struct arena *arena);

/* What the first of this name says, where url_add has written it; "" for none, or one that can't be read. */
const char *cookie_value(const struct request *request, const char *name, struct arena *arena);

#endif

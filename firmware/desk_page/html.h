/*
 * html: HTML with what was written elsewhere escaped, wherever it stands.
 */
#ifndef NOWNEXT_DESK_PAGE_HTML_H
#define NOWNEXT_DESK_PAGE_HTML_H

#include "base/str.h"

/* Adds a pattern, in which stand for arguments: %s a text, which is escaped (NULL is ""); %u an unsigned
 * number (uint32_t); %d an int; %r HTML as it is. */
void html_put(struct str_builder *out, const char *pattern, ...);

#endif

/*
 * request: a request of a browser as the pages need it, and what its parts say. Nothing of it is trusted:
 * what is no UTF-8, holds a NUL or is written in too many fields is refused where it is read.
 */
#ifndef NOWNEXT_DESK_PAGE_REQUEST_H
#define NOWNEXT_DESK_PAGE_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Limits of a request: bytes of its target and of its body, and fields of a form. */
#define REQUEST_MOST_TARGET_BYTES 4096
#define REQUEST_MOST_BODY_BYTES 16384
#define REQUEST_MOST_FIELDS 48

enum request_method { REQUEST_GET, REQUEST_HEAD, REQUEST_POST, REQUEST_OTHER };

struct request_field {
    const char *name, *value;
};

struct request {
    enum request_method method;
    const char *target; /* as sent: "/room/a%20b?s=1" */
    const char *body;   /* of a form; "" without one */
    const char *host, *origin, *site,
        *cookies;        /* headers Host, Origin, Sec-Fetch-Site, Cookie; "" if not sent */
    const char *address; /* of the other end: "192.0.2.7", "2001:db8::7" */
    int64_t steady_ms;   /* by a clock that is never set */
    /* By request_read. */
    uint32_t part_count; /* of the path, decoded: "room", "a b" */
    const char *parts[4];
    uint32_t field_count; /* of the query, or of the body of a POST */
    struct request_field fields[REQUEST_MOST_FIELDS];
};

/* Takes target and body apart, into the arena. False where they are no such thing, or have too much. */
bool request_read(struct request *request, struct arena *arena);

/* The first field of this name; "" where there is none. */
const char *request_field(const struct request *request, const char *name);

/* The number that a field is, at most 9 digits with a sign at most before them; `otherwise` where it is none.
 */
int request_number(const struct request *request, const char *name, int otherwise);

/* The values of all cookies of this name, at most `most`, in the arena; gives how many. */
uint32_t request_cookies(const struct request *request, const char *name, uint32_t most, struct arena *arena,
                         const char **ret);

/* Whether a Host header can be one of this desk's: an address (which no other site can pretend to be by its
 * name, so no page elsewhere can make a browser believe that it is of the same site), "localhost", or the
 * host of `url` ("" for none). */
bool request_host_is_ours(const char *host, const char *url);

/* The host of a URL with its port, as a Host header has it; "" where it is no http(s) URL. In the arena. */
const char *url_host(const char *url, struct arena *arena);

/* Adds a text as a part of a path or a value of a query: all but letters, digits and -._~ as %XX. */
void url_add(struct str_builder *out, const char *text);

/* Where somebody is told to be from, for limits: an IPv6 address counts by its first 64 bits. */
uint64_t address_key(const char *address);

/* Whether it is of another site's form: a browser says where a form is from, unless it was told not to. */
bool request_is_foreign(const struct request *request, struct arena *arena);

#endif

/*
 * fetch: documents by HTTP, HTTPS or from a file, by libcurl, several at a time, none of them ever waited
 * for. The only file that knows libcurl.
 *
 * One fetcher has the connections, and keeps them open between polls: a poll that finds nothing then costs
 * some hundred bytes. What comes is bounded in size and time. Redirects are followed, five at most, and never
 * from https to anything else.
 */
#ifndef NOWNEXT_AGENT_FETCH_H
#define NOWNEXT_AGENT_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feed/source.h"
#include "program/instant.h"

#define FETCH_LIMIT_BYTES ((size_t)16 << 20)
#define FETCH_TIMEOUT_MS 30000
#define FETCH_MOST_REDIRECTS 5

enum { FETCH_TAG_SIZE = 256, FETCH_TEXT_SIZE = 256 };

/* How a certificate's dates are judged: by the clock; not at all, so that a board without a clock can learn
 * the time (all else is verified); or at a given time, which the server itself has told before. */
enum fetch_dates { FETCH_DATES_BY_CLOCK, FETCH_DATES_NOT, FETCH_DATES_AT };

struct fetch_request {
    const char *url;
    const char *etag, *modified; /* of the version that is held, as the server said them; "" or NULL: none */
    const char *ca_file;         /* "" or NULL: the system's authorities */
    const char *proxy;           /* "" or NULL: as the environment says (https_proxy) */
    size_t limit;                /* bytes; 0: FETCH_LIMIT_BYTES */
    int64_t timeout_ms;          /* 0: FETCH_TIMEOUT_MS */
    enum fetch_dates dates;
    struct instant at; /* DATES_AT */
    bool head_only;    /* for the time alone: no body is fetched */
};

struct fetch_answer {
    enum source_outcome outcome; /* TAKEN: here are bytes, nobody has looked at them; SAME: the server says
                                    so; never HELD_OFF or NOT_READ */
    long status;                 /* of HTTP; 0: none */
    char text[FETCH_TEXT_SIZE];  /* what is wrong, for people; "" */
    char etag[FETCH_TAG_SIZE], modified[FETCH_TAG_SIZE];
    int64_t retry_after_ms; /* 0: not said */
    struct instant date;    /* of the server; INSTANT_NONE: not said */
    bool is_secure;         /* by TLS, to the end */
    const char *bytes;      /* the fetcher's, until the callback returns; NULL without a body */
    size_t size;
    int64_t transferred; /* bytes of headers and body that came */
};

struct fetcher;
struct fetch;

/* NULL where there is no memory. */
struct fetcher *fetcher_new(void);
/* What still runs is given up without a word. */
void fetcher_free(struct fetcher *fetcher);

/* Asks. `done` is called once, from fetcher_step, with what came; the fetch is gone then. The request's texts
 * are copied. NULL where there is no memory; then `done` is never called. */
typedef void fetch_done(void *of, const struct fetch_answer *answer);
struct fetch *fetch_start(struct fetcher *fetcher, const struct fetch_request *request, fetch_done *done,
                          void *of);
/* Gives it up: `done` is not called. Not from within its own `done`. */
void fetch_cancel(struct fetch *fetch);

/* Does what can be done now, without waiting. */
void fetcher_step(struct fetcher *fetcher);

/* Waits until something comes of the fetches, or of these descriptors (for reading, or for writing too), or
 * until the time is over. */
struct fetch_wait {
    int fd;
    bool for_writing;
};
void fetcher_wait(struct fetcher *fetcher, const struct fetch_wait *also, unsigned count, int64_t timeout_ms);

#endif

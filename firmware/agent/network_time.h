/*
 * network_time: the time from a server that is verified, for boards without a clock that anybody vouches for
 * (day.md 6, "Time without NTP").
 *
 * A certificate can't be verified without the time, nor the time without a certificate. So a server is asked
 * twice: first with the dates of its certificate alone left out of account, for the time that it says; then
 * with the whole chain verified at that time. It counts if it is not before a time that has certainly been.
 * By it certificates are verified from then on, and the display is told: UTC and the clock since the start of
 * the system at one moment, both in milliseconds, in a file.
 */
#ifndef NOWNEXT_AGENT_NETWORK_TIME_H
#define NOWNEXT_AGENT_NETWORK_TIME_H

#include "agent/fetch.h"

#define NETWORK_TIME_FILE "time"
#define NETWORK_TIME_RETRY_MS (60 * MS_PER_SECOND)

enum network_time_state {
    NETWORK_TIME_WANTED,
    NETWORK_TIME_ASKED,
    NETWORK_TIME_VERIFIED,
    NETWORK_TIME_KNOWN
};

/* Zero-initialise. */
struct network_time {
    enum network_time_state state;
    struct fetch *fetch;
    int64_t due_ms;      /* when it is asked for (again), by the steady clock */
    struct instant said; /* by the server, at said_ms of the steady clock */
    int64_t said_ms;
    unsigned failures;          /* in a row: another address is asked then, where there is one */
    bool is_answered;           /* the answer is in `said`, or there is none */
    char text[FETCH_TEXT_SIZE]; /* why there is none yet; "" */
};

struct network_time_request {
    struct fetcher *fetcher;
    const char *url; /* an address of https; NULL: there is none, and nothing is done */
    const char *ca_file;
    const char *run;      /* the folder in RAM */
    struct instant floor; /* a time that has certainly been; INSTANT_NONE: none is known */
};

/* Does what is due. */
void network_time_step(struct network_time *time, const struct network_time_request *request,
                       int64_t steady_ms);
void network_time_finish(struct network_time *time);

bool network_time_is_known(const struct network_time *time);
/* UTC by what is known. */
struct instant network_time_at(const struct network_time *time, int64_t steady_ms);
/* When the next step is due; INT64_MAX: when the answer is there, or never. */
int64_t network_time_due(const struct network_time *time, const struct network_time_request *request);

#endif

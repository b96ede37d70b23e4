/*
 * trust: what the time is worth. Boards of this class have no battery clock: after a power cut they come up
 * with a time that is wrong, and yesterday's program is worse than none (behaviour.md, "Station",
 * CLOCK_UNTRUSTED). Pure.
 */
#ifndef NOWNEXT_STATION_TRUST_H
#define NOWNEXT_STATION_TRUST_H

#include "program/program.h"
#include "station/station.h"

/* What is known of the system's clock. */
struct clock_facts {
    bool is_synchronised;   /* by NTP */
    bool is_set;            /* by an operator, since the board was started */
    struct instant network; /* UTC by a server that nownext-agent has verified; INSTANT_NONE: there is none */
    struct instant rtc;     /* the battery clock that it was set from; INSTANT_NONE: there is none */
    struct instant
        last_known; /* a time that has been, from before the board was started; INSTANT_NONE: none known */
    int64_t since_start_ms; /* how long ago this process began to know it, by a clock that is never set */
};

struct clock_trust {
    enum station_clock clock;
    int64_t ahead_ms; /* by how much the time is later than the system's; below 0: earlier */
};

/* Trusted: NTP, an operator, the network's time where it is not before the program's `published`, or a
 * battery clock that is later than the program's `published` (without one: than a year before its first
 * session). Unverified: none of these, but the last known time is within the event; it has gone on since, and
 * a system's clock that is behind it is too early. Else untrusted. `program` may be NULL. */
struct clock_trust trust_clock(const struct clock_facts *facts, const struct program *program,
                               struct instant system);

#endif

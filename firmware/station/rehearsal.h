/*
 * rehearsal: all displays of a venue show another moment, from one instant until another, and go on from
 * there (day.md 2): so that whoever hangs them up sees on Tuesday what Friday looks like. It is marked on
 * each screen; an emergency cuts through. Pure.
 */
#ifndef NOWNEXT_STATION_REHEARSAL_H
#define NOWNEXT_STATION_REHEARSAL_H

#include "changes/live.h"

struct rehearsal_state {
    bool is_on;
    struct instant shown; /* what `now` is to be; `now` itself where it is not on */
    int64_t ahead_ms;     /* shown - now */
    struct instant until; /* by the clock: when it ends or begins; INSTANT_NEVER */
};

/* What of a rehearsal (NULL: none) holds at `now`, by the clock. */
void rehearsal_of(const struct live_rehearsal *rehearsal, struct instant now, struct rehearsal_state *ret);
/* The same of the live data's (`live` may be NULL). */
void rehearsal_at(const struct live *live, struct instant now, struct rehearsal_state *ret);

#endif

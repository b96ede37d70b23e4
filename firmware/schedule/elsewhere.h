/*
 * elsewhere: what the event does in other rooms, once a room has had its last session. A pure function of its
 * arguments; behaviour.md's row EVENT_OVER.
 */
#ifndef NOWNEXT_SCHEDULE_ELSEWHERE_H
#define NOWNEXT_SCHEDULE_ELSEWHERE_H

#include "base/arena.h"
#include "program/program.h"

struct elsewhere {
    bool goes_on; /* something is on or comes, in any room or in none */
    /* The rooms in which something is on or comes this conference day, in the program's order; where there
     * are none, those of the first later day with any. In the arena. */
    uint32_t count;
    const uint32_t *rooms;
    struct instant first; /* the first start of that later day; INSTANT_NONE: today */
    struct instant until; /* all of this holds until then; INSTANT_NEVER */
};

/* What goes on in other rooms than `room` (PROGRAM_NONE: in all) at `now`. Rooms that are combined of `room`,
 * or that it is combined of, count as `room`. O(number of sessions). */
void elsewhere_at(const struct program *program, uint32_t room, struct instant now, struct arena *arena,
                  struct elsewhere *ret);

/* Whether any session of the event has started, cancelled ones and breaks left out. */
bool event_has_begun(const struct program *program, struct instant now);

#endif

/*
 * strips: what a door says in a strip under what it shows, one after the other: further news of the session
 * it shows, what has happened to others of the room, and notices. A pure function of a room's state.
 *
 * There is one strip at a time; where there are more, they take turns every 10 s of UTC, in this order: what
 * is to be done where the room is full, the way to where a session has gone, why it does not take place or is
 * late, what does not take place at another time, notices.
 */
#ifndef NOWNEXT_SCHEDULE_STRIPS_H
#define NOWNEXT_SCHEDULE_STRIPS_H

#include "station/config.h"
#include "schedule/exception.h"
#include "schedule/notices.h"

#define STRIPS_TURN_MS 10000

enum strip_kind {
    STRIP_OF_FULL,   /* the overflow room, or else where something is on; or that it is full, where the band
                        does not say it */
    STRIP_OF_WAY,    /* directions to where the session of the band has gone */
    STRIP_OF_REASON, /* of the session of the band */
    STRIP_OF_TOMBSTONE, /* of another slot */
    STRIP_OF_NOTICE,
    STRIP_OF_COUNT
};
const char *strip_kind_name(enum strip_kind kind); /* "full", "way", ... */

struct strip {
    enum strip_kind kind;
    struct slot slot;    /* whose; none of NOTICE: session PROGRAM_NONE */
    uint32_t notice;     /* NOTICE: of the live data's */
    uint32_t room;       /* FULL: for the overflow, WAY: where it has gone; or PROGRAM_NONE */
    uint32_t room_count; /* FULL without one: where something is on now, in the program's order */
    const uint32_t *rooms;
};

struct strip_list {
    uint32_t count;
    const struct strip *strips; /* in the arena */
    uint32_t turn;              /* whose turn it is */
    struct instant until;       /* the list holds until then; INSTANT_NEVER */
    struct instant turn_until;  /* the turn; INSTANT_NEVER where there are none or one */
};

/* The strips of a room at its state's moment. `config` (ways to rooms) and `notices` may be NULL. */
void strips_of(const struct program *program, const struct display_config *config,
               const struct room_state *state, const struct notice_list *notices, struct arena *arena,
               struct strip_list *ret);

#endif

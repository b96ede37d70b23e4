/*
 * exception: what has happened on the day to what a room has now or next, where its door says that before all
 * else. A pure function of a room's state; the precedence on one session is cancelled, moved, full, late.
 *
 * - A session that is cancelled or has gone elsewhere counts while the room has nothing on, a drop-in
 * included, and nothing comes before the time at which it was to be here. What follows it at that very time
 * stands in for it.
 * - Full counts while the session is on and not about to end; of a drop-in where nothing comes any more.
 * - Late counts for the first of what is next: by minutes, until nobody knows when, or by a new time in the
 * same room.
 */
#ifndef NOWNEXT_SCHEDULE_EXCEPTION_H
#define NOWNEXT_SCHEDULE_EXCEPTION_H

#include "schedule/room_state.h"

enum exception_kind {
    EXCEPTION_NONE,
    EXCEPTION_CANCELLED,
    EXCEPTION_MOVED, /* to another room, or to a time that is not next here */
    EXCEPTION_FULL,
    EXCEPTION_DELAYED,
    EXCEPTION_KIND_COUNT
};
const char *exception_kind_name(enum exception_kind kind); /* "none", "cancelled", ... */

struct exception {
    enum exception_kind kind;
    struct slot slot; /* of the session: CANCELLED and MOVED where it was to be here */
};

struct exception exception_of(const struct program *program, const struct room_state *state);

/* The room that a session is in now and that is not `room`; PROGRAM_NONE where it is in no other. */
uint32_t exception_other_room(const struct program *program, uint32_t session, uint32_t room);

#endif

/*
 * hallway: which rooms a display is about, which of them have more today, and how the event stands for them
 * (behaviour.md, "Hallway"). What comes soon is schedule/soon.h. Pure.
 */
#ifndef NOWNEXT_SCHEDULE_HALLWAY_H
#define NOWNEXT_SCHEDULE_HALLWAY_H

#include "schedule/room_state.h"

/* The rooms that a display is about, in its configuration's order, else the program's. Names that the program
 * does not have are left out; *ret_unknown (may be NULL) gets the first of them or NULL. */
struct room_scope {
    uint32_t count;
    const uint32_t *rooms;
    bool all; /* the configuration names none: room-less sessions are shown too */
};
void room_scope_of(const struct program *program, const struct display_config *config, struct arena *arena,
                   struct room_scope *ret, const char **ret_unknown);

/* Whether anything of the room, a cancelled slot included, is on or comes before `today`, the conference day
 * of `now`, ends. */
bool room_has_more_today(const struct program *program, uint32_t room, struct instant now,
                         const struct day *today);

/* The event as a whole: is it before, between days, on, or over, for the rooms in scope; and the first start
 * to come. */
enum event_moment { MOMENT_BEFORE, MOMENT_ON, MOMENT_BETWEEN, MOMENT_AFTER, MOMENT_NO_SESSIONS };
struct event_state {
    enum event_moment moment; /* ON: something is on or comes today in a room in scope, or in none */
    struct slot_list
        first;            /* BEFORE, BETWEEN: all sessions with the first start to come, ties in room order */
    struct instant until; /* moment and first hold in [now, until) */
};
/* The moment alone. */
enum event_moment hallway_event_moment(const struct program *program, const struct room_scope *scope,
                                       struct instant now);
void hallway_event_state(const struct program *program, const struct room_scope *scope, struct instant now,
                         struct arena *arena, struct event_state *ret);

#endif

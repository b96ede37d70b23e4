/*
 * hallway: the selections that a hallway display shows (behaviour.md, "Hallway"). Pure.
 *
 * What comes soon looks ahead over one further day that has sessions, and counts towards its number only
 * what is still to come: one that is late, by nobody knows how much, is.
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

/* Whether anything of the room, a cancelled slot included, is on or comes before its conference day ends. */
bool room_has_more_today(const struct program *program, uint32_t room, struct instant now);

enum soon_day { SOON_TODAY, SOON_TOMORROW, SOON_LATER };
struct soon_entry {
    struct slot slot;
    uint32_t room; /* the first of its rooms that is in scope; PROGRAM_NONE for a session without one */
    bool running;
    bool cancelled;    /* listed as such, in its place by start */
    bool waiting;      /* late, by nobody knows how much: before those to come while it would be on */
    enum soon_day day; /* of its start, seen from now's conference day */
};
struct soon_list {
    uint32_t count;
    const struct soon_entry *entries;
    uint32_t left_out;    /* chosen, but past `rows` */
    struct instant until; /* the list holds in [now, until) */
};

/* The `soon` page for a screen of `rows` rows. */
void hallway_soon(const struct program *program, const struct thresholds *thresholds,
                  const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
                  struct soon_list *ret);

/* The event as a whole: is it before, between days, on, or over, for the rooms in scope; and the first start
 * to come. */
enum event_moment { MOMENT_BEFORE, MOMENT_ON, MOMENT_BETWEEN, MOMENT_AFTER, MOMENT_NO_SESSIONS };
struct event_state {
    enum event_moment moment; /* ON: something is on or comes today in a room in scope, or in none */
    struct slot_list
        first; /* BEFORE, BETWEEN: all sessions with the first start to come, ties in room order */
    struct instant until;
};
void hallway_event_state(const struct program *program, const struct thresholds *thresholds,
                         const struct room_scope *scope, struct instant now, struct arena *arena,
                         struct event_state *ret);

#endif

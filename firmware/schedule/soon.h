/*
 * soon: what is on and what comes next in all rooms of a hallway, as one list (behaviour.md, "Hallway").
 * Pure.
 *
 * It looks ahead over one further day that has sessions, and counts towards its number only what is still to
 * come: one that is late, by nobody knows how much, is.
 */
#ifndef NOWNEXT_SCHEDULE_SOON_H
#define NOWNEXT_SCHEDULE_SOON_H

#include "schedule/hallway.h"

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

/* The `soon` page at a moment, for a screen of `rows` rows; `until` is the moment itself. */
void soon_at(const struct program *program, const struct thresholds *thresholds,
             const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
             struct soon_list *ret);

/* The same, and until when it holds. */
void soon_make(const struct program *program, const struct thresholds *thresholds,
               const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
               struct soon_list *ret);

/* All with this start, those that wait for it included, ties in room order; cancelled ones are not. */
struct slot_list soon_starting_at(const struct program *program, const struct room_scope *scope,
                                  struct instant start, struct arena *arena);

#endif

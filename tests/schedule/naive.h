/*
 * naive.h: the room state a second time, straight from behaviour.md and by looking at every session: what the
 * real one is held against. It shares no code with firmware/schedule, and does not look at the program's
 * indexes.
 *
 * Where behaviour.md leaves room, this reads it so:
 *
 * - While DAY_OVER or EVENT_OVER wait for a cancelled slot that began or begins on this conference day and
 * isn't over, the phase is BREAK. With only cancelled sessions left on later days it is DAY_OVER.
 * - What waits for its start, nobody knows how long, counts by the time at which it would be on; while it
 * would be, it comes first in `next`, without a countdown, and gives BREAK where nothing else is on.
 * - A cancelled session counts for nothing else: a room that has no other is EMPTY.
 * - `block` is the nearest running block around the session that phase and minutes come from. If there is
 * none such (only drop-ins run, or nothing): around the first drop-in, else the running explicit break, else
 * next[0], if that block starts with it or runs then. A block that is itself in `now` frames nothing.
 * - Parts that are not breaks take their block, at any depth, out of `next` where they start with it or run
 * when it starts; what is next then is the first start of the rest. Running parts, breaks too, take it out of
 * `now`. Cancelled parts take nothing out.
 * - Drop-ins and what is longer than 12 h come last in `now`, among themselves by the same keys.
 * - Phase and minutes come from the first of `now` that is not a drop-in.
 * - A session of no length counts as having started from its instant on. So do drop-ins and blocks.
 * - Limits are included: SOON holds at exactly 10 min, ENDING at exactly 5 min and a quarter, a start in
 * exactly 120 min counts.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_NAIVE_H
#define NOWNEXT_TESTS_SCHEDULE_NAIVE_H

#include "program/program.h"
#include "schedule/room_state.h"

#define NAIVE_MOST 128 /* in one list; the test ends where that is too few */

struct naive_list {
    uint32_t count;
    uint32_t sessions[NAIVE_MOST];
};

/* The sessions of one room, gathered once. Owner: the caller, who calls naive_room_finish. */
struct naive_room {
    const struct program *program;
    uint32_t room;
    uint32_t session_count, break_count, waiting_count, tombstone_count;
    uint32_t *sessions, *breaks, *waiting; /* in program order */
    struct instant *start, *end;           /* of each session, in this room */
    struct slot *tombstones;
    struct day day; /* the last one asked for */
};
void naive_room_init(struct naive_room *naive, const struct program *program, uint32_t room);
void naive_room_finish(struct naive_room *naive);

struct naive_state {
    enum room_phase phase;
    bool had_today;
    uint32_t block;
    struct naive_list now, breaks, next, later, tombstones;
    struct slot tomb_slots[NAIVE_MOST];
    struct instant breaks_start[NAIVE_MOST];
    bool waits;                        /* one is late that would be on */
    int minutes_left, minutes_to_next; /* -1: none */
};
void naive_state_at(struct naive_room *naive, const struct thresholds *thresholds, struct instant now,
                    struct naive_state *ret);

/* NULL where they agree, else the name of the first thing in which they differ. */
const char *naive_difference(const struct naive_state *naive, const struct room_state *state);

/* Prints both. */
void naive_print(const struct naive_room *naive, const struct naive_state *expected,
                 const struct room_state *state);

#endif

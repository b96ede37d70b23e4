/*
 * walk.h: the promises of `until` and `tick_until`, and the agreement with naive.h, held against a program
 * from before its first session to after its last.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_WALK_H
#define NOWNEXT_TESTS_SCHEDULE_WALK_H

#include "schedule/naive.h"
#include "schedule/naive_fold.h"
#include "schedule/random.h"

struct walk {
    const struct program *program;
    const struct thresholds *thresholds;
    struct naive_room naive;
    uint32_t room;
    struct arena arenas[3]; /* of the state walked from, of one between, and of those that its ticks are
                               compared with */
    unsigned states;        /* walked through */
    unsigned reasons[REASON_COUNT]; /* how often each was met */
    unsigned told;                  /* findings printed; the rest are only counted */
};

static inline void walk_init(struct walk *walk, const struct program *program,
                             const struct thresholds *thresholds, uint32_t room)
{
    memset(walk, 0, sizeof *walk);
    walk->program = program;
    walk->thresholds = thresholds;
    walk->room = room;
    naive_room_init(&walk->naive, program, room);
    for (int i = 0; i < 3; i++)
        arena_init(&walk->arenas[i], malloc, free);
}

/* Over a folded program: what the second fold has made of the room is what it is held against. */
static inline void walk_init_folded(struct walk *walk, const struct program *program,
                                    const struct naive_fold *fold, const struct thresholds *thresholds,
                                    uint32_t room)
{
    walk_init(walk, program, thresholds, room);
    naive_room_finish(&walk->naive);
    naive_fold_room(fold, program, room, &walk->naive);
}

static inline void walk_finish(struct walk *walk)
{
    naive_room_finish(&walk->naive);
    for (int i = 0; i < 3; i++)
        arena_finish(&walk->arenas[i]);
}

static inline struct room_state walk_state(struct walk *walk, int arena, struct instant at)
{
    struct room_state state;
    arena_reset(&walk->arenas[arena]);
    room_state_at(walk->program, walk->thresholds, walk->room, at, &walk->arenas[arena], &state);
    return state;
}

static inline const char *walk_time(const struct walk *walk, struct instant at, char buffer[40])
{
    if (at.ms == INSTANT_NEVER.ms)
        return "never";
    instant_format(at, zone_offset_at(&walk->program->zone, at), buffer);
    return buffer;
}

/* Counts a check, and tells what failed at which instants. */
static inline bool walk_check(struct walk *walk, bool ok, const char *what, const struct room_state *state,
                              struct instant other)
{
    check_count++;
    if (ok)
        return true;
    check_failures++;
    if (walk->told++ < 3) {
        char buffers[4][40];
        printf("%s: room %s at %s: %s (%s; until %s, tick_until %s)\n", check_label,
               label_text(walk->program->rooms[walk->room].name, ""), walk_time(walk, state->at, buffers[0]),
               what, walk_time(walk, other, buffers[1]), walk_time(walk, state->until, buffers[2]),
               walk_time(walk, state->tick_until, buffers[3]));
    }
    return false;
}

static inline bool walk_check_naive(struct walk *walk, const struct room_state *state)
{
    struct naive_state expected;
    naive_state_at(&walk->naive, walk->thresholds, state->at, &expected);
    const char *difference = naive_difference(&expected, state);
    check_count++;
    if (!difference)
        return true;
    check_failures++;
    if (walk->told++ < 3) {
        printf("%s: the naive one differs in %s\n", check_label, difference);
        naive_print(&walk->naive, &expected, state);
    }
    return false;
}

static inline int64_t walk_wall_minute(const struct walk *walk, struct instant at)
{
    int64_t local_ms = at.ms + zone_offset_at(&walk->program->zone, at) * MS_PER_SECOND;
    return local_ms >= 0 ? local_ms / MS_PER_MINUTE : -((-local_ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE);
}

/* All that tick_until promises: minutes, wall clock, and the state itself. */
static inline bool walk_same_tick(const struct walk *walk, const struct room_state *a,
                                  const struct room_state *b)
{
    return a->minutes_left == b->minutes_left && a->minutes_to_next == b->minutes_to_next &&
           walk_wall_minute(walk, a->at) == walk_wall_minute(walk, b->at) && room_state_same(a, b);
}

static inline void walk_check_tick(struct walk *walk, const struct room_state *state)
{
    struct instant tick = state->tick_until;
    if (!walk_check(walk, tick.ms > state->at.ms && tick.ms <= state->until.ms && tick.ms != INSTANT_NEVER.ms,
                    "tick_until is in (at, until], and comes", state, tick))
        return;
    struct room_state other = walk_state(walk, 2, (struct instant){tick.ms - 1});
    walk_check(walk, walk_same_tick(walk, state, &other), "nothing ticks before tick_until", state, other.at);
    other = walk_state(walk, 2, (struct instant){random_between(state->at.ms, tick.ms)});
    walk_check(walk, walk_same_tick(walk, state, &other), "nothing ticks between", state, other.at);
    other = walk_state(walk, 2, tick);
    walk_check(walk, !walk_same_tick(walk, state, &other), "something ticks at tick_until", state, other.at);
}

/* Walks from one `until` to the next, from two days before the first session to the end. */
static inline void walk_until(struct walk *walk)
{
    struct instant first = walk->program->first;
    struct instant at = {instant_is_set(first) ? first.ms - 2 * MS_PER_DAY : 0};
    struct instant last = {instant_is_set(first) ? walk->program->last.ms : 0};
    unsigned steps = 0;
    for (;;) {
        struct room_state state = walk_state(walk, 0, at);
        walk_check_naive(walk, &state);
        walk_check_tick(walk, &state);
        if (!walk_check(walk, state.until.ms > at.ms, "until is after now", &state, at) || ++steps > 100000)
            break;
        bool ends = state.until.ms == INSTANT_NEVER.ms;
        struct instant until =
            ends ? (struct instant){instant_max(last, at).ms + 400 * MS_PER_DAY} : state.until;
        for (int i = 0; i < 4; i++) {
            /* The last instant, the next one, and two at random. */
            struct instant between = {i == 0   ? until.ms - 1
                                      : i == 1 ? at.ms + (until.ms > at.ms + 1)
                                               : random_between(at.ms, until.ms)};
            struct room_state other = walk_state(walk, 1, between);
            walk_check(walk, room_state_same(&state, &other), "nothing changes before until", &state,
                       between);
            walk_check(walk, ends || other.until.ms == until.ms, "until is one instant all the while", &state,
                       between);
            walk_check_naive(walk, &other);
            walk_check_tick(walk, &other);
        }
        walk->states++;
        walk->reasons[state.reason]++;
        if (ends)
            break;
        struct room_state other = walk_state(walk, 1, until);
        walk_check(walk, !room_state_same(&state, &other), "something changes at until", &state, until);
        at = until;
    }
    walk_check(walk, steps <= 100000, "the walk ends", &(struct room_state){.at = at}, at);
}

#endif

/*
 * slots: what the files of this room share: lists of slots, blocks around them, boundaries in time.
 * Private to this room.
 */
#ifndef NOWNEXT_SCHEDULE_SLOTS_H
#define NOWNEXT_SCHEDULE_SLOTS_H

#include "base/arena.h"
#include "program/program.h"
#include "station/config.h"
#include "schedule/room_state.h"

/* A list that grows while it is gathered. Zero-initialise and set `arena`. */
struct gathering {
    struct arena *arena;
    struct slot *slots;
    uint32_t count, capacity;
};
void gathering_add(struct gathering *gathering, struct slot slot);
/* For index_running: adds the slot to the gathering that `user` is. */
bool gathering_found(void *user, const struct slot *slot);
struct slot_list gathering_list(const struct gathering *gathering);

/* What is on in an index at an instant, in the index's order. */
struct slot_list slots_running(const struct slot_index *index, struct instant at, struct arena *arena);

/* The slot of `session` in the list, or NULL. */
const struct slot *slots_find(struct slot_list list, uint32_t session);

/* Which sessions have a part, at any depth, among the slots of an index at an instant: found out once for all
 * that are asked one after the other, since a hostile file has as many blocks as parts. Zero-initialise and
 * set `program` and `arena`; the rest is slots.c's. */
struct blocks {
    const struct program *program;
    struct arena *arena;
    const struct slot_index *index;
    struct instant at;
    bool starts;
    uint32_t *bits; /* of each session; NULL: nothing was asked yet */
};

/* Whether a part of `block` is on in the index at an instant. */
bool blocks_part_is_on(struct blocks *blocks, const struct slot_index *index, uint32_t block,
                       struct instant at);

/* Whether `block` leaves its start to a part of it in the index: one that starts with it, or is on then. */
bool blocks_part_is_at_start(struct blocks *blocks, const struct slot_index *index, const struct slot *block);

/* The nearest block of `session` that is in the list, or NULL. */
const struct slot *slots_block_of(const struct program *program, struct slot_list list, uint32_t session);

bool slots_same(struct slot_list a, struct slot_list b);

/* When a slot starts to read ENDING: at most 5 min and at most a quarter of its length left. */
struct instant slot_ending(const struct thresholds *thresholds, const struct slot *slot);
bool slot_is_ending(const struct thresholds *thresholds, const struct slot *slot, struct instant now);

/* The next full minute of the event's wall clock. */
struct instant slots_next_minute(const struct program *program, struct instant now);

/* Keeps the earlier of *earliest and `ms`, if that is after `now`. */
void keep_earlier(struct instant *earliest, struct instant now, int64_t ms);
/* The first start after `now` and the first end of what has started: where lists can change. */
void keep_boundaries(struct instant *earliest, const struct slot_index *index, struct instant now);

#endif

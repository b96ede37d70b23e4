/*
 * index: slots sorted for questions about a moment.
 */
#ifndef NOWNEXT_PROGRAM_INDEX_H
#define NOWNEXT_PROGRAM_INDEX_H

#include "base/arena.h"
#include "program/program.h"

/* The order of an index: by start, then end, then program order. Here, since it is asked for each slot. */
static inline bool index_is_before(const struct slot *a, const struct slot *b)
{
    if (a->start.ms != b->start.ms)
        return a->start.ms < b->start.ms;
    if (a->end.ms != b->end.ms)
        return a->end.ms < b->end.ms;
    return a->session < b->session;
}

/* That order of two struct slot, for base/sort.h. `user` is not looked at. */
int index_compare(const void *a, const void *b, void *user);

/* Sorts `slots` in place and builds the index over them; both stay in the arena. */
struct slot_index index_build(struct slot *slots, uint32_t count, struct arena *arena);

/* The same over slots that are in this order already. */
struct slot_index index_build_sorted(const struct slot *slots, uint32_t count, struct arena *arena);

/* index_after for a moment from the first start on, before the last one. */
uint32_t index_search_after(const struct slot_index *index, struct instant at);

/* The position of the first slot with start > at (count if none). O(log n); outside of the slots' starts,
 * where most lists of the day's changes are at most moments, no search. */
static inline uint32_t index_after(const struct slot_index *index, struct instant at)
{
    if (index->count == 0 || index->slots[0].start.ms > at.ms)
        return 0;
    if (index->slots[index->count - 1].start.ms <= at.ms)
        return index->count;
    return index_search_after(index, at);
}

/* The start of the slot at a position; INSTANT_NEVER behind the last one. */
static inline struct instant index_start_at(const struct slot_index *index, uint32_t at)
{
    return at < index->count ? index->slots[at].start : INSTANT_NEVER;
}

/* The first start > at; INSTANT_NEVER if none. O(log n). */
static inline struct instant index_next_start(const struct slot_index *index, struct instant at)
{
    return index_start_at(index, index_after(index, at));
}

/* Whether nothing of it is on at a moment: none has started, or all are over. False: something may be. */
static inline bool index_is_still(const struct slot_index *index, struct instant at)
{
    return index->count == 0 || index->slots[0].start.ms > at.ms ||
           index->greatest_end[index->count / 2].ms <= at.ms;
}

/* Calls `found` for each slot with start <= at < end, in the index's order; stops when it gives false.
 * O(log n) for each one found. Zero-length slots are never found. */
void index_running(const struct slot_index *index, struct instant at,
                   bool (*found)(void *user, const struct slot *slot), void *user);

/* Whether any slot starts in [from, to). O(log n). */
bool index_starts_within(const struct slot_index *index, struct instant from, struct instant to);

/* The earliest end that is > at among slots with start <= at; INSTANT_NEVER if none. */
struct instant index_next_end(const struct slot_index *index, struct instant at);

#endif

/*
 * day_facts: what a room's lists and its conference day are at a moment: what is on, what comes next, what
 * has been and what is to come of the day. Kept from one moment to a later one, so that what holds still is
 * not asked for again. Private to this room.
 */
#ifndef NOWNEXT_SCHEDULE_DAY_FACTS_H
#define NOWNEXT_SCHEDULE_DAY_FACTS_H

#include "base/arena.h"
#include "program/index.h"
#include "schedule/room_state.h"

/* All that is asked of a list at a moment is in two searches: what is on, and the position of the first that
 * starts later. */
struct around {
    const struct slot_index *index;
    struct slot_list on;
    uint32_t next;
    struct instant until; /* its next start, or its next end: until then nothing of this is another */
};

/* What the phases ask of a room and its day at a moment; kept from one moment to a later one. */
struct day_facts {
    struct around sessions, breaks, tombstones, waiting;
    struct day day;
    bool started_today, comes_today, started_ever, comes_later;
    bool ran_into_today; /* one that started the day before ended today */
    bool empty_today;    /* a tombstone of today, or one that runs, is not over */
    bool empty_later;
    /* What the room's state adds at each moment, for its phase and its next boundary. */
    bool waits;            /* one is late that would be on */
    uint32_t hidden;       /* the position of the first tombstone that is not told of yet */
    struct instant coming; /* the start of what comes next; INSTANT_NEVER */
};

/* Of a room at no moment yet. */
struct day_facts day_facts_of(const struct room *room);

/* Brings them up to a moment, which is no earlier than the one before. Lists are in the arena. */
void day_facts_update(struct day_facts *facts, const struct program *program, struct instant now,
                      struct arena *arena);

#endif

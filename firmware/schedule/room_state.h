/*
 * room_state: what is on, and what is next, in one room at one moment. A pure function of its arguments; the
 * rules are behaviour.md's, "Room state".
 *
 * What has happened on the day is in the program already (changes/fold.h): its slots are where sessions are
 * now, its tombstones where they are not any more. One that is late by nobody knows how much is the first of
 * `next` while it would be on, without a countdown; before that it has its place by that time, after others
 * that start with it, and no countdown either. Facts of the day count it by that time.
 *
 * DAY_OVER and EVENT_OVER wait for the end of the day's last tombstone; until then it is BREAK, with
 * the reason `cancelled-slot`, or `moved-slot` where none of them is of a cancelled session. If only
 * tombstones are left on later days, the phase between is DAY_OVER.
 *
 * Phase and minutes come from the first of now that is no drop-in. The block is the nearest that runs
 * around the session that the phase comes from; if nothing or only drop-ins run, the one around the break
 * that is on; else the one around the first of next, if it starts with it or runs then. Breaks at a
 * block's start do not keep the block out of next; other parts that run at its start do. A block that its
 * first part starts together with is left out of what comes later.
 */
#ifndef NOWNEXT_SCHEDULE_ROOM_STATE_H
#define NOWNEXT_SCHEDULE_ROOM_STATE_H

#include "base/arena.h"
#include "program/program.h"
#include "station/config.h"

enum room_phase {
    PHASE_ENDING,
    PHASE_ON,
    PHASE_SOON,
    PHASE_BREAK,
    PHASE_BEFORE_DAY,
    PHASE_DAY_OVER,
    PHASE_BEFORE_EVENT,
    PHASE_EVENT_OVER,
    PHASE_EMPTY,
    PHASE_COUNT
};
const char *room_phase_name(enum room_phase phase); /* "ENDING", ... */

/* Why this phase: the rule that held. */
enum room_reason {
    REASON_ENDING,         /* at most 5 min and a quarter of its length are left */
    REASON_ON,             /* a session is on */
    REASON_SOON,           /* the next starts within 10 min */
    REASON_BREAK,          /* an explicit break is on */
    REASON_GAP,            /* one has started today, another comes today */
    REASON_CANCELLED_SLOT, /* nothing comes any more, but a cancelled session's slot is not over */
    REASON_MOVED_SLOT,     /* the same, but it was moved to another room or time */
    REASON_WAITING,        /* one that would be on is late, by nobody knows how much */
    REASON_BEFORE_DAY,
    REASON_DAY_OVER,
    REASON_BEFORE_EVENT,
    REASON_EVENT_OVER,
    REASON_EMPTY,
    REASON_COUNT
};
/* A short name for machines ("gap") and a sentence for people. */
const char *room_reason_name(enum room_reason reason);
const char *room_reason_text(enum room_reason reason);

struct slot_list {
    uint32_t count;
    const struct slot *slots;
};

struct room_state {
    uint32_t room;
    struct instant at;
    enum room_phase phase;
    enum room_reason reason;
    struct slot_list now; /* later start first; drop-ins and anything over 12 h last */
    uint32_t first_now; /* index in `now` of the one that phase, minutes and progress come from; now.count if
                           only drop-ins run */
    uint32_t block;     /* session around now, the running break or next; PROGRAM_NONE */
    struct slot block_slot;
    struct slot_list breaks; /* explicit breaks that are on, later start first; [0] is the one shown */
    struct slot_list next;   /* all with the first future start of this conference day (or within 120 min);
                                before them those that wait and would be on */
    struct slot_list later;  /* if `next` is empty: all with the first start of a later day */
    struct slot_list tombstones; /* by start; cancelled, or moved away (program/mark.h) */
    bool had_today;              /* DAY_OVER: a session was here this conference day */
    int minutes_left;            /* of now[first_now]; -1 if none */
    int minutes_to_next;         /* to next[0]; -1 if none, or if it waits */
    struct instant until; /* phase, lists and reason hold in [at, until) and something of them changes at it;
                             INSTANT_NEVER */
    struct instant tick_until; /* <= until; minutes, progress and the wall clock hold in [at, tick_until) */
};

/* The state of `room` at `now`. Lists are in the arena. O(log n) of the room's sessions
 * for each session found and each boundary looked at. */
void room_state_at(const struct program *program, const struct thresholds *thresholds, uint32_t room,
                   struct instant now, struct arena *arena, struct room_state *ret);

/* Whether phase, reason, block and lists are equal: what `until` promises. */
bool room_state_same(const struct room_state *a, const struct room_state *b);

#endif

/*
 * mark: what has happened to a session of a folded program (changes/fold.h), beside what the session has
 * become: the program's sessions and slots have the new times and rooms, the mark has the old ones.
 */
#ifndef NOWNEXT_PROGRAM_MARK_H
#define NOWNEXT_PROGRAM_MARK_H

#include "program/program.h"

enum mark_kind {
    MARK_CANCELLED = 1 << 0, /* by a change; what the program itself has cancelled has no mark */
    MARK_MOVED = 1 << 1,     /* it is in other rooms than planned */
    MARK_RETIMED = 1 << 2,   /* it has a new start; its old time, if it had one, is a tombstone */
    MARK_DELAYED = 1 << 3,   /* it starts or ends later than planned, by delay_min */
    MARK_PUSHED = 1 << 4,    /* by one before it in the room, or with its block; DELAYED is set too */
    MARK_WAITING = 1 << 5,   /* late, by nobody knows how many minutes */
    MARK_STARTED = 1 << 6,   /* at an instant that somebody said */
    MARK_CUT = 1 << 7,       /* at the end of the conference day */
    MARK_FULL = 1 << 8,
    MARK_RETITLED = 1 << 9,
    MARK_REPLACES = 1 << 10,   /* the session `replaces` */
    MARK_REPLACED = 1 << 11,   /* by the session `replaced_by` */
    MARK_ADDED = 1 << 12,      /* the published program does not have it */
    MARK_SHORTENED = 1 << 13,  /* a break that gives way in some room */
    MARK_NEW_LENGTH = 1 << 14, /* it has a new end, and no new start */
};

struct mark {
    unsigned kinds;                    /* a set of enum mark_kind, never empty in a program */
    struct instant made;               /* of the latest change that it comes from; INSTANT_NONE: not known */
    struct instant old_start, old_end; /* as planned; both INSTANT_NONE: it had no time */
    uint32_t old_room_count;
    const uint32_t *old_rooms;
    struct label old_title;         /* RETITLED */
    int delay_min;                  /* DELAYED: of its start or its end, whichever is later. Rounded up */
    uint32_t overflow_room;         /* or PROGRAM_NONE */
    uint32_t replaces, replaced_by; /* or PROGRAM_NONE */
    const char *reason;             /* "" when not given */
};

/* The mark of a session; NULL where nothing has happened to it. */
const struct mark *mark_of(const struct program *program, uint32_t session);
/* Whether any of these has happened to it. */
bool mark_has(const struct program *program, uint32_t session, unsigned kinds);
/* Whether the session stood in the room as planned. False without a mark. */
bool mark_was_in_room(const struct program *program, uint32_t session, uint32_t room);
/* The rooms that it stood in as planned and is in no more, into `ret_rooms`, which has room for all of them;
 * how many. None without a mark. */
uint32_t mark_rooms_left(const struct program *program, uint32_t session, uint32_t *ret_rooms);

#endif

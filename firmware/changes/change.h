/*
 * change: what has happened to a session, as a const value in an arena: decided by an operator (live.json) or
 * seen between two published versions (changes.json). Sessions and rooms are named by id, since changes
 * outlive a program. Which of the members are said stands in `fields`: several changes of one session merge
 * field by field, in order of `made` (day.md 2).
 */
#ifndef NOWNEXT_CHANGES_CHANGE_H
#define NOWNEXT_CHANGES_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "program/program.h"

enum change_field {
    CHANGE_CANCELLED = 1 << 0,
    CHANGE_FULL = 1 << 1,
    CHANGE_DELAY_MIN = 1 << 2,
    CHANGE_DELAYED = 1 << 3,
    CHANGE_STARTED = 1 << 4,
    CHANGE_ROOM = 1 << 5,
    CHANGE_START = 1 << 6,
    CHANGE_END = 1 << 7,
    CHANGE_TITLE = 1 << 8,
    CHANGE_REPLACED_BY = 1 << 9,
    CHANGE_OVERFLOW_ROOM = 1 << 10,
    CHANGE_REASON = 1 << 11
};

/* What a session was before a change that was seen in the feed; members that did not change are empty. */
struct change_before {
    const struct room_name *room; /* NULL: the same room */
    struct instant start, end;    /* INSTANT_NONE: the same */
    struct label title;           /* count 0: the same */
};

struct change {
    const char *session; /* id */
    struct instant made; /* when it was decided or seen; INSTANT_NONE in a document that says nothing of it */
    const char *by;      /* who decided it: "desk", "feed"; "" when not given */
    unsigned fields;     /* a set of enum change_field: the members below that are said */
    bool cancelled, full; /* said and false: taken back, open again */
    bool delayed;         /* late, by nobody knows how many minutes */
    bool started;         /* at `made` */
    int delay_min;        /* against the plan; 0 takes a delay back */
    const struct room_name *room;
    struct instant start, end;
    struct label title;
    const char *replaced_by; /* session id */
    const struct room_name *overflow_room;
    const char *reason;              /* "" when not given */
    const struct change_before *was; /* NULL: not known. changes.json only */
};

/* Lays the fields that `later` says over those of `change`; made, by and reason become those of `later` (a
 * reason that it does not give stays). `was` stays. Both are of one session. */
void change_merge(struct change *change, const struct change *later);

/* The rooms of a session before one of them, `entered`, took the place of another, which it left (as in a
 * change's `room` and in its `was`): that one first, then those that it was in all the time. Only that one
 * where `entered` is NULL or none of its rooms. `ret_rooms` holds one more than the session has. Gives how
 * many there are. */
uint32_t change_rooms_before(const struct program *program, const struct session *session,
                             const struct room_name *entered, const struct room_name *left,
                             uint32_t *ret_rooms);

struct change_list {
    uint32_t count;
    const struct change *changes;
};

/* changes.json: what the feed has changed, which holds with one program alone. */
struct feed_changes {
    const char *program_digest; /* of the bytes of program.json, by base/sha256.h */
    struct instant made;        /* when the list was; INSTANT_NONE: not given */
    struct change_list list;
};

#endif

/*
 * changes_between: what has become of the sessions of a program, as an organiser tells it, in sentences.
 */
#ifndef NOWNEXT_VERSIONS_CHANGES_BETWEEN_H
#define NOWNEXT_VERSIONS_CHANGES_BETWEEN_H

#include <stdio.h>

#include "changes/infer.h"

/* The first version, what inference has made of all after it, and when the last of them was polled. */
struct changes_between {
    const struct program *first, *last; /* `last` is the merged program */
    const struct infer_memory *memory;
    struct instant polled;
};

/* What has happened to a session, in the order in which it is told. */
enum changes_group {
    CHANGES_CANCELLED,
    CHANGES_VANISHED, /* this and the next: in the merged program as it was when it was last published */
    CHANGES_HELD,
    CHANGES_MOVED,
    CHANGES_NEW_TIME,
    CHANGES_NEW_TITLE,
    CHANGES_OTHER,
    CHANGES_AGAIN, /* on again */
    CHANGES_ADDED, /* it was not there, or had no time */
    CHANGES_GROUP_COUNT
};

struct changes_item {
    enum changes_group group;
    unsigned differences; /* a set of enum difference: of what was there, and is on */
    uint32_t before, now; /* positions in the first and in the merged program, or PROGRAM_NONE */
    struct instant at;    /* what it is sorted by */
};

struct changes_room {
    const char *before, *now; /* names that are not the same in other letters */
};

struct changes_found {
    const struct changes_between *between;
    struct match match; /* of the first and the merged program */
    struct map absent;  /* ids of the merged program, with their enum absence */
    uint32_t count;
    struct changes_item *items; /* by group, then in order of time; what is over is left out */
    uint32_t renamed_count;
    struct changes_room *renamed;
};

/* All in the arena; points into `between`. */
void changes_find(const struct changes_between *between, struct arena *arena, struct changes_found *ret);

/* Prints a sentence for each session that differs, under a heading for each group, and for each room that is
 * called otherwise. */
void changes_print(const struct changes_found *found, FILE *stream);

/* Prints which session it is, with two blanks before it and no line's end: when, where, and its title. */
void changes_print_head(const struct changes_found *found, const struct changes_item *item, FILE *stream);

#endif

/*
 * changes_between: what has become of the sessions of a program, as an organiser tells it: as sentences, and
 * as live data for displays that still have the first version.
 */
#ifndef NOWNEXT_TOOL_CHANGES_BETWEEN_H
#define NOWNEXT_TOOL_CHANGES_BETWEEN_H

#include <stdio.h>

#include "changes/infer.h"
#include "changes/live.h"

/* The first version, what inference has made of all after it, and when the last of them was polled. */
struct changes_between {
    const struct program *first, *last; /* `last` is the merged program */
    const struct infer_memory *memory;
    struct instant polled;
};

/* Prints what differs, a sentence for each session, grouped by what has happened and in order of time; what
 * is over is left out. Gives the number of sessions that differ. */
uint32_t changes_print(const struct changes_between *between, FILE *stream, struct arena *arena);

/* The same as live data: changes by "feed" of the first version's sessions, and those that were added with
 * "live-" before their ids. What is held is not in it. In the arena; points into `between`. */
const struct live *changes_live(const struct changes_between *between, struct arena *arena);

#endif

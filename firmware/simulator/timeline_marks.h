/*
 * timeline_marks: what has happened to a session, over its bar in the timeline: struck where it is cancelled;
 * hollow where it was moved away from, with a corner where it has come to; a line from where it was planned
 * to where it is late to, open where nobody knows; a square where it is full. Pure.
 */
#ifndef NOWNEXT_SIMULATOR_TIMELINE_MARKS_H
#define NOWNEXT_SIMULATOR_TIMELINE_MARKS_H

#include "scene/theme.h"
#include "simulator/timeline.h"

struct timeline_bar {
    const struct timeline *timeline;
    uint32_t room;
    const struct slot *slot;
    struct box box;     /* as it is drawn */
    struct color color; /* of the bar, */
    struct color under; /* and of what it lies on */
    bool is_tombstone;
};

/* Draws what has happened over a bar that is drawn already; nothing where nothing has. All of it stays within
 * the timeline's plot. */
void timeline_mark(const struct timeline_bar *bar, const struct theme *theme, struct scene *ret);

#endif

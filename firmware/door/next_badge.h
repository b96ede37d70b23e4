/*
 * next_badge: what has happened to the session that is next, on a badge in the foot: under its time, or
 * beside that where nothing has room below; pointing to its title.
 */
#ifndef NOWNEXT_DOOR_NEXT_BADGE_H
#define NOWNEXT_DOOR_NEXT_BADGE_H

#include "layout/badge.h"

/* Where it may stand. */
struct next_badge_room {
    struct box column; /* from the time's capitals on, down to where something else begins */
    int time_end;      /* of the time, and of what stands beside it */
    int baseline;      /* of the time */
    bool large;        /* so is the time */
};

/* Under the time, in type that becomes smaller down to the least that can be read; else beside it; nowhere
 * where its words have no room. */
void next_badge_place(struct layout *layout, struct badge badge, const struct next_badge_room *room);

#endif

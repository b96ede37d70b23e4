/*
 * overview_row: what the hallway's table says of a room, as texts without places.
 */
#ifndef NOWNEXT_SCENE_OVERVIEW_ROW_H
#define NOWNEXT_SCENE_OVERVIEW_ROW_H

#include "scene/list.h"

/* What a row says. All texts may be "". */
struct overview_row {
    const char *room, *short_room;
    struct entry now;
    struct color bar, now_ink;
    bool has_bar, colored;
    const char *until, *until_wait;
    struct entry next;
    const char *next_clock, *next_day;
};
struct overview_row overview_row_say(const struct layout *layout, const struct view_room *room);

#endif

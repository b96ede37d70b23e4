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

/* Places what is on (set by entry_fit), in its colour; and the track's bar beside it, a pale one for no
 * track. */
void overview_now_place(struct layout *layout, const struct overview_row *row, int x, int y, int width);
void overview_bar_place(struct layout *layout, const struct overview_row *row, int x, int y, int height);

#endif

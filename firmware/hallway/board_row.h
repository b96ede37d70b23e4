/*
 * board_row: what the hallway's board says of a room, as texts without places.
 */
#ifndef NOWNEXT_HALLWAY_BOARD_ROW_H
#define NOWNEXT_HALLWAY_BOARD_ROW_H

#include "layout/badge.h"
#include "hallway/state_cell.h"

/* A session, or that there is none. All texts may be "". */
struct board_entry {
    const char *clock; /* of what comes */
    const char *title;
    const char *under; /* in small type: where it has gone, or the day that it is on */
    bool struck, quiet;
    struct badge badge;
    const char *role; /* of the title */
};

enum { BOARD_MOST_NEXT = 2 }; /* a slot that is empty, and what comes in fact */

struct board_row {
    const char *room, *short_room;
    enum way way;
    const char *floor;
    struct state_cell cell;
    struct board_entry now;
    const char *track; /* what frames it, where there is room for that */
    uint32_t next_count;
    struct board_entry next[BOARD_MOST_NEXT];
    bool has_edge; /* a track's colour: of now, else of next */
    struct color edge;
};

struct board_row board_row_say(const struct layout *layout, const struct view_room *room);

#endif

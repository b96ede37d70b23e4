/*
 * state_cell: a room's state in a hallway's row: the band of its door in small.
 */
#ifndef NOWNEXT_HALLWAY_STATE_CELL_H
#define NOWNEXT_HALLWAY_STATE_CELL_H

#include "schedule/room_state.h"
#include "layout/layout.h"

enum cell_shape {
    CELL_NONE,   /* free, or not begun */
    CELL_ON,     /* solid */
    CELL_ENDING, /* cut in two */
    CELL_SOON,   /* with a tooth for each minute left */
    CELL_BREAK,  /* a frame */
    CELL_OVER    /* slats */
};

struct state_cell {
    enum cell_shape shape;
    const char *text; /* "" for none */
    unsigned minutes; /* CELL_SOON: left */
};

struct state_cell state_cell_of(const struct layout *layout, const struct room_state *state);

/* Fills the box; its text is set in `size_px` where that has room. */
void state_cell_place(struct layout *layout, const struct state_cell *cell, struct box box, double size_px);

#endif

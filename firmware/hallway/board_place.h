/*
 * board_place: a page of the hallway's board, put into the scene.
 */
#ifndef NOWNEXT_HALLWAY_BOARD_PLACE_H
#define NOWNEXT_HALLWAY_BOARD_PLACE_H

#include "hallway/board_form.h"

void board_place(struct layout *layout, const struct board_page *page);

/* A track's edge; one that does not stand out from the ground gets a line at its inner side. */
void board_edge_place(struct layout *layout, struct box box, struct color color);
/* The ground of every other row; in a theme without one, a line over the row. */
void board_zebra_place(struct layout *layout, struct box row, bool dark);

#endif

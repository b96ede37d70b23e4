/*
 * wall_layout: where the displays of a wall lie: a grid of equal cells, each with a line for the label and a
 * place for the picture, on as few pages as let the cells be large enough. Pure.
 */
#ifndef NOWNEXT_WALL_WALL_LAYOUT_H
#define NOWNEXT_WALL_WALL_LAYOUT_H

#include <stdint.h>

#include "scene/scene.h"

enum { WALL_LABEL_HEIGHT = 24, WALL_GAP = 10, WALL_LEAST_WIDTH = 192, WALL_LEAST_HEIGHT = 108 };

struct wall_layout {
    int width, height;
    uint32_t count; /* of displays */
    uint32_t columns, rows, pages;
};

/* For `count` displays in a picture of this size. */
void wall_lay_out(struct wall_layout *layout, uint32_t count, int width, int height);

/* The displays of a page: from *ret_first on; gives how many. */
uint32_t wall_layout_page(const struct wall_layout *layout, uint32_t page, uint32_t *ret_first);

/* The cell of the `number`-th display of a page; its label and what is left for its picture, which are empty
 * where the picture of the wall is too small. */
struct box wall_layout_cell(const struct wall_layout *layout, uint32_t number);
struct box wall_layout_label(const struct wall_layout *layout, uint32_t number);
struct box wall_layout_picture(const struct wall_layout *layout, uint32_t number);

#endif

/*
 * soon_rows: what comes up in the next hours, in rows by start: time, state, title, badge, way and room.
 * Columns on a wide picture; on a narrow or low one time and state stand over each other, and so do title and
 * room.
 */
#ifndef NOWNEXT_HALLWAY_SOON_ROWS_H
#define NOWNEXT_HALLWAY_SOON_ROWS_H

#include "layout/layout.h"

struct soon_set; /* a row, set */

/* The list in a box, which is as wide as the picture: shared out to pages at one size. */
struct soon_rows {
    struct box box;
    bool blocks;
    int size;       /* u */
    double room_px; /* of the rooms' names */
    uint32_t count; /* of all rows: of those that run, half a page's at most */
    struct soon_set *sets;
    uint32_t page_count;
    const uint32_t *pages; /* the first row of each, and `count` */
};
struct soon_rows soon_rows_of(const struct layout *layout, struct box box);

void soon_rows_place(struct layout *layout, const struct soon_rows *rows, uint32_t page);

/* "+26 more until 12:30": what comes after a page; "" for the last one. */
const char *soon_rows_rest(const struct layout *layout, const struct soon_rows *rows, uint32_t page);

#endif

/*
 * overview_table: the hallway's table: a row a room, with columns for room, now, until and next.
 */
#ifndef NOWNEXT_SCENE_OVERVIEW_TABLE_H
#define NOWNEXT_SCENE_OVERVIEW_TABLE_H

#include "scene/overview_row.h"

struct overview_table {
    int room_x, room_width, bar_x, now_x, now_width, until_x, until_width, next_x, next_width;
    int next_time_width;
    int title; /* thousandths */
    struct type clock_type, small_type, next_clock_type;
};

/* The columns, and type that goes with rows of this height. */
struct overview_table overview_table_of(const struct layout *layout, int row_height);

/* Takes the greatest size at which three of four titles keep to two lines and all rows together have their
 * need in `space`, so that most rows are set alike. */
void overview_table_choose_size(const struct layout *layout, struct overview_table *table,
                                const struct overview_row *rows, uint32_t count, int row_height, int space);

/* The height that a row needs: so that nothing is cut, if that is possible. */
int overview_table_need(const struct layout *layout, const struct overview_table *table,
                        const struct overview_row *row, int row_height);

void overview_table_place(struct layout *layout, const struct overview_table *table, struct overview_row *row,
                          struct box box);

/* What the columns are, over the first row. */
void overview_table_labels(struct layout *layout, const struct overview_table *table, int y);

#endif

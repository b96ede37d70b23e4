/*
 * overview_table: the hallway's table: a row a room, with columns for room, now, until and next.
 *
 * A sub-page holds as many rooms as let most titles stand at a size that is well read, counted by the
 * titles alone, so that a page does not break anew when something is said under one. Its type is the
 * largest at which all rows have their need; at the smallest, lines under titles give way before a title
 * does.
 */
#ifndef NOWNEXT_SCREENS_OVERVIEW_TABLE_H
#define NOWNEXT_SCREENS_OVERVIEW_TABLE_H

#include "screens/overview_row.h"

struct overview_table {
    int room_x, room_width, bar_x, now_x, now_width, until_x, until_width, next_x, next_width;
    int next_time_width;
    struct overview_type type;
    struct type clock_type, small_type, next_clock_type;
};

/* The columns, the first as wide as the rooms' names ask for; the sizes are the first at which all rows have
 * their need in `space` and that suit the titles, so that rows are set alike. */
struct overview_table overview_table_of(const struct layout *layout, const struct overview_row *rows,
                                        uint32_t count, int space);

/* Whether a page of these rows has room for titles of a size that is well read, with a line under each. */
bool overview_table_reads(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                          int space);

/* The height that a row needs so that nothing is cut. */
int overview_table_need(const struct layout *layout, const struct overview_table *table,
                        const struct overview_row *row);

void overview_table_place(struct layout *layout, const struct overview_table *table, struct overview_row *row,
                          struct box box);

/* What the columns are, over the first row. */
void overview_table_labels(struct layout *layout, const struct overview_table *table, int y);

#endif

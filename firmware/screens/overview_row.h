/*
 * overview_row: what the hallway's table says of a room, as texts without places.
 */
#ifndef NOWNEXT_SCREENS_OVERVIEW_ROW_H
#define NOWNEXT_SCREENS_OVERVIEW_ROW_H

#include "screens/list.h"

/* What a row says. All texts may be "". */
struct overview_row {
    const char *room, *short_room;
    struct titled_session now;
    struct color bar, now_ink;
    bool has_bar, colored;
    const char *until, *until_wait;
    struct titled_session next;
    const char *next_clock, *next_day;
};
struct overview_row overview_row_say(const struct layout *layout, const struct view_room *room);

/* What stands under titles: what frames them, whole; in one line; or nothing but what is pressing, where
 * titles would else be cut. */
enum overview_under { OVERVIEW_UNDER_WRAPPED, OVERVIEW_UNDER_ONE_LINE, OVERVIEW_UNDER_NONE };
void overview_entry_limit(struct titled_session *entry, enum overview_under under);

/* The type of a page's titles, chosen so that all its rows have their need. */
enum {
    OVERVIEW_ALONE = 112, /* of the only room, or one of two or three */
    OVERVIEW_LARGEST = 62,
    OVERVIEW_USUAL = 34,
    OVERVIEW_READ = 31,
    OVERVIEW_SMALLEST = 22
}; /* thousandths */

struct overview_type {
    int title, next; /* thousandths: of what is on, of what comes */
    enum overview_under under;
};

/* The row's titles, with one line under what is on whatever it says at the moment: what sub-pages are counted
 * by. */
struct overview_row overview_row_titles(const struct overview_row *row);

/* Whether titles of `count` rows that share `space` stand well at a size: in two lines on average, or in up
 * to four where rows are high; none of a large one in more than three. */
bool overview_size_suits(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                         int title, int width, int next_width, int space);

/* The largest size that titles of a page of `count` rows may have, in thousandths. */
int overview_largest(const struct layout *layout, uint32_t count);

/* The size of what stands beside and under titles of this size, in thousandths: smaller, but not small. */
int overview_small_size(int title);

/* Places what is on (set by titled_session_fit), in its colour; and the track's bar beside it, a pale one for
 * no track. */
void overview_now_place(struct layout *layout, const struct overview_row *row, int x, int y, int width);
void overview_bar_place(struct layout *layout, const struct overview_row *row, int x, int y, int height);

#endif

/*
 * overview_card: a room of the hallway's overview as a card, where the picture is too narrow for a table:
 * name and until when, what is on, what is next, each on its own lines.
 *
 * An event of one room or two has cards on a wide picture too: a table's columns would be nearly empty.
 */
#ifndef NOWNEXT_SCREENS_OVERVIEW_CARD_H
#define NOWNEXT_SCREENS_OVERVIEW_CARD_H

#include "screens/overview_row.h"

/* The first sizes at which all cards have their need in `space` and that suit the titles. */
struct overview_type overview_card_type(const struct layout *layout, const struct overview_row *rows,
                                        uint32_t count, int width, int space);

/* Whether a page of these cards has room for titles of a size that is well read, with a line under what is
 * on. */
bool overview_card_reads(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                         int width, int space);

/* The height that a card needs so that nothing is cut. */
int overview_card_need(const struct layout *layout, const struct overview_row *row,
                       const struct overview_type *type, int width);

void overview_card_place(struct layout *layout, struct overview_row *row, const struct overview_type *type,
                         struct box box);

#endif

/*
 * list: sessions in rows or cards: time, title, who, where. What comes up, what comes later in a room, a
 * day's program.
 */
#ifndef NOWNEXT_SCREENS_LIST_H
#define NOWNEXT_SCREENS_LIST_H

#include "screens/titled_session.h"

/* Row heights from needs: rows that need more than `each` get it where the space allows for it, first as it
 * is, then from those that need less; all others have `each`. */
void list_share(int *heights, uint32_t count, int each, int space);

/* The y at which something of this ascent and height stands with its first line on `baseline`, or as near as
 * it can within [top, bottom). */
int list_align(int baseline, int ascent, int height, int top, int bottom);

struct list_row {
    struct slot slot;
    uint32_t room; /* PROGRAM_NONE: none */
    bool running, cancelled;
};

struct list_style {
    bool with_room, with_people, relative; /* relative: days and countdowns under the time */
    bool whole;                            /* ends before a row whose title would be cut */
    enum font_face face;                   /* of the title */
    int title;                             /* the size that it likes, in thousandths */
    int largest;                           /* the size where few rows have much room; 0: `title` */
    int least_row, most_row;               /* the height of a row at the size that it likes, in thousandths */
    const char *role;
};

/* Puts rows into the box, parted by rules, each as high as its texts need; what is spare is shared out. Gives
 * the number of rows that had room. */
uint32_t list_place(struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_style *style);
/* The number that list_place would give. */
uint32_t list_count(const struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_style *style);
/* How many rows have room where no title needs more than one line. */
uint32_t list_capacity(const struct layout *layout, int space, const struct list_style *style);

/* Up to `most` sessions side by side, time over title, fewer where a title would be cut. Gives the number
 * placed. */
uint32_t list_cards(struct layout *layout, struct box box, const struct slot_list *slots, uint32_t most,
                    const char *role);

#endif

/*
 * parts: the small things that screens are made of: lines and blocks of text, fills. Each puts its items into
 * the layer where they belong.
 */
#ifndef NOWNEXT_LAYOUT_PARTS_H
#define NOWNEXT_LAYOUT_PARTS_H

#include "layout/layout.h"

int part_width(const struct layout *layout, struct type type, const char *text);

/* One line, cut with an ellipsis where wider than `width`; gives the width it took, 0 for no text or no room.
 */
int part_line(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
              struct color color, const char *role);
int part_line_right(struct layout *layout, struct type type, const char *text, int right, int baseline,
                    int width, struct color color, const char *role);

/* The same in a box that is no higher than Latin letters are, for small type close under a title. */
int part_line_close(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
                    struct color color, const char *role);
/* Makes the boxes of the items from `first` on, lines on one baseline, as low as these are. */
void part_close_boxes(struct layout *layout, uint32_t first, struct type type, int baseline);

/* A time ("9:05") in a column: the hours end where the cell for them ends, 1.25 em from x, so that the colons
 * of a column stand under each other. Gives the width from x to the time's end. */
int part_time_column(struct layout *layout, struct type type, const char *text, int x, int baseline,
                     struct color color, const char *role);
int part_time_column_width(const struct layout *layout, struct type type, const char *text);

/* The lines of a block in a box of `width`; and the same with a line through each. */
void part_block(struct layout *layout, const struct text_block *block, int x, int y, int width,
                struct color color, const char *role);
/* The lines with the capitals of the first one beginning at `cap_top`; a title's top is there anyway. `align`
 * within `width`: 0 left, 1 centre, 2 right. */
void part_block_cap(struct layout *layout, const struct text_block *block, int x, int cap_top, int width,
                    int align, struct color color, const char *role);
void part_block_struck(struct layout *layout, const struct text_block *block, int x, int y, int width,
                       struct color color, const char *role);

/* Text of one size, the same for all scripts, in at most so many lines; cut where it has no room. */
struct text_block part_text(const struct layout *layout, enum type_role type, int u, const char *text,
                            int width, uint32_t most_lines);

/* The same with lines so many thousandths of the size apart. */
struct text_block part_text_apart(const struct layout *layout, enum type_role type, int u, int line,
                                  const char *text, int width, uint32_t most_lines);

/* One line of a role of type, its capitals beginning at `cap_top`, cut with an ellipsis where wider than
 * `width`. Its box is no higher than a title's line. Gives the width it took. */
int part_line_cap(struct layout *layout, enum type_role type, int u, const char *text, int x, int cap_top,
                  int width, struct color color, const char *role);

/* From the capitals of a block's first line to the last baseline; 0 for no lines. */
int part_block_drop(const struct text_block *block);

struct item *part_fill(struct layout *layout, struct box box, struct color color, enum layout_layer layer,
                       const char *role);

/* Running text from `most` down to `least` u: whole sentences as far as they fit, the first one cut only
 * where it alone is too long. Gives the height used; 0 where it does not have at least two lines or all of a
 * shorter text. */
int part_prose(struct layout *layout, const char *text, struct box box, int most, int least,
               struct color color, const char *role);

#endif

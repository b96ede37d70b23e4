/*
 * parts: the small things that screens are made of: lines and blocks of text, badges, bars, bullets. Each
 * puts its items into the layer where they belong.
 */
#ifndef NOWNEXT_SCREENS_PARTS_H
#define NOWNEXT_SCREENS_PARTS_H

#include "screens/layout.h"

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

/* One line with digits. `align` 0: x is the left end, 1: the middle, 2: the right end. */
int part_digits(struct layout *layout, struct type type, const char *text, int x, int baseline, int align,
                struct color color, const char *role);
int part_digits_width(const struct layout *layout, struct type type, const char *text);

/* A time ("9:05") in a column: the hours end where the cell for them ends, 1.25 em from x, so that the colons
 * of a column stand under each other. Gives the width from x to the time's end. */
int part_time_column(struct layout *layout, struct type type, const char *text, int x, int baseline,
                     struct color color, const char *role);
int part_time_column_width(const struct layout *layout, struct type type, const char *text);

/* One line with a number that changes from minute to minute. Its width is that of a number of two digits at
 * least, so that what stands beside it stays where it is at "in 9 min". `align` within `width`: 0 left, 1
 * centre, 2 right. Gives the width, never more than `width`. */
int part_countdown(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
                   int align, struct color color, const char *role);
int part_countdown_width(const struct layout *layout, struct type type, const char *text);

/* Text set in the largest size from `most` down to `least` thousandths at which it fits; where it fits none
 * of the theme's, below them as far as is legible. No lines (and height 0) where there is no text, or not
 * even one line has room. */
struct text_block part_fit(const struct layout *layout, enum font_face face, int most, int least,
                           const char *text, int width, int height, uint32_t most_lines);

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

/* One line of a role of type, its capitals beginning at `cap_top`, cut with an ellipsis where wider than
 * `width`. Its box is no higher than a title's line. Gives the width it took. */
int part_line_cap(struct layout *layout, enum type_role type, int u, const char *text, int x, int cap_top,
                  int width, struct color color, const char *role);

/* From the capitals of a block's first line to the last baseline; 0 for no lines. */
int part_block_drop(const struct text_block *block);

/* A word on a filled box. Its text has this baseline; the box begins at x and is as high
 * as part_badge_height says, of which part_badge_rise lie above the baseline. Gives the width. */
int part_badge(struct layout *layout, struct type type, const char *text, int x, int baseline, int most_width,
               struct color fill, struct color ink, const char *role);
int part_badge_width(const struct layout *layout, struct type type, const char *text);
int part_badge_height(struct type type);
int part_badge_rise(struct type type);

struct item *part_fill(struct layout *layout, struct box box, struct color color, enum layout_layer layer,
                       const char *role);

/* A thin line from x on, its top at y. */
void part_rule(struct layout *layout, int x, int y, int width);

/* The bar of a track; one that would not stand out from the background gets an outline. */
void part_track(struct layout *layout, struct box box, struct color color);

/* Bullet points in one or two columns, in the largest size at which all fit; at the smallest, as many as fit
 * (`fewest` at least) and then "+n more". Gives the height used; 0 where these do not fit. */
int part_bullets(struct layout *layout, const char *const *texts, uint32_t count, struct box box, int most,
                 int least, uint32_t most_columns, uint32_t fewest, struct color color, const char *role);

/* Running text: whole sentences as far as they fit, the first one cut only where it alone is too long. Gives
 * the height used; 0 where it does not have at least two lines or all of a shorter text. */
int part_prose(struct layout *layout, const char *text, struct box box, int most, int least,
               struct color color, const char *role);

#endif

/*
 * text: setting text in boxes. Widths come through an interface, so that this layer links no font library.
 */
#ifndef NOWNEXT_SCENE_TEXT_H
#define NOWNEXT_SCENE_TEXT_H

#include "scene/scene.h"

struct text_cache;

/* How wide text is. Pixel values are of the em size `size_px` at the one hinting mode of render/font.h. */
struct text_metrics {
    void *user;
    int (*width)(void *user, enum font_face face, int size_px, const char *text, size_t length);
    /* ascent: above the baseline; descent: below it (positive); cap: height of capitals. */
    void (*vertical)(void *user, enum font_face face, int size_px, int *ret_ascent, int *ret_descent,
                     int *ret_cap);
    /* How far the text's ink reaches above and below the baseline where that may be more than a line has room for:
     * marks stacked on letters, tall scripts. 0 where it is not. NULL: it never is. */
    void (*reach)(void *user, enum font_face face, int size_px, const char *text, size_t length,
                  int *ret_above, int *ret_below);
    /* Sets begins[i] for each byte i at which a line may begin though only a dictionary tells: Thai. `begins`
     * has `length` places, all false before. NULL: there is no dictionary. */
    void (*find_words)(void *user, const char *text, size_t length, bool *begins);
    struct text_cache *cache; /* of what text_fit gave (text_cache.h); NULL: it fits everything anew */
    bool right_to_left; /* how text runs that its letters don't tell of; frame_begin sets it */
    enum han han;       /* of ideographs whose text does not tell; frame_begin sets it */
};

/* `vertical`, with more room below where lines run from right to left: Arabic has dots under its deepest letters. */
void text_vertical(const struct text_metrics *metrics, enum font_face face, int size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap);

struct text_line {
    const char *text;
    uint32_t length;
    int width;
    const int8_t *levels; /* of each byte, by the bidirectional algorithm; NULL: all runs left to right */
};

/* Text set in lines: what fits where. */
struct text_block {
    const struct text_metrics *metrics; /* it was set by */
    enum font_face face;
    int size_px, line_height, ascent, descent; /* as high as the ink in it needs, where the box has room */
    int above, below;                          /* how far ink reaches, as text_metrics.reach says */
    enum han han;                              /* of the whole text */
    uint32_t line_count;
    const struct text_line *lines;
    int width, height; /* of the whole */
    bool cut;          /* did not fit at the smallest size: the last line ends with an ellipsis */
    bool tight;        /* fits, but for ink that goes past the lines: the box has no room for such high ones */
};

/* The bytes of the first character as a reader sees it (a grapheme cluster of Unicode's), with the marks,
 * joiners, skin tones and flag letters that belong to it; 0 for no text. Nothing is cut inside one. */
size_t text_character(const char *text, size_t length);

/* Whether any of it runs right to left; whether the whole does, as most of its words do, or where they don't tell as
 * `right_to_left` says. */
bool text_turns(const char *text, size_t length);
bool text_is_right_to_left(const char *text, size_t length, bool right_to_left);

/* Sets `text` in the first of `sizes` (descending) at which it fits the box of `width` x `height` in at most
 * `most_lines` lines, and in one line whatever the height; up to two sizes smaller where that spares it a short
 * word alone in the last line. Wraps where Unicode's line breaking lets a line
 * end (after hyphens and slashes, and in words of Hangul, only where a word alone is too wide), lines balanced.
 * Past the smallest size, words that are too wide alone are broken anywhere, the last line that fits ends
 * with an ellipsis, cut at a word's end where possible, and `cut` is set. Lines are slices of `text`, or in
 * the arena. An empty text gives no lines. */
void text_fit(const struct text_metrics *metrics, enum font_face face, const int *sizes, uint32_t size_count,
              const char *text, int width, int height, uint32_t most_lines, struct arena *arena,
              struct text_block *ret);

/* All that follow add items of layer 1 whose texts are slices of what they are given; a line in which the
 * direction changes becomes an item for each run, from left to right. */

/* Adds a block's lines to a scene with the top left corner at x, y. `align`: 0 left, 1 centre, 2 right within
 * `width`. */
void text_place(struct scene *scene, const struct text_block *block, int x, int y, int width, int align,
                struct color color, const char *role);

/* One line at one size, cut with an ellipsis if wider than `width`; gives the width it took. `baseline` is
 * the y of its baseline. */
int text_line_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face, int size_px,
                    const char *text, int x, int baseline, int width, int align, struct color color,
                    const char *role);

/* A clock or countdown whose digits stand in cells of one width, so that they don't jump; an item a digit.
 * `x` is the left end, the middle or the right end, as `align` says; gives the width. */
int text_digits_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face,
                      int size_px, const char *text, int x, int baseline, int align, struct color color,
                      const char *role);
int text_digits_width(const struct text_metrics *metrics, enum font_face face, int size_px, const char *text);

#endif

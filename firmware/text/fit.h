/*
 * fit: text set in boxes: in the largest size at which it fits.
 *
 * Lines are as high as their ink: where marks are stacked or a script has tall signs, ink is measured once
 * for a text, at one size, and its lines get that room. Where the box has none, a title is set smaller,
 * and else ink goes past its line. The last line is no word of fewer than five letters alone, and none ends
 * after the first word in a bracket: up to two sizes of the scale are given up for the one, and one for the
 * other, more are not.
 */
#ifndef NOWNEXT_TEXT_FIT_H
#define NOWNEXT_TEXT_FIT_H

#include "base/arena.h"
#include "text/metrics.h"

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
    double size_px;
    int line_height, ascent, descent; /* as high as the ink in it needs, where the box has room */
    int first_baseline;               /* of the first line, below the block's top */
    int cap_top;      /* where the capitals of the first line begin, below the block's top; 0 for a title */
    int above, below; /* how far ink reaches, as text_metrics.reach says */
    enum han han;     /* of the whole text */
    uint32_t line_count;
    const struct text_line *lines;
    int width, height; /* of the whole */
    bool cut;          /* did not fit at the smallest size: the last line ends with an ellipsis */
    bool tight; /* fits, but for ink that goes past the lines: the box has no room for such high ones */
};

/* Sets `text` in the first of `sizes` (descending) at which it fits the box of `width` x `height` in at most
 * `most_lines` lines, and in one line whatever the height. Wraps where Unicode's line breaking lets a line
 * end (after hyphens and slashes, and in words of Hangul, only where a word alone is too wide), lines
 * balanced. Past the smallest size, words that are too wide alone are broken anywhere, the last line that
 * fits ends with an ellipsis, cut at a word's end where possible, and `cut` is set. Lines are slices of
 * `text`, or in the arena. An empty text gives no lines. */
void text_fit(const struct text_metrics *metrics, enum font_face face, const double *sizes,
              uint32_t size_count, const char *text, int width, int height, uint32_t most_lines,
              struct arena *arena, struct text_block *ret);

/* One size that a title may be set in. */
struct text_step {
    enum font_face face;
    double size_px;
    int line_height; /* pixels; 0: lines are as high as the face is, and text_fit's rules hold */
    uint32_t most_lines;
};

/* Sets a title in the first of `steps` (from the largest down) at which it fits, by text_fit's rules but for
 * these. The block's top is the top of the first line's capitals and its end is the last line's descent, so
 * that is what `height` holds, of one line too; lines are `line_height` apart. Ink that stands higher than
 * the face's ascent, or lower than its descent, and accents on capitals of the first line, need room in the
 * box and between the lines. A word that is too long for a line is hyphenated by `language` (a tag; "" or
 * NULL: never), where that wins two steps. */
void text_fit_steps(const struct text_metrics *metrics, const struct text_step *steps, uint32_t step_count,
                    const char *text, const char *language, int width, int height, struct arena *arena,
                    struct text_block *ret);

#endif

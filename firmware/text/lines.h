/*
 * lines: how a text is parted into lines at one size. Of fit.c alone, which chooses the size.
 *
 * Words are measured once, at TEXT_DESIGN_PX, and scaled to find the size that fits; the lines that come of
 * it are measured at their own size.
 */
#ifndef NOWNEXT_TEXT_LINES_H
#define NOWNEXT_TEXT_LINES_H

#include "text/fit.h"
#include "text/units.h"

/* Large, so that rounding to whole pixels does not add up. */
#define TEXT_DESIGN_PX 256

/* A text that is being set. The caller fills in what comes before `blank`, all else 0. */
struct text_fitting {
    const struct text_metrics *metrics;
    const char *text;
    size_t length;
    const char *language; /* NULL: nothing is hyphenated */
    const int8_t *levels; /* as text_levels gives them */
    struct arena *arena;  /* for the pieces and the lines */
    int lead;             /* of a title's first line, in thousandths of its size; fit.c's alone */
    uint32_t step_count;  /* fit.c's alone */
    int blank;            /* the width of one at TEXT_DESIGN_PX */
    int above, below;     /* how far ink reaches at TEXT_DESIGN_PX; 0: as far as it usually does */
    enum font_face face;
    uint32_t piece_count;
    struct text_piece *pieces;
    bool all_read; /* the pieces are the whole text's */
    bool has_hyphens, syllables;
    struct text_units units;
};

/* Takes a face, in which the pieces that have been read are measured anew. */
void text_lines_use_face(struct text_fitting *fitting, enum font_face face);

/* Reads and measures the pieces, in a face that has been taken. Stops once they are wider than `most`
 * together, since then the text fits at no size. Blanks don't count: at a line's end they take no room. */
void text_lines_read(struct text_fitting *fitting, int64_t most);

/* Reads the pieces anew, with the syllables of long words. */
void text_lines_read_syllables(struct text_fitting *fitting);

/* How wide, at TEXT_DESIGN_PX, what fills a line of `width` pixels at `size_px` is. */
int64_t text_lines_limit(int width, double size_px);

/* Sets the text at the block's size in at most `most_lines` balanced lines of `width` pixels, words that are
 * too wide for one broken at joints up to `joint`. False if it does not fit: then the block's lines may be
 * any. The block's height is the caller's matter. */
bool text_lines_set(struct text_fitting *fitting, struct text_block *block, int width, uint32_t most_lines,
                    enum text_joint joint);

/* Parts every piece wider than `limit` (at TEXT_DESIGN_PX) into pieces that are not, wherever that is. Only a
 * single character may stay wider. */
void text_lines_part_wide(struct text_fitting *fitting, int64_t limit);

/* Fills lines from the top, as many as there may be, and ends the last one with an ellipsis if that is not
 * all: then it sets `cut`. */
void text_lines_set_cut(struct text_fitting *fitting, struct text_block *block, int width,
                        uint32_t most_lines);

#endif

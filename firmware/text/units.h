/*
 * units: which pieces of a text make up a line, by their widths alone. Of lines.c alone.
 */
#ifndef NOWNEXT_TEXT_UNITS_H
#define NOWNEXT_TEXT_UNITS_H

#include "text/break.h"

/* A piece, or several that stay together at the size that is tried. */
struct text_unit {
    uint32_t offset, end;  /* bytes of the text */
    int width, gap;        /* as the piece's */
    enum text_joint joint; /* before it */
    int strain;
    int hyphen; /* how wide what a line gets is that ends before it; 0 for nothing */
    bool new_line;
    bool opened,
        widow; /* a line's end before it is avoided: see text_piece; a short word alone comes after */
};

/* The best way to set the units from one on to the end. */
struct text_outlook {
    uint32_t lines, next; /* `next`: the unit that begins the line after */
    int64_t cost;
};

/* Both arrays are the arena's. */
struct text_units {
    int hyphen; /* the width of a hyphen, the caller's to fill in */
    uint32_t count;
    struct text_unit *list;
    struct text_outlook *outlooks; /* as text_units_balance gave; lines from the first: outlooks[0].lines */
};

/* Makes room for the units of as many pieces. */
void text_units_reserve(struct text_units *units, uint32_t pieces, struct arena *arena);

/* Joins the pieces to units that fit in a line of `limit` (in the unit of their widths): words, or, of a word
 * that is too wide, what lies between joints up to `joint`. False if a unit is too wide. */
bool text_units_make(struct text_units *units, const struct text_piece *pieces, uint32_t piece_count,
                     int64_t limit, enum text_joint joint);

/* The unit after those that one line of `limit` takes from `first` on: it takes at least one. */
uint32_t text_units_line(const struct text_units *units, uint32_t first, int64_t limit);

/* Whether the units fit in as many lines. */
bool text_units_suffice(const struct text_units *units, int64_t limit, uint32_t most_lines);

/* Sets the units in the fewest lines, those as even as can be: the sum of the squares of what is left free is
 * least, with a strain counted as a fifth of the line. A short word stands alone in the last line only where
 * else a shorter one would stand alone above it. */
void text_units_balance(struct text_units *units, int64_t limit);

#endif

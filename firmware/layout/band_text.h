/*
 * band_text: text in a field, in one line: a word at the axis, and a fact with its labels at the far end.
 * Text stands in the middle of its zone by its capitals, in the largest step at which none of its ink leaves
 * the zone.
 */
#ifndef NOWNEXT_LAYOUT_BAND_TEXT_H
#define NOWNEXT_LAYOUT_BAND_TEXT_H

#include "layout/parts.h"

/* One line in `most` (u), else in steps of SIZES_BAND below it, of at most this width, whose capitals are as
 * much over `height` from its middle as ink may reach. At the smallest step it is cut. */
struct text_block band_fit(const struct layout *layout, enum type_role role, int most, const char *text,
                           int width, int height);
bool band_fits(const struct text_block *block);
/* How far ink reaches below the baseline. */
int band_tail(const struct text_block *block);

/* Places it with this baseline; `align` 0: x is its left end, 2: its right end. */
void band_place(struct layout *layout, const struct text_block *block, int x, int baseline, int align,
                struct color color, const char *role);
/* With a line through it. */
void band_place_struck(struct layout *layout, const struct text_block *block, int x, int baseline, int align,
                       struct color color, const char *role);
/* What lies on a field is of a layer of its own, LAYER_BADGE: the header's lines and the band's reach into
 * each other's boxes, not with their ink. The same holds of two lines that are close: this moves one of them,
 * the items from `from` on, to another layer. */
void band_lift(struct layout *layout, uint32_t from, enum layout_layer layer);
/* The baseline at which a block stands in the middle of a zone. */
int band_baseline(const struct text_block *block, struct box zone);

/* A word, and a fact with a label over the other at its left. */
struct band_row {
    const char *word, *short_word; /* the short one where the word has no room */
    int word_size;                 /* u, at most */
    const char *fact, *above, *below;
    int fact_size;
    bool is_heavy;  /* the fact: as heavy as the word */
    bool same_size; /* word and fact: both become smaller */
    int left, right;
    struct box zone;
    struct color ink;
};
void band_row_place(struct layout *layout, const struct band_row *row);

#endif

/*
 * metrics: the faces that text is set in, and how wide and high it is in them. Widths come through an
 * interface, so that no font library is linked here.
 */
#ifndef NOWNEXT_TEXT_METRICS_H
#define NOWNEXT_TEXT_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/han.h"

/* Tight ones are the same fonts with letters set a little closer, for large text: see font_face_tracking. */
enum font_face {
    FACE_REGULAR,
    FACE_MEDIUM,
    FACE_SEMIBOLD,
    FACE_BOLD,
    FACE_DISPLAY_REGULAR,
    FACE_DISPLAY_MEDIUM,
    FACE_DISPLAY_SEMIBOLD,
    FACE_DISPLAY_BOLD,
    FACE_DISPLAY_HEAVY,
    FACE_TIGHT_MEDIUM,
    FACE_TIGHT_SEMIBOLD,
    FACE_TIGHT_BOLD,
    FACE_TIGHT_HEAVY,
    FACE_COUNT
};
const char *font_face_name(enum font_face face);

/* The face that a tight one is drawn in; any other is its own. */
enum font_face font_face_untracked(enum font_face face);

/* How much further each letter moves the pen, in thousandths of the size: less than 0 for tight faces. Holds
 * for letters that stand alone, as those of Latin: not for Arabic, Indic, Thai or East Asian text. */
int font_face_tracking(enum font_face face);

struct text_cache;

/* Sizes of type are the em in pixels, as multiples of 1/8: as fine as the renderer can tell its fonts, and
 * exact in every sum of them. Text is as large as a screen's measures say, on each panel. */
#define TEXT_SIZE_STEPS 8
/* The nearest such size. */
double text_size(double px);
/* So many thousandths of the em in whole pixels: rounded down, and to the nearest. */
int text_em(double size_px, int thousandths);
int text_em_near(double size_px, int thousandths);

/* How wide text is. Pixel values are of the em size `size_px` at the one hinting mode of render/font.h. */
struct text_metrics {
    void *user;
    int (*width)(void *user, enum font_face face, double size_px, const char *text, size_t length);
    /* ascent: above the baseline; descent: below it (positive); cap: height of capitals. */
    void (*vertical)(void *user, enum font_face face, double size_px, int *ret_ascent, int *ret_descent,
                     int *ret_cap);
    /* How far the text's ink reaches above and below the baseline where that may be more than a line has room
     * for: marks stacked on letters, tall scripts. 0 where it is not. NULL: it never is. */
    void (*reach)(void *user, enum font_face face, double size_px, const char *text, size_t length,
                  int *ret_above, int *ret_below);
    /* Sets begins[i] for each byte i at which a line may begin though only a dictionary tells: Thai. `begins`
     * has `length` places, all false before. NULL: there is no dictionary. */
    void (*find_words)(void *user, const char *text, size_t length, bool *begins);
    /* Sets before[i] for each byte i before which a word of `language` (a tag as "de" or "en-US") may be
     * broken by a hyphen: 2 between the words of a compound, else 1. `before` has `length` places, all 0
     * before. NULL: nothing is hyphenated. */
    void (*find_hyphens)(void *user, const char *language, const char *text, size_t length, uint8_t *before);
    struct text_cache *cache; /* of what text_fit gave (cache.h); NULL: it fits everything anew */
    bool right_to_left;       /* how text runs that its letters don't tell of; layout_begin sets it */
    enum han han;             /* of ideographs whose text does not tell; layout_begin sets it */
};

/* `vertical`, with more room below where lines run from right to left: Arabic has dots under its deepest
 * letters. */
void text_vertical(const struct text_metrics *metrics, enum font_face face, double size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap);

#endif

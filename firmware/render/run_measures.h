/*
 * run_measures: what was measured of runs and of whole texts at one size, kept by their text: widths, and how
 * far ink reaches. Of font.c alone. A hash of 64 bits stands for the text; what was written longest ago goes
 * first.
 */
#ifndef NOWNEXT_RENDER_RUN_MEASURES_H
#define NOWNEXT_RENDER_RUN_MEASURES_H

#include <stdbool.h>
#include <stdint.h>

#include "render/font.h"

#define RUN_MEASURES_SETS 2048
#define RUN_MEASURES_WAYS 4
#define RUN_MEASURES_REACHES 256

/* Zero-initialise. `font` is the run's, + 1, or stands for a face; 0: nothing here. */
struct run_measures {
    uint8_t next_way[RUN_MEASURES_SETS];
    struct {
        uint64_t hash;
        int width;
        uint32_t font;
    } widths[RUN_MEASURES_SETS][RUN_MEASURES_WAYS];
    struct {
        uint64_t hash;
        uint32_t font;
        int above, below;
    } reaches[RUN_MEASURES_REACHES];
};

/* Where the width of a run's text in its font is kept, or is to be; *ret_known tells which. */
int *run_measures_width(struct run_measures *measures, const struct font_run *run, bool *ret_known);

/* The width of a whole text in a face and its fallbacks, where it is known; and what it is from now on. */
bool run_measures_find_text(const struct run_measures *measures, enum font_face face, const char *text,
                            size_t length, int *ret_width);
void run_measures_keep_text(struct run_measures *measures, enum font_face face, const char *text,
                            size_t length, int width);

/* How far a run's ink reaches, as its width above; 0 and 0 when it is not known. */
void run_measures_reach(struct run_measures *measures, const struct font_run *run, int **ret_above,
                        int **ret_below, bool *ret_known);

#endif

/*
 * render: a scene to pixels. One software compositor into an ABGR8888 surface (bytes R, G, B, A in memory on
 * little-endian machines): the same bytes on every machine (platform.md says why). Needs no SDL video driver
 * and no display.
 */
#ifndef NOWNEXT_RENDER_RENDER_H
#define NOWNEXT_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "raster/pixel.h"
#include "scene/scene.h"
#include "text/fit.h"
#include "scene/theme.h"

struct renderer;

/* Opens the type stack, for the fonts of `night`; each is opened at first need. An error names the Debian
 * package to install. NULL on failure. Owner: the caller. */
struct renderer *renderer_create(struct err *reterr);
void renderer_destroy(struct renderer *renderer);

/* From now on type is set in this theme's fonts; where these are others than before, all that was measured
 * and drawn is forgotten, and what is shown must be composed and drawn again. False, with the fonts as they
 * were, where that cannot be. The theme is not needed afterwards. */
bool renderer_set_fonts(struct renderer *renderer, const struct theme *theme, struct err *reterr);
/* The family in use: the first of the theme's that is installed, or nownext's own. */
const char *renderer_family(const struct renderer *renderer, enum theme_role role);

/* The metrics of the fonts that this renderer draws with; valid as long as it is. */
const struct text_metrics *renderer_metrics(struct renderer *renderer);

/* Draws the parts of `scene` that lie in `damage` (clipped to the frame); the rest of the frame stays. */
void render_scene(struct renderer *renderer, const struct scene *scene, const struct box *damage,
                  uint32_t damage_count, struct frame *frame);

/* Why the picture that was drawn last could not be shown; "" where it was. */
const char *renderer_picture_fault(const struct renderer *renderer);

/* The code points of a text that no font here has, or that are drawn as a box or as nothing by the one that
 * claims them. In order, each once, at most `most`; gives their number. */
uint32_t renderer_missing(struct renderer *renderer, enum font_face face, const char *text, size_t length,
                          uint32_t *ret, uint32_t most);

/* What a line of text looks like once its picture is drawn, all of it: for preflight. Looked at are samples
 * of the ink of its letters (emoji have colours of their own). */
#define TEXT_PROOF_GROUNDS 4
struct text_proof {
    bool cut; /* ink reaches out of item_ink() or of the picture, and is cut there */
    uint32_t inked,
        shown; /* samples that a letter covers wholly; those of them that are of the text's colour */
    /* The colours right beside its letters, of an eighth of the samples at least, the most frequent first. */
    uint32_t ground_count;
    struct color grounds[TEXT_PROOF_GROUNDS];
};
void renderer_prove(struct renderer *renderer, const struct item *item, const struct frame *frame,
                    struct text_proof *ret);

/* The path of the n-th font file opened so far; NULL past the last. */
const char *renderer_font_file(const struct renderer *renderer, uint32_t n);

/* How type is drawn here, in a line (fingerprint.h), in the fonts in use. Takes a few milliseconds. Gives
 * `buffer`. */
#define RENDERER_FINGERPRINT_SIZE 96
const char *renderer_fingerprint(struct renderer *renderer, char *buffer, size_t size);

/* The versions of the libraries that type is set with: "SDL 2.26.5, SDL_ttf ...". Gives `buffer`. */
const char *renderer_libraries(char *buffer, size_t size);

/* Counters for tests and the bench. */
struct render_counts {
    uint64_t items_drawn, pixels_filled, runs_shaped, runs_cached, widths_measured;
    uint64_t texts_fitted, texts_known; /* by text_fit */
};
struct render_counts renderer_counts(const struct renderer *renderer);

#endif

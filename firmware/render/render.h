/*
 * render: a scene to pixels. One software compositor into an ABGR8888 surface (bytes R, G, B, A in memory on little-endian machines):
 * the same bytes on every machine (platform.md says why). Needs no SDL video driver and no display.
 */
#ifndef NOWNEXT_RENDER_RENDER_H
#define NOWNEXT_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "scene/scene.h"
#include "scene/text.h"
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

struct frame {
    int width, height, pitch; /* pitch in bytes */
    uint8_t *pixels;          /* R, G, B, A */
};
/* A frame of this size, all zero. NULL when memory has run out. */
struct frame *frame_create(int width, int height);
void frame_destroy(struct frame *frame);

/* Draws the parts of `scene` that lie in `damage` (clipped to the frame); the rest of the frame stays. */
void render_scene(struct renderer *renderer, const struct scene *scene, const struct box *damage, uint32_t damage_count,
                  struct frame *frame);

/* The code points of a text that no font here has: they are shown as boxes. In order, each once, at most `most`; gives their
 * number. */
uint32_t renderer_missing(struct renderer *renderer, enum font_face face, const char *text, size_t length,
                          uint32_t *ret, uint32_t most);

/* The path of the n-th font file opened so far; NULL past the last. */
const char *renderer_font_file(const struct renderer *renderer, uint32_t n);

/* The versions of the libraries that type is set with: "SDL 2.26.5, SDL_ttf ...". Gives `buffer`. */
const char *renderer_libraries(char *buffer, size_t size);

/* Counters for tests and the bench. */
struct render_counts {
    uint64_t items_drawn, pixels_filled, runs_shaped, runs_cached, widths_measured;
    uint64_t texts_fitted, texts_known; /* by text_fit */
};
struct render_counts renderer_counts(const struct renderer *renderer);

#endif

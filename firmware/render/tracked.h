/*
 * tracked: runs in tight faces, of which each letter stands a little closer to the last. SDL_ttf knows no
 * such distance, so these runs are shaped by HarfBuzz and drawn by FreeType, which it uses as well. Private
 * to this room.
 */
#ifndef NOWNEXT_RENDER_TRACKED_H
#define NOWNEXT_RENDER_TRACKED_H

#include "render/font.h"
#include "render/font_file.h"
#include "render/run_cache.h"

/* Zero-initialise. Each font is opened at first need. */
struct tracked_fonts {
    void *library; /* FreeType's */
    struct {
        void *face, *shaper; /* FreeType's, HarfBuzz's */
        double size_px;
        bool failed;
    } fonts[FACE_COUNT];
};
void tracked_finish(struct tracked_fonts *fonts);

/* Whether this font was opened. */
bool tracked_has(const struct tracked_fonts *fonts, uint32_t font);

/* Whether a run is to be set so: its font is that of a tight face, and its letters stand alone. */
bool tracked_is(const struct font_run *run);

/* How far the run moves the pen, in pixels of FONT_DESIGN_PX, rounded. False if the font in `file` does not
 * open: then such runs are set as others are. */
bool tracked_width(struct tracked_fonts *fonts, const struct font_file *file, const struct font_run *run,
                   int *ret);

/* The ink of the run, the cache's; NULL when memory has run out or the font does not open. */
const struct run_image *tracked_draw(struct tracked_fonts *fonts, const struct font_file *file,
                                     const struct font_run *run, struct run_cache *cache,
                                     const struct run_key *key);

#endif

/*
 * run_ink: from what SDL_ttf draws of a run to what the run cache keeps: a mask of what is covered, or a
 * picture. Private to this room.
 */
#ifndef NOWNEXT_RENDER_RUN_INK_H
#define NOWNEXT_RENDER_RUN_INK_H

#include <SDL.h>
#include <SDL_ttf.h>

#include "render/font.h"
#include "render/run_cache.h"

/* The emoji font is a set of pictures of 136 x 128 pixels, whatever size is asked for. At an em of so many of
 * their pixels they stand well beside capitals. */
#define RUN_INK_EMOJI_EM 116

/* Of a surface of a byte a pixel, how much of each is covered; rows without ink are left out above and below.
 * `handle` is the font that drew it, at its size. The image is the cache's; NULL when memory has run out. */
const struct run_image *run_ink_mask(struct run_cache *cache, const struct run_key *key, TTF_Font *handle,
                                     const struct font_run *run, const SDL_Surface *surface);

/* How far the ink of such a surface reaches above and below the baseline, in pixels. */
void run_ink_reach(TTF_Font *handle, const struct font_run *run, const SDL_Surface *surface, int *ret_above,
                   int *ret_below);

/* Of an ARGB8888 surface of the emoji font's own size, scaled to the key's. */
const struct run_image *run_ink_picture(struct run_cache *cache, const struct run_key *key,
                                        const SDL_Surface *surface);

#endif

/*
 * run_shape: what SDL_ttf is asked about a run of text: how far the pen moves, and its ink. Private to this
 * room.
 */
#ifndef NOWNEXT_RENDER_RUN_SHAPE_H
#define NOWNEXT_RENDER_RUN_SHAPE_H

#include <SDL.h>
#include <SDL_ttf.h>

#include "render/font.h"

#define RUN_SHAPE_MOST 1000 /* bytes; a longer run is set in parts */

/* How far the pen moves, in pixels of the handle's size. The handle is the run's font, told its script and
 * direction. `blank`: the width of a blank, measured if it is 0. */
int run_shape_width(TTF_Font *handle, const struct font_run *run, int *blank);

/* The same of a run of pictures: as wide as they are. */
int run_shape_picture_width(TTF_Font *handle, const struct font_run *run);

/* The ink: a byte a pixel, or ARGB8888 of pictures. What has a script is led by a blank. NULL for text
 * without width. Owner: the caller. */
SDL_Surface *run_shape_draw(TTF_Font *handle, const struct font_run *run, bool pictures);

/* How high the surface would be without the accents that stand below letters. */
int run_shape_height_without_low(TTF_Font *handle, const struct font_run *run);

#endif

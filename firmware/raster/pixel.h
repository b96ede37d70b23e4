/*
 * pixel: drawing into a frame. Integer arithmetic only, so that the bytes are the same on every machine.
 * `clip` bounds what is touched, and never changes what a pixel within it gets.
 */
#ifndef NOWNEXT_RASTER_PIXEL_H
#define NOWNEXT_RASTER_PIXEL_H

#include <stdint.h>

#include "scene/scene.h"

struct frame {
    int width, height, pitch; /* pitch in bytes */
    uint8_t *pixels;          /* R, G, B, A */
};
/* A frame of this size, all zero. NULL when memory has run out. */
struct frame *frame_create(int width, int height);
void frame_destroy(struct frame *frame);

void pixel_fill(struct frame *frame, struct box box, struct color color, struct box clip);

/* Lays a colour over `count` pixels from (x, y) on, which lie in the frame, as thick as `cover` of 255 says.
 */
void pixel_cover_row(struct frame *frame, int x, int y, int count, struct color color, uint8_t cover);

/* Lays a colour over the frame, which is opaque, as thick as the mask says: a byte a pixel, 255 covers. `at`
 * is the mask's place and size. */
void pixel_blend_mask(struct frame *frame, struct box at, const uint8_t *mask, struct color color,
                      struct box clip);

/* Lays a picture over the frame: R, G, B, A, the colours already multiplied by A. */
void pixel_blend_picture(struct frame *frame, struct box at, const uint8_t *picture, struct box clip);

/* Scales a picture of that form with a box filter: each pixel becomes the mean of the area that it covers. */
void pixel_scale(const uint8_t *from, int from_width, int from_height, uint8_t *to, int to_width,
                 int to_height);

#endif

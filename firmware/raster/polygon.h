/*
 * polygon: closed outlines into a frame, filled by the even-odd rule, with smooth edges. Each pixel is probed
 * at 16 lines; on a line what is covered counts in 256ths of the pixel. Integer arithmetic only.
 */
#ifndef NOWNEXT_RASTER_POLYGON_H
#define NOWNEXT_RASTER_POLYGON_H

#include "raster/pixel.h"

/* Draws an ITEM_POLYGON within `clip`, which never changes what a pixel in it gets. Gives how many pixels it
 * touched. */
uint64_t polygon_draw(const struct item *item, struct frame *frame, struct box clip);

#endif

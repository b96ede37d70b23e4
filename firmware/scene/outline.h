/*
 * outline: the points of round shapes, for polygons. All lengths are in 16ths of a pixel.
 */
#ifndef NOWNEXT_SCENE_OUTLINE_H
#define NOWNEXT_SCENE_OUTLINE_H

#include "scene/scene.h"

#define OUTLINE_CIRCLE 64 /* points of a circle; its sides are nowhere further than r / 830 inside of it */
#define OUTLINE_RING (2 * OUTLINE_CIRCLE + 2)

/* A line of twice that radius with round ends; a circle where both ends are one point. OUTLINE_CIRCLE points.
 */
void outline_line(struct point from, struct point to, int radius, struct point *ret);

/* What lies between two circles around one point. OUTLINE_RING points. */
void outline_ring(struct point center, int radius, int inner_radius, struct point *ret);

#endif

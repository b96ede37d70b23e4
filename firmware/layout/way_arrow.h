/*
 * way_arrow: arrows that say where a room is. They mean a way in the building, so they point to the same side
 * for all readers: where a screen is mirrored afterwards, an arrow is placed turned.
 */
#ifndef NOWNEXT_LAYOUT_WAY_ARROW_H
#define NOWNEXT_LAYOUT_WAY_ARROW_H

#include "station/config.h"
#include "layout/layout.h"

/* The way that must be composed so that people see this one. */
enum way way_before_mirroring(const struct layout *layout, enum way way);

/* An arrow around (x, y), in pixels, with role "way". It reaches `radius` pixels from there along its way.
 * NULL for WAY_NONE. */
struct item *way_arrow(struct layout *layout, enum way way, int x, int y, int radius, struct color color);

#endif

/*
 * turn: copying parts of a picture into the memory of a panel that hangs turned. For every port: a picture is
 * made as the viewer sees it, and is turned clockwise by 0, 90, 180 or 270 degrees on its way to the panel.
 */
#ifndef NOWNEXT_PLATFORM_TURN_H
#define NOWNEXT_PLATFORM_TURN_H

#include "platform/board.h"

/* The part of a rectangle that lies in a picture of this size; width 0 or height 0 when nothing does. */
struct board_rect turn_clip_rect(struct board_rect rect, int width, int height);

/* Where a rectangle of a picture of width x height comes to lie on the panel. `rotate` is 0, 90, 180 or 270.
 */
struct board_rect turn_map_rect(struct board_rect rect, int width, int height, int rotate);

/* In which order a panel's pixel has its bytes: as a picture's, or as DRM_FORMAT_XRGB8888 of drm_fourcc.h. */
enum turn_order { TURN_RGBA, TURN_BGRA };

/* Copies a rectangle of the picture (inside it) to the panel's pixels, of four bytes each, turned. */
void turn_copy_rect(const struct board_picture *picture, struct board_rect rect, int rotate,
                    enum turn_order order, uint8_t *panel, int panel_pitch);

#endif

/*
 * text_place: lines of text, put into a scene as items.
 */
#ifndef NOWNEXT_SCENE_TEXT_PLACE_H
#define NOWNEXT_SCENE_TEXT_PLACE_H

#include "scene/scene.h"
#include "text/fit.h"

/* All that follow add items of layer 1 whose texts are slices of what they are given; a line in which the
 * direction changes becomes an item for each run, from left to right. */

/* Adds a block's lines to a scene with its top left corner at x, y (of a title: the top of its capitals).
 * `align`: 0 left, 1 centre, 2 right within `width`. */
void text_place(struct scene *scene, const struct text_block *block, int x, int y, int width, int align,
                struct color color, const char *role);

/* One line at one size, cut with an ellipsis if wider than `width`; gives the width it took. `baseline` is
 * the y of its baseline. */
int text_line_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face,
                    double size_px, const char *text, int x, int baseline, int width, int align,
                    struct color color, const char *role);

#endif

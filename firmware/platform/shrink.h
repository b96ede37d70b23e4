/*
 * shrink: a part of a picture at a smaller size. Every pixel is the mean of the area it stands for, so that
 * thin strokes stay even. Pure arithmetic.
 */
#ifndef NOWNEXT_PLATFORM_SHRINK_H
#define NOWNEXT_PLATFORM_SHRINK_H

#include "platform/board.h"

/* Where a picture of this size comes to lie in `area`: scaled down to fit, never up, in the middle. */
struct board_rect shrink_fit(struct board_rect area, int width, int height);

struct shrink; /* tables for one pair of sizes, and scratch memory */

/* From width x height to small_width x small_height, each from 1 to the picture's. NULL when memory has run
 * out. */
struct shrink *shrink_create(int width, int height, int small_width, int small_height);
void shrink_destroy(struct shrink *shrink);

/* The pixels of the small picture that a part of the picture has a share in. */
struct board_rect shrink_map_rect(const struct shrink *shrink, struct board_rect rect);

/* Computes the pixels of `rect` of the small picture, as R, G, B, A bytes from `target` on. */
void shrink_rect(struct shrink *shrink, const struct board_picture *picture, struct board_rect rect,
                 uint8_t *target, int target_pitch);

#endif

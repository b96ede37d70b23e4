/*
 * fade: a cross-fade, in place: each frame moves what is shown a part of its way to the target. So it needs
 * one picture beside the target, and can be turned to another target at any time. Integer arithmetic only:
 * the bytes depend on the times that are given, and on nothing else.
 *
 * What a frame's weight can't express is carried on to the next.
 */
#ifndef NOWNEXT_RENDER_FADE_H
#define NOWNEXT_RENDER_FADE_H

#include "render/render.h"

/* Moves the bytes of `shown` in the boxes by weight / 256 of their way to `target`, a frame of the same size.
 * 0 changes nothing, 256 gives the target's bytes exactly; a byte never leaves the range between the two.
 * `bias`, 0 to 255, is added before the quotient is cut off: 128 rounds. Boxes must not overlap; what of them
 * lies outside the frames does not count. */
void fade_blend(struct frame *shown, const struct frame *target, const struct box *boxes, uint32_t count,
                int weight, int bias);

/* How far a fade has come. */
struct fade {
    int64_t start_ms;
    int length_ms;
    uint32_t left; /* of the way, in 1 / 65536 */
    uint32_t step; /* frames so far */
};
void fade_begin(struct fade *fade, int64_t now_ms, int length_ms);

/* The weight and the bias of the frame at this time; the way left is then less by it. 256 from the end on; 0
 * when there is nothing to draw yet. */
int fade_advance(struct fade *fade, int64_t now_ms, int *ret_bias);

/* When the frame after this time is due, at 60 a second; not past the end. */
int64_t fade_next_ms(const struct fade *fade, int64_t now_ms);

#endif

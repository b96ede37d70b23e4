/*
 * transition: the cross-fade of a canvas, from what is shown to what it has become. Holds a second picture,
 * but only while a fade runs.
 */
#ifndef NOWNEXT_PLAYER_TRANSITION_H
#define NOWNEXT_PLAYER_TRANSITION_H

#include "player/canvas.h"
#include "render/fade.h"

struct transition {
    struct frame *shown; /* NULL: no fade runs, and what is shown is the canvas */
    struct fade fade;
    struct box boxes[CANVAS_MOST_BOXES]; /* in which `shown` and the canvas differ; apart from each other */
    uint32_t count;
};

/* To be called before the canvas is drawn: a fade begins from what is shown now, be it a fade's frame. False
 * when memory has run out: then the change is shown at once. */
bool transition_begin(struct transition *transition, const struct frame *canvas, int64_t steady_ms,
                      int length_ms);

/* After the canvas was drawn: what of it changed takes part in the fade that runs. */
void transition_add(struct transition *transition, const struct board_rect *boxes, uint32_t count);

/* The frame at this time: the boxes to present of the picture `*ret`, 0 when nothing differs from the frame
 * before. With the last frame the picture is the canvas itself, and the fade is over. */
uint32_t transition_advance(struct transition *transition, const struct canvas *canvas, int64_t steady_ms,
                            struct board_rect boxes[CANVAS_MOST_BOXES], struct board_picture *ret);

/* Ends a fade where it is: the canvas is to be presented. */
void transition_finish(struct transition *transition);

#endif

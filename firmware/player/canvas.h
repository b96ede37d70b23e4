/*
 * canvas: a picture that is kept up to date. Its next scene is made while the last one is kept; only the
 * boxes in which they differ are drawn.
 */
#ifndef NOWNEXT_PLAYER_CANVAS_H
#define NOWNEXT_PLAYER_CANVAS_H

#include "base/arena.h"
#include "platform/board.h"
#include "render/render.h"
#include "scene/scene.h"

/* More boxes than this are drawn as one. */
#define CANVAS_MOST_BOXES 32

struct canvas {
    struct arena arenas[2];
    struct scene scenes[2];
    unsigned current;    /* of the last scene */
    bool has_scene;      /* the current scene is what the frame shows */
    struct frame *frame; /* NULL until it has a size */
};

void canvas_init(struct canvas *canvas);
void canvas_finish(struct canvas *canvas);

/* Gives it this size; what it showed is gone if that is another one. False when memory has run out: it stays
 * as it was. */
bool canvas_resize(struct canvas *canvas, int width, int height, struct err *reterr);

/* Whatever the next scene is, all of it is drawn: what it is drawn with has changed. */
void canvas_forget(struct canvas *canvas);

/* The arena for the next scene and what belongs to it; canvas_scene has the place of the scene. Both may be
 * begun again. */
struct arena *canvas_begin(struct canvas *canvas);
struct scene *canvas_next_scene(struct canvas *canvas);

/* The next scene becomes the current one; what differs is drawn. Gives the number of boxes drawn: 0 when
 * nothing differs. */
uint32_t canvas_draw(struct canvas *canvas, struct renderer *renderer,
                     struct board_rect boxes[CANVAS_MOST_BOXES]);

/* What was drawn last; and the picture, for a board. */
const struct scene *canvas_scene(const struct canvas *canvas);
struct board_picture canvas_picture(const struct canvas *canvas);

#endif

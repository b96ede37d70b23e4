/*
 * sheet: a picture that is kept up to date. Its next scene is made while the last one is kept; only the boxes
 * in which they differ are drawn.
 */
#ifndef NOWNEXT_PLAYER_CANVAS_H
#define NOWNEXT_PLAYER_CANVAS_H

#include "base/arena.h"
#include "platform/board.h"
#include "render/render.h"
#include "scene/scene.h"

/* More boxes than this are drawn as one. */
#define SHEET_MOST_BOXES 32

struct sheet {
    struct arena arenas[2];
    struct scene scenes[2];
    unsigned current;    /* of the last scene */
    bool has_scene;      /* the current scene is what the frame shows */
    struct frame *frame; /* NULL until it has a size */
};

void sheet_init(struct sheet *sheet);
void sheet_finish(struct sheet *sheet);

/* Gives it this size; what it showed is gone if that is another one. False when memory has run out: it stays
 * as it was. */
bool sheet_resize(struct sheet *sheet, int width, int height, struct err *reterr);

/* Whatever the next scene is, all of it is drawn: what it is drawn with has changed. */
void sheet_forget(struct sheet *sheet);

/* The arena for the next scene and what belongs to it; sheet_scene has the place of the scene. Both may be
 * begun again. */
struct arena *sheet_begin(struct sheet *sheet);
struct scene *sheet_next_scene(struct sheet *sheet);

/* The next scene becomes the current one; what differs is drawn. Gives the number of boxes drawn: 0 when
 * nothing differs. */
uint32_t sheet_draw(struct sheet *sheet, struct renderer *renderer,
                    struct board_rect boxes[SHEET_MOST_BOXES]);

/* What was drawn last; and the picture, for a board. */
const struct scene *sheet_scene(const struct sheet *sheet);
struct board_picture sheet_picture(const struct sheet *sheet);

#endif

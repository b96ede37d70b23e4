#include "player/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "scene/difference.h"

void canvas_init(struct canvas *canvas)
{
    memset(canvas, 0, sizeof *canvas);
    for (int i = 0; i < 2; i++)
        arena_init(&canvas->arenas[i], malloc, free);
}

void canvas_finish(struct canvas *canvas)
{
    frame_destroy(canvas->frame);
    for (int i = 0; i < 2; i++)
        arena_finish(&canvas->arenas[i]);
    memset(canvas, 0, sizeof *canvas);
}

bool canvas_resize(struct canvas *canvas, int width, int height, struct err *reterr)
{
    if (canvas->frame && canvas->frame->width == width && canvas->frame->height == height)
        return true;
    struct frame *frame = frame_create(width, height);
    if (!frame)
        return err_set(reterr, ERR_IO, "memory has run out for a picture of %dx%d", width, height);
    frame_destroy(canvas->frame);
    canvas->frame = frame;
    canvas->has_scene = false;
    return true;
}

void canvas_forget(struct canvas *canvas)
{
    canvas->has_scene = false;
}

struct arena *canvas_begin(struct canvas *canvas)
{
    struct arena *arena = &canvas->arenas[1 - canvas->current];
    arena_reset(arena);
    return arena;
}

struct scene *canvas_next_scene(struct canvas *canvas)
{
    return &canvas->scenes[1 - canvas->current];
}

uint32_t canvas_draw(struct canvas *canvas, struct renderer *renderer,
                     struct board_rect boxes[CANVAS_MOST_BOXES])
{
    const struct scene *last = canvas_scene(canvas), *next = canvas_next_scene(canvas);
    struct box damage[CANVAS_MOST_BOXES] = {{0, 0, next->width, next->height}};
    uint32_t count = canvas->has_scene ? scene_difference(last, next, damage, CANVAS_MOST_BOXES) : 1;
    if (count > 0)
        render_scene(renderer, next, damage, count, canvas->frame);
    for (uint32_t i = 0; i < count; i++)
        boxes[i] = (struct board_rect){damage[i].x, damage[i].y, damage[i].width, damage[i].height};
    canvas->current = 1 - canvas->current;
    canvas->has_scene = true;
    return count;
}

const struct scene *canvas_scene(const struct canvas *canvas)
{
    return &canvas->scenes[canvas->current];
}

struct board_picture canvas_picture(const struct canvas *canvas)
{
    return (struct board_picture){.width = canvas->frame->width,
                                  .height = canvas->frame->height,
                                  .pitch = canvas->frame->pitch,
                                  .pixels = canvas->frame->pixels};
}

#include "player/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "platform/pages.h"

void sheet_init(struct sheet *sheet)
{
    memset(sheet, 0, sizeof *sheet);
    for (int i = 0; i < 2; i++)
        arena_init(&sheet->arenas[i], malloc, free);
}

void sheet_finish(struct sheet *sheet)
{
    frame_destroy(sheet->frame);
    for (int i = 0; i < 2; i++)
        arena_finish(&sheet->arenas[i]);
    memset(sheet, 0, sizeof *sheet);
}

bool sheet_resize(struct sheet *sheet, int width, int height, struct err *reterr)
{
    if (sheet->frame && sheet->frame->width == width && sheet->frame->height == height)
        return true;
    struct frame *frame = frame_create(width, height);
    if (!frame)
        return err_set(reterr, ERR_IO, "memory has run out for a picture of %dx%d", width, height);
    pages_prefer_large(frame->pixels, (size_t)frame->height * (size_t)frame->pitch);
    frame_destroy(sheet->frame);
    sheet->frame = frame;
    sheet->has_scene = false;
    return true;
}

void sheet_forget(struct sheet *sheet)
{
    sheet->has_scene = false;
}

struct arena *sheet_begin(struct sheet *sheet)
{
    struct arena *arena = &sheet->arenas[1 - sheet->current];
    arena_reset(arena);
    return arena;
}

struct scene *sheet_next_scene(struct sheet *sheet)
{
    return &sheet->scenes[1 - sheet->current];
}

uint32_t sheet_draw(struct sheet *sheet, struct renderer *renderer, struct board_rect boxes[SHEET_MOST_BOXES])
{
    const struct scene *last = sheet_scene(sheet), *next = sheet_next_scene(sheet);
    struct box damage[SHEET_MOST_BOXES] = {{0, 0, next->width, next->height}};
    uint32_t count = sheet->has_scene ? scene_difference(last, next, damage, SHEET_MOST_BOXES) : 1;
    if (count > 0)
        render_scene(renderer, next, damage, count, sheet->frame);
    for (uint32_t i = 0; i < count; i++)
        boxes[i] = (struct board_rect){damage[i].x, damage[i].y, damage[i].width, damage[i].height};
    sheet->current = 1 - sheet->current;
    sheet->has_scene = true;
    return count;
}

const struct scene *sheet_scene(const struct sheet *sheet)
{
    return &sheet->scenes[sheet->current];
}

struct board_picture sheet_picture(const struct sheet *sheet)
{
    return (struct board_picture){.width = sheet->frame->width,
                                  .height = sheet->frame->height,
                                  .pitch = sheet->frame->pitch,
                                  .pixels = sheet->frame->pixels};
}

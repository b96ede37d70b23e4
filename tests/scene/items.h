/* Boxes and items that the tests of the display list and of the difference of two have in common. */
#ifndef NOWNEXT_TEST_SCENE_ITEMS_H
#define NOWNEXT_TEST_SCENE_ITEMS_H

#include <string.h>

#include "check.h"
#include "scene/scene.h"

static const struct color white = {255, 255, 255}, black = {0, 0, 0};

static inline struct box box_of(int x, int y, int width, int height)
{
    return (struct box){.x = x, .y = y, .width = width, .height = height};
}

static inline struct item text_of(const char *text, int x, int y, int width)
{
    return (struct item){.kind = ITEM_TEXT,
                         .box = {.x = x, .y = y, .width = width, .height = 20},
                         .color = white,
                         .face = FACE_BOLD,
                         .size_px = 16,
                         .baseline = y + 16,
                         .text = text,
                         .length = (uint32_t)strlen(text),
                         .role = "test",
                         .layer = 1};
}

static inline bool box_is(struct box box, int x, int y, int width, int height)
{
    return CHECK_INT(box.x, x) && CHECK_INT(box.y, y) && CHECK_INT(box.width, width) &&
           CHECK_INT(box.height, height);
}

#endif

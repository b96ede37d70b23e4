/*
 * scene: a flat display list. What is drawn, in order, each item with the box that it stays inside. Two scenes are
 * compared item by item, and only boxes that differ are drawn again.
 */
#ifndef NOWNEXT_SCENE_SCENE_H
#define NOWNEXT_SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct box {
    int x, y, width, height; /* pixels, from the top left of the picture as the viewer sees it */
};
bool box_is_empty(struct box box);
struct box box_intersect(struct box a, struct box b);
struct box box_union(struct box a, struct box b); /* an empty box adds nothing */
bool box_contains(struct box outer, struct box inner);
bool box_overlaps(struct box a, struct box b);

struct color {
    uint8_t red, green, blue;
};

enum font_face { FACE_REGULAR, FACE_MEDIUM, FACE_SEMIBOLD, FACE_BOLD, FACE_DISPLAY_SEMIBOLD, FACE_DISPLAY_BOLD, FACE_COUNT };
const char *font_face_name(enum font_face face);

enum item_kind { ITEM_FILL, ITEM_TEXT };

struct item {
    enum item_kind kind;
    /* FILL: the rectangle. TEXT: the line's box, from `box.x` at the pen's start, with the font's ascent and descent at this
     * size as height: all ink is inside, or is cut at the box grown by its bleed (see text.h). */
    struct box box;
    struct color color;
    int radius;          /* FILL: of the corners; pixels */
    enum font_face face; /* TEXT */
    int size_px;         /* TEXT: the em, in pixels */
    int baseline;        /* TEXT: y of the baseline */
    const char *text;    /* TEXT: `length` bytes of valid UTF-8, in the scene's arena or in the program */
    uint32_t length;
    const char *role;    /* what it is, for dumps, tests and preflight: "title.now", "clock", "rule"; a literal */
    uint32_t layer;      /* items of one layer must not overlap; fills that others lie on have a lower one */
    bool cut;            /* TEXT: ends with an ellipsis since it did not fit */
};

struct scene {
    int width, height; /* of the picture as the viewer sees it */
    struct color background;
    uint32_t count, capacity;
    struct item *items;
    struct arena *arena;
};

void scene_init(struct scene *scene, int width, int height, struct color background, struct arena *arena);
/* Adds an item (a copy) and gives it, for changing; valid until the next one is added. */
struct item *scene_add(struct scene *scene, struct item item);
struct item *scene_fill(struct scene *scene, struct box box, struct color color, int radius, const char *role);
bool item_equal(const struct item *a, const struct item *b);

/* The boxes in which two scenes of one size differ, merged where they touch; at most `most` (at least 1), else their
 * union. A different size or background gives the whole picture. */
uint32_t scene_difference(const struct scene *last, const struct scene *scene, struct box *ret, uint32_t most);

/* A line a item, for golden tests: "text title.now 120,300 900x96 display-bold 80 #f2f5f8 \"...\"". In the arena. */
const char *scene_dump(const struct scene *scene, struct arena *arena);

/* Faults that a screen must not have: a box outside the picture, text boxes of one layer that overlap, text below the
 * minimum size, text outside `box`. Adds a line each to `report` (base/str.h builder, given as void to keep this header light); gives
 * their number. */
struct str_builder;
unsigned scene_check(const struct scene *scene, struct str_builder *report);

#endif

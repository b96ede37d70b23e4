/*
 * scene: a flat display list. What is drawn, in order, each item with the box that it stays inside.
 *
 * The ink of a line may reach an eighth of its size out of its box, a quarter beside it where a stroke goes
 * through its first or last letter, and a quarter below it for scripts with deeper tails.
 */
#ifndef NOWNEXT_SCENE_SCENE_H
#define NOWNEXT_SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/han.h"
#include "text/metrics.h"

struct box {
    int x, y, width, height; /* pixels, from the top left of the picture as the viewer sees it */
};
bool box_is_empty(struct box box);
struct box box_intersect(struct box a, struct box b);
struct box box_union(struct box a, struct box b); /* an empty box adds nothing */
bool box_contains(struct box outer, struct box inner);
bool box_overlaps(struct box a, struct box b);
/* A box's part of that height or width along one of its sides, and what is left within lines along them. */
struct box box_upper(struct box box, int height);
struct box box_lower(struct box box, int height);
struct box box_left(struct box box, int width);
struct box box_right(struct box box, int width);
struct box box_within(struct box box, int sides, int ends);

struct color {
    uint8_t red, green, blue;
};
/* Here, since preflight asks it of each pixel that it looks at. */
static inline bool color_equal(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

enum item_kind { ITEM_FILL, ITEM_TEXT, ITEM_QR, ITEM_PICTURE, ITEM_POLYGON };

/* Of an outline. */
struct point {
    int x, y; /* in 16ths of a pixel */
};
#define POINT_UNITS 16 /* of a pixel */
#define POLYGON_MOST_POINTS 256

enum picture_fit {
    PICTURE_CONTAIN, /* the whole picture, as large as the box lets it be */
    PICTURE_COVER    /* the whole box, the picture's edges cut off */
};

struct item {
    enum item_kind kind;
    /* FILL: the rectangle. TEXT: the line's box, from `box.x` at the pen's start, with the font's ascent and
     * descent at this size as height. Ink that overhangs it is drawn within item_ink() and cut there.
     * QR: the symbol with its quiet zone of 4 modules; modules are as large a number of whole pixels as the
     * box has room for. PICTURE: where it is centred.
     * POLYGON: what its points lie in, rounded outward to whole pixels. */
    struct box box;
    struct color color;  /* QR: of the dark modules. PICTURE: under it, and around it in the box */
    struct color light;  /* QR: of the light modules and the quiet zone */
    enum font_face face; /* TEXT */
    double size_px;      /* TEXT: the em, in pixels, as text_size gives it */
    int baseline;        /* TEXT: y of the baseline */
    int above, below; /* TEXT: how far ink reaches from it, where it leaves the box by more than is usual */
    const char *text; /* TEXT: `length` bytes of valid UTF-8, in the scene's arena or in the program. QR: what
                         it says. PICTURE: the file; one that cannot be read is left out, with its `color` */
    uint32_t length;
    const char *role; /* what it is, for dumps, tests and preflight: "title.now", "clock"; a literal */
    uint32_t layer;   /* all but fills and polygons must not overlap another item of its layer; scene_fill
                         and scene_polygon give 0, text_place.h 1 */
    int line_x,
        line_width; /* TEXT: of the line that it is a part of, a run or a digit; width 0: it is the line */
    bool right_to_left; /* TEXT: its characters run so; each item has one direction */
    enum han han; /* TEXT: whose forms its ideographs have, told by the whole text that it is a part of */
    bool cut;     /* TEXT: ends with an ellipsis since it did not fit */
    enum picture_fit fit; /* PICTURE */
    /* POLYGON: a closed outline, from the box's top left, in the scene's arena. What lies inside of it by the
     * even-odd rule is filled. `mirrored`: its points are counted from the box's top right, to the left. */
    const struct point *points;
    uint32_t point_count;
    bool mirrored;
};

struct scene {
    int width, height; /* of the picture as the viewer sees it */
    struct box inner;  /* what the viewer does see, where a panel's frame hides the edges: all that is read is
                          in it */
    struct color background;
    uint32_t count, capacity;
    struct item *items;
    struct arena *arena;
};

/* An empty scene, all of which is seen. */
void scene_init(struct scene *scene, int width, int height, struct color background, struct arena *arena);
/* Adds an item (a copy) and gives it, for changing; valid until the next one is added. */
struct item *scene_add(struct scene *scene, struct item item);
struct item *scene_fill(struct scene *scene, struct box box, struct color color, const char *role);
/* Adds an outline of `count` points of the picture (3 to POLYGON_MOST_POINTS), which are copied. */
struct item *scene_polygon(struct scene *scene, const struct point *points, uint32_t count,
                           struct color color, const char *role);
/* Gives a polygon other points of the picture, copied into this arena. */
void item_set_outline(struct item *item, const struct point *points, uint32_t count, struct arena *arena);
/* Whether a screen may lay others over it, and cut it at the picture's edge: a fill or a polygon. */
bool item_is_shape(const struct item *item);
/* Whether both look the same: all but role, layer, cut and the line. */
bool item_equal(const struct item *a, const struct item *b);
/* A hash of what a scene looks like: that of scenes whose items are all item_equal is the same, that of
 * others is not but by a chance in 2^64. */
uint64_t scene_hash(const struct scene *scene);
/* Where an item's pixels can be: a fill's or a polygon's box; a text's box grown on every side by an eighth
 * of its size, for accents, tails and overhangs, and as far as its ink is known to reach. The renderer cuts
 * there, so that damage is exact. */
struct box item_ink(const struct item *item);

/* The smallest text that a picture of this size may have, in pixels of the em (behaviour.md, "Legibility").
 */
int scene_min_text_px(int width, int height);

/* A line an item, for golden tests: "text title.now 120,300 900x96 display-bold 80 #f2f5f8 \"...\"". In the
 * arena. */
const char *scene_dump(const struct scene *scene, struct arena *arena);

/* Faults that a screen must not have: a box outside the picture, or outside what is seen of it and no shape,
 * text, a QR code or a picture that overlaps another item of its layer, text below the minimum size, a
 * baseline outside its box. Adds a line each to `report` (which may be NULL); gives their number. */
struct str_builder;
unsigned scene_check(const struct scene *scene, struct str_builder *report);

#endif

#include "scene/transform.h"

/* ---- right to left ---- */

static int mirrored(const struct scene *scene, int x, int width)
{
    return scene->width - x - width;
}

void mirror_scene(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        struct item *item = &scene->items[i];
        if (item->line_width == 0) {
            item->box.x = mirrored(scene, item->box.x, item->box.width);
            item->mirrored = item->kind == ITEM_POLYGON && !item->mirrored;
            continue;
        }
        int line_x = mirrored(scene, item->line_x, item->line_width);
        item->box.x += line_x - item->line_x;
        item->line_x = line_x;
    }
    scene->inner.x = mirrored(scene, scene->inner.x, scene->inner.width);
}

/* ---- set into a larger picture, and moved in it ---- */

/* One direction of a fill's box. A line along an edge is too thin to take from: it keeps what it has. */
static void move_span(int *start, int *length, int by, int whole, int new_whole)
{
    int end = *start + *length;
    int moved_start = *start <= 0 ? *start : *start + by;
    int moved_end = end >= whole ? end + new_whole - whole : end + by;
    if (moved_end - moved_start < (*length + 1) / 2)
        return;
    *start = moved_start;
    *length = moved_end - moved_start;
}

static int move_corner(int at, int by, int whole, int new_whole)
{
    if (at <= 0)
        return at;
    return POINT_UNITS * (at >= POINT_UNITS * whole ? new_whole - whole : by) + at;
}

/* The corners of a polygon that lie on an edge of the picture stay on it, as the sides of a fill do. */
static void move_corners(struct scene *scene, struct item *item, struct shift by, int width, int height)
{
    struct point corners[POLYGON_MOST_POINTS];
    for (uint32_t i = 0; i < item->point_count; i++) {
        struct point from_box = item->points[i];
        if (item->mirrored)
            from_box.x = POINT_UNITS * item->box.width - from_box.x;
        corners[i].x = move_corner(POINT_UNITS * item->box.x + from_box.x, by.x, scene->width, width);
        corners[i].y = move_corner(POINT_UNITS * item->box.y + from_box.y, by.y, scene->height, height);
    }
    item_set_outline(item, corners, item->point_count, scene->arena);
}

static void move_polygon(struct scene *scene, struct item *item, struct shift by, int width, int height)
{
    bool at_edge = item->box.x <= 0 || item->box.x + item->box.width >= scene->width || item->box.y <= 0 ||
                   item->box.y + item->box.height >= scene->height;
    if (at_edge) {
        move_corners(scene, item, by, width, height);
        return;
    }
    item->box.x += by.x;
    item->box.y += by.y;
}

/* Moves all items. Shapes that reach an edge of a picture of this size still do after it has become one of
 * `width` x `height`; one too thin to take from stays as it is. Leaves the size of the scene. */
static void move_items(struct scene *scene, int x, int y, int width, int height)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        struct item *item = &scene->items[i];
        if (item->kind == ITEM_FILL) {
            move_span(&item->box.x, &item->box.width, x, scene->width, width);
            move_span(&item->box.y, &item->box.height, y, scene->height, height);
        } else if (item->kind == ITEM_POLYGON) {
            move_polygon(scene, item, (struct shift){x, y}, width, height);
        } else {
            item->box.x += x;
            item->line_x += x;
            item->box.y += y;
            item->baseline += y;
        }
    }
}

void inset_scene(struct scene *scene, struct edges edges)
{
    int width = scene->width + edges.left + edges.right, height = scene->height + edges.top + edges.bottom;
    move_items(scene, edges.left, edges.top, width, height);
    scene->width = width;
    scene->height = height;
    scene->inner.x += edges.left;
    scene->inner.y += edges.top;
}

struct shift shift_at(struct instant now, int width, int height)
{
    int reach = (width < height ? width : height) / 270;
    reach = reach < 1 ? 1 : reach;
    int side = 2 * reach + 1, places = side * side;
    /* Through the square row by row, every second one backwards, and then the same way back: each place is
     * beside the one before it. */
    int64_t number = now.ms / (SHIFT_MINUTES * MS_PER_MINUTE), period = 2 * (places - 1);
    int place = (int)(((number % period) + period) % period);
    if (place >= places)
        place = (int)period - place;
    int row = place / side, column = place % side;
    if (row % 2 == 1)
        column = side - 1 - column;
    return (struct shift){column - reach, row - reach};
}

void shift_scene(struct scene *scene, struct shift shift)
{
    move_items(scene, shift.x, shift.y, scene->width, scene->height);
}

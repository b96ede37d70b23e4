#include "scene/inset.h"

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

void inset_move(struct scene *scene, int x, int y, int width, int height)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        struct item *item = &scene->items[i];
        if (item->kind == ITEM_FILL) {
            move_span(&item->box.x, &item->box.width, x, scene->width, width);
            move_span(&item->box.y, &item->box.height, y, scene->height, height);
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
    inset_move(scene, edges.left, edges.top, width, height);
    scene->width = width;
    scene->height = height;
    scene->inner.x += edges.left;
    scene->inner.y += edges.top;
}

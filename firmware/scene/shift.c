#include "scene/shift.h"

struct shift shift_at(struct instant now, int width, int height)
{
    int reach = (width < height ? width : height) / 270;
    reach = reach < 1 ? 1 : reach;
    int side = 2 * reach + 1, places = side * side;
    /* Through the square row by row, as one ploughs, and the same way back: neighbours all the way. */
    int64_t number = now.ms / (SHIFT_MINUTES * MS_PER_MINUTE), period = 2 * (places - 1);
    int place = (int)(((number % period) + period) % period);
    if (place >= places)
        place = (int)period - place;
    int row = place / side, column = place % side;
    if (row % 2 == 1)
        column = side - 1 - column;
    return (struct shift){column - reach, row - reach};
}

/* One direction of a fill's box. A line along an edge is too thin to take from: it stays. */
static void shift_span(int *start, int *length, int by, int whole)
{
    int end = *start + *length;
    int moved_start = *start <= 0 ? *start : *start + by, moved_end = end >= whole ? end : end + by;
    if (moved_end - moved_start < (*length + 1) / 2)
        return;
    *start = moved_start;
    *length = moved_end - moved_start;
}

void shift_scene(struct scene *scene, struct shift shift)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        struct item *item = &scene->items[i];
        if (item->kind == ITEM_FILL) {
            shift_span(&item->box.x, &item->box.width, shift.x, scene->width);
            shift_span(&item->box.y, &item->box.height, shift.y, scene->height);
        } else {
            item->box.x += shift.x;
            item->box.y += shift.y;
            item->baseline += shift.y;
        }
    }
}

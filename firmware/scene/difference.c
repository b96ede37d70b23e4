#include "scene/difference.h"

#include <assert.h>

/* Whether they overlap or share an edge. */
static bool boxes_touch(struct box a, struct box b)
{
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

static int64_t box_area(struct box box)
{
    return (int64_t)box.width * box.height;
}

struct damage {
    struct box *boxes;
    uint32_t count, most;
    struct box picture;
};

/* Where `box` costs the fewest pixels that need no drawing. */
static uint32_t nearest_box(const struct damage *damage, struct box box)
{
    uint32_t nearest = 0;
    int64_t least_growth = INT64_MAX;
    for (uint32_t i = 0; i < damage->count; i++) {
        int64_t growth = box_area(box_union(damage->boxes[i], box)) - box_area(damage->boxes[i]);
        if (growth < least_growth) {
            least_growth = growth;
            nearest = i;
        }
    }
    return nearest;
}

static void add_damage(struct damage *damage, struct box box)
{
    box = box_intersect(box, damage->picture);
    if (box_is_empty(box))
        return;
    /* A union may touch boxes that neither part did, so start over until it touches none. */
    for (uint32_t i = 0; i < damage->count;) {
        if (boxes_touch(damage->boxes[i], box)) {
            box = box_union(damage->boxes[i], box);
            damage->boxes[i] = damage->boxes[--damage->count];
            i = 0;
        } else {
            i++;
        }
    }
    if (damage->count < damage->most) {
        damage->boxes[damage->count++] = box;
        return;
    }
    uint32_t nearest = nearest_box(damage, box);
    box = box_union(damage->boxes[nearest], box);
    damage->boxes[nearest] = damage->boxes[--damage->count];
    add_damage(damage, box);
}

/* Whether two fills differ in where they begin and end on x alone: a strip of progress, a minute later. */
static bool fills_moved(const struct item *a, const struct item *b)
{
    int a_end = a->box.x + a->box.width, b_end = b->box.x + b->box.width;
    return a->kind == ITEM_FILL && b->kind == ITEM_FILL && color_equal(a->color, b->color) &&
           a->box.y == b->box.y && a->box.height == b->box.height && a->box.x < b_end && b->box.x < a_end;
}

/* What lies between two places on x. */
static void add_between(struct damage *damage, struct box row, int a, int b)
{
    add_damage(damage, (struct box){a < b ? a : b, row.y, a < b ? b - a : a - b, row.height});
}

/* Where an item and the one in its place differ. */
static void add_changed(struct damage *damage, const struct item *a, const struct item *b)
{
    if (item_equal(a, b))
        return;
    if (fills_moved(a, b)) {
        add_between(damage, a->box, a->box.x, b->box.x);
        add_between(damage, a->box, a->box.x + a->box.width, b->box.x + b->box.width);
        return;
    }
    add_damage(damage, item_ink(a));
    add_damage(damage, item_ink(b));
}

uint32_t scene_difference(const struct scene *last, const struct scene *scene, struct box *ret, uint32_t most)
{
    assert(most >= 1);
    struct box picture = {.width = scene->width, .height = scene->height};
    if (last->width != scene->width || last->height != scene->height ||
        !color_equal(last->background, scene->background)) {
        ret[0] = picture;
        return 1;
    }

    /* With as many items as before, each is held against the one in its place: a clock's digit is one item.
     * Else something came or went in between, and what is alike at both ends stays. Items in the same order
     * draw the same pixels outside of the boxes found, whatever lies on what. */
    uint32_t head = 0, tail = 0, fewer = last->count < scene->count ? last->count : scene->count;
    while (head < fewer && item_equal(&last->items[head], &scene->items[head]))
        head++;
    while (tail < fewer - head &&
           item_equal(&last->items[last->count - 1 - tail], &scene->items[scene->count - 1 - tail]))
        tail++;

    struct damage damage = {.boxes = ret, .most = most, .picture = picture};
    if (last->count == scene->count) {
        for (uint32_t i = head; i < scene->count - tail; i++)
            add_changed(&damage, &last->items[i], &scene->items[i]);
        return damage.count;
    }
    for (uint32_t i = head; i < last->count - tail; i++)
        add_damage(&damage, item_ink(&last->items[i]));
    for (uint32_t i = head; i < scene->count - tail; i++)
        add_damage(&damage, item_ink(&scene->items[i]));
    return damage.count;
}

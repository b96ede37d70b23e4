#include "scene/scene.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

/* ---- boxes ---- */

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most_of(int a, int b)
{
    return a > b ? a : b;
}

bool box_is_empty(struct box box)
{
    return box.width <= 0 || box.height <= 0;
}

struct box box_intersect(struct box a, struct box b)
{
    int left = most_of(a.x, b.x), top = most_of(a.y, b.y);
    int right = least(a.x + a.width, b.x + b.width), bottom = least(a.y + a.height, b.y + b.height);
    if (right <= left || bottom <= top)
        return (struct box){0};
    return (struct box){.x = left, .y = top, .width = right - left, .height = bottom - top};
}

struct box box_union(struct box a, struct box b)
{
    if (box_is_empty(a))
        return b;
    if (box_is_empty(b))
        return a;
    int left = least(a.x, b.x), top = least(a.y, b.y);
    int right = most_of(a.x + a.width, b.x + b.width), bottom = most_of(a.y + a.height, b.y + b.height);
    return (struct box){.x = left, .y = top, .width = right - left, .height = bottom - top};
}

bool box_contains(struct box outer, struct box inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

bool box_overlaps(struct box a, struct box b)
{
    return !box_is_empty(box_intersect(a, b));
}

struct box box_upper(struct box box, int height)
{
    return (struct box){box.x, box.y, box.width, height};
}

struct box box_lower(struct box box, int height)
{
    return (struct box){box.x, box.y + box.height - height, box.width, height};
}

struct box box_left(struct box box, int width)
{
    return (struct box){box.x, box.y, width, box.height};
}

struct box box_right(struct box box, int width)
{
    return (struct box){box.x + box.width - width, box.y, width, box.height};
}

struct box box_within(struct box box, int sides, int ends)
{
    return (struct box){box.x + sides, box.y + ends, box.width - 2 * sides, box.height - 2 * ends};
}

/* ---- items ---- */

static bool same_text(const struct item *a, const struct item *b)
{
    return a->length == b->length && (a->text == b->text || memcmp(a->text, b->text, a->length) == 0);
}

static bool same_outline(const struct item *a, const struct item *b)
{
    return a->mirrored == b->mirrored && a->point_count == b->point_count &&
           (a->points == b->points || memcmp(a->points, b->points, a->point_count * sizeof *a->points) == 0);
}

bool item_is_shape(const struct item *item)
{
    return item->kind == ITEM_FILL || item->kind == ITEM_POLYGON;
}

bool item_equal(const struct item *a, const struct item *b)
{
    if (a->kind != b->kind || !color_equal(a->color, b->color) || a->box.x != b->box.x ||
        a->box.y != b->box.y || a->box.width != b->box.width || a->box.height != b->box.height)
        return false;
    if (a->kind == ITEM_FILL)
        return true;
    if (a->kind == ITEM_POLYGON)
        return same_outline(a, b);
    if (a->kind == ITEM_QR && !color_equal(a->light, b->light))
        return false;
    if (a->kind != ITEM_TEXT)
        return a->fit == b->fit && same_text(a, b);
    return a->face == b->face && a->size_px == b->size_px && a->baseline == b->baseline &&
           a->right_to_left == b->right_to_left && a->han == b->han && same_text(a, b);
}

static uint64_t content_hash(const struct item *item)
{
    if (item->kind == ITEM_POLYGON)
        return str_hash((const char *)item->points, item->point_count * sizeof *item->points);
    return str_hash(item->text, item->length);
}

static uint64_t item_hash(const struct item *item)
{
    const int32_t fields[] = {
        (int32_t)item->kind,
        item->box.x,
        item->box.y,
        item->box.width,
        item->box.height,
        item->color.red << 16 | item->color.green << 8 | item->color.blue,
        item->kind == ITEM_QR ? item->light.red << 16 | item->light.green << 8 | item->light.blue : 0,
        item->kind == ITEM_TEXT ? (int32_t)item->face : 0,
        item->kind == ITEM_TEXT ? (int32_t)(item->size_px * TEXT_SIZE_STEPS) : 0,
        item->kind == ITEM_TEXT ? item->baseline : 0,
        item->kind == ITEM_TEXT && item->right_to_left,
        item->kind == ITEM_TEXT ? (int32_t)item->han : 0,
        item->kind == ITEM_PICTURE || item->kind == ITEM_QR ? (int32_t)item->fit : 0,
        item->kind == ITEM_POLYGON && item->mirrored};
    uint64_t hash = str_hash((const char *)fields, sizeof fields);
    return item->kind == ITEM_FILL ? hash : hash * UINT64_C(0x9E3779B97F4A7C15) ^ content_hash(item);
}

uint64_t scene_hash(const struct scene *scene)
{
    const int32_t fields[] = {scene->width, scene->height, scene->background.red, scene->background.green,
                              scene->background.blue};
    uint64_t hash = str_hash((const char *)fields, sizeof fields);
    for (uint32_t i = 0; i < scene->count; i++)
        hash = (hash << 7 | hash >> 57) * UINT64_C(0x9E3779B97F4A7C15) ^ item_hash(&scene->items[i]);
    return hash;
}

/* U+0334 to U+0338, strokes through a letter. */
static bool is_stroke(const struct item *item, size_t at)
{
    return at + 2 <= item->length && (unsigned char)item->text[at] == 0xCC &&
           (unsigned char)item->text[at + 1] >= 0xB4 && (unsigned char)item->text[at + 1] <= 0xB8;
}

/* U+0942, the long u under a Devanagari letter. */
static bool is_long_u(const struct item *item, size_t at)
{
    return memcmp(item->text + at, "\xE0\xA5\x82", 3) == 0;
}

/* Such signs may be much wider than the letter. */
static bool is_wide_at_end(const struct item *item)
{
    size_t first = 0;
    if (item->length < 3)
        return false;
    str_decode(item->text, item->length, &first);
    return is_stroke(item, first) || is_stroke(item, item->length - 2) || is_long_u(item, item->length - 3);
}

struct box item_ink(const struct item *item)
{
    if (item->kind != ITEM_TEXT)
        return item->box;
    int bleed = text_em(item->size_px, 125) + 1, end = item->box.y + item->box.height + bleed;
    int side = is_wide_at_end(item) ? text_em(item->size_px, 250) + 1 : bleed;
    /* Their reach is measured at one size, and a mark may stand a pixel further out at another. */
    int top = least(item->box.y - bleed, item->baseline - item->above - 1);
    int bottom = most_of(end, item->baseline + item->below + 1);
    return (struct box){
        .x = item->box.x - side, .y = top, .width = item->box.width + 2 * side, .height = bottom - top};
}

/* ---- scenes ---- */

int scene_min_text_px(int width, int height)
{
    int by_panel = (least(width, height) * 22 + 999) / 1000;
    return most_of(by_panel, 12);
}

void scene_init(struct scene *scene, int width, int height, struct color background, struct arena *arena)
{
    *scene = (struct scene){.width = width,
                            .height = height,
                            .inner = {.width = width, .height = height},
                            .background = background,
                            .arena = arena};
}

struct item *scene_add(struct scene *scene, struct item item)
{
    scene->items =
        arena_room(scene->arena, scene->items, scene->count, &scene->capacity, sizeof *scene->items);
    struct item *added = &scene->items[scene->count++];
    *added = item;
    return added;
}

struct item *scene_fill(struct scene *scene, struct box box, struct color color, const char *role)
{
    return scene_add(scene, (struct item){.kind = ITEM_FILL, .box = box, .color = color, .role = role});
}

/* ---- polygons ---- */

static int pixels_down(int units)
{
    return (units - (units < 0 ? POINT_UNITS - 1 : 0)) / POINT_UNITS;
}

static struct box box_of_points(const struct point *points, uint32_t count)
{
    struct point low = points[0], high = points[0];
    for (uint32_t i = 1; i < count; i++) {
        low = (struct point){least(low.x, points[i].x), least(low.y, points[i].y)};
        high = (struct point){most_of(high.x, points[i].x), most_of(high.y, points[i].y)};
    }
    int left = pixels_down(low.x), top = pixels_down(low.y);
    return (struct box){
        .x = left, .y = top, .width = -pixels_down(-high.x) - left, .height = -pixels_down(-high.y) - top};
}

void item_set_outline(struct item *item, const struct point *points, uint32_t count, struct arena *arena)
{
    assert(count >= 3 && count <= POLYGON_MOST_POINTS);
    struct box box = box_of_points(points, count);
    struct point *own = arena_alloc(arena, count * sizeof *own);
    for (uint32_t i = 0; i < count; i++)
        own[i] = (struct point){points[i].x - box.x * POINT_UNITS, points[i].y - box.y * POINT_UNITS};
    item->box = box;
    item->points = own;
    item->point_count = count;
    item->mirrored = false;
}

struct item *scene_polygon(struct scene *scene, const struct point *points, uint32_t count,
                           struct color color, const char *role)
{
    struct item item = {.kind = ITEM_POLYGON, .color = color, .role = role};
    item_set_outline(&item, points, count, scene->arena);
    return scene_add(scene, item);
}

/* ---- as text ---- */

static void add_quoted(struct str_builder *line, const char *text, size_t length)
{
    str_add(line, "\"");
    size_t from = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '"' && text[i] != '\\')
            continue;
        str_add_n(line, text + from, i - from);
        str_add(line, "\\");
        from = i;
    }
    str_add_n(line, text + from, length - from);
    str_add(line, "\"");
}

static void add_outline(struct str_builder *line, const struct item *item)
{
    str_addf(line, "%s %u points", item->mirrored ? " mirrored" : "", item->point_count);
    for (uint32_t i = 0; i < item->point_count; i++)
        str_addf(line, " %d,%d", item->points[i].x, item->points[i].y);
}

static void add_item_line(struct str_builder *dump, const struct item *item)
{
    const struct box *box = &item->box;
    static const char *const kinds[] = {"fill", "text", "qr", "picture", "polygon"};
    str_addf(dump, "%s %s %d,%d %dx%d", kinds[item->kind], item->role ? item->role : "-", box->x, box->y,
             box->width, box->height);
    if (item->kind == ITEM_TEXT)
        str_addf(dump, " %s %g", font_face_name(item->face), item->size_px);
    str_addf(dump, " #%02x%02x%02x", item->color.red, item->color.green, item->color.blue);
    if (item->kind == ITEM_QR)
        str_addf(dump, " #%02x%02x%02x", item->light.red, item->light.green, item->light.blue);
    if (item->kind == ITEM_PICTURE)
        str_add(dump, item->fit == PICTURE_COVER ? " cover" : " contain");
    if (item->kind == ITEM_POLYGON)
        add_outline(dump, item);
    if (!item_is_shape(item)) {
        str_add(dump, " ");
        add_quoted(dump, item->text, item->length);
        if (item->right_to_left)
            str_add(dump, " rtl");
        if (item->han != HAN_ANY)
            str_addf(dump, " %s", han_name(item->han));
        if (item->cut)
            str_add(dump, " cut");
    }
    str_add(dump, "\n");
}

const char *scene_dump(const struct scene *scene, struct arena *arena)
{
    struct str_builder dump = {.arena = arena};
    str_addf(&dump, "scene %dx%d #%02x%02x%02x\n", scene->width, scene->height, scene->background.red,
             scene->background.green, scene->background.blue);
    for (uint32_t i = 0; i < scene->count; i++)
        add_item_line(&dump, &scene->items[i]);
    return dump.text;
}

/* ---- faults ---- */

static unsigned report_fault(struct str_builder *report, const char *fault, const struct item *item,
                             const struct item *other)
{
    if (report) {
        str_addf(report, "%s: ", fault);
        struct str_builder line = {.arena = report->arena};
        add_item_line(&line, item);
        if (other) {
            line.length--; /* the line's end */
            str_add(&line, " and ");
            add_item_line(&line, other);
        }
        str_add_n(report, line.text, line.length);
    }
    return 1;
}

unsigned scene_check(const struct scene *scene, struct str_builder *report)
{
    struct box picture = {.width = scene->width, .height = scene->height};
    int min_px = scene_min_text_px(scene->inner.width, scene->inner.height);
    unsigned faults = 0;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (!box_contains(picture, item->box))
            faults += report_fault(report, "outside the picture", item, NULL);
        if (item_is_shape(item))
            continue;
        if (box_contains(picture, item->box) && !box_contains(scene->inner, item->box))
            faults += report_fault(report, "outside what is seen", item, NULL);
        bool is_text = item->kind == ITEM_TEXT;
        if (is_text && item->size_px < min_px)
            faults += report_fault(report, "text too small", item, NULL);
        if (is_text && (item->baseline < item->box.y || item->baseline > item->box.y + item->box.height))
            faults += report_fault(report, "baseline outside its box", item, NULL);
        for (uint32_t j = 0; j < scene->count; j++) {
            const struct item *other = &scene->items[j];
            /* Two that are no shapes are found once, from the later one. */
            if (j == i || other->layer != item->layer || (!item_is_shape(other) && j > i))
                continue;
            if (box_overlaps(item->box, other->box))
                faults += report_fault(report, "overlap", item, other);
        }
    }
    return faults;
}

#include "render/polygon.h"

#include <stdlib.h>
#include <string.h>

#include "render/pixel.h"

/* Of a pixel: lines of its height, parts of its width, parts of its area. */
enum { LINES = POINT_UNITS, PARTS = 256, WHOLE = LINES * PARTS };
enum { STRIPE = 2048, WORD_BITS = 64 };

/* A side of the outline that goes down, in the box. */
struct side {
    struct point from, to;
};

struct outline {
    struct side sides[POLYGON_MOST_POINTS];
    uint32_t count;
    int width; /* of the box in parts, where it is mirrored; else -1 */
};

static void find_sides(const struct item *item, struct outline *ret)
{
    ret->count = 0;
    ret->width = item->mirrored ? item->box.width * PARTS : -1;
    for (uint32_t i = 0; i < item->point_count; i++) {
        struct point a = item->points[i], b = item->points[(i + 1) % item->point_count];
        if (a.y != b.y)
            ret->sides[ret->count++] = a.y < b.y ? (struct side){a, b} : (struct side){b, a};
    }
}

/* Where a side is on the line in the middle of the unit `y`, to the nearest part. */
static int side_at(const struct side *side, int y)
{
    int scale = PARTS / POINT_UNITS;
    int64_t down = 2 * (int64_t)(y - side->from.y) + 1, height = 2 * (int64_t)(side->to.y - side->from.y);
    int64_t moved = 2 * scale * (side->to.x - side->from.x) * down + height;
    int64_t whole = moved / (2 * height);
    return scale * side->from.x + (int)(moved % (2 * height) < 0 ? whole - 1 : whole);
}

/* Where the outline crosses that line, from left to right. */
static uint32_t find_crossings(const struct outline *outline, int y, int crossings[POLYGON_MOST_POINTS])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < outline->count; i++) {
        const struct side *side = &outline->sides[i];
        if (y < side->from.y || y >= side->to.y)
            continue;
        int x = side_at(side, y);
        if (outline->width >= 0)
            x = outline->width - x;
        uint32_t at = count++;
        for (; at > 0 && crossings[at - 1] > x; at--)
            crossings[at] = crossings[at - 1];
        crossings[at] = x;
    }
    return count;
}

/* How much of each pixel of a row is covered: what each one has more than the one on its left. */
struct cover_row {
    int steps[STRIPE + 2];
    uint64_t changed[(STRIPE + 2 + WORD_BITS - 1) / WORD_BITS]; /* the pixels whose step may not be 0 */
    int left, right; /* the first pixel, and the one after the last */
};

static void add_step(struct cover_row *row, int pixel, int step)
{
    row->steps[pixel] += step;
    row->changed[pixel / WORD_BITS] |= UINT64_C(1) << (pixel % WORD_BITS);
}

/* From here on to the right all is covered, on one line; or, with `sign` -1, no longer. */
static void add_crossing(struct cover_row *row, int x, int sign)
{
    int low = row->left * PARTS, high = row->right * PARTS;
    x = (x < low ? low : x > high ? high : x) - low;
    int within = x % PARTS;
    add_step(row, x / PARTS, sign * (PARTS - within));
    add_step(row, x / PARTS + 1, sign * within);
}

/* The next pixel from `from` on whose cover may be another, at most `end`. */
static int next_change(const struct cover_row *row, int from, int end)
{
    while (from < end) {
        uint64_t bits = row->changed[from / WORD_BITS] >> (from % WORD_BITS);
        if (bits) {
            while (!(bits & 1)) {
                bits >>= 1;
                from++;
            }
            return from < end ? from : end;
        }
        from += WORD_BITS - from % WORD_BITS;
    }
    return end;
}

/* Draws a row, and leaves it empty. */
static uint64_t draw_row(struct cover_row *row, struct frame *frame, int y, struct color color)
{
    uint64_t touched = 0;
    int width = row->right - row->left, cover = 0;
    for (int x = next_change(row, 0, width); x < width;) {
        cover += row->steps[x];
        int end = next_change(row, x + 1, width);
        if (cover > 0) {
            uint8_t alpha = (uint8_t)((cover * 255 + WHOLE / 2) / WHOLE);
            pixel_cover_row(frame, row->left + x, y, end - x, color, alpha);
            touched += (uint64_t)(end - x);
        }
        x = end;
    }
    for (int x = next_change(row, 0, width + 2); x < width + 2; x = next_change(row, x + 1, width + 2))
        row->steps[x] = 0;
    memset(row->changed, 0, sizeof row->changed);
    return touched;
}

uint64_t polygon_draw(const struct item *item, struct frame *frame, struct box clip)
{
    struct outline outline;
    struct box whole = {.width = frame->width, .height = frame->height};
    struct box visible = box_intersect(box_intersect(item->box, clip), whole);
    uint64_t touched = 0;
    struct cover_row row = {0};
    find_sides(item, &outline);
    for (int left = visible.x; left < visible.x + visible.width; left += STRIPE) {
        int width = visible.x + visible.width - left;
        row.left = left;
        row.right = left + (width < STRIPE ? width : STRIPE);
        for (int y = visible.y; y < visible.y + visible.height; y++) {
            for (int line = 0; line < LINES; line++) {
                int crossings[POLYGON_MOST_POINTS];
                int unit = (y - item->box.y) * POINT_UNITS + line;
                uint32_t count = find_crossings(&outline, unit, crossings);
                for (uint32_t i = 0; i < count; i++)
                    add_crossing(&row, item->box.x * PARTS + crossings[i], i % 2 ? -1 : 1);
            }
            touched += draw_row(&row, frame, y, item->color);
        }
    }
    return touched;
}

#include "raster/polygon.h"

#include <string.h>

#include "raster/pixel.h"

/* Of a pixel: lines of its height, parts of its width, parts of its area. */
enum { LINES = POINT_UNITS, PARTS = 256, WHOLE = LINES * PARTS };
enum { STRIPE = 2048, WORD_BITS = 64 };

/* A side of the outline, in units of the box. It goes down, and is followed from line to line: in the middle
 * of the line `next` it is at part `x`, and `over` of `whole` further. */
struct side {
    struct point from, to;
    int next, x, step;
    int64_t over, step_over, whole;
};

struct outline {
    struct side sides[POLYGON_MOST_POINTS];
    uint32_t count;
    int width; /* of the box in parts, where it is mirrored; else -1 */
};

static int64_t divided_down(int64_t number, int64_t by, int64_t *ret_over)
{
    int64_t quotient = number / by - (number % by < 0);
    *ret_over = number - quotient * by;
    return quotient;
}

static struct side side_between(struct point a, struct point b)
{
    struct side side = {.from = a.y < b.y ? a : b, .to = a.y < b.y ? b : a};
    int64_t aside = side.to.x - side.from.x;
    side.whole = 2 * (int64_t)(side.to.y - side.from.y);
    side.step = (int)divided_down(2 * (PARTS / POINT_UNITS) * aside, side.whole, &side.step_over);
    return side;
}

/* Puts a side to a line that it crosses; the part is the nearest one. */
static void set_side(struct side *side, int line)
{
    int64_t aside = side->to.x - side->from.x, down = 2 * (int64_t)(line - side->from.y) + 1;
    int64_t parts = PARTS / POINT_UNITS * aside * down + side->whole / 2;
    side->x = PARTS / POINT_UNITS * side->from.x + (int)divided_down(parts, side->whole, &side->over);
    side->next = line;
}

/* Where a side is on a line, most often the one after the last that it was asked for. */
static int side_at(struct side *side, int line)
{
    if (side->next != line)
        set_side(side, line);
    int x = side->x;
    side->x += side->step;
    side->over += side->step_over;
    if (side->over >= side->whole) {
        side->over -= side->whole;
        side->x++;
    }
    side->next++;
    return x;
}

static void find_sides(const struct item *item, struct outline *ret)
{
    ret->count = 0;
    ret->width = item->mirrored ? item->box.width * PARTS : -1;
    for (uint32_t i = 0; i < item->point_count; i++) {
        struct point a = item->points[i], b = item->points[(i + 1) % item->point_count];
        if (a.y == b.y)
            continue;
        ret->sides[ret->count] = side_between(a, b);
        set_side(&ret->sides[ret->count], ret->sides[ret->count].from.y);
        ret->count++;
    }
}

/* Where the outline crosses a line, from left to right. */
static uint32_t find_crossings(struct outline *outline, int line, int crossings[POLYGON_MOST_POINTS])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < outline->count; i++) {
        struct side *side = &outline->sides[i];
        if (line < side->from.y || line >= side->to.y)
            continue;
        int x = side_at(side, line);
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
    memset(row->changed, 0, ((size_t)width + 2 + WORD_BITS - 1) / WORD_BITS * sizeof *row->changed);
    return touched;
}

/* Draws what lies in a row's columns. */
static uint64_t draw_columns(struct cover_row *row, struct outline *outline, const struct item *item,
                             struct frame *frame, struct box visible)
{
    uint64_t touched = 0;
    for (int y = visible.y; y < visible.y + visible.height; y++) {
        int first = (y - item->box.y) * LINES, crossings[POLYGON_MOST_POINTS];
        for (int line = first; line < first + LINES; line++) {
            uint32_t count = find_crossings(outline, line, crossings);
            for (uint32_t i = 0; i < count; i++)
                add_crossing(row, item->box.x * PARTS + crossings[i], i % 2 ? -1 : 1);
        }
        touched += draw_row(row, frame, y, item->color);
    }
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
        touched += draw_columns(&row, &outline, item, frame, visible);
    }
    return touched;
}

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

/* Some sides of an outline. */
struct side_list {
    struct side *sides[POLYGON_MOST_POINTS];
    uint32_t count;
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

/* Puts a side to a line, most often the one after the last that it was asked for. */
static void follow_side(struct side *side, int line)
{
    if (side->next != line)
        set_side(side, line);
}

/* Where a side is on the line `next`; it is put to the one after it. */
static int pass_line(struct side *side)
{
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

/* Where a side is so many lines after the one that it is put to. */
static int part_after(const struct side *side, int lines)
{
    return side->x + lines * side->step + (int)((side->over + lines * side->step_over) / side->whole);
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

static int seen_from_left(const struct outline *outline, int x)
{
    return outline->width >= 0 ? outline->width - x : x;
}

/* Those that cross some of the lines from `first` on to `end`. */
static void find_sides_within(struct outline *outline, int first, int end, struct side_list *ret)
{
    ret->count = 0;
    for (uint32_t i = 0; i < outline->count; i++)
        if (outline->sides[i].from.y < end && outline->sides[i].to.y > first)
            ret->sides[ret->count++] = &outline->sides[i];
}

/* Those of a list that cross a line. Gives the line, at most `end`, from which on others do. */
static int find_sides_at(const struct side_list *list, int line, int end, struct side_list *ret)
{
    ret->count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        struct side *side = list->sides[i];
        if (side->to.y <= line)
            continue;
        int change = side->from.y > line ? side->from.y : side->to.y;
        end = change < end ? change : end;
        if (side->from.y <= line)
            ret->sides[ret->count++] = side;
    }
    return end;
}

/* Sorts the sides that cross the lines from `first` on to `end` from left to right. False: they do not cross
 * all of these in one order, or it can't be told. Two are in one order, where they are in it at different
 * parts on the first line and on the last one. On a single line it makes no difference which of two at one
 * part comes first. */
static bool sort_sides(const struct outline *outline, int first, int end, struct side_list *list)
{
    int begins[POLYGON_MOST_POINTS], ends[POLYGON_MOST_POINTS];
    for (uint32_t i = 0; i < list->count; i++) {
        struct side *side = list->sides[i];
        follow_side(side, first);
        int begin = seen_from_left(outline, side->x);
        uint32_t at = i;
        for (; at > 0 && begins[at - 1] > begin; at--) {
            list->sides[at] = list->sides[at - 1];
            begins[at] = begins[at - 1];
            ends[at] = ends[at - 1];
        }
        list->sides[at] = side;
        begins[at] = begin;
        ends[at] = seen_from_left(outline, part_after(side, end - 1 - first));
    }
    for (uint32_t i = 1; i < list->count && end - first > 1; i++)
        if (begins[i - 1] >= begins[i] || ends[i - 1] >= ends[i])
            return false;
    return true;
}

/* How much of each pixel of a row is covered: what each one has more than the one on its left. */
struct cover_row {
    int steps[STRIPE + 2];
    uint64_t changed[(STRIPE + 2 + WORD_BITS - 1) / WORD_BITS]; /* the pixels whose step may not be 0 */
    int left, right; /* the first pixel, and the one after the last */
};

static void empty_changed(struct cover_row *row, int width)
{
    memset(row->changed, 0, ((size_t)width + 2 + WORD_BITS - 1) / WORD_BITS * sizeof *row->changed);
}

/* For rows of at most this width; no more of it is looked at, and small polygons are many. */
static void init_row(struct cover_row *row, int width)
{
    memset(row->steps, 0, ((size_t)width + 2) * sizeof *row->steps);
    empty_changed(row, width);
}

static void add_step(struct cover_row *row, int pixel, int step)
{
    row->steps[pixel] += step;
    row->changed[pixel / WORD_BITS] |= UINT64_C(1) << (pixel % WORD_BITS);
}

/* Lines that are covered from within a pixel on to the right: so many, from so many parts on in all; or, with
 * `sign` -1, no longer. */
static void add_lines(struct cover_row *row, unsigned pixel, int lines, int within, int sign)
{
    add_step(row, (int)pixel, sign * (lines * PARTS - within));
    add_step(row, (int)pixel + 1, sign * within);
}

/* A part as the row counts it: none is left or right of it. */
static unsigned part_in_row(const struct cover_row *row, int x)
{
    const int low = row->left * PARTS, high = row->right * PARTS;
    return (unsigned)((x < low ? low : x > high ? high : x) - low);
}

/* Adds a side over some lines, to the first of which it is put. Lines that it crosses in one pixel are added
 * at once. */
static void add_side(struct cover_row *row, const struct outline *outline, int left, struct side *side,
                     int lines, int sign)
{
    if (side->step == 0 && side->step_over == 0) {
        const unsigned part = part_in_row(row, left + seen_from_left(outline, side->x));
        add_lines(row, part / PARTS, lines, lines * (int)(part % PARTS), sign);
        side->next += lines;
        return;
    }
    struct side at = *side; /* what the compiler knows nobody else looks at */
    unsigned pixel = part_in_row(row, left + seen_from_left(outline, at.x)) / PARTS;
    int count = 0, within = 0;
    for (int i = 0; i < lines; i++) {
        const unsigned part = part_in_row(row, left + seen_from_left(outline, pass_line(&at)));
        if (part / PARTS != pixel) {
            add_lines(row, pixel, count, within, sign);
            pixel = part / PARTS;
            count = within = 0;
        }
        count++;
        within += (int)(part % PARTS);
    }
    add_lines(row, pixel, count, within, sign);
    *side = at;
}

/* The number of the lowest bit that is set; there is one. */
static int lowest_bit(uint64_t bits)
{
    int lowest = 0;
    for (int half = WORD_BITS / 2; half > 0; half /= 2) {
        if (!(bits & ((UINT64_C(1) << half) - 1))) {
            bits >>= half;
            lowest += half;
        }
    }
    return lowest;
}

/* The next pixel from `from` on whose cover may be another, at most `end`. */
static int next_change(const struct cover_row *row, int from, int end)
{
    while (from < end) {
        uint64_t bits = row->changed[from / WORD_BITS] >> (from % WORD_BITS);
        if (bits) {
            from += lowest_bit(bits);
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
    empty_changed(row, width);
    return touched;
}

/* What the sides that cross the lines from `first` on to `end` cover. */
static void add_sides(struct cover_row *row, const struct outline *outline, int left, int first, int end,
                      struct side_list *list)
{
    if (sort_sides(outline, first, end, list))
        for (uint32_t i = 0; i < list->count; i++)
            add_side(row, outline, left, list->sides[i], end - first, i % 2 ? -1 : 1);
    else
        for (int line = first; line < end; line++)
            add_sides(row, outline, left, line, line + 1, list);
}

/* What the lines of a row cover, from `first` on. */
static void add_row(struct cover_row *row, struct outline *outline, const struct item *item, int first)
{
    struct side_list of_row, list;
    find_sides_within(outline, first, first + LINES, &of_row);
    for (int line = first; line < first + LINES && of_row.count > 0;) {
        int end = find_sides_at(&of_row, line, first + LINES, &list);
        add_sides(row, outline, item->box.x * PARTS, line, end, &list);
        line = end;
    }
}

/* Draws what lies in a row's columns. */
static uint64_t draw_columns(struct cover_row *row, struct outline *outline, const struct item *item,
                             struct frame *frame, struct box visible)
{
    uint64_t touched = 0;
    for (int y = visible.y; y < visible.y + visible.height; y++) {
        add_row(row, outline, item, (y - item->box.y) * LINES);
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
    struct cover_row row;
    find_sides(item, &outline);
    init_row(&row, visible.width < STRIPE ? visible.width : STRIPE);
    for (int left = visible.x; left < visible.x + visible.width; left += STRIPE) {
        int width = visible.x + visible.width - left;
        row.left = left;
        row.right = left + (width < STRIPE ? width : STRIPE);
        touched += draw_columns(&row, &outline, item, frame, visible);
    }
    return touched;
}

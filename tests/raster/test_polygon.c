/*
 * Polygons in a frame: what is covered, held against an area that is known; the even-odd rule; and that
 * neither a clip nor a place changes a pixel, nor which way round the outline goes. Random outlines beside a
 * second, plain way to cover a pixel.
 */
#include "check.h"

#include "raster/pixel.h"
#include "raster/polygon.h"

static const struct color paint = {255, 255, 255};
static const struct box everything = {.x = -1000, .y = -1000, .width = 9000, .height = 9000};
enum { SIDE = 64 };

static struct frame *drawn(const struct point *points, uint32_t count, struct box box, struct box clip)
{
    struct frame *frame = frame_create(SIDE, SIDE);
    struct item item = {
        .kind = ITEM_POLYGON, .box = box, .color = paint, .points = points, .point_count = count};
    polygon_draw(&item, frame, clip);
    return frame;
}

static int at(const struct frame *frame, int x, int y)
{
    return frame->pixels[y * frame->pitch + x * 4];
}

static int64_t sum_of(const struct frame *frame)
{
    int64_t sum = 0;
    for (int y = 0; y < frame->height; y++)
        for (int x = 0; x < frame->width; x++)
            sum += at(frame, x, y);
    return sum;
}

static bool same_frame(const struct frame *a, const struct frame *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)a->height * (size_t)a->pitch) == 0;
}

/* On whole pixels it is a fill. */
static void test_rectangle(void)
{
    static const struct point points[] = {{0, 0}, {320, 0}, {320, 160}, {0, 160}};
    struct box box = {10, 20, 20, 10};
    struct frame *frame = drawn(points, 4, box, everything), *fill = frame_create(SIDE, SIDE);
    check_row("rectangle");
    pixel_fill(fill, box, paint, everything);
    CHECK(same_frame(frame, fill));
    frame_destroy(frame);
    frame_destroy(fill);
}

/* Parts of pixels count by their area, to a 256th. */
static void test_cover(void)
{
    static const struct {
        const char *label;
        struct point points[4];
        int x, y, cover;
    } rows[] = {
        {"a quarter from the left", {{4, 0}, {320, 0}, {320, 160}, {4, 160}}, 0, 5, 191},
        {"the pixel beside it", {{4, 0}, {320, 0}, {320, 160}, {4, 160}}, 1, 5, 255},
        {"the last column", {{0, 0}, {312, 0}, {312, 160}, {0, 160}}, 19, 5, 128},
        {"the top row", {{0, 15}, {320, 15}, {320, 160}, {0, 160}}, 9, 0, 16},
        {"the last row", {{0, 0}, {320, 0}, {320, 148}, {0, 148}}, 9, 9, 64},
        {"a thin line", {{33, 0}, {34, 0}, {34, 160}, {33, 160}}, 2, 3, 16},
        {"a slant through the middle", {{0, 0}, {160, 160}, {160, 160}, {0, 160}}, 4, 4, 128},
        {"above it", {{0, 0}, {160, 160}, {160, 160}, {0, 160}}, 5, 4, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct frame *frame = drawn(rows[i].points, 4, (struct box){0, 0, 20, 10}, everything);
        CHECK_INT(at(frame, rows[i].x, rows[i].y), rows[i].cover);
        frame_destroy(frame);
    }
}

/* The sum of a slanted shape's pixels is its area, within a hundredth. */
static void test_area(void)
{
    static const struct point triangle[] = {{3, 5}, {801, 230}, {170, 799}};
    struct frame *frame = drawn(triangle, 3, (struct box){2, 2, 51, 51}, everything);
    int64_t doubled = (801 - 3) * (799 - 5) - (170 - 3) * (230 - 5); /* in square units */
    int64_t wanted = doubled * 255 / 512, sum = sum_of(frame);
    check_row("area");
    CHECK(sum > wanted * 99 / 100 && sum < wanted * 101 / 100);
    frame_destroy(frame);
}

/* A star of five: its middle is outside. A hole that is joined by a bridge of no width is one. */
static void test_even_odd(void)
{
    static const struct point star[] = {{480, 0}, {762, 868}, {24, 332}, {936, 332}, {198, 868}};
    static const struct point frame_points[] = {{0, 0},     {960, 0},   {960, 960}, {0, 960},   {0, 0},
                                                {320, 320}, {320, 640}, {640, 640}, {640, 320}, {320, 320}};
    struct box box = {0, 0, 60, 60};
    check_row("star");
    struct frame *frame = drawn(star, 5, box, everything);
    CHECK_INT(at(frame, 30, 30), 0);
    CHECK_INT(at(frame, 30, 8), 255);
    frame_destroy(frame);
    check_row("hole");
    frame = drawn(frame_points, 10, box, everything);
    CHECK_INT(at(frame, 30, 30), 0);
    CHECK_INT(at(frame, 10, 11), 255);
    CHECK_INT(at(frame, 19, 19), 255);
    CHECK_INT(at(frame, 20, 20), 0);
    CHECK_INT(at(frame, 39, 39), 0);
    CHECK_INT(at(frame, 40, 40), 255);
    frame_destroy(frame);
}

static const struct point bolt[] = {{13, 7},    {555, 90},  {700, 444}, {333, 240},
                                    {800, 795}, {250, 703}, {61, 410}};
enum { BOLT_POINTS = sizeof bolt / sizeof *bolt };

/* Drawn in parts it is what it is in one. */
static void test_clip(void)
{
    struct box box = {5, -3, 50, 50};
    struct frame *whole = drawn(bolt, BOLT_POINTS, box, everything), *parts = frame_create(SIDE, SIDE);
    struct item item = {
        .kind = ITEM_POLYGON, .box = box, .color = paint, .points = bolt, .point_count = BOLT_POINTS};
    uint64_t touched = 0;
    check_row("clip");
    for (int y = 0; y < SIDE; y += 7)
        for (int x = 0; x < SIDE; x += 5)
            touched += polygon_draw(&item, parts, (struct box){x, y, 5, 7});
    CHECK(same_frame(whole, parts));
    uint64_t wanted = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            wanted += at(whole, x, y) > 0;
    CHECK(touched >= wanted && touched < wanted + 20);
    memset(parts->pixels, 0, (size_t)parts->height * (size_t)parts->pitch);
    polygon_draw(&item, parts, (struct box){20, 20, 3, 2});
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            bool inside = x >= 20 && x < 23 && y >= 20 && y < 22;
            CHECK(at(parts, x, y) == (inside ? at(whole, x, y) : 0));
        }
    frame_destroy(whole);
    frame_destroy(parts);
}

/* Each pixel beside a slanted side, to the last part: on each of its 16 lines the side is at the 256th of a
 * pixel that is nearest to where it crosses the middle of the line. */
static void test_exact(void)
{
    static const struct {
        const char *label;
        int top, bottom, height; /* x of the side's ends, and how far it goes down, in units */
    } rows[] = {{"to the right", 13, 701, 381},
                {"to the left", 640, 3, 381},
                {"steep", 100, 107, 381},
                {"upright", 200, 200, 381},
                {"on parts", 100, 101, 48}};
    enum { PARTS = 16 };
    check_row("exact");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const int height = rows[i].height;
        const struct point points[] = {
            {rows[i].top, 0}, {SIDE * 16, 0}, {SIDE * 16, height}, {rows[i].bottom, height}};
        struct frame *frame = drawn(points, 4, (struct box){0, 0, SIDE, 24}, everything);
        unsigned wrong = 0;
        for (int y = 0; y < 24; y++)
            for (int x = 0; x < SIDE; x++) {
                int cover = 0;
                for (int line = 16 * y; line < 16 * y + 16 && line < height; line++) {
                    /* Twice the numerator and the half that rounds; all of it is above 0. */
                    int64_t at = PARTS * (2 * (int64_t)height * rows[i].top +
                                          (int64_t)(rows[i].bottom - rows[i].top) * (2 * line + 1));
                    int part = (int)((at + height) / (2 * height)), within = 256 * (x + 1) - part;
                    cover += within < 0 ? 0 : within > 256 ? 256 : within;
                }
                wrong += at(frame, x, y) != (cover * 255 + 2048) / 4096;
            }
        if (!CHECK_INT(wrong, 0))
            printf("%s\n", rows[i].label);
        frame_destroy(frame);
    }
}

/* The order of its points, and where they begin, change nothing. */
static void test_order(void)
{
    struct point turned[BOLT_POINTS];
    struct box box = {3, 3, 50, 50};
    for (uint32_t i = 0; i < BOLT_POINTS; i++)
        turned[i] = bolt[(2 * BOLT_POINTS - i - 3) % BOLT_POINTS];
    struct frame *frame = drawn(bolt, BOLT_POINTS, box, everything),
                 *backwards = drawn(turned, BOLT_POINTS, box, everything);
    check_row("order");
    CHECK(same_frame(frame, backwards));
    frame_destroy(frame);
    frame_destroy(backwards);
}

/* To the pixel: each row read from the right. */
static void test_mirrored(void)
{
    struct box box = {7, 3, 50, 50};
    struct frame *frame = drawn(bolt, BOLT_POINTS, box, everything), *mirror = frame_create(SIDE, SIDE);
    struct item item = {.kind = ITEM_POLYGON,
                        .box = box,
                        .color = paint,
                        .points = bolt,
                        .point_count = BOLT_POINTS,
                        .mirrored = true};
    polygon_draw(&item, mirror, everything);
    check_row("mirrored");
    unsigned wrong = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            wrong += at(frame, x, y) != at(mirror, SIDE - 1 - x, y);
    CHECK_INT(wrong, 0);
    CHECK(!same_frame(frame, mirror));
    frame_destroy(frame);
    frame_destroy(mirror);
}

/* Wider than what is drawn at once. */
static void test_wide(void)
{
    static const struct point points[] = {{0, 0}, {80000, 0}, {79990, 32}, {8, 32}};
    struct frame *frame = frame_create(5000, 2);
    struct item item = {
        .kind = ITEM_POLYGON, .box = {0, 0, 5000, 2}, .color = paint, .points = points, .point_count = 4};
    check_row("wide");
    CHECK_INT((int)polygon_draw(&item, frame, everything), 10000);
    unsigned holes = 0;
    for (int x = 1; x < 4999; x++)
        holes += at(frame, x, 0) != 255 || at(frame, x, 1) != 255;
    CHECK_INT(holes, 0);
    CHECK(at(frame, 0, 1) < 255 && at(frame, 4999, 1) < 255 && at(frame, 4999, 1) > 0);
    frame_destroy(frame);
}

/* ---- any outline, beside what each line says by itself ---- */

enum { RANDOM_POINTS = 12, RANDOM_SIDE = 20, RANDOM_TURNS = 1500 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static int compare_ints(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The 256ths of a pixel at which the outline crosses the middle of a line, from left to right. */
static int crossings_of(const struct item *item, int line, int crossings[RANDOM_POINTS])
{
    int count = 0;
    for (uint32_t i = 0; i < item->point_count; i++) {
        struct point a = item->points[i], b = item->points[(i + 1) % item->point_count];
        if (a.y > b.y) {
            struct point other = a;
            a = b, b = other;
        }
        if (line < a.y || line >= b.y)
            continue;
        /* Twice the numerator and the half that rounds; all of it is above 0. */
        int64_t high = b.y - a.y, at = 16 * (2 * high * a.x + (int64_t)(b.x - a.x) * (2 * (line - a.y) + 1));
        int part = (int)((at + high) / (2 * high));
        crossings[count++] = item->mirrored ? item->box.width * 256 - part : part;
    }
    qsort(crossings, (size_t)count, sizeof *crossings, compare_ints);
    return count;
}

static int cover_of(const struct item *item, int x, int y)
{
    int cover = 0;
    for (int line = 16 * y; line < 16 * y + 16; line++) {
        int crossings[RANDOM_POINTS];
        int count = crossings_of(item, line, crossings);
        for (int i = 0; i < count; i++) {
            int within = 256 * (x + 1) - crossings[i];
            cover += (i % 2 ? -1 : 1) * (within < 0 ? 0 : within > 256 ? 256 : within);
        }
    }
    return cover;
}

/* Sides that end within a row, that cross in it, that touch, that are all but parallel. */
static void test_random(void)
{
    uint32_t random = 20260930;
    unsigned wrong = 0, crossing_in_row = 0;
    check_row("random");
    for (int turn = 0; turn < RANDOM_TURNS && wrong == 0; turn++) {
        struct point points[RANDOM_POINTS];
        const uint32_t count = 3 + next_random(&random) % (RANDOM_POINTS - 2);
        const bool is_narrow = turn % 2;
        for (uint32_t i = 0; i < count; i++) {
            points[i].x = (int)(next_random(&random) % (is_narrow ? 20 : 16 * RANDOM_SIDE));
            points[i].y = (int)(next_random(&random) % (16 * RANDOM_SIDE));
        }
        struct item item = {.kind = ITEM_POLYGON,
                            .box = {0, 0, RANDOM_SIDE, RANDOM_SIDE},
                            .color = paint,
                            .points = points,
                            .point_count = count,
                            .mirrored = turn % 3 == 0};
        struct frame *frame = frame_create(RANDOM_SIDE, RANDOM_SIDE);
        polygon_draw(&item, frame, everything);
        for (int y = 0; y < RANDOM_SIDE; y++) {
            int first[RANDOM_POINTS], last[RANDOM_POINTS];
            crossing_in_row += crossings_of(&item, 16 * y, first) != crossings_of(&item, 16 * y + 15, last);
            for (int x = 0; x < RANDOM_SIDE; x++)
                wrong += at(frame, x, y) != (cover_of(&item, x, y) * 255 + 2048) / 4096;
        }
        frame_destroy(frame);
    }
    CHECK_INT(wrong, 0);
    CHECK(crossing_in_row > RANDOM_TURNS);
}

int main(void)
{
    test_random();
    test_rectangle();
    test_cover();
    test_area();
    test_even_odd();
    test_clip();
    test_exact();
    test_order();
    test_mirrored();
    test_wide();
    return check_done();
}

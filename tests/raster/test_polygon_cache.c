/*
 * Polygons drawn from masks: the same bytes as polygon_draw gives, whatever was drawn before, in whichever
 * colour, place and clip; what is kept, what is given up, and what is never kept.
 */
#include "check.h"

#include "raster/polygon.h"
#include "raster/polygon_cache.h"

enum { SIDE = 96, MOST = 64 * 1024, POINTS = 6 };

static const struct box everything = {.x = -1000, .y = -1000, .width = 9000, .height = 9000};
static const struct color ground = {40, 90, 20}, paint = {250, 180, 7};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static struct frame *ground_frame(void)
{
    struct frame *frame = frame_create(SIDE, SIDE);
    pixel_fill(frame, everything, ground, everything);
    return frame;
}

/* Draws an item with and without masks, over what is there. */
static bool is_the_same(struct polygon_cache *cache, const struct item *item, struct frame *frames[2],
                        struct box clip)
{
    const uint64_t drawn = polygon_draw(item, frames[0], clip),
                   cached = polygon_cache_draw(cache, item, frames[1], clip);
    return drawn == cached && memcmp(frames[0]->pixels, frames[1]->pixels,
                                     (size_t)frames[0]->height * (size_t)frames[0]->pitch) == 0;
}

/* A right angle of this size: its points depend on it. */
static struct item triangle(struct point points[3], int width, int height)
{
    points[0] = (struct point){0, 0};
    points[1] = (struct point){16 * width, 5};
    points[2] = (struct point){3, 16 * height};
    return (struct item){.kind = ITEM_POLYGON,
                         .box = {2, 3, width, height},
                         .color = paint,
                         .points = points,
                         .point_count = 3};
}

/* A few outlines again and again, beside outlines that differ from them in one thing. */
static void test_random(void)
{
    struct polygon_cache *cache = polygon_cache_create(MOST);
    struct frame *frames[2] = {ground_frame(), ground_frame()};
    uint32_t random = 20261130;
    unsigned wrong = 0;
    for (int turn = 0; turn < 4000; turn++) {
        struct point points[POINTS];
        uint32_t shape = next_random(&random) % 8; /* of which the points are made */
        for (int i = 0; i < POINTS; i++) {
            points[i].x = (int)(next_random(&shape) % (16 * 20));
            points[i].y = (int)(next_random(&shape) % (16 * 20));
        }
        points[POINTS - 1].y += next_random(&random) % 4 == 0;
        const struct item item = {.kind = ITEM_POLYGON,
                                  .box = {.x = (int)(next_random(&random) % (SIDE + 20)) - 20,
                                          .y = (int)(next_random(&random) % (SIDE + 20)) - 20,
                                          .width = 20 + (int)(next_random(&random) % 2),
                                          .height = 21 + (int)(next_random(&random) % 2)},
                                  .color = {(uint8_t)next_random(&random), (uint8_t)next_random(&random), 9},
                                  .points = points,
                                  .point_count = POINTS - next_random(&random) % 2,
                                  .mirrored = next_random(&random) % 2};
        const struct box part = {(int)(next_random(&random) % SIDE), (int)(next_random(&random) % SIDE), 33,
                                 27};
        wrong += !is_the_same(cache, &item, frames, next_random(&random) % 3 == 0 ? part : everything);
    }
    check_row("random");
    CHECK_INT(wrong, 0);
    CHECK(polygon_cache_counts(cache).made > 100);
    CHECK(polygon_cache_counts(cache).used > 300);
    frame_destroy(frames[0]);
    frame_destroy(frames[1]);
    polygon_cache_destroy(cache);
}

/* What is covered wholly is filled: tags that begin and end at each sixteenth of a pixel, and a comb of teeth
 * of which the second is the widest. */
static void test_solid(void)
{
    struct polygon_cache *cache = polygon_cache_create(MOST);
    struct frame *frames[2] = {ground_frame(), ground_frame()};
    enum { WIDTH = 40, HEIGHT = 12, RIGHT = 16 * WIDTH, FOOT = 16 * HEIGHT };
    unsigned wrong = 0;
    for (int i = 0; i < 16 * 16; i++) {
        const int left = i / 16, right = RIGHT - i % 16;
        const struct point tag[] = {
            {left, 0}, {right - 80, 0}, {right, FOOT / 2}, {right - 80, FOOT}, {left, FOOT}};
        const struct point comb[] = {{left, 0},       {100, 0},   {100, 90},     {130, 90},
                                     {130 + left, 0}, {right, 0}, {right, FOOT}, {left, FOOT}};
        struct item item = {.kind = ITEM_POLYGON,
                            .box = {3 + i % 7, 5, WIDTH, HEIGHT},
                            .color = paint,
                            .points = tag,
                            .point_count = sizeof tag / sizeof *tag,
                            .mirrored = i % 3 == 0};
        wrong += !is_the_same(cache, &item, frames, everything);
        item.points = comb;
        item.point_count = sizeof comb / sizeof *comb;
        item.color = ground;
        wrong += !is_the_same(cache, &item, frames, everything);
    }
    check_row("solid");
    CHECK_INT(wrong, 0);
    CHECK(polygon_cache_counts(cache).made > 100);
    frame_destroy(frames[0]);
    frame_destroy(frames[1]);
    polygon_cache_destroy(cache);
}

/* Kept by its outline and size: neither colour nor place, nor the memory that its points are in, matter. */
static void test_known(void)
{
    struct polygon_cache *cache = polygon_cache_create(MOST);
    struct frame *frames[2] = {ground_frame(), ground_frame()};
    struct point points[3], others[3];
    struct item item = triangle(points, 30, 20), other = triangle(others, 30, 20);
    other.box.x = 50;
    other.color = ground;
    check_row("known");
    CHECK(is_the_same(cache, &item, frames, everything));
    CHECK(is_the_same(cache, &other, frames, everything));
    CHECK_INT((int)polygon_cache_counts(cache).made, 1);
    CHECK_INT((int)polygon_cache_counts(cache).used, 1);
    CHECK_INT((int)polygon_cache_counts(cache).bytes, 30 * 20 + 3 * (int)sizeof *points);
    other.mirrored = true;
    CHECK(is_the_same(cache, &other, frames, everything));
    CHECK_INT((int)polygon_cache_counts(cache).made, 2);
    frame_destroy(frames[0]);
    frame_destroy(frames[1]);
    polygon_cache_destroy(cache);
}

/* What is large, or seen in part, is drawn as it is; so is what alone is more than may be kept. */
static void test_not_kept(void)
{
    struct polygon_cache *cache = polygon_cache_create(2000);
    struct frame *frames[2] = {ground_frame(), ground_frame()};
    struct point points[3];
    struct item item = triangle(points, 60, 50);
    check_row("more than may be kept");
    CHECK(is_the_same(cache, &item, frames, everything));
    check_row("in part");
    item = triangle(points, 20, 20);
    CHECK(is_the_same(cache, &item, frames, (struct box){2, 3, 20, 19}));
    CHECK(is_the_same(cache, &item, frames, (struct box){3, 3, 20, 20}));
    item.box.x = SIDE - 19;
    CHECK(is_the_same(cache, &item, frames, everything));
    CHECK_INT((int)polygon_cache_counts(cache).made, 0);
    CHECK_INT((int)polygon_cache_counts(cache).bytes, 0);
    polygon_cache_destroy(cache);
    check_row("large");
    cache = polygon_cache_create(1024 * 1024);
    struct frame *wide = frame_create(4 * POLYGON_CACHE_MOST_PIXELS / 64, 70);
    item = triangle(points, POLYGON_CACHE_MOST_PIXELS / 64 + 1, 64);
    polygon_cache_draw(cache, &item, wide, everything);
    CHECK_INT((int)polygon_cache_counts(cache).made, 0);
    item = triangle(points, POLYGON_CACHE_MOST_PIXELS / 64, 64);
    polygon_cache_draw(cache, &item, wide, everything);
    CHECK_INT((int)polygon_cache_counts(cache).made, 1);
    frame_destroy(wide);
    frame_destroy(frames[0]);
    frame_destroy(frames[1]);
    polygon_cache_destroy(cache);
}

/* Of more than there is room for, those that were drawn last stay: by their bytes, and by their number. */
static void test_given_up(void)
{
    static const struct {
        const char *label;
        size_t most;
        int kinds, kept; /* so many triangles are drawn; so many of the last ones are known then */
    } rows[] = {{"by bytes", 3 * (20 * 20 + 24) + 100, 6, 3}, {"by number", 1024 * 1024, 80, 64}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct polygon_cache *cache = polygon_cache_create(rows[i].most);
        struct frame *frames[2] = {ground_frame(), ground_frame()};
        struct point points[3];
        struct item item = triangle(points, 20, 20);
        unsigned wrong = 0;
        check_row(rows[i].label);
        for (int kind = 0; kind < rows[i].kinds; kind++) {
            points[1].y = kind;
            wrong += !is_the_same(cache, &item, frames, everything);
            CHECK(polygon_cache_counts(cache).bytes <= rows[i].most);
        }
        CHECK_INT((int)polygon_cache_counts(cache).made, rows[i].kinds);
        for (int kind = rows[i].kinds - 1; kind >= rows[i].kinds - rows[i].kept; kind--) {
            points[1].y = kind;
            wrong += !is_the_same(cache, &item, frames, everything);
        }
        CHECK_INT((int)polygon_cache_counts(cache).made, rows[i].kinds);
        CHECK_INT((int)polygon_cache_counts(cache).used, rows[i].kept);
        points[1].y =
            rows[i].kinds - rows[i].kept - 1; /* in place of the last one, which is the oldest now */
        wrong += !is_the_same(cache, &item, frames, everything);
        CHECK_INT((int)polygon_cache_counts(cache).made, rows[i].kinds + 1);
        points[1].y = rows[i].kinds - 2;
        wrong += !is_the_same(cache, &item, frames, everything);
        CHECK_INT((int)polygon_cache_counts(cache).made, rows[i].kinds + 1);
        points[1].y = rows[i].kinds - 1;
        wrong += !is_the_same(cache, &item, frames, everything);
        CHECK_INT((int)polygon_cache_counts(cache).made, rows[i].kinds + 2);
        CHECK_INT(wrong, 0);
        frame_destroy(frames[0]);
        frame_destroy(frames[1]);
        polygon_cache_destroy(cache);
    }
}

int main(void)
{
    test_random();
    test_solid();
    test_known();
    test_not_kept();
    test_given_up();
    return check_done();
}

/*
 * The display list: boxes, items, the dump, and the faults that a screen must not have.
 */
#include "check.h"

#include "base/str.h"
#include "scene/items.h"

static void test_boxes(void)
{
    struct box a = box_of(10, 20, 30, 40);
    CHECK(box_is_empty((struct box){0}));
    CHECK(box_is_empty(box_of(5, 5, 0, 9)));
    CHECK(box_is_empty(box_of(5, 5, 9, -1)));
    CHECK(!box_is_empty(a));
    box_is(box_intersect(a, box_of(20, 10, 100, 20)), 20, 20, 20, 10);
    CHECK(box_is_empty(box_intersect(a, box_of(40, 20, 5, 5)))); /* touches only */
    box_is(box_union(a, box_of(0, 30, 5, 5)), 0, 20, 40, 40);
    box_is(box_union(a, box_of(0, 0, 0, 0)), 10, 20, 30, 40);
    box_is(box_union(box_of(0, 0, 0, 0), a), 10, 20, 30, 40);
    CHECK(box_contains(a, a));
    CHECK(!box_contains(a, box_of(10, 20, 31, 1)));
    CHECK(box_overlaps(a, box_of(39, 59, 9, 9)));
    CHECK(!box_overlaps(a, box_of(40, 59, 9, 9)));
    box_is(box_upper(a, 7), 10, 20, 30, 7);
    box_is(box_lower(a, 7), 10, 53, 30, 7);
    box_is(box_left(a, 7), 10, 20, 7, 40);
    box_is(box_right(a, 7), 33, 20, 7, 40);
    box_is(box_within(a, 3, 5), 13, 25, 24, 30);
}

static void test_minimum(void)
{
    static const struct {
        int width, height, min;
    } rows[] = {
        {1920, 1080, 24}, {1080, 1920, 24}, {3840, 2160, 48}, {1280, 720, 16},
        {1024, 600, 14},  {800, 480, 12},   {480, 320, 12},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_INT(scene_min_text_px(rows[i].width, rows[i].height), rows[i].min);
}

static void test_ink(void)
{
    struct item text = text_of("x", 100, 50, 30);
    box_is(item_ink(&text), 97, 47, 36, 26); /* 16 / 8 + 1 on each side */
    text.above = 40;                         /* the baseline is at 62 */
    text.below = 20;
    box_is(item_ink(&text), 97, text.baseline - 41, 36, 62); /* a pixel further than measured */
    text.above = text.below = 1;
    box_is(item_ink(&text), 97, 47, 36, 26);
    static const char *const struck[] = {"l\xCC\xB6 a", "a l\xCC\xB6", "\xC3\xA9\xCC\xB6",
                                         "\xE0\xA4\xA6\xE0\xA5\x82", "\xE0\xA5\x82"},
                             *const plain[] = {"a l\xCC\xB6 b", "\xCC\xB6",    "", "l\xCC\x81x", "al\xCC\x81",
                                               "\xE0\xA5\x82x", "\xE0\xA5\x81"};
    for (size_t i = 0; i < sizeof struck / sizeof *struck; i++) { /* 16 / 4 + 1 on the sides */
        text.text = struck[i];
        text.length = (uint32_t)strlen(struck[i]);
        box_is(item_ink(&text), 95, 47, 40, 26);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        text.text = plain[i];
        text.length = (uint32_t)strlen(plain[i]);
        box_is(item_ink(&text), 97, 47, 36, 26);
    }
    struct item fill = {.kind = ITEM_FILL, .box = {.x = 1, .y = 2, .width = 3, .height = 4}};
    box_is(item_ink(&fill), 1, 2, 3, 4);
}

static void test_hash(void)
{
    struct scene scenes[2];
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("hash");
    for (int i = 0; i < 2; i++) {
        scene_init(&scenes[i], 100, 80, (struct color){1, 2, 3}, &arena);
        scene_add(&scenes[i], (struct item){.kind = ITEM_FILL, .box = {1, 2, 3, 4}});
        scene_add(&scenes[i], text_of("12:00", 0, 0, 40));
    }
    uint64_t hash = scene_hash(&scenes[0]);
    CHECK(scene_hash(&scenes[1]) == hash);
    /* What item_equal does not look at. */
    scenes[1].items[0].size_px = 99;
    scenes[1].items[0].role = "other";
    scenes[1].items[1].mirrored = true;
    scenes[1].items[1].cut = true;
    scenes[1].items[1].layer = 7;
    CHECK(scene_hash(&scenes[1]) == hash);
    scenes[1].items[1].baseline++;
    CHECK(scene_hash(&scenes[1]) != hash);
    scenes[1].items[1].baseline--;
    scenes[1].items[1].size_px += 0.125;
    CHECK(scene_hash(&scenes[1]) != hash);
    scenes[1].items[1].size_px -= 0.125;
    scenes[1].items[1].han = HAN_KO;
    CHECK(scene_hash(&scenes[1]) != hash);
    scenes[1].items[1].han = HAN_ANY;
    scenes[1].items[1].length--;
    CHECK(scene_hash(&scenes[1]) != hash);
    scenes[1].items[1].length++;
    scenes[1].background.red++;
    CHECK(scene_hash(&scenes[1]) != hash);
    scenes[1].background.red--;
    struct item swapped = scenes[1].items[0];
    scenes[1].items[0] = scenes[1].items[1];
    scenes[1].items[1] = swapped;
    CHECK(scene_hash(&scenes[1]) != hash);
    arena_finish(&arena);
}

static void test_equal(void)
{
    struct item a = text_of("12:00", 0, 0, 40), b = a;
    char copy[] = "12:00";
    b.text = copy;
    b.role = "other";
    b.layer = 7;
    b.cut = true;
    CHECK(item_equal(&a, &b));
    copy[4] = '1';
    CHECK(!item_equal(&a, &b));
    b = a, b.length = 4;
    CHECK(!item_equal(&a, &b));
    b = a, b.face = FACE_MEDIUM;
    CHECK(!item_equal(&a, &b));
    b = a, b.size_px++;
    CHECK(!item_equal(&a, &b));
    b = a, b.right_to_left = true;
    CHECK(!item_equal(&a, &b));
    b = a, b.han = HAN_JA;
    CHECK(!item_equal(&a, &b));
    b = a, b.baseline++;
    CHECK(!item_equal(&a, &b));
    b = a, b.box.width++;
    CHECK(!item_equal(&a, &b));
    b = a, b.color.blue--;
    CHECK(!item_equal(&a, &b));
    b = a, b.kind = ITEM_FILL;
    CHECK(!item_equal(&a, &b));
    struct item fill = {.kind = ITEM_FILL, .box = {.width = 5, .height = 5}}, other = fill;
    other.size_px = 99; /* means nothing there */
    CHECK(item_equal(&fill, &other));
    other.box.height = 6;
    CHECK(!item_equal(&fill, &other));
}

static void test_dump(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 320, 200, (struct color){0x0d, 0x11, 0x17}, arena);
    scene_fill(&scene, box_of(0, 10, 320, 2), white, "rule");
    scene_fill(&scene, box_of(5, 20, 40, 20), (struct color){1, 2, 3}, "badge");
    struct item text = text_of("a \"b\" \\ ü", 10, 50, 60);
    text.face = FACE_DISPLAY_SEMIBOLD;
    scene_add(&scene, text);
    text = text_of("abc def", 10, 80, 60);
    text.length = 3;
    text.cut = text.right_to_left = true;
    scene_add(&scene, text);
    CHECK_STR(scene_dump(&scene, arena),
              "scene 320x200 #0d1117\n"
              "fill rule 0,10 320x2 #ffffff\n"
              "fill badge 5,20 40x20 #010203\n"
              "text test 10,50 60x20 display-semibold 16 #ffffff \"a \\\"b\\\" \\\\ ü\"\n"
              "text test 10,80 60x20 bold 16 #ffffff \"abc\" rtl cut\n");
}

static void test_check(struct arena *arena)
{
    struct scene scene;
    struct str_builder report = {.arena = arena};
    scene_init(&scene, 320, 200, black, arena);
    scene_fill(&scene, box_of(0, 0, 320, 200), white, "band");
    scene_add(&scene, text_of("first", 10, 50, 60));
    scene_add(&scene, text_of("beside", 70, 50, 60));
    scene_add(&scene, text_of("below", 10, 70, 60));
    CHECK_INT(scene_check(&scene, &report), 0);
    CHECK(report.text == NULL || report.text[0] == '\0');

    static const struct {
        const char *label;
        struct item item;
        unsigned faults;
        const char *part;
    } rows[] = {
        {"over another text",
         {.box = {.x = 60, .y = 60, .width = 9, .height = 20}, .baseline = 76},
         2,
         "overlap: "},
        {"over another text, but of another layer",
         {.box = {.x = 60, .y = 60, .width = 9, .height = 20}, .baseline = 76, .layer = 3},
         0,
         ""},
        {"on a fill of its own layer",
         {.box = {.x = 200, .y = 60, .width = 9, .height = 20}, .baseline = 76, .layer = 0},
         1,
         "fill band"},
        {"past the right edge",
         {.box = {.x = 300, .y = 60, .width = 21, .height = 20}, .baseline = 76},
         1,
         "outside the picture: "},
        {"too small",
         {.box = {.x = 200, .y = 60, .width = 9, .height = 20}, .baseline = 76, .size_px = 11},
         1,
         "text too small: "},
        {"baseline above",
         {.box = {.x = 200, .y = 60, .width = 9, .height = 20}, .baseline = 59},
         1,
         "baseline"},
        {"baseline below",
         {.box = {.x = 200, .y = 60, .width = 9, .height = 20}, .baseline = 81},
         1,
         "baseline"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct item item = rows[i].item;
        struct item like = text_of("word", 0, 0, 0);
        item.kind = ITEM_TEXT;
        item.text = like.text;
        item.length = like.length;
        item.role = "added";
        item.size_px = item.size_px > 0 ? item.size_px : 16;
        item.layer = item.layer || i == 2 ? item.layer : 1;
        uint32_t count = scene.count;
        scene_add(&scene, item);
        report = (struct str_builder){.arena = arena};
        CHECK_INT(scene_check(&scene, &report), rows[i].faults);
        CHECK_INT(scene_check(&scene, NULL), rows[i].faults);
        CHECK(rows[i].faults == 0 || (report.text && strstr(report.text, rows[i].part)));
        scene.count = count;
    }
    check_row("");
    scene_fill(&scene, box_of(0, -1, 10, 10), white, "above");
    CHECK_INT(scene_check(&scene, NULL), 1);
}

/* What a panel's frame hides has fills alone, and text is as large as what is seen asks for. */
static void test_hidden(struct arena *arena)
{
    struct scene scene;
    struct str_builder report = {.arena = arena};
    scene_init(&scene, 1000, 1000, black, arena);
    CHECK(scene.inner.x == 0 && scene.inner.y == 0 && scene.inner.width == 1000 &&
          scene.inner.height == 1000);
    scene_fill(&scene, box_of(0, 0, 1000, 40), white, "band");
    scene_add(&scene, text_of("title", 20, 120, 110));
    CHECK_INT(scene_check(&scene, NULL), 1); /* 16 pixels of 22 */
    scene.inner = box_of(20, 30, 700, 900);
    CHECK_INT(scene_check(&scene, NULL), 0);
    scene.inner = box_of(21, 30, 700, 900);
    CHECK_INT(scene_check(&scene, &report), 1);
    CHECK(strstr(report.text, "outside what is seen: text test"));
}

/* QR codes and pictures: what makes two differ, how they are dumped, and that nothing lies on them. */
static void test_codes_and_pictures(struct arena *arena)
{
    struct item code = {.kind = ITEM_QR,
                        .box = box_of(10, 10, 80, 80),
                        .color = black,
                        .light = white,
                        .text = "https://a.example",
                        .length = 17,
                        .role = "qr",
                        .layer = 1};
    struct item still = {.kind = ITEM_PICTURE,
                         .box = box_of(100, 10, 80, 80),
                         .color = black,
                         .text = "a.png",
                         .length = 5,
                         .role = "picture",
                         .layer = 1};
    check_row("equal");
    struct item other = code;
    CHECK(item_equal(&code, &other) && !item_equal(&code, &still));
    CHECK_INT(item_ink(&code).width, 80);
    other.text = "https://b.example";
    CHECK(!item_equal(&code, &other));
    other = code, other.light = black;
    CHECK(!item_equal(&code, &other));
    other = still, other.fit = PICTURE_COVER;
    CHECK(item_equal(&still, &still) && !item_equal(&still, &other));
    other = still, other.length = 4;
    CHECK(!item_equal(&still, &other));

    check_row("dump");
    struct scene scene;
    scene_init(&scene, 200, 100, black, arena);
    scene_add(&scene, code);
    scene_add(&scene, still)->fit = PICTURE_COVER;
    const char *dump = scene_dump(&scene, arena);
    CHECK(strstr(dump, "qr qr 10,10 80x80 #000000 #ffffff \"https://a.example\"\n"));
    CHECK(strstr(dump, "picture picture 100,10 80x80 #000000 cover \"a.png\"\n"));

    check_row("overlap");
    CHECK_INT(scene_check(&scene, NULL), 0);
    scene_fill(&scene, box_of(90, 10, 10, 80), white, "beside")->layer = 1;
    CHECK_INT(scene_check(&scene, NULL), 0);
    scene_fill(&scene, box_of(89, 10, 10, 80), white, "over the code")->layer = 1;
    CHECK_INT(scene_check(&scene, NULL), 1);
    other = still, other.box.x = 20;
    scene_add(&scene, other); /* on the code, the first fill and the second */
    CHECK_INT(scene_check(&scene, NULL), 4);
}

/* More items than the first array holds. */
static void test_growth(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 100, 100, black, arena);
    for (int i = 0; i < 1000; i++)
        scene_fill(&scene, box_of(i, 0, 1, 1), white, "many")->line_x = i;
    CHECK_INT(scene.count, 1000);
    CHECK_INT(scene.items[0].box.x, 0);
    CHECK_INT(scene.items[999].box.x, 999);
    CHECK_INT(scene.items[500].line_x, 500);
}

static const struct point triangle[] = {{-8, 16}, {40, 16}, {16, 49}};

static void test_polygon(void)
{
    struct scene scene;
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("polygon");
    scene_init(&scene, 100, 80, black, &arena);
    struct point points[3];
    memcpy(points, triangle, sizeof points);
    struct item *item = scene_polygon(&scene, points, 3, white, "shape");
    points[0].x = 99; /* was copied */
    CHECK_INT(item->kind, ITEM_POLYGON);
    box_is(item->box, -1, 1, 4, 3); /* outward */
    CHECK_INT(item->points[0].x, 8);
    CHECK_INT(item->points[0].y, 0);
    CHECK_INT(item->points[2].x, 32);
    CHECK_INT(item->points[2].y, 33);
    CHECK_INT(item->layer, 0);
    box_is(item_ink(item), -1, 1, 4, 3);
    CHECK(item_is_shape(item));
    item->mirrored = true;
    CHECK_STR(scene_dump(&scene, &arena),
              "scene 100x80 #000000\n"
              "polygon shape -1,1 4x3 #ffffff mirrored 3 points 8,0 56,0 32,33\n");

    /* Equal by what is drawn, wherever its points are. */
    struct point own[3];
    memcpy(own, item->points, sizeof own);
    struct item same = *item, other = *item;
    same.points = own;
    same.role = "other";
    CHECK(item_equal(item, &same));
    struct scene second = scene;
    second.items = &same;
    uint64_t hash = scene_hash(&scene);
    CHECK(scene_hash(&second) == hash);
    second.items = &other;
    other.mirrored = false;
    CHECK(!item_equal(item, &other) && scene_hash(&second) != hash);
    other.mirrored = true;
    other.point_count = 2;
    CHECK(!item_equal(item, &other) && scene_hash(&second) != hash);
    other = same;
    own[1].y++;
    CHECK(!item_equal(item, &other) && scene_hash(&second) != hash);
    arena_finish(&arena);
}

/* It may lie under and over others and past what is seen, as a fill may, but not outside of the picture. */
static void test_polygon_faults(void)
{
    struct scene scene;
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("polygon's faults");
    scene_init(&scene, 100, 80, black, &arena);
    scene.inner = box_of(10, 10, 80, 60);
    static const struct point inside[] = {{0, 0}, {1600, 0}, {1600, 1280}},
                              past[] = {{0, 0}, {1601, 0}, {9, 9}};
    scene_polygon(&scene, inside, 3, white, "shape");
    scene_polygon(&scene, inside, 3, white, "shape");
    struct item *text = scene_add(&scene, text_of("x", 20, 20, 30));
    CHECK_INT(scene_check(&scene, NULL), 0);
    text->layer = 0;
    CHECK_INT(scene_check(&scene, NULL), 2); /* text on a shape of its layer, whichever comes first */
    text->layer = 1;
    scene_polygon(&scene, past, 3, white, "shape");
    CHECK_INT(scene_check(&scene, NULL), 1);
    arena_finish(&arena);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_boxes();
    test_minimum();
    test_ink();
    test_hash();
    test_equal();
    test_dump(&arena);
    test_check(&arena);
    test_hidden(&arena);
    test_codes_and_pictures(&arena);
    test_growth(&arena);
    test_polygon();
    test_polygon_faults();
    arena_finish(&arena);
    return check_done();
}

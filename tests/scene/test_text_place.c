/*
 * Lines and digits put into a scene.
 */
#include "check.h"

#include "scene/text_place.h"
#include "text/fake_metrics.h"
#include "text/cache.h"

static const struct color ink = {1, 2, 3};

static bool item_is(const struct item *item, const char *text, int x, int y, int width, int height,
                    int baseline)
{
    char found[200], expected[200];
    snprintf(found, sizeof found, "%.*s %d,%d %dx%d %d", (int)item->length, item->text, item->box.x,
             item->box.y, item->box.width, item->box.height, item->baseline);
    snprintf(expected, sizeof expected, "%s %d,%d %dx%d %d", text, x, y, width, height, baseline);
    CHECK_INT(item->kind, ITEM_TEXT);
    CHECK_INT(item->layer, 1);
    CHECK_STR(item->role, "test");
    CHECK_INT(item->color.blue, 3);
    return CHECK_STR(found, expected);
}

static void test_block(struct arena *arena)
{
    static const double sizes[] = {20};
    struct text_block block;
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    text_fit(&fake_metrics, FACE_DISPLAY_BOLD, sizes, 1, "aaaa bb\ncccccc dd", 70, 200, 4, arena, &block);
    CHECK_INT(block.line_count, 3);
    text_place(&scene, &block, 100, 50, 100, 0, ink, "test");
    text_place(&scene, &block, 100, 50, 100, 1, ink, "test");
    text_place(&scene, &block, 100, 50, 101, 2, ink, "test");
    CHECK_INT(scene.count, 9);
    item_is(&scene.items[0], "aaaa bb", 100, 50, 70, 20, 66);
    item_is(&scene.items[1], "cccccc", 100, 70, 60, 20, 86);
    item_is(&scene.items[2], "dd", 100, 90, 20, 20, 106);
    item_is(&scene.items[3], "aaaa bb", 115, 50, 70, 20, 66);
    item_is(&scene.items[5], "dd", 140, 90, 20, 20, 106);
    item_is(&scene.items[6], "aaaa bb", 131, 50, 70, 20, 66);
    CHECK_INT(scene.items[0].face, FACE_DISPLAY_BOLD);
    CHECK_INT(scene.items[0].size_px, 20);
    CHECK(!scene.items[2].cut);
}

static void test_cut_block(struct arena *arena)
{
    static const double sizes[] = {20};
    struct text_block block;
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    text_fit(&fake_metrics, FACE_BOLD, sizes, 1, "aaaa bbbb cccc", 60, 40, 2, arena, &block);
    text_place(&scene, &block, 0, 0, 60, 0, ink, "test");
    CHECK_INT(scene.count, 2);
    CHECK(!scene.items[0].cut);
    CHECK(scene.items[1].cut);
    item_is(&scene.items[1], "bbbb…", 0, 20, 50, 20, 36);
    text_fit(&fake_metrics, FACE_BOLD, sizes, 1, "", 60, 40, 2, arena, &block);
    text_place(&scene, &block, 0, 0, 60, 0, ink, "test");
    CHECK_INT(scene.count, 2);
}

static void test_line(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "word", 10, 60, 100, 0, ink, "test"), 40);
    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "word", 10, 60, 100, 1, ink, "test"), 40);
    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "word", 10, 60, 100, 2, ink, "test"), 40);
    item_is(&scene.items[0], "word", 10, 44, 40, 20, 60);
    item_is(&scene.items[1], "word", 40, 44, 40, 20, 60);
    item_is(&scene.items[2], "word", 70, 44, 40, 20, 60);
    CHECK(!scene.items[0].cut);

    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "some words", 10, 60, 90, 2, ink, "test"),
              50);
    item_is(&scene.items[3], "some…", 50, 44, 50, 20, 60);
    CHECK(scene.items[3].cut);
    text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "one\ntwo", 10, 60, 390, 0, ink, "test");
    item_is(&scene.items[4], "one…", 10, 44, 40, 20, 60);
    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "", 10, 60, 90, 2, ink, "test"), 0);
    CHECK_INT(text_line_place(&scene, &fake_metrics, FACE_BOLD, 20, "x", 10, 60, 0, 2, ink, "test"), 0);
    CHECK_INT(scene.count, 5);
}

/* A line of both directions is an item for each run, from left to right, as wide together as the line. */
static void test_runs(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    int width = text_line_place(&scene, &fake_metrics, FACE_BOLD, 15, "אב 12 ג", 10, 60, 200, 0, ink, "test");
    CHECK_INT(width, 53);
    CHECK_INT(scene.count, 3);
    CHECK(scene.items[0].right_to_left && !scene.items[1].right_to_left && scene.items[2].right_to_left);
    CHECK(scene.items[0].length == 3 && memcmp(scene.items[0].text, " ג", 3) == 0);
    CHECK(memcmp(scene.items[1].text, "12", 2) == 0);
    int x = 10;
    for (uint32_t i = 0; i < scene.count; i++) {
        CHECK_INT(scene.items[i].box.x, x);
        x += scene.items[i].box.width;
    }
    CHECK_INT(x, 10 + width);

    static const double sizes[] = {20};
    struct text_block block;
    text_fit(&fake_metrics, FACE_BOLD, sizes, 1, "אבגד aaaa דגבא", 60, 40, 2, arena, &block);
    text_place(&scene, &block, 0, 0, 60, 0, ink, "test");
    /* The ellipsis belongs to the paragraph: it stands left of the Latin word. */
    CHECK_INT(scene.count, 6);
    CHECK(scene.items[3].right_to_left && !scene.items[3].cut);
    CHECK(scene.items[4].right_to_left && scene.items[4].cut && scene.items[4].box.x == 0);
    CHECK(!scene.items[5].right_to_left && scene.items[5].text[0] == 'a' && scene.items[5].box.x == 10);
}

/* A title stands by its capitals: its box is as high as its lines are apart. */
static void test_title(struct arena *arena)
{
    static const struct text_step step = {
        .face = FACE_TIGHT_BOLD, .size_px = 100, .line_height = 106, .most_lines = 5};
    struct text_block block;
    struct scene scene;
    scene_init(&scene, 400, 600, ink, arena);
    text_fit_steps(&fake_metrics, &step, 1, "aaaa bbbb", NULL, 300, 500, arena, &block);
    text_place(&scene, &block, 10, 40, 300, 0, ink, "test");
    CHECK_INT(scene.count, 2);
    item_is(&scene.items[0], "aaaa", 10, 40 + 70 + 20 - 106, 200, 106, 40 + 70);
    item_is(&scene.items[1], "bbbb", 10, 40 + 70 + 20, 200, 106, 40 + 70 + 106);
    CHECK_INT(scene.items[0].face, FACE_TIGHT_BOLD);
    CHECK(item_ink(&scene.items[0]).y <= 110 - 80 - 100 / 8); /* as far up as in any line */
    CHECK_INT(scene_check(&scene, NULL), 0);
}

/* All lines have the forms that the whole text tells, also when it was set before under another event. */
static void test_forms(struct arena *arena)
{
    static const double sizes[] = {20};
    static uint8_t ring[8192];
    struct text_cache cache;
    struct text_metrics metrics = fake_metrics;
    struct text_block block;
    struct scene scene;
    text_cache_init(&cache, ring, sizeof ring);
    metrics.cache = &cache;
    scene_init(&scene, 400, 200, ink, arena);
    for (enum han event = HAN_ZH_HANS; event <= HAN_ZH_HANT; event++) {
        scene.count = 0;
        metrics.han = event;
        text_fit(&metrics, FACE_BOLD, sizes, 1, "\u6F22\u5B57 \u3068\u304B\u306A", 60, 200, 4, arena, &block);
        text_place(&scene, &block, 0, 0, 60, 0, ink, "test");
        text_fit(&metrics, FACE_BOLD, sizes, 1, "\u6F22\u5B57", 60, 200, 4, arena, &block);
        text_place(&scene, &block, 0, 60, 60, 0, ink, "test");
        text_line_place(&scene, &metrics, FACE_BOLD, 20, "\u6F22\u5B57", 0, 120, 60, 0, ink, "test");
        text_line_place(&scene, &metrics, FACE_BOLD, 20, "a\u2026", 0, 120, 60, 0, ink, "test");
        if (!CHECK_INT(scene.count, 5))
            return;
        CHECK_INT(scene.items[0].length, 6); /* no kana in this line */
        CHECK_INT(scene.items[0].han, HAN_JA);
        CHECK_INT(scene.items[1].han, HAN_JA);
        CHECK_INT(scene.items[2].han, event);
        CHECK_INT(scene.items[3].han, event);
        CHECK_INT(scene.items[4].han, HAN_ANY);
    }
    CHECK_INT(cache.found, 2);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_block(&arena);
    test_cut_block(&arena);
    test_line(&arena);
    test_title(&arena);
    test_runs(&arena);
    test_forms(&arena);
    arena_finish(&arena);
    return check_done();
}

#include "render/placed_run.h"

#include "check.h"
#include "base/str.h"
#include "scene/theme.h"

#define TEXT "Rust \xF0\x9F\xA6\x80 in" /* a crab: three runs */

static void test_runs(struct font_set *fonts, struct run_cache *runs, bool right_to_left)
{
    struct item item = {.kind = ITEM_TEXT,
                        .face = FACE_BOLD,
                        .size_px = 40,
                        .box = {100, 50, 300, 50},
                        .baseline = 90,
                        .text = TEXT,
                        .length = sizeof TEXT - 1,
                        .right_to_left = right_to_left};
    item.box.width = font_text_width(fonts, item.face, item.size_px, item.text, item.length);
    struct placed_run placed;
    uint32_t count = 0, bytes = 0;
    int last = 0;
    for (placed_run_begin(&placed, &item); placed_run_next(&placed, fonts, runs); count++) {
        bytes += placed.run.length;
        CHECK_INT(placed.run.right_to_left, right_to_left);
        if (!CHECK(placed.image != NULL))
            continue;
        CHECK_INT(placed.image->colored, count == 1);
        CHECK_INT(placed.at.width, placed.image->width);
        CHECK(box_contains(item_ink(&item), placed.at));
        /* One after the other, from the line's beginning. */
        if (count > 0)
            CHECK(right_to_left ? placed.at.x < last : placed.at.x > last);
        last = placed.at.x;
    }
    CHECK_INT(count, 3);
    CHECK_INT(bytes, item.length);
    CHECK(!placed_run_next(&placed, fonts, runs));
    item.length = 0;
    placed_run_begin(&placed, &item);
    CHECK(!placed_run_next(&placed, fonts, runs));
}

/* Of an ideograph that is written in four ways, each is another picture; all are as wide as was measured. */
static void test_forms(struct font_set *fonts, struct run_cache *runs)
{
    static const char text[] = "\xE9\xAA\xA8\xE7\x9B\xB4\xE9\x81\x8D"; /* U+9AA8 U+76F4 U+904D */
    uint64_t hashes[HAN_COUNT];
    struct item item = {.kind = ITEM_TEXT, .face = FACE_BOLD, .size_px = 64, .baseline = 90, .text = text};
    item.length = sizeof text - 1;
    item.box = (struct box){0, 0, font_text_width(fonts, item.face, item.size_px, text, item.length), 100};
    for (enum han han = HAN_ANY; han < HAN_COUNT; han++) {
        struct placed_run placed;
        check_row(han_name(han));
        item.han = han;
        placed_run_begin(&placed, &item);
        if (!CHECK(placed_run_next(&placed, fonts, runs) && placed.image))
            return;
        CHECK_INT(placed.run.length, item.length);
        CHECK_INT(font_scale(placed.run.width, item.size_px), item.box.width);
        hashes[han] = str_hash((const char *)placed.image->pixels,
                               (size_t)placed.image->width * (size_t)placed.image->height);
        for (enum han other = HAN_ANY; other < han; other++)
            CHECK_INT(hashes[han] == hashes[other], han == HAN_JA && other == HAN_ANY);
    }
    check_row("");
}

int main(void)
{
    struct err err = {0};
    struct font_set *fonts = font_set_create(theme_night(), &err);
    struct run_cache *runs = run_cache_create(1 << 20);
    if (!fonts) {
        printf("skipped: %s\n", err.text);
        run_cache_destroy(runs);
        return CHECK_SKIPPED;
    }
    test_runs(fonts, runs, false);
    test_runs(fonts, runs, true);
    if (font_first_run(fonts, FACE_BOLD, "\xE9\xAA\xA8", 3).font != FACE_BOLD)
        test_forms(fonts, runs);
    else
        printf("fonts-noto-cjk is not installed\n");
    font_set_destroy(fonts);
    run_cache_destroy(runs);
    return check_done();
}

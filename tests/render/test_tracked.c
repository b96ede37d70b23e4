/*
 * Tight faces: as wide as the same letters with a little less between each two, and drawn so. On a machine
 * without the fonts of toolchain/setup this is skipped.
 */
#include "render/tracked.h"

#include "check.h"
#include "scene/theme.h"

static int width(struct font_set *fonts, enum font_face face, const char *text)
{
    return font_text_width(fonts, face, FONT_DESIGN_PX, text, strlen(text));
}

static void test_widths(struct font_set *fonts)
{
    static const struct {
        const char *text;
        int letters; /* that stand closer */
    } rows[] = {
        {"", 0},
        {"Hall N1", 7},
        {"12:20", 5},
        {"Live migration support", 22},
        {"\u00C4rger", 5},
        {"e\u0301", 1},
        {"AVATAR To (GPT-4)", 17},
        {"\u041F\u0440\u0438\u0432\u0435\u0442", 6},
        {"\u6F22\u5B57", 0},
        {"\u0645\u0631\u062D\u0628\u0627", 0},
        {"\u0E17\u0E35\u0E48", 0},
        {"\u0939\u093F\u0928\u094D\u0926\u0940", 0},
        {"C \u6F22", 2},
    };
    for (enum font_face face = FACE_TIGHT_MEDIUM; face <= FACE_TIGHT_HEAVY; face++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            char label[80];
            snprintf(label, sizeof label, "%s: %s", font_face_name(face), rows[i].text);
            check_row(label);
            int less =
                width(fonts, font_face_untracked(face), rows[i].text) - width(fonts, face, rows[i].text);
            int expected = rows[i].letters * FONT_DESIGN_PX * 15 / 1000;
            CHECK(less >= expected - 2 && less <= expected + 2);
        }
}

/* The columns of an image without ink, counted within it, and the first and last row with ink. */
static int empty_columns(const struct run_image *image, int *ret_top, int *ret_bottom)
{
    int empty = 0, first = -1, last = -1;
    *ret_top = *ret_bottom = -1;
    for (int x = 0; x < image->width; x++) {
        bool inked = false;
        for (int y = 0; y < image->height; y++)
            if (image->pixels[y * image->width + x] > 127) {
                inked = true;
                *ret_top = *ret_top < 0 || y < *ret_top ? y : *ret_top;
                *ret_bottom = y > *ret_bottom ? y : *ret_bottom;
            }
        first = inked && first < 0 ? x : first;
        last = inked ? x : last;
        empty += !inked;
    }
    return empty - first - (image->width - 1 - last);
}

/* Between the letters there is less by the distance, and they are as high. */
static void test_ink(struct font_set *fonts)
{
    struct run_cache *cache = run_cache_create(1 << 20);
    static const char *const texts[] = {"HIHI", "NH", "12:20"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int size = 200, gaps = (int)strlen(texts[i]) - 1, top[2], bottom[2], height[2], free[2], place[2];
        check_row(texts[i]);
        for (int tight = 0; tight < 2; tight++) {
            enum font_face face = tight ? FACE_TIGHT_BOLD : FACE_DISPLAY_BOLD;
            struct font_run run = font_first_run(fonts, face, texts[i], strlen(texts[i]));
            CHECK_INT(tracked_is(&run), tight);
            const struct run_image *image = font_run_image(fonts, cache, &run, size);
            if (!CHECK(image && image->pixels))
                return;
            CHECK(font_run_image(fonts, cache, &run, size) == image);
            free[tight] = empty_columns(image, &top[tight], &bottom[tight]);
            height[tight] = bottom[tight] - top[tight];
            place[tight] = image->top + top[tight];
        }
        int less = free[0] - free[1];
        CHECK(less >= gaps * 3 - gaps && less <= gaps * 3 + gaps); /* 15 thousandths of 200 each */
        CHECK(height[0] - height[1] >= -1 && height[0] - height[1] <= 1);
        CHECK(place[0] - place[1] >= -1 && place[0] - place[1] <= 1);
    }
    check_row("a mask that is no picture's height away from its letter");
    char heap[400] = "e";
    for (int i = 0; i < 100; i++)
        strcat(heap, "\u0301");
    struct font_run run = font_first_run(fonts, FACE_TIGHT_BOLD, heap, strlen(heap));
    run.font = FACE_TIGHT_BOLD;
    const struct run_image *image = font_run_image(fonts, cache, &run, 100);
    CHECK(image && image->height <= 400);
    run_cache_destroy(cache);
}

static int cover_at(const struct run_image *image, int x, int y)
{
    x -= image->left;
    y -= image->top;
    bool inside = x >= 0 && x < image->width && y >= 0 && y < image->height;
    return inside ? image->pixels[y * image->width + x] : 0;
}

/* Where the next letter's picture reaches over a letter, the letter's ink stays. */
static void test_overlap(struct font_set *fonts)
{
    static const char *const pairs[] = {"AV", "LT", "To"};
    struct run_cache *cache = run_cache_create(1 << 20);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct run_image *images[2];
        check_row(pairs[i]);
        for (size_t length = 1; length <= 2; length++) {
            struct font_run run = font_first_run(fonts, FACE_TIGHT_BOLD, pairs[i], length);
            images[length - 1] = font_run_image(fonts, cache, &run, 200);
        }
        const struct run_image *first = images[0], *both = images[1];
        if (!CHECK(first && both && first->pixels && both->pixels))
            break;
        int lost = 0;
        for (int y = first->top; y < first->top + first->height; y++)
            for (int x = first->left; x < first->left + first->width; x++)
                lost += cover_at(both, x, y) < cover_at(first, x, y);
        CHECK_INT(lost, 0);
    }
    check_row("");
    run_cache_destroy(cache);
}

/* A file that is no font leaves its runs to others. */
static void test_no_font(void)
{
    struct tracked_fonts tracked = {0};
    struct font_file file = {.path = "/nonexistent"};
    struct font_run run = {.font = FACE_TIGHT_BOLD, .text = "Now", .length = 3};
    struct run_key key = {.font = run.font, .size_px = 40, .text = run.text, .length = run.length};
    struct run_cache *cache = run_cache_create(1 << 16);
    int width;
    check_row("no such file");
    CHECK(!tracked_width(&tracked, &file, &run, &width));
    CHECK(!tracked_draw(&tracked, &file, &run, cache, &key));
    tracked_finish(&tracked);
    tracked_finish(&tracked);
    run_cache_destroy(cache);
}

int main(void)
{
    struct err err = {.code = ERR_NONE};
    struct font_set *fonts = font_set_create(theme_night(), &err);
    test_no_font();
    if (!fonts) {
        printf("%s\n", err.text);
        return check_failures ? 1 : CHECK_SKIPPED;
    }
    test_widths(fonts);
    test_ink(fonts);
    test_overlap(fonts);
    font_set_destroy(fonts);
    return check_done();
}

/*
 * The compositor: what it draws stays where the scene says, and drawing only what changed gives the same
 * bytes as drawing everything.
 */
#include <unistd.h>

#include "check.h"

#include "scene/difference.h"

#include "render/hyphenate.h"
#include "render/render.h"
#include "text/fit.h"
#include "scene/text_place.h"
#include "scene/theme.h"

static uint32_t random_state = 12345;

/* Below `limit`. */
static int random_below(int limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (int)((random_state >> 8) % (uint32_t)limit);
}

static const char *const texts[] = {
    "Unified bootloader efforts",
    "10:42",
    "j fjord Åström ÇĘ",
    "Τι νέα; Привет, мир",
    "日本語のタイトル 한국어",
    "אבג (12) – العربية",
    "हिन्दी ภาษาไทย",
    "Rust 🦀 in 👩‍👩‍👧 and 🇦🇹",
    " ",
    "fi–ffl “quoted” …",
};

static struct item random_text(struct renderer *renderer, int width, int height)
{
    const struct text_metrics *metrics = renderer_metrics(renderer);
    struct item item = {.kind = ITEM_TEXT,
                        .face = (enum font_face)random_below(FACE_COUNT),
                        .size_px = 12 + random_below(40),
                        .color = {(uint8_t)random_below(256), (uint8_t)random_below(256), 255},
                        .text = texts[random_below((int)(sizeof texts / sizeof texts[0]))]};
    item.length = (uint32_t)strlen(item.text);
    int ascent, descent, cap;
    metrics->vertical(metrics->user, item.face, item.size_px, &ascent, &descent, &cap);
    item.box =
        (struct box){.x = random_below(width) - 20,
                     .y = random_below(height) - 20,
                     .width = metrics->width(metrics->user, item.face, item.size_px, item.text, item.length),
                     .height = ascent + descent};
    /* Now and then a box that is too small for its ink, which is then cut. */
    if (random_below(4) == 0)
        item.box.width /= 2;
    item.baseline = item.box.y + ascent;
    return item;
}

/* Of five points, which may cross itself, and lie on either side. */
static struct item random_polygon(int width, int height)
{
    enum { COUNT = 5, MOST = 4096 };
    static struct point points[MOST];
    static uint32_t next;
    struct point *own = points + next;
    struct box box = {random_below(width) - 20, random_below(height) - 20, 1 + random_below(120),
                      1 + random_below(60)};
    next = (next + COUNT) % (MOST - COUNT);
    for (int i = 0; i < COUNT; i++)
        own[i] = (struct point){random_below(POINT_UNITS * box.width + 1),
                                random_below(POINT_UNITS * box.height + 1)};
    return (struct item){.kind = ITEM_POLYGON,
                         .box = box,
                         .color = {(uint8_t)random_below(256), 90, (uint8_t)random_below(256)},
                         .points = own,
                         .point_count = COUNT,
                         .mirrored = random_below(2)};
}

static struct item random_item(struct renderer *renderer, int width, int height)
{
    if (random_below(2))
        return random_text(renderer, width, height);
    if (random_below(2))
        return random_polygon(width, height);
    return (struct item){.kind = ITEM_FILL,
                         .box = {.x = random_below(width) - 20,
                                 .y = random_below(height) - 20,
                                 .width = 1 + random_below(120),
                                 .height = 1 + random_below(60)},
                         .color = {(uint8_t)random_below(256), 40, (uint8_t)random_below(256)}};
}

static void draw_all(struct renderer *renderer, const struct scene *scene, struct frame *frame)
{
    struct box all = {.width = scene->width, .height = scene->height};
    render_scene(renderer, scene, &all, 1, frame);
}

static bool frames_equal(const struct frame *a, const struct frame *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)a->pitch * (size_t)a->height) == 0;
}

/* What a screen does from one step to the next: some items change, come or go. */
static void change_scene(struct renderer *renderer, const struct scene *from, struct scene *to)
{
    bool same_count = random_below(2) == 0;
    for (uint32_t i = 0; i < from->count; i++) {
        int change = random_below(8);
        if (change == 0)
            scene_add(to, random_item(renderer, to->width, to->height));
        else if (change > 1 || same_count)
            scene_add(to, from->items[i]);
        if (change == 2 && !same_count)
            scene_add(to, random_item(renderer, to->width, to->height));
    }
}

static void test_damage_equals_full(struct renderer *renderer)
{
    enum { WIDTH = 240, HEIGHT = 160, MOST = 6 };
    struct frame *kept = frame_create(WIDTH, HEIGHT), *fresh = frame_create(WIDTH, HEIGHT);
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct color background = theme_night()->ground;
    unsigned smaller = 0;
    for (int round = 0; round < 400; round++) {
        struct scene first, second;
        scene_init(&first, WIDTH, HEIGHT, background, &arena);
        scene_init(&second, WIDTH, HEIGHT, background, &arena);
        for (int i = random_below(14); i >= 0; i--)
            scene_add(&first, random_item(renderer, WIDTH, HEIGHT));
        change_scene(renderer, &first, &second);

        draw_all(renderer, &first, kept);
        draw_all(renderer, &second, fresh);
        struct box damage[MOST];
        uint32_t count = scene_difference(&first, &second, damage, 1 + (uint32_t)random_below(MOST));
        render_scene(renderer, &second, damage, count, kept);
        smaller += count == 0 || damage[0].width * damage[0].height < WIDTH * HEIGHT / 2;
        char label[40];
        snprintf(label, sizeof label, "round %d", round);
        check_row(label);
        if (!CHECK(frames_equal(kept, fresh)))
            break;
        arena_reset(&arena);
    }
    check_row("");
    CHECK(smaller > 100); /* else nothing was tested */
    arena_finish(&arena);
    frame_destroy(kept);
    frame_destroy(fresh);
}

/* No pixel outside of the items' ink boxes differs from the background. */
static void test_ink_stays_inside(struct renderer *renderer)
{
    enum { WIDTH = 400, HEIGHT = 200 };
    struct frame *frame = frame_create(WIDTH, HEIGHT);
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t text = 0; text < sizeof texts / sizeof texts[0]; text++) {
        struct scene scene;
        scene_init(&scene, WIDTH, HEIGHT, (struct color){0}, &arena);
        struct item item = random_text(renderer, 1, 1);
        item.text = texts[text];
        item.length = (uint32_t)strlen(item.text);
        item.box = (struct box){.x = 60, .y = 80, .width = 40, .height = 30};
        item.baseline = 100;
        scene_add(&scene, item);
        draw_all(renderer, &scene, frame);
        struct box ink = item_ink(&item);
        unsigned outside = 0, inside = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                const uint8_t *pixel = frame->pixels + y * frame->pitch + x * 4;
                bool in = x >= ink.x && x < ink.x + ink.width && y >= ink.y && y < ink.y + ink.height;
                *(in ? &inside : &outside) += pixel[0] || pixel[1] || pixel[2];
                if (pixel[3] != 255)
                    outside++;
            }
        }
        check_row(texts[text]);
        CHECK_INT(outside, 0);
        CHECK((inside > 0) == (strcmp(texts[text], " ") != 0));
    }
    check_row("");
    arena_finish(&arena);
    frame_destroy(frame);
}

/* Drawn a second time, nothing is shaped or measured; and the damage of a scene that did not change is none.
 */
static void test_warm(struct renderer *renderer)
{
    enum { WIDTH = 320, HEIGHT = 200 };
    struct frame *frame = frame_create(WIDTH, HEIGHT);
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct scene scene;
    scene_init(&scene, WIDTH, HEIGHT, (struct color){0}, &arena);
    for (int i = 0; i < 10; i++)
        scene_add(&scene, random_text(renderer, WIDTH, HEIGHT));
    draw_all(renderer, &scene, frame);
    struct render_counts before = renderer_counts(renderer);
    draw_all(renderer, &scene, frame);
    struct render_counts after = renderer_counts(renderer);
    CHECK_INT(after.runs_shaped, before.runs_shaped);
    CHECK_INT(after.widths_measured, before.widths_measured);
    CHECK(after.runs_cached > before.runs_cached);
    CHECK(after.items_drawn > before.items_drawn);
    CHECK(after.pixels_filled >= before.pixels_filled + WIDTH * HEIGHT);
    struct box damage[4];
    CHECK_INT(scene_difference(&scene, &scene, damage, 4), 0);
    before = renderer_counts(renderer);
    render_scene(renderer, &scene, damage, 0, frame);
    CHECK_INT(renderer_counts(renderer).items_drawn, before.items_drawn);
    arena_finish(&arena);
    frame_destroy(frame);
}

/* A scene larger than the frame, and damage outside of both. */
static void test_sizes_differ(struct renderer *renderer)
{
    struct frame *frame = frame_create(50, 40);
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct scene scene;
    scene_init(&scene, 100, 100, (struct color){9, 8, 7}, &arena);
    scene_fill(&scene, (struct box){.x = -5, .y = 30, .width = 200, .height = 200}, (struct color){1, 2, 3},
               "x");
    struct box damage[2] = {{.x = -100, .y = -100, .width = 1000, .height = 1000},
                            {.x = 90, .y = 90, .width = 500, .height = 500}};
    render_scene(renderer, &scene, damage, 2, frame);
    CHECK_INT(frame->pixels[0], 9);
    CHECK_INT(frame->pixels[3], 255);
    CHECK_INT(frame->pixels[39 * frame->pitch + 49 * 4], 1);
    arena_finish(&arena);
    frame_destroy(frame);
}

static void test_type_stack(struct renderer *renderer)
{
    char libraries[200];
    uint32_t missing;
    check_row("type stack");
    CHECK(strstr(renderer_libraries(libraries, sizeof libraries), "FreeType 2.") != NULL);
    CHECK(renderer_font_file(renderer, 0) != NULL);
    CHECK_INT(renderer_missing(renderer, FACE_BOLD, "\xF4\x8F\xBF\xB0", 4, &missing, 1), 1);
    CHECK_INT(missing, 0x10FFF0);
}

/* A word that is too long for its line, of a language of which the patterns are installed. */
static void test_hyphens(struct renderer *renderer)
{
    static const char title[] = "Informationssicherheitsmanagement";
    static const struct text_step steps[] = {{FACE_TIGHT_BOLD, 120, 127, 2}, {FACE_TIGHT_BOLD, 104, 110, 2},
                                             {FACE_TIGHT_BOLD, 90, 95, 2},   {FACE_TIGHT_BOLD, 78, 83, 2},
                                             {FACE_DISPLAY_BOLD, 60, 64, 2}, {FACE_DISPLAY_BOLD, 40, 42, 2}};
    struct text_block block;
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (int i = 0; i < 2; i++) {
        check_row(i ? "hyphens" : "no language, no hyphens");
        text_fit_steps(renderer_metrics(renderer), steps, 6, title, i ? "de" : "", 1300, 300, &arena, &block);
        bool installed = access(HYPHENATE_PATTERNS "/hyph_de.dic", R_OK) == 0;
        CHECK_INT(block.line_count, i && installed ? 2 : 1);
        CHECK_INT(block.size_px, i && installed ? 120 : 78);
        CHECK(block.width <= 1300 && !block.cut);
        const struct text_line *line = &block.lines[0];
        CHECK((line->text[line->length - 1] == '-') == (i && installed));
    }
    check_row("");
    arena_finish(&arena);
}

/* The first and the last row of the frame in which anything is drawn. */
static void find_ink(const struct frame *frame, int *ret_top, int *ret_bottom)
{
    *ret_top = frame->height;
    *ret_bottom = -1;
    for (int y = 0; y < frame->height; y++) {
        const uint8_t *row = frame->pixels + (ptrdiff_t)y * frame->pitch;
        for (int x = 0; x < frame->width; x++) {
            if (row[4 * x] < 64)
                continue;
            *ret_top = y < *ret_top ? y : *ret_top;
            *ret_bottom = y;
        }
    }
}

/* A title's ink stays in its box, but for accents on capitals, whatever is stacked on its letters. */
static void test_title_ink(struct renderer *renderer)
{
    static const struct text_step steps[] = {{FACE_TIGHT_BOLD, 138, 146, 5}, {FACE_TIGHT_BOLD, 121, 128, 5},
                                             {FACE_TIGHT_BOLD, 104, 110, 5}, {FACE_TIGHT_BOLD, 78, 83, 5},
                                             {FACE_DISPLAY_BOLD, 60, 64, 5}, {FACE_DISPLAY_BOLD, 50, 53, 5}};
    static const char *const titles[] = {
        "Grundlagen",
        "\u00C4rger \u00DCbung Qj",
        "\u1EA8\u1EAA \u1EBF\u1EC7 Vi\u1EC7t",
        "\u0E17\u0E35\u0E48\u0E1B\u0E49\u0E32\u0E22 \u0E1B\u0E39\u0E48",
        "\u0627\u0644\u0634\u0627\u0634\u0627\u062A \u0641\u064A",
        "\u0644\u0651\u0650\u0644\u0651\u064E\u0647\u064F",
        "\u0939\u093F\u0928\u094D\u0926\u0940 \u092E\u0947\u0902",
        "\u65E5\u672C\u8A9E",
    };
    struct frame *frame = frame_create(1000, 600);
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        for (int height = 80; height <= 320; height += 80) {
            char label[120];
            snprintf(label, sizeof label, "%s in %d", titles[i], height);
            check_row(label);
            struct text_block block;
            struct scene scene;
            int top, bottom, cap_top = 200;
            scene_init(&scene, 1000, 600, (struct color){0, 0, 0}, &arena);
            text_fit_steps(renderer_metrics(renderer), steps, 6, titles[i], "", 700, height, &arena, &block);
            text_place(&scene, &block, 20, cap_top, 700, 0, (struct color){255, 255, 255}, "title");
            draw_all(renderer, &scene, frame);
            find_ink(frame, &top, &bottom);
            CHECK(block.line_count > 0 && block.height <= height && !block.tight);
            CHECK(top >= cap_top - block.size_px * 21 / 100 - 1);
            CHECK(bottom <= cap_top + block.height + block.size_px / 16);
            CHECK_INT(scene_check(&scene, NULL), 0);
        }
    check_row("");
    arena_finish(&arena);
    frame_destroy(frame);
}

static int title_width(struct renderer *renderer)
{
    const struct text_metrics *metrics = renderer_metrics(renderer);
    return metrics->width(metrics->user, FACE_REGULAR, 40, "Unified bootloader efforts", 26);
}

/* Another theme's fonts: measured and drawn anew, and as before when they come back. */
static void test_fonts(struct renderer *renderer)
{
    struct theme other = *theme_night();
    struct err err = {0};
    struct scene scene;
    struct arena arena;
    other.families[THEME_TEXT][0] = "No Such Family";
    other.families[THEME_TEXT][1] = "Inter Display";
    arena_init(&arena, malloc, free);
    scene_init(&scene, 600, 100, theme_night()->ground, &arena);
    scene_add(&scene, (struct item){.kind = ITEM_TEXT,
                                    .box = {10, 10, title_width(renderer), 50},
                                    .color = {255, 255, 255},
                                    .face = FACE_REGULAR,
                                    .size_px = 40,
                                    .baseline = 50,
                                    .text = "Unified bootloader efforts",
                                    .length = 26,
                                    .role = "title"});
    struct box whole = {0, 0, 600, 100};
    struct frame *frames[3];
    int widths[3];
    for (int i = 0; i < 3; i++) {
        check_row(i == 1 ? "others" : "night");
        CHECK(renderer_set_fonts(renderer, i == 1 ? &other : theme_night(), &err));
        CHECK_STR(renderer_family(renderer, THEME_TEXT), i == 1 ? "Inter Display" : "Inter");
        frames[i] = frame_create(600, 100);
        render_scene(renderer, &scene, &whole, 1, frames[i]);
        widths[i] = title_width(renderer);
    }
    size_t bytes = (size_t)frames[0]->pitch * 100;
    CHECK(widths[1] != widths[0] && widths[2] == widths[0]);
    CHECK(memcmp(frames[0]->pixels, frames[1]->pixels, bytes) != 0);
    CHECK(memcmp(frames[0]->pixels, frames[2]->pixels, bytes) == 0);
    check_row("the same fonts: nothing is forgotten");
    uint64_t shaped = renderer_counts(renderer).runs_shaped;
    CHECK(renderer_set_fonts(renderer, theme_night(), &err));
    render_scene(renderer, &scene, &whole, 1, frames[2]);
    CHECK_INT(renderer_counts(renderer).runs_shaped, shaped);
    for (int i = 0; i < 3; i++)
        frame_destroy(frames[i]);
    arena_finish(&arena);
    check_row("");
}

/* With another theme's fonts, what was set in boxes before is set anew, and what a character looked like is
 * looked at anew. */
static void test_forgets(struct renderer *renderer)
{
    static const double sizes[] = {40};
    static const char title[] = "Unified bootloader efforts", accented[] = "\xC3\x89\xC3\xA4\xC3\xB8";
    struct theme other = *theme_night();
    struct err err = {0};
    struct text_block block;
    struct arena arena;
    uint32_t missing;
    other.families[THEME_TEXT][0] = "Inter Display";
    arena_init(&arena, malloc, free);
    for (int i = 0; i < 2; i++) {
        check_row(i == 1 ? "others: forgotten" : "night");
        CHECK(renderer_set_fonts(renderer, i == 1 ? &other : theme_night(), &err));
        for (int turn = 0; turn < 2; turn++) {
            const struct text_metrics *metrics = renderer_metrics(renderer);
            text_fit(metrics, FACE_REGULAR, sizes, 1, title, 2000, 100, 1, &arena, &block);
            CHECK_INT(block.lines[0].width, title_width(renderer));
        }
        struct render_counts before = renderer_counts(renderer);
        CHECK_INT(renderer_missing(renderer, FACE_REGULAR, accented, sizeof accented - 1, &missing, 1), 0);
        struct render_counts first = renderer_counts(renderer);
        CHECK(first.runs_shaped > before.runs_shaped);
        CHECK_INT(renderer_missing(renderer, FACE_REGULAR, accented, sizeof accented - 1, &missing, 1), 0);
        CHECK_INT(renderer_counts(renderer).runs_shaped, first.runs_shaped);
        CHECK_INT(renderer_counts(renderer).runs_cached, first.runs_cached);
        /* Another face's are looked at too. */
        CHECK_INT(renderer_missing(renderer, FACE_DISPLAY_BOLD, accented, sizeof accented - 1, &missing, 1),
                  0);
        CHECK(renderer_counts(renderer).runs_shaped > first.runs_shaped);
    }
    CHECK(renderer_set_fonts(renderer, theme_night(), &err));
    arena_finish(&arena);
    check_row("");
}

/* Each kind of item leaves pixels in its box, and none outside of it. */
static void test_kinds(struct renderer *renderer)
{
    static const char *const labels[] = {"a fill", "a text", "a QR code", "a picture", "a polygon"},
                             *const words[] = {"", "HH", "https://a.example", "assets/pictures/door.png", ""};
    static const struct point corners[] = {{0, 0}, {960, 480}, {0, 960}};
    static const struct color ground = {1, 2, 3}, red = {255, 0, 0}, white = {255, 255, 255};
    enum { SIDE = 100 };
    struct box whole = {0, 0, SIDE, SIDE}, box = {20, 20, 60, 60};
    struct frame *frame = frame_create(SIDE, SIDE);
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (int kind = 0; kind < 5; kind++) {
        struct scene scene;
        unsigned inside = 0, outside = 0;
        check_row(labels[kind]);
        scene_init(&scene, SIDE, SIDE, ground, &arena);
        scene_add(&scene, (struct item){.kind = (enum item_kind)kind,
                                        .box = box,
                                        .face = FACE_BOLD,
                                        .size_px = 30,
                                        .baseline = 60,
                                        .color = red,
                                        .light = white,
                                        .text = words[kind],
                                        .length = (uint32_t)strlen(words[kind]),
                                        .points = corners,
                                        .point_count = 3,
                                        .role = "x"});
        render_scene(renderer, &scene, &whole, 1, frame);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                const uint8_t *pixel = frame->pixels + y * frame->pitch + x * 4;
                bool is_ground = pixel[0] == 1 && pixel[1] == 2 && pixel[2] == 3;
                *(box_contains(box, (struct box){x, y, 1, 1}) ? &inside : &outside) += !is_ground;
            }
        CHECK(inside > 100);
        CHECK_INT(outside, 0);
    }
    arena_finish(&arena);
    frame_destroy(frame);
    check_row("");
}

/* What is said of a picture is said of the one that was drawn last. */
static void test_picture_fault(struct renderer *renderer)
{
    static const char *const paths[] = {"no-such.png", "assets/pictures/door.png", "no-such.png"};
    struct box whole = {0, 0, 40, 40};
    struct frame *frame = frame_create(40, 40);
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < 3; i++) {
        struct scene scene;
        check_row(paths[i]);
        scene_init(&scene, 40, 40, (struct color){0}, &arena);
        scene_add(&scene, (struct item){.kind = ITEM_PICTURE,
                                        .box = whole,
                                        .text = paths[i],
                                        .length = (uint32_t)strlen(paths[i]),
                                        .role = "picture"});
        render_scene(renderer, &scene, &whole, 1, frame);
        CHECK_STR(renderer_picture_fault(renderer), i == 1 ? "" : "the picture cannot be opened");
    }
    arena_finish(&arena);
    frame_destroy(frame);
    check_row("");
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("%s\n", err.text);
        return CHECK_SKIPPED;
    }
    test_damage_equals_full(renderer);
    test_ink_stays_inside(renderer);
    test_warm(renderer);
    test_sizes_differ(renderer);
    test_type_stack(renderer);
    test_hyphens(renderer);
    test_title_ink(renderer);
    test_fonts(renderer);
    test_forgets(renderer);
    test_kinds(renderer);
    test_picture_fault(renderer);
    renderer_destroy(renderer);
    renderer_destroy(NULL);
    return check_done();
}

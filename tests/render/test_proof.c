#include "render/proof.h"

#include "check.h"
#include "scene/theme.h"
#include "render/placed_run.h"

/* A line of text on one ground, in a picture that is then spoilt in one way a row. */
struct bench {
    struct renderer *renderer;
    struct arena arena;
    struct scene scene;
    struct frame *frame;
    struct text_proof proof;
};

static const struct color dark = {0x10, 0x14, 0x18}, light = {0xF2, 0xF5, 0xF8}, red = {0xE0, 0x30, 0x30};

static struct item *begin(struct bench *bench, const char *text)
{
    const struct text_metrics *metrics = renderer_metrics(bench->renderer);
    int ascent, descent, cap, size = 40;
    arena_reset(&bench->arena);
    scene_init(&bench->scene, 640, 200, dark, &bench->arena);
    metrics->vertical(metrics->user, FACE_BOLD, size, &ascent, &descent, &cap);
    return scene_add(
        &bench->scene,
        (struct item){.kind = ITEM_TEXT,
                      .face = FACE_BOLD,
                      .size_px = size,
                      .color = light,
                      .box = {40, 60, metrics->width(metrics->user, FACE_BOLD, size, text, strlen(text)),
                              ascent + descent},
                      .baseline = 60 + ascent,
                      .text = text,
                      .length = (uint32_t)strlen(text),
                      .role = "title.now",
                      .layer = 1});
}

static const struct text_proof *prove(struct bench *bench, uint32_t number)
{
    struct box whole = {.width = bench->scene.width, .height = bench->scene.height};
    render_scene(bench->renderer, &bench->scene, &whole, 1, bench->frame);
    renderer_prove(bench->renderer, &bench->scene.items[number], bench->frame, &bench->proof);
    return &bench->proof;
}

static bool is(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void test_line(struct bench *bench)
{
    check_row("as it is");
    begin(bench, "Unified bootloader");
    const struct text_proof *proof = prove(bench, 0);
    CHECK(!proof->cut);
    CHECK(proof->inked > 100);
    CHECK_INT(proof->shown, proof->inked);
    CHECK_INT(proof->ground_count, 1);
    CHECK(is(proof->grounds[0], dark));

    check_row("on a fill");
    struct item *item = begin(bench, "Unified bootloader");
    struct box box = item->box;
    struct item text = *item;
    item->kind = ITEM_FILL;
    item->color = red;
    scene_add(&bench->scene, text);
    proof = prove(bench, 1);
    CHECK_INT(proof->ground_count, 1);
    CHECK(is(proof->grounds[0], red));

    check_row("half on a fill");
    bench->scene.items[0].box.width /= 2;
    proof = prove(bench, 1);
    CHECK_INT(proof->ground_count, 2);
    CHECK_INT(proof->shown, proof->inked);

    check_row("a line through it");
    begin(bench, "Unified bootloader");
    scene_fill(&bench->scene, (struct box){box.x, box.y + box.height / 2, box.width, 3}, red, "strike");
    proof = prove(bench, 0);
    CHECK(proof->shown < proof->inked && proof->shown > proof->inked / 2);

    check_row("under a fill");
    begin(bench, "Unified bootloader");
    scene_fill(&bench->scene, box, red, "lid");
    proof = prove(bench, 0);
    CHECK(proof->inked > 100);
    CHECK_INT(proof->shown, 0);

    check_row("ink out of its box");
    item = begin(bench, "Unified bootloader");
    item->box.width /= 2;
    CHECK(prove(bench, 0)->cut);
    check_row("ink out of the picture");
    item = begin(bench, "Unified bootloader");
    item->box.x = -30;
    CHECK(prove(bench, 0)->cut);
    check_row("a little room to spare");
    item = begin(bench, "Unified bootloader");
    item->box.width -= 2;
    CHECK(!prove(bench, 0)->cut);

    check_row("blanks");
    begin(bench, "  ");
    proof = prove(bench, 0);
    CHECK(!proof->cut && proof->inked == 0 && proof->ground_count == 0);
    check_row("emoji have colours of their own");
    begin(bench, "\xF0\x9F\xA6\x80");
    CHECK_INT(prove(bench, 0)->inked, 0);
}

/* Ink of which little is left out is not missed: it is cut once a pixel of a quarter's cover is. */
static void test_faint_ink(struct bench *bench)
{
    static const char *const texts[] = {"WAVY", "A", "o", "/", "S", "C", "8", "e", "&", "f"};
    unsigned faint = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct item *item = begin(bench, texts[i]);
        bench->scene.background = (struct color){0};
        item->color = (struct color){255, 255, 255}; /* so that a pixel is its cover */
        prove(bench, 0);
        int full = item->box.width, columns[640] = {0};
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 640; x++) {
                int cover = bench->frame->pixels[y * bench->frame->pitch + x * 4];
                columns[x] = cover > columns[x] ? cover : columns[x];
            }
        for (int width = full; width > full - 12 && width > 0; width--) {
            char label[40];
            snprintf(label, sizeof label, "%s, %d wide", texts[i], width);
            check_row(label);
            item->box.width = width;
            struct box clip = item_ink(item);
            int most = 0;
            for (int x = clip.x + clip.width; x < 640; x++)
                most = columns[x] > most ? columns[x] : most;
            faint += most > 0 && most < 64;
            CHECK_INT(prove(bench, 0)->cut, most >= 64);
        }
    }
    check_row("");
    CHECK(faint > 0); /* else nothing was tested */
}

/* Marks stacked on letters, at each size in a box that is hardly higher than capitals, as a badge has: what
 * is measured at one large size is not a pixel short at any other. */
static void test_stacked_ink(struct bench *bench)
{
    static const char *const texts[] = {
        "\xD9\x86\xD9\x8F\xD9\x82\xD9\x84\xD8\xAA",                     /* a damma over its noon */
        "\xD8\xA5\xD9\x90\xD9\x84\xD9\x89",                             /* a hamza with a kasra under it */
        "\xE0\xA4\xB9\xE0\xA5\x88\xE0\xA4\x82\xE0\xA4\xA6\xE0\xA5\x82", /* Devanagari */
        "\xE0\xB8\x97\xE0\xB8\xB5\xE0\xB9\x88\xE0\xB8\x8D\xE0\xB8\xB9"  /* Thai */
    };
    const struct text_metrics *metrics = renderer_metrics(bench->renderer);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int eighths = 12 * TEXT_SIZE_STEPS; eighths <= 40 * TEXT_SIZE_STEPS; eighths++) {
            const double size_px = (double)eighths / TEXT_SIZE_STEPS;
            char label[40];
            int ascent, descent, cap;
            snprintf(label, sizeof label, "text %u of %.3f px", (unsigned)i, size_px);
            check_row(label);
            struct item *item = begin(bench, texts[i]);
            text_vertical(metrics, FACE_BOLD, size_px, &ascent, &descent, &cap);
            metrics->reach(metrics->user, FACE_BOLD, size_px, texts[i], strlen(texts[i]), &item->above,
                           &item->below);
            item->size_px = size_px;
            item->right_to_left = i < 2;
            item->box.width = metrics->width(metrics->user, FACE_BOLD, size_px, texts[i], strlen(texts[i]));
            item->box.y = item->baseline - cap;
            item->box.height = cap;
            CHECK(!prove(bench, 0)->cut);
        }
    check_row("");
}

/* A ground is what an eighth of the text stands on; its own colour is one where the most of it does. */
static void test_shares(struct bench *bench)
{
    static const struct {
        const char *label;
        struct color color;
        int letters;      /* of 24 that stand on it */
        uint32_t grounds; /* 0: the fill's colour alone */
    } rows[] = {{"a twelfth", {0xE0, 0x30, 0x30}, 2, 1},
                {"a sixth", {0xE0, 0x30, 0x30}, 4, 2},
                {"all, in its own colour", {0xF2, 0xF5, 0xF8}, 24, 0},
                {"a third, in its own colour", {0xF2, 0xF5, 0xF8}, 8, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct item *item = begin(bench, "HHHHHHHHHHHHHHHHHHHHHHHH"), text = *item;
        item->kind = ITEM_FILL;
        item->color = rows[i].color;
        item->box.width = item->box.width * rows[i].letters / 24 + (rows[i].letters == 24);
        scene_add(&bench->scene, text);
        const struct text_proof *proof = prove(bench, 1);
        CHECK_INT(proof->ground_count, rows[i].grounds ? rows[i].grounds : 1);
        CHECK(is(proof->grounds[0], rows[i].grounds ? dark : rows[i].color));
    }
    check_row("");
}

static void test_missing(void)
{
    static const struct {
        const char *label, *text;
        uint32_t missing;
    } rows[] = {
        {"ASCII", "Rust", 0},
        {"Latin",
         "Pr\xC3\xBC"
         "fung, \xC4\xB0stanbul",
         0},
        {"an e and its accent", "e\xCC\x81", 0},
        {"Greek", "\xCE\xA4\xCE\xB9 \xCE\xBD\xCE\xAD\xCE\xB1", 0},
        {"Arabic", "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A\xD8\xA9", 0},
        {"Devanagari", "\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80", 0},
        {"Thai", "\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2", 0},
        {"Japanese", "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE", 0},
        {"Korean", "\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4", 0},
        {"a family, a flag",
         "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "
         "\xF0\x9F\x87\xA6\xF0\x9F\x87\xB9",
         0},
        {"blanks that have no ink",
         "a\xC2\xA0"
         "b\xE2\x80\xAF"
         "c\xE3\x80\x80"
         "d\xC2\xAD"
         "e\xE2\xA0\x80",
         0},
        {"private use", "a \xF4\x8F\xBF\xB0 b", 0x10FFF0},
        {"not a character", "\xEF\xBF\xBE", 0xFFFE},
    };
    struct err err = {0};
    struct font_set *fonts = font_set_create(theme_night(), &err);
    struct run_cache *runs = run_cache_create(1 << 20);
    struct proof_known known = {{0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int turn = 0; turn < 2; turn++) { /* the second time they are known */
            uint32_t missing[2] = {0};
            check_row(rows[i].label);
            CHECK_INT(
                proof_missing(fonts, runs, &known, FACE_BOLD, rows[i].text, strlen(rows[i].text), missing, 2),
                rows[i].missing != 0);
            CHECK_INT(missing[0], rows[i].missing);
        }
    font_set_destroy(fonts);
    run_cache_destroy(runs);
}

int main(void)
{
    struct bench bench = {0};
    struct err err = {0};
    bench.renderer = renderer_create(&err);
    if (!bench.renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    arena_init(&bench.arena, malloc, free);
    bench.frame = frame_create(640, 200);
    test_line(&bench);
    test_faint_ink(&bench);
    test_stacked_ink(&bench);
    test_shares(&bench);
    test_missing();
    frame_destroy(bench.frame);
    arena_finish(&bench.arena);
    renderer_destroy(bench.renderer);
    return check_done();
}

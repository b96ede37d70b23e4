/*
 * tests: assets/themes/
 *
 * Whether all text stands out from what it is drawn on, in the pixels that are shown: every moment on three
 * panels in every theme. Told of now and next, and the words on badges, 7 to 1; of all else 4.5
 * (behaviour.md, "Legibility").
 */
#include <sys/stat.h>

#include "base/unicode.h"
#include "check.h"
#include "golden/moments.h"
#include "scene/theme.h"

#define STRONG 7.0
#define PLAIN 4.5

/* ---- the colours of a box ---- */

#define SLOTS 8192 /* a power of two */
#define THEME_COUNT 3
static const char *const golden_themes[THEME_COUNT] = {"night", "paper", "contrast"};

struct colors {
    uint32_t count, most; /* `most`: the slot of the colour that most pixels have */
    uint32_t used[SLOTS / 2];
    uint32_t pixels[SLOTS]; /* how many have it; 0: the slot is free */
    struct color colors[SLOTS];
};

static void forget(struct colors *colors)
{
    for (uint32_t i = 0; i < colors->count; i++)
        colors->pixels[colors->used[i]] = 0;
    colors->count = colors->most = 0;
}

static bool same(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Gives the colour's slot. A box with more colours than there is room for has a picture in it: its rest is
 * left out. */
static uint32_t slot_of(struct colors *colors, struct color color)
{
    uint32_t slot = (color.red * 0x9E3779B1u ^ color.green * 0x85EBCA6Bu ^ color.blue * 0xC2B2AE35u) >> 19;
    while (colors->pixels[slot] > 0 && !same(colors->colors[slot], color))
        slot = (slot + 1) % SLOTS;
    if (colors->pixels[slot] == 0 && colors->count < SLOTS / 2) {
        colors->used[colors->count++] = slot;
        colors->colors[slot] = color;
    }
    return slot;
}

static void add_colors(struct colors *colors, const struct frame *frame, struct box box)
{
    box = box_intersect(box, (struct box){.width = frame->width, .height = frame->height});
    for (int y = box.y; y < box.y + box.height; y++) {
        const uint8_t *pixel = frame->pixels + y * frame->pitch + box.x * 4;
        for (int x = 0, run; x < box.width; x += run, pixel += run * 4) {
            for (run = 1; x + run < box.width && memcmp(pixel, pixel + run * 4, 3) == 0;)
                run++;
            uint32_t slot = slot_of(colors, (struct color){pixel[0], pixel[1], pixel[2]});
            if (colors->count == SLOTS / 2 && colors->pixels[slot] == 0)
                continue;
            colors->pixels[slot] += (uint32_t)run;
            if (colors->pixels[slot] > colors->pixels[colors->most] || colors->count == 1)
                colors->most = slot;
        }
    }
}

/* What a text stands on: the colour that most pixels of its box have. Heavy letters of some scripts cover
 * more than half of it: then what most pixels have at its upper and lower edge. */
static struct color find_ground(struct colors *colors, const struct frame *frame, const struct item *item)
{
    struct box box = item->box;
    forget(colors);
    add_colors(colors, frame, box);
    if (same(colors->colors[colors->most], item->color)) {
        forget(colors);
        add_colors(colors, frame, (struct box){box.x, box.y, box.width, 1});
        add_colors(colors, frame, (struct box){box.x, box.y + box.height - 1, box.width, 1});
        struct color ground = colors->colors[colors->most];
        add_colors(colors, frame, box);
        return ground;
    }
    return colors->colors[colors->most];
}

/* How far a colour is on its way from the ground to the ink, in 1 / 255, where it is one laid over the other:
 * then it is a letter's pixel. 0 for all else: emoji, pictures, a rule that crosses the box. */
static int coverage(struct color color, struct color ground, struct color ink)
{
    const int c[3] = {color.red, color.green, color.blue}, g[3] = {ground.red, ground.green, ground.blue},
              i[3] = {ink.red, ink.green, ink.blue};
    int widest = 0;
    for (int k = 1; k < 3; k++)
        widest = abs(i[k] - g[k]) > abs(i[widest] - g[widest]) ? k : widest;
    int whole = i[widest] - g[widest], part = c[widest] - g[widest];
    if (whole == 0 || part == 0 || (part < 0) != (whole < 0) || abs(part) > abs(whole))
        return 0;
    for (int k = 0; k < 3; k++)
        if (abs(c[k] - g[k] - (i[k] - g[k]) * part / whole) > 3)
            return 0;
    return 255 * part / whole;
}

/* The letters' colour: that of the pixels which they cover most. Small letters cover none wholly. The ground
 * where there is none. */
static struct color find_ink(const struct colors *colors, struct color ground, struct color ink)
{
    struct color found = ground;
    int most = 0;
    for (uint32_t i = 0; i < colors->count; i++) {
        struct color color = colors->colors[colors->used[i]];
        int covered = coverage(color, ground, ink);
        if (covered > most) {
            most = covered;
            found = color;
        }
    }
    return found;
}

/* Emoji have colours of their own: what is nothing but these has no ink. A dot between two texts, alone where
 * they run in two directions, is too small to have a whole pixel of it, and says nothing. */
static bool has_letters(const struct item *item)
{
    for (size_t at = 0, bytes; at < item->length; at += bytes) {
        uint32_t c = str_decode(item->text + at, item->length - at, &bytes);
        if (c < 0x1F000 && c != 0xB7 && !(c >= 0x2600 && c <= 0x27BF) && unicode_kind(c) == UNICODE_VISIBLE &&
            !unicode_is_mark(c))
            return true;
    }
    return false;
}

/* Whether a picture lies over it: it is there for when that can't be shown. */
static bool is_covered(const struct scene *scene, uint32_t index)
{
    bool covered = false;
    for (uint32_t i = index + 1; i < scene->count && !covered; i++) {
        const struct item *item = &scene->items[i];
        struct stat status;
        covered = item->kind == ITEM_PICTURE && box_contains(item->box, scene->items[index].box) &&
                  stat(item->text, &status) == 0;
    }
    return covered;
}

/* ---- one scene ---- */

struct lowest {
    double contrast;
    char where[240];
};

struct tally {
    unsigned texts, faults;
    struct lowest strong, plain;
};

/* Measures each text of a scene that was drawn into the frame; `place` is for messages. Faults are counted,
 * and the first few printed when `print` is set. */
static void measure(const struct scene *scene, const struct frame *frame, const char *place, bool print,
                    struct tally *tally)
{
    static struct colors colors;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT || !has_letters(item) || is_covered(scene, i))
            continue;
        struct color ground = find_ground(&colors, frame, item);
        double least = theme_least_contrast(item->role);
        double contrast = theme_contrast(find_ink(&colors, ground, item->color), ground);
        struct lowest *lowest = least > PLAIN ? &tally->strong : &tally->plain;
        tally->texts++;
        if (lowest->contrast <= 0 || contrast < lowest->contrast) {
            lowest->contrast = contrast;
            snprintf(lowest->where, sizeof lowest->where, "%s %g px \"%.*s\" in %s", item->role,
                     item->size_px, item->length < 40 ? (int)item->length : 40, item->text, place);
        }
        if (contrast < least && ++tally->faults <= 10 && print)
            printf("  %.2f, needs %.1f: %s %g px #%02x%02x%02x on #%02x%02x%02x \"%.*s\" in %s\n", contrast,
                   least, item->role, item->size_px, item->color.red, item->color.green, item->color.blue,
                   ground.red, ground.green, ground.blue, (int)item->length, item->text, place);
    }
}

/* ---- all screens ---- */

struct studio {
    struct golden_moments moments;
    struct renderer *renderer;
    struct frame *frames[GOLDEN_PANEL_COUNT];
    struct arena arena;
};

/* On the panels from `first` on. */
static struct tally measure_all(struct studio *studio, const struct theme *theme, size_t first, bool print)
{
    struct tally tally = {0};
    for (unsigned i = 0; i < studio->moments.count; i++) {
        const struct golden_moment *moment = &studio->moments.list[i];
        for (size_t p = first; p < GOLDEN_PANEL_COUNT; p++) {
            struct golden_panel panel = golden_panels[p];
            struct view view;
            struct scene scene;
            char place[160];
            arena_reset(&studio->arena);
            snprintf(place, sizeof place, "%s %dx%d %s", moment->shown.name, panel.width, panel.height,
                     theme->name);
            moments_compose(moment, panel, theme, renderer_metrics(studio->renderer), &studio->arena, &view,
                            &scene);
            render_scene(studio->renderer, &scene,
                         &(struct box){.width = panel.width, .height = panel.height}, 1, studio->frames[p]);
            measure(&scene, studio->frames[p], place, print, &tally);
        }
    }
    return tally;
}

static void test_theme(struct studio *studio, const char *name)
{
    const struct theme *theme;
    const char *path;
    struct err err = {0};
    check_row(name);
    if (!style_load_theme(name, &studio->moments.arena, NULL, &theme, &path, &err) ||
        !renderer_set_fonts(studio->renderer, theme, &err)) {
        CHECK_FAIL(err.text);
        return;
    }
    struct tally tally = measure_all(studio, theme, 0, true);
    CHECK(tally.texts > 1000);
    CHECK_INT(tally.faults, 0);
    printf("%s: %u texts\n  now and next, and badges: %.2f at least (%s)\n  the rest: %.2f at least (%s)\n",
           name, tally.texts, tally.strong.contrast, tally.strong.where, tally.plain.contrast,
           tally.plain.where);
}

/* ---- that it would be seen ---- */

/* A text of one colour over a fill of another. */
static struct tally measure_planted(struct studio *studio, const char *role, const char *text,
                                    struct color ink, struct color ground)
{
    struct scene scene;
    struct tally tally = {0};
    int ascent, descent, cap;
    const struct text_metrics *metrics = renderer_metrics(studio->renderer);
    metrics->vertical(metrics->user, FACE_REGULAR, 14, &ascent, &descent, &cap);
    arena_reset(&studio->arena);
    scene_init(&scene, 800, 480, (struct color){128, 128, 128}, &studio->arena);
    scene_fill(&scene, (struct box){0, 0, 400, 100}, ground, "band");
    scene_add(&scene, (struct item){.kind = ITEM_TEXT,
                                    .box = {20, 20, 200, ascent + descent},
                                    .color = ink,
                                    .face = FACE_REGULAR,
                                    .size_px = 14,
                                    .baseline = 20 + ascent,
                                    .text = text,
                                    .length = (uint32_t)strlen(text),
                                    .role = role,
                                    .layer = 1});
    render_scene(studio->renderer, &scene, &(struct box){.width = 800, .height = 480}, 1,
                 studio->frames[GOLDEN_PANEL_COUNT - 1]);
    measure(&scene, studio->frames[GOLDEN_PANEL_COUNT - 1], "", false, &tally);
    return tally;
}

static void test_planted_texts(struct studio *studio)
{
    enum { BLACK = 0, WHITE = 255, GREY_6 = 140, GREY_4 = 107 }; /* the greys on black: 6.2 and 4.0 */
    static const struct {
        const char *label, *role, *text;
        uint8_t ink, ground;
        unsigned texts, faults;
    } rows[] = {
        {"white on black", "title.now", "Harbour", WHITE, BLACK, 1, 0},
        {"black on white", "title.next.second", "Harbour", BLACK, WHITE, 1, 0},
        {"less than 7", "title.now", "Harbour", GREY_6, BLACK, 1, 1},
        {"less than 7, on a badge", "badge.phase", "NOW", GREY_6, BLACK, 1, 1},
        {"enough for the rest", "affiliation", "Harbour", GREY_6, BLACK, 1, 0},
        {"enough for what is beside", "moment.beside", "in 5 min", GREY_6, BLACK, 1, 0},
        {"less than 4.5", "affiliation", "Harbour", GREY_4, BLACK, 1, 1},
        {"not there", "affiliation", "Harbour", BLACK, BLACK, 1, 1},
        {"emoji alone", "title.now", "🦀", GREY_4, BLACK, 0, 0},
        {"emoji lend nothing", "title.now", "🏳️🦀 Harbour", GREY_6, BLACK, 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        const uint8_t ink = rows[i].ink, ground = rows[i].ground;
        struct tally tally =
            measure_planted(studio, rows[i].role, rows[i].text, (struct color){ink, ink, ink},
                            (struct color){ground, ground, ground});
        CHECK_INT(tally.texts, rows[i].texts);
        CHECK_INT(tally.faults, rows[i].faults);
    }
}

/* Themes that theme_check would refuse: each is seen in the pixels too. */
static void test_planted_themes(struct studio *studio)
{
    static const struct {
        const char *color;
        struct color value;
        bool strong;
    } rows[] = {
        {"ink", {146, 150, 155}, true},    {"ink2", {107, 110, 115}, false},
        {"on_ink", {150, 160, 180}, true}, {"soon_ink", {120, 100, 60}, true},
        {"stop", {200, 60, 60}, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct theme theme = *theme_night();
        struct theme_fault fault;
        check_row(rows[i].color);
        for (unsigned number = 0; number < THEME_COLOR_COUNT; number++)
            if (strcmp(theme_color_name(number), rows[i].color) == 0)
                *theme_color(&theme, number) = rows[i].value;
        CHECK(!theme_check(&theme, &fault));
        struct tally tally = measure_all(studio, &theme, GOLDEN_PANEL_COUNT - 1, false);
        CHECK(tally.faults > 0);
        CHECK(rows[i].strong ? tally.strong.contrast < STRONG : tally.plain.contrast < PLAIN);
    }
}

int main(void)
{
    static struct studio studio;
    struct err err = {0};
    studio.renderer = renderer_create(&err);
    if (!studio.renderer) {
        printf("%s\n", err.text);
        return CHECK_SKIPPED;
    }
    arena_init(&studio.arena, malloc, free);
    moments_load(&studio.moments);
    for (size_t p = 0; p < GOLDEN_PANEL_COUNT; p++)
        studio.frames[p] = frame_create(golden_panels[p].width, golden_panels[p].height);
    test_planted_texts(&studio);
    for (size_t i = 0; i < THEME_COUNT; i++)
        test_theme(&studio, golden_themes[i]);
    test_planted_themes(&studio);
    for (size_t p = 0; p < GOLDEN_PANEL_COUNT; p++)
        frame_destroy(studio.frames[p]);
    moments_finish(&studio.moments);
    renderer_destroy(studio.renderer);
    arena_finish(&studio.arena);
    return check_done();
}

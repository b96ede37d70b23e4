#include "render/font.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "render/cluster.h"
#include "render/font_stack.h"
#include "render/run_ink.h"
#include "render/run_measures.h"
#include "render/run_shape.h"
#include "render/script.h"
#include "render/tracked.h"
#include "text/break.h"
#include "text/fit.h"

/* At FONT_DESIGN_PX; ascent 0: not known yet. */
struct vertical {
    int ascent, descent, cap;
};

#define REACH_PX 64 /* the size at which ink is measured; others are scaled from it */

struct font_set {
    struct font_stack stack;
    struct vertical verticals[FACE_COUNT]; /* of faces that are not nownext's own, once measured */
    struct tracked_fonts tracked;
    struct font_counts counts;
    struct run_measures measures;
};

struct font_set *font_set_create(const struct theme *theme, struct err *reterr)
{
    struct font_set *fonts = calloc(1, sizeof *fonts);
    if (!fonts) {
        err_set(reterr, ERR_IO, "out of memory");
        return NULL;
    }
    if (!font_stack_begin(&fonts->stack, theme, reterr)) {
        free(fonts);
        return NULL;
    }
    return fonts;
}

void font_set_destroy(struct font_set *fonts)
{
    if (!fonts)
        return;
    tracked_finish(&fonts->tracked);
    font_stack_finish(&fonts->stack);
    free(fonts);
}

bool font_set_suits(const struct font_set *fonts, const struct theme *theme)
{
    return theme_same_fonts(&fonts->stack.theme, theme);
}

const char *font_set_family(const struct font_set *fonts, enum theme_role role)
{
    enum font_face face = role == THEME_DISPLAY ? FACE_DISPLAY_BOLD : FACE_REGULAR;
    return font_file_family(&fonts->stack.theme, role, fonts->stack.families[face]);
}

struct font_counts font_set_counts(const struct font_set *fonts)
{
    return fonts->counts;
}

/* ---- widths ---- */

static uint32_t first_code_point(const char *text, size_t length)
{
    size_t bytes;
    return str_decode(text, length, &bytes);
}

static int measure(struct font_set *fonts, const struct font_run *run)
{
    int tracked;
    fonts->counts.widths_measured++;
    if (tracked_is(run) && tracked_width(&fonts->tracked, &fonts->stack.fonts[run->font].file, run, &tracked))
        return tracked;
    TTF_Font *handle = font_stack_open_for_run(&fonts->stack, run, FONT_DESIGN_PX);
    if (run->font == FONT_STACK_EMOJI)
        return (run_shape_picture_width(handle, run) * FONT_DESIGN_PX + RUN_INK_EMOJI_EM / 2) /
               RUN_INK_EMOJI_EM;
    return run_shape_width(handle, run, &fonts->stack.fonts[run->font].blank);
}

static int run_width(struct font_set *fonts, const struct font_run *run)
{
    bool known;
    int *width = run_measures_width(&fonts->measures, run, &known);
    if (!known)
        *width = measure(fonts, run);
    return *width;
}

/* The bytes of the whole code points in the first `most` bytes. */
static size_t code_points_within(const char *text, size_t most)
{
    while (((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

static const struct script *character_script(const char *text, size_t length)
{
    return (unsigned char)text[0] < 0xD4 ? NULL : script_of(first_code_point(text, length));
}

static bool same_script(const struct script *a, const struct script *b)
{
    return a == b || (a && b && strcmp(a->tag, b->tag) == 0);
}

struct font_run font_first_run_in(struct font_set *fonts, enum font_face face, enum han han, const char *text,
                                  size_t length)
{
    struct font_run run = {.text = text};
    size_t end = 0;
    while (end < length) {
        size_t bytes = text_character(text + end, length - end);
        if (bytes > RUN_SHAPE_MOST) /* a heap of marks: no language's */
            bytes = code_points_within(text + end, RUN_SHAPE_MOST);
        uint32_t font = font_stack_choose(&fonts->stack, face, han, text + end, bytes);
        const struct script *script = font == FONT_STACK_EMOJI ? NULL : character_script(text + end, bytes);
        if (end == 0) {
            run.font = font;
            run.script = script;
        } else if (end + bytes > RUN_SHAPE_MOST || font != run.font || !same_script(script, run.script)) {
            break;
        }
        end += bytes;
    }
    run.right_to_left = run.script && run.script->right_to_left;
    run.length = (uint32_t)end;
    run.width = run_width(fonts, &run);
    return run;
}

struct font_run font_first_run(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    return font_first_run_in(fonts, face, HAN_ANY, text, length);
}

int font_scale(int64_t width, double size_px)
{
    return (int)(((double)width * size_px + FONT_DESIGN_PX - 1) / FONT_DESIGN_PX);
}

int font_text_width(struct font_set *fonts, enum font_face face, double size_px, const char *text,
                    size_t length)
{
    int64_t width = 0;
    int known;
    if (run_measures_find_text(&fonts->measures, face, text, length, &known))
        return font_scale(known, size_px);
    fonts->counts.texts_split++;
    for (size_t offset = 0; offset < length;) {
        struct font_run run = font_first_run(fonts, face, text + offset, length - offset);
        width += run.width;
        offset += run.length;
    }
    if (width <= INT_MAX)
        run_measures_keep_text(&fonts->measures, face, text, length, (int)width);
    return font_scale(width, size_px);
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static const struct vertical *measure_vertical(struct font_set *fonts, enum font_face face)
{
    struct vertical *vertical = &fonts->verticals[face];
    if (vertical->ascent > 0)
        return vertical;
    TTF_Font *handle = font_stack_open(&fonts->stack, face, FONT_DESIGN_PX);
    int cap = 0;
    TTF_GlyphMetrics32(handle, 'H', NULL, NULL, NULL, &cap, NULL);
    cap = within(cap, FONT_DESIGN_PX / 2, FONT_DESIGN_PX * 9 / 10);
    *vertical = (struct vertical){
        .ascent = within(TTF_FontAscent(handle), cap, FONT_DESIGN_PX),
        .descent = within(-TTF_FontDescent(handle), FONT_DESIGN_PX / 6, FONT_DESIGN_PX * 27 / 100),
        .cap = cap};
    return vertical;
}

/* What is so long at FONT_DESIGN_PX. */
static int design_px(int length, double size_px)
{
    return (int)((size_px * length + FONT_DESIGN_PX / 2.0) / FONT_DESIGN_PX);
}

void font_vertical(struct font_set *fonts, enum font_face face, double size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap)
{
    if (!fonts->stack.is_own[face]) {
        const struct vertical *vertical = measure_vertical(fonts, face);
        *ret_ascent = design_px(vertical->ascent, size_px);
        *ret_descent = design_px(vertical->descent, size_px);
        *ret_cap = design_px(vertical->cap, size_px);
        return;
    }
    bool display = font_file_role(face) == THEME_DISPLAY;
    *ret_ascent = text_em_near(size_px, display ? 930 : 970);
    *ret_descent = text_em_near(size_px, display ? 230 : 250);
    *ret_cap = text_em_near(size_px, 727);
}

/* ---- how high and low ink reaches ---- */

static void measure_reach(struct font_set *fonts, const struct font_run *run, int *ret_above, int *ret_below)
{
    int *above, *below;
    bool known;
    run_measures_reach(&fonts->measures, run, &above, &below, &known);
    if (!known) {
        TTF_Font *handle = font_stack_open_for_run(&fonts->stack, run, REACH_PX);
        SDL_Surface *surface = run_shape_draw(handle, run, false);
        if (surface)
            run_ink_reach(handle, run, surface, above, below);
        SDL_FreeSurface(surface);
    }
    *ret_above = *above;
    *ret_below = *below;
}

static bool may_reach_far(const struct font_run *run)
{
    bool tall = run->script && !script_is_square(run->script);
    return run->font != FONT_STACK_EMOJI && (tall || cluster_is_stacked(run->text, run->length));
}

static int reach_at(int reach, int most_ems, double size_px)
{
    int most = text_em(size_px, 1000 * most_ems), px = (int)((reach * size_px + REACH_PX - 1) / REACH_PX);
    return px < most ? px : most;
}

void font_text_reach(struct font_set *fonts, enum font_face face, double size_px, const char *text,
                     size_t length, int *ret_above, int *ret_below)
{
    int above = 0, below = 0;
    bool plain = true;
    for (size_t i = 0; plain && i < length;
         i++) /* nothing such is below U+01C0, nor among dashes and quotes */
        plain = (unsigned char)text[i] < 0xC7 || (unsigned char)text[i] == 0xE2;
    for (size_t offset = 0; !plain && offset < length;) {
        struct font_run run = font_first_run(fonts, face, text + offset, length - offset);
        if (may_reach_far(&run)) {
            int run_above, run_below;
            measure_reach(fonts, &run, &run_above, &run_below);
            above = run_above > above ? run_above : above;
            below = run_below > below ? run_below : below;
        }
        offset += run.length;
    }
    *ret_above = reach_at(above, 2, size_px);
    *ret_below = reach_at(below, 1, size_px);
}

/* ---- ink ---- */

const struct run_image *font_run_image(struct font_set *fonts, struct run_cache *cache,
                                       const struct font_run *run, double size_px)
{
    struct run_key key = {.font = run->font,
                          .size_px = size_px,
                          .right_to_left = run->right_to_left,
                          .script = run->script,
                          .text = run->text,
                          .length = run->length};
    const struct run_image *known = run_cache_find(cache, &key);
    if (known) {
        fonts->counts.runs_cached++;
        return known;
    }
    fonts->counts.runs_shaped++;
    const struct run_image *tracked = NULL;
    if (tracked_is(run))
        tracked = tracked_draw(&fonts->tracked, &fonts->stack.fonts[run->font].file, run, cache, &key);
    if (tracked)
        return tracked;
    TTF_Font *handle = font_stack_open_for_run(&fonts->stack, run, size_px);
    bool colored = run->font == FONT_STACK_EMOJI;
    SDL_Surface *surface = run_shape_draw(handle, run, colored);
    if (!surface) /* text without width, such as a joiner alone */
        return run_cache_add(cache, &key, (struct run_image){0});
    const struct run_image *image =
        colored ? run_ink_picture(cache, &key, surface) : run_ink_mask(cache, &key, handle, run, surface);
    SDL_FreeSurface(surface);
    return image;
}

/* ---- for preflight ---- */

uint32_t font_add_missing(uint32_t *list, uint32_t count, uint32_t most, uint32_t code_point)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i] == code_point)
            return count;
    if (count < most)
        list[count++] = code_point;
    return count;
}

uint32_t font_missing(struct font_set *fonts, enum font_face face, const char *text, size_t length,
                      uint32_t *ret, uint32_t most)
{
    uint32_t count = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at + text_character(text + at, length - at), bytes;
        uint32_t font = font_stack_choose(&fonts->stack, face, HAN_ANY, text + at, end - at);
        for (; at < end; at += bytes) {
            uint32_t missing, code_point = str_decode(text + at, end - at, &bytes);
            if (!font_stack_has(&fonts->stack, font, text + at, bytes, &missing))
                count = font_add_missing(ret, count, most, code_point);
        }
    }
    return count;
}

const char *font_set_file(const struct font_set *fonts, uint32_t n)
{
    for (uint32_t i = 0; i < fonts->stack.count; i++)
        if ((fonts->stack.fonts[i].handle || tracked_has(&fonts->tracked, i)) && n-- == 0)
            return fonts->stack.fonts[i].file.path;
    return NULL;
}

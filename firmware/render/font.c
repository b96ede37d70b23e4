#include "render/font.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "render/cluster.h"
#include "render/font_file.h"
#include "render/run_ink.h"
#include "render/run_measures.h"
#include "render/run_shape.h"
#include "render/script.h"
#include "scene/text.h"

#define FONT_EMOJI FACE_COUNT
#define FONT_FALLBACK (FACE_COUNT + 1)
#define FONT_MOST 128 /* more than there are scripts, twice: regular and bold */

#define LARGE_PX 48

#define SMALL_FILE (512 * 1024)

struct font {
    struct font_file file;
    TTF_Font *handle;
    void *bytes; /* of the file, when it is small */
    int size_px;
    int blank;   /* width of a blank at FONT_DESIGN_PX, once it was measured */
    bool failed; /* to open */
    const struct script *script; /* what it was last told to shape */
    bool right_to_left;
};

/* At FONT_DESIGN_PX; ascent 0: not known yet. */
struct vertical {
    int ascent, descent, cap;
};

#define CHOICES 1024
struct known_choice {
    uint64_t hash;
    uint32_t font; /* + 1 */
};

#define REACH_PX 64 /* the size at which ink is measured; others are scaled from it */

struct font_set {
    struct font_finder finder;
    struct theme theme; /* fonts only; its names are in `names` */
    char names[THEME_ROLE_COUNT][THEME_MOST_FAMILIES][THEME_FAMILY_BYTES];
    bool is_own[FACE_COUNT];               /* nownext's own, which has all of ASCII */
    unsigned families[FACE_COUNT];         /* which of the theme's a face is of; see font_file_find_face */
    struct vertical verticals[FACE_COUNT]; /* of faces that are not nownext's own, once measured */
    bool emoji_sought;
    uint32_t count;
    struct font fonts[FONT_MOST];
    struct font_counts counts;
    struct known_choice choices[CHOICES];
    struct run_measures measures;
};

/* ---- opening ---- */

/* The whole of a small file. SDL_ttf reads fonts in small steps here and there, which takes twice as long
 * from a file. */
static void *read_small_file(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    void *bytes = NULL;
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size > 0 && size <= SMALL_FILE && fseek(file, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)size);
    if (bytes && fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    *ret_size = bytes ? (size_t)size : 0;
    return bytes;
}

static void open_font(struct font *font)
{
    size_t size;
    font->bytes = read_small_file(font->file.path, &size);
    if (font->bytes)
        font->handle = TTF_OpenFontIndexRW(SDL_RWFromConstMem(font->bytes, (int)size), 1, FONT_DESIGN_PX,
                                           font->file.index);
    else
        font->handle = TTF_OpenFontIndex(font->file.path, FONT_DESIGN_PX, font->file.index);
    font->failed = !font->handle;
}

/* An open font, as it was left. One that does not open is replaced by the first, which did. */
static struct font *open_at_need(struct font_set *fonts, uint32_t number)
{
    struct font *font = &fonts->fonts[number];
    if (!font->handle && !font->failed)
        open_font(font);
    return font->failed ? &fonts->fonts[0] : font;
}

static TTF_Font *font_at(struct font_set *fonts, uint32_t number, int size_px)
{
    struct font *font = open_at_need(fonts, number);
    if (font->size_px == size_px)
        return font->handle;
    TTF_SetFontSize(font->handle, size_px);
    font->size_px = size_px;
    /* Heights are fitted to the pixel grid, which keeps horizontals crisp on panels of few pixels; widths
     * never are. Small letters stand at fractions of a pixel, for even spacing. Large ones need not, and take
     * half the time then. Pictures have no outlines. */
    if (number != FONT_EMOJI)
        TTF_SetFontHinting(font->handle, size_px < LARGE_PX ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_LIGHT);
    return font->handle;
}

/* Tells the font how to shape a run. Most are of no script and run left to right, as every font begins. */
static TTF_Font *font_for_run(struct font_set *fonts, const struct font_run *run, int size_px)
{
    TTF_Font *handle = font_at(fonts, run->font, size_px);
    struct font *font = open_at_need(fonts, run->font);
    if (font->script != run->script) {
        TTF_SetFontScriptName(handle, run->script ? run->script->tag : "Zzzz");
        font->script = run->script;
    }
    if (font->right_to_left != run->right_to_left) {
        TTF_SetFontDirection(handle, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        font->right_to_left = run->right_to_left;
    }
    return handle;
}

static void keep_theme(struct font_set *fonts, const struct theme *theme)
{
    fonts->theme.weight = theme->weight;
    for (int role = 0; role < THEME_ROLE_COUNT; role++)
        for (int i = 0; i < THEME_MOST_FAMILIES && theme->families[role][i]; i++) {
            snprintf(fonts->names[role][i], THEME_FAMILY_BYTES, "%s", theme->families[role][i]);
            fonts->theme.families[role][i] = fonts->names[role][i];
        }
}

struct font_set *font_set_create(const struct theme *theme, struct err *reterr)
{
    struct font_set *fonts = calloc(1, sizeof *fonts);
    if (!fonts) {
        err_set(reterr, ERR_IO, "out of memory");
        return NULL;
    }
    if (TTF_Init() != 0) {
        err_set(reterr, ERR_IO, "SDL_ttf does not start: %s", TTF_GetError());
        free(fonts);
        return NULL;
    }
    keep_theme(fonts, theme);
    for (uint32_t face = 0; face < FACE_COUNT; face++) {
        if (!font_file_find_face(&fonts->finder, &fonts->theme, face, 0, &fonts->families[face],
                                 &fonts->fonts[face].file, reterr)) {
            font_set_destroy(fonts);
            return NULL;
        }
        enum theme_role role = font_file_role(face);
        fonts->is_own[face] =
            font_file_is_own(role, font_file_family(&fonts->theme, role, fonts->families[face]));
    }
    fonts->count = FONT_FALLBACK;
    open_font(&fonts->fonts[0]);
    if (fonts->fonts[0].failed) {
        err_set(reterr, ERR_IO, "the font file %s cannot be read (%s): install its package again",
                fonts->fonts[0].file.path, TTF_GetError());
        font_set_destroy(fonts);
        return NULL;
    }
    return fonts;
}

void font_set_destroy(struct font_set *fonts)
{
    if (!fonts)
        return;
    for (uint32_t i = 0; i < FONT_MOST; i++) {
        if (fonts->fonts[i].handle)
            TTF_CloseFont(fonts->fonts[i].handle);
        free(fonts->fonts[i].bytes);
    }
    TTF_Quit();
    font_finder_finish(&fonts->finder);
    free(fonts);
}

bool font_set_suits(const struct font_set *fonts, const struct theme *theme)
{
    return theme_same_fonts(&fonts->theme, theme);
}

const char *font_set_family(const struct font_set *fonts, enum theme_role role)
{
    enum font_face face = role == THEME_DISPLAY ? FACE_DISPLAY_BOLD : FACE_REGULAR;
    return font_file_family(&fonts->theme, role, fonts->families[face]);
}

struct font_counts font_set_counts(const struct font_set *fonts)
{
    return fonts->counts;
}

/* ---- which font ---- */

/* Whether a font has all that a character as the reader sees it consists of; if not, *ret_missing is the
 * first that it lacks. */
static bool font_has(struct font_set *fonts, uint32_t number, const char *text, size_t length,
                     uint32_t *ret_missing)
{
    const struct font *font = open_at_need(fonts, number);
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        if (cluster_needs_no_glyph(code_point) || TTF_GlyphIsProvided32(font->handle, code_point))
            continue;
        *ret_missing = code_point;
        return false;
    }
    return true;
}

static bool emoji_font_has(struct font_set *fonts, const char *text, size_t length)
{
    struct font *emoji = &fonts->fonts[FONT_EMOJI];
    if (!fonts->emoji_sought) {
        fonts->emoji_sought = true;
        emoji->failed = !font_file_find_emoji(&fonts->finder, &emoji->file);
    }
    uint32_t missing;
    return !emoji->failed && font_has(fonts, FONT_EMOJI, text, length, &missing);
}

/* The number of the font in this file, added if it is new; FONT_MOST if there is no room. */
static uint32_t add_fallback(struct font_set *fonts, const struct font_file *file)
{
    for (uint32_t i = FONT_FALLBACK; i < fonts->count; i++)
        if (fonts->fonts[i].file.index == file->index && strcmp(fonts->fonts[i].file.path, file->path) == 0)
            return i;
    if (fonts->count == FONT_MOST)
        return FONT_MOST;
    fonts->fonts[fonts->count].file = *file;
    return fonts->count++;
}

/* The font of the theme's next family for a face that has a character; FONT_MOST if none has. */
static uint32_t look_in_families(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    struct font_file file;
    uint32_t missing;
    unsigned number = fonts->families[face];
    while (number < THEME_MOST_FAMILIES &&
           font_file_find_face(&fonts->finder, &fonts->theme, face, number + 1, &number, &file, NULL)) {
        uint32_t font = add_fallback(fonts, &file);
        if (font < FONT_MOST && font_has(fonts, font, text, length, &missing))
            return font;
    }
    return FONT_MOST;
}

static uint32_t look_for_font(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    uint32_t missing;
    if (cluster_asks_for_emoji(text, length) && emoji_font_has(fonts, text, length))
        return FONT_EMOJI;
    struct font_file accents;
    if (cluster_has_loose_accent(text, length) &&
        font_file_find_accents(&fonts->finder, face >= FACE_SEMIBOLD, &accents)) {
        uint32_t fallback = add_fallback(fonts, &accents);
        if (fallback < FONT_MOST && font_has(fonts, fallback, text, length, &missing))
            return fallback;
    }
    if (font_has(fonts, face, text, length, &missing))
        return face;
    uint32_t fallback = look_in_families(fonts, face, text, length);
    if (fallback < FONT_MOST)
        return fallback;
    if (missing >= 0x2000 && emoji_font_has(fonts, text, length))
        return FONT_EMOJI;
    struct font_file file;
    bool bold = font_file_weight(&fonts->theme, face) >= 600;
    if (font_file_find_character(&fonts->finder, missing, bold, &file)) {
        fallback = add_fallback(fonts, &file);
        /* A font that has the mark but not its letter is no help. */
        if (fallback < FONT_MOST && font_has(fonts, fallback, text, length, &missing))
            return fallback;
    }
    return face;
}

/* The font of one character as the reader sees it. */
static uint32_t choose_font(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    if (length == 1 && fonts->is_own[face])
        return face;
    uint64_t hash = str_hash(text, length) * FACE_COUNT + face;
    struct known_choice *known = &fonts->choices[hash % CHOICES];
    if (known->font == 0 || known->hash != hash) {
        uint32_t font = look_for_font(fonts, face, text, length);
        *known = (struct known_choice){.hash = hash, .font = font + 1};
    }
    return known->font - 1;
}

/* ---- widths ---- */

static uint32_t first_code_point(const char *text, size_t length)
{
    size_t bytes;
    return str_decode(text, length, &bytes);
}

static int measure(struct font_set *fonts, const struct font_run *run)
{
    TTF_Font *handle = font_for_run(fonts, run, FONT_DESIGN_PX);
    fonts->counts.widths_measured++;
    if (run->font == FONT_EMOJI)
        return (run_shape_picture_width(handle, run) * FONT_DESIGN_PX + RUN_INK_EMOJI_EM / 2) /
               RUN_INK_EMOJI_EM;
    return run_shape_width(handle, run, &fonts->fonts[run->font].blank);
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

struct font_run font_first_run(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    struct font_run run = {.text = text};
    size_t end = 0;
    while (end < length) {
        size_t bytes = text_character(text + end, length - end);
        if (bytes > RUN_SHAPE_MOST) /* a heap of marks: no language's */
            bytes = code_points_within(text + end, RUN_SHAPE_MOST);
        uint32_t font = choose_font(fonts, face, text + end, bytes);
        const struct script *script = font == FONT_EMOJI ? NULL : character_script(text + end, bytes);
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

int font_scale(int64_t width, int size_px)
{
    return (int)((width * size_px + FONT_DESIGN_PX - 1) / FONT_DESIGN_PX);
}

int font_text_width(struct font_set *fonts, enum font_face face, int size_px, const char *text, size_t length)
{
    int64_t width = 0;
    for (size_t offset = 0; offset < length;) {
        struct font_run run = font_first_run(fonts, face, text + offset, length - offset);
        width += run.width;
        offset += run.length;
    }
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
    TTF_Font *handle = font_at(fonts, face, FONT_DESIGN_PX);
    int cap = 0;
    TTF_GlyphMetrics32(handle, 'H', NULL, NULL, NULL, &cap, NULL);
    cap = within(cap, FONT_DESIGN_PX / 2, FONT_DESIGN_PX * 9 / 10);
    *vertical = (struct vertical){
        .ascent = within(TTF_FontAscent(handle), cap, FONT_DESIGN_PX),
        .descent = within(-TTF_FontDescent(handle), FONT_DESIGN_PX / 6, FONT_DESIGN_PX * 27 / 100),
        .cap = cap};
    return vertical;
}

void font_vertical(struct font_set *fonts, enum font_face face, int size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap)
{
    if (!fonts->is_own[face]) {
        const struct vertical *vertical = measure_vertical(fonts, face);
        *ret_ascent = (size_px * vertical->ascent + FONT_DESIGN_PX / 2) / FONT_DESIGN_PX;
        *ret_descent = (size_px * vertical->descent + FONT_DESIGN_PX / 2) / FONT_DESIGN_PX;
        *ret_cap = (size_px * vertical->cap + FONT_DESIGN_PX / 2) / FONT_DESIGN_PX;
        return;
    }
    bool display = font_file_role(face) == THEME_DISPLAY;
    *ret_ascent = (size_px * (display ? 93 : 97) + 50) / 100;
    *ret_descent = (size_px * (display ? 23 : 25) + 50) / 100;
    *ret_cap = (size_px * 727 + 500) / 1000;
}

/* ---- how high and low ink reaches ---- */

static void measure_reach(struct font_set *fonts, const struct font_run *run, int *ret_above, int *ret_below)
{
    int *above, *below;
    bool known;
    run_measures_reach(&fonts->measures, run, &above, &below, &known);
    if (!known) {
        TTF_Font *handle = font_for_run(fonts, run, REACH_PX);
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
    return run->font != FONT_EMOJI && (tall || cluster_is_stacked(run->text, run->length));
}

static int reach_at(int reach, int most_ems, int size_px)
{
    int most = most_ems * size_px, px = (reach * size_px + REACH_PX - 1) / REACH_PX;
    return px < most ? px : most;
}

void font_text_reach(struct font_set *fonts, enum font_face face, int size_px, const char *text, size_t length,
                     int *ret_above, int *ret_below)
{
    int above = 0, below = 0;
    bool plain = true;
    for (size_t i = 0; plain && i < length; i++) /* nothing such is below U+01C0, nor among dashes and quotes */
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
                                       const struct font_run *run, int size_px)
{
    struct run_key key = {.font = run->font,
                          .size_px = size_px,
                          .right_to_left = run->right_to_left,
                          .text = run->text,
                          .length = run->length};
    const struct run_image *known = run_cache_find(cache, &key);
    if (known) {
        fonts->counts.runs_cached++;
        return known;
    }
    fonts->counts.runs_shaped++;
    TTF_Font *handle = font_for_run(fonts, run, size_px);
    bool colored = run->font == FONT_EMOJI;
    SDL_Surface *surface = run_shape_draw(handle, run, colored);
    if (!surface) /* text without width, such as a joiner alone */
        return run_cache_add(cache, &key, (struct run_image){0});
    const struct run_image *image =
        colored ? run_ink_picture(cache, &key, surface) : run_ink_mask(cache, &key, handle, run, surface);
    SDL_FreeSurface(surface);
    return image;
}

/* ---- for preflight ---- */

static uint32_t add_missing(uint32_t *list, uint32_t count, uint32_t most, uint32_t code_point)
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
        uint32_t font = choose_font(fonts, face, text + at, end - at);
        for (; at < end; at += bytes) {
            uint32_t missing, code_point = str_decode(text + at, end - at, &bytes);
            if (!font_has(fonts, font, text + at, bytes, &missing))
                count = add_missing(ret, count, most, code_point);
        }
    }
    return count;
}

const char *font_set_file(const struct font_set *fonts, uint32_t n)
{
    for (uint32_t i = 0; i < fonts->count; i++)
        if (fonts->fonts[i].handle && n-- == 0)
            return fonts->fonts[i].file.path;
    return NULL;
}

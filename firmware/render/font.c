#include "render/font.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "render/font_file.h"
#include "render/run_ink.h"
#include "render/script.h"
#include "scene/text.h"

#define FONT_EMOJI FACE_COUNT
#define FONT_FALLBACK (FACE_COUNT + 1)
#define FONT_MOST 128 /* more than there are scripts, twice: regular and bold */

#define LARGE_PX 48

#define SMALL_FILE (512 * 1024)

#define RUN_BYTES 1000 /* a longer run is set in parts */

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

/* Of four places to look in, the one written longest ago goes. A hash of 64 bits stands for the text. */
#define WIDTH_SETS 2048
#define WIDTH_WAYS 4
struct known_width {
    uint64_t hash;
    int width;
    uint32_t font; /* + 1; 0: nothing here */
};

#define CHOICES 1024
struct known_choice {
    uint64_t hash;
    uint32_t font; /* + 1 */
};

struct font_set {
    struct font_finder finder;
    bool emoji_sought;
    uint32_t count;
    struct font fonts[FONT_MOST];
    struct font_counts counts;
    struct known_choice choices[CHOICES];
    uint8_t next_way[WIDTH_SETS];
    struct known_width widths[WIDTH_SETS][WIDTH_WAYS];
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

struct font_set *font_set_create(struct err *reterr)
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
    for (uint32_t face = 0; face < FACE_COUNT; face++) {
        if (!font_file_find_face(&fonts->finder, face, &fonts->fonts[face].file, reterr)) {
            font_set_destroy(fonts);
            return NULL;
        }
    }
    fonts->count = FONT_FALLBACK;
    open_font(&fonts->fonts[0]);
    if (fonts->fonts[0].failed) {
        err_set(reterr, ERR_IO, "the font file %s cannot be read (%s): install the package fonts-inter again",
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

struct font_counts font_set_counts(const struct font_set *fonts)
{
    return fonts->counts;
}

/* ---- which font ---- */

/* Characters without ink of their own, which no font need have. */
static bool needs_no_glyph(uint32_t c)
{
    return unicode_kind(c) != UNICODE_VISIBLE || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Whether a font has all that a character as the reader sees it consists of; if not, *ret_missing is the
 * first that it lacks. */
static bool font_has(struct font_set *fonts, uint32_t number, const char *text, size_t length,
                     uint32_t *ret_missing)
{
    const struct font *font = open_at_need(fonts, number);
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        if (needs_no_glyph(code_point) || TTF_GlyphIsProvided32(font->handle, code_point))
            continue;
        *ret_missing = code_point;
        return false;
    }
    return true;
}

static bool asks_for_emoji(const char *text, size_t length)
{
    size_t bytes;
    uint32_t first = str_decode(text, length, &bytes);
    if (first >= 0x1F1E6 && first <= 0x1FAFF)
        return true;
    for (size_t i = bytes; i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        if (code_point == 0xFE0F || code_point == 0x20E3)
            return true;
    }
    return false;
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

static uint32_t look_for_font(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    uint32_t missing;
    if (asks_for_emoji(text, length) && emoji_font_has(fonts, text, length))
        return FONT_EMOJI;
    if (font_has(fonts, face, text, length, &missing))
        return face;
    if (missing >= 0x2000 && emoji_font_has(fonts, text, length))
        return FONT_EMOJI;
    struct font_file file;
    if (font_file_find_character(&fonts->finder, missing, face >= FACE_SEMIBOLD, &file)) {
        uint32_t fallback = add_fallback(fonts, &file);
        /* A font that has the mark but not its letter is no help. */
        if (fallback < FONT_MOST && font_has(fonts, fallback, text, length, &missing))
            return fallback;
    }
    return face;
}

/* The font of one character as the reader sees it. */
static uint32_t choose_font(struct font_set *fonts, enum font_face face, const char *text, size_t length)
{
    if (length == 1)
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

/* SDL_ttf gives the width of ink and pen together. A blank at the end keeps the last letter's overhang out,
 * the first one's is taken off: what stays is how far the pen moves. */
static int measure(struct font_set *fonts, const struct font_run *run)
{
    char copy[RUN_BYTES + 3];
    int width = 0, left = 0;
    memcpy(copy, run->text, run->length);
    copy[run->length] = '\0';
    TTF_Font *handle = font_for_run(fonts, run, FONT_DESIGN_PX);
    int *blank = &fonts->fonts[run->font].blank;
    fonts->counts.widths_measured++;
    if (run->font == FONT_EMOJI) {
        TTF_SizeUTF8(handle, copy, &width, NULL);
        return (width * FONT_DESIGN_PX + RUN_INK_EMOJI_EM / 2) / RUN_INK_EMOJI_EM;
    }
    copy[run->length] = ' ';
    copy[run->length + 1] = '\0';
    if (*blank == 0)
        TTF_SizeUTF8(handle, " ", blank, NULL);
    if (run->script) { /* what ink comes first is not known before shaping: a blank at both ends */
        memmove(copy + 1, copy, run->length + 2);
        copy[0] = ' ';
        TTF_SizeUTF8(handle, copy, &width, NULL);
        return width > 2 * *blank ? width - 2 * *blank : 0;
    }
    if (TTF_SizeUTF8(handle, copy, &width, NULL) != 0)
        return 0;
    TTF_GlyphMetrics32(handle, first_code_point(run->text, run->length), &left, NULL, NULL, NULL, NULL);
    width -= *blank + (left < 0 ? -left : 0);
    return width > 0 ? width : 0;
}

static int run_width(struct font_set *fonts, const struct font_run *run)
{
    uint64_t hash = str_hash(run->text, run->length);
    size_t set = (hash ^ hash >> 32 ^ run->font) % WIDTH_SETS;
    for (int way = 0; way < WIDTH_WAYS; way++)
        if (fonts->widths[set][way].hash == hash && fonts->widths[set][way].font == run->font + 1)
            return fonts->widths[set][way].width;
    struct known_width *place = &fonts->widths[set][fonts->next_way[set]++ % WIDTH_WAYS];
    *place = (struct known_width){.hash = hash, .font = run->font + 1, .width = measure(fonts, run)};
    return place->width;
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
        if (bytes > RUN_BYTES) /* a heap of marks: no language's */
            bytes = code_points_within(text + end, RUN_BYTES);
        uint32_t font = choose_font(fonts, face, text + end, bytes);
        const struct script *script = font == FONT_EMOJI ? NULL : character_script(text + end, bytes);
        if (end == 0) {
            run.font = font;
            run.script = script;
        } else if (end + bytes > RUN_BYTES || font != run.font || !same_script(script, run.script)) {
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

void font_vertical(enum font_face face, int size_px, int *ret_ascent, int *ret_descent, int *ret_cap)
{
    bool display = face == FACE_DISPLAY_SEMIBOLD || face == FACE_DISPLAY_BOLD;
    *ret_ascent = (size_px * (display ? 93 : 97) + 50) / 100;
    *ret_descent = (size_px * (display ? 23 : 25) + 50) / 100;
    *ret_cap = (size_px * 727 + 500) / 1000;
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
    char copy[RUN_BYTES + 2];
    snprintf(copy, sizeof copy, "%s%.*s%s", run->script && !run->right_to_left ? " " : "", (int)run->length,
             run->text, run->script && run->right_to_left ? " " : "");
    TTF_Font *handle = font_for_run(fonts, run, size_px);
    bool colored = run->font == FONT_EMOJI;
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    SDL_Surface *surface = colored ? TTF_RenderUTF8_Blended(handle, copy, white)
                                   : TTF_RenderUTF8_Shaded(handle, copy, white, black);
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

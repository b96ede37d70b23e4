#include "render/font_stack.h"

#include <SDL.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "render/cluster.h"
#include "render/font.h"
#include "render/script.h"

#define FALLBACK (FONT_STACK_EMOJI + 1)

#define LARGE_PX 48

/* ---- opening ---- */

/* A file as memory, of which only what is used is read. SDL_ttf reads fonts in small steps here and there,
 * which takes twice as long from a file. */
static void *map_file(const char *path, size_t *ret_size)
{
    struct stat about;
    void *bytes = MAP_FAILED;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return NULL;
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 && about.st_size <= INT_MAX)
        bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED)
        return NULL;
    *ret_size = (size_t)about.st_size;
    return bytes;
}

static void open_font(struct font_stack_entry *font)
{
    font->bytes = map_file(font->file.path, &font->size);
    if (font->bytes)
        font->handle = TTF_OpenFontIndexRW(SDL_RWFromConstMem(font->bytes, (int)font->size), 1,
                                           FONT_DESIGN_PX, font->file.index);
    else
        font->handle = TTF_OpenFontIndex(font->file.path, FONT_DESIGN_PX, font->file.index);
    font->failed = !font->handle;
}

/* An open font, as it was left. One that does not open is replaced by the first, which did. */
static struct font_stack_entry *open_at_need(struct font_stack *stack, uint32_t number)
{
    struct font_stack_entry *font = &stack->fonts[number];
    if (!font->handle && !font->failed)
        open_font(font);
    return font->failed ? &stack->fonts[0] : font;
}

TTF_Font *font_stack_open(struct font_stack *stack, uint32_t number, double size_px)
{
    struct font_stack_entry *font = open_at_need(stack, number);
    if (font->size_px == size_px)
        return font->handle;
    /* At 9 points, the dots an inch are eighths of a pixel. */
    unsigned eighths = (unsigned)(size_px * TEXT_SIZE_STEPS);
    TTF_SetFontSizeDPI(font->handle, 72 / TEXT_SIZE_STEPS, eighths, eighths);
    font->size_px = size_px;
    /* Heights are fitted to the pixel grid, which keeps horizontals crisp on panels of few pixels; widths
     * never are. Small letters stand at fractions of a pixel, for even spacing. Large ones need not, and take
     * half the time then. Pictures have no outlines. */
    if (number != FONT_STACK_EMOJI)
        TTF_SetFontHinting(font->handle, size_px < LARGE_PX ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_LIGHT);
    return font->handle;
}

/* Most runs are of no script and run left to right, as every font begins. */
TTF_Font *font_stack_open_for_run(struct font_stack *stack, const struct font_run *run, double size_px)
{
    TTF_Font *handle = font_stack_open(stack, run->font, size_px);
    struct font_stack_entry *font = open_at_need(stack, run->font);
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

static void keep_theme(struct font_stack *stack, const struct theme *theme)
{
    for (int role = 0; role < THEME_ROLE_COUNT; role++)
        for (int i = 0; i < THEME_MOST_FAMILIES && theme->families[role][i]; i++) {
            snprintf(stack->names[role][i], THEME_FAMILY_BYTES, "%s", theme->families[role][i]);
            stack->theme.families[role][i] = stack->names[role][i];
        }
}

bool font_stack_begin(struct font_stack *stack, const struct theme *theme, struct err *reterr)
{
    if (TTF_Init() != 0)
        return err_set(reterr, ERR_IO, "SDL_ttf does not start: %s", TTF_GetError());
    keep_theme(stack, theme);
    for (uint32_t face = 0; face < FACE_COUNT; face++) {
        if (!font_file_find_face(&stack->finder, &stack->theme, face, 0, &stack->families[face],
                                 &stack->fonts[face].file, reterr)) {
            font_stack_finish(stack);
            return false;
        }
        enum theme_role role = font_file_role(face);
        stack->is_own[face] =
            font_file_is_own(role, font_file_family(&stack->theme, role, stack->families[face]));
    }
    stack->count = FALLBACK;
    open_font(&stack->fonts[0]);
    if (stack->fonts[0].failed) {
        err_set(reterr, ERR_IO, "the font file %s cannot be read (%s): install its package again",
                stack->fonts[0].file.path, TTF_GetError());
        font_stack_finish(stack);
        return false;
    }
    return true;
}

void font_stack_finish(struct font_stack *stack)
{
    for (uint32_t i = 0; i < FONT_STACK_MOST; i++) {
        if (stack->fonts[i].handle)
            TTF_CloseFont(stack->fonts[i].handle);
        if (stack->fonts[i].bytes)
            munmap(stack->fonts[i].bytes, stack->fonts[i].size);
    }
    TTF_Quit();
    font_finder_finish(&stack->finder);
}

/* ---- which font ---- */

bool font_stack_has(struct font_stack *stack, uint32_t number, const char *text, size_t length,
                    uint32_t *ret_missing)
{
    const struct font_stack_entry *font = open_at_need(stack, number);
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

static bool emoji_font_has(struct font_stack *stack, const char *text, size_t length)
{
    struct font_stack_entry *emoji = &stack->fonts[FONT_STACK_EMOJI];
    if (!stack->emoji_sought) {
        stack->emoji_sought = true;
        emoji->failed = !font_file_find_emoji(&stack->finder, &emoji->file);
    }
    uint32_t missing;
    return !emoji->failed && font_stack_has(stack, FONT_STACK_EMOJI, text, length, &missing);
}

/* The number of the font in this file, added if it is new; FONT_STACK_MOST if there is no room. */
static uint32_t add_fallback(struct font_stack *stack, const struct font_file *file)
{
    for (uint32_t i = FALLBACK; i < stack->count; i++)
        if (stack->fonts[i].file.index == file->index && strcmp(stack->fonts[i].file.path, file->path) == 0)
            return i;
    if (stack->count == FONT_STACK_MOST)
        return FONT_STACK_MOST;
    stack->fonts[stack->count].file = *file;
    return stack->count++;
}

/* The font of the theme's next family for a face that has a character; FONT_STACK_MOST if none has. */
static uint32_t look_in_families(struct font_stack *stack, enum font_face face, const char *text,
                                 size_t length)
{
    struct font_file file;
    uint32_t missing;
    unsigned number = stack->families[face];
    while (number < THEME_MOST_FAMILIES &&
           font_file_find_face(&stack->finder, &stack->theme, face, number + 1, &number, &file, NULL)) {
        uint32_t font = add_fallback(stack, &file);
        if (font < FONT_STACK_MOST && font_stack_has(stack, font, text, length, &missing))
            return font;
    }
    return FONT_STACK_MOST;
}

static uint32_t look_for_font(struct font_stack *stack, enum font_face face, enum han han, const char *text,
                              size_t length)
{
    uint32_t missing;
    bool bold = font_file_weight(face) >= 600;
    if (cluster_asks_for_emoji(text, length) && emoji_font_has(stack, text, length))
        return FONT_STACK_EMOJI;
    struct font_file accents;
    if (cluster_has_loose_accent(text, length) && font_file_find_accents(&stack->finder, bold, &accents)) {
        uint32_t fallback = add_fallback(stack, &accents);
        if (fallback < FONT_STACK_MOST && font_stack_has(stack, fallback, text, length, &missing))
            return fallback;
    }
    if (font_stack_has(stack, face, text, length, &missing))
        return face;
    uint32_t fallback = look_in_families(stack, face, text, length);
    if (fallback < FONT_STACK_MOST)
        return fallback;
    if (missing >= 0x2000 && emoji_font_has(stack, text, length))
        return FONT_STACK_EMOJI;
    struct font_file file;
    if (font_file_find_character(&stack->finder, missing, bold, han, &file)) {
        fallback = add_fallback(stack, &file);
        /* A font that has the mark but not its letter is no help. */
        if (fallback < FONT_STACK_MOST && font_stack_has(stack, fallback, text, length, &missing))
            return fallback;
    }
    return face;
}

uint32_t font_stack_choose(struct font_stack *stack, enum font_face face, enum han han, const char *text,
                           size_t length)
{
    if (length == 1 && stack->is_own[face])
        return face;
    uint64_t hash = (str_hash(text, length) * HAN_COUNT + han) * FACE_COUNT + face;
    struct font_stack_choice *known = &stack->choices[hash % FONT_STACK_CHOICES];
    if (known->font == 0 || known->hash != hash) {
        uint32_t font = look_for_font(stack, face, han, text, length);
        *known = (struct font_stack_choice){.hash = hash, .font = font + 1};
    }
    return known->font - 1;
}

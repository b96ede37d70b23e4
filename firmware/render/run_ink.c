#include "render/run_ink.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "raster/pixel.h"
#include "render/run_shape.h"

#define EMOJI_ASCENT 98 /* of 128: a picture's pixels above the baseline */

static const uint8_t *row_of(const SDL_Surface *surface, int y)
{
    return (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
}

static bool row_is_empty(const uint8_t *row, int count)
{
    int i = 0;
    for (uint64_t eight; count - i >= 8; i += 8) {
        memcpy(&eight, row + i, 8);
        if (eight)
            return false;
    }
    while (i < count && row[i] == 0)
        i++;
    return i == count;
}

/* How far ink goes above the ascent, if signs may stand on each other: SDL_ttf makes room for what goes past
 * the font's height, and does not say at which end. Ink is there where it did. */
static int above_ascent_stacked(TTF_Font *handle, const struct font_run *run, const SDL_Surface *surface,
                                int more)
{
    if (row_is_empty(row_of(surface, 0), surface->w))
        return 0;
    if (run->script || row_is_empty(row_of(surface, surface->h - 1), surface->w))
        return more;
    int above = run_shape_height_without_low(handle, run) - TTF_FontHeight(handle);
    return above > 0 ? above : 0;
}

/* The same if each letter stands for itself. */
static int above_ascent_single(TTF_Font *handle, const struct font_run *run)
{
    int above = 0;
    size_t bytes;
    for (size_t i = 0; i < run->length; i += bytes) {
        int top = 0;
        TTF_GlyphMetrics32(handle, str_decode(run->text + i, run->length - i, &bytes), NULL, NULL, NULL, &top,
                           NULL);
        top -= TTF_FontAscent(handle);
        above = top > above ? top : above;
    }
    return above;
}

static bool has_marks(const struct font_run *run)
{
    bool found = false;
    for (size_t i = 0, bytes; !found && i < run->length; i += bytes)
        found = unicode_is_mark(str_decode(run->text + i, run->length - i, &bytes));
    return found;
}

/* Where in a surface that SDL_ttf made the pen starts: it makes room for ink left of the pen and above the
 * ascent. */
static void find_origin(TTF_Font *handle, const struct font_run *run, const SDL_Surface *surface, int *ret_x,
                        int *ret_baseline)
{
    int left = 0, more = surface->h - TTF_FontHeight(handle);
    size_t bytes;
    if (run->script) { /* led by a blank, so that what ink comes first does not matter */
        TTF_SizeUTF8(handle, " ", ret_x, NULL);
    } else {
        TTF_GlyphMetrics32(handle, str_decode(run->text, run->length, &bytes), &left, NULL, NULL, NULL, NULL);
        *ret_x = left < 0 ? -left : 0;
    }
    *ret_baseline = TTF_FontAscent(handle);
    if (more > 0)
        *ret_baseline += run->script || has_marks(run) ? above_ascent_stacked(handle, run, surface, more)
                                                       : above_ascent_single(handle, run);
}

/* The rows from the first with ink to past the last; none where there is no ink. */
static void find_rows(const SDL_Surface *surface, int *ret_top, int *ret_bottom)
{
    int top = 0, bottom = surface->h;
    while (top < bottom && row_is_empty(row_of(surface, top), surface->w))
        top++;
    while (bottom > top && row_is_empty(row_of(surface, bottom - 1), surface->w))
        bottom--;
    *ret_top = top;
    *ret_bottom = bottom;
}

void run_ink_reach(TTF_Font *handle, const struct font_run *run, const SDL_Surface *surface, int *ret_above,
                   int *ret_below)
{
    int top, bottom, pen, baseline;
    find_rows(surface, &top, &bottom);
    find_origin(handle, run, surface, &pen, &baseline);
    *ret_above = top < bottom && baseline > top ? baseline - top : 0;
    *ret_below = bottom > baseline ? bottom - baseline : 0;
}

const struct run_image *run_ink_mask(struct run_cache *cache, const struct run_key *key, TTF_Font *handle,
                                     const struct font_run *run, const SDL_Surface *surface)
{
    int top, bottom, pen, baseline;
    find_rows(surface, &top, &bottom);
    find_origin(handle, run, surface, &pen, &baseline);
    struct run_image shape = {
        .left = -pen, .top = top - baseline, .width = surface->w, .height = bottom - top};
    struct run_image *image = run_cache_add(cache, key, shape);
    for (int y = top; image && y < bottom; y++)
        memcpy(image->pixels + (ptrdiff_t)(y - top) * surface->w, row_of(surface, y), (size_t)surface->w);
    return image;
}

const struct run_image *run_ink_picture(struct run_cache *cache, const struct run_key *key,
                                        const SDL_Surface *surface)
{
    int width = (int)(surface->w * key->size_px / RUN_INK_EMOJI_EM),
        height = (int)(surface->h * key->size_px / RUN_INK_EMOJI_EM);
    uint8_t *straight = malloc((size_t)surface->w * (size_t)surface->h * 4);
    if (!straight || width < 1 || height < 1) {
        free(straight);
        return run_cache_add(cache, key, (struct run_image){0});
    }
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel;
            memcpy(&pixel,
                   (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch + 4 * (ptrdiff_t)x, 4);
            uint8_t *to = straight + ((ptrdiff_t)y * surface->w + x) * 4;
            to[0] = (uint8_t)(pixel >> 16);
            to[1] = (uint8_t)(pixel >> 8);
            to[2] = (uint8_t)pixel;
            to[3] = (uint8_t)(pixel >> 24);
        }
    }
    struct run_image *image =
        run_cache_add(cache, key,
                      (struct run_image){.top = -(int)(EMOJI_ASCENT * key->size_px / RUN_INK_EMOJI_EM),
                                         .width = width,
                                         .height = height,
                                         .colored = true});
    if (image)
        pixel_scale(straight, surface->w, surface->h, image->pixels, width, height);
    free(straight);
    return image;
}

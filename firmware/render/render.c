#include "render/render.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/fingerprint.h"
#include "render/font.h"
#include "render/hyphenate.h"
#include "raster/picture.h"
#include "raster/picture_library.h"
#include "raster/pixel.h"
#include "render/placed_run.h"
#include "raster/polygon_cache.h"
#include "render/proof.h"
#include "raster/qr_code.h"
#include "render/run_cache.h"
#include "render/thai.h"
#include "text/cache.h"

#define RUN_CACHE_BYTES (4 * 1024 * 1024)
#define TEXT_CACHE_BYTES (128 * 1024)
#define PICTURE_CACHE_BYTES (16 * 1024 * 1024)
#define POLYGON_CACHE_BYTES (512 * 1024)

struct renderer {
    struct font_set *fonts;
    struct run_cache *runs;
    struct picture_cache *pictures;
    struct polygon_cache *polygons;
    struct qr_code qr;
    struct text_metrics metrics;
    struct text_cache texts;
    void *texts_memory;
    struct thai thai;
    struct proof_known known;
    uint64_t items_drawn, pixels_filled;
    struct err picture_err;
};

/* ---- metrics ---- */

static int metrics_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    struct renderer *renderer = user;
    return font_text_width(renderer->fonts, face, size_px, text, length);
}

static void metrics_vertical(void *user, enum font_face face, double size_px, int *ret_ascent,
                             int *ret_descent, int *ret_cap)
{
    struct renderer *renderer = user;
    font_vertical(renderer->fonts, face, size_px, ret_ascent, ret_descent, ret_cap);
}

static void metrics_reach(void *user, enum font_face face, double size_px, const char *text, size_t length,
                          int *ret_above, int *ret_below)
{
    struct renderer *renderer = user;
    font_text_reach(renderer->fonts, face, size_px, text, length, ret_above, ret_below);
}

static void metrics_find_words(void *user, const char *text, size_t length, bool *begins)
{
    struct renderer *renderer = user;
    thai_find_words(&renderer->thai, text, length, begins);
}

static void metrics_find_hyphens(void *user, const char *language, const char *text, size_t length,
                                 uint8_t *before)
{
    (void)user;
    hyphenate(HYPHENATE_PATTERNS, language, text, length, before);
}

struct renderer *renderer_create(struct err *reterr)
{
    struct renderer *renderer = calloc(1, sizeof *renderer);
    if (!renderer) {
        err_set(reterr, ERR_IO, "out of memory");
        return NULL;
    }
    renderer->fonts = font_set_create(theme_night(), reterr);
    renderer->runs = run_cache_create(RUN_CACHE_BYTES);
    renderer->pictures = picture_cache_create(PICTURE_CACHE_BYTES);
    renderer->polygons = polygon_cache_create(POLYGON_CACHE_BYTES);
    renderer->metrics = (struct text_metrics){.user = renderer,
                                              .width = metrics_width,
                                              .vertical = metrics_vertical,
                                              .reach = metrics_reach,
                                              .find_words = metrics_find_words,
                                              .find_hyphens = metrics_find_hyphens,
                                              .cache = &renderer->texts};
    renderer->texts_memory = malloc(TEXT_CACHE_BYTES);
    text_cache_init(&renderer->texts, renderer->texts_memory, TEXT_CACHE_BYTES);
    if (!renderer->fonts || !renderer->runs || !renderer->pictures || !renderer->polygons ||
        !renderer->texts_memory) {
        err_set(reterr, ERR_IO, "out of memory");
        renderer_destroy(renderer);
        return NULL;
    }
    return renderer;
}

void renderer_destroy(struct renderer *renderer)
{
    if (!renderer)
        return;
    qr_code_finish(&renderer->qr);
    picture_cache_destroy(renderer->pictures);
    polygon_cache_destroy(renderer->polygons);
    run_cache_destroy(renderer->runs);
    font_set_destroy(renderer->fonts);
    thai_finish(&renderer->thai);
    free(renderer->texts_memory);
    free(renderer);
}

bool renderer_set_fonts(struct renderer *renderer, const struct theme *theme, struct err *reterr)
{
    if (font_set_suits(renderer->fonts, theme))
        return true;
    struct font_set *fonts = font_set_create(theme, reterr);
    struct run_cache *runs = fonts ? run_cache_create(RUN_CACHE_BYTES) : NULL;
    if (!runs) {
        font_set_destroy(fonts);
        return err_set(reterr, ERR_IO, "out of memory");
    }
    run_cache_destroy(renderer->runs);
    font_set_destroy(renderer->fonts);
    renderer->fonts = fonts;
    renderer->runs = runs;
    text_cache_clear(&renderer->texts);
    renderer->known = (struct proof_known){0};
    return true;
}

const char *renderer_family(const struct renderer *renderer, enum theme_role role)
{
    return font_set_family(renderer->fonts, role);
}

const struct text_metrics *renderer_metrics(struct renderer *renderer)
{
    return &renderer->metrics;
}

struct render_counts renderer_counts(const struct renderer *renderer)
{
    struct font_counts fonts = font_set_counts(renderer->fonts);
    return (struct render_counts){.items_drawn = renderer->items_drawn,
                                  .pixels_filled = renderer->pixels_filled,
                                  .runs_shaped = fonts.runs_shaped,
                                  .runs_cached = fonts.runs_cached,
                                  .widths_measured = fonts.widths_measured,
                                  .texts_fitted = renderer->texts.not_found,
                                  .texts_known = renderer->texts.found};
}

const char *renderer_picture_fault(const struct renderer *renderer)
{
    return renderer->picture_err.text;
}

/* ---- drawing ---- */

static void draw_text(struct renderer *renderer, const struct item *item, struct frame *frame,
                      struct box clip)
{
    struct placed_run placed;
    for (placed_run_begin(&placed, item); placed_run_next(&placed, renderer->fonts, renderer->runs);) {
        if (!placed.image)
            continue;
        if (placed.image->colored)
            pixel_blend_picture(frame, placed.at, placed.image->pixels, clip);
        else
            pixel_blend_mask(frame, placed.at, placed.image->pixels, item->color, clip);
    }
}

static void draw_item(struct renderer *renderer, const struct item *item, struct frame *frame,
                      struct box clip)
{
    clip = box_intersect(clip, item_ink(item));
    if (box_is_empty(clip))
        return;
    renderer->items_drawn++;
    if (item->kind != ITEM_TEXT && item->kind != ITEM_POLYGON)
        renderer->pixels_filled += (uint64_t)clip.width * (uint64_t)clip.height;
    switch (item->kind) {
    case ITEM_TEXT:
        draw_text(renderer, item, frame, clip);
        break;
    case ITEM_QR:
        qr_code_draw(&renderer->qr, item, frame, clip);
        break;
    case ITEM_PICTURE:
        renderer->picture_err = (struct err){0};
        picture_draw(renderer->pictures, item, frame, clip, &renderer->picture_err);
        break;
    case ITEM_FILL:
        pixel_fill(frame, item->box, item->color, clip);
        break;
    case ITEM_POLYGON:
        renderer->pixels_filled += polygon_cache_draw(renderer->polygons, item, frame, clip);
        break;
    }
}

void render_scene(struct renderer *renderer, const struct scene *scene, const struct box *damage,
                  uint32_t damage_count, struct frame *frame)
{
    struct box picture = {.width = scene->width, .height = scene->height};
    struct box target = box_intersect(picture, (struct box){.width = frame->width, .height = frame->height});
    for (uint32_t i = 0; i < damage_count; i++) {
        struct box clip = box_intersect(damage[i], target);
        if (box_is_empty(clip))
            continue;
        renderer->pixels_filled += (uint64_t)clip.width * (uint64_t)clip.height;
        pixel_fill(frame, clip, scene->background, clip);
        for (uint32_t j = 0; j < scene->count; j++)
            draw_item(renderer, &scene->items[j], frame, clip);
    }
}

/* ---- the type stack ---- */

uint32_t renderer_missing(struct renderer *renderer, enum font_face face, const char *text, size_t length,
                          uint32_t *ret, uint32_t most)
{
    return proof_missing(renderer->fonts, renderer->runs, &renderer->known, face, text, length, ret, most);
}

void renderer_prove(struct renderer *renderer, const struct item *item, const struct frame *frame,
                    struct text_proof *ret)
{
    proof_text(renderer->fonts, renderer->runs, item, frame, ret);
}

const char *renderer_font_file(const struct renderer *renderer, uint32_t n)
{
    return font_set_file(renderer->fonts, n);
}

const char *renderer_fingerprint(struct renderer *renderer, char *buffer, size_t size)
{
    return fingerprint_type(renderer->fonts, buffer, size);
}

const char *renderer_libraries(char *buffer, size_t size)
{
    SDL_version sdl;
    const SDL_version *ttf = TTF_Linked_Version();
    int freetype[3] = {0}, harfbuzz[3] = {0};
    SDL_GetVersion(&sdl);
    TTF_Init(); /* counted; FreeType has no version before */
    TTF_GetFreeTypeVersion(&freetype[0], &freetype[1], &freetype[2]);
    TTF_GetHarfBuzzVersion(&harfbuzz[0], &harfbuzz[1], &harfbuzz[2]);
    TTF_Quit();
    const struct picture_library *pictures = picture_library();
    const SDL_version none = {0}, *image = pictures ? pictures->version() : &none;
    int fontconfig = FcGetVersion();
    snprintf(buffer, size,
             "SDL %d.%d.%d, SDL_ttf %d.%d.%d, SDL_image %d.%d.%d, FreeType %d.%d.%d, HarfBuzz %d.%d.%d, "
             "fontconfig "
             "%d.%d.%d, libthai " NOWNEXT_LIBTHAI_VERSION,
             sdl.major, sdl.minor, sdl.patch, ttf->major, ttf->minor, ttf->patch, image->major, image->minor,
             image->patch, freetype[0], freetype[1], freetype[2], harfbuzz[0], harfbuzz[1], harfbuzz[2],
             fontconfig / 10000, fontconfig / 100 % 100, fontconfig % 100);
    return buffer;
}

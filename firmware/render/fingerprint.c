#include "render/fingerprint.h"

#include <SDL_ttf.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { CACHE_BYTES = 256 * 1024 };

/* Letters, digits, an accent, a ligature, a pair that is kerned. */
static const char sample[] = "AVÄ fig 09:41";

static uint64_t add(uint64_t hash, const void *bytes, size_t size)
{
    return hash * UINT64_C(1099511628211) ^ str_hash(bytes, size);
}

static uint64_t add_text(uint64_t hash, struct font_set *fonts, struct run_cache *cache, enum font_face face,
                         int size_px)
{
    struct font_run run;
    for (size_t at = 0; at < strlen(sample); at += run.length) {
        run = font_first_run(fonts, face, sample + at, strlen(sample) - at);
        const struct run_image *image = font_run_image(fonts, cache, &run, size_px);
        hash = add(hash, &run.width, sizeof run.width);
        if (!image || !image->pixels)
            continue;
        const int32_t place[] = {image->left, image->top, image->width, image->height};
        hash = add(hash, place, sizeof place);
        hash = add(hash, image->pixels, (size_t)image->width * (size_t)image->height);
    }
    return hash;
}

const char *fingerprint_type(struct font_set *fonts, char *buffer, size_t size)
{
    /* As doors and hallways have them: type that is read from near, times, titles. */
    static const struct {
        enum font_face face;
        int size_px;
    } samples[] = {{FACE_MEDIUM, 20}, {FACE_BOLD, 32}, {FACE_TIGHT_BOLD, 96}};
    const SDL_version *ttf = TTF_Linked_Version();
    int freetype[3], harfbuzz[3];
    uint64_t hash = 0;
    struct run_cache *cache = run_cache_create(CACHE_BYTES);
    for (size_t i = 0; cache && i < sizeof samples / sizeof *samples; i++)
        hash = add_text(hash, fonts, cache, samples[i].face, samples[i].size_px);
    run_cache_destroy(cache);
    TTF_GetFreeTypeVersion(&freetype[0], &freetype[1], &freetype[2]);
    TTF_GetHarfBuzzVersion(&harfbuzz[0], &harfbuzz[1], &harfbuzz[2]);
    snprintf(buffer, size, "FreeType %d.%d.%d, HarfBuzz %d.%d.%d, SDL_ttf %d.%d.%d, %08" PRIx32, freetype[0],
             freetype[1], freetype[2], harfbuzz[0], harfbuzz[1], harfbuzz[2], ttf->major, ttf->minor,
             ttf->patch, (uint32_t)(hash >> 32 ^ hash));
    return buffer;
}

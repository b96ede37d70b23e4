/*
 * Ink: what is kept of a surface. The mask needs a font: skipped where toolchain/setup's are missing.
 */
#include "check.h"

#include "render/run_ink.h"

#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"

static void test_picture(struct run_cache *cache)
{
    check_row("a picture of one colour, scaled from 116 to 29 pixels of an em");
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 136, 128, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, NULL, 0xff102030u);
    struct run_key key = {.font = 1, .size_px = 29, .text = "x", .length = 1};
    const struct run_image *image = run_ink_picture(cache, &key, surface);
    if (CHECK(image != NULL)) {
        CHECK(image->colored);
        CHECK_INT(image->width, 34);
        CHECK_INT(image->height, 32);
        CHECK_INT(image->top, -24);
        for (int i = 0; i < 34 * 32; i++) {
            const uint8_t *pixel = image->pixels + 4 * (ptrdiff_t)i;
            if (!CHECK(pixel[0] == 0x10 && pixel[1] == 0x20 && pixel[2] == 0x30 && pixel[3] == 0xff))
                break;
        }
    }
    check_row("too small to show anything");
    key.size_px = 0;
    image = run_ink_picture(cache, &key, surface);
    CHECK(image != NULL && image->width == 0);
    SDL_FreeSurface(surface);
}

static void test_mask(struct run_cache *cache, TTF_Font *font)
{
    check_row("rows without ink are left out");
    SDL_Surface *surface =
        TTF_RenderUTF8_Shaded(font, "H", (SDL_Color){255, 255, 255, 255}, (SDL_Color){0, 0, 0, 255});
    struct font_run run = {.font = 0, .text = "H", .length = 1};
    struct run_key key = {.font = 0, .size_px = 100, .text = "H", .length = 1};
    const struct run_image *image = run_ink_mask(cache, &key, font, &run, surface);
    if (CHECK(image != NULL)) {
        CHECK(!image->colored);
        CHECK_INT(image->width, surface->w);
        /* A capital stands on the baseline, and is 0.727 of the em high. */
        CHECK(image->height >= 72 && image->height <= 74);
        CHECK_INT(image->top, -image->height);
        uint8_t most_above = 0;
        for (int x = 0; x < image->width; x++)
            most_above = image->pixels[x] > most_above ? image->pixels[x] : most_above;
        CHECK(most_above > 0);
        CHECK(run_cache_find(cache, &key) == image);
        int above, below;
        run_ink_reach(font, &run, surface, &above, &below);
        CHECK_INT(above, image->height);
        CHECK_INT(below, 0);
    }
    SDL_FreeSurface(surface);
}

int main(void)
{
    struct run_cache *cache = run_cache_create(1 << 20);
    test_picture(cache);
    TTF_Init();
    TTF_Font *font = TTF_OpenFont(INTER, 100);
    if (font) {
        test_mask(cache, font);
        TTF_CloseFont(font);
    } else {
        printf(INTER " is missing: masks are left out\n");
    }
    TTF_Quit();
    run_cache_destroy(cache);
    int result = check_done();
    return result == 0 && !font ? CHECK_SKIPPED : result;
}

/*
 * What SDL_ttf says of runs. Skipped where toolchain/setup's fonts are missing.
 */
#include "check.h"

#include "render/run_shape.h"
#include "render/script.h"

#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#define DEVANAGARI "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"

static struct font_run run_of(const char *text)
{
    return (struct font_run){.text = text, .length = (uint32_t)strlen(text), .script = script_of(0x915)};
}

static void test_widths(TTF_Font *inter, TTF_Font *devanagari)
{
    int blank = 0;
    struct font_run latin = {.text = "jj", .length = 2};
    int twice = run_shape_width(inter, &latin, &blank);
    CHECK(blank > 20 && blank < 40);
    latin.length = 1;
    int once = run_shape_width(inter, &latin, &blank);
    CHECK(twice >= 2 * once - 1 && twice <= 2 * once + 1); /* its tail is left of the pen */
    check_row("led by a blank that does not count");
    TTF_SetFontScriptName(devanagari, "Deva");
    blank = 0;
    struct font_run ka = run_of("क"), kaka = run_of("कक");
    once = run_shape_width(devanagari, &ka, &blank);
    twice = run_shape_width(devanagari, &kaka, &blank);
    CHECK(once > 50 && twice >= 2 * once - 1 && twice <= 2 * once + 1);
    check_row("");
}

static void test_draw(TTF_Font *inter, TTF_Font *devanagari)
{
    struct font_run latin = {.text = "HHxx", .length = 2}, ka = run_of("क");
    SDL_Surface *surface = run_shape_draw(inter, &latin, false);
    int blank = 0, width = run_shape_width(inter, &latin, &blank);
    if (CHECK(surface != NULL)) {
        CHECK_INT(surface->format->BytesPerPixel, 1);
        CHECK(surface->w > width - 20 && surface->w <= width + 1);
    }
    SDL_FreeSurface(surface);
    blank = 0;
    width = run_shape_width(devanagari, &ka, &blank);
    surface = run_shape_draw(devanagari, &ka, false);
    CHECK(surface && surface->w > width + blank - 10);
    SDL_FreeSurface(surface);
    latin.length = 0;
    surface = run_shape_draw(inter, &latin, false);
    CHECK(surface == NULL);
}

int main(void)
{
    TTF_Init();
    TTF_Font *inter = TTF_OpenFont(INTER, 100), *devanagari = TTF_OpenFont(DEVANAGARI, 100);
    bool there = inter && devanagari;
    if (there) {
        test_widths(inter, devanagari);
        test_draw(inter, devanagari);
    } else {
        printf("fonts-inter or fonts-noto-core is not installed\n");
    }
    if (inter)
        TTF_CloseFont(inter);
    if (devanagari)
        TTF_CloseFont(devanagari);
    TTF_Quit();
    int result = check_done();
    return result == 0 && !there ? CHECK_SKIPPED : result;
}

/*
 * What type is drawn with, in a line. On a machine without the fonts of toolchain/setup this is skipped.
 */
#include "render/fingerprint.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "render/render.h"

static const char *print_of(const struct theme *theme, char buffer[RENDERER_FINGERPRINT_SIZE])
{
    struct err err = {0};
    struct font_set *fonts = font_set_create(theme, &err);
    if (!fonts) {
        printf("skipped: %s\n", err.text);
        exit(77);
    }
    const char *print = fingerprint_type(fonts, buffer, RENDERER_FINGERPRINT_SIZE);
    CHECK(print == buffer);
    font_set_destroy(fonts);
    return print;
}

static int64_t spent_us(void)
{
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return (int64_t)spent.tv_sec * 1000000 + spent.tv_nsec / 1000;
}

int main(void)
{
    char first[RENDERER_FINGERPRINT_SIZE], again[RENDERER_FINGERPRINT_SIZE], other[RENDERER_FINGERPRINT_SIZE];
    struct theme theme = *theme_night();
    print_of(theme_night(), first);
    check_row("the same each time, and short");
    int64_t from_us = spent_us();
    CHECK_STR(print_of(theme_night(), again), first);
    printf("%s: %lld us\n", first, (long long)(spent_us() - from_us));
    CHECK(strlen(first) < RENDERER_FINGERPRINT_SIZE - 1);
    check_row("it names the libraries, then what they draw");
    int freetype[3], harfbuzz[3], ttf[3], length = 0;
    unsigned digest;
    CHECK_INT(sscanf(first, "FreeType %d.%d.%d, HarfBuzz %d.%d.%d, SDL_ttf %d.%d.%d, %8x%n", &freetype[0],
                     &freetype[1], &freetype[2], &harfbuzz[0], &harfbuzz[1], &harfbuzz[2], &ttf[0], &ttf[1],
                     &ttf[2], &digest, &length),
              10);
    CHECK_INT(length, (int)strlen(first));
    CHECK(freetype[0] > 0 && harfbuzz[0] > 0 && ttf[0] > 0 && digest > 0);
    check_row("the same libraries and fonts, set to draw otherwise");
    setenv("FREETYPE_PROPERTIES", "cff:no-stem-darkening=0", 1);
    print_of(theme_night(), other);
    unsetenv("FREETYPE_PROPERTIES");
    CHECK(strncmp(other, first, strlen(first) - 8) == 0 && strcmp(other, first) != 0);
    check_row("another font for text, and for titles alone, is another line");
    theme.families[THEME_TEXT][0] = "DejaVu Sans";
    CHECK(strcmp(print_of(&theme, other), first) != 0);
    theme = *theme_night();
    theme.families[THEME_DISPLAY][0] = "DejaVu Sans";
    char titles[RENDERER_FINGERPRINT_SIZE];
    CHECK(strcmp(print_of(&theme, titles), first) != 0 && strcmp(titles, other) != 0);
    return check_done();
}

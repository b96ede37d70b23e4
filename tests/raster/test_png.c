/*
 * PNG files, read back by SDL_image; and what is said where one can't be written.
 */
#include "raster/png.h"

#include <SDL.h>
#include <SDL_image.h>

#include "check.h"

static uint8_t pixels[4 * 3 * 4];

static void test_png(void)
{
    check_row("png");
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = i % 4 == 3 ? 255 : (uint8_t)(i * 7);
    const char *path = BINARY_DIR "/test_render_png.png";
    struct err err = {0};
    CHECK(png_write(4, 3, 16, pixels, path, &err));
    SDL_Surface *loaded = IMG_Load(path);
    if (CHECK(loaded != NULL)) {
        SDL_Surface *plain = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0);
        CHECK_INT(plain->w, 4);
        CHECK_INT(plain->h, 3);
        for (int y = 0; y < 3; y++)
            CHECK(memcmp((uint8_t *)plain->pixels + y * plain->pitch, pixels + y * 16, 16) == 0);
        SDL_FreeSurface(plain);
        SDL_FreeSurface(loaded);
    }
    remove(path);
    CHECK(!png_write(4, 3, 16, pixels, BINARY_DIR "/no-such-folder/x.png", &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "the picture can't be written: No such file or directory");
    FILE *full = fopen("/dev/full", "r+");
    if (full) {
        err = (struct err){0};
        CHECK(!png_write(4, 3, 16, pixels, "/dev/full", &err));
        CHECK_STR(err.text, "the picture can't be written: No space left on device");
        fclose(full);
    }
    IMG_Quit();
}

int main(void)
{
    test_png();
    return check_done();
}

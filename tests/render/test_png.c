/*
 * A frame written as PNG, and read again.
 */
#include "check.h"

#include <SDL.h>
#include <SDL_image.h>

#include "render/png.h"

static void test_round_trip(void)
{
    struct frame *frame = frame_create(7, 5);
    for (int y = 0; y < 5; y++)
        for (int x = 0; x < 7; x++)
            memcpy(frame->pixels + y * frame->pitch + x * 4,
                   (const uint8_t[]){(uint8_t)(x * 30), (uint8_t)(y * 50), 9, 255}, 4);
    const char *path = BINARY_DIR "/test_png.png";
    struct err err = {0};
    if (!CHECK(png_write(frame, path, &err)))
        printf("%s\n", err.text);
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *plain = loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    if (CHECK(plain)) {
        CHECK_INT(loaded->format->BytesPerPixel, 3); /* no alpha */
        CHECK_INT(plain->w, 7);
        CHECK_INT(plain->h, 5);
        for (int y = 0; y < 5; y++)
            CHECK(memcmp((const uint8_t *)plain->pixels + y * plain->pitch, frame->pixels + y * frame->pitch,
                         28) == 0);
    }
    SDL_FreeSurface(plain);
    SDL_FreeSurface(loaded);
    remove(path);
    frame_destroy(frame);
}

static void test_no_such_folder(void)
{
    struct frame *frame = frame_create(7, 5);
    struct err err = {0};
    const char *path = BINARY_DIR "/no such folder/x.png";
    CHECK(!png_write(frame, path, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(strstr(err.text, path) != NULL);
    CHECK(!png_write(frame, path, NULL));
    frame_destroy(frame);
}

int main(void)
{
    test_round_trip();
    test_no_such_folder();
    return check_done();
}

/*
 * picture.h: a frame held against a PNG file, exact to the pixel. Where it differs, one picture with actual |
 * difference | expected beside each other is left.
 */
#ifndef NOWNEXT_TESTS_GOLDEN_PICTURE_H
#define NOWNEXT_TESTS_GOLDEN_PICTURE_H

#include <SDL.h>
#include <SDL_image.h>
#include <png.h>

#include "golden.h"
#include "render/render.h"

/* The file as a frame, the caller's to destroy; NULL where it is none. */
static inline struct frame *picture_load(const char *path)
{
    SDL_Surface *file = IMG_Load(path);
    SDL_Surface *plain = file ? SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    struct frame *frame = plain ? frame_create(plain->w, plain->h) : NULL;
    for (int y = 0; frame && y < frame->height; y++)
        memcpy(frame->pixels + y * frame->pitch, (const uint8_t *)plain->pixels + y * plain->pitch,
               (size_t)frame->width * 4);
    SDL_FreeSurface(plain);
    SDL_FreeSurface(file);
    return frame;
}

/* Small, since it is a file of the repository: without the alpha; and pictures of text pack best unfiltered.
 */
static inline bool picture_save(const struct frame *frame, const char *path)
{
    FILE *file = fopen(path, "wb");
    png_struct *png = file ? png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL) : NULL;
    png_info *info = png ? png_create_info_struct(png) : NULL;
    volatile bool ok = false;
    if (info && setjmp(png_jmpbuf(png)) == 0) {
        png_init_io(png, file);
        png_set_filter(png, 0, PNG_FILTER_NONE);
        png_set_compression_level(png, 9);
        png_set_compression_mem_level(png, 9);
        png_set_IHDR(png, info, (png_uint_32)frame->width, (png_uint_32)frame->height, 8, PNG_COLOR_TYPE_RGB,
                     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_write_info(png, info);
        png_set_filler(png, 0, PNG_FILLER_AFTER);
        for (int y = 0; y < frame->height; y++)
            png_write_row(png, frame->pixels + y * frame->pitch);
        png_write_end(png, info);
        ok = true;
    }
    png_destroy_write_struct(&png, &info);
    return file && fclose(file) == 0 && ok;
}

static inline bool picture_same(const struct frame *a, const struct frame *b)
{
    bool same = a->width == b->width && a->height == b->height;
    for (int y = 0; same && y < a->height; y++)
        same = memcmp(a->pixels + y * a->pitch, b->pixels + y * b->pitch, (size_t)a->width * 4) == 0;
    return same;
}

static inline const uint8_t *picture_pixel(const struct frame *frame, int x, int y)
{
    static const uint8_t outside[4] = {255, 0, 255, 255};
    return x < frame->width && y < frame->height ? frame->pixels + y * frame->pitch + x * 4 : outside;
}

/* A channel's difference: any is seen. */
static inline uint8_t picture_amplified(uint8_t a, uint8_t b)
{
    int difference = a > b ? a - b : b - a;
    return (uint8_t)(difference == 0 ? 0 : difference > 39 ? 255 : 60 + difference * 5);
}

/* actual | difference | expected, with a line between them; NULL when memory has run out. */
static inline struct frame *picture_beside(const struct frame *actual, const struct frame *expected)
{
    enum { GAP = 4 };
    int width = actual->width > expected->width ? actual->width : expected->width;
    int height = actual->height > expected->height ? actual->height : expected->height;
    struct frame *beside = frame_create(3 * width + 2 * GAP, height);
    for (int y = 0; beside && y < height; y++) {
        uint8_t *row = beside->pixels + y * beside->pitch;
        memset(row, 255, (size_t)beside->width * 4);
        for (int x = 0; x < width; x++) {
            const uint8_t *a = picture_pixel(actual, x, y), *b = picture_pixel(expected, x, y);
            memcpy(row + x * 4, a, 3);
            for (int channel = 0; channel < 3; channel++)
                row[(width + GAP + x) * 4 + channel] = picture_amplified(a[channel], b[channel]);
            memcpy(row + (2 * (width + GAP) + x) * 4, b, 3);
        }
    }
    return beside;
}

/* As golden_hold_text; `difference` is the path of the picture with all three. */
static inline enum golden_outcome picture_hold(const char *path, const struct frame *frame,
                                               enum golden_mode mode, char *difference, size_t size)
{
    *difference = '\0';
    if (mode == GOLDEN_REFUSE)
        return GOLDEN_REFUSED;
    struct frame *expected = picture_load(path);
    bool same = expected && picture_same(frame, expected);
    enum golden_outcome outcome = same ? GOLDEN_SAME : expected ? GOLDEN_DIFFERS : GOLDEN_MISSING;
    if (!same && mode == GOLDEN_ACCEPT)
        outcome = picture_save(frame, path) ? GOLDEN_WRITTEN : GOLDEN_BROKEN;
    if (outcome == GOLDEN_DIFFERS) {
        struct frame *beside = picture_beside(frame, expected);
        if (beside)
            picture_save(beside, golden_difference_path(path, ".difference.png", difference, size));
        frame_destroy(beside);
    }
    frame_destroy(expected);
    return outcome;
}

#endif

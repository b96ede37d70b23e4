#include "raster/png.h"

#include <SDL.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* By SDL_image, which is loaded when the first picture is written: most displays never write one. */
static bool save_png(SDL_Surface *surface, SDL_RWops *stream)
{
    static int (*save)(SDL_Surface *, SDL_RWops *, int);
    if (!save) {
        void *library = SDL_LoadObject("libSDL2_image-2.0.so.0");
        void *function = library ? SDL_LoadFunction(library, "IMG_SavePNG_RW") : NULL;
        memcpy(&save, &function, sizeof save); /* C has no cast from an object's address to a function's */
    }
    return save && save(surface, stream, 0) == 0;
}

bool png_write_stream(int width, int height, int pitch, const uint8_t *pixel_bytes, FILE *file,
                      struct err *reterr)
{
    /* The surface only reads them; SDL has no const surfaces. */
    union {
        const uint8_t *given;
        void *taken;
    } pixels = {.given = pixel_bytes};
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormatFrom(pixels.taken, width, height, 32, pitch, SDL_PIXELFORMAT_RGBA32);
    if (!surface)
        return err_set(reterr, ERR_IO, "the picture can't be made: %s", SDL_GetError());
    errno = 0;
    SDL_RWops *stream = SDL_RWFromFP(file, SDL_FALSE);
    bool ok = stream && save_png(surface, stream);
    if (stream)
        SDL_RWclose(stream);
    ok = fflush(file) == 0 && !ferror(file) && ok;
    int reason = errno;
    if (!ok)
        err_set(reterr, ERR_IO, "the picture can't be written: %s",
                reason ? strerror(reason) : SDL_GetError());
    SDL_FreeSurface(surface);
    return ok;
}

bool png_write(int width, int height, int pitch, const uint8_t *pixel_bytes, const char *path,
               struct err *reterr)
{
    /* A file of ours: SDL's own say neither why they can't be opened nor that the disk was full. */
    FILE *file = fopen(path, "wb");
    if (!file)
        return err_set(reterr, ERR_IO, "the picture can't be written: %s", strerror(errno));
    bool ok = png_write_stream(width, height, pitch, pixel_bytes, file, reterr);
    fclose(file);
    return ok;
}

#include "render/png.h"

#include <SDL.h>
#include <SDL_image.h>

bool png_write(const struct frame *frame, const char *path, struct err *reterr)
{
    SDL_Surface *own = SDL_CreateRGBSurfaceWithFormatFrom(frame->pixels, frame->width, frame->height, 32,
                                                          frame->pitch, SDL_PIXELFORMAT_RGBA32);
    SDL_Surface *opaque = own ? SDL_ConvertSurfaceFormat(own, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    bool written = opaque && IMG_SavePNG(opaque, path) == 0;
    if (!written)
        err_set(reterr, ERR_IO, "%s cannot be written: %s", path, SDL_GetError());
    SDL_FreeSurface(opaque);
    SDL_FreeSurface(own);
    return written;
}

/*
 * picture_library: SDL_image, loaded when the first picture is wanted. A sign without pictures starts without
 * it and the seventeen libraries that it brings: under emulation that is a tenth of a second of a display's
 * start.
 */
#ifndef NOWNEXT_RASTER_PICTURE_LIBRARY_H
#define NOWNEXT_RASTER_PICTURE_LIBRARY_H

#include <SDL_image.h>

/* What is used of it (SDL_image.h says what each does). */
struct picture_library {
    SDL_Surface *(*load_png)(SDL_RWops *file);
    SDL_Surface *(*load_jpeg)(SDL_RWops *file);
    SDL_Surface *(*load_svg)(SDL_RWops *file, int width, int height);
    const SDL_version *(*version)(void);
};

/* Loads it, once for the process; NULL where it is not installed: then SDL_GetError() says which file is
 * missing. */
const struct picture_library *picture_library(void);

#endif

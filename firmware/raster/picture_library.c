#include "raster/picture_library.h"

#include <stdbool.h>
#include <string.h>

/* The name that programs linked with it ask for. */
#define FILE_NAME "libSDL2_image-2.0.so.0"

/* A function's address is no object's: C has no cast for it, POSIX wants their sizes to be the same. */
static bool find(void *library, const char *name, void *ret_function)
{
    void *function = SDL_LoadFunction(library, name);
    memcpy(ret_function, &function, sizeof function);
    return function != NULL;
}

const struct picture_library *picture_library(void)
{
    static struct picture_library functions;
    static bool is_loaded;
    if (is_loaded)
        return &functions;
    void *library = SDL_LoadObject(FILE_NAME);
    if (!library)
        return NULL;
    if (!find(library, "IMG_LoadPNG_RW", &functions.load_png) ||
        !find(library, "IMG_LoadJPG_RW", &functions.load_jpeg) ||
        !find(library, "IMG_LoadSizedSVG_RW", &functions.load_svg) ||
        !find(library, "IMG_Linked_Version", &functions.version)) {
        SDL_UnloadObject(library);
        return NULL;
    }
    is_loaded = true; /* for good: it holds nothing while it does nothing */
    return &functions;
}

#include "load/asset.h"

#include <SDL.h>
#include <stdlib.h>
#include <unistd.h>

const char *asset_find(const char *name, struct arena *arena)
{
    static const char *const places[] = {"../share/nownext/", "assets/", "../assets/", "../../assets/",
                                         "../../../assets/"};
    const char *folder = getenv("NOWNEXT_ASSETS"), *found = NULL;
    if (folder && *folder) {
        const char *path = arena_printf(arena, "%s/%s", folder, name);
        return access(path, R_OK) == 0 ? path : NULL;
    }
    char *base = SDL_GetBasePath();
    for (size_t i = 0; base && !found && i < sizeof places / sizeof *places; i++) {
        const char *path = arena_printf(arena, "%s%s%s", base, places[i], name);
        found = access(path, R_OK) == 0 ? path : NULL;
    }
    SDL_free(base);
    return found;
}

#include "load/asset.h"

#include <SDL.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
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

static int is_json(const struct dirent *entry)
{
    const char *ending = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && ending && strcmp(ending, ".json") == 0;
}

uint32_t asset_names(const char *folder, struct arena *arena, const char ***ret)
{
    struct dirent **entries = NULL;
    const char *path = asset_find(folder, arena);
    int found = path ? scandir(path, &entries, is_json, alphasort) : 0;
    uint32_t count = found > 0 ? (uint32_t)found : 0;
    *ret = ARENA_ARRAY(arena, const char *, count);
    for (uint32_t i = 0; i < count; i++) {
        (*ret)[i] = arena_copy_n(arena, entries[i]->d_name, strlen(entries[i]->d_name) - strlen(".json"));
        free(entries[i]);
    }
    free(entries);
    return count;
}

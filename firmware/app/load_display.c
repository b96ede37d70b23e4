#include "app/load_display.h"

#include <string.h>

#include "program/limits.h"
#include "reader/read_display.h"
#include "reader/read_live.h"
#include "spool/file.h"

const char *load_path(const char *path)
{
    return strcmp(path, "-") == 0 ? "/dev/stdin" : path;
}

/* Pictures are named from the folder of display.json. */
static void place_pictures(const char *path, struct arena *arena, struct display_config *config)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    if (config->cycle_count == 0 || folder == 0)
        return;
    struct cycle_entry *cycle = ARENA_ARRAY(arena, struct cycle_entry, config->cycle_count);
    for (uint32_t i = 0; i < config->cycle_count; i++) {
        cycle[i] = config->cycle[i];
        if (cycle[i].file && cycle[i].file[0] != '/')
            cycle[i].file = arena_printf(arena, "%.*s%s", (int)folder, path, cycle[i].file);
    }
    config->cycle = cycle;
}

bool load_display(const char *path, struct arena *arena, struct issue_list *issues,
                  const struct display_config **ret, struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct display_config *read;
    if (!spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_display(bytes, size, arena, issues, &read, reterr))
        return false;
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    *config = *read;
    place_pictures(path, arena, config);
    *ret = config;
    return true;
}

bool load_live(const char *path, struct arena *arena, struct issue_list *issues, const struct live **ret,
               struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_live(bytes, size, arena, issues, ret, reterr);
}

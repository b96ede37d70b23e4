#include "load/load_display.h"

#include <string.h>

#include "load/style.h"
#include "program/limits.h"
#include "reader/read_changes.h"
#include "configuration/read_display.h"
#include "reader/read_live.h"
#include "reader/read_signed.h"
#include "configuration/read_venue.h"
#include "spool/file.h"

const char *load_path(const char *path)
{
    return strcmp(path, "-") == 0 ? "/dev/stdin" : path;
}

/* A file that another one names is named from its folder. */
static const char *place_file(const char *path, const char *file, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    if (!slash || !*file || *file == '/')
        return file;
    return arena_printf(arena, "%.*s%s", (int)(slash - path) + 1, path, file);
}

static void place_pictures(const char *path, struct arena *arena, struct display_config *config)
{
    struct display_picture *pictures = ARENA_ARRAY(arena, struct display_picture, config->picture_count);
    for (uint32_t i = 0; i < config->picture_count; i++)
        pictures[i].file = place_file(path, config->pictures[i].file, arena);
    config->pictures = pictures;
}

/* Pictures and a theme's file are named from the folder of the file that names them. */
static void place_files(const char *path, struct arena *arena, struct display_config *config)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    if (folder > 0 && style_is_path(config->theme) && config->theme[0] != '/')
        config->theme = arena_printf(arena, "%.*s%s", (int)folder, path, config->theme);
    if (folder == 0)
        return;
    place_pictures(path, arena, config);
    if (config->cycle_count == 0)
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
    place_files(path, arena, config);
    *ret = config;
    return true;
}

bool load_live(const char *path, struct arena *arena, struct issue_list *issues, const struct live **ret,
               struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           signed_open(&bytes, &size, arena, reterr) && read_live(bytes, size, arena, issues, ret, reterr);
}

bool load_changes(const char *path, struct arena *arena, struct issue_list *issues,
                  const struct feed_changes **ret, struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_changes(bytes, size, arena, issues, ret, reterr);
}

bool load_venue(const char *path, struct arena *arena, struct issue_list *issues, const struct venue **ret,
                struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct venue *read;
    if (!spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_venue(bytes, size, arena, issues, &read, reterr))
        return false;
    struct venue *venue = ARENA_NEW(arena, struct venue);
    struct venue_display *displays = ARENA_ARRAY(arena, struct venue_display, read->display_count);
    *venue = *read;
    for (uint32_t i = 0; i < read->display_count; i++) {
        displays[i] = read->displays[i];
        place_files(path, arena, &displays[i].config);
    }
    venue->displays = displays;
    venue->emergency_file = place_file(path, read->emergency_file, arena);
    *ret = venue;
    return true;
}

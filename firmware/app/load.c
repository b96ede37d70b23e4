#include "app/load.h"

#include <stdlib.h>
#include <string.h>

#include "app/look.h"
#include "program/limits.h"
#include "reader/read_display.h"
#include "reader/read_venue.h"
#include "reader/read_live.h"
#include "spool/file.h"
#include "spool/tz.h"

static const char *file_of(const char *path)
{
    return strcmp(path, "-") == 0 ? "/dev/stdin" : path;
}

bool load_program(const char *path, const struct load_options *options, struct loaded *ret,
                  struct err *reterr)
{
    memset(ret, 0, sizeof *ret);
    ret->path = path;
    arena_init(&ret->arena, malloc, free);
    issue_list_init(&ret->issues, &ret->arena);
    /* What is only needed while reading is given back at once: a display lives with the snapshot for days. */
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    struct zone_source zones = spool_zone_source();
    struct import_options import = {
        .zones = &zones, .timezone = options->timezone, .event_title = options->event_title};
    /* A zone that there is not is a wrong call, also where the file turns out to name its own. */
    struct zone given;
    struct err unknown = {0};
    if (options->timezone && !zone_load(&given, options->timezone, &zones, &scratch, &unknown)) {
        arena_finish(&scratch);
        load_finish(ret);
        return err_set(reterr, ERR_USAGE, "--timezone %s: %s", options->timezone, unknown.text);
    }
    const char *bytes;
    bool ok = spool_read_file(file_of(path), LIMIT_FILE_BYTES, &scratch, &bytes, &ret->size, reterr) &&
              importer_import(bytes, ret->size, &import, &ret->arena, &scratch, &ret->issues, &ret->format,
                              &ret->program, reterr);
    arena_finish(&scratch);
    if (!ok)
        load_finish(ret);
    return ok;
}

void load_finish(struct loaded *loaded)
{
    arena_finish(&loaded->arena);
    memset(loaded, 0, sizeof *loaded);
}

/* Pictures and a theme's file are named from the folder of the file that names them. */
static void place_files(const char *path, struct arena *arena, struct display_config *config)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    if (folder > 0 && look_is_path(config->theme) && config->theme[0] != '/')
        config->theme = arena_printf(arena, "%.*s%s", (int)folder, path, config->theme);
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
    if (!spool_read_file(file_of(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
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
    return spool_read_file(file_of(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_live(bytes, size, arena, issues, ret, reterr);
}

bool load_venue(const char *path, struct arena *arena, struct issue_list *issues, const struct venue **ret,
                struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct venue *read;
    if (!spool_read_file(file_of(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
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
    *ret = venue;
    return true;
}

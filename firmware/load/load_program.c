#include "load/load_program.h"

#include <stdlib.h>
#include <string.h>

#include "load/load_display.h"
#include "load/style.h"
#include "program/limits.h"
#include "spool/file.h"
#include "spool/tz.h"

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
    struct import_options import = {.zones = &zones,
                                    .timezone = options->timezone,
                                    .timezone_from = options->timezone_from,
                                    .event_title = options->event_title};
    import.cancelled_words = style_cancelled_words(&scratch);
    /* What is read from a pipe has no name that says anything. */
    if (strcmp(load_path(path), path) == 0)
        import.file_name = path;
    /* A zone that there is not is a wrong call, also where the file turns out to name its own. */
    struct zone given;
    struct err unknown = {0};
    if (options->timezone &&
        !import_find_zone(options->timezone, &zones, &scratch, &scratch, &given, &unknown)) {
        arena_finish(&scratch);
        load_finish(ret);
        return err_set(reterr, ERR_USAGE, "%s %s: %s",
                       options->timezone_from ? options->timezone_from : "--timezone", options->timezone,
                       unknown.text);
    }
    const char *bytes;
    bool ok = spool_read_file(load_path(path), LIMIT_FILE_BYTES, &scratch, &bytes, &ret->size, reterr) &&
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

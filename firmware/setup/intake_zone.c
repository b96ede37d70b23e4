#include "setup/intake_zone.h"

#include <stdlib.h>
#include <string.h>

#include "base/encoding.h"
#include "program/limits.h"
#include "configuration/read_display.h"
#include "configuration/read_venue.h"
#include "setup/intake_names.h"
#include "spool/file.h"
#include "spool/names.h"

enum { MOST_TIME_TXT_BYTES = 4096 };

/* ---- time.txt ---- */

const char *intake_zone_of_time(const char *text, struct arena *arena)
{
    const char *line = text + strspn(text, " \t\r\n");
    char *clean = str_clean(arena, arena_copy_n(arena, line, strcspn(line, "\r\n")));
    size_t date = strcspn(clean, " Tt");
    if (!clean[date])
        return "";
    const char *clock = clean + date + 1;
    clock += strspn(clock, " ");
    const char *zone = clock + strspn(clock, "0123456789:.");
    return *clock >= '0' && *clock <= '9' ? zone + strspn(zone, " ") : "";
}

static const char *zone_of_time_txt(struct intake_run *run, struct arena *arena)
{
    const char *name = intake_run_find_name(run, "time.txt"), *bytes, *text;
    size_t size;
    if (!name ||
        !spool_read_file(intake_run_setup_path(run, name), MOST_TIME_TXT_BYTES, arena, &bytes, &size, NULL) ||
        !encoding_decode(bytes, size, arena, &text, &size, NULL))
        return NULL; /* what is wrong with it is told by who sets the clock */
    const char *zone = intake_zone_of_time(text, arena);
    return strncmp(zone, "Etc/GMT", 7) == 0 ? NULL : zone; /* it counts the other way round */
}

/* ---- display.json and venue.json ---- */

static const char *zone_of_display(const char *bytes, size_t size, struct arena *arena)
{
    const struct display_config *config;
    return read_display(bytes, size, arena, NULL, &config, NULL) ? config->timezone : "";
}

static const char *zone_of_venue(const char *bytes, size_t size, struct arena *arena)
{
    const struct venue *venue;
    return read_venue(bytes, size, arena, NULL, &venue, NULL) ? venue->timezone : "";
}

static const char *zone_of_file(const char *path, bool is_venue, struct arena *arena)
{
    const char *bytes;
    size_t size;
    if (!spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, NULL))
        return "";
    return is_venue ? zone_of_venue(bytes, size, arena) : zone_of_display(bytes, size, arena);
}

void intake_zone_find(struct intake_run *run, const struct zone_source *zones, struct arena *arena,
                      struct import_options *options)
{
    static const struct {
        enum spool_name file;
        enum intake_kind kind;
    } files[] = {{SPOOL_DISPLAY, INTAKE_DISPLAY}, {SPOOL_VENUE, INTAKE_VENUE}};
    options->local_timezone = zone_of_time_txt(run, arena);
    for (size_t i = 0; i < 4 && !options->timezone; i++) {
        enum spool_name file = files[i % 2].file;
        const char *name = spool_file_name(file), *given = intake_names_find(run, files[i % 2].kind, name);
        const char *path = i >= 2  ? intake_run_spool_path(run, name)
                           : given ? intake_run_setup_path(run, given)
                                   : NULL;
        const char *zone = path ? zone_of_file(path, file == SPOOL_VENUE, arena) : "";
        struct zone found;
        struct err err = {0};
        if (!*zone)
            continue;
        if (import_find_zone(zone, zones, arena, arena, &found, &err)) {
            options->timezone = zone;
            options->timezone_from = name;
        } else if (i < 2 && !intake_run_is_seen(run, "the timezone")) {
            intake_run_mark_seen(run, "the timezone");
            struct err refusal = {0};
            err_set_where(&refusal, ERR_MEANING, "timezone", "%s", err.text);
            intake_run_refuse(run, given, &refusal);
        }
    }
}

#include "setup/intake.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "spool/board_identity.h"
#include "setup/intake_files.h"
#include "display/store.h"
#include "base/str.h"
#include "importer/importer.h"
#include "program/limits.h"
#include "reader/read_display.h"
#include "reader/read_live.h"
#include "reader/read_venue.h"
#include "reader/write_program.h"
#include "spool/file.h"
#include "spool/tz.h"

enum { MOST_NAME_TXT_BYTES = 4096 };

/* ---- what is there ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_for_others(const char *name)
{
    static const char *const names[] = {"display.json", "display-2.json", "venue.json", "live.json",
                                        "network.json", "time.txt",       "README.txt", "name.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

/* Pictures are asked for by their names, so they need not be known. */
static bool may_matter(const char *name)
{
    static const char *const endings[] = {".json", ".xml", ".txt", ".ics"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (name[0] != '.' && length > end && strcasecmp(name + length - end, endings[i]) == 0)
            return true;
    }
    return false;
}

/* 0 for program.json, 1 for schedule.*, 2 for the rest. */
static int rank(const char *name)
{
    return strcasecmp(name, "program.json") == 0 ? 0 : strncasecmp(name, "schedule.", 9) == 0 ? 1 : 2;
}

static void keep_name(struct taking *taking, const char *name, uint32_t *other_count)
{
    bool known = is_for_others(name) || rank(name) < 2;
    if (taking->name_count == INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES || (!known && *other_count == INTAKE_MOST_NAMES)) {
        taking->names_left_out = true;
        return;
    }
    taking->names[taking->name_count++] = arena_copy(&taking->whole, name);
    *other_count += known ? 0 : 1;
}

static bool read_names(struct taking *taking)
{
    DIR *folder = opendir(taking->intake->setup);
    const struct dirent *entry;
    uint32_t other_count = 0;
    if (!folder)
        return err_set(taking->reterr, ERR_IO, "%s can't be read: %s", taking->intake->setup, strerror(errno));
    while (errno = 0, (entry = readdir(folder))) {
        struct stat about;
        if (may_matter(entry->d_name) && stat(taking_setup_path(taking, entry->d_name), &about) == 0 &&
            S_ISREG(about.st_mode))
            keep_name(taking, entry->d_name, &other_count);
    }
    int reason = errno;
    closedir(folder);
    if (reason)
        return err_set(taking->reterr, ERR_IO, "%s can't be read: %s", taking->intake->setup, strerror(reason));
    qsort(taking->names, taking->name_count, sizeof *taking->names, compare_names);
    if (taking->names_left_out) {
        struct err err = {0};
        err_set(&err, ERR_LIMIT, "holds more than %d files that may be schedules: the others are not looked at",
                INTAKE_MOST_NAMES);
        taking_refuse(taking, "this partition", &err);
    }
    return true;
}

/* ---- displays and live data ---- */

static bool take_display(struct taking *taking, const char *wanted)
{
    const struct display_config *config;
    struct err err = {0};
    const char *name = taking_find_name(taking, wanted), *bytes;
    unsigned before = taking->result->taken;
    size_t size;
    if (!name)
        return true;
    if (!spool_read_file(taking_setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) ||
        !read_display(bytes, size, &taking->arena, NULL, &config, &err) ||
        !intake_take_theme(taking, "theme", config, &err)) {
        taking_refuse(taking, name, &err);
        return true;
    }
    /* By these settings the display is told of a theme that has changed. */
    bool anew = taking->result->taken != before;
    intake_take_pictures(taking, name, config);
    return taking_put(taking, wanted, bytes, size, anew, taking->reterr);
}

static bool take_first_display(struct taking *taking)
{
    return take_display(taking, store_file_name(STORE_DISPLAY));
}

static bool take_second_display(struct taking *taking)
{
    return take_display(taking, store_file_name(STORE_SECOND_DISPLAY));
}

static bool take_themes(struct taking *taking, const struct venue *venue, struct err *reterr)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!intake_take_theme(taking, arena_printf(&taking->arena, "displays[%u].theme", i), &venue->displays[i].config,
                               reterr))
            return false;
    return true;
}

/* The one that a venue takes the place of. */
static bool drop_display(struct taking *taking)
{
    const char *path = taking_spool_path(taking, store_file_name(STORE_DISPLAY));
    if (taking_find_name(taking, store_file_name(STORE_DISPLAY)))
        return true;
    if (remove(path) == 0)
        taking_say(taking, "removed: %s, since there is a venue", store_file_name(STORE_DISPLAY));
    else if (errno != ENOENT)
        return err_set(taking->reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
    return true;
}

static bool take_venue(struct taking *taking)
{
    const struct venue *venue;
    struct err err = {0};
    const char *name = taking_find_name(taking, "venue.json"), *bytes;
    unsigned before = taking->result->taken;
    size_t size;
    if (!name)
        return true;
    if (!spool_read_file(taking_setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) ||
        !read_venue(bytes, size, &taking->arena, NULL, &venue, &err) || !take_themes(taking, venue, &err)) {
        taking_refuse(taking, name, &err);
        return true;
    }
    bool anew = taking->result->taken != before;
    for (uint32_t i = 0; i < venue->display_count; i++)
        intake_take_pictures(taking, name, &venue->displays[i].config);
    return taking_put(taking, "venue.json", bytes, size, anew, taking->reterr) && drop_display(taking);
}

/* The first line of name.txt; "" for none. */
static const char *own_name(struct taking *taking)
{
    const char *name = taking_find_name(taking, "name.txt"), *bytes;
    struct err err = {0};
    size_t size;
    if (!name)
        return "";
    if (!spool_read_file(taking_setup_path(taking, name), MOST_NAME_TXT_BYTES, &taking->arena, &bytes, &size, &err)) {
        taking_refuse(taking, name, &err);
        return "";
    }
    if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0) /* as some editors begin a text */
        bytes += 3;
    size_t length = strcspn(bytes, "\r\n");
    const char *line = arena_copy_n(&taking->arena, bytes, length);
    if (str_valid_prefix(line, length) != length) {
        err_set(&err, ERR_MEANING, "is not UTF-8: save it as such");
        taking_refuse(taking, name, &err);
        return "";
    }
    line = str_clean(&taking->arena, line);
    if (strlen(line) <= VENUE_MOST_KEY_BYTES)
        return line;
    err_set(&err, ERR_LIMIT, "is longer than %d bytes, which is the limit of a name", VENUE_MOST_KEY_BYTES);
    taking_refuse(taking, name, &err);
    return "";
}

/* It is no file of the organiser's, so it counts for nothing in the result. */
static bool leave_identity(struct taking *taking)
{
    const char *name = own_name(taking);
    struct intake_result counts = *taking->result;
    struct identity identity;
    identity_read(taking->intake->root ? taking->intake->root : "", &identity);
    const char *text = identify_text(&identity, name, &taking->arena);
    bool ok = taking_put(taking, IDENTIFY_FILE, text, strlen(text), false, taking->reterr);
    *taking->result = counts;
    return ok;
}

static bool take_live(struct taking *taking)
{
    const struct live *live;
    struct err err = {0};
    const char *name = taking_find_name(taking, "live.json"), *bytes;
    size_t size;
    if (!name)
        return true;
    if (spool_read_file(taking_setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) &&
        read_live(bytes, size, &taking->arena, NULL, &live, &err))
        return taking_put(taking, "live.json", bytes, size, false, taking->reterr);
    taking_refuse(taking, name, &err);
    return true;
}

/* ---- the schedule ---- */

/* The program of a file as native text, in the arena. */
static bool convert(struct taking *taking, const char *name, const char **ret, size_t *ret_size, struct err *err)
{
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .event_title = taking_printable(&taking->arena, name)};
    struct issue_list issues;
    struct arena scratch;
    const struct program *program;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    issue_list_init(&issues, &taking->arena);
    bool ok = spool_read_file(taking_setup_path(taking, name), LIMIT_FILE_BYTES, &scratch, &bytes, &size, err) &&
              importer_import(bytes, size, &options, &taking->arena, &scratch, &issues, NULL, &program, err);
    if (ok && program->session_count == 0)
        ok = err_set(err, ERR_MEANING, "has no sessions: the program before it stays");
    if (ok)
        *ret = write_program(program, &taking->arena, ret_size);
    arena_finish(&scratch);
    return ok;
}

static bool take_schedule(struct taking *taking)
{
    const char *taken = NULL;
    for (int wanted = 0; wanted < 3; wanted++) {
        for (uint32_t i = 0; i < taking->name_count; i++) {
            const char *name = taking->names[i], *text;
            struct err err = {0};
            size_t size;
            if (is_for_others(name) || rank(name) != wanted)
                continue;
            if (taken) {
                err_set(&err, ERR_MEANING, "is not shown, since %s is: leave one schedule there", taken);
                taking_refuse(taking, name, &err);
            } else if (!convert(taking, name, &text, &size, &err)) {
                taking_refuse(taking, name, &err);
            } else {
                taken = name;
                if (!taking_put(taking, "program.json", text, size, false, taking->reterr))
                    return false;
            }
            taking_end_turn(taking);
        }
    }
    return true;
}

/* ---- all ---- */

bool intake_run(const struct intake *intake, struct intake_result *ret, struct err *reterr)
{
    static bool (*const turns[])(struct taking *) = {leave_identity,      take_venue,    take_first_display,
                                                     take_second_display, take_schedule, take_live};
    struct taking taking;
    struct err err = {0};
    taking_begin(&taking, intake, ret, &err);
    bool ok = read_names(&taking);
    if (!ok)
        *reterr = err;
    /* What one file lacks room for another may have; and why something is not there is said in any case. */
    for (size_t i = 0; ok && i < sizeof turns / sizeof *turns; i++) {
        err = (struct err){0};
        if (!turns[i](&taking)) {
            if (reterr->code == ERR_NONE)
                *reterr = err;
            taking_refuse(&taking, "this board", &err);
        }
        taking_end_turn(&taking);
    }
    if (ok) {
        err = (struct err){0};
        ok = taking_leave_refusals(&taking);
        if (!ok && reterr->code == ERR_NONE)
            *reterr = err;
    }
    taking_finish(&taking);
    return ok && reterr->code == ERR_NONE;
}

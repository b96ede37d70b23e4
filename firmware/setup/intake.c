#include "setup/intake.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "spool/board_identity.h"
#include "setup/intake_files.h"
#include "setup/intake_zone.h"
#include "spool/names.h"
#include "base/str.h"
#include "importer/importer.h"
#include "program/limits.h"
#include "json/read.h"
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

static void keep_name(struct intake_run *run, const char *name, uint32_t *other_count)
{
    bool known = is_for_others(name) || rank(name) < 2;
    if (run->name_count == INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES ||
        (!known && *other_count == INTAKE_MOST_NAMES)) {
        run->names_left_out = true;
        return;
    }
    run->names[run->name_count++] = arena_copy(&run->whole, name);
    *other_count += known ? 0 : 1;
}

static bool read_names(struct intake_run *run)
{
    DIR *folder = opendir(run->intake->setup);
    const struct dirent *entry;
    uint32_t other_count = 0;
    if (!folder)
        return err_set(run->reterr, ERR_IO, "%s can't be read: %s", run->intake->setup, strerror(errno));
    while (errno = 0, (entry = readdir(folder))) {
        struct stat about;
        if (may_matter(entry->d_name) && stat(intake_run_setup_path(run, entry->d_name), &about) == 0 &&
            !S_ISDIR(about.st_mode))
            keep_name(run, entry->d_name, &other_count);
    }
    int reason = errno;
    closedir(folder);
    if (reason)
        return err_set(run->reterr, ERR_IO, "%s can't be read: %s", run->intake->setup, strerror(reason));
    qsort(run->names, run->name_count, sizeof *run->names, compare_names);
    if (run->names_left_out) {
        struct err err = {0};
        err_set(&err, ERR_LIMIT,
                "holds more than %d files that may be schedules: the others are not looked at",
                INTAKE_MOST_NAMES);
        intake_run_refuse(run, "this partition", &err);
    }
    return true;
}

/* The bytes of a file of the setup partition, and its name as it is spelled there. NULL where it is not
 * there, or can't be read, and is refused. */
static const char *read_given(struct intake_run *run, const char *wanted, size_t limit, const char **ret,
                              size_t *ret_size)
{
    struct err err = {0};
    const char *name = intake_run_find_name(run, wanted);
    if (!name || spool_read_file(intake_run_setup_path(run, name), limit, &run->arena, ret, ret_size, &err))
        return name;
    intake_run_refuse(run, name, &err);
    return NULL;
}

/* ---- displays and live data ---- */

static bool take_display(struct intake_run *run, const char *wanted)
{
    const struct display_config *config;
    struct err err = {0};
    unsigned before = run->result->taken;
    size_t size;
    const char *bytes, *name = read_given(run, wanted, LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    if (!read_display(bytes, size, &run->arena, NULL, &config, &err) ||
        !intake_take_theme(run, "theme", config, &err)) {
        intake_run_refuse(run, name, &err);
        return true;
    }
    /* By these settings the display is told of a theme that has changed. */
    bool anew = run->result->taken != before;
    intake_take_pictures(run, name, config);
    return intake_run_put(run, wanted, bytes, size, anew, run->reterr);
}

static bool take_first_display(struct intake_run *run)
{
    return take_display(run, spool_file_name(SPOOL_DISPLAY));
}

static bool take_second_display(struct intake_run *run)
{
    return take_display(run, spool_file_name(SPOOL_SECOND_DISPLAY));
}

static bool take_themes(struct intake_run *run, const struct venue *venue, struct err *reterr)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!intake_take_theme(run, arena_printf(&run->arena, "displays[%u].theme", i),
                               &venue->displays[i].config, reterr))
            return false;
    return true;
}

/* The one that a venue takes the place of. */
static bool drop_display(struct intake_run *run)
{
    const char *path = intake_run_spool_path(run, spool_file_name(SPOOL_DISPLAY));
    if (intake_run_find_name(run, spool_file_name(SPOOL_DISPLAY)))
        return true;
    if (remove(path) == 0)
        intake_run_say(run, "removed: %s, since there is a venue", spool_file_name(SPOOL_DISPLAY));
    else if (errno != ENOENT)
        return err_set(run->reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
    return true;
}

static bool take_venue(struct intake_run *run)
{
    const struct venue *venue;
    struct err err = {0};
    unsigned before = run->result->taken;
    size_t size;
    const char *bytes, *name = read_given(run, "venue.json", LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    if (!read_venue(bytes, size, &run->arena, NULL, &venue, &err) || !take_themes(run, venue, &err)) {
        intake_run_refuse(run, name, &err);
        return true;
    }
    bool anew = run->result->taken != before;
    for (uint32_t i = 0; i < venue->display_count; i++)
        intake_take_pictures(run, name, &venue->displays[i].config);
    return intake_run_put(run, "venue.json", bytes, size, anew, run->reterr) && drop_display(run);
}

/* The first line of name.txt; "" for none. */
static const char *own_name(struct intake_run *run)
{
    struct err err = {0};
    size_t size;
    const char *bytes, *name = read_given(run, "name.txt", MOST_NAME_TXT_BYTES, &bytes, &size);
    if (!name)
        return "";
    size_t length = strcspn(bytes, "\r\n");
    const char *line = arena_copy_n(&run->arena, bytes, length);
    if (str_valid_prefix(line, length) != length) {
        err_set(&err, ERR_MEANING, "is not UTF-8: save it as such");
    } else {
        line = str_clean(&run->arena, line);
        if (strlen(line) <= VENUE_MOST_KEY_BYTES)
            return line;
        err_set(&err, ERR_LIMIT, "is longer than %d bytes, which is the limit of a name",
                VENUE_MOST_KEY_BYTES);
    }
    intake_run_refuse(run, name, &err);
    return "";
}

/* It is no file of the organiser's, so it counts for nothing in the result. */
static bool leave_identity(struct intake_run *run)
{
    const char *name = own_name(run);
    struct intake_result counts = *run->result;
    struct identity identity;
    identity_read(run->intake->root ? run->intake->root : "", &identity);
    const char *text = board_identity_text(&identity, name, &run->arena);
    bool ok = intake_run_put(run, BOARD_IDENTITY_FILE, text, strlen(text), false, run->reterr);
    *run->result = counts;
    return ok;
}

static bool take_live(struct intake_run *run)
{
    const struct live *live;
    struct err err = {0};
    size_t size;
    const char *bytes, *name = read_given(run, "live.json", LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    if (read_live(bytes, size, &run->arena, NULL, &live, &err))
        return intake_run_put(run, "live.json", bytes, size, false, run->reterr);
    intake_run_refuse(run, name, &err);
    return true;
}

/* ---- the schedule ---- */

/* What would send people to the wrong hour. A doubt of the zone is in the program itself, which the display
 * says. */
static void tell_what_matters(struct intake_run *run, const char *name, const struct program *program,
                              const struct issue_list *issues)
{
    static const char *const rules[] = {"zone", "start-differs", "far-off", "no-duration", "lengths"};
    for (const struct issue *issue = issues->first; issue; issue = issue->next)
        for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
            if (issue->level >= ISSUE_WARNING && strcmp(issue->rule, rules[i]) == 0 &&
                (i > 0 || !*program->zone_doubt))
                intake_run_tell(run, name, issue->text);
}

/* The program of a file as native text, in the arena. */
static bool convert(struct intake_run *run, const char *name, const char **ret, size_t *ret_size,
                    struct err *err)
{
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .event_title = intake_run_printable(&run->arena, name)};
    struct issue_list issues;
    struct arena scratch;
    const struct program *program;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    issue_list_init(&issues, &run->arena);
    intake_zone_find(run, &zones, &scratch, &options);
    bool ok =
        spool_read_file(intake_run_setup_path(run, name), LIMIT_FILE_BYTES, &scratch, &bytes, &size, err) &&
        importer_import(bytes, size, &options, &run->arena, &scratch, &issues, NULL, &program, err);
    if (ok && program->session_count == 0)
        ok = err_set(err, ERR_MEANING, "has no sessions: the program before it stays");
    if (ok)
        *ret = write_program(program, &run->arena, ret_size);
    if (ok)
        tell_what_matters(run, name, program, &issues);
    arena_finish(&scratch);
    return ok;
}

/* A theme lies beside the settings that name it, and is no second schedule. */
static bool is_theme(struct intake_run *run, const char *name)
{
    struct arena scratch;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    bool is =
        spool_read_file(intake_run_setup_path(run, name), LIMIT_FILE_BYTES, &scratch, &bytes, &size, NULL) &&
        json_names_format(bytes, size, "nownext-theme/");
    arena_finish(&scratch);
    return is;
}

static bool take_schedule(struct intake_run *run)
{
    const char *taken = NULL;
    for (int wanted = 0; wanted < 3; wanted++) {
        for (uint32_t i = 0; i < run->name_count; i++) {
            const char *name = run->names[i], *text;
            struct err err = {0};
            size_t size;
            if (is_for_others(name) || rank(name) != wanted || (wanted == 2 && is_theme(run, name)))
                continue;
            if (taken) {
                err_set(&err, ERR_MEANING, "is not shown, since %s is: leave one schedule there", taken);
                intake_run_refuse(run, name, &err);
            } else if (!convert(run, name, &text, &size, &err)) {
                intake_run_refuse(run, name, &err);
            } else {
                taken = name;
                if (!intake_run_put(run, "program.json", text, size, false, run->reterr))
                    return false;
            }
            intake_run_end_turn(run);
        }
    }
    return true;
}

/* ---- all ---- */

bool intake_take_over(const struct intake *intake, struct intake_result *ret, struct err *reterr)
{
    static bool (*const turns[])(struct intake_run *) = {
        leave_identity, take_venue, take_first_display, take_second_display, take_schedule, take_live};
    struct intake_run run;
    struct err err = {0};
    spool_remove_leftovers(intake->spool);
    if (intake->run)
        spool_remove_leftovers(intake->run);
    intake_run_begin(&run, intake, ret, &err);
    bool ok = read_names(&run);
    if (!ok)
        *reterr = err;
    /* What one file lacks room for another may have; and why something is not there is said in any case. */
    for (size_t i = 0; ok && i < sizeof turns / sizeof *turns; i++) {
        err = (struct err){0};
        if (!turns[i](&run)) {
            if (reterr->code == ERR_NONE)
                *reterr = err;
            intake_run_refuse(&run, "this board", &err);
        }
        intake_run_end_turn(&run);
    }
    if (ok) {
        err = (struct err){0};
        ok = intake_run_leave_refusals(&run);
        if (!ok && reterr->code == ERR_NONE)
            *reterr = err;
    }
    intake_run_finish(&run);
    return ok && reterr->code == ERR_NONE;
}

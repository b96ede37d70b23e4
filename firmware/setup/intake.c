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

/* A program is over when it has been so for a day: what is shown then is its farewell. */
#define OVER_AFTER_MS (24 * MS_PER_HOUR)

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

/* What would send people to the wrong hour, once for each kind. A doubt of the zone is in the program itself,
 * which the display says. */
static void tell_what_matters(struct intake_run *run, const char *name, const struct program *program,
                              const struct issue_list *issues)
{
    static const char *const rules[] = {"zone", "start-differs", "far-off", "no-duration", "lengths"};
    for (size_t i = *program->zone_doubt ? 1 : 0; i < sizeof rules / sizeof *rules; i++) {
        const struct issue *first = NULL;
        unsigned more = 0;
        for (const struct issue *issue = issues->first; issue; issue = issue->next) {
            if (issue->level < ISSUE_WARNING || strcmp(issue->rule, rules[i]) != 0)
                continue;
            more += first != NULL;
            first = first ? first : issue;
        }
        if (first)
            intake_run_tell(run, name,
                            more ? arena_printf(&run->arena, "%s (and %u more such)", first->text, more)
                                 : first->text);
    }
}

/* A program that was over when it came is most often last year's. */
static void tell_if_over(struct intake_run *run, const char *name, const struct program *program)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (!instant_is_set(run->now) || !instant_is_set(program->last) ||
        program->last.ms + OVER_AFTER_MS >= run->now.ms)
        return;
    struct civil last = zone_to_civil(&program->zone, program->last);
    intake_run_tell(run, name,
                    arena_printf(&run->arena, "it ended on %d %s %d: is it last year's?", last.day,
                                 months[last.month - 1], last.year));
}

/* A schedule that was read. */
struct schedule {
    struct instant first, last;
    const char *text; /* as a native program, in the turn's arena */
    size_t size;
};

/* `told`: whether what is odd in it is. */
static bool convert(struct intake_run *run, const char *name, bool told, struct schedule *ret,
                    struct err *err)
{
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .file_name = intake_run_printable(&run->arena, name)};
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
    if (ok) {
        ret->first = program->first;
        ret->last = program->last;
        ret->text = write_program(program, &run->arena, &ret->size);
    }
    if (ok && told) {
        tell_what_matters(run, name, program, &issues);
        tell_if_over(run, name, program);
    }
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

/* The files that may be schedules, in the order in which they are tried; gives their number. */
static uint32_t list_schedules(struct intake_run *run,
                               const char *ret[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES])
{
    uint32_t count = 0;
    for (int wanted = 0; wanted < 3; wanted++)
        for (uint32_t i = 0; i < run->name_count; i++) {
            const char *name = run->names[i];
            if (!is_for_others(name) && rank(name) == wanted && (wanted < 2 || !is_theme(run, name)))
                ret[count++] = name;
            intake_run_end_turn(run);
        }
    return count;
}

/* A clock that was not set yet is behind the files that were written since. */
static void find_now(struct intake_run *run, const char *const *names, uint32_t count)
{
    struct stat about;
    run->now = run->intake->now;
    for (uint32_t i = 0; instant_is_set(run->now) && i < count; i++)
        if (stat(intake_run_setup_path(run, names[i]), &about) == 0)
            run->now = instant_max(run->now, (struct instant){about.st_mtim.tv_sec * MS_PER_SECOND});
}

/* Whether a schedule is rather the one that is meant: the one that is on or comes next, else the one that
 * ended last. */
static bool is_nearer(const struct schedule *a, const struct schedule *b, struct instant now)
{
    bool a_over = !instant_is_set(a->last) || a->last.ms + OVER_AFTER_MS < now.ms;
    bool b_over = !instant_is_set(b->last) || b->last.ms + OVER_AFTER_MS < now.ms;
    if (a_over != b_over)
        return b_over;
    if (a_over)
        return a->last.ms > b->last.ms;
    return instant_max(a->first, now).ms < instant_max(b->first, now).ms;
}

/* Puts the one first that is on or comes next, of several that are good. */
static void put_nearest_first(struct intake_run *run, const char **names, uint32_t count)
{
    struct schedule best = {.first = INSTANT_NONE};
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; instant_is_set(run->now) && count > 1 && i < count; i++) {
        struct schedule schedule;
        struct err err = {0};
        if (convert(run, names[i], false, &schedule, &err) &&
            (found == UINT32_MAX || is_nearer(&schedule, &best, run->now))) {
            best = schedule;
            found = i;
        }
        intake_run_end_turn(run);
    }
    if (found == UINT32_MAX)
        return;
    const char *name = names[found];
    memmove(names + 1, names, found * sizeof *names);
    names[0] = name;
}

static bool take_schedule(struct intake_run *run)
{
    const char *taken = NULL, *names[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES];
    uint32_t count = list_schedules(run, names);
    find_now(run, names, count);
    put_nearest_first(run, names, count);
    for (uint32_t i = 0; i < count; i++) {
        struct schedule schedule;
        struct err err = {0};
        if (taken) {
            err_set(&err, ERR_MEANING, "is not shown, since %s is: leave one schedule there", taken);
            intake_run_refuse(run, names[i], &err);
        } else if (!convert(run, names[i], true, &schedule, &err)) {
            intake_run_refuse(run, names[i], &err);
        } else {
            taken = names[i];
            if (!intake_run_put(run, "program.json", schedule.text, schedule.size, false, run->reterr))
                return false;
        }
        intake_run_end_turn(run);
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

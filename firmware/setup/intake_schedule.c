#include "setup/intake_schedule.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "importer/importer.h"
#include "load/style.h"
#include "program/limits.h"
#include "reader/write_program.h"
#include "setup/intake_taken.h"
#include "setup/intake_zone.h"
#include "spool/file.h"
#include "spool/names.h"
#include "spool/tz.h"

/* A program is over when it has been so for a day: what is shown then is its farewell. */
#define OVER_AFTER_MS (24 * MS_PER_HOUR)

enum { MOST_TOLD = 8 };

/* A file that could be read as a schedule. */
struct candidate {
    const char *name;
    struct arena arena; /* of the text */
    struct intake_source source;
    const char *text; /* as program.json */
    size_t size;
    struct instant first, last; /* of all its sessions; INSTANT_NONE: none has a time */
    unsigned told_count;
    const char *told[MOST_TOLD]; /* what is odd in it */
};

/* What is odd in the program, to be told where it is the one that is taken. */
static void add_told(struct candidate *candidate, const char *text)
{
    if (candidate->told_count < MOST_TOLD)
        candidate->told[candidate->told_count++] = arena_copy(&candidate->arena, text);
}

/* What would send people to the wrong hour, once for each kind. A doubt of the zone is in the program itself,
 * which the display says. */
static void judge(struct candidate *candidate, const struct program *program, const struct issue_list *issues)
{
    static const char *const rules[] = {"zone",        "start-differs", "far-off",
                                        "no-duration", "lengths",       "long-sessions"};
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
            add_told(candidate,
                     more ? arena_printf(&candidate->arena, "%s (and %u more such)", first->text, more)
                          : first->text);
    }
}

/* The program of a file as native text, in the candidate's arena. */
static bool convert(struct intake_run *run, struct candidate *candidate, struct err *err)
{
    struct zone_source zones = spool_zone_source();
    const char *name = candidate->name;
    struct import_options options = {.zones = &zones, .file_name = intake_run_printable(&run->arena, name)};
    struct issue_list issues;
    struct arena scratch;
    const struct program *program;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    options.cancelled_words = style_cancelled_words(&scratch);
    issue_list_init(&issues, &run->arena);
    intake_zone_find(run, &zones, &scratch, &options);
    bool ok =
        spool_read_file(intake_run_setup_path(run, name), LIMIT_FILE_BYTES, &scratch, &bytes, &size, err) &&
        importer_import(bytes, size, &options, &run->arena, &scratch, &issues, NULL, &program, err);
    if (ok && program->session_count == 0)
        ok = err_set(err, ERR_MEANING, "has no sessions%s",
                     access(intake_run_spool_path(run, spool_file_name(SPOOL_PROGRAM)), F_OK) == 0
                         ? ": the program before it stays"
                         : "");
    if (ok) {
        candidate->source = intake_source_of(name, bytes, size);
        intake_taken_see(run, SPOOL_PROGRAM, &candidate->source);
        candidate->first = program->first;
        candidate->last = program->last;
        judge(candidate, program, &issues);
        candidate->text = write_program_to_read(program, &candidate->arena, &candidate->size, err);
        ok = candidate->text != NULL;
    }
    arena_finish(&scratch);
    return ok;
}

/* A clock that was not set yet is behind the files that were written since. */
static void find_now(struct intake_run *run)
{
    struct stat about;
    run->now = run->intake->now;
    for (uint32_t i = 0; instant_is_set(run->now) && i < run->name_count; i++)
        if (stat(intake_run_setup_path(run, run->names[i].name), &about) == 0)
            run->now = instant_max(run->now, (struct instant){about.st_mtim.tv_sec * MS_PER_SECOND});
}

/* Whether a schedule is rather the one that is meant: the one that is on or comes next, else, or where the
 * time is not known, the one that ends last. */
static bool is_better(const struct candidate *a, const struct candidate *b, struct instant now)
{
    bool a_over = !instant_is_set(a->last) || a->last.ms + OVER_AFTER_MS < now.ms;
    bool b_over = !instant_is_set(b->last) || b->last.ms + OVER_AFTER_MS < now.ms;
    if (!instant_is_set(now) || (a_over && b_over))
        return a->last.ms > b->last.ms;
    if (a_over != b_over)
        return b_over;
    return instant_max(a->first, now).ms < instant_max(b->first, now).ms;
}

/* ---- those that are none ---- */

static bool has_ending(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);
    return length > end_length && strcasecmp(name + length - end_length, end) == 0;
}

/* Whether somebody means it as a schedule, though it can't be read as one. */
static bool is_meant(const char *name, const struct err *err)
{
    static const char *const ends[] = {".json", ".xml", ".ics"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (has_ending(name, ends[i]))
            return true;
    return strncasecmp(name, "schedule", 8) == 0 || strncasecmp(name, "program", 7) == 0 ||
           (err->code != ERR_FORMAT && err->code != ERR_LIMIT && err->code != ERR_SYNTAX);
}

/* What a file is by the end of its name, where that says more than its content does. NULL: nothing. */
static const char *what_by_name(const char *name)
{
    static const struct {
        const char *ends[12];
        const char *text;
    } kinds[] = {
        {{".csv", ".tsv", ".xls", ".xlsx", ".ods", ".numbers"},
         "is a table, which is not read as a schedule: take the schedule.json or schedule.xml that the event "
         "publishes"},
        {{".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".pages", ".key", ".dotx"},
         "is an office document, which is not read: take the schedule.json or schedule.xml that the event "
         "publishes"},
        {{".url", ".webloc", ".lnk", ".desktop", ".gsheet", ".gdoc", ".website"},
         "is a link, which leads nowhere from here: put the file here that it leads to"},
        {{".exe", ".msi", ".dmg", ".app", ".deb", ".rpm", ".apk", ".appimage"},
         "is a program for a computer, not a schedule"},
        {{".img", ".iso", ".xz"}, "is an image of a card or a disc, not a schedule"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t k = 0; k < sizeof kinds[i].ends / sizeof *kinds[i].ends && kinds[i].ends[k]; k++)
            if (has_ending(name, kinds[i].ends[k]))
                return kinds[i].text;
    return NULL;
}

static void refuse(struct intake_run *run, const char *name, struct err *err)
{
    const char *what = what_by_name(name);
    if (what) {
        *err = (struct err){0};
        err_set(err, ERR_FORMAT, "%s", what);
    }
    if (is_meant(name, err))
        intake_run_refuse(run, name, err);
    else if (!intake_run_is_accounted(run, name)) /* else settings name it, and it was said what is wrong */
        intake_run_name_unknown(run, name, err->text);
}

/* ---- all ---- */

/* 0 for program.json, 1 for schedule.*, 2 for the rest. */
static int rank(const char *name)
{
    return strcasecmp(name, spool_file_name(SPOOL_PROGRAM)) == 0 ? 0
           : intake_run_is_schedule_name(name)                   ? 1
                                                                 : 2;
}

static void refuse_other(struct intake_run *run, const char *name, const char *taken)
{
    struct err err = {0};
    err_set(&err, ERR_MEANING, "is not shown, since %s is: leave one schedule there", taken);
    intake_run_refuse(run, name, &err);
}

static void consider(struct intake_run *run, const char *name, struct candidate *best, const char **others,
                     uint32_t *other_count)
{
    struct candidate candidate = {.name = name};
    struct err err = {0};
    arena_init(&candidate.arena, malloc, free);
    if (!convert(run, &candidate, &err)) {
        refuse(run, name, &err);
        arena_finish(&candidate.arena);
    } else if (!best->name || is_better(&candidate, best, run->now)) {
        if (best->name)
            others[(*other_count)++] = best->name;
        arena_finish(&best->arena);
        *best = candidate;
    } else {
        others[(*other_count)++] = name;
        arena_finish(&candidate.arena);
    }
    intake_run_end_turn(run);
}

bool intake_schedule_take(struct intake_run *run)
{
    struct candidate best = {.name = NULL};
    const char *others[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES];
    uint32_t other_count = 0;
    arena_init(&best.arena, malloc, free);
    find_now(run);
    for (int wanted = 0; wanted < 3; wanted++)
        for (uint32_t i = 0; i < run->name_count; i++)
            if (run->names[i].kind == INTAKE_OTHER && rank(run->names[i].name) == wanted) {
                consider(run, run->names[i].name, &best, others, &other_count);
                run->names[i].is_seen = true;
            }
    for (uint32_t i = 0; i < other_count; i++)
        refuse_other(run, others[i], best.name);
    if (best.name)
        intake_run_say(run, "%s is taken as the schedule", intake_run_printable(&run->arena, best.name));
    for (unsigned i = 0; i < best.told_count; i++)
        intake_run_tell(run, best.name, best.told[i]);
    bool ok = !best.name || intake_taken_put(run, SPOOL_PROGRAM, &best.source, best.text, best.size, false);
    arena_finish(&best.arena);
    return ok;
}

#include "setup/intake_run.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "spool/refusals.h"
#include "spool/file.h"

/* The text of the refusals stays below what spool/refusals.h reads. A card full of files that are not known
 * is a few lines. */
enum { MOST_REFUSAL_BYTES = 3800, MOST_NAMED = 6 };

void intake_run_begin(struct intake_run *run, const struct intake *intake, struct intake_result *result,
                      struct err *reterr)
{
    *run = (struct intake_run){.intake = intake, .now = INSTANT_NONE, .result = result, .reterr = reterr};
    *result = (struct intake_result){0};
    arena_init(&run->arena, malloc, free);
    arena_init(&run->whole, malloc, free);
    run->refusals.arena = run->named.arena = &run->whole;
}

void intake_run_finish(struct intake_run *run)
{
    arena_finish(&run->arena);
    arena_finish(&run->whole);
}

void intake_run_end_turn(struct intake_run *run)
{
    arena_finish(&run->arena);
    arena_init(&run->arena, malloc, free);
}

const char *intake_run_setup_path(struct intake_run *run, const char *name)
{
    return arena_printf(&run->arena, "%s/%s", run->intake->setup, name);
}

const char *intake_run_spool_path(struct intake_run *run, const char *name)
{
    return arena_printf(&run->arena, "%s/%s", run->intake->spool, name);
}

void intake_run_say(const struct intake_run *run, const char *format, ...)
{
    va_list arguments;
    if (!run->intake->out)
        return;
    va_start(arguments, format);
    vfprintf(run->intake->out, format, arguments);
    va_end(arguments);
    fputc('\n', run->intake->out);
}

const char *intake_run_printable(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    size_t length = strlen(copy);
    for (size_t bad = str_valid_prefix(copy, length); bad < length; bad = str_valid_prefix(copy, length))
        copy[bad] = '?';
    return str_clean(arena, copy);
}

static void add_line(struct intake_run *run, struct str_builder *lines, const char *mark, const char *text)
{
    if (run->refusals.length + run->named.length + strlen(mark) + strlen(text) + 1 <= MOST_REFUSAL_BYTES)
        str_addf(lines, "%s%s\n", mark, text);
    else
        run->left_out++;
}

static void refuse(struct intake_run *run, const char *mark, const char *name, const struct err *err)
{
    char buffer[700];
    err_format(err, name, buffer, sizeof buffer);
    const char *text = intake_run_printable(&run->arena, buffer);
    run->result->refused++;
    intake_run_say(run, "refused: %s", text);
    add_line(run, &run->refusals, mark, text);
}

void intake_run_refuse(struct intake_run *run, const char *name, const struct err *err)
{
    refuse(run, "", name, err);
}

void intake_run_refuse_settings(struct intake_run *run, enum intake_kind kind, const char *name,
                                const struct err *err)
{
    refuse(run, kind == INTAKE_DISPLAY || kind == INTAKE_VENUE ? REFUSALS_SETTINGS_MARK : "", name, err);
}

static void tell(struct intake_run *run, const char *text)
{
    const char *line = intake_run_printable(&run->arena, text);
    intake_run_say(run, "told: %s", line);
    add_line(run, &run->refusals, "", line);
}

void intake_run_tell(struct intake_run *run, const char *name, const char *text)
{
    tell(run, arena_printf(&run->arena, "%s" REFUSALS_BUT "%.500s", name, text));
}

void intake_run_tell_issues(struct intake_run *run, const char *name, const struct issue_list *issues)
{
    enum { MOST_TOLD = 3 };
    unsigned told = 0;
    for (const struct issue *issue = issues->first; issue && told < MOST_TOLD; issue = issue->next, told++)
        tell(run, arena_printf(&run->arena, "%s: %s%s%.300s", name, issue->where, *issue->where ? ": " : "",
                               issue->text));
    if (issues->count > told)
        tell(run, arena_printf(&run->arena, "%s: %u more of this kind: nownext check --all names them all",
                               name, issues->count - told));
}

void intake_run_name_unknown(struct intake_run *run, const char *name, const char *text)
{
    const char *line = intake_run_printable(&run->arena, arena_printf(&run->arena, "%s: %.500s", name, text));
    run->result->not_known++;
    intake_run_say(run, "not known: %s", line);
    if (run->result->not_known <= MOST_NAMED)
        add_line(run, &run->named, "", line);
}

bool intake_run_is_schedule_name(const char *name)
{
    return strcasecmp(name, "program.json") == 0 || strncasecmp(name, "schedule.", 9) == 0;
}

void intake_run_make_folders(struct intake_run *run, const char *file)
{
    for (const char *slash = strchr(file, '/'); slash; slash = strchr(slash + 1, '/'))
        mkdir(intake_run_spool_path(run, arena_copy_n(&run->arena, file, (size_t)(slash - file))), 0755);
}

static bool is_there(const char *path, const char *bytes, size_t size)
{
    struct arena scratch;
    const char *there;
    size_t there_size;
    arena_init(&scratch, malloc, free);
    bool same = spool_read_file(path, size, &scratch, &there, &there_size, NULL) && there_size == size &&
                memcmp(there, bytes, size) == 0;
    arena_finish(&scratch);
    return same;
}

bool intake_run_has(struct intake_run *run, const char *name, const char *bytes, size_t size)
{
    return is_there(intake_run_spool_path(run, name), bytes, size);
}

bool intake_run_put(struct intake_run *run, const char *name, const char *bytes, size_t size, bool anew,
                    struct err *reterr)
{
    const char *path = intake_run_spool_path(run, name);
    if (!anew && is_there(path, bytes, size)) {
        run->result->unchanged++;
        intake_run_say(run, "unchanged: %s", name);
        return true;
    }
    if (!spool_replace_file(path, bytes, size, reterr))
        return false;
    run->result->taken++;
    intake_run_say(run, "taken: %s", name);
    return true;
}

/* "./a.png" is "a.png". */
static const char *skip_dot(const char *file)
{
    while (file[0] == '.' && file[1] == '/')
        file += 2;
    return file;
}

static bool is_in(const struct intake_seen *seen, const char *file)
{
    for (; seen; seen = seen->next)
        if (strcasecmp(seen->file, skip_dot(file)) == 0) /* as the partition's file system tells them apart */
            return true;
    return false;
}

static void mark(struct intake_run *run, const struct intake_seen **list, const char *file)
{
    struct intake_seen *seen = ARENA_NEW(&run->whole, struct intake_seen);
    *seen = (struct intake_seen){*list, arena_copy(&run->whole, skip_dot(file))};
    *list = seen;
}

bool intake_run_is_seen(const struct intake_run *run, const char *file)
{
    return is_in(run->seen, file);
}

void intake_run_mark_seen(struct intake_run *run, const char *file)
{
    mark(run, &run->seen, file);
}

void intake_run_mark_accounted(struct intake_run *run, const char *file)
{
    mark(run, &run->accounted, file);
}

bool intake_run_is_accounted(const struct intake_run *run, const char *file)
{
    return is_in(run->accounted, file) || is_in(run->seen, file);
}

const char *intake_run_find_name(const struct intake_run *run, const char *wanted)
{
    for (uint32_t i = 0; i < run->name_count; i++)
        if (strcasecmp(run->names[i].name, wanted) == 0)
            return run->names[i].name;
    return NULL;
}

static bool remove_if_there(const char *path, struct err *reterr)
{
    return remove(path) == 0 || errno == ENOENT ||
           err_set(reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
}

bool intake_run_leave_refusals(struct intake_run *run)
{
    const char *path = intake_run_spool_path(run, REFUSALS_FILE), *folder = run->intake->run, *there;
    const char *beside = folder ? arena_printf(&run->arena, "%s/" REFUSALS_FILE, folder) : NULL;
    if (run->named.length > 0)
        str_add(&run->refusals, run->named.text);
    if (run->result->not_known > MOST_NAMED)
        str_addf(&run->refusals, "this partition: %u more files that are not known\n",
                 run->result->not_known - MOST_NAMED);
    if (run->left_out > 0)
        str_addf(&run->refusals, "this partition: %u more lines than there is room for\n", run->left_out);
    size_t size, length = run->refusals.length;
    if (beside)
        remove(beside);
    if (length == 0)
        return remove_if_there(path, run->reterr);
    /* A display that runs does not say again what it has said. */
    if (spool_read_file(path, length, &run->arena, &there, &size, NULL) && size == length &&
        memcmp(there, run->refusals.text, size) == 0)
        return true;
    if (spool_replace_file(path, run->refusals.text, length, run->reterr))
        return true;
    /* No room even for that. What the spool still has of it is of another time. */
    if (beside && spool_replace_file(beside, run->refusals.text, length, NULL))
        remove(path);
    return false;
}

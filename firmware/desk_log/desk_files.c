#include "desk_log/desk_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "changes/fold.h"
#include "desk_log/settings.h"
#include "load/load_display.h"
#include "load/load_prepared.h"
#include "program/limits.h"
#include "spool/file.h"

/* The issues of one file, with its name before them. */
static void pass_on(struct issue_list *to, const struct issue_list *from, const char *path)
{
    for (const struct issue *issue = from->first; issue; issue = issue->next)
        issue_add(to, issue->level, issue->rule, issue->where, "%s: %s", path, issue->text);
}

static bool load_the_venue(const char *path, struct desk_files *files, struct issue_list *issues,
                           struct err *reterr)
{
    struct issue_list own;
    struct err err = {0};
    if (!*path)
        return true;
    issue_list_init(&own, &files->arena);
    if (!load_venue(path, &files->arena, &own, &files->venue, &err))
        return settings_fail(path, &err, reterr);
    pass_on(issues, &own, path);
    return true;
}

static bool load_the_program(const struct desk_settings *settings, struct desk_files *files,
                             struct err *reterr)
{
    struct load_options options = {0};
    struct err err = {0};
    if (files->venue && *files->venue->timezone) {
        options.timezone = files->venue->timezone;
        options.timezone_from = settings->venue;
    }
    if (!load_program(settings->program, &options, &files->loaded, &err))
        return settings_fail(settings->program, &err, reterr);
    files->program = files->loaded.program;
    return true;
}

/* The feed's changes belong to the program that they name alone: they are in it already. */
static bool load_the_feed(const struct desk_settings *settings, struct desk_files *files,
                          struct issue_list *issues, struct err *reterr)
{
    char digest[SHA256_TEXT_SIZE];
    const char *bytes;
    size_t size;
    struct err err = {0};
    if (!*settings->changes)
        return true;
    if (!load_changes(settings->changes, &files->arena, NULL, &files->feed, &err))
        return settings_fail(settings->changes, &err, reterr);
    if (!spool_read_file(settings->program, LIMIT_FILE_BYTES, &files->arena, &bytes, &size, &err))
        return settings_fail(settings->program, &err, reterr);
    sha256_text(bytes, size, digest);
    if (strcmp(files->feed->program_digest, digest) == 0)
        return true;
    files->feed = NULL;
    issue_add(issues, ISSUE_WARNING, "changes", "", "%s is of another program: it is left out",
              settings->changes);
    return true;
}

/* The desk's own file of texts stands for the venue's. */
static bool load_the_texts(const struct desk_settings *settings, struct desk_files *files,
                           struct issue_list *issues, struct err *reterr)
{
    const struct venue own = {.emergency_file = settings->emergency};
    struct issue_list found;
    struct err err = {0};
    const char *path = "";
    issue_list_init(&found, &files->arena);
    bool ok = load_prepared(*settings->emergency ? &own : files->venue, &files->arena, &found,
                            &files->prepared, &path, &err);
    pass_on(issues, &found, path);
    return ok || settings_fail(path, &err, reterr);
}

bool desk_files_load(const struct desk_settings *settings, struct desk_files *ret, struct issue_list *issues,
                     struct err *reterr)
{
    memset(ret, 0, sizeof *ret);
    arena_init(&ret->arena, malloc, free);
    if (load_the_venue(settings->venue, ret, issues, reterr) && load_the_program(settings, ret, reterr) &&
        load_the_feed(settings, ret, issues, reterr) && load_the_texts(settings, ret, issues, reterr))
        return true;
    desk_files_finish(ret);
    return false;
}

void desk_files_finish(struct desk_files *files)
{
    if (files->program)
        load_finish(&files->loaded);
    arena_finish(&files->arena);
    memset(files, 0, sizeof *files);
}

const struct program *desk_files_fold(const struct desk_files *files, const struct live *live,
                                      struct arena *arena, struct issue_list *issues)
{
    return changes_fold(files->program, files->feed, live, arena, issues);
}

struct preview_request desk_files_preview(const struct desk_files *files, const struct live *before,
                                          const struct live *after, struct instant now)
{
    return (struct preview_request){.program = files->program,
                                    .feed = files->feed,
                                    .before = before,
                                    .after = after,
                                    .venue = files->venue,
                                    .now = now};
}

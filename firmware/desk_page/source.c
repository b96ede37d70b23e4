#include "desk_page/source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "desk_log/desk_files.h"
#include "reader/name_key.h"

enum { FILE_PROGRAM, FILE_CHANGES, FILE_VENUE, FILE_EMERGENCY, FILE_COUNT };

struct source {
    struct desk_log *log;
    struct desk_files files;
    struct stat seen[FILE_COUNT];
    /* The program with the live data over it, and which these were. */
    struct arena of_fold;
    const struct program *folded;
    uint32_t count;
    const struct live *live;
};

static const char *path_of(const struct source *source, int file)
{
    const struct desk_settings *settings = desk_log_settings(source->log);
    const char *const paths[FILE_COUNT] = {settings->program, settings->changes, settings->venue,
                                           settings->emergency};
    return paths[file] ? paths[file] : "";
}

/* Whether a file is another one than it was when it was asked for last. */
static bool has_changed(struct source *source, int file)
{
    struct stat now = {0}, *seen = &source->seen[file];
    if (!*path_of(source, file) || stat(path_of(source, file), &now) != 0)
        return false;
    bool same = now.st_ino == seen->st_ino && now.st_size == seen->st_size && now.st_dev == seen->st_dev &&
                now.st_mtim.tv_sec == seen->st_mtim.tv_sec && now.st_mtim.tv_nsec == seen->st_mtim.tv_nsec;
    *seen = now;
    return !same;
}

static void read_again(struct source *source)
{
    struct desk_files files;
    bool has_any = false;
    for (int file = 0; file < FILE_COUNT; file++)
        has_any = has_changed(source, file) || has_any;
    if (!has_any || !desk_files_load(desk_log_settings(source->log), &files, NULL, NULL))
        return;
    desk_files_finish(&source->files);
    source->files = files;
    source->folded = NULL;
}

static bool read_source(void *user, struct desk_page_data *ret, struct err *reterr)
{
    struct source *source = user;
    const struct live *live;
    struct desk_commands commands;
    if (!desk_log_read(source->log, &commands, &live, reterr))
        return false;
    read_again(source);
    if (!source->folded || source->count != commands.count || source->live != live) {
        arena_reset(&source->of_fold);
        source->folded = desk_files_fold(&source->files, live, &source->of_fold, NULL);
        source->count = commands.count;
        source->live = live;
    }
    *ret = (struct desk_page_data){.program = source->files.program,
                                   .feed = source->files.feed,
                                   .folded = source->folded,
                                   .commands = commands,
                                   .live = live,
                                   .venue = source->files.venue,
                                   .prepared = source->files.prepared};
    return true;
}

static bool add_command(void *user, const struct desk_command *command, struct instant now,
                        uint32_t *ret_number, struct err *reterr)
{
    struct source *source = user;
    /* The live data are made anew, perhaps where the old ones were. */
    source->folded = NULL;
    return desk_log_add(source->log, command, now, ret_number, reterr);
}

struct source *source_open(struct desk_log *log, struct err *reterr)
{
    struct source *source = calloc(1, sizeof *source);
    if (!source) {
        err_set(reterr, ERR_IO, "there is not enough memory");
        return NULL;
    }
    source->log = log;
    arena_init(&source->of_fold, malloc, free);
    for (int file = 0; file < FILE_COUNT; file++)
        has_changed(source, file);
    if (desk_files_load(desk_log_settings(log), &source->files, NULL, reterr))
        return source;
    free(source);
    return NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    arena_finish(&source->of_fold);
    desk_files_finish(&source->files);
    free(source);
}

struct desk_page_source source_of_pages(struct source *source)
{
    return (struct desk_page_source){source, read_source, add_command, name_key};
}

const struct program *source_program(const struct source *source)
{
    return source->files.program;
}

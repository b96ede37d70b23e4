#include "app/intake.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "app/identify.h"
#include "app/refusals.h"
#include "app/store.h"
#include "base/str.h"
#include "importer/importer.h"
#include "program/limits.h"
#include "reader/read_display.h"
#include "reader/read_live.h"
#include "reader/read_venue.h"
#include "reader/write_program.h"
#include "spool/file.h"
#include "spool/tz.h"

enum { MOST_NAMES = 256, MOST_PICTURE_BYTES = 64 * 1024 * 1024 };

struct taking {
    const struct intake *intake;
    struct arena arena;
    struct str_builder refusals;
    struct intake_result *result;
    struct err *reterr;
    uint32_t name_count;
    const char *names[MOST_NAMES]; /* of the setup folder, sorted */
};

static const char *setup_path(struct taking *taking, const char *name)
{
    return arena_printf(&taking->arena, "%s/%s", taking->intake->setup, name);
}

static const char *spool_path(struct taking *taking, const char *name)
{
    return arena_printf(&taking->arena, "%s/%s", taking->intake->spool, name);
}

static void say(const struct taking *taking, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(const struct taking *taking, const char *format, ...)
{
    va_list arguments;
    if (!taking->intake->out)
        return;
    va_start(arguments, format);
    vfprintf(taking->intake->out, format, arguments);
    va_end(arguments);
    fputc('\n', taking->intake->out);
}

static void refuse(struct taking *taking, const char *name, const struct err *err)
{
    char text[700];
    err_format(err, name, text, sizeof text);
    for (char *end = strchr(text, '\n'); end; end = strchr(end, '\n'))
        *end = ' ';
    str_addf(&taking->refusals, "%s\n", text);
    taking->result->refused++;
    say(taking, "refused: %s", text);
}

/* Puts these bytes into the spool, if others are there. False only where that can't be. */
static bool put(struct taking *taking, const char *name, const char *bytes, size_t size)
{
    const char *path = spool_path(taking, name), *there;
    size_t there_size;
    if (spool_read_file(path, size, &taking->arena, &there, &there_size, NULL) && there_size == size &&
        memcmp(there, bytes, size) == 0) {
        taking->result->unchanged++;
        say(taking, "unchanged: %s", name);
        return true;
    }
    if (!spool_replace_file(path, bytes, size, taking->reterr))
        return false;
    taking->result->taken++;
    say(taking, "taken: %s", name);
    return true;
}

/* ---- what is there ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool read_names(struct taking *taking)
{
    DIR *folder = opendir(taking->intake->setup);
    if (!folder)
        return err_set(taking->reterr, ERR_IO, "%s can't be read: %s", taking->intake->setup, strerror(errno));
    for (const struct dirent *entry; taking->name_count < MOST_NAMES && (entry = readdir(folder));) {
        struct stat about;
        if (entry->d_name[0] != '.' && stat(setup_path(taking, entry->d_name), &about) == 0 &&
            S_ISREG(about.st_mode))
            taking->names[taking->name_count++] = arena_copy(&taking->arena, entry->d_name);
    }
    closedir(folder);
    qsort(taking->names, taking->name_count, sizeof *taking->names, compare_names);
    return true;
}

/* The name as it is spelled on a file system that does not tell case apart; NULL if it is not there. */
static const char *find_name(const struct taking *taking, const char *wanted)
{
    for (uint32_t i = 0; i < taking->name_count; i++)
        if (strcasecmp(taking->names[i], wanted) == 0)
            return taking->names[i];
    return NULL;
}

/* ---- displays and live data ---- */

static bool is_inside(const char *path)
{
    return path[0] != '/' && path[0] != '\0' && strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0 &&
           !strstr(path, "/../") && (strlen(path) < 3 || strcmp(path + strlen(path) - 3, "/..") != 0);
}

/* A picture is looked at when it is shown; here it only is brought there. */
static bool take_picture(struct taking *taking, const char *display, const char *file)
{
    struct err err = {0};
    const char *bytes;
    size_t size;
    if (!is_inside(file)) {
        err_set(&err, ERR_MEANING, "the picture %s must lie beside %s, on this partition", file, display);
        refuse(taking, display, &err);
        return true;
    }
    if (!spool_read_file(setup_path(taking, file), MOST_PICTURE_BYTES, &taking->arena, &bytes, &size, &err)) {
        refuse(taking, file, &err);
        return true;
    }
    for (const char *slash = strchr(file, '/'); slash; slash = strchr(slash + 1, '/'))
        mkdir(spool_path(taking, arena_printf(&taking->arena, "%.*s", (int)(slash - file), file)), 0755);
    return put(taking, file, bytes, size);
}

/* Before the settings that name them: when the display is told of these, they are there. */
static bool take_pictures(struct taking *taking, const char *name, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file && !take_picture(taking, name, config->cycle[i].file))
            return false;
    return true;
}

static bool take_display(struct taking *taking, const char *wanted)
{
    const struct display_config *config;
    struct err err = {0};
    const char *name = find_name(taking, wanted), *bytes;
    size_t size;
    if (!name)
        return true;
    if (!spool_read_file(setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) ||
        !read_display(bytes, size, &taking->arena, NULL, &config, &err)) {
        refuse(taking, name, &err);
        return true;
    }
    return take_pictures(taking, name, config) && put(taking, wanted, bytes, size);
}

static bool take_venue(struct taking *taking)
{
    const struct venue *venue;
    struct err err = {0};
    const char *name = find_name(taking, "venue.json"), *bytes;
    size_t size;
    if (!name)
        return true;
    if (!spool_read_file(setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) ||
        !read_venue(bytes, size, &taking->arena, NULL, &venue, &err)) {
        refuse(taking, name, &err);
        return true;
    }
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!take_pictures(taking, name, &venue->displays[i].config))
            return false;
    return put(taking, "venue.json", bytes, size);
}

/* The first line of name.txt; "" for none. */
static const char *own_name(struct taking *taking)
{
    const char *name = find_name(taking, "name.txt"), *bytes;
    size_t size;
    if (!name ||
        !spool_read_file(setup_path(taking, name), VENUE_MOST_KEY_BYTES * 4, &taking->arena, &bytes, &size, NULL))
        return "";
    size_t length = strcspn(bytes, "\r\n");
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    return arena_copy_n(&taking->arena, bytes, length);
}

/* It is no file of the organiser's, so it counts for nothing in the result. */
static bool leave_identity(struct taking *taking)
{
    struct intake_result counts = *taking->result;
    struct identity identity;
    identity_read(taking->intake->root ? taking->intake->root : "", &identity);
    const char *text = identify_text(&identity, own_name(taking), &taking->arena);
    bool ok = put(taking, IDENTIFY_FILE, text, strlen(text));
    *taking->result = counts;
    return ok;
}

static bool take_live(struct taking *taking)
{
    const struct live *live;
    struct err err = {0};
    const char *name = find_name(taking, "live.json"), *bytes;
    size_t size;
    if (!name)
        return true;
    if (spool_read_file(setup_path(taking, name), LIMIT_FILE_BYTES, &taking->arena, &bytes, &size, &err) &&
        read_live(bytes, size, &taking->arena, NULL, &live, &err))
        return put(taking, "live.json", bytes, size);
    refuse(taking, name, &err);
    return true;
}

/* ---- the schedule ---- */

static bool is_for_others(const char *name)
{
    static const char *const names[] = {"display.json", "display-2.json", "venue.json",      "live.json",
                                        "network.json", "time.txt",       "authorized_keys", "README.txt",
                                        "name.txt"};
    static const char *const endings[] = {".json", ".xml", ".txt", ".ics"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (length > end && strcasecmp(name + length - end, endings[i]) == 0)
            return false;
    }
    return true;
}

/* 0 for program.json, 1 for schedule.*, 2 for the rest. */
static int rank(const char *name)
{
    return strcasecmp(name, "program.json") == 0 ? 0 : strncasecmp(name, "schedule.", 9) == 0 ? 1 : 2;
}

/* The program of a file as native text, in the arena. */
static bool convert(struct taking *taking, const char *name, const char **ret, size_t *ret_size, struct err *err)
{
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .event_title = name};
    struct issue_list issues;
    struct arena scratch;
    const struct program *program;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    issue_list_init(&issues, &taking->arena);
    bool ok = spool_read_file(setup_path(taking, name), LIMIT_FILE_BYTES, &scratch, &bytes, &size, err) &&
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
                refuse(taking, name, &err);
            } else if (!convert(taking, name, &text, &size, &err)) {
                refuse(taking, name, &err);
            } else {
                taken = name;
                if (!put(taking, "program.json", text, size))
                    return false;
            }
        }
    }
    return true;
}

/* ---- all ---- */

static bool leave_refusals(struct taking *taking)
{
    const char *path = spool_path(taking, REFUSALS_FILE), *there;
    size_t size;
    if (taking->refusals.length == 0)
        return remove(path) == 0 || errno == ENOENT ||
               err_set(taking->reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
    /* Said once for the ten minutes after it was found, not at each start. */
    if (spool_read_file(path, taking->refusals.length, &taking->arena, &there, &size, NULL) &&
        size == taking->refusals.length && memcmp(there, taking->refusals.text, size) == 0)
        return true;
    return spool_replace_file(path, taking->refusals.text, taking->refusals.length, taking->reterr);
}

bool intake_run(const struct intake *intake, struct intake_result *ret, struct err *reterr)
{
    struct taking taking = {.intake = intake, .result = ret, .reterr = reterr};
    *ret = (struct intake_result){0};
    arena_init(&taking.arena, malloc, free);
    taking.refusals.arena = &taking.arena;
    bool ok = read_names(&taking) && leave_identity(&taking) && take_venue(&taking) && take_display(&taking, "display.json") &&
              take_display(&taking, "display-2.json") && take_schedule(&taking) && take_live(&taking) &&
              leave_refusals(&taking);
    arena_finish(&taking.arena);
    return ok;
}

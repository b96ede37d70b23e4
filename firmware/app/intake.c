#include "app/intake.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "app/identify.h"
#include "app/look.h"
#include "app/refusals.h"
#include "app/store.h"
#include "base/str.h"
#include "importer/importer.h"
#include "program/limits.h"
#include "reader/read_display.h"
#include "reader/read_live.h"
#include "reader/read_venue.h"
#include "reader/write_program.h"
#include "render/picture.h"
#include "spool/file.h"
#include "spool/tz.h"

/* Known names have places of their own. The text of the refusals stays below what app/refusals.h reads. */
enum { MOST_NAMES = 256, MOST_KNOWN_NAMES = 32, MOST_NAME_TXT_BYTES = 4096, MOST_REFUSAL_BYTES = 4000 };

/* A picture that was seen to, taken or refused: once is enough. */
struct seen_picture {
    const struct seen_picture *next;
    const char *file;
};

struct taking {
    const struct intake *intake;
    struct arena arena;  /* of one file's turn */
    struct arena whole;  /* of all the run */
    struct str_builder refusals;
    struct intake_result *result;
    struct err *reterr;
    const struct seen_picture *pictures;
    uint32_t name_count;
    const char *names[MOST_NAMES + MOST_KNOWN_NAMES]; /* of the setup folder, sorted */
    bool names_left_out;
};

/* Gives back the memory of a file's turn, so that a card with many files needs no more than one with few. */
static void end_turn(struct taking *taking)
{
    arena_finish(&taking->arena);
    arena_init(&taking->arena, malloc, free);
}

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

/* Fit for a screen, whatever a file system or a file has there: one line of UTF-8. */
static const char *printable(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    size_t length = strlen(copy);
    for (size_t bad = str_valid_prefix(copy, length); bad < length; bad = str_valid_prefix(copy, length))
        copy[bad] = '?';
    return str_clean(arena, copy);
}

static void refuse(struct taking *taking, const char *name, const struct err *err)
{
    char buffer[700];
    err_format(err, name, buffer, sizeof buffer);
    const char *text = printable(&taking->arena, buffer);
    taking->result->refused++;
    say(taking, "refused: %s", text);
    if (taking->refusals.length + strlen(text) + 1 <= MOST_REFUSAL_BYTES)
        str_addf(&taking->refusals, "%s\n", text);
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

/* Puts these bytes into the spool, if others are there. False only where that can't be. */
static bool put(struct taking *taking, const char *name, const char *bytes, size_t size, struct err *reterr)
{
    const char *path = spool_path(taking, name);
    if (is_there(path, bytes, size)) {
        taking->result->unchanged++;
        say(taking, "unchanged: %s", name);
        return true;
    }
    if (!spool_replace_file(path, bytes, size, reterr))
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
    if (taking->name_count == MOST_NAMES + MOST_KNOWN_NAMES || (!known && *other_count == MOST_NAMES)) {
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
        if (may_matter(entry->d_name) && stat(setup_path(taking, entry->d_name), &about) == 0 &&
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
                MOST_NAMES);
        refuse(taking, "this partition", &err);
    }
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

/* The spool's own files, and folders in their place. */
static bool is_reserved(const char *file)
{
    while (file[0] == '/' || (file[0] == '.' && file[1] == '/'))
        file++;
    size_t length = strcspn(file, "/");
    for (int i = 0; i < STORE_FILE_COUNT + 2; i++) {
        const char *own = i < STORE_FILE_COUNT ? store_file_name((enum store_file)i)
                          : i == STORE_FILE_COUNT ? IDENTIFY_FILE
                                                  : REFUSALS_FILE;
        if (strlen(own) == length && strncasecmp(file, own, length) == 0)
            return true;
    }
    return false;
}

static bool is_seen(struct taking *taking, const char *file)
{
    for (const struct seen_picture *seen = taking->pictures; seen; seen = seen->next)
        if (strcmp(seen->file, file) == 0)
            return true;
    struct seen_picture *seen = ARENA_NEW(&taking->whole, struct seen_picture);
    *seen = (struct seen_picture){taking->pictures, arena_copy(&taking->whole, file)};
    taking->pictures = seen;
    return false;
}

/* A picture is looked at when it is shown; here it only is brought there. */
static bool bring_picture(struct taking *taking, const char *display, const char *file, struct arena *scratch,
                          struct err *reterr)
{
    const char *bytes;
    size_t size;
    if (!is_inside(file))
        return err_set(reterr, ERR_MEANING, "must lie beside %s, on this partition", display);
    if (is_reserved(file))
        return err_set(reterr, ERR_MEANING, "is no name for a picture: give it another one, here and in %s", display);
    if (!spool_read_file(setup_path(taking, file), PICTURE_MOST_BYTES, scratch, &bytes, &size, reterr))
        return false;
    for (const char *slash = strchr(file, '/'); slash; slash = strchr(slash + 1, '/'))
        mkdir(spool_path(taking, arena_printf(scratch, "%.*s", (int)(slash - file), file)), 0755);
    return put(taking, file, bytes, size, reterr);
}

/* One that can't be taken is refused, and nothing else. */
static void take_picture(struct taking *taking, const char *display, const char *file)
{
    struct arena scratch;
    struct err err = {0};
    if (is_seen(taking, file))
        return;
    arena_init(&scratch, malloc, free);
    if (!bring_picture(taking, display, file, &scratch, &err))
        refuse(taking, file, &err);
    arena_finish(&scratch);
}

/* Before the settings that name them: when the display is told of these, they are there. */
static void take_pictures(struct taking *taking, const char *name, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file)
            take_picture(taking, name, config->cycle[i].file);
}

/* The display sees the spool, not this partition; and a theme has files of its own. */
static bool check_theme(const struct display_config *config, const char *where, struct err *reterr)
{
    for (int i = 0; i < LOOK_THEME_COUNT; i++)
        if (strcmp(config->theme, look_themes[i]) == 0)
            return true;
    return err_set_where(reterr, ERR_MEANING, where, "a board has night, paper and contrast");
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
        !read_display(bytes, size, &taking->arena, NULL, &config, &err) || !check_theme(config, "theme", &err)) {
        refuse(taking, name, &err);
        return true;
    }
    take_pictures(taking, name, config);
    return put(taking, wanted, bytes, size, taking->reterr);
}

static bool take_first_display(struct taking *taking)
{
    return take_display(taking, store_file_name(STORE_DISPLAY));
}

static bool take_second_display(struct taking *taking)
{
    return take_display(taking, store_file_name(STORE_SECOND_DISPLAY));
}

static bool check_venue(const struct venue *venue, struct arena *arena, struct err *reterr)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!check_theme(&venue->displays[i].config, arena_printf(arena, "displays[%u].theme", i), reterr))
            return false;
    return true;
}

/* The one that a venue takes the place of. */
static bool drop_display(struct taking *taking)
{
    const char *path = spool_path(taking, store_file_name(STORE_DISPLAY));
    if (find_name(taking, store_file_name(STORE_DISPLAY)))
        return true;
    if (remove(path) == 0)
        say(taking, "removed: %s, since there is a venue", store_file_name(STORE_DISPLAY));
    else if (errno != ENOENT)
        return err_set(taking->reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
    return true;
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
        !read_venue(bytes, size, &taking->arena, NULL, &venue, &err) || !check_venue(venue, &taking->arena, &err)) {
        refuse(taking, name, &err);
        return true;
    }
    for (uint32_t i = 0; i < venue->display_count; i++)
        take_pictures(taking, name, &venue->displays[i].config);
    return put(taking, "venue.json", bytes, size, taking->reterr) && drop_display(taking);
}

/* The first line of name.txt; "" for none. */
static const char *own_name(struct taking *taking)
{
    const char *name = find_name(taking, "name.txt"), *bytes;
    struct err err = {0};
    size_t size;
    if (!name)
        return "";
    if (!spool_read_file(setup_path(taking, name), MOST_NAME_TXT_BYTES, &taking->arena, &bytes, &size, &err)) {
        refuse(taking, name, &err);
        return "";
    }
    if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0) /* as some editors begin a text */
        bytes += 3;
    size_t length = strcspn(bytes, "\r\n");
    const char *line = arena_copy_n(&taking->arena, bytes, length);
    if (str_valid_prefix(line, length) != length) {
        err_set(&err, ERR_MEANING, "is not UTF-8: save it as such");
        refuse(taking, name, &err);
        return "";
    }
    line = str_clean(&taking->arena, line);
    if (strlen(line) <= VENUE_MOST_KEY_BYTES)
        return line;
    err_set(&err, ERR_LIMIT, "is longer than %d bytes, which is the limit of a name", VENUE_MOST_KEY_BYTES);
    refuse(taking, name, &err);
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
    bool ok = put(taking, IDENTIFY_FILE, text, strlen(text), taking->reterr);
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
        return put(taking, "live.json", bytes, size, taking->reterr);
    refuse(taking, name, &err);
    return true;
}

/* ---- the schedule ---- */

/* The program of a file as native text, in the arena. */
static bool convert(struct taking *taking, const char *name, const char **ret, size_t *ret_size, struct err *err)
{
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .event_title = printable(&taking->arena, name)};
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
                if (!put(taking, "program.json", text, size, taking->reterr))
                    return false;
            }
            end_turn(taking);
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
    /* A display that runs does not say again what it has said. */
    if (spool_read_file(path, taking->refusals.length, &taking->arena, &there, &size, NULL) &&
        size == taking->refusals.length && memcmp(there, taking->refusals.text, size) == 0)
        return true;
    return spool_replace_file(path, taking->refusals.text, taking->refusals.length, taking->reterr);
}

bool intake_run(const struct intake *intake, struct intake_result *ret, struct err *reterr)
{
    static bool (*const turns[])(struct taking *) = {read_names,         leave_identity,      take_venue,
                                                     take_first_display, take_second_display, take_schedule,
                                                     take_live,          leave_refusals};
    struct taking taking = {.intake = intake, .result = ret, .reterr = reterr};
    bool ok = true;
    *ret = (struct intake_result){0};
    arena_init(&taking.arena, malloc, free);
    arena_init(&taking.whole, malloc, free);
    taking.refusals.arena = &taking.whole;
    for (size_t i = 0; ok && i < sizeof turns / sizeof *turns; i++) {
        ok = turns[i](&taking);
        end_turn(&taking);
    }
    arena_finish(&taking.arena);
    arena_finish(&taking.whole);
    return ok;
}

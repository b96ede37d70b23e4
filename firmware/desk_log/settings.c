#include "desk_log/settings.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "json/read.h"
#include "json/write.h"
#include "spool/file.h"

static const char FORMAT[] = "nownext-desk/1";
enum { MOST_BYTES = 64 * 1024, MOST_PATH_BYTES = 4096, FOLDER_SIZE = 4096 };

enum { S_FORMAT, S_PROGRAM, S_CHANGES, S_VENUE, S_PUBLISH, S_KEY, S_EMERGENCY, S_CA, S_BROKER, S_MEMBERS };
static const char *const members[] = {"format", "program",   "changes", "venue", "publish",
                                      "key",    "emergency", "ca",      "broker"};

/* Where a member's path stands in the settings; the format has none. The broker's is an address. */
static const size_t places[S_MEMBERS] = {[S_PROGRAM] = offsetof(struct desk_settings, program),
                                         [S_CHANGES] = offsetof(struct desk_settings, changes),
                                         [S_VENUE] = offsetof(struct desk_settings, venue),
                                         [S_PUBLISH] = offsetof(struct desk_settings, publish),
                                         [S_KEY] = offsetof(struct desk_settings, key),
                                         [S_EMERGENCY] = offsetof(struct desk_settings, emergency),
                                         [S_CA] = offsetof(struct desk_settings, ca),
                                         [S_BROKER] = offsetof(struct desk_settings, broker)};

static const char **path_of(struct desk_settings *settings, unsigned member)
{
    return (const char **)(void *)((char *)settings + places[member]);
}

bool settings_fail(const char *path, const struct err *inner, struct err *reterr)
{
    char text[sizeof inner->text];
    err_format(inner, path, text, sizeof text);
    return err_set(reterr, inner->code, "%s", text);
}

static bool read_members(const cJSON *const *m, const char *folder, struct arena *arena,
                         struct desk_settings *settings, struct err *reterr)
{
    for (unsigned i = S_FORMAT + 1; i < S_MEMBERS; i++) {
        const struct json_path path = {NULL, members[i], 0};
        const char **ret = path_of(settings, i);
        *ret = "";
        if (!json_read_given_text(&path, m[i], MOST_PATH_BYTES, arena, ret, reterr))
            return false;
        if (i != S_BROKER && **ret && **ret != '/')
            *ret = arena_printf(arena, "%s/%s", folder, *ret);
    }
    if (!*settings->program || !*settings->publish)
        return err_set_where(reterr, ERR_MEANING, *settings->program ? "publish" : "program",
                             "is missing: it must be the path of %s",
                             *settings->program ? "the folder that live.json is written to"
                                                : "the event's schedule");
    return true;
}

static bool read_bytes(const char *bytes, size_t size, const char *folder, struct arena *arena,
                       struct issue_list *issues, struct desk_settings *settings, struct err *reterr)
{
    struct json_notes notes = {.issues = issues, .scratch = arena};
    const cJSON *top, *m[S_MEMBERS];
    return json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) &&
           json_members(NULL, top, members, S_MEMBERS, m, &notes, reterr) &&
           json_check_format(m[S_FORMAT], FORMAT, reterr) && read_members(m, folder, arena, settings, reterr);
}

bool settings_read(const char *folder, struct arena *arena, struct issue_list *issues,
                   const struct desk_settings **ret, struct err *reterr)
{
    const char *path = arena_printf(arena, "%s/desk.json", folder), *bytes;
    struct desk_settings *settings = ARENA_NEW(arena, struct desk_settings);
    struct err err = {0};
    size_t size;
    if (access(path, F_OK) != 0)
        return err_set(reterr, ERR_IO, "%s is no desk's folder: nownext live begin makes one", folder);
    if (!spool_read_file(path, MOST_BYTES, arena, &bytes, &size, &err) ||
        !read_bytes(bytes, size, folder, arena, issues, settings, &err))
        return settings_fail(path, &err, reterr);
    *ret = settings;
    return true;
}

/* A path as it is from any folder. */
static const char *whole_path(const char *path, struct arena *arena)
{
    char folder[FOLDER_SIZE];
    if (!*path || *path == '/' || !getcwd(folder, sizeof folder))
        return path;
    return arena_printf(arena, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, path);
}

bool settings_write(const char *folder, const struct desk_settings *settings, struct err *reterr)
{
    struct arena arena;
    struct desk_settings written = *settings;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    struct json_writer json = {.out = &text, .layout = JSON_LINES};
    json_open(&json, NULL, '{');
    json_add_text(&json, members[S_FORMAT], FORMAT);
    for (unsigned i = S_FORMAT + 1; i < S_MEMBERS; i++) {
        const char *path = *path_of(&written, i);
        if (path && *path)
            json_add_text(&json, members[i], i == S_BROKER ? path : whole_path(path, &arena));
    }
    json_close(&json, '}');
    str_add(&text, "\n");
    const char *path = arena_printf(&arena, "%s/desk.json", folder);
    bool ok = spool_replace_file(path, text.text, text.length, &err) || settings_fail(path, &err, reterr);
    /* A broker's address has a password in it. */
    if (ok && written.broker && *written.broker && chmod(path, 0600) != 0)
        ok = err_set(reterr, ERR_IO, "%s: can't be kept from others: %s", path, strerror(errno));
    arena_finish(&arena);
    return ok;
}

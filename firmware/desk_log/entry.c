#include "desk_log/entry.h"

#include <inttypes.h>

#include "json/read.h"
#include "json/write.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "reader/write_live.h"

static const int64_t MOST_REVISION = INT64_C(9007199254740991);

/* ---- an entry ---- */

enum { E_N, E_AT, E_BY, E_VIA, E_DO, E_UNDONE, E_REVISION, E_SAYS, E_MEMBERS };
static const char *const entry_members[] = {"n", "at", "by", "via", "do", "undone", "revision", "says"};

const char *entry_write(const struct entry *entry, struct arena *arena, size_t *ret_size)
{
    const struct desk_command *command = &entry->command;
    struct str_builder out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '{');
    json_addf(&json, "n", "%" PRIu32, entry->number);
    json_add_instant(&json, "at", command->made);
    json_add_text(&json, "by", command->by);
    json_add_text(&json, "via", command->via);
    json_add_text(&json, "do", desk_verb_name(command->verb));
    if (command->verb == DESK_UNDO)
        json_addf(&json, "undone", "%" PRIu32, command->undone);
    json_addf(&json, "revision", "%" PRId64, entry->revision);
    if (command->verb != DESK_UNDO)
        write_live_part(&json, "says", &command->says);
    json_close(&json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}

static bool read_name(const char *name, const cJSON *item, struct arena *arena, const char **ret,
                      struct err *reterr)
{
    const struct json_path path = {NULL, name, 0};
    *ret = NULL;
    return item ? json_read_given_text(&path, item, LIMIT_NAME_BYTES, arena, ret, reterr)
                : json_wrong_type(&path, item, "a text", reterr);
}

static bool read_number(unsigned member, const cJSON *item, int64_t most, int64_t *ret, struct err *reterr)
{
    const struct json_path path = {NULL, entry_members[member], 0};
    return json_read_int(&path, item, 1, most, ret, reterr);
}

static bool read_says(const cJSON *item, struct arena *arena, struct desk_command *command,
                      struct err *reterr)
{
    const struct live *says;
    if (command->verb == DESK_UNDO) {
        command->says = (struct live){.issued = INSTANT_NONE, .venue = "", .log = ""};
        return true;
    }
    const struct json_path path = {NULL, "says", 0};
    if (!item)
        return json_wrong_type(&path, item, "an object", reterr);
    if (!read_live_part(item, arena, NULL, &says, reterr))
        return false;
    command->says = *says;
    return true;
}

static bool read_verb(const cJSON *item, enum desk_verb *ret, struct err *reterr)
{
    const struct json_path path = {NULL, "do", 0};
    const char *names[DESK_VERB_COUNT];
    unsigned verb;
    for (enum desk_verb i = 0; i < DESK_VERB_COUNT; i++)
        names[i] = desk_verb_name(i);
    if (!json_read_word(&path, item, names, DESK_VERB_COUNT, &verb, reterr))
        return false;
    *ret = (enum desk_verb)verb;
    return true;
}

bool entry_read(const char *line, size_t size, struct arena *arena, struct entry *ret, struct err *reterr)
{
    const struct json_path at = {NULL, "at", 0};
    struct json_notes notes = {.issues = NULL, .scratch = arena};
    const cJSON *top, *m[E_MEMBERS];
    int64_t number, undone = 0;
    *ret = (struct entry){0};
    struct desk_command *command = &ret->command;
    if (!json_parse(line, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, entry_members, E_MEMBERS, m, &notes, reterr) ||
        !read_number(E_N, m[E_N], UINT32_MAX, &number, reterr) ||
        !json_read_instant(&at, m[E_AT], &command->made, reterr) ||
        !read_name("by", m[E_BY], arena, &command->by, reterr) ||
        !read_name("via", m[E_VIA], arena, &command->via, reterr) ||
        !read_verb(m[E_DO], &command->verb, reterr) ||
        (command->verb == DESK_UNDO && !read_number(E_UNDONE, m[E_UNDONE], UINT32_MAX, &undone, reterr)) ||
        !read_number(E_REVISION, m[E_REVISION], MOST_REVISION, &ret->revision, reterr) ||
        !read_says(m[E_SAYS], arena, command, reterr))
        return false;
    ret->number = (uint32_t)number;
    command->undone = (uint32_t)undone;
    return true;
}

/* ---- the first line ---- */

static const char FORMAT[] = "nownext-desk-log/1";
enum { H_FORMAT, H_LOG, H_VENUE, H_MEMBERS };
static const char *const head_members[] = {"format", "log", "venue"};

const char *entry_write_head(const char *log, const char *venue, struct arena *arena, size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", FORMAT);
    json_add_text(&json, "log", log);
    if (*venue)
        json_add_text(&json, "venue", venue);
    json_close(&json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}

bool entry_read_head(const char *line, size_t size, struct arena *arena, const char **ret_log,
                     const char **ret_venue, struct err *reterr)
{
    const struct json_path venue = {NULL, "venue", 0};
    struct json_notes notes = {.issues = NULL, .scratch = arena};
    const cJSON *top, *m[H_MEMBERS];
    *ret_venue = "";
    return json_parse(line, size, JSON_NATIVE, arena, &top, reterr) &&
           json_members(NULL, top, head_members, H_MEMBERS, m, &notes, reterr) &&
           json_check_format(m[H_FORMAT], FORMAT, reterr) &&
           read_name("log", m[H_LOG], arena, ret_log, reterr) &&
           json_read_given_text(&venue, m[H_VENUE], LIMIT_NAME_BYTES, arena, ret_venue, reterr);
}

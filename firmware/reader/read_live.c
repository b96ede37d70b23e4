#include "reader/read_live.h"

#include <string.h>

#include "json/read.h"
#include "program/limits.h"
#include "reader/name_key.h"

struct reading {
    struct arena *arena;
    struct json_notes notes;
    struct err *reterr;
};

/* ---- shared ---- */

static bool read_id(struct reading *reading, const struct json_path *parent, const char *name,
                    const cJSON *item, const char **ret)
{
    struct json_path path = {parent, name, 0};
    return json_read_given_text(&path, item, LIMIT_NAME_BYTES, reading->arena, ret, reading->reterr);
}

/* Of a member that must be there. */
static bool says_nothing(const cJSON *item)
{
    return !item || (cJSON_IsString(item) && !*item->valuestring);
}

static bool read_bool(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, bool *ret)
{
    struct json_path path = {parent, name, 0};
    return !item || json_read_bool(&path, item, ret, reading->reterr);
}

static bool read_instant(struct reading *reading, const struct json_path *parent, const char *name,
                         const cJSON *item, struct instant *ret)
{
    struct json_path path = {parent, name, 0};
    return !item || json_read_instant(&path, item, ret, reading->reterr);
}

static bool read_text(struct reading *reading, const struct json_path *parent, struct label *ret,
                      const cJSON *item)
{
    struct json_path path = {parent, "text", 0};
    if (!json_read_label(&path, item, reading->arena, ret, reading->reterr))
        return false;
    for (uint32_t i = 0; i < ret->count; i++)
        if (strlen(ret->variants[i].text) > LIMIT_TITLE_BYTES)
            return json_fail_limit(&path, LIMIT_TITLE_BYTES, "bytes", reading->reterr);
    return true;
}

/* Which rooms something is for: "*" is all of them, and so is saying nothing. */
static bool read_scope(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       bool *ret_everywhere, uint32_t *ret_count, const struct room_name **ret_rooms)
{
    struct json_path path = {parent, "rooms", 0};
    *ret_everywhere = !item;
    if (!item)
        return true;
    const char *const *rooms = NULL;
    if (!json_read_texts(&path, item, LIMIT_ROOMS, LIMIT_NAME_BYTES, reading->arena, ret_count, &rooms,
                         reading->reterr))
        return false;
    if (*ret_count == 0)
        return json_fail(&path, reading->reterr,
                         "names no room: leave it out, or give [\"*\"], for all rooms");
    for (uint32_t i = 0; i < *ret_count; i++)
        *ret_everywhere = *ret_everywhere || strcmp(rooms[i], "*") == 0;
    *ret_rooms = names_of_rooms(reading->arena, *ret_count, rooms);
    return true;
}

static bool check_order(struct reading *reading, const struct json_path *parent, const char *name,
                        struct instant start, struct instant end)
{
    struct json_path path = {parent, name, 0};
    if (instant_is_set(start) && instant_is_set(end) && end.ms < start.ms)
        return json_fail(&path, reading->reterr, "is before the start");
    return true;
}

/* ---- changes ---- */

enum {
    C_SESSION,
    C_CANCELLED,
    C_REPLACED_BY,
    C_ROOM,
    C_START,
    C_END,
    C_DELAY_MIN,
    C_FULL,
    C_OVERFLOW_ROOM,
    C_REASON,
    C_MEMBERS
};
static const char *const change_members[] = {
    "session", "cancelled", "replaced_by", "room",          "start",
    "end",     "delay_min", "full",        "overflow_room", "reason",
};

static bool read_delay(struct reading *reading, const struct json_path *parent, const cJSON *item, int *ret)
{
    struct json_path path = {parent, "delay_min", 0};
    int64_t minutes = 0;
    if (item && !json_read_int(&path, item, 0, 24 * 60, &minutes, reading->reterr))
        return false;
    *ret = (int)minutes;
    return true;
}

static bool read_reason(struct reading *reading, const struct json_path *parent, const cJSON *item,
                        const char **ret)
{
    struct json_path path = {parent, "reason", 0};
    if (item && !json_read_text(&path, item, ret, reading->reterr))
        return false;
    *ret = json_copy_text(reading->arena, *ret, false);
    if (strlen(*ret) > LIMIT_NAME_BYTES)
        return json_fail_limit(&path, LIMIT_NAME_BYTES, "bytes", reading->reterr);
    return true;
}

/* A room that a change names. */
static bool read_room(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, const struct room_name **ret)
{
    const char *text = NULL;
    if (!read_id(reading, parent, name, item, &text))
        return false;
    if (text) {
        struct room_name *room = ARENA_NEW(reading->arena, struct room_name);
        *room = name_of_room(reading->arena, text);
        *ret = room;
    }
    return true;
}

/* Which field of a change each of its members says; 0: none of its own. */
static const unsigned change_fields[C_MEMBERS] = {
    [C_CANCELLED] = CHANGE_CANCELLED,
    [C_REPLACED_BY] = CHANGE_REPLACED_BY,
    [C_ROOM] = CHANGE_ROOM,
    [C_START] = CHANGE_START,
    [C_END] = CHANGE_END,
    [C_DELAY_MIN] = CHANGE_DELAY_MIN,
    [C_FULL] = CHANGE_FULL,
    [C_OVERFLOW_ROOM] = CHANGE_OVERFLOW_ROOM,
    [C_REASON] = CHANGE_REASON,
};

static bool read_change(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct change *change = ret;
    const cJSON *m[C_MEMBERS];
    *change = (struct change){
        .made = INSTANT_NONE, .by = "", .start = INSTANT_NONE, .end = INSTANT_NONE, .reason = ""};
    if (!json_members(path, item, change_members, C_MEMBERS, m, &reading->notes, reading->reterr))
        return false;
    if (says_nothing(m[C_SESSION]))
        return json_fail(path, reading->reterr,
                         "has no \"session\": it must be the id of the session that changes");
    if (!read_id(reading, path, "session", m[C_SESSION], &change->session) ||
        !read_bool(reading, path, "cancelled", m[C_CANCELLED], &change->cancelled) ||
        !read_id(reading, path, "replaced_by", m[C_REPLACED_BY], &change->replaced_by) ||
        !read_room(reading, path, "room", m[C_ROOM], &change->room) ||
        !read_instant(reading, path, "start", m[C_START], &change->start) ||
        !read_instant(reading, path, "end", m[C_END], &change->end) ||
        !read_delay(reading, path, m[C_DELAY_MIN], &change->delay_min) ||
        !read_bool(reading, path, "full", m[C_FULL], &change->full) ||
        !read_room(reading, path, "overflow_room", m[C_OVERFLOW_ROOM], &change->overflow_room) ||
        !read_reason(reading, path, m[C_REASON], &change->reason))
        return false;
    for (int i = 0; i < C_MEMBERS; i++)
        if (m[i])
            change->fields |= change_fields[i];
    return check_order(reading, path, "end", change->start, change->end);
}

/* ---- notices ---- */

enum { N_ID, N_LEVEL, N_TEXT, N_ROOMS, N_START, N_END, N_MEMBERS };
static const char *const notice_members[] = {"id", "level", "text", "rooms", "start", "end"};

static bool read_notice(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    static const char *const levels[] = {"info", "warning"};
    struct live_notice *notice = ret;
    const cJSON *m[N_MEMBERS];
    unsigned level = NOTICE_INFO;
    *notice = (struct live_notice){.start = INSTANT_NONE, .end = INSTANT_NONE};
    if (!json_members(path, item, notice_members, N_MEMBERS, m, &reading->notes, reading->reterr))
        return false;
    struct json_path level_path = {path, "level", 0};
    if (says_nothing(m[N_ID]))
        return json_fail(path, reading->reterr, "has no \"id\": it must be a text that no other notice has");
    if (!read_id(reading, path, "id", m[N_ID], &notice->id) ||
        (m[N_LEVEL] && !json_read_word(&level_path, m[N_LEVEL], levels, 2, &level, reading->reterr)) ||
        !read_text(reading, path, &notice->text, m[N_TEXT]) ||
        !read_scope(reading, path, m[N_ROOMS], &notice->everywhere, &notice->room_count, &notice->rooms) ||
        !read_instant(reading, path, "start", m[N_START], &notice->start) ||
        !read_instant(reading, path, "end", m[N_END], &notice->end))
        return false;
    notice->level = (enum notice_level)level;
    return check_order(reading, path, "end", notice->start, notice->end);
}

/* ---- emergency ---- */

enum { E_KIND, E_TEXT, E_ROOMS, E_TEST, E_RAISED, E_LIFTED, E_MEMBERS };
static const char *const emergency_members[] = {"kind", "text", "rooms", "test", "raised", "lifted"};

static bool read_emergency(struct reading *reading, const cJSON *item, const struct live_emergency **ret)
{
    static const char *const kinds[] = {"fire", "evacuation", "medical", "shelter", "custom"};
    struct json_path path = {NULL, "emergency", 0}, kind_path = {&path, "kind", 0};
    const cJSON *m[E_MEMBERS];
    unsigned kind;
    *ret = NULL;
    if (!item || cJSON_IsNull(item))
        return true;
    struct live_emergency *emergency = ARENA_NEW(reading->arena, struct live_emergency);
    emergency->raised = emergency->lifted = INSTANT_NONE;
    if (!json_members(&path, item, emergency_members, E_MEMBERS, m, &reading->notes, reading->reterr) ||
        !json_read_word(&kind_path, m[E_KIND], kinds, 5, &kind, reading->reterr) ||
        !read_text(reading, &path, &emergency->text, m[E_TEXT]) ||
        !read_scope(reading, &path, m[E_ROOMS], &emergency->everywhere, &emergency->room_count,
                    &emergency->rooms) ||
        !read_bool(reading, &path, "test", m[E_TEST], &emergency->test))
        return false;
    if (!m[E_RAISED])
        return json_fail(&path, reading->reterr,
                         "has no \"raised\": it must be the moment from which it is in force");
    if (!read_instant(reading, &path, "raised", m[E_RAISED], &emergency->raised) ||
        (!cJSON_IsNull(m[E_LIFTED]) &&
         !read_instant(reading, &path, "lifted", m[E_LIFTED], &emergency->lifted)))
        return false;
    if (instant_is_set(emergency->lifted) && emergency->lifted.ms < emergency->raised.ms) {
        /* No alarm is silenced by a slip of the pen. */
        issue_add(reading->notes.issues, ISSUE_WARNING, "lifted", "emergency.lifted",
                  "is before \"raised\": the emergency is taken as not lifted");
        emergency->lifted = INSTANT_NONE;
    }
    emergency->kind = (enum emergency_kind)kind;
    *ret = emergency;
    return true;
}

/* ---- the document ---- */

static bool read_each(struct reading *reading, const char *name, const cJSON *list, size_t size,
                      uint32_t *ret_count, const void **ret_items,
                      bool (*read)(struct reading *, const struct json_path *, const cJSON *, void *))
{
    struct json_path path = {NULL, name, 0};
    *ret_count = 0;
    *ret_items = NULL;
    if (!list)
        return true;
    if (!json_read_list(&path, list, LIMIT_SESSIONS, ret_count, reading->reterr))
        return false;
    char *items = arena_array(reading->arena, *ret_count, size);
    int index = 0;
    for (const cJSON *child = list->child; child; child = child->next, index++) {
        struct json_path here = {&path, NULL, index};
        if (!read(reading, &here, child, items + (size_t)index * size))
            return false;
    }
    *ret_items = items;
    return true;
}

enum { L_FORMAT, L_REVISION, L_ISSUED, L_CHANGES, L_NOTICES, L_EMERGENCY, L_MEMBERS };
static const char *const live_members[] = {"format", "revision", "issued", "changes", "notices", "emergency"};

bool read_live(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
               const struct live **ret, struct err *reterr)
{
    struct reading reading = {
        .arena = arena, .notes = {.issues = issues, .scratch = arena}, .reterr = reterr};
    const cJSON *top, *m[L_MEMBERS];
    struct json_path revision = {NULL, "revision", 0};
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, live_members, L_MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[L_FORMAT], "nownext-live/1", reterr))
        return false;
    struct live *live = ARENA_NEW(arena, struct live);
    live->issued = INSTANT_NONE;
    const void *changes, *notices;
    if (!json_read_int(&revision, m[L_REVISION], 0, INT64_C(9007199254740991), &live->revision, reterr) ||
        !read_instant(&reading, NULL, "issued", m[L_ISSUED], &live->issued) ||
        !read_each(&reading, "changes", m[L_CHANGES], sizeof *live->changes.changes, &live->changes.count,
                   &changes, read_change) ||
        !read_each(&reading, "notices", m[L_NOTICES], sizeof *live->notices, &live->notice_count, &notices,
                   read_notice) ||
        !read_emergency(&reading, m[L_EMERGENCY], &live->emergency))
        return false;
    live->changes.changes = changes;
    live->notices = notices;
    *ret = live;
    return true;
}

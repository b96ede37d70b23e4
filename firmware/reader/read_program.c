#include "reader/read_program.h"

#include <string.h>

#include "program/limits.h"
#include "reader/read_session.h"

/* ---- event ---- */

enum {
    EVENT_TITLE,
    EVENT_SHORT_TITLE,
    EVENT_URL,
    EVENT_TIMEZONE,
    EVENT_DAY_START,
    EVENT_LANGUAGES,
    EVENT_NOTE,
    EVENT_MEMBERS
};
static const char *const event_members[] = {"title",     "short_title", "url", "timezone",
                                            "day_start", "languages",   "note"};

static bool read_zone(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      const struct zone_source *zones)
{
    const char *name = "";
    if (item && !reading_text(reading, parent, "timezone", item, LIMIT_NAME_BYTES, &name))
        return false;
    if (!*name)
        return reading_fail(reading, parent, "timezone",
                            "is missing: it must be an IANA name such as Europe/Vienna");
    struct err err = {0};
    if (zone_load(&reading->builder.program->zone, name, zones, reading->arena, &err))
        return true;
    return err_set_where(reading->reterr, err.code, "event.timezone", "%s%s", err.text,
                         strstr(err.text, "Europe/Vienna") || strstr(err.text, "tzdata")
                             ? ""
                             : ": it must be an IANA name such as Europe/Vienna");
}

static bool read_event(struct reading *reading, const cJSON *item, const struct zone_source *zones)
{
    struct json_path path = {NULL, "event", 0};
    struct event *event = &reading->builder.program->event;
    const cJSON *m[EVENT_MEMBERS];
    if (!json_members(&path, item, event_members, EVENT_MEMBERS, m, &reading->notes, reading->reterr))
        return false;
    struct json_path day_start = {&path, "day_start", 0};
    return reading_label(reading, &path, "title", m[EVENT_TITLE], LIMIT_TITLE_BYTES, &event->title) &&
           reading_text(reading, &path, "short_title", m[EVENT_SHORT_TITLE], LIMIT_NAME_BYTES,
                        &event->short_title) &&
           reading_url(reading, &path, "url", m[EVENT_URL], &event->url) &&
           read_zone(reading, &path, m[EVENT_TIMEZONE], zones) &&
           (!m[EVENT_DAY_START] ||
            json_read_time_of_day(&day_start, m[EVENT_DAY_START], &event->day_start_min, reading->reterr)) &&
           reading_texts(reading, &path, "languages", m[EVENT_LANGUAGES], LIMIT_LANGUAGES, LIMIT_NAME_BYTES,
                         &event->language_count, &event->languages) &&
           reading_long_text(reading, &path, "note", m[EVENT_NOTE], &event->note);
}

/* ---- rooms and tracks ---- */

enum { ROOM_ID, ROOM_NAME, ROOM_SHORT_NAME, ROOM_PARTS, ROOM_MEMBERS };
static const char *const room_members[] = {"id", "name", "short_name", "parts"};

static bool read_parts(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       const char ***ret)
{
    uint32_t count = 0;
    const char *const *ids = NULL;
    *ret = NULL;
    if (!reading_texts(reading, parent, "parts", item, LIMIT_ROOMS, LIMIT_NAME_BYTES, &count, &ids))
        return false;
    if (count > 0) {
        *ret = ARENA_ARRAY(reading->arena, const char *, count + 1);
        memcpy(*ret, ids, count * sizeof **ret);
    }
    return true;
}

static bool read_room(struct reading *reading, const struct json_path *path, const cJSON *item)
{
    const cJSON *m[ROOM_MEMBERS];
    const char *id, *short_name, **parts;
    struct label name;
    uint32_t room;
    if (!json_members(path, item, room_members, ROOM_MEMBERS, m, &reading->notes, reading->reterr) ||
        !reading_name(reading, path, "id", m[ROOM_ID], &id) ||
        !reading_label(reading, path, "name", m[ROOM_NAME], LIMIT_NAME_BYTES, &name) ||
        !reading_text(reading, path, "short_name", m[ROOM_SHORT_NAME], LIMIT_NAME_BYTES, &short_name) ||
        !read_parts(reading, path, m[ROOM_PARTS], &parts))
        return false;
    if (builder_find_room_id(&reading->builder, id) != PROGRAM_NONE)
        return reading_fail(reading, path, "id", "is that of an earlier room too: ids must differ");
    return builder_add_room(&reading->builder, id, name, short_name, parts, &room, reading->reterr);
}

enum { TRACK_ID, TRACK_NAME, TRACK_COLOR, TRACK_MEMBERS };
static const char *const track_members[] = {"id", "name", "color"};

static bool read_track(struct reading *reading, const struct json_path *path, const cJSON *item)
{
    const cJSON *m[TRACK_MEMBERS];
    const char *id, *color;
    struct label name;
    uint32_t track;
    if (!json_members(path, item, track_members, TRACK_MEMBERS, m, &reading->notes, reading->reterr) ||
        !reading_name(reading, path, "id", m[TRACK_ID], &id) ||
        !reading_label(reading, path, "name", m[TRACK_NAME], LIMIT_NAME_BYTES, &name) ||
        !reading_text(reading, path, "color", m[TRACK_COLOR], LIMIT_NAME_BYTES, &color))
        return false;
    if (builder_find_track_id(&reading->builder, id) != PROGRAM_NONE)
        return reading_fail(reading, path, "id", "is that of an earlier track too: ids must differ");
    return builder_add_track(&reading->builder, id, name, *color ? color : NULL, &track, reading->reterr);
}

/* ---- the document ---- */

static bool read_each(struct reading *reading, const char *name, const cJSON *list, unsigned limit,
                      bool (*read)(struct reading *, const struct json_path *, const cJSON *))
{
    struct json_path path = {NULL, name, 0};
    uint32_t count;
    if (!list)
        return true;
    if (!json_read_list(&path, list, limit, &count, reading->reterr))
        return false;
    int index = 0;
    for (const cJSON *child = list->child; child; child = child->next) {
        struct json_path here = {&path, NULL, index++};
        if (!read(reading, &here, child))
            return false;
    }
    return true;
}

/* Each in the memory that the one before had: it stays in the processor's caches, and there is little of it.
 */
static bool read_sessions(struct reading *reading, const cJSON *list, const struct json_range *items,
                          uint32_t count)
{
    struct json_path path = {NULL, "sessions", 0};
    if (!cJSON_IsArray(list))
        return json_wrong_type(&path, list, "a list", reading->reterr);
    if (count > LIMIT_SESSIONS)
        return json_fail_limit(&path, LIMIT_SESSIONS, "items", reading->reterr);
    builder_reserve_sessions(&reading->builder, count, reading->scratch);
    struct arena arena;
    arena_init(&arena, reading->scratch->acquire, reading->scratch->release);
    bool ok = true;
    for (uint32_t i = 0; ok && i < count; i++) {
        struct json_path here = {&path, NULL, (int)i};
        arena_reset(&arena);
        ok = read_session(reading, &here, json_parse_item(items[i], &arena));
    }
    arena_finish(&arena);
    return ok;
}

enum { P_FORMAT, P_REVISION, P_PUBLISHED, P_EVENT, P_ROOMS, P_TRACKS, P_SESSIONS, P_MEMBERS };
static const char *const program_members[] = {"format", "revision", "published", "event",
                                              "rooms",  "tracks",   "sessions"};

bool read_program(const char *bytes, size_t size, const struct zone_source *zones, struct arena *arena,
                  struct arena *scratch, struct issue_list *issues, const struct program **ret,
                  struct err *reterr)
{
    const cJSON *top, *m[P_MEMBERS];
    struct reading reading = {.arena = arena,
                              .scratch = scratch,
                              .issues = issues,
                              .reterr = reterr,
                              .notes = {.issues = issues, .scratch = scratch}};
    const struct json_range *sessions;
    uint32_t session_count;
    if (!json_parse_split(bytes, size, "sessions", scratch, &top, &sessions, &session_count, reterr) ||
        !json_members(NULL, top, program_members, P_MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[P_FORMAT], "nownext-program/1", reterr))
        return false;
    builder_init(&reading.builder, arena, issues);
    struct program *program = reading.builder.program;
    return reading_text(&reading, NULL, "revision", m[P_REVISION], LIMIT_TITLE_BYTES, &program->revision) &&
           (!m[P_PUBLISHED] ||
            reading_instant(&reading, NULL, "published", m[P_PUBLISHED], &program->published)) &&
           read_event(&reading, m[P_EVENT], zones) &&
           read_each(&reading, "rooms", m[P_ROOMS], LIMIT_ROOMS, read_room) &&
           read_each(&reading, "tracks", m[P_TRACKS], LIMIT_TRACKS, read_track) &&
           read_sessions(&reading, m[P_SESSIONS], sessions, session_count) &&
           builder_finish(&reading.builder, BUILDER_REFUSE_REPEATS, ret, reterr);
}

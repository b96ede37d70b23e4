#include "reader/read_program.h"

#include <string.h>

#include "program/limits.h"
#include "reader/name_key.h"
#include "reader/read_session.h"

enum { FIRST_SESSIONS = 128 }; /* that there is room for, before it grows: most small events have no more */

/* ---- event ---- */

enum {
    EVENT_TITLE,
    EVENT_SHORT_TITLE,
    EVENT_URL,
    EVENT_TIMEZONE,
    EVENT_TIMEZONE_BASIS,
    EVENT_TIMEZONE_REASON,
    EVENT_TIMEZONE_DOUBT,
    EVENT_DAY_START,
    EVENT_LANGUAGES,
    EVENT_NOTE,
    EVENT_MEMBERS
};
static const char *const event_members[] = {
    "title",           "short_title",    "url",       "timezone",  "timezone_basis",
    "timezone_reason", "timezone_doubt", "day_start", "languages", "note",
};

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

static const char *basis_word(unsigned basis)
{
    return zone_basis_name((enum zone_basis)basis);
}

/* Where the zone is from, as the importer has found it: a file that says nothing of it names its zone. */
static bool read_zone_basis(struct reading *reading, const struct json_path *parent, const cJSON *const *m)
{
    struct program *program = reading->builder.program;
    unsigned basis;
    if (!reading_word(reading, parent, "timezone_basis", m[EVENT_TIMEZONE_BASIS], basis_word,
                      ZONE_BASIS_COUNT, ZONE_NAMED, &basis) ||
        (m[EVENT_TIMEZONE_REASON] &&
         !reading_text(reading, parent, "timezone_reason", m[EVENT_TIMEZONE_REASON], LIMIT_TITLE_BYTES,
                       &program->zone_reason)) ||
        !reading_text(reading, parent, "timezone_doubt", m[EVENT_TIMEZONE_DOUBT], LIMIT_TITLE_BYTES,
                      &program->zone_doubt))
        return false;
    program->zone_basis = (enum zone_basis)basis;
    return true;
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
           read_zone(reading, &path, m[EVENT_TIMEZONE], zones) && read_zone_basis(reading, &path, m) &&
           (!m[EVENT_DAY_START] ||
            json_read_time_of_day(&day_start, m[EVENT_DAY_START], &event->day_start_min, reading->reterr)) &&
           reading_texts(reading, &path, "languages", m[EVENT_LANGUAGES], LIMIT_LANGUAGES, LIMIT_NAME_BYTES,
                         &event->language_count, &event->languages) &&
           reading_long_text(reading, &path, "note", m[EVENT_NOTE], &event->note);
}

/* ---- rooms and tracks ---- */

enum { ROOM_ID, ROOM_NAME, ROOM_SHORT_NAME, ROOM_ALIASES, ROOM_PARTS, ROOM_MEMBERS };
static const char *const room_members[] = {"id", "name", "short_name", "aliases", "parts"};

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
    const char *const *aliases = NULL;
    struct label name;
    uint32_t room, alias_count = 0;
    if (!json_members(path, item, room_members, ROOM_MEMBERS, m, &reading->notes, reading->reterr) ||
        !reading_name(reading, path, "id", m[ROOM_ID], &id) ||
        !reading_label(reading, path, "name", m[ROOM_NAME], LIMIT_NAME_BYTES, &name) ||
        !reading_text(reading, path, "short_name", m[ROOM_SHORT_NAME], LIMIT_NAME_BYTES, &short_name) ||
        !reading_texts(reading, path, "aliases", m[ROOM_ALIASES], LIMIT_ALIASES, LIMIT_NAME_BYTES,
                       &alias_count, &aliases) ||
        !read_parts(reading, path, m[ROOM_PARTS], &parts))
        return false;
    if (builder_find_room_id(&reading->builder, id) != PROGRAM_NONE)
        return reading_fail(reading, path, "id", "is that of an earlier room too: ids must differ");
    if (!builder_add_room(&reading->builder, id, name, short_name, parts, &room, reading->reterr))
        return false;
    for (uint32_t i = 0; i < alias_count; i++)
        builder_add_alias(&reading->builder, room, aliases[i]);
    return true;
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

enum { P_FORMAT, P_REVISION, P_PUBLISHED, P_REPLACES_ALL, P_EVENT, P_ROOMS, P_TRACKS, P_SESSIONS, P_MEMBERS };
static const char *const program_members[] = {"format", "revision", "published", "replaces_all",
                                              "event",  "rooms",    "tracks",    "sessions"};

/* All but the sessions. */
static bool read_head(struct reading *reading, const cJSON *top)
{
    const cJSON *m[P_MEMBERS];
    if (!json_members(NULL, top, program_members, P_MEMBERS, m, &reading->notes, reading->reterr) ||
        !json_check_format(m[P_FORMAT], "nownext-program/1", reading->reterr))
        return false;
    builder_init(&reading->builder, reading->arena, reading->issues);
    reading->builder.key_of = name_key;
    if (reading->words)
        reading->builder.cancelled_words = reading->words;
    struct program *program = reading->builder.program;
    const struct json_path replaces_all = {NULL, "replaces_all", 0};
    reading->has_head =
        reading_text(reading, NULL, "revision", m[P_REVISION], LIMIT_TITLE_BYTES, &program->revision) &&
        (!m[P_PUBLISHED] ||
         reading_instant(reading, NULL, "published", m[P_PUBLISHED], &program->published)) &&
        (!m[P_REPLACES_ALL] ||
         json_read_bool(&replaces_all, m[P_REPLACES_ALL], &program->replaces_all, reading->reterr)) &&
        read_event(reading, m[P_EVENT], reading->zones) &&
        read_each(reading, "rooms", m[P_ROOMS], LIMIT_ROOMS, read_room) &&
        read_each(reading, "tracks", m[P_TRACKS], LIMIT_TRACKS, read_track);
    return reading->has_head;
}

static bool take_session(void *user, const cJSON *top, const cJSON *item, uint32_t index)
{
    struct reading *reading = user;
    const struct builder *builder = &reading->builder;
    struct json_path path = {NULL, "sessions", 0}, here = {&path, NULL, (int)index};
    if (index == 0 && !read_head(reading, top))
        return false;
    if (index == builder->draft_capacity)
        builder_reserve_sessions(&reading->builder, index ? index * 2 : FIRST_SESSIONS, reading->scratch);
    return read_session(reading, &here, item);
}

/* The whole tree, for a document in which something follows the sessions that they may refer to. */
static void read_whole(struct reading *reading, const char *bytes, size_t size, const cJSON **ret)
{
    const cJSON *item;
    uint32_t index = 0;
    if (!json_parse(bytes, size, JSON_NATIVE, reading->scratch, ret, reading->reterr))
        return;
    item = cJSON_GetObjectItemCaseSensitive(*ret, "sessions")->child;
    while (item && take_session(reading, *ret, item, index++))
        item = item->next;
}

bool read_program(const char *bytes, size_t size, const struct zone_source *zones, const char *const *words,
                  struct arena *arena, struct arena *scratch, struct issue_list *issues,
                  const struct program **ret, struct err *reterr)
{
    /* What is wrong in the JSON is told before what is wrong in its meaning, wherever the two are. */
    struct err fault = {0};
    const struct reading fresh = {.arena = arena,
                                  .scratch = scratch,
                                  .zones = zones,
                                  .words = words,
                                  .issues = issues,
                                  .reterr = &fault,
                                  .notes = {.issues = issues, .scratch = scratch}};
    struct reading reading = fresh;
    struct json_stream stream = {"sessions", take_session, &reading, 0};
    const struct issue_list before = issues ? *issues : (struct issue_list){0};
    const struct json_path path = {NULL, "sessions", 0};
    const cJSON *top;
    if (!json_scan(bytes, size, JSON_NATIVE, &stream, scratch, &top, reterr)) {
        issue_list_cut(issues, &before);
        return false;
    }
    if (stream.count == 0) {
        read_head(&reading, top);
    } else if (strcmp(top->child->prev->string, "sessions") != 0) {
        issue_list_cut(issues, &before);
        fault = (struct err){0};
        reading = fresh;
        read_whole(&reading, bytes, size, &top);
    }
    const cJSON *sessions = cJSON_GetObjectItemCaseSensitive(top, "sessions");
    if (reading.has_head && !cJSON_IsArray(sessions))
        return json_wrong_type(&path, sessions, "a list", reterr);
    if (reading.has_head && stream.count > LIMIT_SESSIONS)
        return json_fail_limit(&path, LIMIT_SESSIONS, "items", reterr);
    if (fault.code != ERR_NONE)
        return err_set_where(reterr, fault.code, fault.where, "%s", fault.text);
    return builder_finish(&reading.builder, BUILDER_REFUSE_REPEATS, ret, reterr);
}

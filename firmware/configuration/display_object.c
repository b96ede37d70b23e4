#include "configuration/display_object.h"

#include <stddef.h>
#include <string.h>

#include "base/base64.h"
#include "program/limits.h"
#include "configuration/display_pages.h"
#include "configuration/display_panel.h"
#include "reader/name_key.h"

/* One reading of one object. */
struct reading {
    const struct json_path *at; /* of the object; NULL: the document */
    struct arena *arena;
    struct json_notes *notes;
    struct err *reterr;
    struct display_config *config;
};

enum { LIMIT_SERVERS = 8, LIMIT_STEPS = 48 };

/* ---- shared ---- */

static bool members(struct reading *reading, const char *name, const cJSON *item, const char *const *known,
                    unsigned count, const cJSON **ret)
{
    struct json_path path = {reading->at, name, 0};
    return json_members(&path, item, known, count, ret, reading->notes, reading->reterr);
}

static bool read_text(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, const char **ret)
{
    struct json_path path = {parent, name, 0};
    return json_read_given_text(&path, item, LIMIT_URL_BYTES, reading->arena, ret, reading->reterr);
}

static bool read_int(struct reading *reading, const struct json_path *parent, const char *name,
                     const cJSON *item, int min, int max, int *ret)
{
    struct json_path path = {parent, name, 0};
    int64_t value;
    if (!item)
        return true;
    if (!json_read_int(&path, item, min, max, &value, reading->reterr))
        return false;
    *ret = (int)value;
    return true;
}

static bool read_texts(struct reading *reading, const struct json_path *parent, const char *name,
                       const cJSON *item, unsigned limit, uint32_t *ret_count, const char *const **ret)
{
    struct json_path path = {parent, name, 0};
    return !item || json_read_texts(&path, item, limit, LIMIT_NAME_BYTES, reading->arena, ret_count, ret,
                                    reading->reterr);
}

bool read_urls(const struct json_path *parent, const cJSON *item, struct arena *arena, struct url_list *ret,
               struct err *reterr)
{
    struct json_path path = {parent, "url", 0};
    const char **one;
    if (!item)
        return true;
    if (!cJSON_IsString(item))
        return json_read_texts(&path, item, DISPLAY_MOST_URLS, LIMIT_NAME_BYTES, arena, &ret->count,
                               &ret->urls, reterr);
    one = ARENA_NEW(arena, const char *);
    if (!json_read_given_text(&path, item, LIMIT_NAME_BYTES, arena, one, reterr))
        return false;
    *ret = (struct url_list){1, one};
    return true;
}

/* How many members an object has whose names are data: rooms. */
static bool count_rooms(struct reading *reading, const struct json_path *path, const cJSON *item,
                        uint32_t *ret_count)
{
    uint32_t count = 0;
    if (!cJSON_IsObject(item))
        return json_wrong_type(path, item, "an object", reading->reterr);
    for (const cJSON *child = item->child; child; child = child->next)
        if (++count > LIMIT_ROOMS)
            return json_fail_limit(path, LIMIT_ROOMS, "rooms", reading->reterr);
    *ret_count = count;
    return true;
}

/* ---- where data comes from ---- */

/* A public key as minisign writes it: "Ed", an id of 8 bytes, a key of 32. What it verifies is the agent's
 * business. */
static bool is_public_key(const char *text)
{
    unsigned char bytes[42];
    return base64_decode(text, strlen(text), bytes, sizeof bytes) && memcmp(bytes, "Ed", 2) == 0;
}

static bool read_keys(struct reading *reading, const struct json_path *parent, const cJSON *item)
{
    struct json_path path = {parent, "keys", 0};
    struct display_config *config = reading->config;
    char shown[JSON_SHOWN_SIZE];
    if (!read_texts(reading, parent, "keys", item, DISPLAY_MOST_LIVE_KEYS, &config->live_key_count,
                    &config->live_keys))
        return false;
    for (uint32_t i = 0; i < config->live_key_count; i++) {
        struct json_path here = {&path, NULL, (int)i};
        if (!is_public_key(config->live_keys[i]))
            return json_fail(
                &here, reading->reterr,
                "must be a public key as nownext key show prints it, 56 characters that begin with "
                "RW, is \"%s\"",
                json_show_text(config->live_keys[i], shown));
    }
    return true;
}

static bool read_live_source(struct reading *reading, const cJSON *item)
{
    static const char *const known[] = {"url", "mqtt", "keys"};
    struct json_path path = {reading->at, "live", 0};
    struct display_config *config = reading->config;
    const cJSON *m[3];
    return members(reading, "live", item, known, 3, m) &&
           read_urls(&path, m[0], reading->arena, &config->live_urls, reading->reterr) &&
           read_text(reading, &path, "mqtt", m[1], &config->live_mqtt) &&
           (!m[2] || read_keys(reading, &path, m[2]));
}

static bool read_sources(struct reading *reading, const cJSON *program, const cJSON *live, const cJSON *time)
{
    static const char *const program_members[] = {"url", "poll_s", "ca_file"};
    static const char *const time_members[] = {"ntp"};
    struct json_path program_path = {reading->at, "program", 0}, time_path = {reading->at, "time", 0};
    struct display_config *config = reading->config;
    const cJSON *m[3];
    if (program && (!members(reading, "program", program, program_members, 3, m) ||
                    !read_urls(&program_path, m[0], reading->arena, &config->program_urls, reading->reterr) ||
                    !read_int(reading, &program_path, "poll_s", m[1], 10, 24 * 60 * 60, &config->poll_s) ||
                    !read_text(reading, &program_path, "ca_file", m[2], &config->program_ca_file)))
        return false;
    if (live && !read_live_source(reading, live))
        return false;
    return !time ||
           (members(reading, "time", time, time_members, 1, m) &&
            read_texts(reading, &time_path, "ntp", m[0], LIMIT_SERVERS, &config->ntp_count, &config->ntp));
}

/* ---- what is shown ---- */

static bool read_direction(struct reading *reading, const struct json_path *path, const cJSON *item,
                           struct direction *ret)
{
    static const char *const known[] = {"arrow", "floor", "text"};
    struct json_path arrow = {path, "arrow", 0}, floor = {path, "floor", 0}, text = {path, "text", 0};
    const char *arrows[WAY_COUNT - 1];
    const cJSON *m[3];
    unsigned index;
    for (unsigned i = 0; i < WAY_COUNT - 1; i++)
        arrows[i] = way_name((enum way)(i + 1));
    ret->floor = "";
    if (!json_members(path, item, known, 3, m, reading->notes, reading->reterr) ||
        (m[0] && !json_read_word(&arrow, m[0], arrows, WAY_COUNT - 1, &index, reading->reterr)) ||
        !json_read_given_text(&floor, m[1], LIMIT_FLOOR_BYTES, reading->arena, &ret->floor,
                              reading->reterr) ||
        (m[2] && !json_read_label(&text, m[2], reading->arena, &ret->text, reading->reterr)))
        return false;
    ret->way = m[0] ? (enum way)(index + 1) : WAY_NONE;
    return true;
}

static bool read_directions(struct reading *reading, const cJSON *item)
{
    struct json_path path = {reading->at, "directions", 0};
    uint32_t count = 0;
    if (!count_rooms(reading, &path, item, &count))
        return false;
    struct direction *directions = ARENA_ARRAY(reading->arena, struct direction, count), *at = directions;
    for (const cJSON *child = item->child; child; child = child->next, at++) {
        struct json_path here = {&path, child->string, 0};
        at->room = name_of_room(reading->arena, child->string);
        if (!read_direction(reading, &here, child, at))
            return false;
    }
    reading->config->direction_count = count;
    reading->config->directions = directions;
    return true;
}

static bool read_aliases(struct reading *reading, const cJSON *item)
{
    struct json_path path = {reading->at, "room_aliases", 0};
    uint32_t count = 0;
    if (!count_rooms(reading, &path, item, &count))
        return false;
    struct room_alias *aliases = ARENA_ARRAY(reading->arena, struct room_alias, count), *at = aliases;
    for (const cJSON *child = item->child; child; child = child->next, at++) {
        const char *room = "";
        if (!read_text(reading, &path, child->string, child, &room))
            return false;
        at->name = name_of_room(reading->arena, child->string);
        at->room = name_of_room(reading->arena, room);
    }
    reading->config->alias_count = count;
    reading->config->aliases = aliases;
    return true;
}

/* The members of "thresholds" are the fields' names. */
#define THRESHOLD(field, min, max)                                                                           \
    {                                                                                                        \
#field, offsetof(struct thresholds, field), min, max                                                 \
    }
static const struct {
    const char *name;
    size_t offset;
    int min, max;
} thresholds[] = {
    THRESHOLD(soon_min, 0, 120),
    THRESHOLD(ending_min, 0, 60),
    THRESHOLD(tombstone_min, 0, 1440),
    THRESHOLD(next_over_min, 0, 1440),
    THRESHOLD(countdown_min, 0, 1440),
    THRESHOLD(clock_only_min, 1, 1440),
    THRESHOLD(long_min, 60, 10080),
    THRESHOLD(look_ahead_min, 1, 1440),
    THRESHOLD(look_ahead_sessions, 1, 100),
    THRESHOLD(round_min, 1, 60),
    THRESHOLD(cycle_max_s, 10, 3600),
    THRESHOLD(dwell_min_s, 4, 120),
    THRESHOLD(dwell_max_s, 4, 600),
    THRESHOLD(dwell_code_points_per_s, 1, 100),
};
enum { THRESHOLDS = sizeof thresholds / sizeof *thresholds };

static bool read_thresholds(struct reading *reading, const cJSON *item)
{
    struct json_path path = {reading->at, "thresholds", 0}, dwell = {&path, "dwell_max_s", 0};
    struct thresholds *config = &reading->config->thresholds;
    const char *names[THRESHOLDS];
    const cJSON *m[THRESHOLDS];
    for (unsigned i = 0; i < THRESHOLDS; i++)
        names[i] = thresholds[i].name;
    if (!members(reading, "thresholds", item, names, THRESHOLDS, m))
        return false;
    for (unsigned i = 0; i < THRESHOLDS; i++) {
        int value;
        if (!m[i])
            continue;
        if (!read_int(reading, &path, names[i], m[i], thresholds[i].min, thresholds[i].max, &value))
            return false;
        memcpy((char *)config + thresholds[i].offset, &value, sizeof value);
    }
    if (config->dwell_max_s < config->dwell_min_s)
        return json_fail(&dwell, reading->reterr, "must not be less than dwell_min_s, which is %d",
                         config->dwell_min_s);
    return true;
}

/* ---- by the time of day ---- */

static bool read_night(struct reading *reading, const cJSON *item)
{
    static const char *const known[] = {"off", "on"};
    struct json_path path = {reading->at, "night", 0}, off = {&path, "off", 0}, on = {&path, "on", 0};
    struct display_config *config = reading->config;
    const cJSON *m[2];
    if (!members(reading, "night", item, known, 2, m) ||
        !json_read_time_of_day(&off, m[0], &config->night_off_min, reading->reterr) ||
        !json_read_time_of_day(&on, m[1], &config->night_on_min, reading->reterr))
        return false;
    if (config->night_off_min == config->night_on_min)
        return json_fail(&path, reading->reterr,
                         "must have two times that differ; leave it out if the panel stays on");
    return true;
}

/* One step; its time must be another than those before. */
static bool read_step(struct reading *reading, const struct json_path *here, const cJSON *item,
                      struct day_step *steps, uint32_t index)
{
    static const char *const known[] = {"from", "percent"};
    struct json_path from = {here, "from", 0}, percent = {here, "percent", 0};
    const cJSON *m[2];
    int64_t value;
    if (!json_members(here, item, known, 2, m, reading->notes, reading->reterr) ||
        !json_read_time_of_day(&from, m[0], &steps[index].from_min, reading->reterr) ||
        !json_read_int(&percent, m[1], 1, 100, &value, reading->reterr))
        return false;
    steps[index].value = (int)value;
    for (uint32_t i = 0; i < index; i++)
        if (steps[i].from_min == steps[index].from_min)
            return json_fail(&from, reading->reterr, "must be another time than that of step %u",
                             (unsigned)i);
    return true;
}

static bool read_brightness(struct reading *reading, const cJSON *item)
{
    struct json_path path = {reading->at, "brightness", 0};
    uint32_t count;
    if (!json_read_list(&path, item, LIMIT_STEPS, &count, reading->reterr))
        return false;
    struct day_step *steps = ARENA_ARRAY(reading->arena, struct day_step, count);
    uint32_t index = 0;
    for (const cJSON *child = item->child; child; child = child->next, index++) {
        struct json_path here = {&path, NULL, (int)index};
        if (!read_step(reading, &here, child, steps, index))
            return false;
    }
    reading->config->brightness = steps;
    reading->config->brightness_count = count;
    return true;
}

/* ---- the object ---- */

static bool read_rooms(struct reading *reading, const cJSON *item)
{
    const char *const *rooms = NULL;
    uint32_t count = 0;
    if (!read_texts(reading, reading->at, "rooms", item, LIMIT_ROOMS, &count, &rooms))
        return false;
    reading->config->rooms = names_of_rooms(reading->arena, count, rooms);
    reading->config->room_count = count;
    return true;
}

enum {
    D_FORMAT,
    D_NAME,
    D_ROLE,
    D_ROOMS,
    D_PROGRAM,
    D_LIVE,
    D_TIME,
    D_PANEL,
    D_THEME,
    D_LANGUAGE,
    D_TRANSITION,
    D_PIXEL_SHIFT,
    D_CYCLE,
    D_DIRECTIONS,
    D_ROOM_ALIASES,
    D_THRESHOLDS,
    D_NIGHT,
    D_BRIGHTNESS,
    D_TIMEZONE,
    D_VENUE,
    D_CLOCK,
    D_PICTURES,
    D_MEMBERS
};
static const char *const display_members[] = {
    "format",   "name",       "role",         "rooms",      "program",    "live",
    "time",     "panel",      "theme",        "language",   "transition", "pixel_shift",
    "cycle",    "directions", "room_aliases", "thresholds", "night",      "brightness",
    "timezone", "venue",      "clock",        "pictures",
};
_Static_assert((int)D_MEMBERS == (int)DISPLAY_OBJECT_MEMBERS, "the members of a display");

static bool read_clock(struct reading *reading, const cJSON *item)
{
    struct json_path path = {reading->at, "clock", 0};
    int64_t hours;
    if (!json_read_int(&path, item, INT32_MIN, INT32_MAX, &hours, reading->reterr))
        return false;
    reading->config->clock_hours = (int)hours;
    return hours == 12 || hours == 24 ||
           json_fail(&path, reading->reterr, "must be 12 or 24, is %d", (int)hours);
}

static bool read_looks(struct reading *reading, const cJSON *const *m)
{
    static const char *const transitions[] = {"fade", "none"};
    struct json_path transition_path = {reading->at, "transition", 0},
                     shift_path = {reading->at, "pixel_shift", 0};
    struct display_config *config = reading->config;
    unsigned transition;
    bool shift;
    if (!read_text(reading, reading->at, "theme", m[D_THEME], &config->theme) ||
        !read_text(reading, reading->at, "language", m[D_LANGUAGE], &config->language) ||
        (m[D_CLOCK] && !read_clock(reading, m[D_CLOCK])) ||
        !read_text(reading, reading->at, "timezone", m[D_TIMEZONE], &config->timezone) ||
        !read_text(reading, reading->at, "venue", m[D_VENUE], &config->venue) ||
        (m[D_TRANSITION] &&
         !json_read_word(&transition_path, m[D_TRANSITION], transitions, 2, &transition, reading->reterr)) ||
        (m[D_PIXEL_SHIFT] && !json_read_bool(&shift_path, m[D_PIXEL_SHIFT], &shift, reading->reterr)))
        return false;
    if (m[D_TRANSITION])
        config->fade = transition == 0;
    if (m[D_PIXEL_SHIFT])
        config->pixel_shift = shift;
    return true;
}

bool display_object_open(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                         struct display_object *ret, struct err *reterr)
{
    ret->at = at;
    return json_members(at, item, display_members, D_MEMBERS, ret->members, notes, reterr);
}

const cJSON *display_object_member(const struct display_object *object, const char *name)
{
    for (int i = 0; i < D_MEMBERS; i++)
        if (strcmp(display_members[i], name) == 0)
            return object->members[i];
    return NULL;
}

bool display_object_role(const struct display_object *object, enum display_role *ret, struct err *reterr)
{
    static const char *const roles[ROLE_COUNT] = {"door", "hallway"};
    struct json_path path = {object->at, "role", 0};
    unsigned role;
    if (!json_read_word(&path, object->members[D_ROLE], roles, ROLE_COUNT, &role, reterr))
        return false;
    *ret = (enum display_role)role;
    return true;
}

bool display_object_read(const struct display_object *object, struct arena *arena, struct json_notes *notes,
                         struct display_config *config, struct err *reterr)
{
    const cJSON *const *m = object->members;
    struct reading reading = {
        .at = object->at, .arena = arena, .notes = notes, .reterr = reterr, .config = config};
    return read_text(&reading, reading.at, "name", m[D_NAME], &config->name) &&
           (!m[D_ROOMS] || read_rooms(&reading, m[D_ROOMS])) &&
           read_sources(&reading, m[D_PROGRAM], m[D_LIVE], m[D_TIME]) &&
           (!m[D_PANEL] || display_panel_read(reading.at, m[D_PANEL], notes, &config->panel, reterr)) &&
           read_looks(&reading, m) &&
           (!m[D_CYCLE] || display_cycle_read(reading.at, m[D_CYCLE], arena, notes, config, reterr)) &&
           (!m[D_PICTURES] || display_pictures_read(reading.at, m[D_PICTURES], arena, config, reterr)) &&
           (!m[D_DIRECTIONS] || read_directions(&reading, m[D_DIRECTIONS])) &&
           (!m[D_ROOM_ALIASES] || read_aliases(&reading, m[D_ROOM_ALIASES])) &&
           (!m[D_THRESHOLDS] || read_thresholds(&reading, m[D_THRESHOLDS])) &&
           (!m[D_NIGHT] || read_night(&reading, m[D_NIGHT])) &&
           (!m[D_BRIGHTNESS] || read_brightness(&reading, m[D_BRIGHTNESS]));
}

void display_object_warn(const struct display_object *object, const struct display_config *config,
                         struct issue_list *issues)
{
    char where[JSON_PATH_SIZE];
    struct json_path path = {object->at, "rooms", 0};
    if (config->role != ROLE_DOOR || config->room_count > 0)
        return;
    json_path_text(&path, where, sizeof where);
    issue_add(issues, ISSUE_WARNING, "door-without-room", where, "a door needs its room's id here");
}

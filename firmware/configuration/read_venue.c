#include "configuration/read_venue.h"

#include <string.h>

#include "base/ascii.h"
#include "program/limits.h"
#include "configuration/display_object.h"
#include "reader/read_prepared.h"

struct reading {
    struct arena *arena;
    struct issue_list *issues;
    struct json_notes notes;
    struct err *reterr;
    const cJSON *defaults; /* NULL: none */
    struct venue *venue;
    struct venue_display *displays;
};

static const struct json_path displays_path = {NULL, "displays", 0}, defaults_path = {NULL, "defaults", 0};

static bool read_role(struct reading *reading, const struct display_object *defaults,
                      const struct display_object *object, enum display_role *ret)
{
    const struct display_object *of = display_object_member(object, "role") || !reading->defaults ? object
                                      : display_object_member(defaults, "role")                   ? defaults
                                                                                                  : object;
    return display_object_role(of, ret, reading->reterr);
}

/* All displays of a venue are of one event. */
static bool refuse_shared(struct reading *reading, const struct display_object *object)
{
    static const char *const names[] = {"timezone", "venue"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct json_path path = {object->at, names[i], 0};
        if (display_object_member(object, names[i]))
            return json_fail(&path, reading->reterr,
                             "belongs to the whole venue: put it beside \"displays\"");
    }
    return true;
}

/* What the displays share is read anew for each: it is set over its role's own numbers, which differ. Its
 * unknown members are noted once, by check_defaults. */
static bool read_one(struct reading *reading, const cJSON *item, struct venue_display *ret)
{
    struct json_path path = {&displays_path, item->string, 0}, format = {&path, "format", 0};
    struct json_notes quiet = {.scratch = reading->arena};
    struct display_object defaults, object;
    enum display_role role;
    const char *named = "";
    if ((reading->defaults &&
         !display_object_open(&defaults_path, reading->defaults, &quiet, &defaults, reading->reterr)) ||
        !display_object_open(&path, item, &reading->notes, &object, reading->reterr) ||
        !read_role(reading, &defaults, &object, &role))
        return false;
    const cJSON *given = display_object_member(&object, "format"); /* a display.json as it is */
    if (given && (!json_read_text(&format, given, &named, reading->reterr) ||
                  (strcmp(named, "nownext-display/1") != 0 &&
                   !json_fail(&format, reading->reterr, "must be \"nownext-display/1\", or be left out"))))
        return false;
    if (!refuse_shared(reading, &object))
        return false;
    ret->key = item->string;
    display_config_set_defaults(&ret->config, role);
    if ((reading->defaults &&
         !display_object_read(&defaults, reading->arena, &quiet, &ret->config, reading->reterr)) ||
        !display_object_read(&object, reading->arena, &reading->notes, &ret->config, reading->reterr))
        return false;
    if (!*ret->config.name)
        ret->config.name = item->string;
    display_object_warn(&object, &ret->config, reading->issues);
    return true;
}

static bool check_defaults(struct reading *reading)
{
    struct json_path name = {&defaults_path, "name", 0}, format = {&defaults_path, "format", 0};
    struct display_object defaults;
    struct display_config *config = &reading->venue->shared;
    display_config_set_defaults(config, ROLE_DOOR);
    if (!reading->defaults)
        return true;
    if (!display_object_open(&defaults_path, reading->defaults, &reading->notes, &defaults,
                             reading->reterr) ||
        !display_object_read(&defaults, reading->arena, &reading->notes, config, reading->reterr))
        return false;
    if (!refuse_shared(reading, &defaults))
        return false;
    if (display_object_member(&defaults, "name"))
        return json_fail(&name, reading->reterr, "belongs to one display, not to all");
    return !display_object_member(&defaults, "format") ||
           json_fail(&format, reading->reterr, "belongs to the document, or to a display");
}

static bool check_key(struct reading *reading, const char *key)
{
    struct json_path path = {&displays_path, key, 0};
    if (!*key)
        return json_fail(&path, reading->reterr,
                         "must be named: by its host name, serial number or MAC address");
    return strlen(key) <= VENUE_MOST_KEY_BYTES ||
           json_fail_limit(&path, VENUE_MOST_KEY_BYTES, "bytes in its name", reading->reterr);
}

/* The one that is the same board in another spelling, or NULL. */
static const char *known_as(const struct reading *reading, const char *key)
{
    char folded[VENUE_MOST_KEY_BYTES + 1], other[VENUE_MOST_KEY_BYTES + 1];
    venue_fold_key(key, folded);
    for (uint32_t i = 0; i < reading->venue->display_count; i++)
        if (strcmp(folded, venue_fold_key(reading->displays[i].key, other)) == 0)
            return reading->displays[i].key;
    return NULL;
}

static void check_name(struct reading *reading, const struct venue_display *display)
{
    char folded[VENUE_MOST_KEY_BYTES + 1], other[VENUE_MOST_KEY_BYTES + 1], where[JSON_PATH_SIZE];
    char shown[JSON_SHOWN_SIZE];
    struct json_path path = {&displays_path, display->key, 0}, name = {&path, "name", 0};
    venue_fold_key(display->config.name, folded);
    for (uint32_t i = 0; i < reading->venue->display_count; i++) {
        if (strcmp(folded, venue_fold_key(reading->displays[i].config.name, other)) != 0)
            continue;
        json_path_text(&name, where, sizeof where);
        issue_add(reading->issues, ISSUE_WARNING, "display-name-twice", where,
                  "\"%s\" is the name of %s too: a stick with that name makes a board the first of them",
                  json_show_text(display->config.name, shown), reading->displays[i].key);
        return;
    }
}

static bool read_displays(struct reading *reading, const cJSON *item)
{
    uint32_t count = 0;
    if (!cJSON_IsObject(item))
        return json_wrong_type(&displays_path, item, "an object with a member for each display",
                               reading->reterr);
    for (const cJSON *child = item->child; child; child = child->next)
        if (++count > VENUE_MOST_DISPLAYS)
            return json_fail_limit(&displays_path, VENUE_MOST_DISPLAYS, "displays", reading->reterr);
    reading->displays = ARENA_ARRAY(reading->arena, struct venue_display, count);
    reading->venue->displays = reading->displays;
    for (const cJSON *child = item->child; child; child = child->next) {
        struct venue_display *display = &reading->displays[reading->venue->display_count];
        if (!check_key(reading, child->string) || !read_one(reading, child, display))
            return false;
        const char *known = known_as(reading, child->string);
        if (known) {
            char where[JSON_PATH_SIZE];
            struct json_path path = {&displays_path, child->string, 0};
            json_path_text(&path, where, sizeof where);
            issue_add(reading->issues, ISSUE_ERROR, "display-twice", where,
                      "is the same board as %s above: this one is left out", known);
            continue;
        }
        check_name(reading, display);
        reading->venue->display_count++;
    }
    return true;
}

/* "" where it is not given. */
static bool read_short(struct reading *reading, const char *name, const cJSON *item, const char **ret)
{
    struct json_path path = {NULL, name, 0};
    const char *text = "";
    if (item && !json_read_text(&path, item, &text, reading->reterr))
        return false;
    if (strlen(text) > LIMIT_NAME_BYTES)
        return json_fail_limit(&path, LIMIT_NAME_BYTES, "bytes", reading->reterr);
    *ret = json_copy_text(reading->arena, text, false);
    return true;
}

/* What topics begin with: it stands in a broker's rights too. */
static bool read_home_assistant(struct reading *reading, const cJSON *item)
{
    static const struct json_path path = {NULL, "home_assistant", 0};
    enum { MOST_BYTES = 64 };
    if (!read_short(reading, "home_assistant", item, &reading->venue->home_assistant))
        return false;
    const char *text = reading->venue->home_assistant;
    size_t length = strlen(text);
    if (length == 0)
        return true;
    bool ok = length <= MOST_BYTES && text[0] != '/' && text[length - 1] != '/' && !strstr(text, "//");
    for (size_t i = 0; i < length; i++)
        ok = ok && (ascii_is_letter(text[i]) || ascii_is_digit(text[i]) || strchr("-_/", text[i]));
    return ok ||
           json_fail(&path, reading->reterr,
                     "must be what its topics begin with, such as \"homeassistant\": at most %d letters and "
                     "digits, and - _ / between them",
                     MOST_BYTES);
}

/* The texts of emergencies: a file's name, or what it would hold. */
static bool read_prepared_texts(struct reading *reading, const cJSON *item)
{
    enum { TEXTS, MEMBERS };
    static const char *const known[] = {"texts"};
    static const struct json_path at = {NULL, "emergency", 0}, path = {&at, "texts", 0};
    const cJSON *m[MEMBERS];
    reading->venue->emergency_file = "";
    if (!item)
        return true;
    if (!json_members(&at, item, known, MEMBERS, m, &reading->notes, reading->reterr))
        return false;
    if (!cJSON_IsObject(m[TEXTS]))
        return json_read_given_text(&path, m[TEXTS], LIMIT_NAME_BYTES, reading->arena,
                                    &reading->venue->emergency_file, reading->reterr);
    struct prepared_texts *texts = ARENA_NEW(reading->arena, struct prepared_texts);
    texts->note = "";
    reading->venue->emergency = texts;
    return read_prepared_kinds(&path, m[TEXTS], reading->arena, &reading->notes, texts, reading->reterr);
}

bool read_venue(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                const struct venue **ret, struct err *reterr)
{
    enum { FORMAT, NAME, VENUE, TIMEZONE, URL, HOME_ASSISTANT, EMERGENCY, DEFAULTS, DISPLAYS, MEMBERS };
    static const char *const known[] = {"format",         "name",      "venue",    "timezone", "url",
                                        "home_assistant", "emergency", "defaults", "displays"};
    struct reading reading = {.arena = arena,
                              .issues = issues,
                              .notes = {.issues = issues, .scratch = arena},
                              .reterr = reterr,
                              .venue = ARENA_NEW(arena, struct venue)};
    const cJSON *top, *m[MEMBERS];
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, known, MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[FORMAT], "nownext-venue/1", reterr) ||
        !read_short(&reading, "name", m[NAME], &reading.venue->name) ||
        !read_short(&reading, "venue", m[VENUE], &reading.venue->venue) ||
        !read_short(&reading, "timezone", m[TIMEZONE], &reading.venue->timezone) ||
        !read_urls(NULL, m[URL], arena, &reading.venue->urls, reterr) ||
        !read_home_assistant(&reading, m[HOME_ASSISTANT]) || !read_prepared_texts(&reading, m[EMERGENCY]))
        return false;
    reading.defaults = m[DEFAULTS];
    if (!check_defaults(&reading) || !read_displays(&reading, m[DISPLAYS]))
        return false;
    *ret = reading.venue;
    return true;
}

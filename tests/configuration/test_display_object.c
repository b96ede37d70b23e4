#include "names.h"
#include "configuration/display_object.h"

#include "reading_check.h"

/* What read_display and read_venue do with it is their tests' business: here is one object over another one.
 */
static bool open_text(const struct json_path *at, const char *text, struct json_notes *notes,
                      struct display_object *ret, struct err *reterr)
{
    const cJSON *top = NULL;
    return CHECK(json_parse(text, strlen(text), JSON_NATIVE, &check_arena, &top, reterr)) &&
           display_object_open(at, top, notes, ret, reterr);
}

static void test_over(void)
{
    struct display_config config;
    struct display_object object;
    struct json_notes notes = {.scratch = &check_arena};
    struct err err = {0};
    display_config_set_defaults(&config, ROLE_HALLWAY);
    CHECK(
        open_text(
            NULL,
            "{\"pictures\":[\"plan.png\",\"under/"
            "roof.png\"],\"theme\":\"paper\",\"transition\":\"none\",\"pixel_shift\":false,\"clock\":12,"
            "\"rooms\":["
            "\"a\",\"b\"],"
            "\"panel\":{\"mode\":\"800x480\",\"rotate\":90},\"night\":{\"off\":\"21:00\",\"on\":\"07:00\"}}",
            &notes, &object, &err) &&
        display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK(open_text(NULL, "{\"language\":\"de\",\"rooms\":[\"c\"],\"panel\":{\"rotate\":180}}", &notes,
                    &object, &err) &&
          display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK_STR(config.theme, "paper");
    CHECK_STR(config.language, "de");
    CHECK(!config.fade);
    CHECK_INT(config.pixel_shift, 0);
    CHECK_INT(config.clock_hours, 12);
    if (CHECK_INT(config.picture_count, 2))
        CHECK_STR(config.pictures[1].file, "under/roof.png");
    CHECK(!config.pictures[0].is_missing);
    CHECK_INT(config.room_count, 1);
    CHECK_STR(config.rooms[0].text, "c");
    CHECK_INT(config.panel.width, 800);
    CHECK_INT(config.panel.rotate, 180);
    CHECK_INT(config.night_off_min, 21 * 60);
    CHECK_STR(err.text, "");
}

static void test_places(void)
{
    const struct json_path list = {NULL, "displays", 0}, at = {&list, "x", 0};
    struct display_config config;
    struct display_object object;
    enum display_role role = ROLE_HALLWAY;
    issue_list_init(&check_issues, &check_arena);
    struct json_notes notes = {.issues = &check_issues, .scratch = &check_arena};
    struct err err = {0};
    check_row("member");
    CHECK(open_text(&at, "{\"role\":\"door\",\"moom\":1,\"night\":{\"off\":\"7\"}}", &notes, &object, &err));
    CHECK(display_object_member(&object, "role") != NULL);
    CHECK(display_object_member(&object, "rooms") == NULL);
    CHECK(display_object_role(&object, &role, &err));
    CHECK_INT(role, ROLE_DOOR);
    display_config_set_defaults(&config, role);
    display_object_warn(&object, &config, &check_issues);
    CHECK_STR(check_issue(&check_issues, 0),
              "unknown-member displays.x.moom: not known and not read; did you mean \"rooms\"?");
    CHECK_STR(check_issue(&check_issues, 1),
              "door-without-room displays.x.rooms: a door needs its room's id here");
    CHECK(!display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK_STR(check_error_text(&err), "displays.x.night.off: must be a time of day such as 04:00, is \"7\"");
    check_row("no object");
    err = (struct err){0};
    CHECK(!open_text(&at, "[]", &notes, &object, &err));
    CHECK_STR(check_error_text(&err), "displays.x: must be an object, is a list");
}

static const struct {
    const char *label, *text;
    const char *err; /* NULL: it is good */
    uint32_t count;
} hours[] = {
    {"one", "[{\"from\":\"07:00\",\"percent\":100}]", NULL, 1},
    {"several, in any order", "[{\"from\":\"20:00\",\"percent\":1},{\"from\":\"07:00\",\"percent\":100}]",
     NULL, 2},
    {"none", "[]", NULL, 0},
    {"no list", "50", "x.brightness: must be a list, is a number", 0},
    {"too dark", "[{\"from\":\"07:00\",\"percent\":0}]",
     "x.brightness[0].percent: must be a whole number from 1 to 100, is 0", 0},
    {"no percent", "[{\"from\":\"07:00\"}]", "x.brightness[0].percent: is missing: it must be a whole number",
     0},
    {"no time", "[{\"from\":\"7\",\"percent\":5}]",
     "x.brightness[0].from: must be a time of day such as 04:00, is \"7\"", 0},
    {"twice", "[{\"from\":\"07:00\",\"percent\":5},{\"from\":\"07:00\",\"percent\":6}]",
     "x.brightness[1].from: must be another time than that of step 0", 0},
};

static void test_hours(void)
{
    const struct json_path at = {NULL, "x", 0};
    struct display_config config;
    struct display_object object;
    struct json_notes notes = {.scratch = &check_arena};
    for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
        struct err err = {0};
        check_row(hours[i].label);
        display_config_set_defaults(&config, ROLE_DOOR);
        const char *text = arena_printf(&check_arena, "{\"brightness\":%s}", hours[i].text);
        if (!CHECK(open_text(&at, text, &notes, &object, &err)))
            continue;
        bool good = display_object_read(&object, &check_arena, &notes, &config, &err);
        CHECK_INT(good, hours[i].err == NULL);
        CHECK_STR(good ? "" : check_error_text(&err), hours[i].err ? hours[i].err : "");
        CHECK_INT(good ? config.brightness_count : 0, hours[i].count);
        if (hours[i].count == 2)
            CHECK(config.brightness[0].from_min == 1200 && config.brightness[1].value == 100);
    }
    check_row("not there");
    struct err err = {0};
    display_config_set_defaults(&config, ROLE_DOOR);
    CHECK(open_text(&at, "{}", &notes, &object, &err) &&
          display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK(config.brightness_count == 0 && config.night_off_min < 0);
}

/* ---- the keys of live data ---- */

#define KEY "RWQBAQEBAQEBAVeUYbAd8v2Z2MgMr9iE/4zC5ySZ9RX+2eCc5q3ZQ1vW"
#define OTHER_KEY "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb"
#define NO_KEY(at, shown)                                                                                    \
    "x.live.keys[" at "]: must be a public key as nownext key show prints it, 56 characters that begin "     \
    "with RW, is \"" shown "\""

static const struct {
    const char *label, *text;
    const char *err; /* NULL: it is good */
    uint32_t count;
} keys[] = {
    {"one", "[\"" KEY "\"]", NULL, 1},
    {"two", "[\"" KEY "\",\"" OTHER_KEY "\"]", NULL, 2},
    {"none", "[]", NULL, 0},
    {"three", "[\"" KEY "\",\"" KEY "\",\"" KEY "\"]",
     "x.live.keys: has more than 2 items, which is the limit", 0},
    {"no list", "\"" KEY "\"", "x.live.keys: must be a list, is a text", 0},
    {"no text", "[1]", "x.live.keys[0]: must be a text, is a number", 0},
    {"a file's name", "[\"desk.pub\"]", NO_KEY("0", "desk.pub"), 0},
    {"the second", "[\"" KEY "\",\"RW\"]", NO_KEY("1", "RW"), 0},
    {"too short", "[\"RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5F\"]",
     NO_KEY("0", "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5F"), 0},
    {"with its line end", "[\"" KEY "\\n\"]", NO_KEY("0", KEY " "), 0},
    {"of another kind", "[\"RUTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb\"]",
     NO_KEY("0", "RUTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb"), 0},
    {"no base64", "[\"RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5F-\"]",
     NO_KEY("0", "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5F-"), 0},
};

static void test_keys(void)
{
    const struct json_path at = {NULL, "x", 0};
    struct display_config config;
    struct display_object object;
    struct json_notes notes = {.scratch = &check_arena};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct err err = {0};
        check_row(keys[i].label);
        display_config_set_defaults(&config, ROLE_DOOR);
        const char *text = arena_printf(&check_arena, "{\"live\":{\"keys\":%s}}", keys[i].text);
        if (!CHECK(open_text(&at, text, &notes, &object, &err)))
            continue;
        bool good = display_object_read(&object, &check_arena, &notes, &config, &err);
        CHECK_INT(good, keys[i].err == NULL);
        CHECK_STR(good ? "" : check_error_text(&err), keys[i].err ? keys[i].err : "");
        CHECK_INT(good ? config.live_key_count : 0, keys[i].count);
        if (keys[i].count > 0)
            CHECK_STR(config.live_keys[keys[i].count - 1], keys[i].count == 1 ? KEY : OTHER_KEY);
    }
    check_row("");
}

/* A display's own keys stand for those of its venue: they are not added. */
static void test_keys_over(void)
{
    struct display_config config;
    struct display_object object;
    struct json_notes notes = {.scratch = &check_arena};
    struct err err = {0};
    display_config_set_defaults(&config, ROLE_DOOR);
    CHECK_INT(config.live_key_count, 0);
    CHECK(open_text(NULL, "{\"live\":{\"url\":\"u\",\"keys\":[\"" KEY "\",\"" KEY "\"]}}", &notes, &object,
                    &err) &&
          display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK_INT(config.live_key_count, 2);
    CHECK(open_text(NULL, "{\"live\":{\"mqtt\":\"m\"}}", &notes, &object, &err) &&
          display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK_INT(config.live_key_count, 2);
    CHECK(open_text(NULL, "{\"live\":{\"keys\":[\"" OTHER_KEY "\"]}}", &notes, &object, &err) &&
          display_object_read(&object, &check_arena, &notes, &config, &err));
    CHECK_INT(config.live_key_count, 1);
    CHECK_STR(config.live_keys[0], OTHER_KEY);
    CHECK_STR(config.live_urls.urls[0], "u");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_over();
    test_places();
    test_hours();
    test_keys();
    test_keys_over();
    arena_finish(&check_arena);
    return check_done();
}

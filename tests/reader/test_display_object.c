#include "reader/display_object.h"

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
            "{\"theme\":\"paper\",\"transition\":\"none\",\"pixel_shift\":false,\"rooms\":[\"a\",\"b\"],"
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
    CHECK_INT(config.room_count, 1);
    CHECK_STR(config.rooms[0], "c");
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

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_over();
    test_places();
    arena_finish(&check_arena);
    return check_done();
}

#include "names.h"
#include "configuration/read_display.h"

#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static struct err err;

static const struct display_config *read(const char *bytes, size_t size)
{
    const struct display_config *config = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_display(bytes, size, &check_arena, &check_issues, &config, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, config != NULL);
    return config;
}

static const struct display_config *read_file(const char *path)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0};
    if (!CHECK(spool_read_file(path, LIMIT_FILE_BYTES, &check_arena, &bytes, &size, &file_err)))
        return NULL;
    const struct display_config *config = read(bytes, size);
    CHECK_STR(check_error_text(&err), "");
    CHECK_INT(check_issues.count, 0);
    return config;
}

#define DISPLAY(members) "{\"format\":\"nownext-display/1\",\"role\":\"hallway\"" members "}"

static const struct {
    const char *label, *bytes, *text;
} bad[] = {
    {"syntax", "{\n\"role\"}", "2:7: a colon was expected, found }"},
    {"no format", "{\"role\":\"door\"}", "format: is missing: it must be \"nownext-display/1\""},
    {"a program", "{\"format\":\"nownext-program/1\"}",
     "format: is \"nownext-program/1\", this reads \"nownext-display/1\""},
    {"no role", "{\"format\":\"nownext-display/1\"}", "role: is missing: it must be a text"},
    {"role", "{\"format\":\"nownext-display/1\",\"role\":\"lobby\"}",
     "role: must be door or hallway, is \"lobby\""},
    {"name", DISPLAY(",\"name\":1"), "name: must be a text, is a number"},
    {"empty name", DISPLAY(",\"name\":\"\""), "name: must not be empty: leave it out"},
    {"rooms as a text", DISPLAY(",\"rooms\":\"a\""), "rooms: must be a list, is a text"},
    {"room is a number", DISPLAY(",\"rooms\":[1]"), "rooms[0]: must be a text, is a number"},
    {"mode", DISPLAY(",\"panel\":{\"mode\":\"1080p\"}"),
     "panel.mode: must be width and height in pixels such as 1920x1080, or with a rate 1920x1080@50 (160 to "
     "8192 pixels each, 24 to 240 pictures a second), is \"1080p\""},
    {"rotate", DISPLAY(",\"panel\":{\"rotate\":45}"), "panel.rotate: must be 0, 90, 180 or 270, is 45"},
    {"rotate a full turn", DISPLAY(",\"panel\":{\"rotate\":360}"),
     "panel.rotate: must be a whole number from 0 to 270, is 360"},
    {"overscan", DISPLAY(",\"panel\":{\"overscan\":[1,2]}"),
     "panel.overscan: must be four numbers of pixels: top, right, bottom, left"},
    {"overscan below 0", DISPLAY(",\"panel\":{\"overscan\":[1,2,3,-4]}"),
     "panel.overscan[3]: must be a whole number from 0 to 1024, is -4"},
    {"overscan as wide as the picture",
     DISPLAY(",\"panel\":{\"mode\":\"800x480\",\"overscan\":[0,400,0,400]}"),
     "panel.overscan: must leave at least 160 pixels of each side of the picture"},
    {"overscan that leaves too few lines",
     DISPLAY(",\"panel\":{\"mode\":\"800x480\",\"overscan\":[160,0,161,0]}"),
     "panel.overscan: must leave at least 160 pixels of each side of the picture"},
    {"overscan goes by the viewer's sides",
     DISPLAY(",\"panel\":{\"mode\":\"800x480\",\"rotate\":90,\"overscan\":[0,161,0,160]}"),
     "panel.overscan: must leave at least 160 pixels of each side of the picture"},
    {"overscan of a panel without a mode", DISPLAY(",\"panel\":{\"overscan\":[500,0,500,0]}"),
     "panel.overscan: must leave at least 160 pixels of each side of the picture"},
    {"diagonal", DISPLAY(",\"panel\":{\"diagonal_in\":0}"),
     "panel.diagonal_in: must be more than 0 and at most 1000, is 0"},
    {"distance", DISPLAY(",\"panel\":{\"viewing_distance_m\":\"4\"}"),
     "panel.viewing_distance_m: must be a number, is a text"},
    {"poll", DISPLAY(",\"program\":{\"poll_s\":1}"),
     "program.poll_s: must be a whole number from 10 to 86400, is 1"},
    {"program as a text", DISPLAY(",\"program\":\"x\""), "program: must be an object, is a text"},
    {"venue", DISPLAY(",\"venue\":1"), "venue: must be a text, is a number"},
    {"timezone", DISPLAY(",\"timezone\":1"), "timezone: must be a text, is a number"},
    {"ntp", DISPLAY(",\"time\":{\"ntp\":\"10.0.0.1\"}"), "time.ntp: must be a list, is a text"},
    {"clock", DISPLAY(",\"clock\":13"), "clock: must be 12 or 24, is 13"},
    {"clock as a text", DISPLAY(",\"clock\":\"12\""), "clock: must be a whole number, is a text"},
    {"transition", DISPLAY(",\"transition\":\"slide\""), "transition: must be fade or none, is \"slide\""},
    {"pixel shift", DISPLAY(",\"pixel_shift\":1"), "pixel_shift: must be true or false, is a number"},
    {"page", DISPLAY(",\"cycle\":[{\"page\":\"room\"},{\"page\":\"rooms\"}]"),
     "cycle[1].page: must be overview, soon, room, contribution, notice or picture, is \"rooms\""},
    {"no page", DISPLAY(",\"cycle\":[{}]"), "cycle[0].page: is missing: it must be a text"},
    {"seconds", DISPLAY(",\"cycle\":[{\"page\":\"room\",\"seconds\":0}]"),
     "cycle[0].seconds: must be a whole number from 1 to 120, is 0"},
    {"picture without file", DISPLAY(",\"cycle\":[{\"page\":\"picture\"}]"),
     "cycle[0].file: is missing: it must be the picture's file"},
    {"file without picture", DISPLAY(",\"cycle\":[{\"page\":\"soon\",\"file\":\"a.png\"}]"),
     "cycle[0].file: belongs to a picture, not to the page \"soon\""},
    {"arrow", DISPLAY(",\"directions\":{\"Hall 2\":{\"arrow\":\"back\"}}"),
     "directions[\"Hall 2\"].arrow: must be left, right, up, down, up-left, up-right, down-left or "
     "down-right, is "
     "\"back\""},
    {"floor", DISPLAY(",\"directions\":{\"a\":{\"floor\":1}}"),
     "directions.a.floor: must be a text, is a number"},
    {"long floor", DISPLAY(",\"directions\":{\"a\":{\"floor\":\"the second one up\"}}"),
     "directions.a.floor: has more than 16 bytes, which is the limit"},
    {"direction text", DISPLAY(",\"directions\":{\"a\":{\"text\":{\"en\":1}}}"),
     "directions.a.text.en: must be a text, is a number"},
    {"directions as a list", DISPLAY(",\"directions\":[]"), "directions: must be an object, is a list"},
    {"alias", DISPLAY(",\"room_aliases\":{\"a\":1}"), "room_aliases.a: must be a text, is a number"},
    {"threshold", DISPLAY(",\"thresholds\":{\"soon_min\":-1}"),
     "thresholds.soon_min: must be a whole number from 0 to 120, is -1"},
    {"half a minute", DISPLAY(",\"thresholds\":{\"ending_min\":0.5}"),
     "thresholds.ending_min: must be a whole number from 0 to 60, is 0.5"},
    {"dwell", DISPLAY(",\"thresholds\":{\"dwell_max_s\":7}"),
     "thresholds.dwell_max_s: must not be less than dwell_min_s, which is 8"},
    {"night without on", DISPLAY(",\"night\":{\"off\":\"21:00\"}"),
     "night.on: is missing: it must be a text"},
    {"night", DISPLAY(",\"night\":{\"off\":\"9 pm\",\"on\":\"07:00\"}"),
     "night.off: must be a time of day such as 04:00, is \"9 pm\""},
    {"no night at all", DISPLAY(",\"night\":{\"off\":\"07:00\",\"on\":\"07:00\"}"),
     "night: must have two times that differ; leave it out if the panel stays on"},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row(bad[i].label);
        read(bad[i].bytes, strlen(bad[i].bytes));
        CHECK_STR(check_error_text(&err), bad[i].text);
    }
    check_row("");
}

static void test_least(void)
{
    static const char bytes[] = DISPLAY("");
    struct display_config defaults;
    const struct display_config *config = read(bytes, sizeof bytes - 1);
    if (!config)
        return;
    display_config_set_defaults(&defaults, ROLE_HALLWAY);
    CHECK_INT(config->role, ROLE_HALLWAY);
    CHECK_INT(config->panel.width, defaults.panel.width);
    CHECK(config->panel.rate == 0 && !config->panel.is_forced && !config->panel.mode_why);
    CHECK_INT(config->room_count, 0);
    CHECK_INT(config->cycle_count, 0);
    CHECK_INT(config->pixel_shift, -1);
    CHECK_INT(config->night_off_min, -1);
    CHECK(config->fade);
    CHECK(memcmp(&config->thresholds, &defaults.thresholds, sizeof defaults.thresholds) == 0);
    CHECK_STR(config->name, "");
    CHECK_STR(config->theme, "night");
    CHECK_INT(check_issues.count, 0);
}

static void test_door(void)
{
    const struct display_config *config = read_file("tests/data/native/display-door.json");
    if (!config)
        return;
    CHECK_STR(config->name, "door-attic");
    CHECK_INT(config->role, ROLE_DOOR);
    CHECK_INT(config->room_count, 1);
    CHECK_STR(config->rooms[0].text, "attic");
    CHECK_INT(config->panel.width, 1024);
    CHECK_INT(config->panel.height, 600);
    CHECK_INT(config->panel.rotate, 90);
    CHECK_INT(config->direction_count, 1);
    CHECK_STR(config->directions[0].room.text, "cellar");
    CHECK_STR(config->directions[0].room.key, "cellar");
    CHECK_INT(config->directions[0].way, WAY_DOWN);
    CHECK_STR(config->directions[0].floor, "-2");
    CHECK_STR(label_text(config->directions[0].text, "de"), "zwei Stockwerke tiefer");
}

static void test_hallway(void)
{
    const struct display_config *config = read_file("tests/data/native/display-hallway.json");
    if (!config)
        return;
    CHECK_INT(config->room_count, 2);
    CHECK_STR(config->rooms[1].text, "cellar");
    CHECK_STR(config->program_urls.urls[0], "https://tiny.example/program.json");
    CHECK_INT(config->poll_s, 120);
    CHECK_STR(config->program_ca_file, "/etc/tiny.pem");
    CHECK_STR(config->live_urls.urls[0], "https://tiny.example/live.json");
    CHECK_STR(config->live_mqtt, "mqtts://broker.tiny.example:8883");
    CHECK_INT(config->live_key_count, 1);
    CHECK_STR(config->live_keys[0], "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb");
    CHECK_STR(config->timezone, "Europe/Vienna");
    CHECK_INT(config->ntp_count, 2);
    CHECK_STR(config->ntp[1], "time.tiny.example");
    const struct panel_config *panel = &config->panel;
    CHECK(panel->width == 3840 && panel->height == 2160 && panel->rate == 30 && panel->is_forced);
    CHECK_INT(panel->rotate, 180);
    CHECK(panel->overscan[0] == 10 && panel->overscan[1] == 20 && panel->overscan[2] == 30 &&
          panel->overscan[3] == 40);
    CHECK(panel->diagonal_in == 54.6 && panel->viewing_distance_m == 4.0);
    CHECK_STR(config->theme, "day");
    CHECK_STR(config->language, "de");
    CHECK(!config->fade);
    CHECK_INT(config->pixel_shift, 0);
    CHECK_INT(config->cycle_count, 3);
    CHECK_INT(config->cycle[0].kind, PAGE_OVERVIEW);
    CHECK_INT(config->cycle[0].seconds, 15);
    CHECK_INT(config->cycle[1].kind, PAGE_ROOM);
    CHECK_INT(config->cycle[1].seconds, 0);
    CHECK(config->cycle[1].file == NULL);
    CHECK_STR(config->cycle[2].file, "sponsors.png");
    CHECK_INT(config->direction_count, 3);
    CHECK_INT(config->directions[0].way, WAY_UP_RIGHT);
    CHECK_INT(config->directions[1].way, WAY_NONE);
    CHECK_STR(config->directions[1].floor, "");
    CHECK_STR(label_text(config->directions[1].text, ""), "below");
    CHECK_INT(config->directions[0].text.count, 0);
    CHECK_INT(config->alias_count, 1);
    CHECK_STR(config->aliases[0].name.text, "The Attic (under the roof)");
    CHECK_STR(config->aliases[0].room.text, "attic");
    static const int expected[] = {15, 3, 30, 90, 45, 120, 600, 60, 8, 10, 90, 6, 20, 12};
    CHECK(sizeof expected == sizeof config->thresholds &&
          memcmp(expected, &config->thresholds, sizeof expected) == 0);
    CHECK_INT(config->night_off_min, 21 * 60);
    CHECK_INT(config->night_on_min, 7 * 60 + 30);
}

static void test_issues(void)
{
    static const char bytes[] =
        "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"room\":\"a\",\"thresholds\":{\"soon\":1}}";
    CHECK(read(bytes, sizeof bytes - 1) != NULL);
    CHECK_STR(check_issue(&check_issues, 0),
              "unknown-member room: not known and not read; did you mean \"rooms\"?");
    CHECK_STR(check_issue(&check_issues, 1), "unknown-member thresholds.soon: not known and not read");
    CHECK_STR(check_issue(&check_issues, 2), "door-without-room rooms: a door needs its room's id here");
    CHECK_INT(check_issues.count, 3);
    const struct display_config *config = NULL;
    CHECK(read_display(bytes, sizeof bytes - 1, &check_arena, NULL, &config, NULL));
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_bad();
    test_least();
    test_door();
    test_hallway();
    test_issues();
    arena_finish(&check_arena);
    return check_done();
}

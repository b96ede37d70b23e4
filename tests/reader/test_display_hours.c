#include "reader/display_hours.h"

#include "reading_check.h"

#include <string.h>

static const struct {
    const char *label, *text;
    const char *err; /* NULL: it is good */
    uint32_t count;
} rows[] = {
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

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct json_path at = {NULL, "x", 0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct err err = {0};
        struct issue_list issues = {.arena = &arena};
        struct json_notes notes = {.issues = &issues, .scratch = &arena};
        struct display_config config;
        const cJSON *tree;
        display_config_set_defaults(&config, ROLE_DOOR);
        if (!CHECK(json_parse(rows[i].text, strlen(rows[i].text), JSON_NATIVE, &arena, &tree, &err)))
            continue;
        bool good = display_hours_brightness(&at, tree, &arena, &notes, &config, &err);
        CHECK_INT(good, rows[i].err == NULL);
        CHECK_STR(good ? "" : check_error_text(&err), rows[i].err ? rows[i].err : "");
        CHECK_INT(good ? config.brightness_count : 0, rows[i].count);
        if (rows[i].count == 2)
            CHECK(config.brightness[0].from_min == 1200 && config.brightness[1].value == 100);
    }
    check_row("not there");
    struct display_config config;
    struct err err = {0};
    display_config_set_defaults(&config, ROLE_DOOR);
    CHECK(display_hours_brightness(&at, NULL, &arena, NULL, &config, &err));
    CHECK(display_hours_night(&at, NULL, NULL, &config, &err));
    CHECK(config.brightness_count == 0 && config.night_off_min < 0);
    arena_finish(&arena);
    return check_done();
}

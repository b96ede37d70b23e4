/* What the time of day decides, and until when: by Vienna's clocks, their changes included. */
#include "check.h"

#include "station/hours.h"
#include "schedule/lines.h"

static const struct day_step steps[] = {{20 * 60, 40}, {7 * 60, 100}, {18 * 60 + 30, 70}};

static const struct {
    const char *rule, *program, *at;
    int percent;
    const char *until;
} rows[] = {
    {"before the first of a day the last one holds", "a A 10:00-11:00", "03:00", 40, "07:00"},
    {"to the last millisecond", "a A 10:00-11:00", "06:59:59.999", 40, "07:00"},
    {"from then on", "a A 10:00-11:00", "07:00", 100, "18:30"},
    {"in whatever order they are given", "a A 10:00-11:00", "18:30:00.001", 70, "20:00"},
    {"over midnight", "a A 10:00-11:00", "22:00", 40, "1/07:00"},
    {"clocks go forward meanwhile", "date 2024-03-30; a A 10:00-11:00", "23:30", 40, "1/05:00Z"},
    {"clocks go back meanwhile", "date 2024-10-26; a A 10:00-11:00", "23:30", 40, "1/06:00Z"},
};

int main(void)
{
    struct lines lines;
    struct display_config config;
    struct instant until;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        lines_init(&lines, rows[i].program);
        display_config_set_defaults(&config, ROLE_DOOR);
        config.brightness = steps;
        config.brightness_count = 3;
        CHECK_INT(hours_brightness(&lines.program->zone, &config, lines_at(&lines, rows[i].at), &until),
                  rows[i].percent);
        CHECK_INT(until.ms, lines_at(&lines, rows[i].until).ms);
        lines_finish(&lines);
    }
    lines_init(&lines, "date 2024-03-30; a A 10:00-11:00");
    check_row("nothing is said: full, for ever");
    config.brightness_count = 0;
    CHECK_INT(hours_brightness(&lines.program->zone, &config, lines_at(&lines, "10:00"), &until), 100);
    CHECK_INT(until.ms, INSTANT_NEVER.ms);
    check_row("one step: always");
    config.brightness_count = 1;
    CHECK_INT(hours_brightness(&lines.program->zone, &config, lines_at(&lines, "10:00"), &until), 40);
    check_row("a step within the hour that is left out: from the change on");
    static const struct day_step skipped[] = {{0, 10}, {2 * 60 + 30, 20}};
    config.brightness = skipped;
    config.brightness_count = 2;
    CHECK_INT(hours_brightness(&lines.program->zone, &config, lines_at(&lines, "1/00:59Z"), &until), 10);
    CHECK_INT(until.ms, lines_at(&lines, "1/01:00Z").ms);
    CHECK_INT(hours_brightness(&lines.program->zone, &config, until, &until), 20);
    check_row("night");
    config.night_off_min = 21 * 60;
    config.night_on_min = 450;
    CHECK(!hours_dark(&lines.program->zone, &config, lines_at(&lines, "20:59"), &until));
    CHECK_INT(until.ms, lines_at(&lines, "21:00").ms);
    CHECK(hours_dark(&lines.program->zone, &config, lines_at(&lines, "21:00"), &until));
    CHECK_INT(until.ms, lines_at(&lines, "1/05:30Z").ms);
    lines_finish(&lines);
    return check_done();
}

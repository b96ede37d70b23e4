/*
 * When a panel is off, and until when that holds. The rules as a display has them are rows of test_view.c.
 */
#include "check.h"
#include "names.h"

#include "schedule/lines.h"
#include "schedule/night.h"

#define EVENING "room A; room B; a A 10:00-11:00; b A 21:30-22:00; c A 1/10:00-11:00; d B 1/02:00-02:30"

/* "off to 20:30", "on to never". */
static const char *night_text(const struct lines *lines, const struct display_config *config,
                              const struct live *live, enum station_clock clock, struct instant now,
                              struct arena *arena)
{
    struct room_scope scope;
    struct instant until;
    room_scope_of(lines->program, config, arena, &scope, NULL);
    bool off = night_at(lines->program, live, config, clock, &scope, now, arena, &until);
    CHECK(until.ms > now.ms);
    struct str_builder text = {.arena = arena};
    str_addf(&text, "%s to ", off ? "off" : "on");
    lines_add_instant(&text, lines, until);
    return text.text;
}

static void test_rows(void)
{
    static const struct {
        const char *rule;
        const char *room; /* the display's only one, or NULL */
        int off_min, on_min;
        enum station_clock clock;
        bool has_notice;
        const char *at, *expected;
    } rows[] = {
        {"until the night begins", "A", 1140, 450, STATION_CLOCK_TRUSTED, false, "18:30", "on to 19:00"},
        {"until one starts within 60 min", "A", 1140, 450, STATION_CLOCK_TRUSTED, false, "19:00",
         "off to 20:30"},
        {"until it starts", "A", 1140, 450, STATION_CLOCK_TRUSTED, false, "20:30", "on to 21:30"},
        {"until it ends", "A", 1140, 450, STATION_CLOCK_TRUSTED, false, "21:45", "on to 22:00"},
        {"until the night ends", "A", 1140, 450, STATION_CLOCK_TRUSTED, false, "22:00", "off to 1/07:30"},
        {"only its own rooms count", "B", 1140, 450, STATION_CLOCK_TRUSTED, false, "21:45", "off to 1/01:00"},
        {"all rooms where none are named", NULL, 1140, 450, STATION_CLOCK_TRUSTED, false, "22:00",
         "off to 1/01:00"},
        {"not while there is a notice", "A", 1140, 450, STATION_CLOCK_TRUSTED, true, "22:00",
         "on to 1/07:30"},
        {"no night is given", "A", -1, -1, STATION_CLOCK_TRUSTED, false, "22:00", "on to never"},
        {"only one of its times", "A", 1140, -1, STATION_CLOCK_TRUSTED, false, "22:00", "on to never"},
        {"a night of no length", "A", 1140, 1140, STATION_CLOCK_TRUSTED, false, "22:00", "on to never"},
        {"not by a last known time", "A", 1140, 450, STATION_CLOCK_UNVERIFIED, false, "22:00", "on to never"},
        {"not without a clock", "A", 1140, 450, STATION_CLOCK_UNTRUSTED, false, "22:00", "on to never"},
    };
    const struct live_notice notice = {
        .id = "open", .made = INSTANT_NONE, .everywhere = true, .start = INSTANT_NONE, .end = INSTANT_NONE};
    const struct live live = {.issued = INSTANT_NONE, .notice_count = 1, .notices = &notice};
    struct lines lines;
    lines_init(&lines, EVENING);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display_config config;
        check_row(rows[i].rule);
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.rooms = rooms_called(&rows[i].room, 1);
        config.room_count = rows[i].room != NULL;
        config.night_off_min = rows[i].off_min;
        config.night_on_min = rows[i].on_min;
        CHECK_STR(night_text(&lines, &config, rows[i].has_notice ? &live : NULL, rows[i].clock,
                             lines_at(&lines, rows[i].at), &lines.arena),
                  rows[i].expected);
    }
    check_row("never without a program");
    struct display_config config;
    struct instant until;
    const struct room_scope none = {0};
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.night_off_min = 1140;
    config.night_on_min = 450;
    CHECK(!night_at(NULL, NULL, &config, STATION_CLOCK_TRUSTED, &none, lines_at(&lines, "22:00"),
                    &lines.arena, &until));
    CHECK_INT(until.ms, INSTANT_NEVER.ms);
    lines_finish(&lines);
}

int main(void)
{
    test_rows();
    return check_done();
}

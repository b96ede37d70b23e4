/* Folders as people made them, which were shown wrong once (tests/data/found), and what is right. */
#include "setup/intake.h"

#include "setup/intake_fixture.h"

#define FOUND "tests/data/found/"

static struct instant at(const char *text)
{
    struct instant_text read;
    CHECK(instant_parse(text, &read));
    return civil_to_instant(read.civil, read.offset_s);
}

/* The first session's title and start, the zone's name and what is doubtful of it. */
static const char *shown(void)
{
    static char text[300];
    struct store store;
    char start[40] = "-";
    store_init(&store, &(struct store_folders){.setup = spool_folder});
    store_read(&store);
    const struct program *program = store.program;
    snprintf(text, sizeof text, "nothing");
    if (program) {
        instant_format(program->first, zone_offset_at(&program->zone, program->first), start);
        snprintf(text, sizeof text, "%s, %s, %s", start, program->zone.name, program->zone_doubt);
    }
    store_finish(&store);
    return text;
}

int main(void)
{
    intake_begin("test_intake_found");
    check_row("02: no zone, on a board");
    drop_copy("schedule.json", FOUND "02-no-zone-on-a-board/setup/schedule.json");
    drop_copy("display.json", FOUND "02-no-zone-on-a-board/setup/display.json");
    run();
    CHECK_STR(shown(),
              "2026-12-05T10:00:00+00:00, UTC, the schedule names no time zone: its times are taken as UTC");
    drop("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hall\"], "
                         "\"timezone\": \"Europe/Vienna\"}");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Vienna, ");
    take_away("display.json");
    spool_remove("display.json");

    check_row("03: dates that are two hours off are told on the board");
    drop_copy("schedule.json", FOUND "03-date-and-start-disagree/osem.json");
    run();
    CHECK(says("told: schedule.json: is taken over, but the starts of 3 of 3 sessions are 2:00 h before "
               "their dates"));
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");

    check_row("06: lengths in minutes");
    drop_copy("schedule.json", FOUND "06-duration-in-minutes/setup/schedule.json");
    run();
    CHECK(!strstr(said, "told:"));

    check_row("11: last year's schedule beside this year's");
    drop_copy("schedule.json", FOUND "11-last-years-schedule/setup/schedule.json");
    drop_copy("schedule-2026.json", FOUND "11-last-years-schedule/setup/schedule-2026.json");
    intake_now = at("2026-12-05T09:00:00+01:00");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    CHECK(says("refused: schedule.json: is not shown, since schedule-2026.json is"));
    check_row("while it is on");
    intake_now = at("2026-12-05T12:10:00+01:00");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    check_row("the day after it, and years after it: the one that ended last");
    intake_now = at("2026-12-06T10:10:00+01:00");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    intake_now = at("2030-12-06T10:10:00+01:00");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    check_row("a clock of long ago: the files were written later");
    intake_now = at("2000-01-01T00:00:00Z");
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    check_row("no clock: the one that ends last");
    intake_now = INSTANT_NONE;
    run();
    CHECK_STR(shown(), "2026-12-05T10:00:00+01:00, Europe/Berlin, ");
    check_row("the nearer one is no good");
    drop("schedule-2026.json", "{");
    intake_now = at("2026-12-05T09:00:00+01:00");
    run();
    CHECK_STR(shown(), "2025-12-05T10:00:00+01:00, Europe/Berlin, ");
    take_away("schedule-2026.json");
    check_row("last year's alone is taken; the display says that it is over, by the clock that it has then");
    run();
    CHECK(!says("told: schedule.json"));
    take_away("schedule.json");
    spool_remove("refusals.txt");
    spool_remove("program.json");
    spool_remove("board.txt");
    intake_end();
    return check_done();
}

#include "setup/intake_zone.h"

#include "setup/intake_fixture.h"

static const struct {
    const char *text, *zone;
} rows[] = {
    {"2024-09-20 10:42 Europe/Vienna\n", "Europe/Vienna"},
    {"\r\n  2024-09-20\t10:42:30\teurope/vienna  \r\nmore", "europe/vienna"},
    {"2026-12-5  9:05   America/New York", "America/New York"},
    {"2024-09-20T10:42 +0100", "+0100"},
    {"2024-09-20T10:42Z", "Z"},
    {"2024-09-20 10:42", ""},
    {"2024-09-20", ""},
    {"noon Europe/Vienna", ""},
    {"", ""},
};

static const char *zone_in_spool(void)
{
    static char zone[200];
    struct store store;
    store_init(&store, &(struct store_folders){.setup = spool_folder});
    store_read(&store);
    snprintf(zone, sizeof zone, "%s, %s, %s", store.program ? store.program->zone.name : "-",
             store.program ? store.program->zone_reason : "", store.program ? store.program->zone_doubt : "");
    store_finish(&store);
    return zone;
}

#define DISPLAY(members) "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"" members "}"
#define VENUE(members)                                                                                       \
    "{\"format\": \"nownext-venue/1\"" members ", \"displays\": {\"a\": {\"role\": \"hallway\"}}}"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_STR(intake_zone_of_time(rows[i].text, &arena), rows[i].zone);
    }
    arena_finish(&arena);

    intake_begin("test_intake_zone");
    drop("schedule.xml",
         "<schedule><conference><title>M</title></conference><day date='2027-06-11'><room name='A'>"
         "<event id='1'><start>10:00</start><duration>1:00</duration><title>x</title></event></room>"
         "</day></schedule>");
    check_row("nobody says it");
    run();
    CHECK_STR(zone_in_spool(),
              "UTC, since no other zone is known, the schedule names no time zone: its times "
              "are taken as UTC");
    check_row("time.txt");
    drop("time.txt", "\xEF\xBB\xBF"
                     "2027-06-11 10:42 europe/vienna\r\n");
    run();
    CHECK_STR(zone_in_spool(), "Europe/Vienna, as time.txt says, ");
    check_row("display.json before it");
    drop("display.json", DISPLAY(", \"timezone\": \"Asia/Tokyo\""));
    run();
    CHECK_STR(zone_in_spool(), "Asia/Tokyo, as display.json says, ");
    check_row("settings of before, which lie in the spool");
    take_away("display.json");
    run();
    CHECK_STR(zone_in_spool(), "Asia/Tokyo, as display.json says, ");
    check_row("a zone that there is not");
    drop("display.json", DISPLAY(", \"timezone\": \"Middle/Earth\""));
    run();
    CHECK(says("refused: display.json: timezone: no time zone is named \"Middle/Earth\""));
    CHECK_STR(zone_in_spool(), "Europe/Vienna, as time.txt says, ");
    take_away("display.json");
    static const char *const other_names[] = {"display (1).json", "Display.JSON", "display.json.txt"};
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++) {
        char line[200];
        check_row(other_names[i]);
        drop(other_names[i], DISPLAY(", \"timezone\": \"Asia/Tokyo\""));
        run();
        CHECK_STR(zone_in_spool(), "Asia/Tokyo, as display.json says, ");
        drop(other_names[i], DISPLAY(", \"timezone\": \"Middle/Earth\""));
        run();
        snprintf(line, sizeof line, "refused: %s: timezone: no time zone is named \"Middle/Earth\"",
                 other_names[i]);
        CHECK(says(line));
        CHECK_STR(zone_in_spool(), "Europe/Vienna, as time.txt says, ");
        take_away(other_names[i]);
        spool_remove("display.json");
    }
    check_row("two that may be meant: neither");
    drop("display (1).json", DISPLAY(", \"timezone\": \"Asia/Tokyo\""));
    drop("display (2).json", DISPLAY(", \"timezone\": \"Sydney\""));
    run();
    CHECK_STR(zone_in_spool(), "Europe/Vienna, as time.txt says, ");
    take_away("display (1).json");
    take_away("display (2).json");
    check_row("venue.json");
    drop("venue.json", VENUE(", \"timezone\": \"Sydney\""));
    run();
    CHECK_STR(zone_in_spool(), "Australia/Sydney, as venue.json says, ");
    check_row("one that contradicts the file");
    take_away("schedule.xml");
    drop("schedule.xml",
         "<schedule><conference><title>M</title></conference><day date='2027-06-11'><room name='A'>"
         "<event id='1'><date>2027-06-11T10:00:00+02:00</date><duration>1:00</duration><title>x</title>"
         "</event></room></day></schedule>");
    CHECK_STR(run(), "1 1 0");
    CHECK(says("told: schedule.xml: is taken over, but times are shown in Australia/Sydney, as venue.json "
               "says, but 1 of "
               "1 times carry other offsets"));
    take_away("schedule.xml");
    take_away("venue.json");
    take_away("time.txt");
    spool_remove("refusals.txt");
    spool_remove("program.json");
    spool_remove("venue.json");
    spool_remove("board.txt");
    intake_end();
    return check_done();
}

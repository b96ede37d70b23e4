#include "names.h"
#include "indico_fixture.h"

#define OWN "tests/data/import/indico-timetable.json"

static const struct {
    const char *id, *expected;
} lines[] = {
    {"s310", "s310 block 2026-10-07T10:00:00+02:00 - 13:30:00 in club-a: Tooling MC"},
    {"41", "41 talk 2026-10-07T10:00:00+02:00 - 10:01:00 in +club-a of s310: Tooling MC Intro"},
    {"42", "42 talk 2026-10-07T10:01:00+02:00 - 10:45:00 in +club-a of s310: Build graphs"},
    {"b43", "b43 break 2026-10-07T11:30:00+02:00 - 12:00:00 in +club-a of s310: Coffee break"},
    {"44", "44 talk 2026-10-07T12:00:00+02:00 - 12:45:00 in club-d of s310: A linker in an hour"},
    {"s320",
     "s320 other 2026-10-07T15:00:00+02:00 - 18:30:00 in small-theatre: Contributor workshop: Part 1"},
    {"s330", "s330 block 2026-10-07T17:00:00+02:00 - 18:00:00 in foyer: Posters"},
    {"51", "51 talk - - - in +foyer of s330: Poster one"},
    {"b61", "b61 break 2026-10-07T13:30:00+02:00 - 15:00:00 in -: Lunch"},
    {"s340", "s340 block 2026-10-07T22:00:00+02:00 - 01:30:00 in club-d: Night hacking"},
    {"71", "71 talk 2026-10-08T00:30:00+02:00 - 01:00:00 in +club-d of s340: Past midnight"},
    {"82", "82 talk 2026-10-08T09:00:00+02:00 - 10:00:00 in club-b-c: Keynote"},
    {"s350", "s350 other 2026-10-08T19:00:00+02:00 - 23:00:00 in riverboat: Evening event on the river"},
};

static void test_own(void)
{
    struct imported imported;
    check_row("own file");
    if (!CHECK(import_file(&imported, OWN)))
        return;
    const struct program *program = imported.program;
    CHECK_INT(imported.format, IMPORT_INDICO_TIMETABLE);
    CHECK_INT(program->session_count, 16);
    CHECK_INT(program->room_count, 8);
    CHECK_STR(program->zone.name, "Europe/Prague");
    CHECK_STR(label_text(program->event.title, ""), "Event 20");
    CHECK_STR(program->event.url, "https://indico.example.org/event/20/");
    CHECK_INT(count_issues(&imported, "posters"), 1);
    CHECK_INT(count_issues(&imported, "no-title"), 1);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        check_row(lines[i].id);
        CHECK_STR(line_of(&imported, lines[i].id), lines[i].expected);
    }
    check_row("quotes are no part of a room's name");
    CHECK_STR(label_text(program->rooms[0].name, ""), "Club A");

    check_row("texts and people");
    CHECK_STR(people_of(&imported, session_of(&imported, "s310")), "Ada Example (Analytical) C");
    CHECK_STR(people_of(&imported, session_of(&imported, "44")),
              "Bo Öztürk (Strait Systems) AP; Cy Sample A");
    CHECK_STR(session_of(&imported, "s310")->summary, "Tools, old and new.");
    CHECK_STR(session_of(&imported, "44")->summary, "Fast, they say.");
    CHECK_STR(session_of(&imported, "44")->url, "https://indico.example.org/event/20/contributions/2044/");

    check_row("tracks");
    const struct session *part = session_of(&imported, "41");
    if (CHECK(part->track != PROGRAM_NONE)) {
        CHECK_STR(label_text(program->tracks[part->track].name, ""), "Tooling MC");
        CHECK(program->tracks[part->track].has_color);
        CHECK_INT(program->tracks[part->track].color[1], 0x3f);
    }

    check_row("a combined room");
    uint32_t both = program_find_room(program, room_called("Club B+C"));
    if (CHECK(both != PROGRAM_NONE) && CHECK_INT(program->rooms[both].part_count, 2)) {
        CHECK_STR(program->rooms[program->rooms[both].parts[0]].id, "club-b");
        CHECK_STR(program->rooms[program->rooms[both].parts[1]].id, "club-c");
        CHECK_INT(program->rooms[program_find_room(program, room_called("club-c"))].sessions.count, 2);
    }
    imported_finish(&imported);
}

#define ENTRY(members)                                                                                       \
    "{\"_type\": \"HTTPAPIResult\", \"count\": 1, \"url\": \"https://i.example/export/timetable/5.json\", "  \
    "\"results\": {\"5\": {\"20261007\": {" members "}}}}"
#define AT(date, time) "{\"date\": \"" date "\", \"time\": \"" time "\", \"tz\": \"Europe/Vienna\"}"
#define TEN "\"startDate\": " AT("2026-10-07", "10:00:00")
#define ELEVEN "\"endDate\": " AT("2026-10-07", "11:00:00")

/* Files of one entry. */
static const struct {
    const char *label, *text, *id, *expected, *issue;
} rows[] = {
    {"by its type of old",
     ENTRY("\"x1\": {\"_type\": \"BreakTimeSchEntry\", \"title\": \"Tea\", " TEN ", " ELEVEN "}"), "x1",
     "x1 break 2026-10-07T10:00:00+02:00 - 11:00:00 in event-5: Tea", NULL},
    {"by its key", ENTRY("\"b1\": {\"title\": \"Tea\", " TEN ", " ELEVEN "}"), "b1",
     "b1 break 2026-10-07T10:00:00+02:00 - 11:00:00 in event-5: Tea", NULL},
    {"ids as texts",
     ENTRY("\"c0\": {\"entryType\": \"Contribution\", \"contributionId\": \"7\", \"title\": \"T\", \"room\": "
           "\"R\", " TEN ", " ELEVEN "}"),
     "7", "7 talk 2026-10-07T10:00:00+02:00 - 11:00:00 in r: T", NULL},
    {"a block without an id",
     ENTRY("\"s3\": {\"entryType\": \"Session\", \"title\": \"T\", \"room\": \"R\", " TEN ", " ELEVEN "}"),
     "s3", "s3 other 2026-10-07T10:00:00+02:00 - 11:00:00 in r: T", NULL},
    {"no end: the duration",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", \"duration\": 90.5, " TEN "}"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 11:30:30 in r: T", NULL},
    {"neither: an hour",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", " TEN "}, "
           "\"c2\": {\"friendlyId\": 2, \"title\": \"U\", \"room\": \"S\", " TEN ", " ELEVEN "}"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 11:00:00 in r: T", "no-duration"},
    {"a whole day has a duration of nothing",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", \"duration\": 0.0, " TEN ", "
           "\"endDate\": " AT("2026-10-08", "10:00:00") "}"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 10:00:00 in r: T", NULL},
    {"no date",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", \"startDate\": {\"date\": "
           "\"soon\", \"time\": \"10:00:00\"}}"),
     "1", "1 talk - - - in -: T", "bad-time"},
    {"no such zone",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", " TEN ", "
           "\"endDate\": {\"date\": \"2026-10-07\", \"time\": \"11:00:00\", \"tz\": \"Atlantis/City\"}}"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 11:00:00 in r: T", "unknown-zone"},
    {"another zone",
     ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", \"room\": \"R\", " TEN ", "
           "\"endDate\": {\"date\": \"2026-10-07\", \"time\": \"10:00:00\", \"tz\": \"Europe/London\"}}"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 11:00:00 in r: T", NULL},
    {"not an entry", ENTRY("\"c1\": {\"friendlyId\": 1, \"title\": \"T\", " TEN ", " ELEVEN "}, \"c2\": 7"),
     "1", "1 talk 2026-10-07T10:00:00+02:00 - 11:00:00 in event-5: T", "no-entry"},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        check_row(rows[i].label);
        import_text(&imported, rows[i].text);
        CHECK_STR(line_of(&imported, rows[i].id), rows[i].expected);
        if (rows[i].issue)
            CHECK(count_issues(&imported, rows[i].issue) > 0);
        else
            CHECK_INT(imported.issues.count, 1); /* that the event has no title */
        imported_finish(&imported);
    }
}

static void test_event(void)
{
    struct imported imported;
    static const char empty[] = "{\"_type\": \"HTTPAPIResult\", \"count\": 1, \"results\": {\"5\": {}}}";
    check_row("no entries");
    import_text(&imported, empty);
    CHECK_INT(imported.program ? (int)imported.program->session_count : -1, 0);
    CHECK_INT(count_issues(&imported, "no-sessions"), 1);
    imported_finish(&imported);

    check_row("a title that is given");
    import_bytes(&imported, empty, strlen(empty), "Asia/Tokyo", "Harbour Conf");
    if (CHECK(imported.program != NULL)) {
        CHECK_STR(label_text(imported.program->event.title, ""), "Harbour Conf");
        CHECK_STR(imported.program->zone.name, "Asia/Tokyo");
        CHECK_STR(imported.program->event.url, "");
    }
    CHECK_INT(count_issues(&imported, "no-title"), 0);
    imported_finish(&imported);

    check_row("several events");
    import_text(&imported,
                "{\"_type\": \"HTTPAPIResult\", \"count\": 2, \"results\": {\"5\": {}, \"6\": {}}}");
    CHECK_INT(count_issues(&imported, "many-events"), 1);
    imported_finish(&imported);
}

static bool test_real(void)
{
    struct imported imported;
    check_row("Indico's own sample");
    if (!import_file(&imported, REAL "indicodocs_timetable.json"))
        return false;
    CHECK_STR(line_of(&imported, "0"), "0 talk 2013-04-29T16:00:00+02:00 - 16:30:00 in 160-1-009: Contrib 1");
    CHECK_STR(imported.program->zone.name, "Europe/Zurich");
    imported_finish(&imported);
    return true;
}

int main(void)
{
    test_own();
    test_rows();
    test_event();
    bool real = test_real();
    int result = check_done();
    return result == 0 && !real ? CHECK_SKIPPED : result;
}

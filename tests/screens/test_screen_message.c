#include "screens/screen_rows.h"

#include "check.h"

static const struct screen_row rows[] = {
    {"no program, never fetched",
     {.role = ROLE_DOOR,
      .at = "12T10:42",
      .station = {STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, STATION_FAULT_NONE}},
     VIEW_NO_PROGRAM,
     {{"message", "Waiting for the program"},
      {"message.second", "No program has reached this display yet. It appears here by itself."},
      {"display", "door-1"},
      {"clock", ""}}},
    {"no program, the poll failed",
     {.role = ROLE_HALLWAY,
      .at = "12T10:42",
      .station = {STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_CHECK_FAILED, STATION_FAULT_NONE}},
     VIEW_NO_PROGRAM,
     {{"message.second", "The program could not be fetched. The display keeps trying."},
      {"display", "hallway-1"}}},
    {"unknown room, with the nearest names",
     {.role = ROLE_DOOR,
      .room = "Hall Alter",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_FAULT,
     {{"message", "Unknown room: Hall Alter"},
      {"clock", "10:42"},
      {"display", "door-1"},
      {"message.second", "Correct the room in this display’s settings, or in the program."}}},
    {"unreadable settings",
     {.role = ROLE_DOOR,
      .room = "A",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_CONFIG}},
     VIEW_FAULT,
     {{"message", "This display’s settings cannot be read"}}},
    {"a fault before the clock is set: no time",
     {.role = ROLE_DOOR,
      .room = "A",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK, STATION_FAULT_STORAGE}},
     VIEW_FAULT,
     {{"message", "The stored program cannot be read"}, {"clock", ""}, {"mark.clock", "Clock not set"}}},
    {"clock untrusted, at a door",
     {.role = ROLE_DOOR,
      .room = "C",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_CLOCK_UNTRUSTED,
     {{"message", "Clock not set"},
      {"clock", ""},
      {"badge.now", ""},
      {"date", "Thu 12 Jun"},
      {"time", "11:30"},
      {"title", "Distress calls in Morse and JSON"},
      {"where", ""}}},
    {"before the event",
     {.role = ROLE_HALLWAY,
      .page = PAGE_OVERVIEW,
      .at = "10T10:00",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_BEFORE,
     {{"message", "Opens Thu\u00A012\u00A0Jun, 09:00"}, {"event", "Harbour Systems Days 2025"}}},
    {"between the days",
     {.role = ROLE_HALLWAY,
      .page = PAGE_OVERVIEW,
      .at = "12T22:00",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_BETWEEN,
     {{"message", "That’s all for today"},
      {"message.second", "Tomorrow 09:30"},
      {"time", "09:30 09:30 20:00"},
      {"when", "Tomorrow Tomorrow Tomorrow"}}},
    {"after the event",
     {.role = ROLE_HALLWAY,
      .page = PAGE_OVERVIEW,
      .at = "15T10:00",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_AFTER,
     {{"message", "Thank you for coming"}, {"event", "Harbour Systems Days 2025"}, {"time", ""}}},
};

/* Where it is known why there is no program, it does not come by itself; and the advice names the file. */
static void test_what_is_wrong(void)
{
    static const struct {
        const char *why;
        enum station_program program;
        enum station_fault fault;
        const char *second, *hint;
    } cases[] = {
        {"schedule.zip: this is a zip archive", STATION_PROGRAM_NONE, STATION_FAULT_NONE, "",
         "schedule.zip: this is a zip archive"},
        {"display.json:1:67: a comma", STATION_PROGRAM_LOADED, STATION_FAULT_CONFIG,
         "Correct display.json on its card, in the partition SETUP.", "display.json:1:67: a comma"},
        {"venue.json: format: is missing", STATION_PROGRAM_LOADED, STATION_FAULT_CONFIG,
         "Correct venue.json on its card, in the partition SETUP.", "venue.json: format: is missing"},
        {"no file is named", STATION_PROGRAM_LOADED, STATION_FAULT_CONFIG,
         "Correct display.json on its card, in the partition SETUP.", "no file is named"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture_view view = {
            .role = ROLE_HALLWAY,
            .at = "12T10:42",
            .station = {cases[i].program, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, cases[i].fault}};
        struct fixture_layout f;
        check_row(cases[i].why);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        struct view with_why = *f.layout.view;
        with_why.fault_text = cases[i].why;
        fixture_compose(&with_why, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "message.second", " ", &f.arena), cases[i].second);
        CHECK_STR(fixture_text(&f.scene, "message.hint", " ", &f.arena), cases[i].hint);
        fixture_layout_finish(&f);
    }
}

static void test_no_sessions(void)
{
    static const struct fixture_event event = {.sessions = harbour,
                                               .count = 0,
                                               .title = "An event to be",
                                               .short_title = "",
                                               .room_names = {"Hall A"}};
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .page = PAGE_OVERVIEW,
        .at = "12T10:00",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("no sessions");
    fixture_layout_init(&f, &event, &view, 1920, 1080);
    CHECK_STR(view_kind_name(f.layout.view->kind), "no-sessions");
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "An event to be");
    CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), "The program has no sessions yet");
    fixture_layout_finish(&f);
}

/* The day's program in order, for all rooms, "+n more" for what has no room, and nothing that needs a now. */
static void test_day(void)
{
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("the day");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    const char *times = fixture_text(&f.scene, "time", " ", &f.arena);
    CHECK(strncmp(times, "09:00 09:00 10:00 10:00", 23) == 0);
    CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), "");
    CHECK(fixture_count(&f.scene, "more") == 1);
    CHECK(strstr(fixture_text(&f.scene, "where", "|", &f.arena), "Hall Alder|Foyer|Hall Alder") != NULL);
    fixture_layout_finish(&f);
}

/* What was refused is said there too: it may be the file that would set the clock. */
static void test_day_and_refusal(void)
{
    static const struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "C",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    static const char refusal[] = "time.txt: one line is expected, as in \"2024-09-20 10:42 Europe/Vienna\"";
    static const int sizes[][2] = {{1920, 1080}, {800, 480}, {480, 320}, {1080, 1920}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture_layout f;
        check_row("the day, and what was refused");
        fixture_layout_init(&f, &harbour_event, &view, sizes[i][0], sizes[i][1]);
        struct view told = *f.layout.view;
        told.fault_text = refusal;
        fixture_compose(&told, &fixture_metrics, sizes[i][0], sizes[i][1], &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "message.hint", " ", &f.arena), refusal);
        CHECK(strncmp(fixture_text(&f.scene, "time", " ", &f.arena), "11:30", 5) == 0);
        fixture_layout_finish(&f);
    }
}

/* A fault says what was refused under what is wrong, a line each, on each panel. */
static void test_fault_and_refusals(void)
{
    static const struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "Hall Alter",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    static const char refusals[] = "display.json:1:67: a comma comes before this }: remove the comma\n"
                                   "schedule.zip: this is a zip archive: unpack it";
    static const int sizes[][2] = {{1920, 1080}, {800, 480}, {1080, 1920}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture_layout f;
        check_row("an unknown room, and what was refused");
        fixture_layout_init(&f, &harbour_event, &view, sizes[i][0], sizes[i][1]);
        struct view told = *f.layout.view;
        told.told = refusals;
        fixture_compose(&told, &fixture_metrics, sizes[i][0], sizes[i][1], &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), "Unknown room: Hall Alter");
        const char *text = fixture_text(&f.scene, "message.told", " ", &f.arena);
        CHECK(strstr(text, "remove the comma schedule.zip: this is a zip archive: unpack it"));
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

/* Last year's program gets no farewell: what is wrong with it stands there. */
static void test_over(void)
{
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .at = "20T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("a program that was over when it came");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    struct view told = *f.layout.view;
    CHECK_STR(view_kind_name(told.kind), "after");
    told.over = "This schedule ended on 13 June 2025";
    fixture_compose(&told, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), told.over);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_fault_and_refusals();
    test_over();
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_what_is_wrong();
    test_no_sessions();
    test_day();
    test_day_and_refusal();
    check_golden("message-clock",
                 &(struct fixture_view){.role = ROLE_HALLWAY,
                                        .at = "12T10:42",
                                        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED,
                                                    STATION_CHECK_OK, STATION_FAULT_NONE}},
                 800, 480);
    return check_done();
}

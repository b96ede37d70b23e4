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

static int last_baseline(const struct scene *scene, const char *role)
{
    int last = 0;
    for (uint32_t i = 0; i < scene->count; i++)
        if (strcmp(scene->items[i].role, role) == 0 && scene->items[i].baseline > last)
            last = scene->items[i].baseline;
    return last;
}

/* The sentence stands over a rule at the band's foot; what the display is called is the last line. */
static void test_places(void)
{
    static const struct fixture_view view = {
        .role = ROLE_DOOR,
        .at = "12T10:42",
        .station = {STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, STATION_FAULT_NONE}};
    for (int high = 0; high < 2; high++) {
        struct fixture_layout f;
        check_row(high ? "places, portrait" : "places");
        fixture_layout_init(&f, &harbour_event, &view, high ? 1000 : 1778, high ? 1778 : 1000);
        fixture_compose(f.layout.view, &fixture_metrics, high ? 1000 : 1778, high ? 1778 : 1000, &f.arena,
                        &f.scene);
        const struct item *rule = fixture_item(&f.scene, "field.rule");
        int end = high ? 450 : 330;
        CHECK(rule && rule->box.y == end - 22 && rule->box.height == 22 && rule->box.x == 0);
        const struct item *message = fixture_item(&f.scene, "message");
        CHECK(message->box.x == 90 && message->size_px <= 128);
        CHECK(last_baseline(&f.scene, "message") < end - 22);
        CHECK(fixture_item(&f.scene, "message.second")->baseline > end);
        CHECK_INT(last_baseline(&f.scene, "display.name"), f.scene.height - 60);
        CHECK_STR(fixture_text(&f.scene, "display.name", " ", &f.arena), "Display door-1");
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_fault_and_refusals();
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_what_is_wrong();
    test_places();
    return check_done();
}

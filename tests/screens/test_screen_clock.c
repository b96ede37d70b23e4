#include "screens/screen_rows.h"

#include "check.h"

static const struct station untrusted = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK,
                                         STATION_FAULT_NONE};

static const struct screen_row rows[] = {
    {"at a door",
     {.role = ROLE_DOOR,
      .room = "C",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_CLOCK_UNTRUSTED,
     {{"message", "Clock not set"},
      {"clock", ""},
      {"date", "Thu 12 Jun"},
      {"time", "11:30"},
      {"title", "Distress calls in Morse and JSON"},
      {"where", ""}}},
};

/* The day's program in order, for all rooms, "+n more" for what has no room, and nothing that needs a now. */
static void test_day(void)
{
    struct fixture_view view = {.role = ROLE_HALLWAY, .at = "12T10:42", .station = untrusted};
    struct fixture_layout f;
    check_row("the day");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    const char *times = fixture_text(&f.scene, "time", " ", &f.arena);
    CHECK(strncmp(times, "09:00 09:00 10:00 10:00", 23) == 0);
    CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), "");
    CHECK(fixture_count(&f.scene, "more") == 1);
    CHECK(strstr(fixture_text(&f.scene, "where", "|", &f.arena), "Hall Alder|Foyer|Hall Alder") != NULL);
    uint32_t shown = fixture_count(&f.scene, "time");
    char more[30];
    snprintf(more, sizeof more, "+%u more", f.layout.view->day_program.count - shown);
    CHECK_STR(fixture_text(&f.scene, "more", " ", &f.arena), more);
    fixture_layout_finish(&f);
}

/* A panel that stands has rooms under their titles, whole. */
static void test_portrait(void)
{
    struct fixture_view view = {.role = ROLE_HALLWAY, .at = "12T10:42", .station = untrusted};
    struct fixture_layout f;
    check_row("portrait");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    fixture_compose(f.layout.view, &fixture_metrics, 1080, 1920, &f.arena, &f.scene);
    CHECK(strstr(fixture_text(&f.scene, "where", "|", &f.arena), "Hall Alder|Foyer|Hall Alder") != NULL);
    const struct item *title = fixture_item(&f.scene, "title"), *room = fixture_item(&f.scene, "where");
    CHECK(title && room && room->box.x == title->box.x && room->baseline > title->baseline);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(!f.scene.items[i].role || strcmp(f.scene.items[i].role, "where") != 0 ||
              f.scene.items[i].box.x + f.scene.items[i].box.width <= 1080 - 54);
    fixture_layout_finish(&f);
}

/* A row's time and title have one baseline. */
static void test_rows(void)
{
    struct fixture_view view = {.role = ROLE_DOOR, .room = "C", .at = "12T10:42", .station = untrusted};
    struct fixture_layout f;
    check_row("rows");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    fixture_compose(f.layout.view, &fixture_metrics, 1778, 1000, &f.arena, &f.scene);
    CHECK_INT(fixture_item(&f.scene, "time")->baseline, fixture_item(&f.scene, "title")->baseline);
    CHECK_INT(fixture_item(&f.scene, "title")->box.x, 260);
    CHECK(fixture_item(&f.scene, "field.rule") != NULL);
    fixture_layout_finish(&f);
}

/* What was refused is said there too: it may be the file that would set the clock. */
static void test_refusal(void)
{
    struct fixture_view view = {.role = ROLE_DOOR, .room = "C", .at = "12T10:42", .station = untrusted};
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

int main(void)
{
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_day();
    test_portrait();
    test_rows();
    test_refusal();
    return check_done();
}

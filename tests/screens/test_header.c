#include "screens/screen_fixture.h"

#include "check.h"
#include "screens/header.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

struct header_row {
    const char *label;
    int width, height;
    struct fixture_view view;
    const char *room, *event, *date, *clock, *mark; /* expected; "" for none */
};

static void test_header(void)
{
    const struct station unverified = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNVERIFIED, STATION_CHECK_OK,
                                       STATION_FAULT_NONE};
    const struct header_row rows[] = {
        {"one row", 1920, 1080, door, "Hall Alder", "Harbour Systems Days 2025", "Thu 12 Jun", "10:42", ""},
        {"two rows", 1080, 1920, door, "Hall Alder", "Harbour Systems Days 2025", "Thu 12 Jun", "10:42", ""},
        {"smallest", 480, 320, door, "Hall Alder", "Harbour Systems Days 2025", "Thu 12 Jun", "10:42", ""},
        {"not verified",
         1920,
         1080,
         {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = unverified},
         "Hall Alder",
         "Harbour Systems Days 2025",
         "Thu 12 Jun",
         "10:42",
         "Time not verified"},
        {"not verified, narrow: the event's short title",
         320,
         480,
         {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = unverified},
         "Hall Alder",
         "HSD 2025",
         "Thu 12 Jun",
         "10:42",
         "Time not verified"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &rows[i].view, rows[i].width, rows[i].height);
        header_place_room(&f.layout, 0);
        CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), rows[i].room);
        CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), rows[i].event);
        CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), rows[i].date);
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), rows[i].clock);
        CHECK_STR(fixture_text(&f.scene, "mark.clock", "", &f.arena), rows[i].mark);
        struct box body = layout_body(&f.layout, false);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(f.scene.items[k].box.y + f.scene.items[k].box.height <= body.y);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

static void test_long_names(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        check_row("82 characters");
        struct fixture_layout f;
        fixture_layout_init(&f, &hostile_event, &door, sizes[i][0], sizes[i][1]);
        header_place_room(&f.layout, 0);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        const char *room = fixture_text(&f.scene, "room", " ", &f.arena);
        CHECK(strlen(room) > 30);
        if (sizes[i][0] >= 800)
            CHECK_STR(room, hostile_event.room_names[0]);
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
        CHECK(fixture_text(&f.scene, "event", " ", &f.arena)[0]);
        fixture_layout_finish(&f);
    }
    check_row("a short name stands in");
    struct fixture_layout f;
    fixture_layout_init(&f, &hostile_event, &door, 320, 480);
    header_place(&f.layout, X1024, "Hall X", "An event", "room", true);
    CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), "Hall X");
    CHECK_INT(fixture_count(&f.scene, "rule"), 1);
    fixture_layout_finish(&f);
}

/* A letter is narrower than it is high, and a name all the same. */
static void test_one_letter(void)
{
    static const char *const names[] = {"A", "i", "1"};
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            check_row(names[n]);
            struct fixture_event event = harbour_event;
            struct fixture_layout f;
            event.room_names[0] = names[n];
            fixture_layout_init(&f, &event, &door, sizes[i][0], sizes[i][1]);
            header_place_room(&f.layout, 0);
            CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), names[n]);
            CHECK(!fixture_item(&f.scene, "room")->cut);
            CHECK_INT(scene_check(&f.scene, NULL), 0);
            fixture_layout_finish(&f);
        }
    }
}

static void test_untrusted_clock(void)
{
    struct fixture_view view = door;
    view.station.clock = STATION_CLOCK_UNTRUSTED;
    struct fixture_layout f;
    check_row("no time is shown");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    header_place_event(&f.layout);
    CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "");
    CHECK_STR(fixture_text(&f.scene, "date", "", &f.arena), "");
    CHECK(!fixture_says(&f.scene, "Clock not set")); /* the screen says it large */
    CHECK(fixture_says(&f.scene, "Harbour Systems Days 2025"));
    fixture_layout_finish(&f);
}

static void test_footer(void)
{
    struct fixture_view page = {
        .role = ROLE_HALLWAY, .page = PAGE_SOON, .at = "12T10:42", .station = fixture_running};
    struct fixture_layout f;
    check_row("dots");
    fixture_layout_init(&f, &harbour_event, &page, 1920, 1080);
    CHECK(layout_has_footer(&f.layout));
    footer_place(&f.layout, "2 / 3");
    CHECK_INT(fixture_count(&f.scene, "page"), 3);
    CHECK_INT(fixture_count(&f.scene, "page.here"), 1);
    const struct item *here = fixture_item(&f.scene, "page.here"), *other = fixture_item(&f.scene, "page");
    CHECK(here->box.width > other->box.width); /* not by colour alone */
    CHECK(here->box.x > other->box.x);
    CHECK_STR(fixture_text(&f.scene, "display", "", &f.arena), "2 / 3  ·  hallway-1");
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("too many for dots");
    fixture_layout_init(&f, &harbour_event, &page, 480, 320);
    struct view many = *f.layout.view;
    many.page.count = 92;
    many.page.position = 41;
    f.layout.view = &many;
    footer_place(&f.layout, "");
    CHECK_STR(fixture_text(&f.scene, "page", "", &f.arena), "42 / 92");
    fixture_layout_finish(&f);

    check_row("a door has none");
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    CHECK(!layout_has_footer(&f.layout));
    footer_place(&f.layout, "");
    CHECK_INT(f.scene.count, 0);
    fixture_layout_finish(&f);
}

/* What an organiser has to know takes the event's place, in small type, cut where it is long. */
static void test_news(void)
{
    static const char news[] = "display.json: Theme: not known and not read; did you mean \"theme\"? (+1)";
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture_layout f;
        check_row("news for an organiser");
        fixture_layout_init(&f, &harbour_event, &door, sizes[i][0], sizes[i][1]);
        struct view view = *f.layout.view;
        view.news = news;
        f.layout.view = &view;
        header_place_room(&f.layout, 0);
        const char *shown = fixture_text(&f.scene, "news", " ", &f.arena);
        CHECK(i == 0 ? strcmp(shown, news) == 0 : strncmp(shown, news, 20) == 0);
        CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "");
        CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), "Hall Alder");
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
        struct box body = layout_body(&f.layout, false);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(f.scene.items[k].box.y + f.scene.items[k].box.height <= body.y);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_news();
    test_header();
    test_long_names();
    test_one_letter();
    test_untrusted_clock();
    test_footer();
    return check_done();
}

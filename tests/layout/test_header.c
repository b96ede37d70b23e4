#include "screens/screen_fixture.h"

#include "check.h"
#include "layout/header.h"
#include "layout/measures.h"

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
        {"landscape", 1920, 1080, door, "Hall Alder", "HSD 2025", "Thu 12 Jun", "10:42", ""},
        {"portrait: the foot has them", 1080, 1920, door, "Hall Alder", "", "", "10:42", ""},
        {"smallest", 480, 320, door, "Hall Alder", "HSD 2025", "Thu 12 Jun", "10:42", ""},
        {"not verified",
         1920,
         1080,
         {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = unverified},
         "Hall Alder",
         "HSD 2025",
         "",
         "10:42",
         "Time not verified"},
        {"not verified, small",
         480,
         320,
         {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = unverified},
         "Hall Alder",
         "",
         "",
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
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(f.scene.items[k].baseline <= layout_header_height(&f.layout));
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

/* A vertical bar is higher than a capital: a name with one is smaller, so that it stays in the picture. */
static void test_high_name(void)
{
    const struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("a bar in a name");
    fixture_layout_init(&f, &harbour_event, &view, 800, 480);
    header_place(&f.layout, "ab", "", "", "room", false);
    header_place(&f.layout, "a|b", "", "", "bar", false);
    CHECK(fixture_item(&f.scene, "bar")->size_px < fixture_item(&f.scene, "room")->size_px);
    CHECK(fixture_item(&f.scene, "bar")->size_px * 1210 / 1000 <= layout_header_height(&f.layout));
    fixture_layout_finish(&f);
}

/* On the narrowest panel the page's name gives way to a mark, which is whole. */
static void test_mark_narrow(void)
{
    const struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .page = PAGE_SOON,
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNVERIFIED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("a mark on a narrow page");
    fixture_layout_init(&f, &harbour_event, &view, 320, 480);
    header_place_page(&f.layout, "Coming up", true);
    CHECK_STR(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Time not verified");
    CHECK_STR(fixture_text(&f.scene, "page", " ", &f.arena), "Coming up");
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(!f.scene.items[i].cut);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
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
        if (i == 0)
            CHECK_STR(room, hostile_event.room_names[0]);
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
        CHECK(header_has_foot_line(&f.layout) || fixture_text(&f.scene, "event", " ", &f.arena)[0]);
        fixture_layout_finish(&f);
    }
    check_row("a short name stands in");
    struct fixture_layout f;
    fixture_layout_init(&f, &hostile_event, &door, 320, 480);
    header_place(&f.layout, X1024, "Hall X", "An event", "room", true);
    CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), "Hall X");
    CHECK_INT(fixture_count(&f.scene, "rule"), 0);
    fixture_layout_finish(&f);
}

/* A measure of the scene in u, rounded. */
static int u(const struct fixture_layout *f, double px)
{
    return (int)((px * 1000 + f->layout.side / 2) / f->layout.side);
}

/* Room and clock stand in the middle by their capitals, the two lines at the clock's cap top and baseline. */
static void test_places(void)
{
    struct fixture_layout f;
    check_row("door");
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    header_place_room(&f.layout, 0);
    const struct item *room = fixture_item(&f.scene, "room"), *clock = fixture_item(&f.scene, "clock");
    const struct item *event = fixture_item(&f.scene, "event"), *date = fixture_item(&f.scene, "date");
    CHECK_INT(u(&f, room->box.x), 90);
    CHECK(room->size_px == 118.75);
    CHECK(clock->size_px == 118.75);
    CHECK_INT(room->baseline, clock->baseline);
    CHECK_INT(room->baseline, (140 + 119 * 73 / 100) / 2);
    CHECK_INT(clock->box.x + clock->box.width, 1920 - 54);
    CHECK_INT(event->box.x + event->box.width, clock->box.x - 32);
    CHECK_INT(date->box.x + date->box.width, clock->box.x - 32);
    CHECK_INT(date->baseline, clock->baseline);
    CHECK_INT(event->baseline - 35 * 73 / 100, clock->baseline - 119 * 73 / 100);
    CHECK(color_equal(date->color, theme_night()->ink2));
    fixture_layout_finish(&f);

    check_row("a clock of twelve hours");
    struct words twelve = *words_english();
    twelve.clock_hours = 12;
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    f.layout.own_style.words = &twelve;
    header_place_room(&f.layout, 0);
    const struct item *half = fixture_item(&f.scene, "clock.half");
    clock = fixture_item(&f.scene, "clock");
    date = fixture_item(&f.scene, "date");
    CHECK_STR(fixture_text(&f.scene, "clock.half", "", &f.arena), "am");
    CHECK_INT(u(&f, half->size_px), 44);
    CHECK_INT(half->baseline, clock->baseline);
    CHECK_INT(half->box.x + half->box.width, 1920 - 54);
    CHECK_INT(u(&f, half->box.x - clock->box.x - clock->box.width), 10);
    CHECK_INT(date->box.x + date->box.width, clock->box.x - 32);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("a hallway's page");
    struct fixture_view page = {
        .role = ROLE_HALLWAY, .page = PAGE_SOON, .at = "12T10:42", .station = fixture_running};
    fixture_layout_init(&f, &harbour_event, &page, 1920, 1080);
    header_place_page(&f.layout, "Coming up", true);
    const struct item *name = fixture_item(&f.scene, "page"), *rule = fixture_item(&f.scene, "rule");
    CHECK_INT(u(&f, name->box.x), 50);
    CHECK_INT(u(&f, name->size_px), 84);
    CHECK_INT(u(&f, fixture_item(&f.scene, "clock")->size_px), 96);
    CHECK_INT(u(&f, rule->box.y), 118);
    CHECK_INT(u(&f, rule->box.height), 6);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "HSD 2025");
    fixture_layout_finish(&f);

    check_row("a small page has one of the two lines");
    fixture_layout_init(&f, &harbour_event, &page, 480, 320);
    header_place_page(&f.layout, "Coming up", true);
    CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "HSD 2025");
    CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), "");
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

/* A name is made smaller step by step; then the short name is there, then two lines. */
static void test_steps(void)
{
    static const struct {
        const char *name, *short_name, *shown;
        int size; /* u */
    } rows[] = {
        {"Hall N1", "N1", "Hall N1", 110},
        {"Hardware Hacking Area", "HHA", "Hardware Hacking Area", 84},
        {"Hardware Hacking Area – Front", "HHA", "Hardware Hacking Area – Front", 64},
        {"Hardware Hacking Area – The Front Part of It", "HHA", "HHA", 110},
        {"Hardware Hacking Area – The Front Part of It", "", "Hardware Hacking Area – The Front Part of It",
         48},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].shown);
        fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
        header_place(&f.layout, rows[i].name, rows[i].short_name, "", "room", false);
        CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), rows[i].shown);
        CHECK_INT(u(&f, fixture_item(&f.scene, "room")->size_px), rows[i].size);
        fixture_layout_finish(&f);
    }
    /* A portrait header is higher: two lines of it are no smaller than one. */
    struct fixture_layout f;
    check_row("two lines in portrait");
    fixture_layout_init(&f, &harbour_event, &door, 1080, 1920);
    header_place(&f.layout, "Hardware Hacking Area", "", "", "room", false);
    CHECK_INT(fixture_count(&f.scene, "room"), 2);
    CHECK_INT(u(&f, fixture_item(&f.scene, "room")->size_px), 64);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

/* At a portrait door, event and date, or the mark, or the news, stand at its foot. */
static void test_foot_line(void)
{
    struct fixture_layout f;
    struct fixture_view view = door;
    check_row("event and date");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    CHECK(header_has_foot_line(&f.layout));
    header_foot_place(&f.layout, 97, 1880, 600);
    CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "HSD 2025");
    CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), "Thu 12 Jun");
    CHECK_INT(fixture_item(&f.scene, "event")->box.x, 97);
    CHECK_INT(fixture_item(&f.scene, "date")->baseline, 1880);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    struct view told = *f.layout.view;
    told.news = "The schedule names no time zone";
    f.layout.view = &told;
    header_foot_place(&f.layout, 97, 1820, 600);
    CHECK_STR(fixture_text(&f.scene, "news", " ", &f.arena), "The schedule names no time zone");
    fixture_layout_finish(&f);

    check_row("a quiet mark is a line like the date's");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    told = *f.layout.view;
    told.checked = (struct instant){told.now.ms - 4 * MS_PER_MINUTE};
    told.stale = STALE_QUIET;
    f.layout.view = &told;
    header_foot_place(&f.layout, 97, 1820, 600);
    CHECK_STR(fixture_text(&f.scene, "mark.quiet", " ", &f.arena), "as of 10:38");
    CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), "");
    CHECK(fixture_item(&f.scene, "mark") == NULL);
    CHECK(color_equal(fixture_item(&f.scene, "mark.quiet")->color, theme_night()->ink2));
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("a clear one, of yesterday");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    told = *f.layout.view;
    told.checked = (struct instant){told.now.ms - MS_PER_DAY};
    told.stale = STALE_CLEAR;
    f.layout.view = &told;
    header_foot_place(&f.layout, 97, 1820, 600);
    CHECK_STR(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "No update since Wed 11 Jun");
    CHECK(fixture_item(&f.scene, "mark") != NULL);

    check_row("of a day, by the sentence for days; the short one too");
    struct screen_style style = *f.layout.style;
    struct words words = *style.words;
    words.with_day[WITH_DAY_NO_UPDATE_SINCE] = "Old since the day %s";
    words.with_day[WITH_DAY_AS_OF] = "of the day %s";
    style.words = &words;
    const struct screen_style *own = f.layout.style;
    f.layout.style = &style;
    header_foot_place(&f.layout, 97, 1840, 600);
    CHECK(strstr(fixture_text(&f.scene, "mark.clock", "|", &f.arena), "|Old since the day Wed 11 Jun") !=
          NULL);
    header_foot_place(&f.layout, 97, 1860, 420);
    CHECK(strstr(fixture_text(&f.scene, "mark.clock", "|", &f.arena), "|of the day Wed 11 Jun") != NULL);
    f.layout.style = own;

    check_row("what is wrong with the time goes before it, a rehearsal before both");
    told.time_unverified = true;
    header_foot_place(&f.layout, 97, 1880, 600);
    CHECK(strstr(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Time not verified") != NULL);
    told.is_rehearsal = true;
    header_foot_place(&f.layout, 97, 1890, 600);
    CHECK(strstr(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Rehearsal") != NULL);
    fixture_layout_finish(&f);

    check_row("a mark, in a box of ink");
    view.station.clock = STATION_CLOCK_UNVERIFIED;
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    header_foot_place(&f.layout, 97, 1880, 600);
    CHECK_STR(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Time not verified");
    CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), "");
    CHECK(color_equal(fixture_item(&f.scene, "mark")->color, theme_night()->ink));
    CHECK(color_equal(fixture_item(&f.scene, "mark.clock")->color, theme_night()->ground));
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("the event gives way to a mark that has no room beside it");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    header_foot_place(&f.layout, 97, 1880, 350);
    CHECK_STR(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Time not verified");
    CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "");
    CHECK_INT(fixture_item(&f.scene, "mark")->box.x, 97);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("a mark is whole beside an event, however little room there is");
    for (int width = 350; width < 700; width++) {
        fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
        header_foot_place(&f.layout, 97, 1880, width);
        CHECK_STR(fixture_text(&f.scene, "mark.clock", " ", &f.arena), "Time not verified");
        fixture_layout_finish(&f);
    }

    check_row("elsewhere the header has them");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    CHECK(!header_has_foot_line(&f.layout));
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
    check_row("a page without sub-pages");
    fixture_layout_init(&f, &harbour_event, &page, 1920, 1080);
    CHECK(layout_has_footer(&f.layout));
    footer_place(&f.layout, "");
    CHECK_INT(fixture_count(&f.scene, "page"), 0);
    CHECK_INT(fixture_count(&f.scene, "page.here"), 1);
    CHECK_STR(fixture_text(&f.scene, "page.note", "", &f.arena), "hallway-1");
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);

    check_row("a note");
    fixture_layout_init(&f, &harbour_event, &page, 480, 320);
    footer_place(&f.layout, "Note");
    CHECK_STR(fixture_text(&f.scene, "page.note", "", &f.arena), "Note\u2003hallway-1");
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
        if (header_has_foot_line(&f.layout))
            header_foot_place(&f.layout, 97, 1880, 900);
        const char *shown = fixture_text(&f.scene, "news", " ", &f.arena);
        CHECK(i == 0 ? strcmp(shown, news) == 0 : strncmp(shown, news, 20) == 0);
        CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), "");
        CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), "Hall Alder");
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

static int ones_are_narrow(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    int width = fixture_width(user, face, size_px, text, length);
    for (size_t i = 0; i < length; i++)
        width -= text[i] == '1' ? text_em(size_px, 200) : 0;
    return width;
}

/* Event and date stay where they are for an hour, and are no further from the clock than its minutes need:
 * by the widest ones of that hour they are HEADER_LINE_GAP away. */
static void test_hour(void)
{
    static const struct text_metrics narrow = {.width = ones_are_narrow, .vertical = fixture_vertical};
    static const struct {
        const char *at;
        int ones; /* among the minutes */
    } rows[] = {{"12T10:00", 0}, {"12T10:11", 2}, {"12T10:17", 1}, {"12T11:20", 0}, {"12T11:11", 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        struct fixture_view view = door;
        view.at = rows[i].at;
        check_row(rows[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
        f.layout.own_style.metrics = &narrow;
        header_place_room(&f.layout, 0);
        const struct item *date = fixture_item(&f.scene, "date"), *clock = fixture_item(&f.scene, "clock");
        int gap = clock->box.x - date->box.x - date->box.width - rows[i].ones * text_em(SIZE_ROOM, 200);
        CHECK(gap >= HEADER_LINE_GAP - 2 && gap <= HEADER_LINE_GAP + 2);
        fixture_layout_finish(&f);
    }
}

/* The lines of a page are smaller than those of a door. */
static void test_line_size(void)
{
    const struct fixture_view soon = {
        .role = ROLE_HALLWAY, .page = PAGE_SOON, .at = "12T10:42", .station = fixture_running};
    struct fixture_layout f;
    check_row("a door's");
    fixture_layout_init(&f, &harbour_event, &door, 1778, 1000);
    header_place_room(&f.layout, 0);
    CHECK_INT(fixture_item(&f.scene, "date")->size_px, 32);
    CHECK_INT(fixture_item(&f.scene, "event")->size_px, 32);
    fixture_layout_finish(&f);
    check_row("a page's");
    fixture_layout_init(&f, &harbour_event, &soon, 1778, 1000);
    header_place_page(&f.layout, "Coming up", true);
    const struct item *date = fixture_item(&f.scene, "date"), *clock = fixture_item(&f.scene, "clock");
    CHECK_INT(date->size_px, 28);
    int gap = clock->box.x - date->box.x - date->box.width;
    CHECK(gap >= 25 && gap <= 27);
    CHECK_INT(fixture_item(&f.scene, "event")->size_px, 28);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_hour();
    test_line_size();
    test_high_name();
    test_mark_narrow();
    test_places();
    test_steps();
    test_foot_line();
    test_news();
    test_header();
    test_long_names();
    test_one_letter();
    test_untrusted_clock();
    test_footer();
    return check_done();
}

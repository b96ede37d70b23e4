#include "screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

static void test_measures(void)
{
    static const struct {
        const char *label;
        int width, height, least_px, now_px; /* now_px: 50 thousandths */
        bool portrait;
    } rows[] = {
        {"full HD", 1920, 1080, 24, 54, false}, {"portrait", 1080, 1920, 24, 54, true},
        {"4K", 3840, 2160, 48, 108, false},     {"800x480", 800, 480, 12, 24, false},
        {"smallest", 480, 320, 12, 16, false},  {"600 lines", 1024, 600, 14, 30, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &door, rows[i].width, rows[i].height);
        CHECK_INT(f.layout.least_px, rows[i].least_px);
        CHECK_INT(f.layout.least_px, scene_min_text_px(rows[i].width, rows[i].height));
        CHECK_INT(frame_text_px(&f.layout, 50), rows[i].now_px);
        CHECK_INT(frame_text_px(&f.layout, 1), rows[i].least_px);
        CHECK_INT(f.layout.portrait, rows[i].portrait);
        struct type_scale scale = frame_scale(&f.layout, 126, 50);
        CHECK(scale.count > 1);
        CHECK_INT(scale.sizes[scale.count - 1], rows[i].now_px);
        for (uint32_t k = 1; k < scale.count; k++)
            CHECK(scale.sizes[k] < scale.sizes[k - 1]);
        scale = frame_scale(&f.layout, 22, 22);
        CHECK_INT(scale.count, 1);
        CHECK_INT(scale.sizes[0], rows[i].least_px);
        struct box body = frame_body(&f.layout, false), less = frame_body(&f.layout, true);
        CHECK_INT(body.y + body.height, rows[i].height);
        CHECK_INT(less.y, body.y);
        CHECK(less.height < body.height && less.height > rows[i].height / 2);
        fixture_layout_finish(&f);
    }
}

/* A theme's larger type: all in proportion, the smallest as it says, and below that only what would be cut.
 */
static void test_theme_measures(void)
{
    struct fixture_layout f;
    struct theme theme = *theme_night();
    theme.size = 120;
    theme.least = 30;
    theme.margin = 40;
    theme.gap = 24;
    theme.rule_width = 4;
    theme.sizes[0] = 200;
    theme.sizes[1] = 100;
    theme.sizes[2] = 0;
    check_row("night");
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    CHECK_INT(frame_scale_below(&f.layout, 0).count, 0);
    CHECK_INT(f.layout.margin, 65);
    CHECK_INT(f.layout.gap, 22);
    CHECK_INT(f.layout.hair, 1);
    check_row("larger");
    f.style.theme = &theme;
    frame_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    CHECK_INT(frame_px(&f.layout, 100), 130);
    CHECK_INT(frame_text_px(&f.layout, 50), 65);
    CHECK_INT(frame_text_px(&f.layout, 1), 33);
    CHECK_INT(f.layout.least_px, 33);
    CHECK_INT(f.layout.floor_px, scene_min_text_px(1920, 1080));
    CHECK_INT(f.layout.margin, 43);
    CHECK_INT(f.layout.gap, 31);
    CHECK_INT(f.layout.hair, 4);
    struct type_scale scale = frame_scale(&f.layout, 200, 50);
    CHECK_INT(scale.count, 3);
    CHECK_INT(scale.sizes[0], 260);
    CHECK_INT(scale.sizes[1], 130);
    CHECK_INT(scale.sizes[2], 65);
    scale = frame_scale_below(&f.layout, 50);
    CHECK_INT(scale.count, 1);
    CHECK_INT(scale.sizes[0], 54); /* 5 % */
    scale = frame_scale_below(&f.layout, 0);
    CHECK_INT(scale.sizes[scale.count - 1], f.layout.floor_px);
    check_row("larger, on the smallest panel");
    f.style.width = 480;
    f.style.height = 320;
    frame_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    CHECK_INT(f.layout.least_px, 12); /* 3 % are less than a panel of few pixels can show */
    fixture_layout_finish(&f);
}

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
        frame_header_room(&f.layout, 0);
        CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), rows[i].room);
        CHECK_STR(fixture_text(&f.scene, "event", " ", &f.arena), rows[i].event);
        CHECK_STR(fixture_text(&f.scene, "date", " ", &f.arena), rows[i].date);
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), rows[i].clock);
        CHECK_STR(fixture_text(&f.scene, "mark.clock", "", &f.arena), rows[i].mark);
        struct box body = frame_body(&f.layout, false);
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
        frame_header_room(&f.layout, 0);
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
    frame_header(&f.layout, X1024, "Hall X", "An event", "room", true);
    CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), "Hall X");
    CHECK_INT(fixture_count(&f.scene, "rule"), 1);
    fixture_layout_finish(&f);
}

static void test_untrusted_clock(void)
{
    struct fixture_view view = door;
    view.station.clock = STATION_CLOCK_UNTRUSTED;
    struct fixture_layout f;
    check_row("no time is shown");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    frame_header_event(&f.layout);
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
    CHECK(frame_has_footer(&f.layout));
    frame_footer(&f.layout, "2 / 3");
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
    frame_footer(&f.layout, "");
    CHECK_STR(fixture_text(&f.scene, "page", "", &f.arena), "42 / 92");
    fixture_layout_finish(&f);

    check_row("a door has none");
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    CHECK(!frame_has_footer(&f.layout));
    frame_footer(&f.layout, "");
    CHECK_INT(f.scene.count, 0);
    fixture_layout_finish(&f);
}

/* The forms of ideographs are the event's, which the metrics of the layout carry. */
static void test_forms(void)
{
    struct fixture_layout f;
    struct words words = *words_english();
    check_row("forms of ideographs");
    fixture_layout_init(&f, &harbour_event, &door, 800, 480);
    CHECK_INT(f.layout.style->metrics->han, HAN_ANY);
    struct screen_style style = *f.layout.style;
    struct layout layout;
    struct scene scene;
    words.language = "zh-TW";
    style.words = &words;
    frame_begin(&layout, f.layout.view, &style, &f.arena, &scene);
    CHECK_INT(layout.style->metrics->han, HAN_ZH_HANT);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_measures();
    test_theme_measures();
    test_header();
    test_long_names();
    test_untrusted_clock();
    test_footer();
    test_forms();
    return check_done();
}

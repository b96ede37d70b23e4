#include "screens/qr.h"

#include "check.h"
#include "screens/screen_fixture.h"
#include "screens/parts.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

/* The side of the code of so many bytes in the corner of a box of this width; 0: none. */
static int corner_side(struct layout *layout, size_t bytes, int width)
{
    char text[300] = "";
    memset(text, 'x', bytes);
    layout->scene->count = 0;
    int used = qr_place_corner(layout, text, (struct box){0, 0, width, 1000});
    CHECK_INT(used > 0, layout->scene->count);
    return used > 0 ? layout->scene->items[0].box.width : 0;
}

/* Drawn with modules of 8 pixels, where there is room. */
static void test_modules(void)
{
    static const struct {
        size_t bytes;
        int modules;
    } rows[] = {{0, 21}, {14, 21}, {15, 25}, {42, 29}, {43, 33}, {180, 53}, {181, 57}, {213, 57}, {214, 0}};
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_INT(corner_side(&f.layout, rows[i].bytes, 1920),
                  rows[i].modules ? 8 * (rows[i].modules + 2 * QR_QUIET_MODULES) : 0);
    fixture_layout_finish(&f);
}

/* A millimetre where the panel's size is known, else 5 pixels. */
static void test_least_module(void)
{
    static const struct {
        int width, height;
        double diagonal_in;
        int least;
    } rows[] = {
        {1920, 1080, 0, 5},    /* not known */
        {1920, 1080, 55, 2},   /* 1.58 px a mm */
        {1920, 1080, 24, 4},   /* 3.6 */
        {800, 480, 7, 6},      /* 5.2 */
        {3840, 2160, 86.8, 2}, /* just under 2 */
        {3840, 2160, 55, 4},   /* 3.2 */
        {0, 0, 24, 4},         /* the mode is not given: the picture's size */
    };
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    struct display_config config = *f.layout.view->config;
    struct view view = *f.layout.view;
    view.config = &config;
    f.layout.view = &view;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[40];
        snprintf(label, sizeof label, "%dx%d %g", rows[i].width, rows[i].height, rows[i].diagonal_in);
        check_row(label);
        config.panel.width = rows[i].width;
        config.panel.height = rows[i].height;
        config.panel.diagonal_in = rows[i].diagonal_in;
        int side = rows[i].least * (21 + 2 * QR_QUIET_MODULES);
        CHECK_INT(corner_side(&f.layout, 14, 2 * side), side);
        CHECK_INT(corner_side(&f.layout, 14, 2 * side - 1), 0);
    }
    fixture_layout_finish(&f);
}

static int wanted_height; /* in the full width; half as much again in less */

static int place_lines(struct layout *layout, uint32_t session, struct box box)
{
    (void)session;
    int height = box.width < 1000 ? wanted_height * 3 / 2 : wanted_height;
    if (height == 0 || height > box.height)
        return 0;
    part_fill(layout, (struct box){box.x, box.y, box.width, height}, (struct color){9, 9, 9}, 0, LAYER_TEXT,
              "about");
    return height;
}

static void test_address(void)
{
    static char long_url[300] = "https://a.example/";
    memset(long_url + strlen(long_url), 'x', 200);
    static struct {
        const char *label, *url, *block_url, *expected;
    } rows[] = {
        {"its own", "https://a.example/1", "https://a.example/", "https://a.example/1"},
        {"its block's", "", "http://a.example/", "http://a.example/"},
        {"none", "", "", ""},
        {"no web address", "javascript:alert(1)", "", ""},
        {"another scheme is not made up for by the block's", "ftp://a.example", "https://a.example/", ""},
        {"too long", long_url, "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_session sessions[] = {
            {.id = "m",
             .title = "M",
             .kind = SESSION_BLOCK,
             .rooms = "A",
             .start = "12T10:00",
             .end = "12T11:00"},
            {.id = "p", .part_of = "m", .title = "P", .rooms = "A", .start = "12T10:00", .end = "12T11:00"}};
        sessions[0].url = rows[i].block_url;
        sessions[1].url = rows[i].url;
        struct fixture_event event = {
            .sessions = sessions, .count = 2, .title = "E", .short_title = "", .room_names = {"Hall A"}};
        struct fixture_layout f;
        check_row(rows[i].label);
        fixture_layout_init(&f, &event, &door, 1920, 1080);
        f.scene.count = 0;
        struct box all = {0, 0, 1000, 1000};
        qr_place_beside(&f.layout, program_find_session(f.layout.view->program, "p"), all, all, place_lines);
        const struct item *code = fixture_item(&f.scene, "qr");
        CHECK_STR(code ? code->text : "", rows[i].expected);
        fixture_layout_finish(&f);
    }
}

/* -- the place -- */

/* The code never takes what the text has, keeps a distance from it, and is left out where it has no room. */
static void test_place(void)
{
    static const struct {
        const char *label;
        int title_width, phrase_height;
        int phrase_width; /* afterwards; 0: not there */
        bool placed;
    } rows[] = {
        {"nothing but a title", 500, 0, 0, true},
        {"a title as wide as the screen", 1000, 0, 0, true},
        {"below what it is about", 1000, 60, 1000, true},
        {"beside what it is about", 1000, 250, 1000 - 8 * 37 - 2 * 22, true},
        {"no room below the title: beside it", 500, 390, 1000, true},
        {"no room at all", 1000, 390, 1000, false},
    };
    struct box area = {40, 100, 1000, 700}, about = {40, 400, 1000, 400};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].label);
        fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
        uint32_t session = program_find_session(f.layout.view->program, "boot");
        wanted_height = rows[i].phrase_height;
        part_fill(&f.layout, (struct box){40, 100, rows[i].title_width, 280}, (struct color){9, 9, 9}, 0,
                  LAYER_TEXT, "title");
        int used = qr_place_beside(&f.layout, session, area, about, place_lines);
        CHECK_INT(used > 0, rows[i].phrase_height > 0);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        CHECK_INT(fixture_count(&f.scene, "about"), rows[i].phrase_height > 0);
        const struct item *text = fixture_item(&f.scene, "about"), *code = fixture_item(&f.scene, "qr");
        if (text)
            CHECK_INT(text->box.width, rows[i].phrase_width);
        CHECK_INT(code != NULL, rows[i].placed);
        CHECK_STR(fixture_text(&f.scene, "qr.word", "", &f.arena), rows[i].placed ? "More about it" : "");
        if (code) {
            CHECK_STR(code->text, "https://harbour.example/2025/boot");
            CHECK(box_contains(area, code->box));
            CHECK_INT(code->box.width, code->box.height);
            CHECK_INT(code->box.width % 37, 0);
            CHECK(code->box.width >= 5 * 37);
            CHECK_INT(code->box.x + code->box.width, 1040);
            CHECK(code->light.red == 255 && code->color.red == 0);
        }
        fixture_layout_finish(&f);
    }
}

/* A panel on which 5 pixels are too much has no code; one whose size is known to be small has none either. */
static void test_screens(void)
{
    static const struct {
        int width, height;
        double diagonal_in;
        bool contribution;
    } rows[] = {{1920, 1080, 0, true}, {1080, 1920, 0, true}, {3840, 2160, 0, true}, {1280, 720, 0, true},
                {1024, 600, 0, true},  {800, 480, 0, true},   {480, 800, 0, true},   {480, 320, 0, true},
                {320, 240, 0, false},  {1920, 1080, 3, false}};
    static const struct fixture_session session = {.id = "a",
                                                   .title = "Knots",
                                                   .rooms = "A",
                                                   .start = "12T10:00",
                                                   .end = "12T11:00",
                                                   .people = "Ines Okafor/",
                                                   .summary = "A bring-your-own-rope session.",
                                                   .url = "https://harbour.example/2025/knots"};
    static const struct fixture_event event = {
        .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view wanted = door;
        wanted.role = ROLE_HALLWAY;
        wanted.page = PAGE_CONTRIBUTION;
        wanted.session = "a";
        struct fixture_layout f;
        char label[40];
        snprintf(label, sizeof label, "%dx%d %g", rows[i].width, rows[i].height, rows[i].diagonal_in);
        check_row(label);
        fixture_layout_init(&f, &event, &wanted, rows[i].width, rows[i].height);
        struct view view = *f.layout.view;
        struct display_config config = *view.config;
        view.config = &config;
        config.panel.diagonal_in = rows[i].diagonal_in;
        fixture_compose(&view, &fixture_metrics, rows[i].width, rows[i].height, &f.arena, &f.scene);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        CHECK_INT(fixture_count(&f.scene, "qr"), rows[i].contribution);
        CHECK(!fixture_says(&f.scene, "http"));
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_modules();
    test_least_module();
    test_address();
    test_place();
    test_screens();
    return check_done();
}

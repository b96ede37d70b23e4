#include "layout/qr.h"

#include "check.h"
#include "screens/screen_fixture.h"
#include "layout/parts.h"

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
    check_row("a third of the box's width, where that is less");
    CHECK_INT(corner_side(&f.layout, 14, 3 * 7 * (21 + 2 * QR_QUIET_MODULES)),
              7 * (21 + 2 * QR_QUIET_MODULES));
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
        qr_place(&f.layout, program_find_session(f.layout.view->program, "p"), 1000, 1000, 1000);
        const struct item *code = fixture_item(&f.scene, "qr");
        CHECK_STR(code ? code->text : "", rows[i].expected);
        fixture_layout_finish(&f);
    }
}

/* -- the place -- */

/* A square of 176 u, larger where the modules need it, up to 210; the code in its middle. */
static void test_place(void)
{
    static const struct {
        int width, height, most;
        size_t bytes;
        int side, module; /* 0: no code */
    } rows[] = {
        {1920, 1080, 500, 40, 190, 5},  /* 29 + 8 modules, 176 u */
        {1920, 1080, 500, 60, 205, 5},  /* 33 + 8: a little more */
        {1920, 1080, 500, 80, 225, 5},  /* 37 + 8 */
        {1920, 1080, 500, 120, 0, 0},   /* past 210 u */
        {1920, 1080, 200, 60, 0, 0},    /* no room for it */
        {3840, 2160, 500, 120, 380, 7}, /* 45 + 8 on a fine panel */
        {1280, 720, 500, 25, 0, 0},     /* 5 pixels are too much here */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char url[200] = "https://a.example/";
        memset(url + strlen(url), 'x', rows[i].bytes - strlen(url));
        struct fixture_session session = {
            .id = "p", .title = "P", .rooms = "A", .start = "12T10:00", .end = "12T11:00", .url = url};
        struct fixture_event event = {
            .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
        struct fixture_layout f;
        char label[60];
        snprintf(label, sizeof label, "%dx%d, %zu bytes", rows[i].width, rows[i].height, rows[i].bytes);
        check_row(label);
        fixture_layout_init(&f, &event, &door, rows[i].width, rows[i].height);
        f.scene.count = 0;
        CHECK_INT(qr_place(&f.layout, 0, 1000, 700, rows[i].most), rows[i].side);
        const struct item *code = fixture_item(&f.scene, "qr"), *ground = fixture_item(&f.scene, "qr.ground");
        CHECK_INT(code != NULL, rows[i].side > 0);
        if (code) {
            CHECK_INT(ground->box.x + ground->box.width, 1000);
            CHECK_INT(ground->box.y + ground->box.height, 700);
            CHECK_INT(ground->box.width, rows[i].side);
            CHECK_INT(code->box.width % rows[i].module, 0);
            CHECK(box_contains(ground->box, code->box) && color_equal(code->light, ground->color));
            CHECK(code->light.red == 0xB9 && code->color.red == 0);
        }
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_modules();
    test_least_module();
    test_address();
    test_place();
    return check_done();
}

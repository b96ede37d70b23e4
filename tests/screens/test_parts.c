#include "screens/measures.h"
#include "screens/parts.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

static void start(const char *label)
{
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
}

static void finish(void)
{
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static void test_lines(void)
{
    start("lines");
    struct color ink = f.style.theme->ink;
    struct type type = layout_type(&f.layout, FACE_REGULAR, 30);
    int width = part_width(&f.layout, type, "left");
    CHECK_INT(part_line(&f.layout, type, "left", 100, 200, 500, ink, "a"), width);
    CHECK_INT(fixture_item(&f.scene, "a")->box.x, 100);
    part_line_right(&f.layout, type, "left", 1000, 200, 300, ink, "b");
    CHECK_INT(fixture_item(&f.scene, "b")->box.x, 1000 - width);
    CHECK_INT(part_line(&f.layout, type, "", 100, 500, 500, ink, "none"), 0);
    CHECK_INT(part_line(&f.layout, type, "no room", 100, 500, 5, ink, "none"), 0);
    CHECK_INT(part_line(&f.layout, type, "no room", 100, 500, -5, ink, "none"), 0);
    CHECK_INT(fixture_count(&f.scene, "none"), 0);
    check_row("a letter that is narrower than it is high has its own width");
    width = part_width(&f.layout, type, "i");
    CHECK(width < type.px);
    CHECK_INT(part_line(&f.layout, type, "i", 100, 600, width, ink, "letter"), width);
    CHECK_INT(fixture_count(&f.scene, "letter"), 1);
    CHECK(!fixture_item(&f.scene, "letter")->cut);
    width = part_badge_width(&f.layout, type, "i");
    CHECK_INT(part_badge(&f.layout, type, "i", 100, 700, width, f.style.theme->attention, ink, "badge"),
              width);
    CHECK_INT(part_badge(&f.layout, type, "ii", 100, 700, width, f.style.theme->attention, ink, "none"), 0);
    finish();
}

/* What stands beside a countdown stays. */
static void test_countdown(void)
{
    start("countdown");
    struct color ink = f.style.theme->ink;
    struct type type = layout_type(&f.layout, FACE_REGULAR, 30);
    int width = part_countdown_width(&f.layout, type, "in 13 min");
    CHECK_INT(part_countdown_width(&f.layout, type, "in 20 min"), width);
    CHECK_INT(part_countdown_width(&f.layout, type, "in 9 min"), width);
    CHECK(part_countdown_width(&f.layout, type, "in 113 min") > width);
    CHECK_INT(part_countdown(&f.layout, type, "in 9 min", 100, 200, 500, 0, ink, "a"), width);
    CHECK_INT(fixture_count(&f.scene, "a"), 1);
    CHECK_INT(fixture_item(&f.scene, "a")->box.x, 100);
    CHECK_INT(part_countdown(&f.layout, type, "in 13 min", 100, 300, 500, 1, ink, "b"), width);
    CHECK_INT(fixture_item(&f.scene, "b")->box.x,
              100 + 250 - part_digits_width(&f.layout, type, "in 13 min") / 2);
    CHECK_INT(part_countdown(&f.layout, type, "Tomorrow", 100, 400, 500, 0, ink, "c"),
              part_width(&f.layout, type, "Tomorrow"));
    CHECK_INT(fixture_count(&f.scene, "c"), 1);
    CHECK(part_countdown(&f.layout, type, "in 13 min", 100, 500, width / 2, 0, ink, "d") <= width / 2);
    CHECK(fixture_item(&f.scene, "d")->cut);
    CHECK_INT(part_badge_width(&f.layout, type, "ends in 11 min"),
              part_badge_width(&f.layout, type, "ends in 20 min"));
    finish();
}

/* Hours end where their cell ends; what is too wide for it begins where it does. */
static void test_time_column(void)
{
    start("times in a column");
    struct color ink = f.style.theme->ink;
    struct type type = layout_role_type(&f.layout, TYPE_TITLE, 40);
    int cell = type.px * 5 / 4;
    static const char *const times[] = {"9:05", "10:05", "1:55"};
    for (size_t i = 0; i < 3; i++) {
        int x = 100, baseline = 200 + 60 * (int)i;
        check_row(times[i]);
        int hours = times[i][1] == ':' ? 1 : 2;
        char text[3] = {times[i][0], hours == 2 ? times[i][1] : '\0'};
        CHECK_INT(part_time_column(&f.layout, type, times[i], x, baseline, ink, times[i]),
                  part_time_column_width(&f.layout, type, times[i]));
        const struct item *item = fixture_item(&f.scene, times[i]);
        CHECK_INT(item->box.x, x + cell - part_width(&f.layout, type, text));
        CHECK_INT(item->length, strlen(times[i])); /* one item: the colon stands as the font has it */
    }
    check_row("too wide for the cell");
    part_time_column(&f.layout, type, "10000:00", 100, 500, ink, "wide");
    CHECK_INT(fixture_item(&f.scene, "wide")->box.x, 100);
    finish();
}

/* A line by its capitals has a box that is no higher than a title's line. */
static void test_line_cap(void)
{
    start("a line by capitals");
    struct color ink = f.style.theme->ink;
    int width = part_line_cap(&f.layout, TYPE_NEXT, 72, "10:30", 90, 100, 400, ink, "time");
    const struct item *item = fixture_item(&f.scene, "time");
    CHECK_INT(item->baseline, 100 + layout_type_px(&f.layout, item->face, item->size_px).cap);
    CHECK_INT(item->box.width, width);
    CHECK(item->box.height <= item->size_px * 107 / 100);
    CHECK_INT(part_line_cap(&f.layout, TYPE_NEXT, 72, "", 90, 300, 400, ink, "none"), 0);
    part_line_cap(&f.layout, TYPE_NEXT, 72, "Wider than the room for it", 90, 300, 200, ink, "cut");
    CHECK(fixture_item(&f.scene, "cut")->cut);
    finish();
}

/* Lines are placed by the top of their capitals, whatever they were set by. */
static void test_block_cap(void)
{
    start("by capitals");
    static const int steps[] = {SIZES_TITLE};
    struct color ink = f.style.theme->ink;
    struct text_block title = layout_title(&f.layout, TYPE_TITLE, steps, sizeof steps / sizeof *steps,
                                           "A title of two lines", "en", 800, 400, 5);
    struct text_block block = part_fit(&f.layout, FACE_BOLD, 84, 40, "A block of two lines", 600, 300, 5);
    part_block_cap(&f.layout, &title, 90, 100, 800, 0, ink, "title");
    part_block_cap(&f.layout, &block, 90, 600, 800, 2, ink, "block");
    const struct item *item = fixture_item(&f.scene, "title");
    const struct item *last = item;
    while (strcmp(last[1].role, "title") == 0)
        last++;
    CHECK_INT(part_block_drop(&title), last->baseline - 100);
    CHECK_INT(part_block_drop(&(struct text_block){.line_count = 0}), 0);
    CHECK_INT(item->baseline, 100 + layout_type_px(&f.layout, item->face, item->size_px).cap);
    item = fixture_item(&f.scene, "block");
    CHECK_INT(item->baseline, 600 + layout_type_px(&f.layout, item->face, item->size_px).cap);
    CHECK_INT(item->box.x + item->box.width, 890);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    finish();
}

static void test_fit(void)
{
    start("fit");
    struct text_block block = part_fit(&f.layout, FACE_BOLD, 100, 22, "Knots", 800, 400, 3);
    CHECK_INT(block.size_px, 108);
    CHECK_INT(block.line_count, 1);
    block = part_fit(&f.layout, FACE_BOLD, 100, 22, "Knots", 800, 40, 3);
    CHECK(block.line_count == 1 && block.height <= 40); /* not one line whatever the height */
    CHECK_INT(part_fit(&f.layout, FACE_BOLD, 100, 22, "Knots", 800, 20, 3).line_count, 0);
    CHECK_INT(part_fit(&f.layout, FACE_BOLD, 100, 22, "", 800, 400, 3).line_count, 0);
    CHECK_INT(part_fit(&f.layout, FACE_BOLD, 100, 22, "Knots", 10, 400, 3).line_count, 0);
    int narrow = part_width(&f.layout, layout_type(&f.layout, FACE_BOLD, 22), "i");
    CHECK_INT(part_fit(&f.layout, FACE_BOLD, 100, 22, "i", narrow, 400, 3).line_count, 1);
    finish();
}

/* In larger type, only what would be cut is set below the theme's smallest size. */
static void test_fit_below(void)
{
    struct theme theme = *theme_night();
    theme.size = 125;
    theme.least = 36;
    start("larger type");
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    const char *title = "Reading the tide for twenty years";
    struct text_block block = part_fit(&f.layout, FACE_BOLD, 60, 0, title, 1200, 100, 1);
    CHECK(!block.cut && block.size_px >= f.layout.least_px);
    block = part_fit(&f.layout, FACE_BOLD, 60, 0, title, 600, 100, 1);
    CHECK(!block.cut && block.size_px < f.layout.least_px && block.size_px >= f.layout.floor_px);
    block = part_fit(&f.layout, FACE_BOLD, 60, 0, title, 600, 30, 1); /* one line has no room otherwise */
    CHECK(block.line_count == 1 && block.size_px == f.layout.floor_px);
    block = part_fit(&f.layout, FACE_BOLD, 60, 0, title, 200, 100, 1);
    CHECK(block.cut && block.size_px == f.layout.floor_px);
    const char *text = "One thing. And another one, which is told at some length so that it has no room.";
    part_prose(&f.layout, text, (struct box){100, 100, 700, 60}, 40, 30, theme.ink, "prose");
    const struct item *prose = fixture_item(&f.scene, "prose");
    CHECK(prose && prose->size_px >= f.layout.least_px);
    CHECK_STR(fixture_text(&f.scene, "prose", " ", &f.arena), "One thing.");
    finish();
}

/* A badge's corners are the theme's; a track's edge leaves some of the track. */
static void test_theme_shapes(void)
{
    struct theme theme = *theme_night();
    theme.rule_width = 6;
    start("shapes");
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    struct type type = layout_type(&f.layout, FACE_BOLD, 30);
    part_badge(&f.layout, type, "NOW", 100, 200, 500, theme.accent, theme.accent_ink, "badge");
    const struct item *badge = fixture_item(&f.scene, "badge");
    CHECK(badge && badge->kind == ITEM_FILL);
    part_track(&f.layout, (struct box){100, 300, 8, 60}, theme.background);
    const struct item *track = fixture_item(&f.scene, "track");
    CHECK_INT(fixture_count(&f.scene, "track.edge"), 1);
    CHECK(track && track->box.width == 4);
    finish();
}

static void test_struck(void)
{
    start("struck through, each line");
    struct text_block block =
        part_fit(&f.layout, FACE_BOLD, 60, 60, "Reading the tide for twenty years", 500, 400, 4);
    CHECK(block.line_count > 1);
    part_block_struck(&f.layout, &block, 100, 100, 500, f.style.theme->ink_soft, "title");
    CHECK_INT(fixture_count(&f.scene, "strike"), block.line_count);
    const struct item *title = fixture_item(&f.scene, "title"), *strike = fixture_item(&f.scene, "strike");
    CHECK(box_contains(title->box, strike->box));
    CHECK_INT(strike->box.width, title->box.width);
    finish();
}

static void test_badge(void)
{
    start("badge");
    struct type type = layout_type(&f.layout, FACE_BOLD, 30);
    const struct theme *theme = f.style.theme;
    int width = part_badge(&f.layout, type, "NOW", 100, 200, 900, theme->accent, theme->accent_ink, "badge");
    CHECK_INT(width, part_badge_width(&f.layout, type, "NOW"));
    const struct item *box = fixture_item(&f.scene, "badge");
    CHECK_INT(box->kind, ITEM_FILL);
    CHECK_INT(box->box.y, 200 - part_badge_rise(type));
    CHECK_INT(box->box.height, part_badge_height(type));
    const struct item *text = &f.scene.items[1];
    CHECK(box_contains(box->box, text->box));
    CHECK(text->layer > box->layer);
    CHECK_INT(part_badge(&f.layout, type, "NOW", 100, 400, 10, theme->accent, theme->accent_ink, "badge"), 0);
    CHECK_INT(f.scene.count, 2);
    CHECK(part_badge(&f.layout, type, X1024, 100, 600, 300, theme->accent, theme->accent_ink, "badge") <=
          300);
    finish();
}

static void test_bullets(void)
{
    static const char *const topics[] = {
        "One bootloader", "Two", "Three things that belong together", "Four", "Five", "Six", "Seven", "Eight",
        "Nine",           "Ten"};
    static const struct {
        const char *label;
        uint32_t count;
        int height;
        uint32_t columns, fewest, shown;
        const char *more;
    } rows[] = {
        {"all fit", 10, 900, 1, 3, 10, ""},
        {"in two columns", 10, 300, 2, 3, 10, ""},
        {"some fit", 10, 200, 1, 3, 3, "+7 more"},
        {"too few fit", 10, 90, 1, 3, 0, ""},
        {"one will do", 10, 90, 1, 1, 1, "+9 more"},
        {"no room", 10, 10, 1, 1, 0, ""},
        {"none", 0, 900, 1, 1, 0, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label);
        struct box box = {100, 100, 900, rows[i].height};
        int used = part_bullets(&f.layout, topics, rows[i].count, box, 34, 25, rows[i].columns,
                                rows[i].fewest, f.style.theme->ink, "topic");
        CHECK_INT(fixture_count(&f.scene, "bullet"), rows[i].shown);
        CHECK_STR(fixture_text(&f.scene, "more", "", &f.arena), rows[i].more);
        CHECK(used <= rows[i].height);
        CHECK_INT(used > 0, rows[i].shown > 0);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        finish();
    }
}

static void test_prose(void)
{
    static const char text[] =
        "A first sentence that is short. A second one, which is longer and needs a line of its own. "
        "A third e.g. with an abbreviation! And a fourth?";
    static const struct {
        const char *label, *text;
        int width, height;
        const char *shown; /* NULL: ends with an ellipsis; "": nothing */
    } rows[] = {
        {"all", text, 1200, 400, text},
        {"whole sentences", text, 560, 146,
         "A first sentence that is short. A second one, which is longer and needs a line of its own."},
        {"one sentence", text, 600, 40, "A first sentence that is short."},
        {"not even one: cut, with two lines at least",
         "A sentence without an end that goes on and on and on and on", 300, 80, NULL},
        {"one line of a cut sentence says too little", "A sentence without an end that goes on and on", 300,
         40, ""},
        {"no room", text, 600, 10, ""},
        {"no text", "", 600, 100, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label);
        struct box box = {100, 100, rows[i].width, rows[i].height};
        int used = part_prose(&f.layout, rows[i].text, box, 33, 26, f.style.theme->ink, "prose");
        const char *shown = fixture_text(&f.scene, "prose", " ", &f.arena);
        if (rows[i].shown)
            CHECK_STR(shown, rows[i].shown);
        else
            CHECK(strstr(shown, "…") != NULL);
        CHECK(used <= rows[i].height);
        CHECK_INT(used > 0, shown[0] != '\0');
        finish();
    }
}

static void test_track(void)
{
    struct box box = {100, 100, 8, 60};
    start("a track's bar");
    part_track(&f.layout, box, f.style.theme->soon);
    CHECK_INT(fixture_count(&f.scene, "track"), 1);
    CHECK_INT(fixture_count(&f.scene, "track.edge"), 0);
    finish();
    start("one that would not be seen");
    part_track(&f.layout, box, f.style.theme->background);
    CHECK_INT(fixture_count(&f.scene, "track"), 1);
    if (CHECK_INT(fixture_count(&f.scene, "track.edge"), 1))
        CHECK(box_contains(fixture_item(&f.scene, "track.edge")->box, fixture_item(&f.scene, "track")->box));
    finish();
}

/* The edge is there below a contrast of 3, and only there. */
static void test_track_contrast(void)
{
    start("a track's contrast");
    uint32_t edges = 0;
    for (int grey = 0; grey < 256; grey++) {
        struct color color = {(uint8_t)grey, (uint8_t)grey, (uint8_t)grey};
        edges += theme_contrast(color, f.style.theme->background) < 3;
        part_track(&f.layout, (struct box){100, 100, 8, 60}, color);
        CHECK_INT(fixture_count(&f.scene, "track.edge"), edges);
    }
    finish();
}

int main(void)
{
    test_lines();
    test_track();
    test_track_contrast();
    test_countdown();
    test_time_column();
    test_line_cap();
    test_block_cap();
    test_fit();
    test_fit_below();
    test_theme_shapes();
    test_struck();
    test_badge();
    test_bullets();
    test_prose();
    return check_done();
}

#include "layout/measures.h"
#include "layout/parts.h"

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
    struct type type = layout_role_type(&f.layout, TYPE_SOFT, 30);
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
    finish();
}

/* Hours end where their cell ends; what is too wide for it begins where it does. */
static void test_time_column(void)
{
    start("times in a column");
    struct color ink = f.style.theme->ink;
    struct type type = layout_role_type(&f.layout, TYPE_TITLE, 40);
    int cell = text_em(type.px, 1250);
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
    struct text_block block = part_text(&f.layout, TYPE_TITLE, 84, "A block of two lines", 600, 5);
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

static void test_struck(void)
{
    start("struck through, each line");
    static const int size = 60;
    struct text_block block =
        layout_title(&f.layout, TYPE_TITLE, &size, 1, "Reading the tide for twenty years", "", 500, 400, 4);
    CHECK(block.line_count > 1);
    part_block_struck(&f.layout, &block, 100, 100, 500, f.style.theme->ink2, "title");
    CHECK_INT(fixture_count(&f.scene, "strike"), block.line_count);
    const struct item *title = fixture_item(&f.scene, "title"), *strike = fixture_item(&f.scene, "strike");
    CHECK(box_contains(title->box, strike->box));
    CHECK_INT(strike->box.width, title->box.width);
    /* Through the middle of low letters, and of what is as high as capitals. */
    CHECK_INT(title->baseline - strike->box.y - strike->box.height / 2, text_em(title->size_px, STRIKE_RISE));
    struct text_block square = layout_title(&f.layout, TYPE_TITLE, &size, 1, "\u6E2C\u5B9A", "", 500, 400, 4);
    uint32_t first = f.scene.count;
    part_block_struck(&f.layout, &square, 100, 500, 500, f.style.theme->ink2, "title");
    title = &f.scene.items[first], strike = &f.scene.items[f.scene.count - 1];
    int cap = layout_type_px(&f.layout, title->face, title->size_px).cap;
    CHECK_INT(title->baseline - strike->box.y - strike->box.height / 2, cap / 2);
    finish();
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
        {"whole sentences", text, 560, 120,
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

/* One size for all scripts, in as many lines as there may be, in boxes that end near the ink. */
static void test_text(void)
{
    start("text");
    struct text_block block = part_text(&f.layout, TYPE_TEXT, 40, "A block line of two lines", 400, 2);
    CHECK(block.line_count == 2 && !block.cut);
    CHECK_INT(block.size_px, layout_role_px(&f.layout, 40));
    CHECK(block.ascent + block.descent < block.line_height);
    /* Its boxes are low, and ink reaches as far out as out of a usual line's: emoji do. */
    struct type usual = layout_role_type(&f.layout, TYPE_TEXT, 40);
    CHECK_INT(block.above, usual.ascent + usual.px / 8 + 1);
    CHECK_INT(block.below, usual.descent + usual.px / 8 + 1);
    CHECK(part_text(&f.layout, TYPE_TEXT, 40, "A block line of two lines", 400, 1).cut);
    CHECK_INT(part_text(&f.layout, TYPE_TEXT, 40, "", 400, 2).line_count, 0);
    CHECK_INT(part_text(&f.layout, TYPE_TEXT, 40, "Text", 0, 2).line_count, 0);
    finish();
}

int main(void)
{
    test_lines();
    test_time_column();
    test_line_cap();
    test_block_cap();
    test_text();
    test_struck();
    test_prose();
    return check_done();
}

#include "door/strip.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "scene/transform.h"
#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view view = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

/* Places a strip that ends at y = 800 of a picture of 1000 lines; gives its height. */
static int start(const char *label, const struct door_strip *strip, int width, int height)
{
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &view, width, height);
    int taken = strip_height(&f.layout, strip);
    strip_place(&f.layout, strip, (struct box){0, 800 - taken, width, taken});
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(box_contains((struct box){0, 800 - taken, width, taken}, f.scene.items[i].box) ||
              f.scene.items[i].kind == ITEM_TEXT);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    return taken;
}

#define SENTENCE "The recording of this talk will be on the event's site in the evening"

static void test_heights(void)
{
    static const struct {
        const char *label, *text;
        int width, height, taken;
        unsigned lines;
        bool cut;
    } rows[] = {
        {"nothing", "", 1778, 1000, 0, 0, false},
        {"a line", "Watch it in Hall N2", 1778, 1000, STRIP, 1, false},
        {"a longer line in smaller type", SENTENCE, 1778, 1000, STRIP, 1, false},
        {"two lines", SENTENCE ", and " SENTENCE, 1778, 1000, STRIP_TWO_LINES, 2, false},
        {"more", LONG_190 " " LONG_190, 1778, 1000, STRIP_TWO_LINES, 4, false},
        {"past all measure", X1024, 1778, 1000, STRIP_TWO_LINES, 4, true},
        {"portrait, one", "Watch it in Hall N2", 1000, 1778, STRIP_PORTRAIT, 1, false},
        {"portrait, two", "Down the stairs, ground floor, first door", 1000, 1778, STRIP_PORTRAIT, 2, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct door_strip strip = {.text = rows[i].text, .struck = ""};
        CHECK_INT(start(rows[i].label, &strip, rows[i].width, rows[i].height), rows[i].taken);
        unsigned lines = fixture_count(&f.scene, "notice");
        CHECK(lines == rows[i].lines || (rows[i].lines == 4 && lines > 2 && lines < 5));
        CHECK(lines == 0 || f.scene.items[f.scene.count - 1].cut == rows[i].cut);
        fixture_layout_finish(&f);
    }
}

/* All of it is ink, full bleed, with text in the ground's colour, which stands in the middle by its capitals.
 */
static void test_ink(void)
{
    struct door_strip strip = {.text = "Speaker ill", .struck = ""};
    start("ink", &strip, 1778, 1000);
    const struct item *ground = fixture_item(&f.scene, "strip"), *text = fixture_item(&f.scene, "notice");
    CHECK_INT(ground->box.width, 1778);
    CHECK(color_equal(ground->color, f.style.theme->ink) && color_equal(text->color, f.style.theme->ground));
    CHECK_INT(text->box.x, AXIS_X);
    int cap = layout_type_px(&f.layout, text->face, text->size_px).cap;
    CHECK_INT(2 * text->baseline - cap, 2 * 700 + STRIP + (cap & 1));
    CHECK_INT(f.scene.count, 2);
    fixture_layout_finish(&f);
}

/* An arrow at the far end, and a sign at the near one; text keeps off both. */
static void test_ends(void)
{
    struct door_strip strip = {.text = SENTENCE ", and more", .struck = "", .way = WAY_RIGHT};
    start("a way", &strip, 1778, 1000);
    const struct item *way = fixture_item(&f.scene, "way");
    CHECK(way && way->box.x + way->box.width <= 1778 - FAR_MARGIN + 1);
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (f.scene.items[i].kind == ITEM_TEXT)
            CHECK(f.scene.items[i].box.x + f.scene.items[i].box.width < way->box.x);
    fixture_layout_finish(&f);
    static const enum strip_block blocks[] = {STRIP_INFO, STRIP_WARNING, STRIP_CROSS};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        strip = (struct door_strip){.text = "Text", .struck = "", .block = blocks[i]};
        start("a sign", &strip, 1778, 1000);
        CHECK(f.scene.count > 3);
        CHECK_INT(fixture_item(&f.scene, "notice")->box.x, AXIS_X);
        fixture_layout_finish(&f);
    }
}

/* The line goes through what is struck, not through what says so. */
static void test_struck(void)
{
    struct door_strip strip = {.text = "Cancelled:", .struck = "12:45 A talk", .block = STRIP_CROSS};
    start("one line", &strip, 1778, 1000);
    const struct item *text = fixture_item(&f.scene, "notice"), *strike = fixture_item(&f.scene, "strike");
    CHECK(strike->box.x > text->box.x && strike->box.x + strike->box.width == text->box.x + text->box.width);
    fixture_layout_finish(&f);
    strip.struck = LONG_190;
    start("more lines", &strip, 1778, 1000);
    CHECK_INT(fixture_count(&f.scene, "strike"), fixture_count(&f.scene, "notice"));
    fixture_layout_finish(&f);
}

/* An item in which the struck part begins has the line from there on; those before it have none. */
static void test_struck_right_to_left(void)
{
    struct door_strip strip = {.text = "ألغيت:", .struck = "12:45 الضوء", .block = STRIP_CROSS};
    start("right to left", &strip, 1778, 1000);
    CHECK(fixture_count(&f.scene, "strike") > 0);
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (strcmp(f.scene.items[i].role, "strike") == 0)
            CHECK(f.scene.items[i].box.width > 0);
    fixture_layout_finish(&f);
}

/* How much of an item's width is struck. */
static int struck_width(const struct scene *scene, struct box text)
{
    int sum = 0;
    for (uint32_t i = 0; i < scene->count; i++) {
        struct box box = scene->items[i].box;
        if (strcmp(scene->items[i].role, "strike") != 0 || box.y < text.y || box.y > text.y + text.height)
            continue;
        int left = box.x > text.x ? box.x : text.x, text_end = text.x + text.width;
        int right = box.x + box.width < text_end ? box.x + box.width : text_end;
        sum += right > left ? right - left : 0;
    }
    return sum;
}

/* In a picture that is mirrored afterwards, the line goes through the same words. */
static void test_struck_mirrored(void)
{
    struct door_strip strip = {.text = "ألغيت:", .struck = "12:45 A talk", .block = STRIP_CROSS};
    check_row("mirrored");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    f.layout.own_metrics.right_to_left = true;
    strip_place(&f.layout, &strip, (struct box){0, 700, 1778, STRIP});
    mirror_scene(&f.scene);
    unsigned seen = 0;
    for (uint32_t i = 0; i < f.scene.count; i++) {
        const struct item *item = &f.scene.items[i];
        if (item->kind != ITEM_TEXT || item->length < 2)
            continue;
        bool label = (unsigned char)item->text[0] >= 0x80;
        seen |= label ? 1 : 2;
        int most = label ? (int)item->size_px : item->box.width;
        int least = label ? 0 : item->box.width - 1;
        int struck = struck_width(&f.scene, item->box);
        CHECK(struck >= least && struck <= most);
        CHECK(!label || struck < item->box.width / 2);
    }
    CHECK_INT(seen, 3);
    fixture_layout_finish(&f);
}

/* Ink of letters that stand high and reach low, as Arabic ones with their marks. */
static void far_reach(void *user, enum font_face face, double size_px, const char *text, size_t length,
                      int *above, int *below)
{
    (void)user, (void)face, (void)text, (void)length;
    *above = text_em(size_px, 1000);
    *below = text_em(size_px, 600);
}

/* No ink leaves the strip: type is made smaller for it, and stands higher. */
static void test_far_reach(void)
{
    struct door_strip strip = {.text = "Watch it", .struck = ""};
    check_row("ink that reaches far");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    f.layout.own_metrics.reach = far_reach;
    strip_place(&f.layout, &strip, (struct box){0, 700, 1778, STRIP});
    const struct item *text = fixture_item(&f.scene, "notice");
    CHECK_INT(text->size_px, 56);
    CHECK(text->baseline - text->size_px >= 700);
    CHECK(text->baseline + text->size_px * 6 / 10 <= 700 + STRIP - STRIP_TAIL_APART);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_heights();
    test_ink();
    test_ends();
    test_struck();
    test_struck_right_to_left();
    test_struck_mirrored();
    test_far_reach();
    return check_done();
}

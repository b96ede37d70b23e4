#include "door/door_stage.h"

#include "layout/measures.h"
#include "screens/screen_fixture.h"

#include "check.h"

#define LONG_120                                                                                             \
    "12:00 – 12:20 A block with a long title that somebody typed in a hurry and nobody shortened, on the " \
    "ways "                                                                                                  \
    "in which signs break"

static struct fixture_layout f;
static struct door door;

static void start(const char *label, const char *room, const char *at, int width, int height)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = room,
        .at = at,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &view, width, height);
    door_of(&f.layout, &door);
}

static struct stage place(struct box box, bool plain)
{
    struct stage stage = door_stage_fit(&f.layout, &door, box, plain);
    door_stage_place(&f.layout, &stage);
    return stage;
}

static void finish(void)
{
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static int cap_top(const struct item *item)
{
    return item->baseline - layout_type_px(&f.layout, item->face, item->size_px).cap;
}

static const struct item *last_item(const char *role)
{
    const struct item *item = fixture_item(&f.scene, role);
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (strcmp(f.scene.items[i].role, role) == 0)
            item = &f.scene.items[i];
    return item;
}

/* The places of what stands on a stage, at 1000 lines: a pixel is an u. */
static void test_places(void)
{
    start("ON, a part of a block", "A", "12T10:42", 1778, 1000);
    place((struct box){0, 330, 1778, 470}, false);
    const struct item *line = fixture_item(&f.scene, "block"), *title = fixture_item(&f.scene, "title.now"),
                      *person = last_item("person"), *edge = fixture_item(&f.scene, "edge");
    CHECK_INT(cap_top(line), 330 + BLOCK_LINE_TOP);
    CHECK_INT(line->box.x, AXIS_X);
    CHECK_INT(cap_top(title), line->baseline + TITLE_UNDER_BLOCK_LINE);
    CHECK_INT(title->box.x, AXIS_X);
    CHECK_INT(person->baseline, 800 - PEOPLE_OVER_END);
    CHECK_INT(edge->box.x, 0);
    CHECK_INT(edge->box.width, EDGE);
    CHECK_INT(edge->box.y, 330 + EDGE_GAP);
    CHECK_INT(edge->box.y + edge->box.height, 800);
    CHECK_INT(fixture_count(&f.scene, "edge.line"), 0);
    finish();
    start("portrait: a person a line", "A", "12T14:10", 1000, 1778);
    place((struct box){0, 450, 1000, 748}, false);
    CHECK_INT(fixture_count(&f.scene, "person"), 2);
    CHECK_INT(last_item("person")->baseline, 1198 - PEOPLE_OVER_END);
    CHECK_INT(last_item("person")->box.x, AXIS_X);
    finish();
}

/* A short title is large; one that has no block line or people has their room. */
static void test_sizes(void)
{
    static const struct {
        const char *label, *room, *at;
        int height, least, most; /* of the stage and of the title, in u */
    } rows[] = {
        {"one word", "A", "12T15:20", 470, 172, 172},
        {"a few words", "A", "12T10:42", 470, 84, 148},
        {"many", "A", "12T14:10", 470, 50, 96},
        {"the same in less height", "A", "12T14:10", 400, 50, 72},
        {"a message", "A", "12T19:00", 470, 128, 172},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, rows[i].room, rows[i].at, 1778, 1000);
        struct stage stage = place((struct box){0, 330, 1778, rows[i].height}, false);
        CHECK(stage.title_px >= rows[i].least && stage.title_px <= rows[i].most);
        CHECK(!stage.cut);
        finish();
    }
}

/* A title that has too many lines even in the least size has as many as there is room for. */
static void test_long_title(void)
{
    static const struct {
        const char *label;
        int times, width, height, stage;
        bool cut;
    } rows[] = {
        {"portrait, in more than eight lines", 3, 1000, 1778, 948, false},
        {"portrait, longer than the stage", 12, 1000, 1778, 948, true},
        {"landscape, in more than five lines", 3, 1778, 1000, 640, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, "A", "12T10:42", rows[i].width, rows[i].height);
        struct str_builder title = {.arena = &f.arena};
        for (int part = 0; part < rows[i].times; part++)
            str_add(&title, LONG_120 " ");
        door.titles[0].text = title.text;
        struct stage stage = place((struct box){0, 330, rows[i].width, rows[i].stage}, true);
        const struct stage_part *part = &stage.parts[0];
        CHECK_INT(stage.cut, rows[i].cut);
        CHECK_INT(stage.title_px, TITLE_LEAST);
        CHECK(part->title.line_count > (rows[i].width < rows[i].height ? TITLE_LINES_PORTRAIT : TITLE_LINES));
        /* Where it is cut, there is no room for a line more. */
        int end = part->title_top + part->title.height, line = TITLE_LEAST * TITLE_LINE / 1000;
        CHECK(!rows[i].cut || end + line > part->people_top - TITLE_OVER_PEOPLE_PORTRAIT);
        finish();
    }
}

/* A block line has two lines; one that is too long for them is set smaller. */
static void test_block_line(void)
{
    start("long", "A", "12T10:42", 1000, 1778);
    door.titles[0].block_line = LONG_120;
    struct stage stage = place((struct box){0, 450, 1000, 748}, false);
    CHECK(stage.parts[0].line.text.line_count == 2 && !stage.parts[0].line.text.cut);
    CHECK(stage.parts[0].line.text.size_px < SIZE_BLOCK_LINE);
    finish();
    start("two lines", "A", "12T10:42", 1000, 1778);
    door.titles[0].block_line = "12:00 – 12:20 A block with a title of two lines";
    place((struct box){0, 450, 1000, 748}, false);
    const struct item *line = fixture_item(&f.scene, "block");
    CHECK_INT(fixture_count(&f.scene, "block"), 2);
    CHECK_INT(line->size_px, SIZE_BLOCK_LINE);
    CHECK_INT(line[1].baseline - line->baseline, SIZE_BLOCK_LINE * 12 / 10);
    finish();
    start("none", "A", "12T10:42", 1778, 1000);
    door.titles[0].block_line = "";
    stage = place((struct box){0, 330, 1778, 470}, false);
    CHECK_INT(stage.parts[0].title_top, 330 + TITLE_ALONE_TOP);
    finish();
}

/* Its times are on one line, wherever else it ends. */
static void test_whole_times(void)
{
    start("times", "A", "12T10:42", 1000, 1778);
    door.titles[0].block_line = "Als N\u00E4chstes\u200318:00 \u2013 19:00\u2003Birds of a feather";
    int in_two = 0;
    for (int width = 500; width <= 1000; width += 10) {
        f.scene.count = 0;
        f.layout.width = width;
        place((struct box){0, 450, width, 748}, false);
        const struct item *line = fixture_item(&f.scene, "block");
        if (fixture_count(&f.scene, "block") < 2)
            continue;
        in_two++;
        const char *first = arena_copy_n(&f.arena, line->text, line->length);
        CHECK((strstr(first, "18:00") != NULL) == (strstr(first, "19:00") != NULL));
    }
    CHECK(in_two > 10);
    check_row("other dashes may end a line");
    f.scene.count = 0;
    f.layout.width = 1000;
    door.titles[0].block_line = "Monday \u2013 Tuesday \u2013 Wednesday \u2013 Thursday \u2013 Friday \u2013 "
                                "Saturday \u2013 Sunday \u2013 holiday";
    struct stage stage = place((struct box){0, 450, 1000, 748}, false);
    CHECK(!stage.parts[0].line.text.cut);
    CHECK_INT(fixture_count(&f.scene, "block"), 2);
    CHECK(fixture_item(&f.scene, "block")->length > strlen("Monday \u2013 Tuesday"));
    CHECK(strstr(fixture_item(&f.scene, "block")->text, "\u00A0") == NULL);
    f.scene.count = 0;
    f.layout.width = 1000;
    door.titles[0].block_line = "18:00 \u2013 19:00";
    place((struct box){0, 450, 1000, 748}, false);
    CHECK_STR(fixture_item(&f.scene, "block")->text, "18:00 \u2013 19:00");
    finish();
}

/* What gives way wins the title height. */
static void test_plain(void)
{
    struct stage stage;
    start("people in a line", "A", "12T14:10", 1778, 1000);
    struct stage all = door_stage_fit(&f.layout, &door, (struct box){0, 330, 1778, 400}, false);
    struct stage plain = place((struct box){0, 330, 1778, 400}, true);
    CHECK(all.parts[0].people.room.affiliations && !plain.parts[0].people.room.affiliations);
    CHECK_STR(fixture_text(&f.scene, "affiliation", "", &f.arena), "");
    CHECK(plain.title_px >= all.title_px);
    finish();
    static const struct {
        const char *label;
        int width, height;
        uint32_t most, most_plain;
    } rows[] = {{"landscape", 1778, 1000, PEOPLE_LINES, 1},
                {"portrait", 1000, 1778, PEOPLE_LINES_PORTRAIT, PEOPLE_LINES_PLAIN_PORTRAIT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, "A", "12T14:10", rows[i].width, rows[i].height);
        struct box box = {0, 450, rows[i].width, 500};
        stage = door_stage_fit(&f.layout, &door, box, false);
        CHECK_INT(stage.parts[0].people.room.most_lines, rows[i].most);
        stage = door_stage_fit(&f.layout, &door, box, true);
        CHECK_INT(stage.parts[0].people.room.most_lines, rows[i].most_plain);
        finish();
    }
}

/* Two share the stage in halves, at one size, with a number for further ones. */
static void test_two(void)
{
    start("three in parallel", "B", "12T10:42", 1778, 1000);
    CHECK_INT(door.title_count, 2);
    struct stage stage = place((struct box){0, 330, 1778, 470}, false);
    CHECK_INT(stage.parts[0].title.size_px, stage.parts[1].title.size_px);
    CHECK(stage.title_px <= TWO_ON_MOST && !stage.cut);
    CHECK_INT(fixture_count(&f.scene, "block"), 2);
    CHECK_STR(fixture_text(&f.scene, "more", "", &f.arena), "+1");
    CHECK_INT(fixture_count(&f.scene, "person"), 0);
    CHECK(stage.parts[0].title_top + part_block_drop(&stage.parts[0].title) < stage.parts[1].line_top);
    finish();
}

/* The first of two long block lines leaves room for how many more there are. */
static void test_two_long_lines(void)
{
    start("two long block lines", "B", "12T10:42", 1778, 1000);
    for (size_t count = 40; count < 120; count++) {
        char text[121] = "";
        memset(text, 'n', count);
        door.titles[0].block_line = door.titles[1].block_line = text;
        f.scene.count = 0;
        place((struct box){0, 330, 1778, 470}, false);
        const struct item *line = fixture_item(&f.scene, "block"), *more = fixture_item(&f.scene, "more");
        CHECK(line->box.x + line->box.width < more->box.x);
    }
    finish();
    start("the second title has no room", "B", "12T10:42", 1778, 1000);
    door.titles[1].text = X1024;
    CHECK(door_stage_fit(&f.layout, &door, (struct box){0, 330, 1778, 470}, false).cut);
    finish();
}

/* What has happened stands on the block line, between the band and the title; each of two has its own, and
 * the number of further ones stays at the far end. */
static void test_news(void)
{
    static const struct {
        const char *label, *room;
        int width, height;
    } rows[] = {{"one", "A", 1778, 1000},
                {"one, portrait", "A", 1000, 1778},
                {"two", "B", 1778, 1000},
                {"two, portrait", "B", 1000, 1778}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, rows[i].room, "12T10:42", rows[i].width, rows[i].height);
        for (uint32_t k = 0; k < door.title_count; k++)
            door.titles[k].news =
                (struct door_news){{BADGE_LATE, k ? "+20 min" : "+10 min"}, "", k ? "" : "10:00", ""};
        struct stage stage = place((struct box){0, 330, rows[i].width, 600}, false);
        CHECK_INT(fixture_count(&f.scene, "field.tag"), door.title_count);
        CHECK_STR(fixture_text(&f.scene, "badge", ", ", &f.arena),
                  door.title_count == 2 ? "+10 min, +20 min" : "+10 min");
        CHECK_INT(fixture_count(&f.scene, "block.old"), 1);
        const struct item *more = fixture_item(&f.scene, "more");
        uint32_t at = 0;
        for (uint32_t k = 0; k < f.scene.count; k++) {
            const struct item *tag = &f.scene.items[k];
            if (strcmp(tag->role, "field.tag") != 0)
                continue;
            const struct stage_part *part = &stage.parts[at];
            int end = rows[i].width - FAR_MARGIN;
            CHECK(tag->box.y > part->box.y && tag->box.y + tag->box.height < part->title_top);
            if (at == 0 && more)
                CHECK(tag->box.x + tag->box.width <= more->box.x - SIZE_BLOCK_LINE);
            else
                CHECK_INT(tag->box.x + tag->box.width, end);
            at++;
        }
        CHECK((door.title_count == 2) == (more != NULL));
        finish();
    }
}

/* Where a panel has no room for a block line, nothing of it is there. */
static void test_no_room_for_news(void)
{
    start("hardly a panel", "A", "12T10:42", 200, 150);
    door.titles[0].news = (struct door_news){{BADGE_LATE, "+10 min"}, "", "10:00", ""};
    place((struct box){0, 50, 200, 60}, false);
    CHECK_INT(fixture_count(&f.scene, "block"), 0);
    CHECK_INT(fixture_count(&f.scene, "field.tag"), 0);
    CHECK_INT(fixture_count(&f.scene, "block.old"), 0);
    finish();
}

/* A cancelled title is struck, in soft ink. */
static void test_struck(void)
{
    start("cancelled", "A", "12T10:42", 1778, 1000);
    door.titles[0].struck = true;
    place((struct box){0, 330, 1778, 470}, false);
    const struct item *title = fixture_item(&f.scene, "title.cancelled");
    unsigned lines = fixture_count(&f.scene, "title.cancelled");
    CHECK_INT(fixture_count(&f.scene, "strike"), lines);
    CHECK(color_equal(title->color, f.style.theme->ink2));
    CHECK_INT(fixture_item(&f.scene, "strike")->box.height, title->size_px * STRIKE_EM / 1000);
    finish();
}

/* An edge that does not stand out has a line at its inner side. */
static void test_faint_edge(void)
{
    start("dark", "A", "12T10:42", 1778, 1000);
    struct theme theme = *f.style.theme;
    theme.ground = (struct color){0x7e, 0xe7, 0x87};
    f.layout.own_style.theme = &theme;
    door_edge_place(&f.layout, door.titles[0].session, 100, 300);
    const struct item *line = fixture_item(&f.scene, "edge.line");
    CHECK(line && line->box.x + line->box.width == EDGE && line->box.height == 200);
    check_row("below a contrast of 3, and only there");
    unsigned lines = 1;
    for (int grey = 0; grey < 256; grey++) {
        theme.ground = (struct color){(uint8_t)grey, (uint8_t)grey, (uint8_t)grey};
        lines += theme_contrast((struct color){0x7e, 0xe7, 0x87}, theme.ground) < 3;
        door_edge_place(&f.layout, door.titles[0].session, 100, 300);
        CHECK_INT(fixture_count(&f.scene, "edge.line"), lines);
    }
    f.scene.count = 0;
    door_edge_place(&f.layout, PROGRAM_NONE, 100, 300);
    CHECK_INT(f.scene.count, 0);
    finish();
}

int main(void)
{
    test_places();
    test_sizes();
    test_long_title();
    test_block_line();
    test_whole_times();
    test_plain();
    test_two();
    test_two_long_lines();
    test_news();
    test_no_room_for_news();
    test_struck();
    test_faint_edge();
    return check_done();
}

#include "screens/list.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

static void start(const char *label, const struct fixture_event *event, int width, int height)
{
    check_row(label);
    fixture_layout_init(&f, event, &door, width, height);
}

static void finish(void)
{
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static struct list_row row_of(const char *id, bool running)
{
    uint32_t session = program_find_session(f.layout.view->program, id);
    const struct session *about = &f.layout.view->program->sessions[session];
    return (struct list_row){.slot = {about->start, about->end, session},
                             .running = running,
                             .cancelled = about->cancelled,
                             .room = about->room_count ? about->rooms[0] : PROGRAM_NONE};
}

static void test_align(void)
{
    check_row("on the baseline, in the row");
    CHECK_INT(list_align(100, 30, 40, 0, 200), 70);
    CHECK_INT(list_align(100, 30, 140, 0, 200), 60);
    CHECK_INT(list_align(10, 30, 40, 0, 200), 0);
}

static void test_share(void)
{
    static const struct {
        const char *label;
        int needs[3], each, space, heights[3];
    } rows[] = {
        {"all alike", {50, 60, 70}, 100, 300, {100, 100, 100}},
        {"one needs more, there is space", {50, 150, 70}, 100, 400, {100, 150, 100}},
        {"one needs more, others give", {50, 150, 50}, 100, 300, {75, 150, 75}},
        {"who can give more gives more", {40, 145, 70}, 100, 300, {70, 145, 85}},
        {"more than others can give", {90, 190, 95}, 100, 300, {100, 100, 100}},
        {"shares that are no whole pixels", {50, 151, 60}, 100, 300, {71, 151, 77}},
        {"the greatest need goes unmet, the other not", {20, 900, 150}, 100, 300, {50, 100, 150}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        int heights[3];
        memcpy(heights, rows[i].needs, sizeof heights);
        list_share(heights, 3, rows[i].each, rows[i].space);
        for (int k = 0; k < 3; k++)
            CHECK_INT(heights[k], rows[i].heights[k]);
        CHECK(heights[0] + heights[1] + heights[2] <= rows[i].space);
    }
}

static void test_rows(void)
{
    static const struct list_style list_style = {.with_room = true,
                                                 .with_people = true,
                                                 .relative = true,
                                                 .face = FACE_SEMIBOLD,
                                                 .title = 40,
                                                 .least_row = 92,
                                                 .most_row = 150,
                                                 .role = "title"};
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {480, 320}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        start("rows", &harbour_event, sizes[i][0], sizes[i][1]);
        struct list_row rows[] = {row_of("boot.2", true), row_of("pilot", false), row_of("tide", false),
                                  row_of("day2", false)};
        struct box box = {f.layout.margin, 80, f.layout.width - 2 * f.layout.margin, f.layout.height - 80};
        uint32_t placed = list_place(&f.layout, box, rows, 4, &list_style);
        CHECK_INT(placed, 4);
        CHECK_INT(fixture_count(&f.scene, "rule"), 3);
        CHECK_STR(fixture_text(&f.scene, "badge.now", "", &f.arena), "NOW");
        CHECK_STR(fixture_text(&f.scene, "badge", "", &f.arena), "CANCELLED");
        CHECK_STR(fixture_text(&f.scene, "time", " ", &f.arena), "10:30 14:00 09:30");
        CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), "until 10:55 Tomorrow");
        CHECK(strstr(fixture_text(&f.scene, "where", " ", &f.arena), "Hall Alder") != NULL);
        CHECK(strstr(fixture_text(&f.scene, "where", " ", &f.arena), "Room 1.14") != NULL);
        CHECK(fixture_count(&f.scene, "strike") > 0);
        CHECK_INT(fixture_count(&f.scene, "track"), 3);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        finish();
    }

    start("as many as fit", &harbour_event, 1920, 1080);
    struct list_row many[] = {row_of("fog", false), row_of("tiny", false), row_of("knots", false)};
    uint32_t capacity = list_capacity(&f.layout, 240, &list_style);
    CHECK_INT(capacity, 2);
    CHECK_INT(list_place(&f.layout, (struct box){100, 100, 1000, 240}, many, 3, &list_style), 2);
    CHECK_INT(list_place(&f.layout, (struct box){100, 400, 1000, 10}, many, 3, &list_style), 0);
    CHECK_INT(list_place(&f.layout, (struct box){100, 400, 1000, 300}, many, 0, &list_style), 0);
    finish();

    start("a title that is cut anyway takes little room", &hostile_event, 1920, 1080);
    struct list_row long_rows[] = {row_of("a4", false), row_of("c3", false), row_of("a7", false)};
    CHECK_INT(list_place(&f.layout, (struct box){100, 100, 1000, 600}, long_rows, 3, &list_style), 3);
    finish();
}

static void test_cards(void)
{
    static const struct {
        const char *label;
        const char *ids[3];
        uint32_t count, placed;
        int width;
    } rows[] = {
        {"side by side", {"boot.2", "knots", "lunch"}, 3, 3, 1600},
        {"one keeps its width", {"knots"}, 1, 1, 1600},
        {"fewer where a title would be cut", {"tide", "knots", "lunch"}, 3, 2, 930},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, &harbour_event, 1920, 1080);
        struct slot slots[3];
        for (uint32_t k = 0; k < rows[i].count; k++)
            slots[k] = row_of(rows[i].ids[k], false).slot;
        struct slot_list list = {.count = rows[i].count, .slots = slots};
        struct box box = {100, 100, rows[i].width, 140};
        CHECK_INT(list_cards(&f.layout, box, &list, 3, "title.later"), rows[i].placed);
        CHECK_INT(fixture_count(&f.scene, "time"), rows[i].placed);
        const struct item *first = fixture_item(&f.scene, "title.later");
        for (uint32_t k = 0; k < f.scene.count; k++) {
            const struct item *item = &f.scene.items[k];
            CHECK(box_contains(box, item->box));
            CHECK(!item->cut);
            if (strcmp(item->role, "title.later") == 0)
                CHECK_INT(item->size_px, first->size_px);
        }
        finish();
    }
    start("larger type", &harbour_event, 1920, 1080);
    struct theme theme = *theme_night();
    theme.size = THEME_MOST_SIZE_PER_CENT;
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    struct slot two[2] = {row_of("tide", false).slot, row_of("tide", false).slot};
    struct slot_list both = {.count = 2, .slots = two};
    CHECK(list_cards(&f.layout, (struct box){100, 100, 900, 120}, &both, 3, "title.later") < 2);
    const struct item *larger = fixture_item(&f.scene, "title.later");
    CHECK(larger && larger->size_px >= f.layout.least_px);
    finish();
    start("no room", &harbour_event, 1920, 1080);
    struct slot slot = row_of("knots", false).slot;
    struct slot_list list = {.count = 1, .slots = &slot};
    CHECK_INT(list_cards(&f.layout, (struct box){100, 100, 500, 40}, &list, 3, "title.later"), 0);
    CHECK_INT(f.scene.count, 0);
    finish();
}

int main(void)
{
    test_align();
    test_share();
    test_rows();
    test_cards();
    return check_done();
}

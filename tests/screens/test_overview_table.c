#include "screens/overview_table.h"

#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;

static struct overview_row start(const char *label, const struct fixture_event *event, const char *room,
                                 int width, int height)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = room,
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, event, &view, width, height);
    struct view_room row = {.room = (uint32_t)(room[0] - 'A'), .state = f.layout.view->state};
    return overview_row_say(&f.layout, &row);
}

/* Columns stand beside each other, in the picture. */
static void test_columns(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {800, 480}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct overview_row row = start("columns", &harbour_event, "A", sizes[i][0], sizes[i][1]);
        struct overview_table table = overview_table_of(&f.layout, &row, 1, layout_px(&f.layout, 125));
        CHECK_INT(table.room_x, f.layout.margin);
        CHECK(table.room_x + table.room_width < table.bar_x);
        CHECK(table.bar_x < table.now_x);
        CHECK(table.now_x + table.now_width < table.until_x);
        CHECK(table.until_x + table.until_width < table.next_x);
        CHECK_INT(table.next_x + table.next_width, f.layout.width - f.layout.margin);
        overview_table_labels(&f.layout, &table, 10);
        CHECK_STR(fixture_text(&f.scene, "label", " ", &f.arena), "ROOM NOW UNTIL NEXT");
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

static void test_size(void)
{
    struct overview_row row = start("size", &harbour_event, "A", 1920, 1080);
    struct overview_row rows[] = {row, row, row, row};
    struct overview_table large = overview_table_of(&f.layout, rows, 4, 800);
    struct overview_table small = overview_table_of(&f.layout, rows, 4, 420);
    CHECK(large.type.title > small.type.title);
    CHECK(large.type.next < large.type.title);
    CHECK_INT(small.type.under, OVERVIEW_UNDER_WRAPPED);
    CHECK(overview_table_reads(&f.layout, rows, 4, 800));
    CHECK(!overview_table_reads(&f.layout, rows, 4, 420));
    rows[2].now.text = LONG_190; /* one in four does not make all small */
    struct overview_table one_long = overview_table_of(&f.layout, rows, 4, 800);
    CHECK(one_long.type.title >= OVERVIEW_READ);
    int needs = 0;
    for (int i = 0; i < 4; i++)
        needs += overview_table_need(&f.layout, &one_long, &rows[i]);
    CHECK(needs <= 800);
    for (int i = 0; i < 4; i++)
        rows[i].now.text = rows[i].next.text = LONG_190;
    small = overview_table_of(&f.layout, rows, 4, 640);
    CHECK_INT(small.type.title, OVERVIEW_SMALLEST);
    CHECK_INT(small.type.under, OVERVIEW_UNDER_NONE); /* gives way before a title does */
    fixture_layout_finish(&f);
}

/* In the height that it needs a row is whole, and stays inside. */
static void test_need(void)
{
    static const struct {
        const char *label, *room;
        const struct fixture_event *event;
        bool more; /* than the others' height */
    } rows[] = {
        {"a title", "A", &harbour_event, false},
        {"cancelled", "C", &harbour_event, false},
        {"nothing", "F", &harbour_event, false},
        {"190 characters", "D", &hostile_event, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct overview_row row = start(rows[i].label, rows[i].event, rows[i].room, 1920, 1080);
        struct overview_table table = overview_table_of(&f.layout, &row, 1, 140);
        int need = overview_table_need(&f.layout, &table, &row);
        CHECK_INT(need > 140, rows[i].more);
        struct box box = {f.layout.margin, 200, f.layout.width - 2 * f.layout.margin,
                          need > 140 ? need : 140};
        overview_table_place(&f.layout, &table, &row, box);
        for (uint32_t k = 0; k < f.scene.count; k++) {
            CHECK(box_contains(box, f.scene.items[k].box));
            CHECK(!f.scene.items[k].cut || strncmp(f.scene.items[k].role, "title", 5) != 0);
        }
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_columns();
    test_size();
    test_need();
    return check_done();
}

#include "screens/screen_fixture.h"

#include "check.h"
#include "hallway/state_cell.h"

static struct fixture_view at(const char *moment)
{
    return (struct fixture_view){
        .role = ROLE_HALLWAY,
        .page = PAGE_OVERVIEW,
        .at = moment,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
}

static void test_states(void)
{
    static const struct {
        const char *rule, *at;
        uint32_t room;
        enum cell_shape shape;
        const char *text;
        unsigned minutes;
    } rows[] = {
        {"on", "12T10:42", 0, CELL_ON, "10:55", 0},
        {"ending", "12T10:51", 0, CELL_ENDING, "4 min", 4},
        {"soon", "12T10:42", 3, CELL_SOON, "6 min", 6},
        {"a break", "12T11:02", 0, CELL_BREAK, "11:30", 0},
        {"free", "12T12:30", 1, CELL_NONE, "", 0},
        {"only a drop-in", "12T12:00", 3, CELL_ON, "18:00", 0},
        {"over for today", "12T17:00", 0, CELL_OVER, "", 0},
        {"before the event", "11T10:00", 0, CELL_NONE, "", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        struct fixture_view view = at(rows[i].at);
        struct room_state state;
        check_row(rows[i].rule);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        room_state_at(f.layout.view->program, &f.layout.view->config->thresholds, rows[i].room,
                      f.layout.view->now, &f.arena, &state);
        struct state_cell cell = state_cell_of(&f.layout, &state);
        CHECK_INT(cell.shape, rows[i].shape);
        CHECK_STR(cell.text, rows[i].text);
        CHECK_INT(cell.minutes, rows[i].minutes);
        fixture_layout_finish(&f);
    }
}

/* Each shape fills its box, and its text is inside. */
static void test_place(void)
{
    for (int shape = CELL_NONE; shape <= CELL_OVER; shape++) {
        struct fixture_layout f;
        struct fixture_view view = at("12T10:42");
        check_row("place");
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        struct box box = {100, 100, 140, 34}, all = {0, 0, 0, 0};
        struct state_cell cell = {.shape = (enum cell_shape)shape, .text = "10:55", .minutes = 6};
        if (shape == CELL_NONE || shape == CELL_OVER)
            cell.text = "";
        state_cell_place(&f.layout, &cell, box, 26);
        for (uint32_t i = 0; i < f.scene.count; i++) {
            CHECK(f.scene.items[i].kind == ITEM_TEXT || box_contains(box, f.scene.items[i].box));
            if (f.scene.items[i].kind != ITEM_TEXT)
                all = box_union(all, f.scene.items[i].box);
        }
        CHECK_INT(all.width, shape == CELL_NONE ? 0 : box.width);
        CHECK_STR(fixture_text(&f.scene, "until", "", &f.arena), cell.text);
        const struct item *text = fixture_item(&f.scene, "until");
        CHECK(!text || (text->box.x >= box.x && text->box.x + text->box.width <= box.x + box.width));
        fixture_layout_finish(&f);
    }
}

/* A tooth for each minute, where a display says "soon" for more than ten as well. */
static void test_teeth(void)
{
    static const unsigned minutes[] = {1, 6, 10, 14};
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        struct fixture_layout f;
        struct fixture_view view = at("12T10:42");
        check_row("teeth");
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        struct state_cell cell = {.shape = CELL_SOON, .text = "", .minutes = minutes[i]};
        state_cell_place(&f.layout, &cell, (struct box){100, 100, 240, 50}, 26);
        CHECK_INT(fixture_count(&f.scene, "field.tooth"), minutes[i]);
        fixture_layout_finish(&f);
    }
}

/* In a cell hardly higher than its text, ideographs stand on shorter teeth: on the solid, not on gaps. */
static void test_low_cells(void)
{
    static const struct {
        const char *text;
        int height, teeth;
    } rows[] = {{"5 min", 18, 5}, {"5\xE5\x88\x86\xE9\x92\x9F", 18, 3}, {"5\xE5\x88\x86\xE9\x92\x9F", 34, 9}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        struct fixture_view view = at("12T10:42");
        check_row(rows[i].text);
        fixture_layout_init(&f, &harbour_event, &view, 1280, 720);
        struct state_cell cell = {.shape = CELL_SOON, .text = rows[i].text, .minutes = 5};
        state_cell_place(&f.layout, &cell, (struct box){100, 100, 92, rows[i].height}, 17);
        const struct item *tooth = fixture_item(&f.scene, "field.tooth");
        CHECK(tooth != NULL && tooth->box.height == rows[i].teeth);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_states();
    test_low_cells();
    test_teeth();
    test_place();
    return check_done();
}

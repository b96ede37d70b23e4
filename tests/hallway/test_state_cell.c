#include "screens/screen_fixture.h"

#include "check.h"
#include "hallway/state_cell.h"
#include "layout/measures.h"

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

static const struct item *placed(struct fixture_layout *f, enum cell_shape shape, const char *text,
                                 struct box box)
{
    struct state_cell cell = {.shape = shape, .text = text, .minutes = 3};
    uint32_t first = f->scene.count;
    state_cell_place(&f->layout, &cell, box, 36);
    for (uint32_t i = first; i < f->scene.count; i++)
        if (f->scene.items[i].kind == ITEM_TEXT)
            return &f->scene.items[i];
    return NULL;
}

/* Times of a column have their colons below each other, whatever their hours and minutes are; other text is
 * in the middle. */
static void test_colons(void)
{
    static const char *const times[] = {"1:05", "10:55", "11:00"};
    struct box box = {100, 100, 160, 58};
    struct fixture_view view = at("12T10:42");
    struct fixture_layout f;
    check_row("colons");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    int colons[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        const struct item *text = placed(&f, CELL_ON, times[i], box);
        colons[i] =
            text->box.x + fixture_width(NULL, text->face, text->size_px, times[i], strcspn(times[i], ":"));
        CHECK(colons[i] >= colons[0] - 1 && colons[i] <= colons[0] + 1);
    }
    const struct item *now = placed(&f, CELL_ON, "Now", box);
    int left = now->box.x - box.x, right = box.x + box.width - now->box.x - now->box.width;
    CHECK(left - right <= 1 && right - left <= 1);
    check_row("mirrored");
    f.layout.own_metrics.right_to_left = true;
    for (size_t i = 0; i < 3; i++) {
        const struct item *time = placed(&f, CELL_ON, times[i], box);
        int x = 2 * box.x + box.width - time->box.x - time->box.width; /* as it will be in its cell */
        int colon = x + fixture_width(NULL, time->face, time->size_px, times[i], strcspn(times[i], ":"));
        CHECK(colon >= colons[0] - 1 && colon <= colons[0] + 1);
    }
    f.layout.own_metrics.right_to_left = false;
    check_row("one that is too wide for that is in its cell");
    struct box narrow = {100, 100, 84, 58};
    const struct item *text = placed(&f, CELL_ON, "1:05", narrow);
    CHECK(text->box.x >= narrow.x && text->box.x + text->box.width <= narrow.x + narrow.width);
    fixture_layout_finish(&f);
}

/* The minutes of a slanted cell are in the middle of what is right of the cut's middle, but on its far half.
 */
static void test_ending(void)
{
    struct fixture_view view = at("12T10:42");
    struct fixture_layout f;
    check_row("ending");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    struct box box = {372, 100, 160, 58};
    const struct item *text = placed(&f, CELL_ENDING, "3 min", box),
                      *far = fixture_item(&f.scene, "field.far");
    int from = box.x + box.width * CELL_CUT / 1000, left = text->box.x - from,
        right = box.x + box.width - text->box.x - text->box.width;
    CHECK(left - right <= 1 && right - left <= 1);
    const struct item *near = fixture_item(&f.scene, "field.near");
    check_row("the gap");
    CHECK_INT(far->box.x - near->box.x - near->box.width + (58 * CELL_SLANT + 500) / 1000, 7);
    check_row("a long one");
    text = placed(&f, CELL_ENDING, "13 minutes", box);
    CHECK(text->box.x >= from + 58 * CELL_SLANT / 2000);
    fixture_layout_finish(&f);
    check_row("a gap in a low cell");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    placed(&f, CELL_ENDING, "3 min", (struct box){372, 100, 128, 31});
    near = fixture_item(&f.scene, "field.near");
    CHECK_INT(fixture_item(&f.scene, "field.far")->box.x - near->box.x - near->box.width +
                  (31 * CELL_SLANT + 500) / 1000,
              6);
    fixture_layout_finish(&f);
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
    test_colons();
    test_ending();
    test_low_cells();
    test_teeth();
    test_place();
    return check_done();
}

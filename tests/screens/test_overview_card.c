#include "screens/overview_card.h"

#include "screens/screen_fixture.h"

#include "check.h"

static void test_size(void)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    check_row("size");
    fixture_layout_init(&f, &harbour_event, &view, 1080, 1920);
    struct view_room room = {.room = 0, .state = f.layout.view->state};
    struct overview_row row = overview_row_say(&f.layout, &room), rows[] = {row, row, row, row};
    struct overview_type large = overview_card_type(&f.layout, rows, 4, 950, 1600);
    struct overview_type small = overview_card_type(&f.layout, rows, 4, 950, 700);
    CHECK(large.title > small.title && small.title >= OVERVIEW_SMALLEST);
    CHECK(large.next < large.title);
    CHECK_INT(small.under, OVERVIEW_UNDER_WRAPPED);
    CHECK(overview_card_reads(&f.layout, rows, 4, 950, 1000));
    CHECK(!overview_card_reads(&f.layout, rows, 4, 950, 500));
    for (int i = 0; i < 4; i++)
        rows[i].now.text = rows[i].next.text = LONG_190;
    small = overview_card_type(&f.layout, rows, 4, 950, 880);
    CHECK_INT(small.title, OVERVIEW_SMALLEST);
    CHECK_INT(small.under, OVERVIEW_UNDER_NONE); /* gives way before a title does */
    fixture_layout_finish(&f);
}

int main(void)
{
    static const struct {
        const char *label, *room;
        const struct fixture_event *event;
        int width, height, card;
        const char *now, *next, *until;
        bool more; /* it needs more than the card's height */
    } rows[] = {
        {"on", "A", &harbour_event, 1080, 1920, 230, "Measured boot without tears",
         "Device trees that outlive their authors", "until 10:55  ·  13 min", false},
        {"on, small", "A", &harbour_event, 480, 320, 75, "Measured boot without tears",
         "Device trees that outlive their authors", "until 10:55  ·  13 min", false},
        {"several", "B", &harbour_event, 320, 480, 90, "Lightning talks", "Charts for everyone",
         "until 11:10  ·  28 min", false},
        {"nothing", "F", &harbour_event, 1080, 1920, 230, "", "", "", false},
        {"long", "D", &hostile_event, 1080, 1920, 200, "", LONG_190, "until 11:30  ·  48 min", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view view = {
            .role = ROLE_DOOR,
            .room = rows[i].room,
            .at = "12T10:42",
            .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
        struct fixture_layout f;
        check_row(rows[i].label);
        fixture_layout_init(&f, rows[i].event, &view, rows[i].width, rows[i].height);
        struct view_room room = {.room = (uint32_t)(rows[i].room[0] - 'A'), .state = f.layout.view->state};
        struct overview_row row = overview_row_say(&f.layout, &room);
        int width = f.layout.width - 2 * f.layout.margin;
        struct overview_type type = overview_card_type(&f.layout, &row, 1, width, rows[i].card);
        int need = overview_card_need(&f.layout, &row, &type, width);
        CHECK_INT(need > rows[i].card, rows[i].more);
        struct box box = {f.layout.margin, 50, width, need > rows[i].card ? need : rows[i].card};
        overview_card_place(&f.layout, &row, &type, box);
        CHECK_STR(fixture_text(&f.scene, "title.now", " ", &f.arena), rows[i].now);
        CHECK_STR(fixture_text(&f.scene, "title.next", " ", &f.arena), rows[i].next);
        CHECK_STR(fixture_text(&f.scene, "until", " ", &f.arena), rows[i].until);
        for (uint32_t k = 0; k < f.scene.count; k++) {
            CHECK(box_contains(box, f.scene.items[k].box));
            CHECK(!f.scene.items[k].cut || strncmp(f.scene.items[k].role, "title", 5) != 0);
        }
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
    test_size();
    return check_done();
}

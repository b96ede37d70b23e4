#include "scene/overview_card.h"

#include "screen_fixture.h"

#include "check.h"

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
        int need = overview_card_need(&f.layout, &row, width, rows[i].card);
        CHECK_INT(need > rows[i].card, rows[i].more);
        struct box box = {f.layout.margin, 50, width, need > rows[i].card ? need : rows[i].card};
        overview_card_place(&f.layout, &row, box);
        CHECK_STR(fixture_text(&f.scene, "title.now", " ", &f.arena), rows[i].now);
        CHECK_STR(fixture_text(&f.scene, "title.next", " ", &f.arena), rows[i].next);
        CHECK_STR(fixture_text(&f.scene, "until", " ", &f.arena), rows[i].until);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
    return check_done();
}

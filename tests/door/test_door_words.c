#include "door/door_words.h"

#include "layout/phrases.h"
#include "screens/screen_fixture.h"

#include "check.h"

int main(void)
{
    const struct fixture_view at_ten = {
        .role = ROLE_DOOR, .room = "A", .at = "12T10:00", .station = fixture_running};
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &at_ten, 1920, 1080);
    CHECK_STR(door_day(&f.layout, fixture_instant("13T09:30")), "Tomorrow, Fri 13 Jun");
    CHECK_STR(door_day(&f.layout, fixture_instant("14T09:30")), "Sat 14 Jun");
    CHECK_STR(door_date(&f.layout, WORD_OPENS_ON, fixture_instant("14T09:30")), "Opens Sat 14 Jun");
    struct slot slot = {fixture_instant("12T10:30"), fixture_instant("12T11:00"), 0};
    CHECK_STR(door_old_time(&f.layout, &slot), "10:30–11:00");
    CHECK_STR(door_start(&f.layout, fixture_instant("13T09:30")), "Tomorrow 09:30");
    CHECK_STR(
        door_moved_to(&f.layout, 0, PROGRAM_NONE),
        arena_printf(&f.arena, "New time %s", door_start(&f.layout, phrase_session(&f.layout, 0)->start)));
    CHECK_STR(door_goes_on_in(&f.layout), "");
    static const uint32_t rooms[] = {1, 2};
    struct view view = *f.layout.view;
    f.layout.view = &view;
    view.elsewhere = (struct elsewhere){.count = 2, .rooms = rooms, .first = INSTANT_NONE};
    const char *where = door_goes_on_in(&f.layout);
    CHECK_STR(where, arena_printf(&f.arena, "It goes on in %s", phrase_room_list(&f.layout, rooms, 2)));
    view.elsewhere.first = fixture_instant("13T09:30");
    CHECK_STR(door_goes_on_in(&f.layout), arena_printf(&f.arena, "%s, tomorrow 09:30", where));
    CHECK_INT(door_way(&f.layout, PROGRAM_NONE), WAY_NONE);
    CHECK_STR(door_directions(&f.layout, 1), "");
    fixture_layout_finish(&f);
    return check_done();
}

#include "screens/door_words.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view at_ten = {
    .role = ROLE_DOOR, .room = "A", .at = "12T10:00", .station = fixture_running};

int main(void)
{
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &at_ten, 1920, 1080);
    CHECK_STR(door_day(&f.layout, fixture_instant("13T09:30")), "Tomorrow, Fri 13 Jun");
    CHECK_STR(door_day(&f.layout, fixture_instant("14T09:30")), "Sat 14 Jun");
    CHECK_STR(door_date(&f.layout, WORD_OPENS_ON, fixture_instant("14T09:30")), "Opens Sat 14 Jun");
    fixture_layout_finish(&f);
    return check_done();
}

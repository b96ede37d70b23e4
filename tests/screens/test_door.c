#include "screens/door.h"

#include "screens/screen_fixture.h"

#include "check.h"

static void test_phases(void)
{
    static const struct {
        const char *room, *at, *field, *word, *fact, *title;
    } rows[] = {
        {"A", "12T10:42", "on", "Now", "10:55", "Measured boot without tears"},
        {"A", "12T10:51", "ending", "Now", "4 min", "Measured boot without tears"},
        {"A", "12T11:24", "soon", "Starts in 6 min", "11:30", "Device trees that outlive their authors"},
        {"A", "12T11:10", "break", "Coffee on the quay", "11:30", "Device trees that outlive their authors"},
        {"A", "13T08:42", "before", "Next", "09:30", "Second tide"},
        {"A", "12T19:00", "over", "", "", "That’s all here for today"},
        {"F", "12T12:00", "empty", "", "", "Empty Store"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        struct fixture_view wanted = {
            .role = ROLE_DOOR, .room = rows[i].room, .at = rows[i].at, .station = fixture_running};
        fixture_layout_init(&f, &harbour_event, &wanted, 1920, 1080);
        struct door door;
        check_row(rows[i].at);
        door_of(&f.layout, &door);
        CHECK_STR(door_field_name(door.band.field), rows[i].field);
        CHECK_STR(door.band.word, rows[i].word);
        CHECK_STR(door.band.fact, rows[i].fact);
        CHECK(door.title_count > 0);
        CHECK_STR(door.titles[0].text, rows[i].title);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_phases();
    return check_done();
}

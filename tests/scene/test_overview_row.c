#include "scene/overview_row.h"

#include "screen_fixture.h"

#include "check.h"

int main(void)
{
    static const struct {
        const char *room, *at, *now, *under, *badge, *until, *wait, *next, *next_clock, *next_day;
        bool struck, colored;
    } rows[] = {
        {"A", "12T10:42", "Measured boot without tears", "Boot and Firmware MC", "", "10:55", "13 min",
         "Device trees that outlive their authors", "11:30", "", false, false},
        {"A", "12T10:51", "Measured boot without tears", "ends in 4 min|Boot and Firmware MC", "", "10:55",
         "4 min", "Device trees that outlive their authors", "11:30", "", false, false},
        {"A", "12T11:10", "Coffee on the quay", "until 11:30", "", "11:30", "20 min",
         "Device trees that outlive their authors", "11:30", "", false, false},
        {"A", "12T11:22", "starts in 8 min", "Coffee on the quay", "", "", "",
         "Device trees that outlive their authors", "11:30", "", false, true},
        {"A", "12T09:48", "Break", "Free until 10:00", "", "10:00", "12 min",
         "One bootloader for small boards", "10:00", "", false, false},
        {"A", "12T07:00", "Free until 09:00", "", "", "", "", "Opening of the harbour", "09:00", "", false,
         false},
        {"A", "12T19:00", "That’s all for today", "", "", "", "", "Second tide", "09:30", "Tomorrow", false,
         false},
        {"A", "10T19:00", "Opens Thu 09:00", "", "", "", "", "Opening of the harbour", "09:00", "Thu", false,
         false},
        {"A", "15T19:00", "Thank you for coming", "", "", "", "", "", "", "", false, false},
        {"F", "12T10:42", "No sessions in this room", "", "", "", "", "", "", "", false, false},
        {"B", "12T10:42", "Lightning talks", "+2 more", "", "11:10", "28 min", "Charts for everyone", "13:00",
         "", false, false},
        {"C", "12T10:42", "The pilot’s seat: formal methods on the bridge", "Free until 11:30", "CANCELLED",
         "11:30", "", "Distress calls in Morse and JSON", "11:30", "", true, false},
        {"D", "12T10:42", "Open decks", "", "", "18:00", "", "Brewing coffee at sea", "10:48", "", false,
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[100];
        snprintf(label, sizeof label, "%s at %s", rows[i].room, rows[i].at);
        check_row(label);
        struct fixture_view view = {
            .role = ROLE_DOOR,
            .room = rows[i].room,
            .at = rows[i].at,
            .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        struct view_room room = {.room = (uint32_t)(rows[i].room[0] - 'A'), .state = f.layout.view->state};
        struct overview_row row = overview_row_say(&f.layout, &room);
        CHECK_STR(row.room, harbour_event.room_names[room.room]);
        CHECK_STR(row.now.text, rows[i].now);
        const char *between = row.now.strong[0] && row.now.soft[0] ? "|" : "";
        CHECK_STR(arena_printf(&f.arena, "%s%s%s", row.now.strong, between, row.now.soft), rows[i].under);
        CHECK_STR(row.now.badge, rows[i].badge);
        CHECK_STR(row.until, rows[i].until);
        CHECK_STR(row.until_wait, rows[i].wait);
        CHECK_STR(row.next.text, rows[i].next);
        CHECK_STR(row.next_clock, rows[i].next_clock);
        CHECK_STR(row.next_day, rows[i].next_day);
        CHECK_INT(row.now.struck, rows[i].struck);
        CHECK_INT(row.colored, rows[i].colored);
        fixture_layout_finish(&f);
    }

    check_row("cancelled beside what comes");
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "C",
        .at = "12T09:40",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    struct view_room room = {.room = 2, .state = f.layout.view->state};
    struct overview_row row = overview_row_say(&f.layout, &room);
    CHECK_STR(row.next.text, "Distress calls in Morse and JSON");
    CHECK_STR(row.next.badge, "CANCELLED");
    CHECK_STR(row.next.soft, "10:30 The pilot’s seat: formal methods on the bridge");
    CHECK(row.next.soft_struck);
    fixture_layout_finish(&f);
    return check_done();
}

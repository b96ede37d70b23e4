#include "screens/overview_row.h"

#include "screens/screen_fixture.h"

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
        {"A", "12T11:10", "Coffee on the quay", "", "", "11:30", "20 min",
         "Device trees that outlive their authors", "11:30", "", false, false},
        {"A", "12T11:22", "starts in 8 min", "Coffee on the quay", "", "", "",
         "Device trees that outlive their authors", "11:30", "", false, true},
        {"A", "12T09:48", "Break", "Free until 10:00", "", "10:00", "12 min",
         "One bootloader for small boards", "10:00", "", false, false},
        {"A", "12T07:00", "Free until 09:00", "", "", "", "", "Opening of the harbour", "09:00", "", false,
         false},
        {"A", "12T19:00", "That’s all here for today", "", "", "", "", "Second tide", "09:30", "Tomorrow",
         false, false},
        {"A", "13T12:00", "Nothing more here", "", "", "", "", "", "", "", false, false},
        {"E", "13T04:00", "Free until 20:00", "", "", "", "", "Night watch", "20:00", "", false, false},
        {"E", "12T10:42", "First here Tomorrow 20:00", "", "", "", "", "Night watch", "20:00", "Tomorrow",
         false, false},
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
        const char *parts[] = {row.now.strong, row.now.soft[0], row.now.soft[1]};
        struct str_builder under = {.arena = &f.arena};
        str_add(&under, "");
        for (size_t k = 0; k < 3; k++)
            if (parts[k] && parts[k][0])
                str_addf(&under, "%s%s", under.length ? "|" : "", parts[k]);
        CHECK_STR(under.text, rows[i].under);
        CHECK_STR(row.now.badge ? row.now.badge : "", rows[i].badge);
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
    CHECK_STR(row.next.soft[0], "10:30 The pilot’s seat: formal methods on the bridge");
    CHECK(row.next.soft_struck);
    CHECK_STR(row.next.soft_short, "10:30");
    struct titled_session narrow = row.next;
    overview_entry_limit(&narrow, OVERVIEW_UNDER_NONE);
    CHECK_STR(narrow.soft[0], "10:30"); /* which slot the badge is about */

    check_row("what gives way");
    struct titled_session entry = {
        .text = "Knots", .strong = "ends in 4 min", .soft = {"+1 more", "Ropes"}, .most_under = 2};
    overview_entry_limit(&entry, OVERVIEW_UNDER_WRAPPED);
    CHECK_INT(entry.most_under, 2);
    overview_entry_limit(&entry, OVERVIEW_UNDER_ONE_LINE);
    CHECK_INT(entry.most_under, 1);
    CHECK_STR(entry.soft[1], "Ropes");
    overview_entry_limit(&entry, OVERVIEW_UNDER_NONE);
    CHECK_STR(entry.soft[0], "");
    CHECK_STR(entry.soft[1], "");
    CHECK_STR(entry.strong, "ends in 4 min");

    check_row("titles alone");
    struct overview_row titles = overview_row_titles(&row);
    CHECK_STR(titles.next.text, row.next.text);
    CHECK_STR(titles.next.badge, "");
    CHECK_STR(titles.next.soft[0], "");
    CHECK_STR(titles.now.soft[0], "-");

    check_row("sizes");
    struct overview_row two[] = {titles, titles};
    two[0].now.text = two[1].now.text = "Knots";
    CHECK(overview_size_suits(&f.layout, two, 2, 46, 600, 500, 300));
    two[0].next.text = "Reading the tide: twenty years of scheduler traces from one machine room";
    CHECK(!overview_size_suits(&f.layout, two, 2, 62, 600, 300, 300)); /* one in many lines */
    two[1] = two[0];
    CHECK(!overview_size_suits(&f.layout, two, 2, 34, 600, 300, 300)); /* all in three or more */
    CHECK(overview_size_suits(&f.layout, two, 2, 34, 600, 500, 800));  /* with room for that */
    for (int title = 22; title < 63; title++) {
        CHECK(overview_small_size(title) < title);
        CHECK(overview_small_size(title + 1) >= overview_small_size(title));
    }
    fixture_layout_finish(&f);
    check_row("the fewer rooms, the larger the titles may be");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    struct view counted = *f.layout.view;
    f.layout.view = &counted;
    int last = OVERVIEW_ALONE + 1;
    for (counted.row_count = 1; counted.row_count <= 4; counted.row_count++) {
        int size = overview_largest(&f.layout, counted.row_count);
        CHECK(counted.row_count == 3 ? size == last : size < last);
        last = size;
    }
    CHECK_INT(last, OVERVIEW_LARGEST);
    fixture_layout_finish(&f);
    return check_done();
}

#include "screens/screen_rows.h"

#include "check.h"

#define DOOR(room_, at_)                                                                                     \
    {                                                                                                        \
        .role = ROLE_DOOR, .room = room_, .at = at_, .station = {                                            \
            STATION_PROGRAM_LOADED,                                                                          \
            STATION_CLOCK_TRUSTED,                                                                           \
            STATION_CHECK_OK,                                                                                \
            STATION_FAULT_NONE                                                                               \
        }                                                                                                    \
    }

static const struct screen_row rows[] = {
    {"ON, inside a block",
     DOOR("A", "12T10:42"),
     VIEW_DOOR,
     {{"badge.phase", "NOW"},
      {"badge.ending", ""},
      {"title.now", "Measured boot without tears"},
      {"left", "13 min left"},
      {"started", "started 10:30"},
      {"ends", "10:55"},
      {"context", "Boot and Firmware MC"}}},
    {"ENDING",
     DOOR("A", "12T10:51"),
     VIEW_DOOR,
     {{"badge.phase", "NOW"},
      {"badge.ending", "ends in 4 min"},
      {"title.now", "Measured boot without tears"},
      {"left", ""},
      {"label.next", "NEXT"}}},
    {"ON, people of the session itself",
     DOOR("A", "12T14:10"),
     VIEW_DOOR,
     {{"title.now", "Reading the tide: twenty years of scheduler traces from one machine room"},
      {"person", "Anneke de Wit Pål Ås"},
      {"affiliation", "University of the Coast"},
      {"left", "50 min left"}}},
    {"ON, the block between its parts",
     DOOR("A", "12T10:57"),
     VIEW_DOOR,
     {{"badge.phase", "NOW"}, {"title.now", "Boot and Firmware MC"}}},
    {"ON, three in parallel",
     DOOR("B", "12T10:42"),
     VIEW_DOOR,
     {{"title.now", "Lightning talks"},
      {"left", "28 min left"},
      {"title.now.second", "Packets and pallets: what networks learned from ports"}}},
    {"SOON, in an explicit break",
     DOOR("A", "12T13:52"),
     VIEW_DOOR,
     {{"badge.phase", "Lunch STARTS SOON"},
      {"break", "until 14:00"},
      {"moment", "in 8 min"},
      {"moment.beside", "at 14:00"},
      {"title.next", "Reading the tide: twenty years of scheduler traces from one machine room"}}},
    {"BREAK, explicit, its block kept",
     DOOR("A", "12T11:10"),
     VIEW_DOOR,
     {{"badge.phase", "Coffee on the quay NEXT"},
      {"break", "until 11:30"},
      {"moment", "11:30"},
      {"moment.beside", "in 20 min"},
      {"title.next", "Device trees that outlive their authors"},
      {"context", "Boot and Firmware MC"}}},
    {"BREAK, a gap",
     DOOR("A", "12T15:02"),
     VIEW_DOOR,
     {{"badge.phase", "Break NEXT"}, {"break", "until 15:15"}, {"title.next", "Knots"}}},
    {"BEFORE_DAY, counting",
     DOOR("A", "12T08:30"),
     VIEW_DOOR,
     {{"badge.phase", "NEXT"},
      {"break", ""},
      {"moment", "09:00"},
      {"moment.beside", "in 30 min"},
      {"title.next", "Opening of the harbour"},
      {"person", "Ines Okafor"}}},
    {"BEFORE_DAY, not yet counting",
     DOOR("A", "12T07:59"),
     VIEW_DOOR,
     {{"moment", "09:00"}, {"moment.beside", ""}}},
    {"DAY_OVER",
     DOOR("A", "12T19:00"),
     VIEW_DOOR,
     {{"message", "That’s all here for today"},
      {"label.next", "NEXT HERE"},
      {"time.next", "09:30"},
      {"when.next", "Tomorrow"},
      {"title.next", "Second tide"}}},
    {"BEFORE_EVENT",
     DOOR("A", "10T19:00"),
     VIEW_DOOR,
     {{"message", "Opens Thu\u00A012\u00A0Jun, 09:00"},
      {"message.second", ""},
      {"when.next", "Thu"},
      {"title.next", "Opening of the harbour"}}},
    {"BEFORE_EVENT, after the event's first start",
     DOOR("E", "12T10:00"),
     VIEW_DOOR,
     {{"message", "First here Fri\u00A013\u00A0Jun, 20:00"}, {"title.next", "Night watch"}}},
    {"EVENT_OVER, while it goes on elsewhere",
     DOOR("A", "13T12:00"),
     VIEW_DOOR,
     {{"message", "Nothing more here"}, {"message.second", "It goes on in Cedar Studio"}}},
    {"EVENT_OVER",
     DOOR("A", "15T19:00"),
     VIEW_DOOR,
     {{"message", "Thank you for coming"}, {"message.second", ""}, {"title.next", ""}}},
    {"EMPTY",
     DOOR("F", "12T10:00"),
     VIEW_DOOR,
     {{"message", "Empty Store"},
      {"message.second", "No sessions in this room"},
      {"event", "Harbour Systems Days 2025"}}},
    {"a tombstone beside the phase",
     DOOR("C", "12T10:42"),
     VIEW_DOOR,
     {{"badge.cancelled", "CANCELLED"},
      {"title.cancelled", "The pilot’s seat: formal methods on the bridge"},
      {"title.next", "Distress calls in Morse and JSON"},
      {"moment", "11:30"}}},
    {"a drop-in while nothing else is on",
     DOOR("D", "12T10:20"),
     VIEW_DOOR,
     {{"title.next", "Brewing coffee at sea"}, {"title.now.second", "Open decks"}, {"badge", "NOW"}}},
    {"the hallway's page of a room",
     {.role = ROLE_HALLWAY,
      .page = PAGE_ROOM,
      .room = "A",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_ROOM,
     {{"badge.phase", "NOW"},
      {"title.now", "Measured boot without tears"},
      {"room", "Hall Alder"},
      {"display", "hallway-1"}}},
};

/* Free for more than two hours: said in one sentence. */
static void test_free(void)
{
    static const struct fixture_session sessions[] = {
        {.id = "a", .title = "A", .rooms = "A", .start = "12T10:00", .end = "12T11:00"},
        {.id = "b", .title = "B", .rooms = "A", .start = "12T20:00", .end = "12T21:00"}};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 2, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    static const struct fixture_view view = DOOR("A", "12T12:00");
    struct fixture_layout f;
    check_row("free");
    fixture_layout_init(&f, &event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "break", "", &f.arena), "until 20:00");
    CHECK_STR(fixture_text(&f.scene, "moment", "", &f.arena), "20:00");
    CHECK_STR(fixture_text(&f.scene, "moment.beside", "", &f.arena), "");
    fixture_layout_finish(&f);
}

/* Where there is no room for the moment in large type, the wait follows the same rule. */
static void test_tight(void)
{
    static const struct {
        const char *at, *when;
    } moments[] = {{"12T07:59", "09:00"}, {"12T08:30", "09:00  ·  in 30 min"}};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct fixture_view view = DOOR("A", moments[i].at);
        struct fixture_layout f;
        check_row(moments[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 160, 160);
        fixture_compose(f.layout.view, &fixture_metrics, 160, 160, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "when", "", &f.arena), moments[i].when);
        fixture_layout_finish(&f);
    }
}

/* The bar is filled by whole minutes of the session's length. */
static void test_progress(void)
{
    static const struct {
        const char *at;
        int thousandths;
    } moments[] = {{"12T14:01", 16}, {"12T14:30", 500}, {"12T14:45", 749}, {"12T14:59", 983}};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct fixture_view view = DOOR("A", moments[i].at);
        struct fixture_layout f;
        check_row(moments[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        int whole = fixture_item(&f.scene, "progress.rest")->box.width;
        CHECK_INT(fixture_item(&f.scene, "progress")->box.width * 1000 / whole, moments[i].thousandths);
        fixture_layout_finish(&f);
    }
    struct fixture_view view = DOOR("A", "12T14:00");
    struct fixture_layout f;
    check_row("empty at the start");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_INT(fixture_count(&f.scene, "progress"), 0);
    fixture_layout_finish(&f);
}

int main(void)
{
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_free();
    test_tight();
    test_progress();
    check_golden("door-on", &(struct fixture_view)DOOR("A", "12T10:42"), 1920, 1080);
    check_golden("door-soon-portrait", &(struct fixture_view)DOOR("A", "12T13:52"), 1080, 1920);
    check_golden("door-cancelled", &(struct fixture_view)DOOR("C", "12T10:42"), 800, 480);
    check_golden("door-parallel", &(struct fixture_view)DOOR("B", "12T10:42"), 480, 320);
    return check_done();
}

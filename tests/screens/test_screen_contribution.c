#include "screens/screen_rows.h"

#include "check.h"

#define CONTRIBUTION(session_, at_)                                                                          \
    {                                                                                                        \
        .role = ROLE_HALLWAY, .page = PAGE_CONTRIBUTION, .session = session_, .at = at_, .station = {        \
            STATION_PROGRAM_LOADED,                                                                          \
            STATION_CLOCK_TRUSTED,                                                                           \
            STATION_CHECK_OK,                                                                                \
            STATION_FAULT_NONE                                                                               \
        }                                                                                                    \
    }

static const struct screen_row rows[] = {
    {"a block that runs",
     CONTRIBUTION("boot", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"badge.phase", "NOW"},
      {"when", "10:00 – 13:00"},
      {"where", "Hall Alder"},
      {"title", "Boot and Firmware MC"},
      {"person", "Tomas Lindqvist Mei-Ling Zhao Ravi Menon"},
      {"label.topics", "TOPICS"},
      {"topic", "One bootloader for small boards Measured boot without tears What a power rail remembers "
                "Device trees that outlive their authors Updating firmware over a slow link"}}},
    {"unscheduled",
     CONTRIBUTION("someday", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"badge.phase", ""},
      {"when", "Time not fixed yet"},
      {"where", ""},
      {"title", "A museum of switched-off machines"},
      {"person", "Nora Vane Bo Ek"},
      {"affiliation", "Old Iron Society"},
      {"topic", "What to keep How to keep it running Who pays the power bill"}}},
    {"a talk of another day, without topics",
     CONTRIBUTION("day2", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"when", "Tomorrow 09:30 – 10:15"}, {"title", "Second tide"}, {"label.topics", ""}}},
    {"cancelled",
     CONTRIBUTION("pilot", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"badge.phase", "CANCELLED"}, {"title", "The pilot’s seat: formal methods on the bridge"}}},
};

/* A block without topics lists its parts, with their times. */
static void test_parts(void)
{
    static const struct fixture_session sessions[] = {
        {.id = "m",
         .title = "M",
         .kind = SESSION_BLOCK,
         .rooms = "A",
         .start = "12T10:00",
         .end = "12T11:00"},
        {.id = "m.1", .part_of = "m", .title = "First", .rooms = "A", .start = "12T10:00", .end = "12T10:30"},
        {.id = "m.2",
         .part_of = "m",
         .title = "Second",
         .rooms = "A",
         .start = "12T10:30",
         .end = "12T11:00"}};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 3, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    static const struct fixture_view view = CONTRIBUTION("m", "12T10:10");
    struct fixture_layout f;
    check_row("parts");
    fixture_layout_init(&f, &event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "label.topics", "", &f.arena), "PROGRAM");
    CHECK_STR(fixture_text(&f.scene, "topic", "|", &f.arena), "10:00  First|10:30  Second");
    fixture_layout_finish(&f);
}

int main(void)
{
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_parts();
    check_golden("contribution", &(struct fixture_view)CONTRIBUTION("boot", "12T10:42"), 1920, 1080);
    return check_done();
}

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
     {{"title", "Boot and Firmware MC"}, {"label.topics", "Topics"}}},
    {"unscheduled",
     CONTRIBUTION("someday", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"block", "Time not fixed yet"}, {"title", "A museum of switched-off machines"}}},
    {"a talk of another day, without topics",
     CONTRIBUTION("day2", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"title", "Second tide"}, {"label.topics", ""}, {"summary", ""}}},
    {"cancelled",
     CONTRIBUTION("pilot", "12T10:42"),
     VIEW_CONTRIBUTION,
     {{"title.cancelled", "The pilot’s seat: formal methods on the bridge"}, {"title", ""}}},
};

/* When, where, and what it is a part of stand in the line over the title, and that it is on. */
static void test_block_line(void)
{
    static const struct {
        const char *session, *begin, *part;
    } lines[] = {{"boot", "Now", "10:00 – 13:00"},
                 {"boot.3", "11:30 – 12:15", "Boot and Firmware MC"},
                 {"pilot", "Cancelled", "Room 1.14"},
                 {"day2", "Tomorrow 09:30 – 10:15", "Low level"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct fixture_view view = CONTRIBUTION(lines[i].session, "12T10:42");
        struct fixture_layout f;
        check_row(lines[i].session);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        const char *text = fixture_text(&f.scene, "block", " ", &f.arena);
        CHECK(strncmp(text, lines[i].begin, strlen(lines[i].begin)) == 0);
        CHECK(strstr(text, lines[i].part) != NULL);
        fixture_layout_finish(&f);
    }
}

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
        {.id = "p", .part_of = "m", .title = "First", .rooms = "A", .start = "12T10:00", .end = "12T10:30"},
        {.id = "q", .part_of = "m", .title = "Second", .rooms = "A", .start = "12T10:30", .end = "12T11:00"}};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 3, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    static const struct fixture_view view = CONTRIBUTION("m", "12T10:42");
    struct fixture_layout f;
    check_row("parts");
    fixture_layout_init(&f, &event, &view, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "topic", "|", &f.arena), "First|Second");
    CHECK_STR(fixture_text(&f.scene, "time.topic", "|", &f.arena), "10:00|10:30");
    fixture_layout_finish(&f);
}

int main(void)
{
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_block_line();
    test_parts();
    check_golden("contribution", &(struct fixture_view)CONTRIBUTION("boot", "12T10:42"), 1920, 1080);
    return check_done();
}

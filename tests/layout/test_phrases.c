#include "layout/phrases.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_session sessions[] = {
    {.id = "block",
     .title = "A block",
     .kind = SESSION_BLOCK,
     .rooms = "A",
     .start = "12T10:00",
     .end = "12T12:00",
     .track = "low",
     .people = "Ada/Works|Bo/",
     .roles = PERSON_CONVENER},
    {.id = "part",
     .part_of = "block",
     .title = "A part",
     .rooms = "A",
     .start = "12T10:00",
     .end = "12T10:25"},
    {.id = "talk",
     .title = "A talk",
     .rooms = "B",
     .start = "12T10:00",
     .end = "12T10:45",
     .track = "net",
     .people = "Cy/|Di/Labs"},
    {.id = "authors",
     .title = "A paper",
     .rooms = "B",
     .start = "12T11:00",
     .end = "12T14:00",
     .people = "Eve/",
     .roles = PERSON_AUTHOR},
    {.id = "none", .title = "", .start = "12T10:00", .end = "12T10:00"},
    {.id = "track", .title = "Networks", .track = "net"},
    {.id = "tomorrow", .title = "T", .rooms = "A", .start = "13T09:30", .end = "13T10:00"},
    {.id = "night", .title = "N", .rooms = "A", .start = "13T01:30", .end = "13T02:00"},
    {.id = "saturday", .title = "S", .rooms = "A", .start = "14T09:30", .end = "14T10:00"},
    {.id = "plenary", .title = "P", .rooms = "ABC", .start = "15T09:30", .end = "15T10:00"},
    {.id = "everywhere", .title = "Q", .rooms = "ABCD", .start = "16T09:30", .end = "16T10:00"},
    {.id = "gone",
     .title = "A block that is off",
     .kind = SESSION_BLOCK,
     .rooms = "D",
     .start = "12T15:00",
     .end = "12T16:00",
     .track = "low",
     .cancelled = true},
    {.id = "stays",
     .part_of = "gone",
     .title = "It goes on",
     .rooms = "D",
     .start = "12T15:00",
     .end = "12T15:20"},
    {.id = "stays_on_track",
     .part_of = "gone",
     .title = "It goes on",
     .rooms = "D",
     .start = "12T15:20",
     .end = "12T15:40",
     .track = "net"},
    {.id = "went",
     .part_of = "gone",
     .title = "Off too",
     .rooms = "D",
     .start = "12T15:40",
     .end = "12T16:00",
     .cancelled = true},
    {.id = "far", .title = "F", .rooms = "A", .start = "24T09:30", .end = "24T10:00"},
};
static const struct fixture_event event = {.sessions = sessions,
                                           .count = sizeof sessions / sizeof *sessions,
                                           .title = "E",
                                           .short_title = "",
                                           .room_names = {"Hall A", "Hall B", "Hall C", "Hall D"}};
static const struct fixture_view at_ten = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:00",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

static uint32_t find(const char *id)
{
    return program_find_session(f.layout.view->program, id);
}

static void test_words(void)
{
    static const struct {
        const char *id, *title, *context, *names, *people, *label;
        bool has_color;
    } rows[] = {
        {"block", "A block", "Low level", "Ada, Bo", "Ada Bo", "Led by", true},
        {"part", "A part", "A block", "", "Ada Bo", "Led by", true},
        {"talk", "A talk", "Networks", "Cy, Di", "Cy Di", "", true},
        {"authors", "A paper", "", "Eve", "Eve", "", false},
        {"stays", "It goes on", "", "", "", "", true}, /* not a cancelled block's: it would be read as on */
        {"stays_on_track", "It goes on", "Networks", "", "", "", true},
        {"went", "Off too", "A block that is off", "", "", "", true},
        {"none", "Untitled", "", "", "", "", false},
        {"track", "Networks", "", "", "", "", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].id);
        uint32_t session = find(rows[i].id);
        struct color color;
        CHECK_STR(phrase_title(&f.layout, session), rows[i].title);
        CHECK_STR(phrase_context(&f.layout, session), rows[i].context);
        CHECK_INT(phrase_track_color(&f.layout, session, &color), rows[i].has_color);
        struct phrase_people people = phrase_people(&f.layout, session);
        CHECK_STR(people.label, rows[i].label);
        struct str_builder names = {.arena = &f.arena};
        str_add(&names, "");
        for (uint32_t k = 0; k < people.count; k++)
            str_addf(&names, "%s%s", k ? " " : "", people.people[k]->name);
        CHECK_STR(names.text, rows[i].people);
    }
    check_row("rooms");
    CHECK_STR(phrase_room(&f.layout, 1), "Hall B");
    CHECK_STR(phrase_room(&f.layout, PROGRAM_NONE), "");
    CHECK_STR(phrase_rooms(&f.layout, find("talk"), PROGRAM_NONE), "Hall B");
    CHECK_STR(phrase_rooms(&f.layout, find("talk"), 1), "");
    CHECK_STR(phrase_rooms(&f.layout, find("none"), PROGRAM_NONE), "");
    CHECK_STR(phrase_rooms(&f.layout, find("plenary"), PROGRAM_NONE), "Hall A, Hall B, Hall C");
    CHECK_STR(phrase_rooms(&f.layout, find("plenary"), 1), "Hall A, Hall C");
    CHECK_STR(phrase_rooms(&f.layout, find("everywhere"), PROGRAM_NONE), "Hall A +3 more");
    CHECK_STR(phrase_rooms(&f.layout, find("everywhere"), 0), "Hall B, Hall C, Hall D");
    check_row("not a room that is a part of this one, nor what this one is a part of");
    struct program program = *f.layout.view->program;
    struct view view = *f.layout.view;
    struct room rooms[4];
    static const uint32_t parts[] = {1};
    memcpy(rooms, program.rooms, sizeof rooms);
    rooms[0].parts = parts; /* Hall B is a part of Hall A */
    rooms[0].part_count = 1;
    program.rooms = rooms;
    view.program = &program;
    const struct view *before = f.layout.view;
    f.layout.view = &view;
    CHECK_STR(phrase_rooms(&f.layout, find("plenary"), 0), "Hall C");
    CHECK_STR(phrase_rooms(&f.layout, find("plenary"), 1), "Hall C");
    f.layout.view = before;
    check_row("colour");
    struct color color = {0, 0, 0};
    CHECK(phrase_track_color(&f.layout, find("part"), &color));
    CHECK_INT(color.red, 0x7e);
}

static void test_times(void)
{
    static const struct {
        const char *start, *countdown, *day, *clock;
    } rows[] = {
        {"12T10:00", "", "", "10:00"}, /* now: nothing to wait for */
        {"12T10:01", "in 1 min", "", "10:01"},   {"12T12:59", "in 179 min", "", "12:59"},
        {"12T13:00", "", "", "13:00"}, /* from 180 min on the clock time alone */
        {"12T09:00", "", "", "09:00"}, /* begun */
        {"13T09:30", "", "Tomorrow", "09:30"},   {"14T09:30", "", "Sat", "09:30"},
        {"24T09:30", "", "Tue 24 Jun", "09:30"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].start);
        struct instant start = fixture_instant(rows[i].start);
        CHECK_STR(phrase_countdown(&f.layout, WORD_IN_N_MIN, start), rows[i].countdown);
        CHECK_STR(phrase_day(&f.layout, start), rows[i].day);
        CHECK_STR(phrase_clock(&f.layout, start), rows[i].clock);
    }
    check_row("spans");
    struct slot slot = {fixture_instant("12T10:30"), fixture_instant("12T10:55"), 0};
    CHECK_STR(phrase_span(&f.layout, slot), "10:30 – 10:55");
    slot = (struct slot){fixture_instant("13T10:30"), fixture_instant("13T14:00"), 0};
    CHECK_STR(phrase_span(&f.layout, slot), "Tomorrow 10:30 – 14:00");
    check_row("joined");
    CHECK_STR(phrase_join(&f.layout, "a", "b"), "a  ·  b");
    CHECK_STR(phrase_join(&f.layout, "", "b"), "b");
    CHECK_STR(phrase_join(&f.layout, "a", ""), "a");
    CHECK_STR(phrase_join(&f.layout, "", ""), "");
}

/* A countdown is the ceiling of what is left: at 13:50:00 a 14:00 talk is in 10 min, a millisecond earlier
 * in 11. */
static void test_ceiling(void)
{
    struct view view = *f.layout.view;
    const struct view *before = f.layout.view;
    f.layout.view = &view;
    check_row("ceiling");
    view.now = fixture_instant("12T13:50");
    CHECK_STR(phrase_countdown(&f.layout, WORD_IN_N_MIN, fixture_instant("12T14:00")), "in 10 min");
    view.now.ms--;
    CHECK_STR(phrase_countdown(&f.layout, WORD_IN_N_MIN, fixture_instant("12T14:00")), "in 11 min");
    f.layout.view = before;
}

/* A title's language is its session's, else the event's first; a message's is the screen's. */
static void test_language(void)
{
    struct program program = *f.layout.view->program;
    struct session *own = ARENA_ARRAY(&f.arena, struct session, program.session_count);
    memcpy(own, program.sessions, program.session_count * sizeof *own);
    own[1].language = "de";
    program.sessions = own;
    program.event.language_count = 1;
    program.event.languages = (const char *const[]){"fr"};
    struct view view = *f.layout.view;
    const struct view *before = f.layout.view;
    view.program = &program;
    f.layout.view = &view;
    check_row("language");
    CHECK_STR(phrase_title_language(&f.layout, 1), "de");
    CHECK_STR(phrase_title_language(&f.layout, 2), "fr");
    CHECK_STR(phrase_title_language(&f.layout, PROGRAM_NONE), "en");
    program.event.language_count = 0;
    CHECK_STR(phrase_title_language(&f.layout, 2), "");
    f.layout.view = before;
}

int main(void)
{
    fixture_layout_init(&f, &event, &at_ten, 1920, 1080);
    test_words();
    test_times();
    test_ceiling();
    test_language();
    fixture_layout_finish(&f);
    return check_done();
}

#include "screens/day_fixture.h"

#include "check.h"
#include "hallway/board_row.h"

static void add_entry(struct str_builder *text, const struct board_entry *entry)
{
    str_addf(text, "%s%s%s%s%s", entry->clock, entry->clock[0] ? " " : "", entry->struck ? "-" : "",
             entry->quiet && !entry->struck ? "~" : "", entry->title);
    if (entry->under[0])
        str_addf(text, " (%s)", entry->under);
    if (entry->badge.kind != BADGE_NONE)
        str_addf(text, " [%s]", entry->badge.text);
}

/* "Locks / 10:55 Weirs / 11:00 -Ropes [Cancelled] #Low level": now, all of next, the track. */
static const char *row_text(const struct board_row *row, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    add_entry(&text, &row->now);
    for (uint32_t i = 0; i < row->next_count; i++) {
        str_add(&text, " / ");
        add_entry(&text, &row->next[i]);
    }
    if (row->track[0])
        str_addf(&text, " #%s", row->track);
    return text.text;
}

static void test_rows(void)
{
    static const struct {
        const char *rule, *at;
        uint32_t room;
        const char *text;
    } rows[] = {
        {"on, in a block", "12T10:42", 0,
         "Measured boot without tears / 11:30 Device trees that outlive their authors #Boot and Firmware MC"},
        {"several on; several next", "12T10:42", 1,
         "Lightning talks +2 more / 13:00 Charts for everyone +2 more"},
        {"a cancelled slot where nothing is on", "12T10:42", 2,
         "10:30 -The pilot’s seat: formal methods on the bridge [Cancelled] / "
         "11:30 Distress calls in Morse and JSON"},
        {"one that comes, before what comes", "12T10:00", 2,
         "~Free until 11:30 / 10:30 -The pilot’s seat: formal methods on the bridge [Cancelled] / "
         "11:30 Distress calls in Morse and JSON"},
        {"a drop-in, and soon", "12T10:42", 3, "Open decks / 10:48 Brewing coffee at sea"},
        {"a break", "12T13:10", 0,
         "~Lunch / 14:00 Reading the tide: twenty years of scheduler traces from one machine room"},
        {"soon", "12T08:55", 0, "~Free / 09:00 Opening of the harbour"},
        {"over for today", "12T17:00", 0, "~That’s all here for today / 09:30 Second tide (Tomorrow)"},
        {"over", "14T12:00", 0, "~Thank you for coming"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view view = {
            .role = ROLE_HALLWAY,
            .page = PAGE_OVERVIEW,
            .at = rows[i].at,
            .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
        struct fixture_layout f;
        struct view_room room = {.room = rows[i].room};
        check_row(rows[i].rule);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        room_state_at(f.layout.view->program, &f.layout.view->config->thresholds, room.room,
                      f.layout.view->now, &f.arena, &room.state);
        struct board_row row = board_row_say(&f.layout, &room);
        CHECK_STR(row_text(&row, &f.arena), rows[i].text);
        CHECK_STR(row.room, harbour_event.room_names[rows[i].room]);
        fixture_layout_finish(&f);
    }
}

/* A slot that is empty comes before what starts with it, and is of now from its start on. */
static void test_gone(void)
{
    static const struct {
        struct day_row day;
        const char *text;
    } rows[] = {
        {{"a A 10:00-11:00; b A 10:00-11:00", "08:00 a cancelled", "09:20"},
         "~Free until 10:00 / 10:00 -A [Cancelled] / 10:00 B"},
        {{"a A 10:00-11:00; b A 11:00-12:00", "08:00 a cancelled", "10:00"},
         "10:00 -A [Cancelled] / 11:00 B"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        memset(&day, 0, sizeof day);
        check_row(rows[i].text);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        const struct view_room room = {.room = 0, .state = day.view.state};
        struct board_row row = board_row_say(&day.layout, &room);
        CHECK_STR(row_text(&row, &day.lines.arena), rows[i].text);
        day_fixture_finish(&day);
    }
}

/* A room is free until a session of its own starts that has a time: not until the slot of one that is not
 * held here is told of, nor until what is late by nobody knows how much. */
static void test_free(void)
{
    static const struct {
        struct day_row day;
        const char *text;
    } rows[] = {
        {{"a A 10:00-11:00; b A 19:30-20:00", "08:00 b cancelled", "13:50"}, "~Free"},
        {{"room A; room B; a A 10:00-11:00; b A 19:30-20:00", "08:00 b room=B", "13:50"}, "~Free"},
        {{"a A 10:00-11:00; b A 19:30-20:00; c A 21:00-22:00", "08:00 b cancelled", "13:50"},
         "~Free until 21:00 / 21:00 C"},
        {{"a A 10:00-11:00; b A 19:30-20:00", "08:00 b delay=30", "13:50"},
         "~Free until 20:00 / 20:00 B [+30 min]"},
        {{"a A 10:00-11:00; b A 19:30-20:00", "08:00 b delayed", "13:50"}, "~Free / 19:30 B [Delayed]"},
        {{"b A 19:30-20:00", "08:00 b delayed", "13:50"}, "~Free / 19:30 B [Delayed]"},
        {{"a A 10:00-11:00; b A 19:30-20:00; c A 19:30-20:00", "08:00 b delayed", "13:50"},
         "~Free until 19:30 / 19:30 C +1 more"},
        {{"a A 10:00-11:00; b A 13:30-14:30", "08:00 b delayed", "13:50"}, "~Free / 13:30 B [Delayed]"},
        {{"a A 10:00-11:00; b A 19:30-20:00; e A 1/10:00-11:00", "08:00 b cancelled", "13:50"},
         "~Free until tomorrow 10:00 / 10:00 E (Tomorrow)"},
        {{"a A 10:00-11:00; b A 19:30-20:00; e A 2/10:00-11:00", "08:00 b cancelled", "13:50"},
         "~Free until Fri 10:00 / 10:00 E (Fri)"},
        {{"a A 10:00-11:00; b A 19:30-20:00; e A 9/10:00-11:00", "08:00 b cancelled", "13:50"},
         "~Free until Fri 27 Sep 10:00 / 10:00 E (Fri 27 Sep)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        memset(&day, 0, sizeof day);
        check_row(rows[i].day.said);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        const struct view_room room = {.room = 0, .state = day.view.state};
        struct board_row row = board_row_say(&day.layout, &room);
        CHECK_STR(row_text(&row, &day.lines.arena), rows[i].text);
        day_fixture_finish(&day);
    }
}

/* What has moved away says where to, and which way that is where the display knows it. */
static void test_ways(void)
{
#define ROOMS "room A; room B; room C; room D; "
    static const struct {
        struct day_row day;
        const char *under;
    } rows[] = {
        {{ROOMS "a A 10:00-11:00; b A 11:00-12:00", "08:00 a room=B", "09:20"},
         "It goes on in B\u00A0\u2192"},
        {{ROOMS "a A 10:00-11:00; b A 11:00-12:00", "08:00 a room=C", "10:10"},
         "It goes on in C\u00A0\u2191"},
        {{ROOMS "a A 10:00-11:00; b A 11:00-12:00", "08:00 a room=D", "10:10"},
         "It goes on in D"}, /* no way known */
        {{ROOMS "a A 10:00-11:00; b A 11:00-12:00", "08:00 a start=12:00 end=13:00", "09:20"}, "at 12:00"},
        {{ROOMS "a A 10:00-11:00; b A 11:00-12:00", "08:00 a start=1/12:00 end=1/13:00", "09:20"},
         "tomorrow 12:00"},
    };
#undef ROOMS
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        memset(&day, 0, sizeof day);
        check_row(rows[i].under);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        const struct view_room room = {.room = 0, .state = day.view.state};
        struct board_row row = board_row_say(&day.layout, &room);
        CHECK_STR(row.now.under[0] ? row.now.under : row.next[0].under, rows[i].under);
        day_fixture_finish(&day);
    }
}

/* The edge is the track of what is on, else of what is next. */
static void test_edge(void)
{
    static const struct {
        const char *at;
        uint32_t room;
        bool has_edge;
        unsigned red;
    } rows[] = {{"12T10:42", 0, true, 0x7e}, {"12T11:05", 2, true, 0xd2}, {"12T10:42", 3, false, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view view = {.role = ROLE_HALLWAY, .at = rows[i].at, .station = fixture_running};
        struct fixture_layout f;
        struct view_room room = {.room = rows[i].room};
        check_row("edge");
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        room_state_at(f.layout.view->program, &f.layout.view->config->thresholds, room.room,
                      f.layout.view->now, &f.arena, &room.state);
        struct board_row row = board_row_say(&f.layout, &room);
        CHECK_INT(row.has_edge, rows[i].has_edge);
        CHECK_INT(row.edge.red, rows[i].red);
        fixture_layout_finish(&f);
    }
}

/* What is on has the edge before what is next with a track of its own. */
static void test_edge_of_both(void)
{
    const struct fixture_view view = {.role = ROLE_HALLWAY, .at = "12T11:05", .station = fixture_running};
    struct fixture_layout f;
    struct view_room room = {.room = 0};
    struct room_state other;
    check_row("edge of both");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    const struct program *program = f.layout.view->program;
    const struct thresholds *thresholds = &f.layout.view->config->thresholds;
    room_state_at(program, thresholds, 0, fixture_instant("12T10:42"), &f.arena, &room.state);
    room_state_at(program, thresholds, 2, fixture_instant("12T11:05"), &f.arena, &other);
    room.state.next = other.next;
    CHECK_INT(board_row_say(&f.layout, &room).edge.red, 0x7e);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_rows();
    test_gone();
    test_free();
    test_ways();
    test_edge();
    test_edge_of_both();
    return check_done();
}

#include "names.h"
#include "player/explain.h"

#include "tool/fixture.h"

static struct loaded loaded;
static struct arena arena;
static struct thresholds thresholds;

static struct room_state state_of(const char *room, const char *at)
{
    struct room_state state;
    room_state_at(loaded.program, &thresholds, program_find_room(loaded.program, room_called(room)),
                  moment(&loaded, at), &arena, &state);
    return state;
}

static void test_json(void)
{
    static const struct {
        const char *label, *room, *at, *expected;
    } rows[] = {
        {"a part of a block", "hall-a", "2025-03-29 10:20",
         "{\"room\":\"Hall "
         "A\",\"at\":\"2025-03-29T10:20:00+01:00\",\"phase\":\"ON\",\"now\":[{\"id\":\"1.1\",\"title\":"
         "\"Locks\",\"start\":\"2025-03-29T10:00:00+01:00\",\"end\":\"2025-03-29T10:40:00+01:00\"}],"
         "\"block\":{\"id\":\"1\","
         "\"title\":\"Kernel "
         "MC\",\"start\":\"2025-03-29T10:00:00+01:00\",\"end\":\"2025-03-29T12:00:00+01:00\"},\"next\":["
         "{\"id\":\"1.2\",\"title\":\"Maps\",\"start\":\"2025-03-29T10:40:00+01:00\",\"end\":\"2025-03-29T11:"
         "20:00+01:00\"}],"
         "\"tombstones\":[],\"minutes_left\":20,\"minutes_to_next\":20,\"reason\":\"on\",\"until\":"
         "\"2025-03-29T10:35:00+01:00\",\"tick_until\":\"2025-03-29T10:21:00+01:00\"}"},
        {"a cancelled session", "hall-b", "2025-03-29 10:20",
         "{\"room\":\"Hall "
         "B\",\"at\":\"2025-03-29T10:20:00+01:00\",\"phase\":\"ON\",\"now\":[{\"id\":\"2\",\"title\":"
         "\"Compilers\",\"start\":\"2025-03-29T10:00:00+01:00\",\"end\":\"2025-03-29T11:00:00+01:00\"}],"
         "\"block\":null,"
         "\"next\":[],\"tombstones\":[{\"id\":\"3\",\"title\":\""
         "Linkers\",\"start\":\"2025-03-29T11:00:00+01:00\","
         "\"end\":\"2025-03-29T12:00:00+01:00\"}],\"minutes_left\":40,\"minutes_to_next\":null,\"reason\":"
         "\"on\",\"until\":"
         "\"2025-03-29T10:55:00+01:00\",\"tick_until\":\"2025-03-29T10:21:00+01:00\"}"},
        {"across the change to summer time", "hall-b", "2025-03-30 01:30",
         "{\"room\":\"Hall "
         "B\",\"at\":\"2025-03-30T01:30:00+01:00\",\"phase\":\"DAY_OVER\",\"now\":[],\"block\":null,"
         "\"next\":[],\"tombstones\":[],\"minutes_left\":null,\"minutes_to_next\":null,\"reason\":\"day-"
         "over\",\"until\":"
         "\"2025-03-30T04:00:00+02:00\",\"tick_until\":\"2025-03-30T01:31:00+01:00\"}"},
        {"never again", "attic", "2025-03-29 10:20",
         "{\"room\":\"Attic\",\"at\":\"2025-03-29T10:20:00+01:00\",\"phase\":\"EMPTY\",\"now\":[],\"block\":"
         "null,\"next\":[],"
         "\"tombstones\":[],\"minutes_left\":null,\"minutes_to_next\":null,\"reason\":\"empty\",\"until\":"
         "null,"
         "\"tick_until\":\"2025-03-29T10:21:00+01:00\"}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct room_state state = state_of(rows[i].room, rows[i].at);
        struct str_builder text = {.arena = &arena};
        explain_json(&text, loaded.program, &state);
        CHECK_STR(text.text, rows[i].expected);
    }
}

static void test_text(void)
{
    check_row("text");
    struct room_state state = state_of("hall-a", "2025-03-29 10:20");
    struct str_builder text = {.arena = &arena};
    explain_text(&text, loaded.program, &state);
    CHECK_STR(text.text, "Hall A, Sat 29 Mar 10:20 (2025-03-29T10:20:00+01:00)\n"
                         "phase      ON: a session is on (on)\n"
                         "now        10:00 – 10:40  Locks (1.1)\n"
                         "block      10:00 – 12:00  Kernel MC (1)\n"
                         "next       10:40 – 11:20  Maps (1.2)\n"
                         "left       20 min\n"
                         "to next    20 min\n"
                         "holds      until 10:35; minutes until 10:21\n");
    check_row("days ahead, with a day at each time; and with seconds");
    state = state_of("hall-a", "2025-03-27 09:00:07");
    struct str_builder before = {.arena = &arena};
    explain_text(&before, loaded.program, &state);
    CHECK_STR(before.text, "Hall A, Thu 27 Mar 09:00:07 (2025-03-27T09:00:07+01:00)\n"
                           "phase      BEFORE_EVENT: none has started ever, some come on a later day "
                           "(before-event)\n"
                           "later      Sat 10:00  Locks (1.1)\n"
                           "holds      until Sat 29 Mar 04:00; minutes until 09:01\n");
    check_row("lunch");
    state = state_of("hall-a", "2025-03-29 12:20");
    struct str_builder lunch = {.arena = &arena};
    explain_text(&lunch, loaded.program, &state);
    CHECK(contains(lunch.text, "\nbreak      12:00 – 13:00  Lunch (4)\n"));
}

static void test_line(void)
{
    check_row("line");
    struct room_state state = state_of("hall-a", "2025-03-29 10:20");
    struct str_builder text = {.arena = &arena};
    explain_line(&text, loaded.program, &state, 8);
    CHECK_STR(text.text,
              "2025-03-29T10:20:00+01:00  Hall A    ON            on              now: Locks  next: Maps");
    state = state_of("attic", "2025-03-29 10:20");
    struct str_builder empty = {.arena = &arena};
    explain_line(&empty, loaded.program, &state, 0);
    CHECK_STR(empty.text, "2025-03-29T10:20:00+01:00  Attic  EMPTY         empty");
}

static void test_view(void)
{
    check_row("view");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    struct view_request request = {
        .program = loaded.program, .config = &config, .now = moment(&loaded, "2025-03-29 10:20")};
    request.station = station_after(station_initial(), STATION_PROGRAM_LOADED_EVENT);
    request.station = station_after(request.station, STATION_CLOCK_SET);
    struct view view;
    view_make(&request, &arena, &view);
    struct str_builder text = {.arena = &arena};
    explain_view(&text, &view);
    CHECK(contains(text.text, "program loaded, clock trusted, fault none\n"));
    CHECK(contains(text.text, "\npage       overview, 1 of 3 in the cycle, 8 s\n"));

    request.program = NULL;
    request.station = station_initial();
    view_make(&request, &arena, &view);
    struct str_builder lost = {.arena = &arena};
    explain_view(&lost, &view);
    CHECK_STR(lost.text, "screen     no-program; program none, clock untrusted, fault none\n");
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    thresholds_set_defaults(&thresholds);
    test_json();
    test_text();
    test_line();
    test_view();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

#include "load/check_live.h"

#include "reader/read_live.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct arena arena;
static struct issue_list issues;

/* What is found in live data with these members, a line each: "level rule where: text". */
static const char *found(const struct program *program, const char *members)
{
    static const char *const levels[] = {"note", "warning", "error"};
    const struct live *live = NULL;
    struct err err = {0};
    struct str_builder text = {.arena = &arena};
    const char *bytes = arena_printf(&arena, "{\"format\":\"nownext-live/1\",\"revision\":1,%s}", members);
    issue_list_init(&issues, &arena);
    str_add(&text, "");
    if (!read_live(bytes, strlen(bytes), &arena, NULL, &live, &err))
        return arena_printf(&arena, "refused: %s: %s", err.where, err.text);
    check_live(program, live, &issues);
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        str_addf(&text, "%s %s %s: %s\n", levels[issue->level], issue->rule, issue->where, issue->text);
    return text.text;
}

#define MADE(time) "\"made\":\"2025-03-29T" time ":00Z\""
#define CHANGE(id, members) "{\"session\":\"" id "\"," MADE("08:00") "," members "}"
#define LATER(id, members) "{\"session\":\"" id "\"," MADE("08:30") "," members "}"
#define BARE(id) "{\"session\":\"" id "\"," MADE("08:00") "}"
#define AT(time) "\"2025-03-29T" time ":00+01:00\""

struct row {
    const char *rule, *items, *found;
};

static void check_rows(const char *list, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_row(rows[i].rule);
        CHECK_STR(found(loaded.program, arena_printf(&arena, "\"%s\":[%s]", list, rows[i].items)),
                  rows[i].found);
    }
    check_row("");
}

/* Session 2 is in hall-b from 10:00 to 11:00, 3 is cancelled, 5 is in two rooms, 6 has no time. */
static void test_changes(void)
{
    static const struct row rows[] = {
        {"a delay", CHANGE("2", "\"delay_min\":10"), ""},
        {"of a session that there is not", CHANGE("77", "\"delay_min\":10"), ""}, /* known_names.h */
        {"no field", BARE("2"), "error no-effect changes[0]: says nothing of the session\n"},
        {"only who decided it", CHANGE("2", "\"by\":\"desk\""),
         "error no-effect changes[0]: says nothing of the session\n"},
        {"a reason alone", CHANGE("2", "\"reason\":\"r\""),
         "error no-effect changes[0]: gives a reason, but there is no change that it is for\n"},
        {"a reason for an earlier change", CHANGE("2", "\"delayed\":true") "," LATER("2", "\"reason\":\"r\""),
         ""},

        {"not cancelled", CHANGE("2", "\"cancelled\":false"),
         "error no-effect changes[0]: says what is planned already\n"},
        {"is on after all", CHANGE("3", "\"cancelled\":false"), ""},
        {"cancelled twice", CHANGE("3", "\"cancelled\":true"),
         "error no-effect changes[0]: says what is planned already\n"},
        {"no delay", CHANGE("2", "\"delay_min\":0"),
         "error no-effect changes[0]: says what is planned already\n"},
        {"a delay taken back", CHANGE("2", "\"delay_min\":5") "," LATER("2", "\"delay_min\":0"), ""},
        {"open, not late, not started",
         CHANGE("2", "\"full\":false,\"delayed\":false,\"started\":false,\"reason\":\"r\""),
         "error no-effect changes[0]: says what is planned already\n"},
        {"full", CHANGE("2", "\"full\":true"), ""},
        {"late", CHANGE("2", "\"delayed\":true"), ""},
        {"started", CHANGE("2", "\"started\":true"), ""},
        {"its own times", CHANGE("2", "\"start\":" AT("10:00") ",\"end\":" AT("11:00")),
         "error no-effect changes[0]: says what is planned already\n"},
        {"another end", CHANGE("2", "\"start\":" AT("10:00") ",\"end\":" AT("11:01")), ""},
        {"its own room, by its name", CHANGE("2", "\"room\":\"Hall  B\""),
         "error no-effect changes[0]: says what is planned already\n"},
        {"a start in another year", CHANGE("2", "\"start\":\"2052-03-29T10:00:00+01:00\""),
         "warning doubtful changes[0].start: is more than 60 days away from the event\n"},
        {"and long before", CHANGE("2", "\"start\":\"2024-03-29T10:00:00+01:00\""),
         "warning doubtful changes[0].start: is more than 60 days away from the event\n"},
        {"another room", CHANGE("2", "\"room\":\"attic\""), ""},
        {"one of its rooms", CHANGE("5", "\"room\":\"hall-a\""), ""},
        {"a room that there is not", CHANGE("2", "\"room\":\"loft\""), ""}, /* known_names.h */
        {"its own title", CHANGE("2", "\"title\":\"Compilers\""),
         "error no-effect changes[0]: says what is planned already\n"},
        {"its title, mended", CHANGE("2", "\"title\":\"Compiler\""), ""},
        {"its title in a language", CHANGE("2", "\"title\":{\"en\":\"Compilers\"}"), ""},
        {"a part that its block would take along",
         CHANGE("1", "\"start\":" AT("09:30")) "," CHANGE("1.1",
                                                          "\"start\":" AT("10:00") ",\"end\":" AT("10:40")),
         ""},
        {"a part that its block does not take along",
         CHANGE("1", "\"title\":\"MC\"") "," CHANGE("1.1", "\"start\":" AT("10:00") ",\"end\":" AT("10:40")),
         "error no-effect changes[1]: says what is planned already\n"},
        {"a part that stays in its room, and one whose block stays there",
         CHANGE("1", "\"room\":\"attic\"") "," CHANGE("1.1", "\"room\":\"hall-a\"") "," CHANGE(
             "1.2", "\"cancelled\":false"),
         "error no-effect changes[2]: says what is planned already\n"},
        {"its room, and full", CHANGE("2", "\"room\":\"hall-b\",\"full\":true"), ""},
    };
    check_rows("changes", rows, sizeof rows / sizeof *rows);
}

static void test_pairs(void)
{
    static const struct row rows[] = {
        {"cancelled, and what a cancelled session has not",
         CHANGE("2", "\"cancelled\":true,\"delay_min\":5,\"started\":true,\"full\":true"),
         "error no-effect changes[0].delay_min: the same change cancels the session\n"
         "error no-effect changes[0].started: the same change cancels the session\n"
         "error no-effect changes[0].full: the same change cancels the session\n"},
        {"cancelled and late", CHANGE("2", "\"cancelled\":true,\"delayed\":true"),
         "error no-effect changes[0].delayed: the same change cancels the session\n"},
        {"cancelled and moved", CHANGE("2", "\"cancelled\":true,\"room\":\"attic\""), ""},
        {"cancelled once it was late", CHANGE("2", "\"delay_min\":5") "," LATER("2", "\"cancelled\":true"),
         ""},
        {"late by minutes", CHANGE("2", "\"delayed\":true,\"delay_min\":5"),
         "error no-effect changes[0].delayed: the same change gives the minutes: leave one of the two out\n"},
        {"late, the minutes taken back", CHANGE("2", "\"delayed\":true,\"delay_min\":0"), ""},
        {"replaced by itself", CHANGE("2", "\"cancelled\":true,\"replaced_by\":\"2\""),
         "error no-effect changes[0].replaced_by: is the session itself\n"},
        {"replaced, but not cancelled", CHANGE("2", "\"replaced_by\":\"6\""),
         "warning doubtful changes[0].replaced_by: the session is not cancelled\n"},
        {"replaced, cancelled before",
         CHANGE("2", "\"cancelled\":true") "," LATER("2", "\"replaced_by\":\"6\""), ""},
        {"replaced, cancelled in the program", CHANGE("3", "\"replaced_by\":\"6\""), ""},
        {"an overflow room, but not full", CHANGE("2", "\"overflow_room\":\"attic\""),
         "error no-effect changes[0].overflow_room: the session is not full\n"},
        {"full, and followed where it is", CHANGE("2", "\"full\":true,\"overflow_room\":\"hall-b\""),
         "warning doubtful changes[0].overflow_room: is the room that the session is in\n"},
        {"also in the second of its rooms", CHANGE("5", "\"full\":true,\"overflow_room\":\"hall-b\""),
         "warning doubtful changes[0].overflow_room: is the room that the session is in\n"},
        {"full, and followed where it was",
         CHANGE("2", "\"full\":true,\"overflow_room\":\"hall-b\",\"room\":\"attic\""), ""},
        {"full, and followed where it goes",
         CHANGE("2", "\"full\":true,\"overflow_room\":\"attic\",\"room\":\"attic\""),
         "warning doubtful changes[0].overflow_room: is the room that the session is in\n"},
        {"full by another change",
         CHANGE("2", "\"overflow_room\":\"attic\"") "," CHANGE("2", "\"full\":true"), ""},
        {"full no more: in the order of their moments",
         LATER("2", "\"full\":false") "," CHANGE("2", "\"full\":true,\"overflow_room\":\"attic\""),
         "error no-effect changes[1].overflow_room: the session is not full\n"},
        {"each session by itself",
         CHANGE("2", "\"full\":true") "," CHANGE("1.1", "\"overflow_room\":\"attic\""),
         "error no-effect changes[1].overflow_room: the session is not full\n"},
        {"also one that there is not",
         CHANGE("77", "\"full\":true") "," CHANGE("78", "\"overflow_room\":\"attic\""),
         "error no-effect changes[1].overflow_room: the session is not full\n"},
        {"started, nobody knows when", "{\"session\":\"2\",\"started\":true}",
         "error no-effect changes[0].started: nobody knows when: the change has no \"made\"\n"},
    };
    check_rows("changes", rows, sizeof rows / sizeof *rows);
}

static void test_times(void)
{
    static const struct row rows[] = {
        {"reversed in one change", CHANGE("2", "\"start\":" AT("11:00") ",\"end\":" AT("10:59")),
         "refused: changes[0].end: is before the start"},
        {"an end before the planned start", CHANGE("2", "\"end\":" AT("09:59")),
         "error reversed changes[0].end: is before the planned start\n"},
        {"an end at the planned start", CHANGE("2", "\"end\":" AT("10:00")), ""},
        {"an end before another change's start",
         CHANGE("2", "\"start\":" AT("10:31")) "," LATER("2", "\"end\":" AT("10:30")),
         "error reversed changes[1].end: is before the start that another change gives\n"},
        {"made at the same moment: in the order of the file",
         CHANGE("2", "\"start\":" AT("10:31")) "," CHANGE("2", "\"end\":" AT("10:30")),
         "error reversed changes[1].end: is before the start that another change gives\n"},
        {"an end that a later start takes along",
         CHANGE("2", "\"end\":" AT("10:30")) "," LATER("2", "\"start\":" AT("10:31")), ""},
        {"the same, as it is made",
         LATER("2", "\"start\":" AT("10:31")) "," CHANGE("2", "\"end\":" AT("10:30")), ""},
        {"a start within", CHANGE("2", "\"start\":" AT("10:59")), ""},
        {"a start at the planned end: the length stays", CHANGE("2", "\"start\":" AT("11:00")), ""},
        {"an id is found as it is written", CHANGE("1.1", "\"delay_min\":0"),
         "error no-effect changes[0]: says what is planned already\n"},
        {"no time", CHANGE("6", "\"delay_min\":5"),
         "error no-effect changes[0].delay_min: the session has no time\n"},
        {"no time: late, started", CHANGE("6", "\"delayed\":true,\"started\":true"),
         "error no-effect changes[0].delayed: the session has no time\n"
         "error no-effect changes[0].started: the session has no time\n"},
        {"no time: an end", CHANGE("6", "\"end\":" AT("11:00")),
         "error no-effect changes[0].end: the session has no start\n"},
        {"gets a time, and is late",
         CHANGE("6", "\"start\":" AT("14:00") ",\"end\":" AT("15:00")) "," LATER("6", "\"delay_min\":5"), ""},
    };
    check_rows("changes", rows, sizeof rows / sizeof *rows);
}

#define ADDED(id, members) "{\"id\":\"" id "\"," MADE("08:00") ",\"title\":\"T\"" members "}"
#define TIME ",\"start\":" AT("14:00") ",\"end\":" AT("15:00")
#define ROOM ",\"room\":\"attic\""

static void test_added(void)
{
    static const struct row rows[] = {
        {"a session", ADDED("live-1", ROOM TIME), ""},
        {"an id that is there twice", ADDED("live-1", ROOM TIME) "," ADDED("LIVE-1", ROOM TIME),
         "refused: sessions[1].id: must begin with \"live-\", as no session of a program does"},
        {"the same key",
         ADDED("live-a", ROOM TIME) "," ADDED("live-b", ROOM TIME) "," ADDED("live-A", ROOM TIME),
         "error duplicate-id sessions[2].id: the id \"live-A\" is that of sessions[0] already\n"},
        {"no room", ADDED("live-1", TIME), "warning doubtful sessions[0]: has no room: it is at no door\n"},
        {"its block's room", ADDED("live-1", TIME ",\"part_of\":\"1.1\""), ""},
        {"parts of each other",
         ADDED("live-1", TIME ",\"part_of\":\"live-2\"") "," ADDED("live-2",
                                                                   ROOM TIME ",\"part_of\":\"live-1\""),
         "error no-effect sessions[1].part_of: it can't be a part of \"live-1\": that is a part of it, or of "
         "too "
         "many others\n"},
        {"60 days later, and a day more",
         ADDED("live-1", ROOM ",\"start\":\"2025-05-27T10:00:00+01:00\",\"duration\":\"PT30M\"") "," ADDED(
             "live-2", ROOM ",\"start\":\"2025-06-03T10:00:00+01:00\",\"duration\":\"PT30M\""),
         "warning doubtful sessions[1].start: is more than 60 days away from the event\n"},
        {"no time", ADDED("live-1", ROOM),
         "warning doubtful sessions[0]: has no start: it is never now or next\n"},
    };
    check_rows("sessions", rows, sizeof rows / sizeof *rows);
    check_row("a change of an added session");
    CHECK_STR(found(loaded.program,
                    "\"sessions\":[" ADDED("live-1", ROOM TIME) "],\"changes\":[" CHANGE(
                        "live-1", "\"room\":\"hall-a\"") "," LATER("live-1", "\"end\":" AT("13:00")) "]"),
              "error reversed changes[1].end: is before the planned start\n");
    check_row("an id of the program");
    struct session session = {
        .id = "live-1", .part_of = PROGRAM_NONE, .start = INSTANT_NONE, .end = INSTANT_NONE};
    struct program program = {.session_count = 1, .sessions = &session, .first = INSTANT_NONE};
    map_init(&program.session_ids, &arena);
    map_add(&program.session_ids, "live-1", 0);
    CHECK_STR(found(&program, "\"sessions\":[" ADDED("live-1", ROOM TIME) "]"),
              "error duplicate-id sessions[0].id: the id \"live-1\" is that of a session of the program\n");
    check_row("an id in another case is another one, as for the fold");
    map_add(&program.session_ids, "talk-a", 0); /* the key of "Talk-A" */
    CHECK_STR(found(&program, "\"changes\":[" CHANGE("talk-a", "\"cancelled\":false") "," CHANGE(
                                  "TALK-A", "\"cancelled\":false") "]"),
              "error no-effect changes[0]: says what is planned already\n");
}

static void test_set_aside(void)
{
    struct session session = {.id = "far",
                              .part_of = PROGRAM_NONE,
                              .set_aside = true,
                              .start = {INT64_C(2000) * MS_PER_DAY},
                              .end = {INT64_C(2000) * MS_PER_DAY + MS_PER_HOUR}};
    struct program program = {.session_count = 1, .sessions = &session, .first = INSTANT_NONE};
    map_init(&program.session_ids, &arena);
    map_add(&program.session_ids, "far", 0);
#define SET_ASIDE(member)                                                                                    \
    "error no-effect changes[0]." member                                                                     \
    ": the session is set aside: it is more than 60 days away from the "                                     \
    "event\n"
    CHECK_STR(found(&program, "\"changes\":[" CHANGE("far", "\"title\":\"T\",\"full\":true") "]"), "");
    CHECK_STR(
        found(&program, "\"changes\":[" CHANGE("far", "\"start\":" AT("10:00") ",\"end\":" AT("11:00")) "]"),
        SET_ASIDE("start") SET_ASIDE("end"));
    CHECK_STR(found(&program, "\"changes\":[" CHANGE("far", "\"delayed\":true,\"started\":true") "]"),
              SET_ASIDE("delayed") SET_ASIDE("started"));
    CHECK_STR(found(&program, "\"changes\":[" CHANGE("far", "\"delay_min\":5") "]"), SET_ASIDE("delay_min"));
#undef SET_ASIDE
}

static void test_notices(void)
{
    static const struct row rows[] = {
        {"a notice", "{\"id\":\"a\",\"text\":\"T\"}", ""},
        {"an id that is there twice",
         "{\"id\":\"a\",\"text\":\"T\"},{\"id\":\"b\",\"text\":\"T\"},{\"id\":\"a\",\"text\":\"T\"}",
         "error duplicate-id notices[2].id: the id \"a\" is that of notices[0] already\n"},
        {"nothing to say", "{\"id\":\"a\",\"text\":{\"en\":\"\",\"de\":\" \"}}",
         "error no-effect notices[0].text: says nothing\n"},
        {"something in one language", "{\"id\":\"a\",\"text\":{\"en\":\"\",\"de\":\"T\"}}", ""},
        {"of no length", "{\"id\":\"a\",\"text\":\"T\",\"start\":" AT("10:00") ",\"end\":" AT("10:00") "}",
         "error no-effect notices[0].end: the notice is over when it begins\n"},
        {"of a minute", "{\"id\":\"a\",\"text\":\"T\",\"start\":" AT("10:00") ",\"end\":" AT("10:01") "}",
         ""},
        {"an end alone", "{\"id\":\"a\",\"text\":\"T\",\"end\":" AT("10:01") "}", ""},
    };
    check_rows("notices", rows, sizeof rows / sizeof *rows);
}

#define EMERGENCY(text, until)                                                                               \
    "\"emergency\":{\"kind\":\"fire\",\"text\":" text ",\"raised\":" AT("10:00") ",\"until\":" until "}"
#define REHEARSAL(moment, from, until)                                                                       \
    "\"rehearsal\":{\"moment\":\"" moment "\",\"from\":" from ",\"until\":" until "}"

static void test_the_rest(void)
{
    struct program published = *loaded.program;
    check_row("an emergency");
    CHECK_STR(found(loaded.program, EMERGENCY("\"Out\"", AT("11:00"))), "");
    check_row("with nothing to say");
    CHECK_STR(found(loaded.program, EMERGENCY("\"\"", AT("11:00"))),
              "error no-effect emergency.text: says nothing\n");
    check_row("in four languages, and in six");
    CHECK_STR(
        found(loaded.program, EMERGENCY("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}", AT("11:00"))),
        "");
    CHECK_STR(found(loaded.program,
                    EMERGENCY("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\"}",
                              AT("11:00"))),
              "error no-effect emergency.text.e: the first 4 texts take turns: this one is not shown\n"
              "error no-effect emergency.text.f: the first 4 texts take turns: this one is not shown\n");
    check_row("of before the program was published");
    published.published = moment(&loaded, "2025-03-29 11:00");
    CHECK_STR(
        found(&published, EMERGENCY("\"Out\"", AT("11:00"))),
        "error no-effect emergency.until: is not after the moment at which the program was published: the "
        "emergency is over\n");
    published.published.ms--;
    CHECK_STR(found(&published, EMERGENCY("\"Out\"", AT("11:00"))), "");
    check_row("a rehearsal");
    CHECK_STR(found(loaded.program, REHEARSAL("2025-03-29T10:42:00+01:00", AT("08:00"), AT("09:00"))), "");
    CHECK_STR(found(loaded.program, REHEARSAL("2025-03-28T10:00:00+01:00", AT("08:00"), AT("09:00"))), "");
    check_row("of no length, of another year");
    CHECK_STR(found(loaded.program, REHEARSAL("2024-03-29T10:42:00+01:00", AT("08:00"), AT("08:00"))),
              "error no-effect rehearsal.until: the rehearsal is over when it begins\n"
              "warning doubtful rehearsal.moment: is more than a day away from the event\n");
    check_row("nothing at all");
    CHECK_STR(found(loaded.program, "\"changes\":[]"), "");
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    test_changes();
    test_pairs();
    test_times();
    test_added();
    test_set_aside();
    test_notices();
    test_the_rest();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

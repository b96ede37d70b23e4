#include "check.h"

#include "base/str.h"
#include "fixture.h"
#include "program/lint.h"

static uint32_t hall, annex;

static void begin(struct fixture *fixture, const char *label)
{
    fixture_init(fixture, "Event");
    hall = fixture_room(fixture, "Hall");
    annex = fixture_room(fixture, "Annex");
    check_row(label);
}

/* Finishes the program and holds what lint finds, as "rule where" in its order, against `expected`. */
static void end(struct fixture *fixture, const char *expected)
{
    if (CHECK(fixture_build(fixture, BUILDER_NUMBER_REPEATS))) {
        const char *found = "";
        lint_program(fixture->program, &fixture->issues);
        for (const struct issue *issue = fixture->issues.first; issue; issue = issue->next) {
            if (strcmp(issue->rule, "empty-room") == 0)
                continue;
            found = arena_printf(&fixture->arena, "%s%s%c %s %s", found, *found ? "; " : "",
                                 "nWE"[issue->level], issue -> rule, issue -> where);
        }
        CHECK_STR(found, expected);
    } else {
        printf("    %s: %s\n", fixture->err.where, fixture->err.text);
    }
    fixture_finish(fixture);
    check_row("");
}

struct row {
    const char *id, *part_of;
    int room; /* 0 hall, 1 annex, -1 none */
    const char *start, *end;
    enum session_kind kind;
    bool cancelled;
};

static void add(struct fixture *fixture, const struct row *row)
{
    uint32_t room = row->room < 0 ? PROGRAM_NONE : row->room == 0 ? hall : annex;
    struct session_draft *draft = fixture_session(fixture, row->id, room, row->start, row->end);
    draft->part_of_id = row->part_of;
    draft->session.kind = row->kind;
    if (row->cancelled)
        draft->session.status = SESSION_CANCELLED;
}

#define D18(time) "2024-09-18T" time
#define D19(time) "2024-09-19T" time

static const struct {
    const char *label;
    struct row rows[6];
    const char *expected;
} cases[] = {
    {"nothing odd",
     {{"a", NULL, 0, D18("10:00"), D18("11:00"), 0, false},
      {"b", NULL, 0, D18("11:00"), D18("12:00"), 0, false},
      {"c", NULL, 1, D18("10:00"), D18("11:00"), 0, false}},
     ""},
    {"overlap is the later one's",
     {{"a", NULL, 0, D18("10:30"), D18("11:30"), 0, false},
      {"b", NULL, 0, D18("10:00"), D18("11:00"), 0, false}},
     "W overlap sessions[0]"},
    {"three at once are two issues",
     {{"a", NULL, 0, D18("10:00"), D18("12:00"), 0, false},
      {"b", NULL, 0, D18("10:30"), D18("12:00"), 0, false},
      {"c", NULL, 0, D18("11:00"), D18("12:00"), 0, false}},
     "W overlap sessions[1]; W overlap sessions[2]"},
    {"a block and its parts do not overlap, its parts do",
     {{"block", NULL, 0, D18("10:00"), D18("12:00"), SESSION_BLOCK, false},
      {"a", "block", 0, D18("10:00"), D18("11:00"), 0, false},
      {"b", "a", 0, D18("10:10"), D18("10:20"), 0, false},
      {"c", "block", 0, D18("10:40"), D18("11:30"), 0, false}},
     "W overlap sessions[3]"},
    {"drop-ins, breaks, the cancelled, points and half a day overlap nothing",
     {{"a", NULL, 0, D18("10:00"), D18("12:00"), 0, false},
      {"b", NULL, 0, D18("10:00"), D18("12:00"), SESSION_DROP_IN, false},
      {"c", NULL, 0, D18("10:00"), D18("12:00"), SESSION_BREAK, false},
      {"d", NULL, 0, D18("10:00"), D18("12:00"), 0, true},
      {"e", NULL, 0, D18("11:00"), D18("11:00"), 0, false},
      {"f", NULL, 0, D18("08:00"), D18("20:01"), 0, false}},
     "n no-length sessions[4]; W long sessions[5]"},
    {"lengths",
     {{"a", NULL, 0, D18("10:00"), D18("10:02"), 0, false},
      {"b", NULL, 0, D18("10:02"), D18("10:05"), 0, false},
      {"c", NULL, 1, D18("08:00"), D18("20:00"), 0, false},
      {"d", NULL, 1, D19("08:00"), D19("21:00"), SESSION_DROP_IN, false}},
     "n one-minute sessions[0]"},
    {"at night, but not where an evening goes on",
     {{"a", NULL, 0, D18("22:00"), D19("00:30"), 0, false},
      {"b", NULL, 0, D19("00:30"), D19("01:30"), 0, false},
      {"c", NULL, 0, D19("02:00"), D19("03:00"), 0, false},
      {"d", NULL, 1, D19("05:59"), D19("07:00"), 0, false},
      {"e", NULL, 1, D18("06:00"), D18("07:00"), 0, false},
      {"f", NULL, 1, D18("01:00"), D18("02:00"), 0, true}},
     "W night-start sessions[2]; W night-start sessions[3]"},
    {"a block at night is told once",
     {{"block", NULL, 0, D18("02:00"), D18("04:00"), SESSION_BLOCK, false},
      {"a", "block", 0, D18("02:00"), D18("03:00"), 0, false},
      {"b", "block", 0, D18("03:00"), D18("04:00"), 0, false}},
     "W night-start sessions[0]"},
    {"clocks put forward",
     {{"a", NULL, 0, "2024-03-31T01:00", "2024-03-31T02:30", 0, false},
      {"b", NULL, 1, "2024-03-31T03:30", "2024-03-31T04:30", 0, false}},
     "W night-start sessions[0]; W dst-gap sessions[0]; W night-start sessions[1]"},
    {"clocks put back",
     {{"a", NULL, 0, "2024-10-27T02:00", "2024-10-27T02:30", 0, false},
      {"b", NULL, 1, "2024-10-27T03:00", "2024-10-27T04:00", 0, false}},
     "W night-start sessions[0]; W dst-twice sessions[0]; W night-start sessions[1]"},
    {"outside its block, in another room",
     {{"block", NULL, 0, D18("10:00"), D18("12:00"), SESSION_BLOCK, false},
      {"a", "block", 0, D18("09:59"), D18("10:30"), 0, false},
      {"b", "block", 0, D18("11:30"), D18("12:01"), 0, false},
      {"c", "block", 1, D18("10:00"), D18("11:00"), 0, false},
      {"d", "block", -1, D18("11:00"), D18("11:30"), 0, false}},
     "W outside-block sessions[1]; W outside-block sessions[2]; n other-room sessions[3]"},
    {"a cancelled block",
     {{"block", NULL, 0, D18("10:00"), D18("12:00"), SESSION_BLOCK, true},
      {"a", "block", 0, D18("10:00"), D18("10:30"), 0, false},
      {"b", "block", 0, D18("11:30"), D18("12:00"), 0, true}},
     "W block-cancelled sessions[0]"},
    {"a cancelled block with cancelled parts",
     {{"block", NULL, 0, D18("10:00"), D18("12:00"), SESSION_BLOCK, true},
      {"b", "block", 0, D18("11:30"), D18("12:00"), 0, true}},
     ""},
    {"no room, no time",
     {{"a", NULL, -1, D18("10:00"), D18("12:00"), 0, false},
      {"b", NULL, 0, NULL, NULL, 0, false},
      {"c", NULL, -1, NULL, NULL, 0, false}},
     "n no-room sessions[0]; n unscheduled "},
    {"far apart",
     {{"a", NULL, 0, D18("10:00"), D18("12:00"), 0, false},
      {"b", NULL, 0, D19("10:00"), D19("12:00"), 0, false},
      {"c", NULL, 0, "2025-09-18T10:00", "2025-09-18T11:00", 0, false},
      {"d", NULL, 0, "2024-09-20T10:00", "2024-09-20T11:00", 0, false},
      {"e", NULL, 0, "2024-11-18T10:00", "2024-11-18T11:00", 0, false}},
     "W far-off sessions[2].start"},
    {"far from the middle, but with others between",
     {{"a", NULL, 0, D18("10:00"), D18("12:00"), 0, false},
      {"b", NULL, 0, D19("10:00"), D19("12:00"), 0, false},
      {"c", NULL, 0, "2024-09-20T10:00", "2024-09-20T11:00", 0, false},
      {"d", NULL, 0, "2024-11-10T10:00", "2024-11-10T11:00", 0, false},
      {"e", NULL, 0, "2024-12-30T10:00", "2024-12-30T11:00", 0, false}},
     "W far-apart sessions[4]"},
};

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        begin(&fixture, cases[i].label);
        for (size_t r = 0; r < sizeof cases[i].rows / sizeof *cases[i].rows && cases[i].rows[r].id; r++)
            add(&fixture, &cases[i].rows[r]);
        end(&fixture, cases[i].expected);
    }
}

static void test_overlap_in_parts_of_rooms(void)
{
    struct fixture fixture;
    begin(&fixture, "a plenary overlaps in each of its rooms, and is told once");
    const uint32_t both[] = {hall, annex};
    for (int i = 0; i < 2; i++) {
        struct session_draft *draft =
            fixture_session(&fixture, i ? "b" : "a", PROGRAM_NONE, D18("10:00"), D18("11:00"));
        draft->draft_rooms = both;
        draft->draft_room_count = 2;
    }
    end(&fixture, "W overlap sessions[1]");

    begin(&fixture, "what is on in a combined room is on in its parts");
    const char *parts[] = {"hall", NULL};
    uint32_t combined;
    builder_add_room(&fixture.builder, "c", builder_label(&fixture.builder, "C"), NULL, parts, &combined,
                     NULL);
    fixture_session(&fixture, "a", hall, D18("10:00"), D18("11:00"));
    fixture_session(&fixture, "b", combined, D18("10:30"), D18("11:30"));
    end(&fixture, "W overlap sessions[1]");
}

static void test_titles(void)
{
    struct fixture fixture;
    begin(&fixture, "same title");
    static const char *const titles[] = {"Lunch", "Lunch", " LUNCH ", "Lunch", ""};
    for (int i = 0; i < 5; i++) {
        struct session_draft *draft = fixture_session(&fixture, arena_printf(&fixture.arena, "%d", i),
                                                      i == 1 ? annex : hall, D18("12:00"), D18("13:00"));
        draft->session.kind = SESSION_BREAK;
        if (i == 3)
            draft->session.start.ms += MS_PER_MINUTE;
        draft->session.title = builder_label(&fixture.builder, titles[i]);
    }
    end(&fixture, "W same-title sessions[2]; E untitled sessions[4]");
}

/* In several rooms, and in none. */
static void test_titles_in_rooms(void)
{
    const uint32_t both[] = {hall, annex};
    struct fixture fixture;
    begin(&fixture, "same title in one of two rooms");
    for (int i = 0; i < 4; i++) {
        struct session_draft *draft = fixture_session(&fixture, arena_printf(&fixture.arena, "%d", i),
                                                      i == 2 ? hall : annex, D18("12:00"), D18("13:00"));
        draft->session.kind = SESSION_DROP_IN;
        draft->session.title = builder_label(&fixture.builder, i == 3 ? "Dinner" : "Lunch");
        if (i == 1) {
            draft->draft_rooms = both;
            draft->draft_room_count = 2;
        }
    }
    for (int i = 4; i < 6; i++) {
        struct session_draft *draft = fixture_session(&fixture, arena_printf(&fixture.arena, "%d", i),
                                                      PROGRAM_NONE, D18("12:00"), D18("13:00"));
        draft->session.title = builder_label(&fixture.builder, "Lunch");
    }
    end(&fixture, "W same-title sessions[1]; W same-title sessions[2]; n no-room sessions[4]; n no-room "
                  "sessions[5]; W same-title sessions[5]");
}

static void test_rooms(void)
{
    struct fixture fixture;
    begin(&fixture, "rooms");
    uint32_t room;
    builder_add_room(&fixture.builder, "z", builder_label(&fixture.builder, "'HALL'"), NULL, NULL, &room,
                     NULL);
    /* A Cyrillic letter. */
    builder_add_room(&fixture.builder, "y", builder_label(&fixture.builder, "H\u0430ll"), NULL, NULL, &room,
                     NULL);
    fixture_session(&fixture, "a", hall, D18("12:00"), D18("13:00"));
    fixture_session(&fixture, "b", annex, D18("12:00"), D18("13:00"))->session.kind = SESSION_BREAK;
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS))) {
        lint_program(fixture.program, &fixture.issues);
        unsigned count;
        const struct issue *issue = fixture_issue(&fixture, "empty-room", &count);
        CHECK_INT(count, 3);
        CHECK_STR(issue ? issue->where : NULL, "rooms[1]"); /* breaks are no sessions */
        issue = fixture_issue(&fixture, "room-names-alike", &count);
        CHECK_INT(count, 1);
        CHECK_STR(issue ? issue->where : NULL, "rooms[3]");
        issue = fixture_issue(&fixture, "same-room-name", &count);
        CHECK_INT(count, 1);
        CHECK_STR(issue ? issue->where : NULL, "rooms[2]");
    }
    fixture_finish(&fixture);
}

static void test_empty(void)
{
    struct fixture fixture;
    begin(&fixture, "no sessions");
    end(&fixture, "W no-sessions ");
    begin(&fixture, "no list");
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS)))
        lint_program(fixture.program, NULL);
    fixture_finish(&fixture);
}

/* Messages name what they are about, and are not cut inside a character. */
static void test_texts(void)
{
    struct fixture fixture;
    begin(&fixture, "texts");
    struct str_builder title = {.arena = &fixture.arena};
    for (int i = 0; i < 40; i++)
        str_add(&title, "\xE5\xA4\xA7");
    fixture_session(&fixture, "a", hall, D18("12:00"), D18("13:00"));
    fixture_session(&fixture, "b", hall, D18("12:10"), D18("12:50"));
    fixture_session(&fixture, "c", hall, D18("12:15"), D18("12:45"))->session.title =
        builder_label(&fixture.builder, title.text);
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS))) {
        lint_program(fixture.program, &fixture.issues);
        const struct issue *issue = fixture_issue(&fixture, "overlap", NULL);
        if (CHECK(issue != NULL)) {
            CHECK_STR(issue->text, "\"Title of b\" overlaps \"Title of a\" in Hall, from 2024-09-18 12:10");
            CHECK_STR(issue->next->rule, "overlap");
            CHECK(strstr(issue->next->text, "and 1 more in Hall") != NULL);
        }
        for (issue = fixture.issues.first; issue; issue = issue->next)
            CHECK_INT(str_valid_prefix(issue->text, strlen(issue->text)), strlen(issue->text));
    }
    fixture_finish(&fixture);
}

/* The worst that a file can hold: all sessions at once in one room. */
static void test_all_at_once(void)
{
    struct fixture fixture;
    begin(&fixture, "all at once");
    for (unsigned i = 0; i < LIMIT_SESSIONS; i++)
        fixture_session(&fixture, arena_printf(&fixture.arena, "%u", i), hall, D18("12:00"), D18("13:00"));
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS))) {
        unsigned count;
        lint_program(fixture.program, &fixture.issues);
        fixture_issue(&fixture, "overlap", &count);
        CHECK_INT(count, LIMIT_SESSIONS - 1);
    }
    fixture_finish(&fixture);
}

int main(void)
{
    test_cases();
    test_overlap_in_parts_of_rooms();
    test_titles();
    test_titles_in_rooms();
    test_rooms();
    test_empty();
    test_texts();
    test_all_at_once();
    return check_done();
}

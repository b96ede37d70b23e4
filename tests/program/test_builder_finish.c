#include "check.h"

#include "fixture.h"
#include "program/index.h"

#define TEN "2024-09-18T10:00"
#define ELEVEN "2024-09-18T11:00"
#define NOON "2024-09-18T12:00"

/* "0,2,5": the sessions of an index in its order. */
static const char *list(struct arena *arena, struct slot_index index)
{
    const char *text = "";
    for (uint32_t i = 0; i < index.count; i++)
        text = arena_printf(arena, "%s%s%u", text, i ? "," : "", (unsigned)index.slots[i].session);
    return text;
}

static void test_indexes(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    const char *parts[] = {"b", "c", NULL};
    uint32_t a, bc, b, c;
    builder_add_room(builder, "a", builder_label(builder, "A"), NULL, NULL, &a, NULL);
    builder_add_room(builder, "bc", builder_label(builder, "B+C"), NULL, parts, &bc, NULL);
    builder_add_room(builder, "b", builder_label(builder, "B"), NULL, NULL, &b, NULL);
    builder_add_room(builder, "c", builder_label(builder, "C"), NULL, NULL, &c, NULL);
    const uint32_t twice[] = {a, a}, plenary[] = {bc, b, a};

    fixture_session(&fixture, "0 late", a, ELEVEN, NOON);
    fixture_session(&fixture, "1 early", a, TEN, ELEVEN);
    fixture_session(&fixture, "2 break", a, TEN, ELEVEN)->session.kind = SESSION_BREAK;
    fixture_session(&fixture, "3 cancelled", a, TEN, NOON)->session.status = SESSION_CANCELLED;
    struct session_draft *draft = fixture_session(&fixture, "4 cancelled break", a, TEN, NOON);
    draft->session.status = SESSION_CANCELLED;
    draft->session.kind = SESSION_BREAK;
    fixture_session(&fixture, "5 combined", bc, TEN, ELEVEN);
    fixture_session(&fixture, "6 in b", b, ELEVEN, NOON);
    fixture_session(&fixture, "7 unscheduled", a, NULL, NULL);
    fixture_session(&fixture, "8 no room", PROGRAM_NONE, TEN, NOON);
    draft = fixture_session(&fixture, "9 twice", PROGRAM_NONE, NOON, NOON);
    draft->draft_rooms = twice;
    draft->draft_room_count = 2;
    draft = fixture_session(&fixture, "10 plenary", PROGRAM_NONE, NOON, "2024-09-18T13:00");
    draft->draft_rooms = plenary;
    draft->draft_room_count = 3;
    draft = fixture_session(&fixture, "11", a, TEN, NOON);
    draft->session.title = builder_label(builder, "CANCELLED! A talk");

    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    const struct program *program = fixture.program;
    static const struct {
        const char *room, *sessions, *breaks, *cancelled;
    } rows[] = {
        {"a", "1,0,9,10", "2", "3,11"},
        {"bc", "5,10", "", ""},
        {"b", "5,6,10", "", ""},
        {"c", "5,10", "", ""},
    };
    for (uint32_t i = 0; i < 4; i++) {
        check_row(rows[i].room);
        CHECK_STR(list(&fixture.arena, program->rooms[i].sessions), rows[i].sessions);
        CHECK_STR(list(&fixture.arena, program->rooms[i].breaks), rows[i].breaks);
        CHECK_STR(list(&fixture.arena, program->rooms[i].tombstones), rows[i].cancelled);
    }
    check_row("event");
    CHECK_STR(list(&fixture.arena, program->all), "1,5,8,0,6,9,10");
    CHECK_STR(list(&fixture.arena, program->all_tombstones), "3,11");
    CHECK(program->sessions[3].cancelled && program->sessions[11].cancelled &&
          !program->sessions[0].cancelled);
    CHECK_INT(program->sessions[11].status, SESSION_CANCELLED); /* its title said so */
    CHECK_INT(program->sessions[9].room_count, 1);
    CHECK_INT(program->sessions[10].room_count, 3);
    CHECK_INT(program->first.ms, fixture_at(&program->zone, TEN).ms);
    CHECK_INT(program->last.ms, fixture_at(&program->zone, "2024-09-18T13:00").ms);
    CHECK_INT(program->session_count, 12);
    check_row("");
    fixture_finish(&fixture);
}

static void test_empty(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    if (CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS))) {
        CHECK_INT(fixture.program->room_count, 0);
        CHECK_INT(fixture.program->session_count, 0);
        CHECK(!instant_is_set(fixture.program->first) && !instant_is_set(fixture.program->last));
        CHECK_INT(fixture.program->event.day_start_min, 240);
        CHECK_STR(fixture.program->revision, "");
        CHECK(!instant_is_set(fixture.program->published));
    }
    fixture_finish(&fixture);
}

/* A session is found by its id, and by the key of its id where that is another. */
static void test_keys_of_ids(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "ABC-1", PROGRAM_NONE, TEN, ELEVEN);
    fixture_session(&fixture, "abc-2", PROGRAM_NONE, TEN, ELEVEN);
    fixture_session(&fixture, "c\u00C4 3", PROGRAM_NONE, TEN, ELEVEN);
    check_row("keys of ids");
    if (CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS))) {
        CHECK_INT(program_find_session(fixture.program, "ABC-1"), 0);
        CHECK_INT(program_find_session(fixture.program, "abc-1"), 0);
        CHECK_INT(program_find_session(fixture.program, "abc-2"), 1);
        CHECK_INT(program_find_session(fixture.program, "c\u00E4 3"), 2);
    }
    check_row("");
    fixture_finish(&fixture);
}

static void test_no_zone(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture.builder.program->zone = (struct zone){.name = NULL};
    CHECK(!fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    CHECK_INT(fixture.err.code, ERR_USAGE);
    fixture_finish(&fixture);
}

static void test_only_room(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Meetup  2024!");
    fixture_session(&fixture, "block", PROGRAM_NONE, TEN, NOON);
    fixture_session(&fixture, "part", PROGRAM_NONE, TEN, ELEVEN)->part_of_id = "block";
    fixture_session(&fixture, "unscheduled", PROGRAM_NONE, NULL, NULL);
    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    CHECK_INT(fixture.program->room_count, 1);
    CHECK_STR(fixture.program->rooms[0].id, "meetup-2024");
    CHECK_STR(label_text(fixture.program->rooms[0].name, ""), "Meetup  2024!");
    CHECK_STR(list(&fixture.arena, fixture.program->rooms[0].sessions), "1,0");
    CHECK_INT(fixture.program->sessions[1].room_count, 1);
    CHECK(!fixture.program->sessions[1].rooms_inherited); /* so it is written back, and read as the same */
    CHECK_INT(fixture.program->sessions[2].room_count, 0);
    fixture_finish(&fixture);

    check_row("nothing scheduled");
    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
    CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    CHECK_INT(fixture.program->room_count, 0);
    fixture_finish(&fixture);

    check_row("no title");
    fixture_init(&fixture, "");
    fixture_session(&fixture, "a", PROGRAM_NONE, TEN, NOON);
    CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    CHECK(*label_text(fixture.program->rooms[0].name, ""));
    fixture_finish(&fixture);
    check_row("");
}

static void test_people(void)
{
    static const struct person people[] = {
        {"Ada Lovelace", "", PERSON_AUTHOR},
        {"Grace Hopper", "Navy", PERSON_CONVENER},
        {"  ada  LOVELACE", "London", PERSON_PRESENTER},
        {"Ada Lovelace", "Paris", 0},
        {"Grace Hopper", "Yale", PERSON_CHAIR},
        {"Grace Hopper II", "", 0},
    };
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct session_draft *draft = fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
    draft->session.people = people;
    draft->session.person_count = 6;
    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    const struct session *session = &fixture.program->sessions[0];
    if (CHECK_INT(session->person_count, 3)) {
        CHECK_STR(session->people[0].name, "Ada Lovelace");
        CHECK_STR(session->people[0].affiliation, "London");
        CHECK_INT(session->people[0].roles, PERSON_AUTHOR | PERSON_PRESENTER);
        CHECK_STR(session->people[1].affiliation, "Navy");
        CHECK_INT(session->people[1].roles, PERSON_CONVENER | PERSON_CHAIR);
        CHECK_STR(session->people[2].name, "Grace Hopper II");
    }
    fixture_finish(&fixture);
}

static void test_times(void)
{
    static const struct {
        const char *label, *start, *end; /* NULL: not given */
        bool native_ok;
        const char *issue, *start_after, *end_after;
    } rows[] = {
        {"as given", TEN, ELEVEN, true, NULL, TEN, ELEVEN},
        {"no length", TEN, TEN, true, NULL, TEN, TEN},
        {"no end", TEN, NULL, true, NULL, TEN, TEN},
        {"no start", NULL, TEN, true, NULL, NULL, NULL},
        {"end before start", ELEVEN, TEN, false, "end-before-start", ELEVEN, ELEVEN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int importer = 0; importer < 2; importer++) {
            struct fixture fixture;
            fixture_init(&fixture, "Event");
            const struct zone *zone = &fixture.builder.program->zone;
            struct session_draft *draft = fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
            if (rows[i].start)
                draft->session.start = fixture_at(zone, rows[i].start);
            if (rows[i].end)
                draft->session.end = fixture_at(zone, rows[i].end);
            check_row(rows[i].label);
            bool expected = importer || rows[i].native_ok;
            CHECK_INT(fixture_build(&fixture, importer ? BUILDER_NUMBER_REPEATS : BUILDER_REFUSE_REPEATS),
                      expected);
            if (expected) {
                const struct session *session = &fixture.program->sessions[0];
                CHECK_INT(session->start.ms,
                          rows[i].start_after ? fixture_at(zone, rows[i].start_after).ms : INT64_MIN);
                CHECK_INT(session->end.ms,
                          rows[i].end_after ? fixture_at(zone, rows[i].end_after).ms : INT64_MIN);
            } else {
                CHECK_STR(fixture.err.where, "sessions[0].end");
            }
            CHECK_INT(fixture.issues.count_by_level[ISSUE_ERROR], importer && rows[i].issue ? 1 : 0);
            CHECK(!importer || !rows[i].issue || fixture_issue(&fixture, rows[i].issue, NULL));
            fixture_finish(&fixture);
        }
    }
    check_row("");
}

static void test_days_limit(void)
{
    for (int days = LIMIT_DAYS; days <= LIMIT_DAYS + 1; days++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        struct instant first = fixture_at(&fixture.builder.program->zone, TEN);
        for (int i = 0; i < days * 3; i++) {
            struct session_draft *draft =
                fixture_session(&fixture, arena_printf(&fixture.arena, "%d", i), PROGRAM_NONE, NULL, NULL);
            /* Three a day, the last after midnight. */
            draft->session.start.ms = first.ms + i / 3 * MS_PER_DAY + i % 3 * 8 * MS_PER_HOUR;
            draft->session.end.ms = draft->session.start.ms + MS_PER_HOUR;
        }
        CHECK_INT(fixture_build(&fixture, BUILDER_REFUSE_REPEATS), days <= LIMIT_DAYS);
        CHECK_INT(fixture.err.code, days <= LIMIT_DAYS ? ERR_NONE : ERR_LIMIT);
        fixture_finish(&fixture);
    }
}

static void test_member_limits(void)
{
    static const struct {
        const char *where;
        uint32_t people, topics, links, badges, rooms, languages;
    } rows[] = {
        {NULL, LIMIT_PEOPLE, LIMIT_TOPICS, LIMIT_LINKS, LIMIT_BADGES, LIMIT_SESSION_ROOMS, LIMIT_LANGUAGES},
        {"sessions[0].people", LIMIT_PEOPLE + 1, 0, 0, 0, 0, 0},
        {"sessions[0].topics", 0, LIMIT_TOPICS + 1, 0, 0, 0, 0},
        {"sessions[0].links", 0, 0, LIMIT_LINKS + 1, 0, 0, 0},
        {"sessions[0].badges", 0, 0, 0, LIMIT_BADGES + 1, 0, 0},
        {"sessions[0].room", 0, 0, 0, 0, LIMIT_SESSION_ROOMS + 1, 0},
        {"sessions[0].title", 0, 0, 0, 0, 0, LIMIT_LANGUAGES + 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        struct arena *arena = &fixture.arena;
        fixture_room(&fixture, "A");
        struct session_draft *draft = fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
        struct person *people = ARENA_ARRAY(arena, struct person, rows[i].people);
        for (uint32_t p = 0; p < rows[i].people; p++)
            people[p] = (struct person){.name = arena_printf(arena, "P%u", (unsigned)p), .affiliation = ""};
        draft->session.people = people;
        draft->session.person_count = rows[i].people;
        draft->session.topic_count = rows[i].topics;
        draft->session.link_count = rows[i].links;
        draft->session.badge_count = rows[i].badges;
        draft->draft_rooms = ARENA_ARRAY(arena, uint32_t, rows[i].rooms);
        draft->draft_room_count = rows[i].rooms;
        struct label_variant *variants = ARENA_ARRAY(arena, struct label_variant, rows[i].languages);
        for (uint32_t v = 0; v < rows[i].languages; v++)
            variants[v] = (struct label_variant){.language = "en", .text = "x"};
        draft->session.title = (struct label){.count = rows[i].languages, .variants = variants};
        check_row(rows[i].where ? rows[i].where : "all at the limit");
        CHECK_INT(fixture_build(&fixture, BUILDER_NUMBER_REPEATS), rows[i].where == NULL);
        CHECK_STR(fixture.err.where, rows[i].where ? rows[i].where : "");
        CHECK_INT(fixture.err.code, rows[i].where ? ERR_LIMIT : ERR_NONE);
        fixture_finish(&fixture);
    }
    check_row("");
}

/* A small file can ask for every session in every room; what that takes is bounded. */
static void test_slots_limit(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    const char *parts[LIMIT_ROOMS] = {NULL};
    for (unsigned i = 1; i < LIMIT_ROOMS; i++)
        parts[i - 1] = arena_printf(&fixture.arena, "room-%u", i);
    uint32_t all;
    builder_add_room(&fixture.builder, "all", builder_label(&fixture.builder, "All"), NULL, parts, &all,
                     NULL);
    for (unsigned i = 1; i < LIMIT_ROOMS; i++)
        fixture_room(&fixture, arena_printf(&fixture.arena, "Room %u", i));
    for (unsigned i = 0; i < LIMIT_SESSIONS; i++)
        fixture_session(&fixture, arena_printf(&fixture.arena, "%u", i), all, TEN, ELEVEN);
    CHECK(!fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    CHECK_INT(fixture.err.code, ERR_LIMIT);
    fixture_finish(&fixture);
}

/* The largest program: every index holds what it should. */
static void test_largest(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct instant first = fixture_at(&fixture.builder.program->zone, TEN);
    for (unsigned i = 0; i < LIMIT_ROOMS; i++)
        fixture_room(&fixture, arena_printf(&fixture.arena, "Room %u", i));
    for (unsigned i = 0; i < LIMIT_SESSIONS; i++) {
        struct session_draft *draft =
            fixture_session(&fixture, arena_printf(&fixture.arena, "%u", i / 3), i % LIMIT_ROOMS, NULL, NULL);
        draft->session.start.ms = first.ms + (int64_t)(LIMIT_SESSIONS - i) * MS_PER_MINUTE;
        draft->session.end.ms = draft->session.start.ms + MS_PER_HOUR;
    }
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS))) {
        for (uint32_t i = 0; i < LIMIT_ROOMS; i++)
            CHECK_INT(fixture.program->rooms[i].sessions.count, LIMIT_SESSIONS / LIMIT_ROOMS);
        CHECK_INT(fixture.program->all.slots[0].session, LIMIT_SESSIONS - 1);
        CHECK_STR(fixture.program->sessions[0].id, "0#3");
        CHECK_STR(fixture.program->sessions[2].id, "0");
    }
    fixture_finish(&fixture);
}

int main(void)
{
    test_indexes();
    test_empty();
    test_keys_of_ids();
    test_no_zone();
    test_only_room();
    test_people();
    test_times();
    test_days_limit();
    test_member_limits();
    test_slots_limit();
    test_largest();
    return check_done();
}

#include "check.h"

#include "fixture.h"
#include "program/resolve.h"

#define TEN "2024-09-18T10:00"
#define ELEVEN "2024-09-18T11:00"
#define NOON "2024-09-18T12:00"

static void test_room_sets(void)
{
    struct room_set set = {{0}}, other = {{0}};
    for (uint32_t room = 0; room < LIMIT_ROOMS; room += 3)
        room_set_add(&set, room);
    room_set_add(&other, LIMIT_ROOMS - 2);
    room_set_add_all(&set, &other);
    for (uint32_t room = 0; room < LIMIT_ROOMS; room++)
        CHECK_INT(room_set_has(&set, room), room % 3 == 0 || room == LIMIT_ROOMS - 2);
}

static void test_where(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
    fixture_session(&fixture, "b", PROGRAM_NONE, NULL, NULL)->where = "schedule/day[2]/event[5]";
    CHECK_STR(resolve_where(&fixture.builder, 0, ".start"), "sessions[0].start");
    CHECK_STR(resolve_where(&fixture.builder, 1, ""), "schedule/day[2]/event[5]");
    fixture_finish(&fixture);
}

/* Repeats get numbers by start; numbers that are ids already are passed over. */
static void test_numbered_repeats(void)
{
    static const struct {
        const char *id, *start, *part_of, *numbered;
    } rows[] = {
        {"a", NOON, NULL, "a#4"},   {"a", TEN, NULL, "a"},        {"a#2", TEN, NULL, "a#2"},
        {"a", ELEVEN, NULL, "a#3"}, {"a", NULL, NULL, "a#6"},     {"b", TEN, "a", "b"},
        {"a", NOON, NULL, "a#5"},   {"a#2", NOON, NULL, "a#2#2"},
    };
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fixture_session(&fixture, rows[i].id, PROGRAM_NONE, rows[i].start, NOON)->part_of_id =
            rows[i].part_of;
    if (!CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS)))
        return;
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].numbered);
        CHECK_STR(fixture.program->sessions[i].id, rows[i].numbered);
        CHECK_INT(program_find_session(fixture.program, rows[i].numbered), i);
    }
    check_row("");
    CHECK_INT(fixture.program->sessions[5].part_of, 1); /* the first by start */
    CHECK(fixture.program->sessions[1].has_parts);
    CHECK(!fixture.program->sessions[0].has_parts);
    fixture_finish(&fixture);
}

static void test_refused_repeats(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "a", PROGRAM_NONE, TEN, ELEVEN);
    fixture_session(&fixture, "b", PROGRAM_NONE, TEN, ELEVEN);
    fixture_session(&fixture, "a", PROGRAM_NONE, NULL, NULL);
    CHECK(!fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    CHECK_INT(fixture.err.code, ERR_MEANING);
    CHECK_STR(fixture.err.where, "sessions[2].id");
    CHECK(strstr(fixture.err.text, "sessions[0]") != NULL);
    fixture_finish(&fixture);
}

/* A block named by its place among the drafts, where its id would name another session. */
static void test_part_of_draft(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "a", PROGRAM_NONE, TEN, NOON);
    fixture_session(&fixture, "a", PROGRAM_NONE, ELEVEN, NOON);
    fixture_session(&fixture, "b", PROGRAM_NONE, ELEVEN, NOON)->part_of_draft = 2;
    if (CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS))) {
        CHECK_INT(fixture.program->sessions[2].part_of, 1);
        CHECK(fixture.program->sessions[1].has_parts && !fixture.program->sessions[0].has_parts);
    }
    fixture_finish(&fixture);

    fixture_init(&fixture, "Event");
    fixture_session(&fixture, "a", PROGRAM_NONE, TEN, NOON)->part_of_draft = 2;
    fixture_session(&fixture, "b", PROGRAM_NONE, TEN, NOON)->part_of_draft = 1;
    CHECK(!fixture_build(&fixture, BUILDER_NUMBER_REPEATS));
    CHECK_STR(fixture.err.where, "sessions[0].part_of");
    fixture_finish(&fixture);
}

static void test_part_of_errors(void)
{
    static const struct {
        const char *label, *parts[4]; /* what sessions a, b, c, d are part of */
        const char *where, *text;
    } rows[] = {
        {"unknown", {NULL, "zz", NULL, NULL}, "sessions[1].part_of", "\"zz\""},
        {"itself", {NULL, NULL, "c", NULL}, "sessions[2].part_of", ": c > c;"},
        {"two", {"b", "a", NULL, NULL}, "sessions[0].part_of", ": a > b > a;"},
        {"three behind one", {"b", "c", "d", "b"}, "sessions[1].part_of", ": b > c > d > b;"},
        {"no cycle", {"b", "c", "d", NULL}, NULL, NULL},
        {"two parts of one", {NULL, "a", "a", "c"}, NULL, NULL},
    };
    static const char *const ids[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        check_row(rows[i].label);
        for (int s = 0; s < 4; s++)
            fixture_session(&fixture, ids[s], PROGRAM_NONE, TEN, ELEVEN)->part_of_id = rows[i].parts[s];
        CHECK_INT(fixture_build(&fixture, BUILDER_NUMBER_REPEATS), rows[i].where == NULL);
        if (rows[i].where) {
            CHECK_INT(fixture.err.code, ERR_MEANING);
            CHECK_STR(fixture.err.where, rows[i].where);
            if (!CHECK(strstr(fixture.err.text, rows[i].text) != NULL))
                printf("    %s\n", fixture.err.text);
        }
        fixture_finish(&fixture);
    }
    check_row("");
}

/* A chain: no recursion, no square of time. The rooms come down all the way; past the limit it is refused. */
static void test_long_chain(unsigned length, bool closed)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    uint32_t room = fixture_room(&fixture, "Hall");
    bool good = !closed && length <= LIMIT_PART_DEPTH + 1;
    for (unsigned i = 0; i < length; i++) {
        bool last = i == length - 1;
        struct session_draft *draft = fixture_session(&fixture, arena_printf(&fixture.arena, "%u", i),
                                                      last ? room : PROGRAM_NONE, TEN, ELEVEN);
        draft->part_of_id = last ? closed ? "0" : NULL : arena_printf(&fixture.arena, "%u", i + 1);
    }
    CHECK_INT(fixture_build(&fixture, BUILDER_REFUSE_REPEATS), good);
    if (good) {
        CHECK_INT(fixture.program->sessions[0].room_count, 1);
        CHECK(fixture.program->sessions[0].rooms_inherited);
        CHECK_INT(fixture.program->rooms[0].sessions.count, length);
    } else if (closed) {
        CHECK(strstr(fixture.err.text, "7 > ... > 0") != NULL);
    } else {
        CHECK_INT(fixture.err.code, ERR_LIMIT);
        CHECK_STR(fixture.err.where, arena_printf(&fixture.arena, "sessions[%u].part_of", length - 10));
        CHECK(strstr(fixture.err.text,
                     length == 10 ? ": 0 > 1 > 2 > 3 > 4 > 5 > 6 > 7 > 8 > 9;" : " > 16383;") != NULL);
    }
    fixture_finish(&fixture);
}

static void test_inherited_rooms(void)
{
    static const struct {
        const char *id, *part_of;
        uint32_t own, room;
        bool inherited;
    } rows[] = {
        {"leaf", "part", PROGRAM_NONE, 1, true},
        {"part", "block", PROGRAM_NONE, 1, true},
        {"block", NULL, 1, 1, false},
        {"own", "block", 0, 0, false},
        {"of-own", "own", PROGRAM_NONE, 0, true},
        {"none", NULL, PROGRAM_NONE, PROGRAM_NONE, false},
        {"of-none", "none", PROGRAM_NONE, PROGRAM_NONE, false},
    };
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    fixture_room(&fixture, "A");
    fixture_room(&fixture, "B");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fixture_session(&fixture, rows[i].id, rows[i].own, TEN, ELEVEN)->part_of_id = rows[i].part_of;
    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct session *session = &fixture.program->sessions[i];
        check_row(rows[i].id);
        CHECK_INT(session->room_count, rows[i].room != PROGRAM_NONE);
        CHECK(session->room_count == 0 || session->rooms[0] == rows[i].room);
        CHECK_INT(session->rooms_inherited, rows[i].inherited);
    }
    check_row("");
    fixture_finish(&fixture);
}

static void test_combined_rooms(void)
{
    static const struct {
        const char *label, *parts[3][3]; /* of rooms a, b, c */
        const char *where;               /* of the error; NULL: none */
        const char *resolved;
    } rows[] = {
        {"one level", {{"b", "c", NULL}}, NULL, "bc,,"},
        {"order as given", {{"c", "b", NULL}}, NULL, "cb,,"},
        {"two levels", {{"b", NULL}, {"c", NULL}}, NULL, "bc,c,"},
        {"named twice", {{"b", "b", NULL}}, NULL, "b,,"},
        {"unknown", {{NULL}, {"c", "z", NULL}}, "rooms[1].parts[1]", NULL},
        {"itself", {{NULL}, {"b", NULL}}, "rooms[1].parts", NULL},
        {"cycle", {{"b", NULL}, {"c", NULL}, {"a", NULL}}, "rooms[0].parts", NULL},
    };
    static const char *const ids[] = {"a", "b", "c"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        check_row(rows[i].label);
        for (int r = 0; r < 3; r++) {
            const char *parts[3] = {rows[i].parts[r][0], rows[i].parts[r][1], rows[i].parts[r][2]};
            uint32_t room;
            builder_add_room(&fixture.builder, ids[r], builder_label(&fixture.builder, ids[r]), NULL, parts,
                             &room, &fixture.err);
        }
        if (!CHECK_INT(fixture_build(&fixture, BUILDER_REFUSE_REPEATS), rows[i].where == NULL) ||
            rows[i].where) {
            CHECK_STR(fixture.err.where, rows[i].where);
            fixture_finish(&fixture);
            continue;
        }
        char found[40];
        size_t length = 0;
        for (int r = 0; r < 3; r++) {
            const struct room *room = &fixture.program->rooms[r];
            for (uint32_t part = 0; part < room->part_count; part++)
                found[length++] = fixture.program->rooms[room->parts[part]].id[0];
            if (r < 2)
                found[length++] = ',';
        }
        found[length] = '\0';
        CHECK_STR(found, rows[i].resolved);
        fixture_finish(&fixture);
    }
    check_row("");
}

int main(void)
{
    test_room_sets();
    test_where();
    test_numbered_repeats();
    test_refused_repeats();
    test_part_of_draft();
    test_part_of_errors();
    test_long_chain(LIMIT_PART_DEPTH + 1, false);
    test_long_chain(LIMIT_PART_DEPTH + 2, false);
    test_long_chain(LIMIT_SESSIONS, false);
    test_long_chain(LIMIT_SESSIONS, true);
    test_inherited_rooms();
    test_combined_rooms();
    return check_done();
}

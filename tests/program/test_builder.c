#include "check.h"

#include "fixture.h"

static void test_rooms_by_name(void)
{
    static const struct {
        const char *name;
        uint32_t room; /* PROGRAM_NONE: no room */
        const char *id, *shown;
    } rows[] = {
        {"Hall L1", 0, "hall-l1", "Hall L1"},
        {"  hall   l1 ", 0, "hall-l1", "Hall L1"},
        {"\"Hall L1\"", 0, "hall-l1", "Hall L1"},
        {"\"Club A\"", 1, "club-a", "Club A"},
        {"Club A", 1, "club-a", "Club A"},
        {"Hall-L1", 2, "hall-l1-2", "Hall-L1"}, /* another name, but the same id */
        {"Hall.L1", 3, "hall-l1-3", "Hall.L1"},
        {"", PROGRAM_NONE, NULL, NULL},
        {"  \" \" ", PROGRAM_NONE, NULL, NULL},
        {"Students'", 4, "students", "Students'"},
        {"\xC3\x9C"
         "berraum",
         5,
         "\xC3\xBC"
         "berraum",
         "\xC3\x9C"
         "berraum"},
        {"!!", 6, "x", "!!"},
    };
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t room = 99;
        check_row(rows[i].name);
        CHECK(builder_room_by_name(&fixture.builder, rows[i].name, &room, &fixture.err));
        if (!CHECK_INT(room, rows[i].room) || room == PROGRAM_NONE)
            continue;
        CHECK_STR(fixture.builder.rooms[room].id, rows[i].id);
        CHECK_STR(label_text(fixture.builder.rooms[room].name, ""), rows[i].shown);
        CHECK_STR(fixture.builder.rooms[room].short_name, "");
        CHECK_INT(builder_find_room_id(&fixture.builder, rows[i].id), room);
    }
    check_row("");
    CHECK_INT(fixture.builder.room_count, 7);
    CHECK_INT(builder_find_room_id(&fixture.builder, "nowhere"), PROGRAM_NONE);
    fixture_finish(&fixture);
}

/* Further names: dropped, and those of a room that becomes another one. */
static void test_join_rooms(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    uint32_t a = fixture_room(&fixture, "A"), b = fixture_room(&fixture, "B"),
             c = fixture_room(&fixture, "C");
    const uint32_t all[] = {a, b, c}, gone[] = {b};
    builder_add_alias(builder, a, "one");
    builder_add_alias(builder, b, "one");
    builder_add_alias(builder, b, "two");
    builder_add_alias(builder, b, "three");
    check_row("dropped");
    builder_drop_alias(builder, b, "TWO");
    builder_drop_alias(builder, b, "none");
    CHECK_INT(builder->rooms[b].alias_count, 2);
    CHECK_INT(builder_find_room_name(builder, "two"), PROGRAM_NONE);
    CHECK_INT(builder_find_room_name(builder, "Three"), b);
    CHECK_INT(builder_find_room_name(builder, "one"), a);
    CHECK_INT(builder_find_room_name(builder, "b"), b);
    CHECK_INT(builder_find_room_name(builder, ""), PROGRAM_NONE);
    check_row("a further name is one of the room");
    uint32_t room;
    CHECK(builder_room_by_name(builder, "three", &room, NULL));
    CHECK_INT(room, b);
    CHECK_INT(builder->room_count, 3);
    check_row("joined");
    struct session_draft *draft = builder_add_session(builder, NULL);
    draft->draft_rooms = all;
    draft->draft_room_count = 3;
    draft = builder_add_session(builder, NULL);
    draft->draft_rooms = gone;
    draft->draft_room_count = 1;
    builder_join_rooms(builder, a, b);
    CHECK_INT(builder->room_count, 2);
    CHECK_STR(builder->rooms[1].id, "c");
    CHECK_INT(builder_find_room_name(builder, "C"), 1);
    CHECK_INT(builder_find_room_name(builder, "B"), a);
    CHECK_INT(builder_find_room_name(builder, "three"), a);
    CHECK_INT(builder->rooms[a].alias_count, 3);
    const uint32_t *rooms = builder->drafts[0].draft_rooms;
    CHECK(rooms[0] == a && rooms[1] == a && rooms[2] == 1);
    CHECK_INT(builder->drafts[1].draft_rooms[0], a);
    fixture_finish(&fixture);
}

static void test_long_room_name(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    char name[400];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    uint32_t first = fixture_room(&fixture, name), second = fixture_room(&fixture, name);
    CHECK_INT(first, 0);
    CHECK_INT(second, 0);
    CHECK(strlen(label_text(fixture.builder.rooms[0].name, "")) <= LIMIT_NAME_BYTES);
    unsigned count;
    CHECK(fixture_issue(&fixture, "text-cut", &count) != NULL);
    CHECK_INT(count, 1);
    fixture_finish(&fixture);
}

static void test_room_limit_and_repeats(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    uint32_t room;
    CHECK(builder_add_room(builder, "a", builder_label(builder, "A"), "short", NULL, &room, &fixture.err));
    CHECK_STR(builder->rooms[room].short_name, "short");
    CHECK(!builder_add_room(builder, "a", builder_label(builder, "B"), NULL, NULL, &room, &fixture.err));
    CHECK_INT(fixture.err.code, ERR_MEANING);
    CHECK_STR(fixture.err.where, "rooms[1].id");
    CHECK(builder_add_room(builder, "b", builder_label(builder, "A"), NULL, NULL, &room, &fixture.err));
    for (unsigned i = 2; i < LIMIT_ROOMS; i++)
        CHECK_INT(fixture_room(&fixture, arena_printf(&fixture.arena, "Room %u", i)), i);
    fixture.err = (struct err){.code = ERR_NONE};
    CHECK(!builder_room_by_name(builder, "one too many", &room, &fixture.err));
    CHECK_INT(fixture.err.code, ERR_LIMIT);
    CHECK(strstr(fixture.err.text, "256") != NULL);
    CHECK_INT(fixture_room(&fixture, "room 77"), 77);
    fixture_finish(&fixture);
}

static void test_tracks(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    uint32_t track;
    CHECK(builder_add_track(builder, "mc", builder_label(builder, "Microconference"), "#2F6fde", &track,
                            &fixture.err));
    CHECK(builder->tracks[0].has_color);
    CHECK_INT(builder->tracks[0].color[0], 0x2F);
    CHECK_INT(builder->tracks[0].color[1], 0x6F);
    CHECK_INT(builder->tracks[0].color[2], 0xDE);
    CHECK(builder_track_by_name(builder, "MICROCONFERENCE", NULL, &track, &fixture.err));
    CHECK_INT(track, 0);
    CHECK(builder_track_by_name(builder, "Main", NULL, &track, &fixture.err));
    CHECK_INT(track, 1);
    CHECK_STR(builder->tracks[1].id, "main");
    CHECK(!builder->tracks[1].has_color);
    /* A colour can come later. */
    CHECK(builder_track_by_name(builder, "main", "#010203", &track, &fixture.err));
    CHECK(builder->tracks[1].has_color);
    CHECK(builder_track_by_name(builder, " ", NULL, &track, &fixture.err));
    CHECK_INT(track, PROGRAM_NONE);
    CHECK_INT(builder_find_track_id(builder, "main"), 1);
    CHECK_INT(builder_find_track_id(builder, "none"), PROGRAM_NONE);
    static const char *const bad[] = {"red", "#12345", "#1234567", "#12345g", "123456", "#"};
    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row(bad[i]);
        CHECK(builder_add_track(builder, NULL, builder_label(builder, "Bad"), bad[i], &track, &fixture.err));
        CHECK(!builder->tracks[track].has_color);
        unsigned count;
        fixture_issue(&fixture, "bad-color", &count);
        CHECK_INT(count, i + 1);
    }
    check_row("");
    CHECK_STR(builder->tracks[3].id, "bad-2");
    CHECK(!builder_add_track(builder, "mc", builder_label(builder, "X"), NULL, &track, &fixture.err));
    CHECK_INT(fixture.err.code, ERR_MEANING);
    while (builder->track_count < LIMIT_TRACKS)
        CHECK(builder_add_track(builder, NULL, builder_label(builder, "More"), NULL, &track, NULL));
    fixture.err = (struct err){.code = ERR_NONE};
    CHECK(!builder_track_by_name(builder, "one too many", NULL, &track, &fixture.err));
    CHECK_INT(fixture.err.code, ERR_LIMIT);
    fixture_finish(&fixture);
}

static void test_session_defaults_and_limit(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    const struct session_draft *draft = builder_add_session(&fixture.builder, &fixture.err);
    CHECK_INT(draft->session.kind, SESSION_TALK);
    CHECK_INT(draft->session.status, SESSION_CONFIRMED);
    CHECK(!session_is_scheduled(&draft->session));
    CHECK_INT(draft->session.part_of, PROGRAM_NONE);
    CHECK_INT(draft->session.track, PROGRAM_NONE);
    CHECK_STR(draft->session.summary, "");
    CHECK_STR(draft->session.url, "");
    CHECK_STR(draft->session.language, "");
    CHECK(draft->part_of_id == NULL);
    for (unsigned i = 1; i < LIMIT_SESSIONS; i++)
        CHECK(builder_add_session(&fixture.builder, &fixture.err) != NULL);
    CHECK(builder_add_session(&fixture.builder, &fixture.err) == NULL);
    CHECK_INT(fixture.err.code, ERR_LIMIT);
    fixture_finish(&fixture);
}

static void test_reserve_sessions(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    fixture_session(&fixture, "first", PROGRAM_NONE, NULL, NULL);
    builder_reserve_sessions(&fixture.builder, 1000, &scratch);
    const struct session_draft *drafts = fixture.builder.drafts;
    CHECK_STR(drafts[0].session.id, "first");
    for (int i = 1; i < 1000; i++)
        fixture_session(&fixture, arena_printf(&fixture.arena, "%d", i), PROGRAM_NONE, NULL, NULL);
    CHECK(fixture.builder.drafts == drafts);
    fixture_session(&fixture, "one more", PROGRAM_NONE, NULL, NULL);
    CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    arena_finish(&scratch); /* nothing of the program is in it */
    CHECK_INT(program_find_session(fixture.program, "one more"), 1000);
    CHECK_STR(fixture.program->sessions[0].id, "first");
    fixture_finish(&fixture);
}

static void test_limit_text(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    const char *text = "a few words";
    CHECK(builder_limit_text(&fixture.builder, text, 11, "x", "the title") == text);
    CHECK_INT(fixture.issues.count, 0);
    CHECK_STR(builder_limit_text(&fixture.builder, text, 8, "sessions[3].title", "the title"), "a few");
    const struct issue *issue = fixture_issue(&fixture, "text-cut", NULL);
    if (CHECK(issue != NULL)) {
        CHECK_STR(issue->where, "sessions[3].title");
        CHECK_STR(issue->text, "the title has 11 bytes; cut to 5 (the limit is 8)");
    }
    fixture_finish(&fixture);
}

int main(void)
{
    test_rooms_by_name();
    test_join_rooms();
    test_long_room_name();
    test_room_limit_and_repeats();
    test_tracks();
    test_session_defaults_and_limit();
    test_reserve_sessions();
    test_limit_text();
    return check_done();
}

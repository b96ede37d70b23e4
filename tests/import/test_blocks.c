#include "base/arena.h"
#include "check.h"
#include "import/import.h"

/* Sessions as "ROOM START-END[flag]" with hours and tenths; flags: c cancelled, b break, d drop-in, p is part
 * of the first already. Expected: for each session the number of the block that it is part of, or '-'. */
static const struct {
    const char *label, *sessions, *expected;
} rows[] = {
    {"nothing", "", ""},
    {"one", "A 10-12", "-"},
    {"three within", "A 10-13 A 10-11 A 11-12 A 12-13", "-000"},
    {"two are not enough", "A 10-13 A 10-11 A 11-12", "---"},
    {"the order does not matter", "A 12-13 A 11-12 A 10-13 A 10-11", "22-2"},
    {"gaps", "A 10-20 A 11-12 A 13-14 A 18-19", "-000"},
    {"two of them overlap", "A 10-13 A 10-11 A 10.5-12 A 12-13 A 12-13", "-----"},
    {"one sticks out at the end", "A 10-13 A 10-11 A 11-12 A 12-14", "----"},
    {"one sticks out, three don't", "A 10-13 A 10-11 A 11-12 A 12-13 A 12.5-14", "-000-"},
    {"one begins before", "A 10-13 A 9-11 A 11-12 A 12-13", "----"},
    {"of another room", "A 10-13 A 10-11 B 11-12 A 12-13", "----"},
    {"each room by itself", "A 10-13 B 10-13 A 10-11 A 11-12 A 12-13 B 10-11", "--000-"},
    {"as long as it is not within", "A 10-13 A 10-13 A 10-13 A 10-13", "----"},
    {"a block within a block", "A 9-18 A 10-13 A 10-11 A 11-12 A 12-13 A 14-15 A 16-17", "-011100"},
    {"an inner block does not make three", "A 9-18 A 10-13 A 10-11 A 11-12 A 12-13 A 14-15", "--111-"},
    {"points count, but not at the end", "A 10-13 A 10-10 A 11-11 A 12-12 A 13-13", "-000-"},
    {"cancelled container", "A 10-13c A 10-11 A 11-12 A 12-13", "----"},
    {"cancelled part shares its time", "A 10-13 A 10-11 A 11-12c A 11-12 A 12-13", "-0000"},
    {"cancelled parts do not count", "A 10-13 A 10-11 A 11-12c A 12-13", "----"},
    {"breaks are parts", "A 10-13 A 10-11 A 11-12b A 12-13", "-000"},
    {"breaks are no blocks", "A 10-13b A 10-11 A 11-12 A 12-13", "----"},
    {"drop-ins are no blocks", "A 10-13d A 10-11 A 11-12 A 12-13", "----"},
    {"who is part of something stays", "A 8-9 A 10-13 A 10-11p A 11-12 A 12-13", "--0--"},
    {"unscheduled and without room", "A u A 10-13 - 10-11 A 11-12 A 12-13", "-----"},
};

static struct instant read_hours(const char *text, char **end)
{
    return (struct instant){(int64_t)(strtod(text, end) * 60) * MS_PER_MINUTE};
}

static void add_sessions(struct import *import, const char *text)
{
    static uint32_t rooms[2];
    while (*text) {
        struct session_draft *draft = builder_add_session(&import->builder, NULL);
        struct session *session = &draft->session;
        session->id = "same"; /* blocks do not depend on ids */
        session->title = builder_label(&import->builder, "Session");
        if (*text != '-') {
            char name[2] = {*text, '\0'};
            uint32_t *room = &rooms[*text - 'A'];
            builder_room_by_name(&import->builder, name, room, NULL);
            draft->draft_rooms = room;
            draft->draft_room_count = 1;
        }
        text += 2;
        if (*text == 'u') {
            text++;
        } else {
            char *end;
            session->start = read_hours(text, &end);
            session->end = read_hours(end + 1, &end);
            text = end;
        }
        if (*text == 'c')
            session->title = builder_label(&import->builder, "CANCELLED! Session");
        if (*text == 'b' || *text == 'd')
            session->kind = *text == 'b' ? SESSION_BREAK : SESSION_DROP_IN;
        if (*text == 'p')
            draft->part_of_draft = 1;
        text += strcspn(text, " ");
        text += *text == ' ';
    }
}

static void check_blocks(struct arena *arena, const char *sessions, const char *expected)
{
    struct import import = {.arena = arena, .scratch = arena};
    builder_init(&import.builder, arena, NULL);
    add_sessions(&import, sessions);
    import_infer_blocks(&import);
    char found[32] = "", is_block[32] = "";
    for (uint32_t i = 0; i < import.builder.draft_count; i++) {
        uint32_t part_of = import.builder.drafts[i].part_of_draft;
        found[i] = part_of ? (char)('0' + part_of - 1) : '-';
        is_block[i] = import.builder.drafts[i].session.kind == SESSION_BLOCK ? 'B' : '-';
    }
    CHECK_STR(found, expected);
    for (uint32_t i = 0; i < import.builder.draft_count; i++) {
        bool named = strchr(found, (char)('0' + i)) != NULL && !strchr(sessions, 'p');
        CHECK_INT(is_block[i] == 'B', named);
    }

    /* Sessions of one id stay apart when all is resolved. */
    const struct program *program = NULL;
    zone_fixed(&import.builder.program->zone, 0, arena);
    if (!CHECK(builder_finish(&import.builder, BUILDER_NUMBER_REPEATS, &program, NULL)))
        return;
    for (uint32_t i = 0; i < program->session_count; i++)
        CHECK_INT(program->sessions[i].part_of,
                  expected[i] == '-' ? PROGRAM_NONE : (uint32_t)(expected[i] - '0'));
}

/* One room full of sessions that all begin at once, and one full of nested ones: enough to be felt if it were
 * slow. */
static void test_many(struct arena *arena)
{
    struct import import = {.arena = arena, .scratch = arena};
    uint32_t room;
    check_row("many");
    builder_init(&import.builder, arena, NULL);
    builder_room_by_name(&import.builder, "A", &room, NULL);
    for (int64_t i = 0; i < LIMIT_SESSIONS; i++) {
        struct session_draft *draft = builder_add_session(&import.builder, NULL);
        draft->session.start = (struct instant){i % 2 ? i : 0};
        draft->session.end = (struct instant){4 * LIMIT_SESSIONS - i};
        draft->draft_rooms = &room;
        draft->draft_room_count = 1;
    }
    import_infer_blocks(&import);
    CHECK_INT(import.builder.drafts[0].session.kind, SESSION_TALK);
}

/* Among more than 512 others that are on at the same time nothing is a block. */
static void test_others(struct arena *arena)
{
    for (unsigned others = 512; others <= 513; others++) {
        struct import import = {.arena = arena, .scratch = arena};
        uint32_t room;
        check_row(others == 512 ? "512 others" : "513 others");
        builder_init(&import.builder, arena, NULL);
        builder_room_by_name(&import.builder, "A", &room, NULL);
        for (unsigned i = 0; i < others + 4; i++) {
            struct session_draft *draft = builder_add_session(&import.builder, NULL);
            struct session *session = &draft->session;
            draft->draft_rooms = &room;
            draft->draft_room_count = 1;
            session->start = (struct instant){i < 4 ? i * 10 : 5};
            session->end = (struct instant){i == 0 ? 100 : i < 4 ? i * 10 + 10 : 200};
        }
        import_infer_blocks(&import);
        CHECK_INT(import.builder.drafts[0].session.kind, others == 512 ? SESSION_BLOCK : SESSION_TALK);
    }
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        check_blocks(&arena, rows[i].sessions, rows[i].expected);
    }
    test_many(&arena);
    test_others(&arena);
    arena_finish(&arena);
    return check_done();
}

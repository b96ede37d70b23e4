#include "desk/command.h"

#include "base/arena.h"
#include "check.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static struct change delay(const char *session, int minutes)
{
    return (struct change){
        .session = session, .fields = CHANGE_DELAY_MIN, .delay_min = minutes, .reason = ""};
}

static void test_names(void)
{
    for (enum desk_verb verb = 0; verb < DESK_VERB_COUNT; verb++)
        CHECK_INT(desk_verb_find(desk_verb_name(verb)), verb);
    CHECK_STR(desk_verb_name(DESK_STARTED), "started");
    CHECK_INT(desk_verb_find("dealy"), DESK_VERB_COUNT);
}

/* An undo of an undo brings back; the last undoing decides. */
static void test_holds(void)
{
    struct desk_command entries[] = {{.verb = DESK_CANCEL},
                                     {.verb = DESK_FULL},
                                     {.verb = DESK_UNDO, .undone = 1},
                                     {.verb = DESK_UNDO, .undone = 3},
                                     {.verb = DESK_UNDO, .undone = 1},
                                     {.verb = DESK_EMERGENCY}};
    static const struct {
        uint32_t count, holds, undoable;
    } rows[] = {{1, 1, 1},         {2, 3, 2},          {3, 2 | 4, 2},
                {4, 1 | 2 | 8, 2}, {5, 2 | 8 | 16, 2}, {6, 2 | 8 | 16 | 32, 2}};
    for (uint32_t i = 0; i < COUNT(rows); i++) {
        struct desk_commands commands = {"", "", rows[i].count, entries};
        uint32_t holds = 0;
        check_row("");
        for (uint32_t number = 1; number <= rows[i].count; number++)
            holds |= (uint32_t)desk_holds(&commands, number) << (number - 1);
        CHECK_INT(holds, rows[i].holds);
        CHECK_INT(desk_last_undoable(&commands), rows[i].undoable);
        CHECK_INT(desk_last_holding(&commands), rows[i].count == 6 ? 6 : rows[i].undoable);
    }
    CHECK_INT(desk_last_undoable(&(struct desk_commands){"", "", 0, NULL}), 0);
}

static void test_may(void)
{
    static const struct live_emergency raised = {
        .raised = {1000}, .until = {1000 + 3600000}, .lifted = {INT64_MIN}};
    static const struct live_emergency lifted = {
        .raised = {1000}, .until = {1000 + 3600000}, .lifted = {5000}};
    static const struct live_emergency later = {
        .raised = {1001}, .until = {1001 + 3600000}, .lifted = {5000}};
    static const struct live_emergency endless = {.raised = {1000}, .until = {INT64_MIN}};
    static const struct live_emergency test = {
        .test = true, .raised = {5000}, .until = {600000}, .lifted = {INT64_MIN}};
    static const struct live_emergency longest = {.raised = {1000}, .until = {1000 + 12 * 3600000}};
    static const struct live_emergency longer = {.raised = {1000}, .until = {1001 + 12 * 3600000}};
    const struct desk_command entries[] = {
        {.verb = DESK_CANCEL, .made = {1000}},
        {.verb = DESK_UNDO, .made = {1000}, .undone = 1},
        {.verb = DESK_EMERGENCY, .made = {1000}, .says.emergency = &raised},
        {.verb = DESK_LIFT, .made = {5000}, .says.emergency = &lifted},
        {.verb = DESK_ADOPT, .made = {5000}}};
    const struct {
        uint32_t count;
        struct desk_command next;
        const char *error;
    } rows[] = {
        {1, {.verb = DESK_UNDO, .made = {1000}, .undone = 1}, NULL},
        {1, {.verb = DESK_UNDO, .made = {1000 - 120000}, .undone = 1}, NULL},
        {1, {.verb = DESK_UNDO, .made = {999 - 120000}, .undone = 1}, "is behind the last entry"},
        {1, {.verb = DESK_UNDO, .made = {1000}, .undone = 2}, "no entry 2"},
        {1, {.verb = DESK_UNDO, .made = {1000}, .undone = 0}, "no entry 0"},
        {2, {.verb = DESK_UNDO, .made = {1000}, .undone = 1}, "undone already"},
        {2, {.verb = DESK_UNDO, .made = {1000}, .undone = 2}, NULL},
        {4, {.verb = DESK_UNDO, .made = {5000}, .undone = 3}, "\"lift\""},
        {4, {.verb = DESK_UNDO, .made = {5000}, .undone = 4}, "raise it again"},
        {5, {.verb = DESK_UNDO, .made = {5000}, .undone = 5}, "began from"},
        {2, {.verb = DESK_LIFT, .made = {5000}}, "no emergency"},
        {3, {.verb = DESK_LIFT, .made = {5000}}, NULL},
        {3, {.verb = DESK_LIFT, .made = {1000 + 3600000}}, "no emergency"},
        {3, {.verb = DESK_EMERGENCY, .made = {5000}, .says.emergency = &test}, "a test would take it off"},
        {3, {.verb = DESK_EMERGENCY, .made = {5000}, .says.emergency = &longest}, NULL},
        {3, {.verb = DESK_EMERGENCY, .made = {1000 + 3600000}, .says.emergency = &test}, NULL},
        {4, {.verb = DESK_EMERGENCY, .made = {5000}, .says.emergency = &test}, NULL},
        {4, {.verb = DESK_LIFT, .made = {5000}}, "no emergency"},
        {3, {.verb = DESK_LIFT, .made = {5000}, .says.emergency = &lifted}, NULL},
        {3, {.verb = DESK_LIFT, .made = {5000}, .says.emergency = &later}, "another emergency"},
        {1, {.verb = DESK_EMERGENCY, .made = {1000}}, "until when"},
        {1, {.verb = DESK_EMERGENCY, .made = {1000}, .says.emergency = &endless}, "until when"},
        {1, {.verb = DESK_EMERGENCY, .made = {1000}, .says.emergency = &longest}, NULL},
        {1, {.verb = DESK_EMERGENCY, .made = {1000}, .says.emergency = &longer}, "12 hours at most"},
    };
    for (uint32_t i = 0; i < COUNT(rows); i++) {
        struct desk_commands commands = {"", "", rows[i].count, entries};
        struct err err = {0};
        char label[20];
        snprintf(label, sizeof label, "row %u", i);
        check_row(label);
        bool ok = desk_may(&commands, &rows[i].next, &err);
        CHECK_INT(ok, rows[i].error == NULL);
        if (rows[i].error)
            CHECK(strstr(err.text, rows[i].error) != NULL);
    }
}

static void test_live(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct change changes[] = {delay("a", 5), delay("a", 10), delay("b", 20)};
    struct live_session added = {.session.id = "live-1"};
    struct live_notice notices[] = {
        {.id = "x", .start = {1}}, {.id = "y", .start = {2}}, {.id = "x", .start = {3}}};
    struct live_emergency raised = {.raised = {1000}, .lifted = {INT64_MIN}},
                          lifted = {.raised = {1000}, .lifted = {5000}};
    struct live_rehearsal rehearsal = {{1}, {2}, {3}};
    struct desk_command entries[] = {
        {.verb = DESK_DELAY, .says.changes = {1, &changes[0]}},
        {.verb = DESK_DELAY, .says.changes = {2, &changes[1]}},
        {.verb = DESK_ADD, .says = {.session_count = 1, .sessions = &added}},
        {.verb = DESK_NOTICE, .says = {.notice_count = 2, .notices = notices}},
        {.verb = DESK_NOTICE, .says = {.notice_count = 1, .notices = &notices[2]}},
        {.verb = DESK_EMERGENCY, .says.emergency = &raised},
        {.verb = DESK_LIFT, .says.emergency = &lifted},
        {.verb = DESK_REHEARSE, .says.rehearsal = &rehearsal},
        {.verb = DESK_UNDO, .undone = 2},
        {.verb = DESK_UNDO, .undone = 5},
        {.verb = DESK_UNDO, .undone = 8},
    };
    struct desk_commands commands = {"lpc", "5b0c", 8, entries};
    const struct live *live = desk_live(&commands, 17, (struct instant){15999}, &arena);
    CHECK_STR(live->venue, "lpc");
    CHECK_STR(live->log, "5b0c");
    CHECK_INT(live->revision, 18);
    CHECK_INT(live->issued.ms, 15999);
    if (CHECK_INT(live->changes.count, 3)) {
        CHECK_INT(live->changes.changes[1].delay_min, 10);
        CHECK_STR(live->changes.changes[2].session, "b");
    }
    if (CHECK_INT(live->session_count, 1))
        CHECK_STR(live->sessions[0].session.id, "live-1");
    if (CHECK_INT(live->notice_count, 2)) {
        CHECK_INT(live->notices[0].start.ms, 3);
        CHECK_STR(live->notices[1].id, "y");
    }
    CHECK(live->emergency == &lifted);
    CHECK(live->rehearsal == &rehearsal);

    commands.count = COUNT(entries);
    live = desk_live(&commands, 3, (struct instant){15999}, &arena);
    CHECK_INT(live->revision, 15);
    CHECK_INT(live->changes.count, 1);
    CHECK_INT(live->notices[0].start.ms, 1);
    CHECK(live->rehearsal == NULL);
    CHECK(live->emergency == &lifted);

    commands.count = 1;
    entries[1].made = (struct instant){2000};
    live = desk_live_with(&commands, &entries[1], 40, &arena);
    CHECK_INT(live->changes.count, 3);
    CHECK_INT(live->revision, 41);
    CHECK_INT(live->issued.ms, 2000);

    commands.count = 0;
    CHECK_INT(desk_live_with(&commands, &entries[0], 0, &arena)->changes.count, 1);
    live = desk_live(&commands, 0, (struct instant){-5000}, &arena);
    CHECK_INT(live->revision, 1);
    CHECK(live->changes.count == 0 && live->notice_count == 0 && live->emergency == NULL);
    arena_finish(&arena);
}

/* An adoption begins anew; the emergency of before is kept, since it never ends by absence. */
static void test_adopted(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct change changes[] = {delay("a", 5), delay("b", 10), delay("c", 20)};
    struct live_emergency raised = {.raised = {1000}, .lifted = {INT64_MIN}},
                          theirs = {.raised = {2000}, .lifted = {INT64_MIN}};
    struct desk_command entries[] = {
        {.verb = DESK_DELAY, .says.changes = {1, &changes[0]}},
        {.verb = DESK_EMERGENCY, .says.emergency = &raised},
        {.verb = DESK_ADOPT, .says = {.revision = 99, .changes = {1, &changes[1]}}},
        {.verb = DESK_DELAY, .says.changes = {1, &changes[2]}},
    };
    struct desk_commands commands = {"", "", 4, entries};
    const struct live *live = desk_live(&commands, 99, (struct instant){0}, &arena);
    if (CHECK_INT(live->changes.count, 2)) {
        CHECK_STR(live->changes.changes[0].session, "b");
        CHECK_STR(live->changes.changes[1].session, "c");
    }
    CHECK(live->emergency == &raised);
    CHECK_INT(live->revision, 100);
    CHECK_INT(desk_last_undoable(&commands), 4);
    commands.count = 3;
    CHECK_INT(desk_last_undoable(&commands), 0);
    struct err err = {0};
    CHECK(!desk_may(&commands, &(struct desk_command){.verb = DESK_UNDO, .undone = 1}, &err));
    CHECK(strstr(err.text, "before this log went on from another one") != NULL);
    entries[2].says.emergency = &theirs;
    CHECK(desk_live(&commands, 99, (struct instant){0}, &arena)->emergency == &theirs);
    arena_finish(&arena);
}

static void test_made(void)
{
    const struct desk_command entry = {.made = {1000}};
    const struct desk_commands none = {"", "", 0, NULL}, one = {"", "", 1, &entry};
    CHECK_INT(desk_made(&none, (struct instant){5}).ms, 5);
    CHECK_INT(desk_made(&one, (struct instant){5}).ms, 1001);
    CHECK_INT(desk_made(&one, (struct instant){1000}).ms, 1001);
    CHECK_INT(desk_made(&one, (struct instant){1001}).ms, 1001);
}

int main(void)
{
    test_made();
    test_adopted();
    test_names();
    test_holds();
    test_may();
    test_live();
    return check_done();
}

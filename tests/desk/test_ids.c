#include "desk/ids.h"

#include "check.h"

static const struct label_variant lunch = {"", "Lunch"}, rain = {"", "Rain"};
static const struct live_session sessions[] = {{.session.id = "live-7"}, {.session.id = "live-x"}};
static const struct live_notice notices[] = {{.id = "notice-2", .text = {1, &lunch}},
                                             {.id = "notice-12", .text = {1, &rain}}};
static const struct desk_command entries[] = {
    {.verb = DESK_ADD, .says = {.session_count = 2, .sessions = sessions}},
    {.verb = DESK_UNDO, .undone = 1},
    {.verb = DESK_NOTICE, .says = {.notice_count = 2, .notices = notices}}};
static const struct desk_commands commands = {"", "", 3, entries};

static void test_new(struct arena *arena)
{
    const struct session session = {.id = "live-20"};
    const struct program program = {.session_count = 1, .sessions = &session};
    const struct live live = {.notice_count = 1, .notices = &(struct live_notice){.id = "notice-30"}};
    CHECK_STR(ids_new(IDS_SESSION, NULL, NULL, NULL, arena), "live-1");
    CHECK_STR(ids_new(IDS_SESSION, &commands, NULL, NULL, arena), "live-8");
    CHECK_STR(ids_new(IDS_NOTICE, &commands, NULL, NULL, arena), "notice-13");
    CHECK_STR(ids_new(IDS_SESSION, &commands, &live, &program, arena), "live-21");
    CHECK_STR(ids_new(IDS_NOTICE, &commands, &live, &program, arena), "notice-31");
}

static void test_settled(struct arena *arena)
{
    const struct live_session added[] = {
        {.session.id = "live-7"}, {.session.id = "live-9"}, {.session.id = "live-7"}};
    const struct live_notice said[] = {{.id = "notice-2", .text = {1, &lunch}, .end = {5}}, /* ends it */
                                       {.id = "notice-2", .text = {1, &rain}},
                                       {.id = "notice-3", .text = {1, &rain}},
                                       {.id = "notice-12", .text = {0, NULL}}};
    const struct live says = {
        .revision = 5, .session_count = 3, .sessions = added, .notice_count = 4, .notices = said};
    const struct live settled = ids_settled(&says, &commands, arena);
    CHECK_INT(settled.revision, 5);
    if (CHECK_INT(settled.session_count, 3)) {
        CHECK_STR(settled.sessions[0].session.id, "live-8");
        CHECK_STR(settled.sessions[1].session.id, "live-9");
        CHECK_STR(settled.sessions[2].session.id, "live-10");
    }
    if (CHECK_INT(settled.notice_count, 4)) {
        CHECK_STR(settled.notices[0].id, "notice-2");
        CHECK_INT(settled.notices[0].end.ms, 5);
        CHECK_STR(settled.notices[1].id, "notice-13");
        CHECK_STR(settled.notices[2].id, "notice-3");
        CHECK_STR(settled.notices[3].id, "notice-14");
    }
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_new(&arena);
    test_settled(&arena);
    arena_finish(&arena);
    return check_done();
}

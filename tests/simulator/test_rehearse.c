#include "simulator/rehearse.h"

#include "changes/fold.h"
#include "program/mark.h"
#include "reader/read_live.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct rehearse rehearse;

static struct instant at(const char *text)
{
    return moment(&loaded, text);
}

static uint32_t session_called(const char *id)
{
    return program_find_session(loaded.program, id);
}

/* A delay of a session, as made at a moment. */
static uint32_t delay(const char *id, int minutes, struct instant now)
{
    struct change *change = ARENA_NEW(&rehearse.words, struct change);
    struct err err = {0};
    uint32_t number = 0;
    *change = (struct change){.session = id,
                              .made = now,
                              .by = "desk",
                              .reason = "",
                              .fields = CHANGE_DELAY_MIN,
                              .delay_min = minutes};
    struct live says = {.venue = "", .log = "", .changes = {1, change}};
    CHECK(rehearse_add(&rehearse, DESK_DELAY, 0, &says, now, &number, &err));
    return number;
}

static uint32_t undo(uint32_t undone, struct instant now, bool *ret_ok)
{
    struct err err = {0};
    uint32_t number = 0;
    struct live says = {.venue = "", .log = ""};
    *ret_ok = rehearse_add(&rehearse, DESK_UNDO, undone, &says, now, &number, &err);
    return number;
}

static int delay_known(const char *id, const char *when)
{
    const struct mark *mark = mark_of(rehearse_at(&rehearse, at(when)).program, session_called(id));
    return mark ? mark->delay_min : 0;
}

static void test_nothing(void)
{
    check_row("nothing decided: as called");
    rehearse_init(&rehearse, loaded.program, NULL, "log");
    CHECK_INT(rehearse_decided(&rehearse), 0);
    struct rehearse_state state = rehearse_at(&rehearse, at("2025-03-29 10:20"));
    CHECK(state.program == loaded.program && state.live == NULL);
    CHECK(!instant_is_set(rehearse_next_made(&rehearse, INSTANT_NONE)) ||
          rehearse_next_made(&rehearse, INSTANT_NONE).ms == INSTANT_NEVER.ms);
    rehearse_finish(&rehearse);
}

/* What is known at a moment is what was decided by it, however often time is turned back. */
static void test_time(void)
{
    bool ok;
    rehearse_init(&rehearse, loaded.program, NULL, "log");
    check_row("one");
    struct instant made = at("2025-03-29 10:20");
    CHECK_INT(delay("2", 10, (struct instant){made.ms + 789}), 2);
    CHECK_INT(rehearse.entries[1].made.ms, made.ms);
    CHECK_STR(rehearse.entries[1].via, "simulator");
    CHECK_INT(delay_known("2", "2025-03-29 10:19"), 0);
    CHECK_INT(delay_known("2", "2025-03-29 10:20"), 10);
    CHECK(rehearse_at(&rehearse, at("2025-03-29 10:19")).program == loaded.program);
    CHECK_INT(rehearse_next_made(&rehearse, at("2025-03-29 10:19")).ms, made.ms);
    CHECK(rehearse_next_made(&rehearse, made).ms == INSTANT_NEVER.ms);
    check_row("it is made once");
    const struct program *known = rehearse_at(&rehearse, made).program;
    CHECK(rehearse_at(&rehearse, at("2025-03-30 10:00")).program == known);
    check_row("taken back later");
    undo(2, at("2025-03-29 10:40"), &ok);
    CHECK(ok);
    CHECK_INT(delay_known("2", "2025-03-29 10:39"), 10);
    CHECK_INT(delay_known("2", "2025-03-29 10:40"), 0);
    check_row("before all that: what was undone is still the same");
    CHECK_INT(delay("1.1", 5, at("2025-03-29 10:10")), 2);
    CHECK_INT(rehearse.entries[3].undone, 3);
    CHECK_INT(delay_known("1.1", "2025-03-29 10:10"), 5);
    CHECK_INT(delay_known("2", "2025-03-29 10:10"), 0);
    CHECK_INT(delay_known("2", "2025-03-29 10:20"), 10);
    CHECK_INT(delay_known("2", "2025-03-29 10:40"), 0);
    CHECK_INT(delay_known("1.1", "2025-03-29 10:40"), 5);
    check_row("what was known stays until it is given back");
    CHECK(mark_of(known, session_called("2"))->delay_min == 10);
    rehearse_settle(&rehearse);
    check_row("refused: it is not there yet");
    CHECK_INT(rehearse_commands_at(&rehearse, at("2025-03-29 10:15")).count, 2);
    undo(3, at("2025-03-29 10:15"), &ok);
    CHECK(!ok);
    CHECK_INT(rehearse_decided(&rehearse), 3);
    check_row("many");
    for (int i = 0; i < 100; i++)
        delay("2", i, at("2025-03-29 10:50"));
    CHECK_INT(rehearse_decided(&rehearse), 103);
    CHECK_INT(delay_known("2", "2025-03-29 10:50"), 99);
    rehearse_finish(&rehearse);
}

/* What it was called with is known always, and has its dates though the live data are issued again. */
static void test_given(void)
{
    static const char text[] =
        "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"log\": \"other\", \"revision\": 4000000000, "
        "\"issued\": \"2025-03-29T10:30:00+01:00\", \"changes\": [{\"session\": \"2\", \"delay_min\": 7}], "
        "\"notices\": [{\"id\": \"n\", \"text\": \"Hello\"}]}";
    struct arena arena;
    struct err err = {0};
    const struct live *live, *again;
    size_t size;
    bool ok, is_tamed;
    arena_init(&arena, malloc, free);
    check_row("given");
    CHECK(read_live(text, sizeof text - 1, &arena, NULL, &live, &err));
    const struct program *folded = changes_fold(loaded.program, NULL, live, &arena, NULL);
    rehearse_init(&rehearse, folded, live, "log");
    CHECK(rehearse.program == loaded.program);
    CHECK(rehearse_at(&rehearse, at("2025-03-29 08:00")).program == folded);
    CHECK(rehearse_at(&rehearse, at("2025-03-29 08:00")).live == live);
    delay("1.1", 5, at("2025-03-29 10:20"));
    CHECK_INT(delay_known("2", "2025-03-29 10:20"), 7);
    CHECK_INT(delay_known("1.1", "2025-03-29 10:20"), 5);
    undo(1, at("2025-03-29 10:20"), &ok);
    CHECK(!ok);

    check_row("as a file");
    const char *written = rehearse_live_text(&rehearse, at("2025-03-01 10:00"), &arena, &size, &is_tamed);
    CHECK(read_live(written, size, &arena, NULL, &again, &err));
    CHECK_STR(err.text, "");
    CHECK_INT(again->revision, 4000000001);
    CHECK_STR(again->venue, "v");
    CHECK_STR(again->log, "log");
    CHECK_INT(again->issued.ms, at("2025-03-01 10:00").ms);
    CHECK_INT(again->changes.count, 2);
    CHECK_INT(again->changes.changes[0].made.ms, live->issued.ms);
    CHECK_INT(again->changes.changes[1].made.ms, at("2025-03-29 10:20").ms);
    CHECK(!is_tamed);
    CHECK_INT(again->notice_count, 1);
    CHECK_INT(again->notices[0].made.ms, live->issued.ms);

    check_row("changes and notices that say nothing of when they were made");
    struct change undated = live->changes.changes[0];
    struct live_notice notice = live->notices[0];
    struct live given = *live;
    struct rehearse other;
    undated.made = notice.made = INSTANT_NONE;
    given.changes.changes = &undated;
    given.notices = &notice;
    rehearse_init(&other, folded, &given, "log");
    written = rehearse_live_text(&other, at("2025-03-01 10:00"), &arena, &size, &is_tamed);
    CHECK(read_live(written, size, &arena, NULL, &again, &err));
    CHECK_INT(again->changes.changes[0].made.ms, live->issued.ms);
    CHECK_INT(again->notices[0].made.ms, live->issued.ms);
    rehearse_finish(&other);

    check_row("read again: what was decided stays");
    const struct program *known = rehearse_at(&rehearse, at("2025-03-29 10:20")).program;
    rehearse_set_given(&rehearse, loaded.program, NULL);
    CHECK(mark_of(known, session_called("2"))->delay_min == 7);
    CHECK_INT(delay_known("2", "2025-03-29 10:20"), 0);
    CHECK_INT(delay_known("1.1", "2025-03-29 10:20"), 5);
    rehearse_settle(&rehearse);
    rehearse_finish(&rehearse);
    arena_finish(&arena);
}

int main(void)
{
    load_small(&loaded);
    test_nothing();
    test_time();
    test_given();
    load_finish(&loaded);
    return check_done();
}

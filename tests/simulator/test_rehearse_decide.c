#include "simulator/rehearse_decide.h"

#include "program/mark.h"
#include "reader/read_live.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct rehearse rehearse;
static struct arena arena;
static struct str_builder said;
static struct rehearse_turn turn = {.rehearse = &rehearse, .said = &said};

static void at(const char *text)
{
    turn.now = moment(&loaded, text);
}

static const struct program *known(void)
{
    return rehearse_at(&rehearse, turn.now).program;
}

static const struct live *live(void)
{
    return rehearse_at(&rehearse, turn.now).live;
}

static uint32_t called(const char *id)
{
    return program_find_session(loaded.program, id);
}

static const struct mark *mark(const char *id)
{
    static const struct mark nothing = {.kinds = 0};
    const struct mark *found = mark_of(known(), called(id));
    return found ? found : &nothing;
}

/* What was said since the last time. */
static const char *words(void)
{
    const char *text = said.text ? said.text : "";
    said = (struct str_builder){.arena = &arena};
    return text;
}

static void begin(void)
{
    rehearse_init(&rehearse, loaded.program, NULL, "log");
    at("2025-03-29 10:20");
    words();
}

static void test_delay(void)
{
    begin();
    check_row("each time later");
    CHECK_INT(rehearse_delay(&turn, called("2"), 5), 2);
    CHECK_STR(words(), "5 min late: Compilers");
    CHECK_INT(rehearse_delay(&turn, called("2"), 5), 3);
    CHECK_STR(words(), "10 min late: Compilers");
    CHECK_INT(mark("2")->delay_min, 10);
    CHECK_STR(live()->changes.changes[0].by, "desk");
    check_row("and earlier, not before its time");
    CHECK_INT(rehearse_delay(&turn, called("2"), -5), 4);
    CHECK_STR(words(), "5 min late: Compilers");
    CHECK_INT(rehearse_delay(&turn, called("2"), -25), 5);
    CHECK_STR(words(), "on time: Compilers");
    CHECK_INT(mark("2")->delay_min, 0);
    CHECK_INT(rehearse_delay(&turn, called("2"), -5), 0);
    CHECK_STR(words(), "Compilers is not late");
    check_row("one that is pushed is late by more from there on");
    rehearse_delay(&turn, called("1.1"), 15);
    CHECK_INT(mark("1.2")->delay_min, 15);
    words();
    CHECK_INT(rehearse_delay(&turn, called("1.2"), -5), 0);
    CHECK_STR(words(), "Maps is late by what is before it");
    CHECK(rehearse_delay(&turn, called("1.2"), 5) > 0);
    CHECK_STR(words(), "20 min late: Maps");
    CHECK_INT(mark("1.2")->delay_min, 20);
    check_row("without a time");
    CHECK_INT(rehearse_delay(&turn, called("6"), 5), 0);
    CHECK_STR(words(), "Poster on pagers has no time that it could be late by");
    check_row("cancelled");
    CHECK_INT(rehearse_delay(&turn, called("3"), 5), 0);
    CHECK(contains(words(), "is cancelled: k takes that back"));
    check_row("a new time takes minutes back");
    rehearse_move(&turn, called("1.2"), PROGRAM_NONE, moment(&loaded, "2025-03-29 11:30"));
    words();
    CHECK_INT(rehearse_delay(&turn, called("1.2"), -5), 0);
    CHECK_STR(words(), "Maps is not late");
    rehearse_finish(&rehearse);
}

static void test_move(void)
{
    begin();
    check_row("to another room");
    uint32_t attic = 2;
    CHECK_INT(rehearse_move(&turn, called("2"), attic, INSTANT_NONE), 2);
    CHECK_STR(words(), "moved to Attic: Compilers");
    CHECK_INT(known()->sessions[called("2")].rooms[0], attic);
    CHECK(mark("2")->kinds & MARK_MOVED);
    CHECK_INT(rehearse_move(&turn, called("2"), attic, INSTANT_NONE), 0);
    CHECK_STR(words(), "Compilers is there already");
    check_row("to another time: the length stays");
    CHECK(rehearse_move(&turn, called("2"), PROGRAM_NONE, moment(&loaded, "2025-03-29 12:15")) > 0);
    CHECK_STR(words(), "moved to 12:15: Compilers");
    CHECK_INT(known()->sessions[called("2")].end.ms, moment(&loaded, "2025-03-29 13:15").ms);
    CHECK_INT(known()->sessions[called("2")].rooms[0], attic);
    check_row("both");
    CHECK(rehearse_move(&turn, called("2"), 1, moment(&loaded, "2025-03-29 14:00")) > 0);
    CHECK_STR(words(), "moved to Hall B to 14:00: Compilers");
    check_row("one in two rooms, to one of them");
    CHECK(rehearse_move(&turn, called("5"), 0, INSTANT_NONE) > 0);
    CHECK_INT(known()->sessions[called("5")].room_count, 1);
    check_row("one that had no time: an hour");
    words();
    CHECK(rehearse_move(&turn, called("6"), attic, moment(&loaded, "2025-03-29 15:00")) > 0);
    CHECK_INT(known()->sessions[called("6")].end.ms, moment(&loaded, "2025-03-29 16:00").ms);
    rehearse_finish(&rehearse);
}

static void test_facts(void)
{
    begin();
    check_row("cancelled and not");
    CHECK(rehearse_cancel(&turn, called("2")) > 0);
    CHECK_STR(words(), "cancelled: Compilers");
    CHECK(known()->sessions[called("2")].cancelled);
    CHECK(rehearse_cancel(&turn, called("2")) > 0);
    CHECK_STR(words(), "not cancelled any more: Compilers");
    CHECK(!known()->sessions[called("2")].cancelled);
    check_row("one that the program has cancelled");
    CHECK(rehearse_cancel(&turn, called("3")) > 0);
    CHECK(!known()->sessions[called("3")].cancelled);
    words();
    check_row("full and not");
    CHECK(rehearse_fill(&turn, called("2")) > 0);
    CHECK_STR(words(), "full: Compilers");
    CHECK(mark("2")->kinds & MARK_FULL);
    CHECK_INT(rehearse.entries[rehearse.count - 1].verb, DESK_FULL);
    CHECK(rehearse_fill(&turn, called("2")) > 0);
    CHECK_STR(words(), "open again: Compilers");
    CHECK(!(mark("2")->kinds & MARK_FULL));
    CHECK_INT(rehearse.entries[rehearse.count - 1].verb, DESK_OPEN);
    rehearse_finish(&rehearse);
}

static void test_notice(void)
{
    begin();
    check_row("everywhere");
    CHECK(rehearse_notice(&turn, PROGRAM_NONE, "  Lunch is  late ") > 0);
    CHECK_STR(words(), "notice everywhere: Lunch is late");
    CHECK_INT(live()->notice_count, 1);
    CHECK(live()->notices[0].everywhere);
    CHECK_INT(live()->notices[0].made.ms, turn.now.ms);
    CHECK_INT(live()->notices[0].end.ms, moment(&loaded, "2025-03-30 04:00").ms);
    check_row("at a room, beside the first");
    CHECK(rehearse_notice(&turn, 1, "Come in by the other door") > 0);
    CHECK_STR(words(), "notice at the room: Come in by the other door");
    CHECK_INT(live()->notice_count, 2);
    CHECK_STR(live()->notices[1].rooms[0].text, "hall-b");
    CHECK(!live()->notices[1].everywhere);
    check_row("after one was taken back, ids are still each its own");
    rehearse_undo(&turn);
    rehearse_notice(&turn, PROGRAM_NONE, "More");
    rehearse_redo(&turn);
    CHECK_INT(live()->notice_count, 2);
    check_row("nothing");
    words();
    CHECK_INT(rehearse_notice(&turn, PROGRAM_NONE, "  "), 0);
    CHECK_STR(words(), "nothing was said");
    rehearse_finish(&rehearse);
}

static void test_emergency(void)
{
    static const struct label_variant variants[] = {{"en", "Leave by the stairs"}};
    begin();
    check_row("raised");
    CHECK(rehearse_raised(&rehearse, turn.now) == NULL);
    CHECK(rehearse_raise(&turn, EMERGENCY_FIRE, true, (struct label){1, variants}) > 0);
    CHECK_STR(words(), "TEST: fire until 11:20; ! lifts it");
    const struct live_emergency *raised = rehearse_raised(&rehearse, turn.now);
    CHECK(raised && raised->test && raised->kind == EMERGENCY_FIRE && raised->everywhere);
    CHECK_STR(label_text(raised->text, "en"), "Leave by the stairs");
    check_row("over by itself");
    CHECK(rehearse_raised(&rehearse, moment(&loaded, "2025-03-29 11:20")) == NULL);
    check_row("not undone but lifted, and nothing else is in its place");
    rehearse_fill(&turn, called("2"));
    words();
    CHECK_INT(rehearse_undo(&turn), 0);
    CHECK_STR(words(), "an emergency is not undone: ! lifts it");
    CHECK(mark("2")->kinds & MARK_FULL);
    at("2025-03-29 10:25");
    CHECK(rehearse_lift(&turn) > 0);
    CHECK_STR(words(), "lifted: TEST: fire");
    CHECK(rehearse_raised(&rehearse, turn.now) == NULL);
    CHECK_INT(live()->emergency->lifted.ms, turn.now.ms);
    CHECK_INT(rehearse_lift(&turn), 0);
    CHECK_STR(words(), "there is no emergency to lift");
    check_row("before it was lifted");
    at("2025-03-29 10:24");
    CHECK(rehearse_raised(&rehearse, turn.now) != NULL);
    check_row("in earnest it is not written: on boards it would be one");
    bool is_tamed;
    at("2025-03-29 10:28");
    CHECK(rehearse_raise(&turn, EMERGENCY_MEDICAL, false, (struct label){0, NULL}) > 0);
    CHECK_STR(words(), "medical emergency until 11:28; ! lifts it");
    for (int lifted = 0; lifted < 2; lifted++) {
        size_t length;
        const char *written = rehearse_live_text(&rehearse, turn.now, &arena, &length, &is_tamed);
        CHECK(is_tamed);
        CHECK(!strstr(written, "emergency"));
        CHECK(rehearse_lift(&turn) > 0 || lifted);
    }
    check_row("as a file that is read again, without a text too");
    at("2025-03-29 10:30");
    CHECK(rehearse_raise(&turn, EMERGENCY_MEDICAL, true, (struct label){0, NULL}) > 0);
    words();
    struct err err = {0};
    size_t size;
    const struct live *again;
    const char *text = rehearse_live_text(&rehearse, turn.now, &arena, &size, &is_tamed);
    CHECK(read_live(text, size, &arena, NULL, &again, &err));
    CHECK_STR(err.text, "");
    CHECK(!is_tamed && again->emergency != NULL);
    check_row("one that the live data raise later is not raised yet");
    const struct live given = *again;
    rehearse_finish(&rehearse);
    rehearse_init(&rehearse, loaded.program, &given, "log");
    CHECK(rehearse_raised(&rehearse, moment(&loaded, "2025-03-29 10:29")) == NULL);
    CHECK(rehearse_raised(&rehearse, moment(&loaded, "2025-03-29 10:30")) != NULL);
    CHECK(strstr(rehearse_live_text(&rehearse, turn.now, &arena, &size, &is_tamed), "\"medical\""));
    at("2025-03-29 10:29");
    CHECK_INT(rehearse_lift(&turn), 0);
    at("2025-03-29 10:31");
    CHECK(rehearse_lift(&turn) > 0);
    rehearse_finish(&rehearse);
}

static void test_undo(void)
{
    begin();
    check_row("nothing");
    CHECK_INT(rehearse_undo(&turn), 0);
    CHECK_STR(words(), "there is nothing to take back");
    CHECK_INT(rehearse_redo(&turn), 0);
    CHECK_STR(words(), "nothing was taken back since the last decision");
    check_row("back, and again");
    rehearse_delay(&turn, called("2"), 5);
    rehearse_delay(&turn, called("2"), 5);
    rehearse_cancel(&turn, called("2"));
    words();
    CHECK(rehearse_undo(&turn) > 0);
    CHECK_STR(words(), "taken back: cancelled: Compilers");
    CHECK(!known()->sessions[called("2")].cancelled);
    CHECK(rehearse_undo(&turn) > 0);
    CHECK_STR(words(), "taken back: 10 min late: Compilers");
    CHECK_INT(mark("2")->delay_min, 5);
    CHECK(rehearse_redo(&turn) > 0);
    CHECK_STR(words(), "again: 10 min late: Compilers");
    CHECK_INT(mark("2")->delay_min, 10);
    CHECK(rehearse_redo(&turn) > 0);
    CHECK(known()->sessions[called("2")].cancelled);
    words();
    CHECK_INT(rehearse_redo(&turn), 0);
    words();
    check_row("all of it");
    for (int i = 0; i < 3; i++)
        CHECK(rehearse_undo(&turn) > 0);
    CHECK_INT(rehearse_undo(&turn), 0);
    CHECK(known()->marks == NULL || mark("2")->kinds == 0);
    words();
    check_row("what comes after an undoing ends its way back");
    rehearse_fill(&turn, called("2"));
    CHECK_INT(rehearse_redo(&turn), 0);
    words();
    check_row("what an entry says");
    rehearse_tell(&rehearse, rehearse.count, &said);
    CHECK_STR(words(), "full: Compilers");
    rehearse_tell(&rehearse, 5, &said);
    CHECK_STR(words(), "taken back: cancelled: Compilers");
    rehearse_tell(&rehearse, 7, &said);
    CHECK_STR(words(), "again: 10 min late: Compilers");
    check_row("before it was decided");
    at("2025-03-29 10:10");
    CHECK_INT(rehearse_undo(&turn), 0);
    CHECK_STR(words(), "nothing had been decided by now; the next thing will be at 10:20");
    rehearse_finish(&rehearse);
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    test_delay();
    test_move();
    test_facts();
    test_notice();
    test_emergency();
    test_undo();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

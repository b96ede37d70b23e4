#include "simulator/rehearse_menu.h"

#include "reader/read_program.h"
#include "spool/tz.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct rehearse_menu menu;
static struct instant now;
static struct arena arena;

static uint32_t called(const char *id)
{
    return program_find_session(loaded.program, id);
}

static enum rehearse_answer key(uint32_t code)
{
    return rehearse_menu_key(&menu, loaded.program,
                             &(struct board_event){.kind = BOARD_EVENT_KEY, .key = code});
}

static void type(const char *text)
{
    for (; *text; text++)
        CHECK_INT(key((uint32_t)(unsigned char)*text), ANSWER_NONE);
}

static void wipe(void)
{
    while (*menu.line.text)
        key(BOARD_KEY_BACKSPACE);
}

static const char *text(void)
{
    return rehearse_menu_text(&menu, loaded.program, now, &arena);
}

static void ask(enum rehearse_question question, const char *session, uint32_t room)
{
    rehearse_menu_ask(&menu, question, loaded.program, session ? called(session) : PROGRAM_NONE, room);
}

/* Where to, as "room 2 at 11:30", "room -". */
static const char *decided(void)
{
    uint32_t room;
    struct instant start;
    struct str_builder out = {.arena = &arena};
    if (!rehearse_menu_move(&menu, loaded.program, now, &room, &start))
        return "nowhere";
    if (room == PROGRAM_NONE)
        str_add(&out, "room -");
    else
        str_addf(&out, "room %u", room);
    if (instant_is_set(start)) {
        struct civil local = zone_to_civil(&loaded.program->zone, start);
        str_addf(&out, " at %d. %02d:%02d", local.day, local.hour, local.minute);
    }
    return out.text;
}

static void test_move(void)
{
    static const struct {
        const char *label, *session, *typed, *decided;
    } rows[] = {
        {"the first other room", "2", "", "room 0"},
        {"a part of a name", "2", "tt", "room 2"},
        {"in any case", "2", "ATT", "room 2"},
        {"of the short name", "2", "A", "room 0"},
        {"its own, which changes nothing", "2", "hall b", "room -"},
        {"a time", "2", "11:30", "room - at 29. 11:30"},
        {"both", "2", "attic 9:05", "room 2 at 29. 09:05"},
        {"some rooms at a time: another one", "2", "hall 11:30", "room 0 at 29. 11:30"},
        {"the other way round", "2", "13:00 hall a", "room 0 at 29. 13:00"},
        {"after midnight it is the same day", "2", "00:30", "room - at 30. 00:30"},
        {"before the day begins", "2", "03:59", "room - at 30. 03:59"},
        {"as it begins", "2", "04:00", "room - at 29. 04:00"},
        {"a session of another day", "5", "11:30", "room - at 30. 11:30"},
        {"one without a time: today", "6", "11:30", "room 0 at 29. 11:30"},
        {"no time", "2", "24:00", "nowhere"},
        {"no minute", "2", "11:60", "nowhere"},
        {"not yet", "2", "11:3", "nowhere"},
        {"too long", "2", "11:300", "nowhere"},
        {"nowhere", "2", "cellar", "nowhere"},
        {"of two rooms one", "5", "hall b", "room 1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        ask(ASK_MOVE, rows[i].session, 0);
        type(rows[i].typed);
        CHECK_STR(decided(), rows[i].decided);
    }
    check_row("up and down, around the ends");
    ask(ASK_MOVE, "2", 0);
    key(BOARD_KEY_DOWN);
    CHECK_STR(decided(), "room -");
    key(BOARD_KEY_DOWN);
    CHECK_STR(decided(), "room 2");
    key(BOARD_KEY_DOWN);
    CHECK_STR(decided(), "room 0");
    key(BOARD_KEY_UP);
    CHECK_STR(decided(), "room 2");
    check_row("its text tells what is in the way");
    ask(ASK_MOVE, "2", 0);
    CHECK(contains(text(), "Where to: Compilers\n"));
    CHECK(contains(text(), "\xE2\x80\xBA Hall A: 10:00 \xE2\x80\x93 10:40 Locks\n"));
    CHECK(contains(text(), "Hall B (now): free\n"));
    type("12:00");
    CHECK(contains(text(), "type       12:00_\n"));
    CHECK(contains(text(), "Hall A: free\n"));
    CHECK(contains(text(), "at         12:00\n"));
    wipe();
    type("x");
    CHECK(contains(text(), "no room is called that\n"));
    CHECK(!strstr(text(), "Hall A"));
    check_row("answers");
    CHECK_INT(key(BOARD_KEY_ENTER), ANSWER_DECIDED);
    CHECK_INT(key(BOARD_KEY_ESCAPE), ANSWER_LEFT);
}

static void test_notice(void)
{
    check_row("notice");
    ask(ASK_NOTICE, NULL, 1);
    type("d 1q");
    CHECK_STR(menu.line.text, "d 1q");
    CHECK(contains(text(), "type       d 1q_\n"));
    CHECK(contains(text(), "where      everywhere, until the day's end"));
    CHECK(!menu.other);
    key(BOARD_KEY_TAB);
    CHECK(menu.other);
    CHECK(contains(text(), "where      Hall B, until"));
    CHECK(contains(text(), "tab        everywhere\n"));
    key(BOARD_KEY_TAB);
    CHECK(!menu.other);
    key(BOARD_KEY_DOWN);
    CHECK_STR(menu.line.text, "d 1q");
    check_row("without a room it is said everywhere");
    ask(ASK_NOTICE, NULL, PROGRAM_NONE);
    key(BOARD_KEY_TAB);
    CHECK(!menu.other);
    CHECK(!strstr(text(), "tab "));
}

static void test_emergency(void)
{
    check_row("a test first");
    ask(ASK_EMERGENCY, NULL, PROGRAM_NONE);
    CHECK(!menu.other);
    CHECK(contains(text(), "as a TEST\n"));
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_FIRE);
    key(BOARD_KEY_TAB);
    CHECK(menu.other);
    CHECK(contains(text(), "IN EARNEST\n"));
    check_row("by number, by arrow");
    key('3');
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_MEDICAL);
    key('6');
    key('0');
    key('x');
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_MEDICAL);
    CHECK_STR(menu.line.text, "");
    key(BOARD_KEY_DOWN);
    key(BOARD_KEY_DOWN);
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_CUSTOM);
    key(BOARD_KEY_DOWN);
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_FIRE);
    key(BOARD_KEY_UP);
    check_row("the last has a text, with digits in it");
    type("Gate 3");
    CHECK_STR(menu.line.text, "Gate 3");
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_CUSTOM);
    CHECK(contains(text(), "type       Gate 3_\n"));
    CHECK(contains(text(), "escape     leaves all as it is\n"));
}

/* While somebody types the program may be read again. */
static void test_follow(void)
{
    static const char other[] =
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"Other\", \"timezone\": "
        "\"Europe/Vienna\"}, \"rooms\": [{\"id\": \"attic\", \"name\": \"Attic\"}, {\"id\": \"hall-b\", "
        "\"name\": \"Hall B\"}], \"sessions\": [{\"id\": \"9\", \"title\": \"New\", \"room\": \"attic\", "
        "\"start\": \"2025-03-29T10:00:00+01:00\", \"end\": \"2025-03-29T11:00:00+01:00\"}, {\"id\": \"2\", "
        "\"title\": \"Compilers\", \"room\": \"hall-b\", \"start\": \"2025-03-29T10:00:00+01:00\", \"end\": "
        "\"2025-03-29T11:00:00+01:00\"}]}";
    const struct program *again;
    struct err err = {0};
    uint32_t room;
    struct instant start;
    struct zone_source zones = spool_zone_source();
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    CHECK(read_program(other, sizeof other - 1, &zones, NULL, &arena, &scratch, NULL, &again, &err));
    arena_finish(&scratch);
    CHECK_STR(err.text, "");
    check_row("a move goes on, of the same session");
    ask(ASK_MOVE, "2", 0);
    type("att 11:30");
    rehearse_menu_follow(&menu, loaded.program, again);
    CHECK_INT(menu.question, ASK_MOVE);
    CHECK_STR(menu.line.text, "att 11:30");
    CHECK_STR(again->sessions[menu.session].id, "2");
    CHECK(rehearse_menu_move(&menu, again, now, &room, &start));
    CHECK_INT(room, 0);
    check_row("its session is gone: what is typed is no key");
    ask(ASK_MOVE, "1.1", 0);
    rehearse_menu_follow(&menu, loaded.program, again);
    CHECK_INT(menu.question, ASK_GONE);
    CHECK(contains(rehearse_menu_text(&menu, again, now, &arena), "not in the program any more"));
    CHECK_INT(rehearse_menu_key(&menu, again, &(struct board_event){.key = 'q'}), ANSWER_NONE);
    CHECK_INT(rehearse_menu_key(&menu, again, &(struct board_event){.key = BOARD_KEY_ENTER}), ANSWER_LEFT);
    check_row("a notice goes on, of the same room");
    ask(ASK_NOTICE, NULL, 1);
    type("hi");
    key(BOARD_KEY_TAB);
    rehearse_menu_follow(&menu, loaded.program, again);
    CHECK_STR(again->rooms[menu.room].id, "hall-b");
    CHECK(menu.other);
    check_row("its room is gone: everywhere");
    ask(ASK_NOTICE, NULL, 0);
    key(BOARD_KEY_TAB);
    rehearse_menu_follow(&menu, loaded.program, again);
    CHECK_INT(menu.room, PROGRAM_NONE);
    CHECK(!menu.other);
    check_row("an emergency");
    ask(ASK_EMERGENCY, NULL, PROGRAM_NONE);
    key('3');
    rehearse_menu_follow(&menu, loaded.program, again);
    CHECK_INT(menu.question, ASK_EMERGENCY);
    CHECK_INT(rehearse_menu_kind(&menu), EMERGENCY_MEDICAL);
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    now = moment(&loaded, "2025-03-29 10:20");
    test_move();
    test_notice();
    test_emergency();
    test_follow();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

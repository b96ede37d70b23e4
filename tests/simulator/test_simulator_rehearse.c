/* The keys by which a day is rehearsed, at a door and in a hallway, and what the screen then shows. */
#include "simulator/simulator_rehearse.h"

#include <unistd.h>

#include "changes/fold.h"
#include "program/mark.h"
#include "reader/read_live.h"
#include "simulator/simulator_time.h"
#include "simulator/simulator_wall.h"
#include "simulator/stage.h"
#include "spool/file.h"

static void go(const char *text)
{
    simulator_go_to(&simulator, moment(&loaded, text));
    press('-', false); /* any key that changes nothing */
}

static const struct mark *mark(const char *id)
{
    static const struct mark nothing = {.kinds = 0};
    const struct mark *found = mark_of(simulator.program, program_find_session(simulator.program, id));
    return found ? found : &nothing;
}

static const struct session *session(const char *id)
{
    return &simulator.program->sessions[program_find_session(simulator.program, id)];
}

static bool says(const char *text)
{
    return contains(simulator.message, text);
}

static void test_delay(void)
{
    check_row("what is on at the door is late, and selected");
    press(' ', false);
    press('d', false);
    CHECK(says("from 10:20: Hall A: \"Locks\" ends 10:45 instead of 10:40 + "));
    CHECK(says(" more (v)"));
    CHECK_STR(simulator.program->sessions[simulator.selected].id, "1.1");
    CHECK_INT(mark("1.1")->delay_min, 5);
    CHECK_INT(simulator.loop.view.state.now.slots[0].end.ms, moment(&loaded, "2025-03-29 10:45").ms);
    press('d', false);
    press('d', false);
    CHECK_INT(mark("1.1")->delay_min, 15);
    press('D', false);
    CHECK(says("\"Locks\" ends 10:50 instead of 10:55"));
    CHECK_INT(mark("1.1")->delay_min, 10);
    check_row("before it was said nobody knows of it");
    go("2025-03-29 10:19");
    CHECK_INT(mark("1.1")->kinds, 0);
    CHECK(simulator.loop.request.program == loaded.program);
    check_row("the next change is what was decided then");
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:20"));
    CHECK_INT(mark("1.1")->delay_min, 10);
    check_row("and back to it from later");
    go("2025-03-29 10:22");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:20"));
    check_row("back, and again");
    press('z', false);
    CHECK(says("taken back: 10 min late: Locks (from 10:20): Hall A: \"Locks\" ends 10:55"));
    CHECK_INT(mark("1.1")->delay_min, 15);
    press('Z', false);
    CHECK_INT(mark("1.1")->delay_min, 10);
    for (int i = 0; i < 4; i++)
        press('z', false);
    CHECK_INT(mark("1.1")->kinds, 0);
    press('z', false);
    CHECK(says("there is nothing to take back"));
}

static void test_facts(void)
{
    check_row("cancelled: the key stays with the session");
    press('k', false);
    CHECK(says("is cancelled"));
    CHECK(session("1.1")->cancelled);
    press('k', false);
    CHECK(says("\"Locks\" takes place"));
    CHECK(!session("1.1")->cancelled);
    check_row("full");
    press('u', false);
    CHECK(mark("1.1")->kinds & MARK_FULL);
    press('u', false);
    CHECK(!(mark("1.1")->kinds & MARK_FULL));
    check_row("the explanation tells it");
    press('d', false);
    press('u', false);
    struct arena arena;
    arena_init(&arena, malloc, free);
    press('e', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "delayed 5 min"));
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "full"));
    press('e', false);
    check_row("and so does what is said of the selected session, cut where there is no room");
    char text_of[200], short_text[30];
    simulator_describe(&simulator, simulator.selected, text_of, sizeof text_of);
    CHECK_STR(text_of, "10:00-10:45  Locks, Hall A [delayed 5 min, full]");
    simulator_describe(&simulator, simulator.selected, short_text, sizeof short_text);
    CHECK_STR(short_text, "10:00-10:45  Locks, Hall A [d");
    simulator_describe(&simulator, simulator.selected, short_text, 16);
    CHECK_STR(short_text, "10:00-10:45  Lo");
    check_row("what the last decision changes, and the list of all, last first");
    press('v', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "10:20      full: Locks\n           Hall A"));
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "screens change now.\n\n10:20      full"));
    const char *text = simulator_overlay_text(&simulator, &arena);
    CHECK(contains(text, "10:20      full: Locks\n10:20      5 min late: Locks\n"));
    press('z', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "full: Locks (taken back)\n"));
    press('Z', false);
    CHECK(!strstr(simulator_overlay_text(&simulator, &arena), "full: Locks (taken back)\n"));
    go("2025-03-29 10:10");
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "full: Locks (not yet)\n"));
    go("2025-03-29 10:20");
    press('v', false);
    arena_finish(&arena);
}

static void test_move(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("moved, by a list");
    simulator_select(&simulator, program_find_session(simulator.program, "2"));
    press('m', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "Where to: Compilers"));
    type("attic");
    CHECK_STR(simulator.menu.line.text, "attic");
    press(BOARD_KEY_ENTER, false);
    CHECK(says("from 10:20: Hall B: \"Compilers\" moves from Hall B to Attic"));
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK(mark("2")->kinds & MARK_MOVED);
    check_row("left: nothing is done");
    uint32_t decided = rehearse_decided(&simulator.rehearse);
    press('m', false);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(!simulator.quit);
    CHECK_INT(simulator.menu.question, ASK_NOTHING);
    press('m', false);
    type("cellar");
    press(BOARD_KEY_ENTER, false);
    CHECK(says("no room is called \"cellar\""));
    CHECK_INT(rehearse_decided(&simulator.rehearse), decided);
    check_row("to another time");
    press('m', false);
    type("11:30");
    press(BOARD_KEY_ENTER, false);
    CHECK(says("\"Compilers\" starts 11:30 instead of 10:00"));
    CHECK_INT(session("2")->start.ms, moment(&loaded, "2025-03-29 11:30").ms);
    arena_finish(&arena);
}

static void test_words(void)
{
    check_row("a notice: letters are no keys while it is typed");
    press('n', false);
    type("quit?");
    press(BOARD_KEY_ENTER, false);
    CHECK(says("from 10:20: All displays, from now on: notice \"quit?\""));
    CHECK(!simulator.quit);
    CHECK_INT(simulator.loop.request.live->notice_count, 1);
    CHECK_INT(simulator.loop.view.notices.count, 1);
    check_row("at the room of the door alone");
    press('n', false);
    type("here");
    press(BOARD_KEY_TAB, false);
    press(BOARD_KEY_ENTER, false);
    CHECK_STR(simulator.loop.request.live->notices[1].rooms[0].text, "hall-a");
    check_row("emergency: a test");
    press('!', false);
    press('2', false);
    press(BOARD_KEY_ENTER, false);
    CHECK(says("TEST: evacuation until 11:20; ! lifts it; its text is an example (from 10:20)"));
    CHECK_INT(simulator.loop.view.kind, VIEW_EMERGENCY);
    CHECK(simulator.loop.view.live->emergency->test);
    CHECK(contains(label_text(simulator.loop.view.live->emergency->text, ""), "leave the building now"));
    check_row("lifted, which is said for a while");
    press('!', false);
    CHECK(says("from 10:20: All displays, until 10:22: "));
    CHECK(simulator.loop.view.kind != VIEW_EMERGENCY || simulator.loop.view.emergency.is_lifted);
    check_row("in earnest, with a text");
    press('!', false);
    press(BOARD_KEY_TAB, false);
    press(BOARD_KEY_UP, false);
    type("Gate 3");
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(simulator.loop.view.kind, VIEW_EMERGENCY);
    CHECK(!simulator.loop.view.live->emergency->test);
    CHECK_STR(label_text(simulator.loop.view.live->emergency->text, ""), "Gate 3");
    check_row("before it was raised there is none");
    go("2025-03-29 10:19");
    CHECK_INT(simulator.loop.view.kind, VIEW_DOOR);
    CHECK(simulator.loop.request.live == NULL);
    go("2025-03-29 10:20");
}

static void test_file(void)
{
    struct arena arena;
    struct err err = {0};
    const char *bytes;
    size_t size;
    const struct live *live;
    arena_init(&arena, malloc, free);
    check_row("written into a file of its own");
    remove("live.json");
    remove("live-2.json");
    press('w', false);
    CHECK(says("wrote live.json: "));
    CHECK(says(" decisions; not the emergency, which is no TEST"));
    CHECK(spool_read_file("live.json", 100000, &arena, &bytes, &size, &err));
    CHECK(read_live(bytes, size, &arena, NULL, &live, &err));
    CHECK_STR(err.text, "");
    CHECK_INT(live->notice_count, 2);
    CHECK(live->emergency == NULL);
    check_row("what is there stays");
    press('!', false);
    press('w', false);
    CHECK(says("wrote live-2.json: "));
    remove("live.json");
    remove("live-2.json");
    arena_finish(&arena);
}

/* The files were read again: what was decided is laid over what they say now. */
static void test_read_again(void)
{
    static const char text[] =
        "{\"format\": \"nownext-live/1\", \"revision\": 1, \"issued\": \"2025-03-29T09:00:00Z\", "
        "\"changes\": [{\"session\": \"1.2\", \"cancelled\": true}]}";
    struct arena arena;
    struct err err = {0};
    const struct live *live;
    arena_init(&arena, malloc, free);
    check_row("read again");
    CHECK(read_live(text, sizeof text - 1, &arena, NULL, &live, &err));
    press('m', false);
    simulator_set_program(&simulator, changes_fold(loaded.program, NULL, live, &arena, NULL), live);
    CHECK_INT(simulator.menu.question, ASK_MOVE);
    press('q', false);
    CHECK_STR(simulator.menu.line.text, "q");
    press(BOARD_KEY_ESCAPE, false);
    CHECK(!simulator.quit);
    press('-', false);
    CHECK(session("1.2")->cancelled);
    CHECK(mark("1.1")->kinds & MARK_FULL);
    go("2025-03-29 10:00");
    CHECK(session("1.2")->cancelled);
    CHECK(!(mark("1.1")->kinds & MARK_FULL));
    simulator_set_program(&simulator, loaded.program, NULL);
    press('-', false);
    arena_finish(&arena);
}

static void test_hallway(void)
{
    check_row("another door: what is on there");
    go("2025-03-29 10:20");
    simulator_select(&simulator, program_find_session(simulator.program, "1.2"));
    uint32_t room = simulator.room;
    while (simulator.room != 0)
        press(BOARD_KEY_DOWN, false);
    press(BOARD_KEY_DOWN, false);
    press(BOARD_KEY_UP, false);
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    press('d', false);
    CHECK(says("Locks"));
    while (simulator.room != room)
        press(BOARD_KEY_DOWN, false);
    check_row("in a hallway");
    go("2025-03-30 09:50");
    press(BOARD_KEY_TAB, false);
    simulator.selected = PROGRAM_NONE;
    press('d', false);
    CHECK(says("from 09:50: Hall A and Hall B: \"Closing\" starts 10:05 instead of 10:00"));
    check_row("nothing is on, and nothing comes");
    go("2025-03-30 18:00");
    simulator.selected = PROGRAM_NONE;
    press('k', false);
    CHECK(says("click a session first"));
    check_row("without the program too");
    press('x', false);
    simulator_select(&simulator, program_find_session(simulator.program, "5"));
    press('k', false);
    CHECK(session("5")->cancelled);
    CHECK(simulator.loop.request.program == NULL);
    press('x', false);
    CHECK(simulator.loop.request.program == simulator.program);
}

/* The way back goes by what was known at each moment of it. */
static void test_way_back(void)
{
    check_row("the way back");
    go("2025-03-29 10:21");
    for (uint32_t decided = rehearse_decided(&simulator.rehearse); decided > 0; decided--)
        press('z', false);
    while (simulator.room != 1)
        press(BOARD_KEY_DOWN, false);
    if (simulator.config.role != ROLE_DOOR)
        press(BOARD_KEY_TAB, false);
    go("2025-03-29 10:58");
    simulator_select(&simulator, program_find_session(simulator.program, "2"));
    press('k', false);
    CHECK(session("2")->cancelled);
    go("2025-03-29 10:59");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:58"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:55"));
    CHECK_STR(room_phase_name(simulator.loop.view.state.phase), "ENDING");
    go("2025-03-29 10:58");
    press('z', false);
}

/* On the wall it is the marked door; a hallway has no session of its own. */
static void test_wall(void)
{
    static struct room_name room;
    struct wall_display displays[2] = {{.name = "b", .place = "door", .style = style_default()},
                                       {.name = "foyer", .place = "hallway", .style = style_default()}};
    struct err err = {0};
    check_row("on the wall");
    room = room_own_name(&loaded.program->rooms[1]);
    for (int i = 0; i < 2; i++) {
        display_config_set_defaults(&displays[i].config, i == 0 ? ROLE_DOOR : ROLE_HALLWAY);
        displays[i].config.panel = (struct panel_config){.width = 800, .height = 480};
    }
    displays[0].config.rooms = &room;
    displays[1].config.rooms = &room;
    displays[0].config.room_count = displays[1].config.room_count = 1;
    go("2025-03-29 10:20");
    CHECK(simulator_set_wall(&simulator, displays, 2, &err));
    simulator.selected = PROGRAM_NONE;
    for (uint32_t decided = rehearse_decided(&simulator.rehearse); decided > 0; decided--)
        press('z', false);
    press('d', false);
    CHECK(says("Hall B: \"Compilers\" ends 11:05 instead of 11:00"));
    press('n', false);
    press(BOARD_KEY_TAB, false);
    type("wall");
    press(BOARD_KEY_ENTER, false);
    CHECK(says("notice \"wall\""));
    CHECK(simulator.is_wall);
    press(BOARD_KEY_DOWN, false);
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    press('d', false);
    CHECK(says("click a session first"));
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    stage_open();
    if (chdir(BINARY_DIR) != 0)
        return 1;
    check_row("nothing yet");
    press('w', false);
    CHECK(says("nothing has been decided"));
    press('v', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "0 decisions\n"));
    press('v', false);
    test_delay();
    test_facts();
    test_move();
    test_words();
    test_file();
    test_read_again();
    test_hallway();
    test_way_back();
    test_wall();
    arena_finish(&arena);
    return stage_close();
}

#include "simulator/simulator_seek.h"

#include "simulator/stage.h"

static bool selected_is(const char *id)
{
    return simulator.selected != PROGRAM_NONE &&
           strcmp(simulator.program->sessions[simulator.selected].id, id) == 0;
}

int main(void)
{
    stage_open();
    press(' ', false);
    struct arena arena;
    arena_init(&arena, malloc, free);

    check_row("to a session: its room, its start");
    press('/', false);
    type("compi");
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "Compilers"));
    press(BOARD_KEY_ENTER, false);
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK_INT(simulator.room, 1);
    CHECK(now_is("2025-03-29 10:00"));
    CHECK(selected_is("2"));
    CHECK(contains(simulator.message, "Compilers, Hall B"));

    check_row("to a person's");
    press('/', false);
    type("ada e");
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(simulator.room, 0);
    CHECK(selected_is("1"));

    check_row("to a room: time stays");
    press(BOARD_KEY_RIGHT, true);
    press('/', false);
    type("attic");
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(simulator.room, 2);
    CHECK(now_is("2025-03-29 10:05"));

    check_row("to the second of the hits");
    press('/', false);
    type("hall");
    press(BOARD_KEY_DOWN, false);
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(simulator.room, 1);

    check_row("one without a time is selected");
    press('/', false);
    type("pagers");
    press(BOARD_KEY_ENTER, false);
    CHECK(selected_is("6"));
    CHECK(now_is("2025-03-29 10:05"));

    check_row("nothing found: it goes on asking, until it is left; letters are no keys meanwhile");
    press('/', false);
    type("zq");
    press(BOARD_KEY_ENTER, false);
    CHECK_STR(simulator.message, "nothing is called \"zq\"");
    CHECK(!simulator.quit);
    CHECK(simulator_overlay_text(&simulator, &arena) != NULL);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK(!simulator.quit);

    check_row("to a moment");
    press('g', false);
    type("sun 10:42");
    press(BOARD_KEY_ENTER, false);
    CHECK(now_is("2025-03-30 10:42"));
    press('g', false);
    type("29 mar");
    press(BOARD_KEY_ENTER, false);
    CHECK(now_is("2025-03-29 04:00"));
    press('g', false);
    type("now");
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(simulator_now(&simulator).ms, 1000); /* the stage's real clock */
    press('g', false);
    type("later");
    press(BOARD_KEY_ENTER, false);
    CHECK_STR(simulator.message, "no moment is called \"later\"");
    press(BOARD_KEY_ESCAPE, false);
    CHECK_INT(simulator_now(&simulator).ms, 1000);
    arena_finish(&arena);
    return stage_close();
}

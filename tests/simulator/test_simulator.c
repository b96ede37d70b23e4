#include "simulator/stage.h"

static void test_names(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("names");
    sim_clock_set(&simulator.board.clock, inner->ops->now(inner), moment(&loaded, "2025-03-29 10:20").ms);
    CHECK_STR(simulator_title(&simulator, &arena), "door, Hall A, Sat 2025-03-29 10:20");
    CHECK_STR(simulator_file_name(&simulator, &arena), "door-hall-a-20250329T1020");
    press(BOARD_KEY_TAB, false);
    CHECK_STR(simulator_title(&simulator, &arena), "hallway, Sat 2025-03-29 10:20");
    CHECK_STR(simulator_file_name(&simulator, &arena), "hallway-20250329T1020");
    press(BOARD_KEY_TAB, false);
    arena_finish(&arena);
}

static void test_selected(void)
{
    check_row("a selected session");
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    simulator_select(&simulator, program_find_session(loaded.program, "1.1"));
    CHECK_STR(simulator.message, "10:00-10:40  Locks, Hall A");
    simulator_select(&simulator, program_find_session(loaded.program, "5"));
    CHECK_STR(simulator.message, "10:00-11:00  Closing, Hall A, Hall B");
    simulator_select(&simulator, program_find_session(loaded.program, "6"));
    CHECK_STR(simulator.message, "Poster on pagers");
    char text[9];
    simulator_describe(&simulator, program_find_session(loaded.program, "6"), text, sizeof text);
    CHECK_STR(text, "Poster o");
    simulator_select(&simulator, PROGRAM_NONE);
    CHECK_STR(simulator.message, "");
}

/* The same sessions and rooms in another order. */
static void test_program(void)
{
    check_row("another program");
    static struct room rooms[3];
    static struct session sessions[16];
    struct program other = *loaded.program;
    struct err err = {0};
    for (uint32_t i = 0; i < 3; i++)
        rooms[i] = loaded.program->rooms[2 - i];
    CHECK(other.session_count <= 16);
    memcpy(sessions, other.sessions, other.session_count * sizeof *sessions);
    sessions[0].id = "one";
    other.rooms = rooms;
    other.sessions = sessions;
    simulator_select(&simulator, program_find_session(loaded.program, "2"));
    CHECK_INT(simulator.room, 0);
    simulator_set_program(&simulator, &other, NULL);
    CHECK(loop_step(&simulator.loop, &err));
    CHECK_INT(simulator.room, 2);
    CHECK_INT(simulator.loop.view.room, 2);
    CHECK(simulator.loop.view.program == &other);
    CHECK_STR(other.sessions[simulator.selected].id, "2");
    check_row("while it is lost");
    press('x', false);
    simulator_set_program(&simulator, loaded.program, NULL);
    CHECK(loop_step(&simulator.loop, &err));
    CHECK_INT(simulator.loop.view.kind, VIEW_NO_PROGRAM);
    press('x', false);
    CHECK(simulator.loop.view.program == loaded.program);
    CHECK_INT(simulator.loop.view.room, 0);
}

int main(void)
{
    stage_open();
    test_selected();
    test_program();
    test_names();
    return stage_close();
}

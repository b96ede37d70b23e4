#include "simulator/simulator_keys.h"

#include "simulator/stage.h"

static void test_overlay(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("overlay");
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    press('?', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "full screen"));
    press('e', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "phase      "));
    press('x', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "no-program"));
    press('x', false);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK(!simulator.quit);

    check_row("what the window does");
    press('s', false);
    CHECK(simulator.take_screenshot);
    press('f', false);
    CHECK(simulator.toggle_full_screen);
    press('q', false);
    CHECK(simulator.quit);
    simulator.quit = false;
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator.quit);
    arena_finish(&arena);
}

int main(void)
{
    stage_open();
    test_overlay();
    return stage_close();
}

#include "simulator/simulator_time.h"

#include "simulator/stage.h"

static void test_changes(void)
{
    check_row("held");
    press(' ', false);
    CHECK(simulator.board.clock.paused);
    check_row("next changes");
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:35"));
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:40"));
    check_row("previous changes");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:35"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:00"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 09:50"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 04:00"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 04:00"));
    CHECK_STR(simulator.message, "nothing changes before this");
    check_row("minutes");
    press(BOARD_KEY_RIGHT, true);
    CHECK(now_is("2025-03-29 04:05"));
    press(BOARD_KEY_LEFT, true);
    CHECK(now_is("2025-03-29 04:00"));
    CHECK_STR(simulator.message, "");
    check_row("days, across the change to summer time");
    press(BOARD_KEY_END, false);
    CHECK(now_is("2025-03-30 04:00"));
    press(BOARD_KEY_HOME, false);
    CHECK(now_is("2025-03-29 04:00"));
    check_row("the last change");
    for (int i = 0; i < 30 && *simulator.message == '\0'; i++)
        press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-30 11:00"));
    CHECK_STR(simulator.message, "nothing changes any more");
    check_row("far behind it");
    for (int i = 0; i < 5; i++)
        press(BOARD_KEY_END, false);
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 11:00"));

    check_row("while the clock goes on, the change just come to is not the previous one");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 10:55"));
    press(' ', false);
    struct board_event event;
    inner->ops->wait(inner, inner->ops->now(inner) + 300, &event);
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-30 10:55").ms + 300);
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 10:00"));
}

static void test_speed(void)
{
    check_row("speed");
    press('+', false);
    CHECK_INT(simulator.board.clock.speed, 2);
    for (int i = 0; i < 20; i++)
        press('+', false);
    CHECK_INT(simulator.board.clock.speed, 3600);
    press('-', false);
    CHECK_INT(simulator.board.clock.speed, 1800);
    for (int i = 0; i < 20; i++)
        press('-', false);
    CHECK_INT(simulator.board.clock.speed, 1);
    sim_clock_set_speed(&simulator.board.clock, inner->ops->now(inner), 7); /* by --speed 7 */
    press('+', false);
    CHECK_INT(simulator.board.clock.speed, 10);
    sim_clock_set_speed(&simulator.board.clock, inner->ops->now(inner), 7);
    press('-', false);
    CHECK_INT(simulator.board.clock.speed, 5);
    press(' ', false);
}

int main(void)
{
    stage_open();
    test_changes();
    test_speed();
    return stage_close();
}

#include "simulator/sim_clock.h"

#include "check.h"
#include "headless/board_headless.h"

static void test_clock(void)
{
    struct sim_clock clock = {.real_ms = 1000, .sim_ms = 50000, .speed = 1};
    check_row("as life");
    CHECK_INT(sim_clock_at(&clock, 1000), 50000);
    CHECK_INT(sim_clock_at(&clock, 1500), 50500);
    CHECK_INT(sim_clock_when(&clock, 51000), 2000);
    CHECK(sim_clock_when(&clock, 40000) <= 1000);

    check_row("faster");
    sim_clock_set_speed(&clock, 2000, 60);
    CHECK_INT(sim_clock_at(&clock, 2000), 51000);
    CHECK_INT(sim_clock_at(&clock, 2010), 51600);
    CHECK_INT(sim_clock_when(&clock, 51060), 2001);
    CHECK_INT(sim_clock_when(&clock, 51061), 2002); /* rounded up: at 2001 it shows 51060 */
    CHECK_INT(sim_clock_when(&clock, INT64_MAX), INT64_MAX);

    check_row("held");
    sim_clock_pause(&clock, 2010, true);
    CHECK_INT(sim_clock_at(&clock, 9999), 51600);
    CHECK_INT(sim_clock_when(&clock, 51601), INT64_MAX);
    CHECK(sim_clock_when(&clock, 51600) <= 2010);
    sim_clock_set(&clock, 3000, 70000);
    CHECK_INT(sim_clock_at(&clock, 9999), 70000);

    check_row("let go");
    sim_clock_pause(&clock, 4000, false);
    CHECK_INT(sim_clock_at(&clock, 4000), 70000);
    CHECK_INT(sim_clock_at(&clock, 4001), 70060);
}

static void test_board(void)
{
    check_row("board");
    struct board_headless_options options = {.width = 2, .height = 2, .now_ms = 1000};
    struct board *inner = board_headless_create(&options, NULL);
    struct sim_board sim;
    sim_board_init(&sim, inner, 500000, 10);
    struct board *board = &sim.board;
    CHECK_INT(board->ops->now(board), 500000);
    CHECK_INT(board->ops->clock(board), BOARD_CLOCK_TRUSTED);
    struct board_event event;
    board->ops->wait(board, 510000, &event);
    CHECK_INT(inner->ops->now(inner), 2000);
    CHECK_INT(board->ops->now(board), 510000);

    check_row("no more than a frame's time");
    board->ops->wait(board, 510001, &event);
    CHECK_INT(inner->ops->now(inner), 2033);

    check_row("the steady clock is the inner board's");
    int64_t steady_ms = board->ops->steady_ms(board), sim_ms = board->ops->now(board);
    CHECK_INT(steady_ms, inner->ops->steady_ms(inner));
    board->ops->wait_steady(board, steady_ms + 17, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(board->ops->steady_ms(board), steady_ms + 17);
    CHECK_INT(board->ops->now(board), sim_ms + 170);

    check_row("presents go through");
    static const uint8_t pixels[16];
    struct board_picture picture = {.width = 2, .height = 2, .pitch = 8, .pixels = pixels};
    CHECK(board->ops->present(board, &picture, &(struct board_rect){0, 0, 2, 2}, 1, NULL));
    CHECK_INT(inner->counts.presents, 1);
    CHECK_INT(board->counts.presents, 1);
    CHECK_INT(board->counts.wakeups, 3);

    check_row("held, it wakes up after so long at most");
    sim_clock_pause(&sim.clock, inner->ops->now(inner), true);
    sim.most_ms = 1000;
    int64_t real_ms = inner->ops->now(inner);
    board->ops->wait(board, 900000, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(inner->ops->now(inner), real_ms + 1000);
    sim.most_ms = 0;

    check_row("held, nothing ever comes");
    board->ops->wait(board, 900000, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    board->ops->destroy(board);
    inner->ops->destroy(inner);
}

int main(void)
{
    test_clock();
    test_board();
    return check_done();
}

#include "simulator/sim_clock.h"

#include <string.h>

int64_t sim_clock_at(const struct sim_clock *clock, int64_t real_ms)
{
    return clock->paused ? clock->sim_ms : clock->sim_ms + (real_ms - clock->real_ms) * clock->speed;
}

int64_t sim_clock_when(const struct sim_clock *clock, int64_t sim_ms)
{
    int64_t ahead = sim_ms - clock->sim_ms;
    if (ahead <= 0)
        return clock->real_ms;
    if (clock->paused || sim_ms == INT64_MAX)
        return INT64_MAX;
    /* Rounded up: it must show that time, not be about to. */
    return clock->real_ms + (ahead + clock->speed - 1) / clock->speed;
}

void sim_clock_set(struct sim_clock *clock, int64_t real_ms, int64_t sim_ms)
{
    clock->real_ms = real_ms;
    clock->sim_ms = sim_ms;
}

void sim_clock_set_speed(struct sim_clock *clock, int64_t real_ms, int speed)
{
    sim_clock_set(clock, real_ms, sim_clock_at(clock, real_ms));
    clock->speed = speed;
}

void sim_clock_pause(struct sim_clock *clock, int64_t real_ms, bool paused)
{
    sim_clock_set(clock, real_ms, sim_clock_at(clock, real_ms));
    clock->paused = paused;
}

static int64_t sim_now(struct board *board)
{
    struct sim_board *sim = (struct sim_board *)board;
    return sim_clock_at(&sim->clock, sim->inner->ops->now(sim->inner));
}

/* The pace of what moves on the screen is life's, whatever time is simulated. */
static int64_t sim_steady(struct board *board)
{
    struct sim_board *sim = (struct sim_board *)board;
    return sim->inner->ops->steady_ms(sim->inner);
}

static enum board_clock sim_trust(struct board *board)
{
    return ((struct sim_board *)board)->trust;
}

static bool sim_present(struct board *board, const struct board_picture *picture,
                        const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    struct sim_board *sim = (struct sim_board *)board;
    board->counts.presents++;
    return sim->inner->ops->present(sim->inner, picture, damage, damage_count, reterr);
}

static void sim_wait(struct board *board, int64_t until_ms, struct board_event *ret)
{
    struct sim_board *sim = (struct sim_board *)board;
    int64_t due = sim_clock_when(&sim->clock, until_ms);
    if (due < sim->last_wake_ms + sim->frame_ms)
        due = sim->last_wake_ms + sim->frame_ms;
    if (sim->most_ms > 0) {
        int64_t most = sim->inner->ops->now(sim->inner) + sim->most_ms;
        due = due < most ? due : most;
    }
    board->counts.wakeups++;
    sim->inner->ops->wait(sim->inner, due, ret);
    sim->last_wake_ms = sim->inner->ops->now(sim->inner);
}

static void sim_wait_steady(struct board *board, int64_t until_steady_ms, struct board_event *ret)
{
    struct sim_board *sim = (struct sim_board *)board;
    board->counts.wakeups++;
    sim->inner->ops->wait_steady(sim->inner, until_steady_ms, ret);
    sim->last_wake_ms = sim->inner->ops->now(sim->inner);
}

static void sim_destroy(struct board *board)
{
    (void)board; /* nothing is its own */
}

static const struct board_ops sim_ops = {
    .now = sim_now,
    .steady_ms = sim_steady,
    .clock = sim_trust,
    .present = sim_present,
    .wait = sim_wait,
    .wait_steady = sim_wait_steady,
    .destroy = sim_destroy,
};

void sim_board_init(struct sim_board *board, struct board *inner, int64_t sim_ms, int speed)
{
    memset(board, 0, sizeof *board);
    board->board.ops = &sim_ops;
    board->inner = inner;
    board->clock = (struct sim_clock){.real_ms = inner->ops->now(inner), .sim_ms = sim_ms, .speed = speed};
    board->trust = BOARD_CLOCK_TRUSTED;
    board->frame_ms = 33;
    board->last_wake_ms = board->clock.real_ms - board->frame_ms;
}

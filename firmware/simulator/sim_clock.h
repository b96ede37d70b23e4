/*
 * sim_clock: a clock to play with. It runs along the real one, faster or not at all, and can be set. And a
 * board that has this clock and, for all else, another board: so that the real loop lives in simulated time.
 */
#ifndef NOWNEXT_SIMULATOR_SIM_CLOCK_H
#define NOWNEXT_SIMULATOR_SIM_CLOCK_H

#include "platform/board.h"

struct sim_clock {
    int64_t real_ms, sim_ms; /* at which real time it showed which */
    int speed;               /* times as fast as life, from 1 on */
    bool paused;
};

int64_t sim_clock_at(const struct sim_clock *clock, int64_t real_ms);

/* The real time at which it will show `sim_ms`; in the past if it does already; INT64_MAX if it never will.
 */
int64_t sim_clock_when(const struct sim_clock *clock, int64_t sim_ms);

/* Sets it, or its speed, or holds and releases it, at a real time. */
void sim_clock_set(struct sim_clock *clock, int64_t real_ms, int64_t sim_ms);
void sim_clock_set_speed(struct sim_clock *clock, int64_t real_ms, int speed);
void sim_clock_pause(struct sim_clock *clock, int64_t real_ms, bool paused);

/* The board. Its `wait` takes simulated time. However fast the clock, it waits at least `frame_ms` between
 * two wake-ups that no event caused. */
struct sim_board {
    struct board board;
    struct board *inner; /* the caller's */
    struct sim_clock clock;
    enum board_clock trust;
    int frame_ms;
    int64_t last_wake_ms; /* real */
    int most_ms;          /* real: it wakes up after so long at most; 0: when it has to */
};
void sim_board_init(struct sim_board *board, struct board *inner, int64_t sim_ms, int speed);

#endif

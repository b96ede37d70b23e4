/*
 * pair.h: as rig.h, a display on two boards, 800x480 and 320x240. Each has a clock of its own, which goes on
 * only while that board is waited on.
 */
#ifndef NOWNEXT_TESTS_DISPLAY_PAIR_H
#define NOWNEXT_TESTS_DISPLAY_PAIR_H

#include "display/rig.h"

struct pair {
    struct board *boards[2];
    struct display display;
};

static inline bool pair_init(struct pair *pair, const char *at)
{
    struct err err = {0};
    struct display_options options = rig_options();
    for (int i = 0; i < 2; i++) {
        struct board_headless_options panel = {
            .width = i ? 320 : 800, .height = i ? 240 : 480, .now_ms = moment(&small, at).ms};
        pair->boards[i] = board_headless_create(&panel, &err);
    }
    bool ok = CHECK(display_init(&pair->display, &options, pair->boards, 2, &err));
    CHECK_STR(err.text, "");
    return ok;
}

static inline void pair_finish(struct pair *pair)
{
    display_finish(&pair->display);
    for (int i = 0; i < 2; i++)
        pair->boards[i]->ops->destroy(pair->boards[i]);
}

/* A step, after which each board tells of an event. */
static inline bool pair_step(struct pair *pair, enum board_event_kind first, enum board_event_kind second)
{
    struct err err = {0};
    board_headless_tell(pair->boards[0], first);
    board_headless_tell(pair->boards[1], second);
    bool goes_on = display_step(&pair->display, &err);
    CHECK_STR(err.text, "");
    return goes_on;
}

/* The spool was changed. */
static inline void pair_read_again(struct pair *pair)
{
    CHECK(pair_step(pair, BOARD_EVENT_FILES, BOARD_EVENT_EXPOSE));
    CHECK(pair_step(pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_EXPOSE));
}

static inline void pair_set_clocks(struct pair *pair, const char *at)
{
    for (int i = 0; i < 2; i++)
        board_headless_set_clock(pair->boards[i], moment(&small, at).ms, BOARD_CLOCK_TRUSTED);
    CHECK(pair_step(pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_EXPOSE));
}

/* How many milliseconds each of the two was waited on by a step in which nothing happens. */
static inline void check_waits(struct pair *pair, int64_t first_ms, int64_t second_ms)
{
    int64_t from_ms[2];
    for (int i = 0; i < 2; i++)
        from_ms[i] = pair->boards[i]->ops->now(pair->boards[i]);
    CHECK(pair_step(pair, BOARD_EVENT_NONE, BOARD_EVENT_NONE));
    CHECK_INT(pair->boards[0]->ops->now(pair->boards[0]) - from_ms[0], first_ms);
    CHECK_INT(pair->boards[1]->ops->now(pair->boards[1]) - from_ms[1], second_ms);
}

#endif

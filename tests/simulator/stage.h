/*
 * stage: the simulator with the small program on a board without a window, whose real clock stands still but
 * when it is waited on.
 */
#ifndef NOWNEXT_TESTS_SIMULATOR_STAGE_H
#define NOWNEXT_TESTS_SIMULATOR_STAGE_H

#include "names.h"
#include "simulator/simulator.h"

#include "headless/board_headless.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct board *inner;
static struct renderer *renderer;
static struct simulator simulator;

static inline void press(uint32_t key, bool shift)
{
    struct board_event event = {.kind = BOARD_EVENT_KEY, .key = key, .shift = shift};
    struct err err = {0};
    simulator_key(&simulator, &event);
    loop_step(&simulator.loop, &err); /* the board's panel may have another size: that is not looked at */
}

static inline void type(const char *text)
{
    for (; *text; text++)
        press((uint32_t)(unsigned char)*text, false);
}

static inline bool now_is(const char *text)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *title = simulator_title(&simulator, &arena);
    bool is = simulator_now(&simulator).ms == moment(&loaded, text).ms;
    if (!is)
        printf("it is %s, not %s\n", title, text);
    arena_finish(&arena);
    return is;
}

/* The door of Hall A at 10:20 on a small panel. Ends the test where there are no fonts. */
static inline void stage_open(void)
{
    struct err err = {0};
    struct display_config config;
    struct board_headless_options options = {.width = 800, .height = 480, .now_ms = 1000};
    renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        exit(CHECK_SKIPPED);
    }
    load_small(&loaded);
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    inner = board_headless_create(&options, NULL);
    display_config_set_defaults(&config, ROLE_DOOR);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    CHECK(simulator_init(&simulator, inner, renderer, loaded.program, &config, 0,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    CHECK(loop_step(&simulator.loop, &err));
    CHECK_INT(inner->counts.presents, 1);
}

static inline int stage_close(void)
{
    simulator_finish(&simulator);
    inner->ops->destroy(inner);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

#endif

/*
 * bench_wall PROGRAM VENUE COUNT: the simulator's wall with COUNT displays, those of the venue over and over,
 * while time is dragged through the program's busiest day; and beside it the same displays by loops without a
 * wall. Prints "NAME VALUE" a line: how many displays changed in a step and how many the wall drew, and what
 * its step took beside the redraws of those that changed. A step of two hours, of ten minutes, of ten
 * seconds: by these pixels a hand drags.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "headless/board_headless.h"
#include "load/load_display.h"
#include "load/load_program.h"
#include "lookup/moment.h"
#include "wall/wall.h"

enum { WALL_WIDTH = 1920, WALL_HEIGHT = 820, MOST_DISPLAYS = 1000, STEPS = 240 };

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* There and back, at an uneven pace. */
static struct instant dragged_to(struct instant from, int step)
{
    static const int64_t paces[] = {2 * MS_PER_HOUR, 10 * MS_PER_MINUTE, 10 * MS_PER_SECOND};
    int64_t at = 0;
    for (int i = 0; i < step; i++)
        at += paces[i % 3] * (i / 12 % 2 ? -1 : 1);
    return (struct instant){from.ms + at};
}

struct lone { /* a display without a wall */
    struct board *board;
    struct loop loop;
};

static bool run(const struct program *program, const struct wall_display *displays, uint32_t count,
                struct err *reterr)
{
    struct instant from = when_busiest(program);
    struct board_headless_options options = {
        .width = 8, .height = 8, .now_ms = from.ms, .clock = BOARD_CLOCK_TRUSTED};
    struct board *clock = board_headless_create(&options, reterr);
    struct wall *wall = clock ? wall_create(clock, displays, count, reterr) : NULL;
    struct renderer *renderer = renderer_create(reterr);
    struct lone *lone = calloc(count, sizeof *lone);
    const struct board_rect *boxes;
    uint32_t box_count;
    bool ok = wall && renderer && lone && wall_resize(wall, WALL_WIDTH, WALL_HEIGHT, reterr);
    if (!ok)
        return false;
    wall_set_program(wall, program, NULL);
    for (uint32_t i = 0; i < count && ok; i++) {
        const struct panel_config *panel = &displays[i].config.panel;
        options.width = panel->rotate % 180 ? panel->height : panel->width;
        options.height = panel->rotate % 180 ? panel->width : panel->height;
        lone[i].board = board_headless_create(&options, reterr);
        ok = lone[i].board && loop_init(&lone[i].loop, lone[i].board, renderer, &displays[i].config, reterr);
        if (ok)
            loop_set_program(&lone[i].loop, program);
        ok = ok && loop_step(&lone[i].loop, reterr);
    }
    ok = ok && wall_step(wall, &boxes, &box_count, reterr);
    struct wall_counts before = wall_counts(wall);
    uint64_t changed = 0;
    int64_t wall_ns = 0, lone_ns = 0;
    for (int step = 1; step <= STEPS && ok; step++) {
        struct instant at = dragged_to(from, step);
        board_headless_set_clock(clock, at.ms, BOARD_CLOCK_TRUSTED);
        int64_t start = now_ns();
        ok = wall_step(wall, &boxes, &box_count, reterr);
        wall_ns += now_ns() - start;
        for (uint32_t i = 0; i < count && ok; i++) {
            uint64_t frames = lone[i].loop.counts.frames;
            board_headless_set_clock(lone[i].board, at.ms, BOARD_CLOCK_TRUSTED);
            start = now_ns();
            ok = loop_step(&lone[i].loop, reterr);
            int64_t took = now_ns() - start;
            if (lone[i].loop.counts.frames != frames) {
                changed++;
                lone_ns += took;
            }
        }
    }
    uint64_t drawn = wall_counts(wall).changed - before.changed;
    if (ok) {
        printf("displays %u\nsteps %d\n", count, STEPS);
        printf("changed_a_step %.3f\ndrawn_a_step %.3f\n", (double)changed / STEPS, (double)drawn / STEPS);
        printf("drawn_ratio %.4f\n", (double)drawn / (double)changed);
        printf("step_ms %.3f\nredraws_ms %.3f\n", (double)wall_ns / STEPS / 1e6,
               (double)lone_ns / STEPS / 1e6);
        printf("time_ratio %.3f\n", (double)wall_ns / (double)lone_ns);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!lone[i].board)
            continue;
        loop_finish(&lone[i].loop);
        lone[i].board->ops->destroy(lone[i].board);
    }
    free(lone);
    wall_destroy(wall);
    renderer_destroy(renderer);
    clock->ops->destroy(clock);
    return ok;
}

int main(int argc, char **argv)
{
    struct loaded loaded;
    struct arena arena;
    const struct venue *venue;
    struct err err = {0};
    int count = argc == 4 ? atoi(argv[3]) : 0;
    if (count < 1 || count > MOST_DISPLAYS) {
        fprintf(stderr, "bench_wall PROGRAM VENUE COUNT\n");
        return 2;
    }
    arena_init(&arena, malloc, free);
    bool ok = load_program(argv[1], &(struct load_options){.timezone = NULL}, &loaded, &err);
    if (ok) {
        ok = load_venue(argv[2], &arena, NULL, &venue, &err) && venue->display_count > 0;
        struct wall_display *displays = ARENA_ARRAY(&arena, struct wall_display, (size_t)count);
        for (uint32_t i = 0; i < (uint32_t)count && ok; i++) {
            const struct venue_display *display = &venue->displays[i % venue->display_count];
            displays[i] = (struct wall_display){.name = display->config.name, .place = display->key};
            displays[i].config = display->config;
            displays[i].style = style_default();
        }
        ok = ok && run(loaded.program, displays, (uint32_t)count, &err);
        load_finish(&loaded);
    }
    arena_finish(&arena);
    if (!ok)
        fprintf(stderr, "bench_wall: %s\n", err.text);
    return ok ? 0 : 1;
}

/*
 * bench_fold PROGRAM [CHANGES]: what it costs to lay so many changes (40) over a program, beside what the
 * lists of the rooms that these touch, and of the event, cost to build as a program's reading builds them:
 * the medians of many turns, in turn, and their ratio. Then what the state of a door costs, in the program
 * and in the folded one, and what a hallway's view does. "NAME VALUE" a line.
 *
 * The ratio is to be at most 1.5. Where there are more changes than sessions, it is nearest to that: 40
 * changes laid over 37 sessions cost 1.35 of the lists in instructions, and have taken 1.27 to 1.30 of their
 * time while others used the same cores. Of a fold's instructions there, 44 hundredths go into what the
 * changes say (ids looked up and days laid so far included), 7 lay what is left of the days, 14 make marks,
 * 26 lists, and 9 are for its sessions to begin with. A state of a folded program costs 3 hundredths (36C3,
 * 1,350 sessions) to a fourth (16,384) more, a hallway's view 4 to 18 hundredths: tombstones and what waits
 * are looked for, and what is cancelled is listed. Of a step, which draws, that is less than a hundredth
 * (bench_door --day).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench_changes.h"

#include "base/sort.h"
#include "changes/fold.h"
#include "program/lists.h"
#include "program/room_set.h"
#include "schedule/view.h"
#include "load/load_program.h"

enum { TURNS = 301, FOLD_TURNS = 2001 };

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static double median_us(int64_t *times, size_t turns)
{
    qsort(times, turns, sizeof *times, compare);
    return (double)times[turns / 2] / 1e3;
}

static bool has_same_lists(const struct room *a, const struct room *b)
{
    return a->sessions.slots == b->sessions.slots && a->breaks.slots == b->breaks.slots &&
           a->tombstones.slots == b->tombstones.slots;
}

static int compare_sessions(const void *a, const void *b, void *user)
{
    const struct program *program = user;
    const uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    return lists_compare(&program->sessions[i], i, &program->sessions[j], j);
}

/* Builds the lists of the rooms that a fold has touched, and of the event, as a program's reading does. */
static void build_touched(const struct program *program, const struct program *folded, struct arena *arena)
{
    const uint32_t count = program->session_count;
    struct program built = *program;
    struct arena scratch;
    struct err err;
    arena_init(&scratch, malloc, free);
    uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    sort_stable(order, count, sizeof *order, compare_sessions, &built,
                ARENA_ARRAY(&scratch, uint32_t, count));
    struct room_set touched = {{0}}, *sets = ARENA_ARRAY(&scratch, struct room_set, program->room_count);
    for (uint32_t room = 0; room < program->room_count; room++)
        if (!has_same_lists(&folded->rooms[room], &program->rooms[room]))
            room_set_add(&touched, room);
    for (uint32_t room = 0; room < program->room_count; room++) {
        const struct room *own = &program->rooms[room];
        if (room_set_has(&touched, room))
            room_set_add(&sets[room], room);
        for (uint32_t part = 0; part < own->part_count; part++)
            if (room_set_has(&touched, own->parts[part]))
                room_set_add(&sets[room], own->parts[part]);
    }
    struct room *rooms =
        arena_grow(&scratch, program->rooms, program->room_count, program->room_count, sizeof *rooms);
    if (!lists_build(&built, rooms, sets, order, arena, &scratch, &err))
        abort();
    arena_finish(&scratch);
}

static void time_fold(const struct program *program, const struct live *live)
{
    static int64_t fold[FOLD_TURNS], build[FOLD_TURNS];
    struct arena arenas[2];
    const struct program *folded = NULL;
    for (int i = 0; i < 2; i++)
        arena_init(&arenas[i], malloc, free);
    for (int turn = 0; turn < FOLD_TURNS; turn++) {
        arena_reset(&arenas[0]);
        arena_reset(&arenas[1]);
        int64_t start = now_ns();
        folded = changes_fold(program, NULL, live, &arenas[0], NULL);
        fold[turn] = now_ns() - start;
        start = now_ns();
        build_touched(program, folded, &arenas[1]);
        build[turn] = now_ns() - start;
    }
    uint32_t touched = 0;
    for (uint32_t room = 0; room < program->room_count; room++)
        touched += !has_same_lists(&folded->rooms[room], &program->rooms[room]);
    double fold_us = median_us(fold, FOLD_TURNS), build_us = median_us(build, FOLD_TURNS);
    printf("sessions %u\n", (unsigned)program->session_count);
    printf("fold_us %.3f\nfold_indexes_us %.3f\nfold_ratio %.3f\nfold_rooms %u\n", fold_us, build_us,
           fold_us / build_us, (unsigned)touched);
    arena_finish(&arenas[0]);
    arena_finish(&arenas[1]);
}

/* The time of a room's state, of all rooms at moments over the whole event. */
static int64_t time_states(const struct program *program, struct arena *arena)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    int64_t step = (program->last.ms - program->first.ms) / 50 + 1, count = 0, start = now_ns();
    for (int64_t at = program->first.ms; at < program->last.ms; at += step) {
        for (uint32_t room = 0; room < program->room_count; room++, count++) {
            struct room_state state;
            arena_reset(arena);
            room_state_at(program, &thresholds, room, (struct instant){at}, arena, &state);
        }
    }
    return (now_ns() - start) / (count ? count : 1);
}

/* The time of what a hallway of all rooms shows, which page it is included, at moments over the whole event.
 */
static int64_t time_hallways(const struct program *program, struct arena *arena)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    struct view_request request = {
        .program = program,
        .config = &config,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, STATION_FAULT_NONE}};
    int64_t step = (program->last.ms - program->first.ms) / 50 + 1, count = 0, start = now_ns();
    for (int64_t at = program->first.ms; at < program->last.ms; at += step, count++) {
        struct view view;
        request.now.ms = at;
        arena_reset(arena);
        view_make(&request, arena, &view);
    }
    return (now_ns() - start) / (count ? count : 1);
}

int main(int argc, char **argv)
{
    struct loaded loaded = {0};
    struct err err = {0};
    struct arena arena;
    static struct change changes[CHANGES_MOST];
    static struct room_name names[CHANGES_MOST];
    long count = argc > 2 ? strtol(argv[2], NULL, 10) : 40;
    if (argc < 2 || count < 1 || count > CHANGES_MOST) {
        fprintf(stderr, "usage: bench_fold PROGRAM [CHANGES]\n");
        return 2;
    }
    const struct load_options options = {.event_title = "Event"};
    if (!load_program(argv[1], &options, &loaded, &err)) {
        fprintf(stderr, "bench_fold: %s\n", err.text);
        return 1;
    }
    const struct program *program = loaded.program;
    bench_make_changes(program, changes, (uint32_t)count, names);
    const struct live live = {.issued = INSTANT_NONE,
                              .venue = "",
                              .log = "",
                              .changes = {.count = (uint32_t)count, .changes = changes}};
    time_fold(program, &live);
    arena_init(&arena, malloc, free);
    struct arena fold_arena;
    arena_init(&fold_arena, malloc, free);
    const struct program *folded = changes_fold(program, NULL, &live, &fold_arena, NULL);
    static int64_t plain[TURNS], with[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
        plain[turn] = time_states(program, &arena);
        with[turn] = time_states(folded, &arena);
    }
    printf("room_state_us %.3f\nroom_state_folded_us %.3f\n", median_us(plain, TURNS),
           median_us(with, TURNS));
    /* All known long before: in the round in which something is said, a hallway costs a fold more. */
    for (long i = 0; i < count; i++)
        changes[i].made = INSTANT_NONE;
    folded = changes_fold(program, NULL, &live, &fold_arena, NULL);
    for (int turn = 0; turn < TURNS; turn++) {
        plain[turn] = time_hallways(program, &arena);
        with[turn] = time_hallways(folded, &arena);
    }
    printf("hallway_us %.3f\nhallway_folded_us %.3f\n", median_us(plain, TURNS), median_us(with, TURNS));
    arena_finish(&fold_arena);
    arena_finish(&arena);
    load_finish(&loaded);
    return 0;
}

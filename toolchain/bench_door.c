/*
 * bench_door PROGRAM ROOM MOMENT [--window | --redraws N | --day [CHANGES [elsewhere]]]: a door of 1920x1080,
 * drawn by the firmware's loop, on the headless board or in a window. "-" in place of a room: a hallway of
 * all rooms. PROGRAM is one of our own files, which is what nownext-display reads: the importers, and the
 * libraries that they need, are none of its cost.
 *
 * Prints the time of the monotonic clock when the first frame is there. With --redraws also what redraws
 * cost, and, after them, the memory of the process: "NAME VALUE" a line. With --day the processor time of the
 * 24 hours from the moment on, on a small panel and without fades, the number of steps, and the memory; with
 * a number of changes laid over the program, which were all made before; "elsewhere": of other days, so that
 * what is shown is what it is without them.
 *
 * A step is to cost no more than without changes. It folds nothing, and looks at lists that are as long; so
 * that holds where changes are of other days (1.001 in instructions, LPC 2024, a hallway). Where they are of
 * the day that is shown, what has happened is on the screen: a step costs what drawing it takes, with 40
 * changes of that day 1.009 at a door and 1.046 in a hallway, most of which is badges and their words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench_changes.h"

#include "changes/fold.h"
#include "load/style.h"
#include "player/loop.h"
#include "program/limits.h"
#include "reader/name_key.h"
#include "reader/read_program.h"
#include "lookup/moment.h"
#include "spool/file.h"
#include "spool/tz.h"
#include "desktop/board_desktop.h"
#include "headless/board_headless.h"

enum { WIDTH = 1920, HEIGHT = 1080, SMALL_WIDTH = 480, SMALL_HEIGHT = 320, REDRAWS_MOST = 100000 };

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

static void print_median(const char *name, int64_t *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, compare);
    printf("%s %.3f\n", name, (double)times[count / 2] / 1e6);
}

/* What the process holds of memory, its share of what it shares included. */
static void print_memory(void)
{
    char line[200];
    long kilobytes;
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "Pss: %ld kB", &kilobytes) == 1)
            printf("pss_kb %ld\n", kilobytes);
    if (file)
        fclose(file);
}

/* The whole picture anew, every time. */
static bool time_full(struct loop *loop, int64_t *times, int count, struct err *reterr)
{
    for (int i = 0; i < count; i++) {
        loop_forget(loop);
        loop->canvas.has_scene = false;
        int64_t start = now_ns();
        if (!loop_step(loop, reterr))
            return false;
        times[i] = now_ns() - start;
    }
    print_median("full_redraw_ms", times, count);
    return true;
}

/* A band across the picture, cut in two at a slant. */
static void make_band(struct scene *ret, struct arena *arena)
{
    enum { TOP = 140, FOOT = 356, CUT = 960, SLANT = 120, GAP = 26, U = POINT_UNITS };
    static const struct point near[] = {
        {0, TOP * U}, {(CUT + SLANT) * U, TOP * U}, {CUT * U, FOOT * U}, {0, FOOT * U}};
    static const struct point far[] = {{(CUT + SLANT + GAP) * U, TOP * U},
                                       {WIDTH * U, TOP * U},
                                       {WIDTH * U, FOOT * U},
                                       {(CUT + GAP) * U, FOOT * U}};
    scene_init(ret, WIDTH, HEIGHT, (struct color){0, 0, 0}, arena);
    ret->inner = (struct box){.y = TOP, .width = WIDTH, .height = FOOT - TOP};
    scene_polygon(ret, near, 4, (struct color){10, 82, 190}, "near");
    scene_polygon(ret, far, 4, (struct color){255, 196, 0}, "far");
}

static void time_drawing(const char *name, struct renderer *renderer, const struct scene *scene,
                         struct frame *frame, int64_t *times, int count)
{
    for (int i = 0; i < count; i++) {
        int64_t start = now_ns();
        render_scene(renderer, scene, &scene->inner, 1, frame);
        times[i] = now_ns() - start;
    }
    print_median(name, times, count);
}

/* A plain copy of the picture, and beside it what the pixels cost: of the door, and of a band of polygons. */
static bool time_pixels(struct loop *loop, struct renderer *renderer, int64_t *times, int count)
{
    const struct frame *frame = loop->canvas.frame;
    struct frame *copy = frame_create(WIDTH, HEIGHT);
    struct arena arena;
    struct scene band;
    arena_init(&arena, malloc, free);
    make_band(&band, &arena);
    for (int i = 0; i < count && copy; i++) {
        int64_t start = now_ns();
        memcpy(copy->pixels, frame->pixels, (size_t)frame->height * (size_t)frame->pitch);
        times[i] = now_ns() - start;
    }
    bool ok = copy != NULL;
    if (ok) {
        print_median("copy_ms", times, count);
        time_drawing("pixels_ms", renderer, canvas_scene(&loop->canvas), copy, times, count);
        time_drawing("band_ms", renderer, &band, copy, times, count);
    }
    frame_destroy(copy);
    arena_finish(&arena);
    return ok;
}

/* A minute on and a minute back from `at`. */
static bool time_minutes(const char *name, struct loop *loop, struct instant at, int64_t *times, int count,
                         struct err *reterr)
{
    uint64_t presents = loop->board->counts.presents;
    for (int i = -1; i < count; i++) {
        board_headless_set_clock(loop->board, at.ms + (i % 2 ? MS_PER_MINUTE : 0), BOARD_CLOCK_TRUSTED);
        int64_t start = now_ns();
        if (!loop_step(loop, reterr))
            return false;
        if (i >= 0)
            times[i] = now_ns() - start;
    }
    if (loop->board->counts.presents - presents != (uint64_t)count + 1)
        return err_set(reterr, ERR_USAGE, "%s: not every minute was drawn", name);
    print_median(name, times, count);
    return true;
}

/* Frames of a cross-fade of the whole picture: the arithmetic alone, and with it shown on the board. */
static bool time_fade(struct loop *loop, int64_t *times, int count, struct err *reterr)
{
    const struct frame *target = loop->canvas.frame;
    struct frame *shown = frame_create(WIDTH, HEIGHT);
    struct board_rect all = {0, 0, WIDTH, HEIGHT};
    bool ok = shown != NULL;
    for (int presents = 0; presents < 2 && ok; presents++) {
        for (int i = -1; i < count && ok; i++) {
            int64_t start = now_ns();
            fade_blend(shown, target, &(struct box){0, 0, WIDTH, HEIGHT}, 1, 11, (i + 1) % 256);
            if (presents)
                ok = loop->board->ops->present(
                    loop->board, &(struct board_picture){WIDTH, HEIGHT, shown->pitch, shown->pixels}, &all, 1,
                    reterr);
            if (i >= 0)
                times[i] = now_ns() - start;
        }
        print_median(presents ? "fade_presented_ms" : "fade_ms", times, count);
    }
    frame_destroy(shown);
    return ok;
}

static bool time_redraws(struct loop *loop, struct renderer *renderer, const struct program *program,
                         struct instant at, int count, struct err *reterr)
{
    /* Long after the last session nothing but the clock changes. */
    struct instant after = {program->last.ms + 40 * MS_PER_DAY};
    int64_t *times = calloc((size_t)count, sizeof *times);
    bool ok = times && time_full(loop, times, count, reterr) && time_pixels(loop, renderer, times, count) &&
              time_minutes("minute_ms", loop, at, times, count, reterr) &&
              time_minutes("clock_ms", loop, after, times, count, reterr);
    if (ok)
        print_memory();
    ok = ok && time_fade(loop, times, count, reterr);
    free(times);
    return ok;
}

/* Every step of a day, as the loop asks to be woken. */
static bool time_day(struct loop *loop, struct instant at, struct err *reterr)
{
    struct timespec begun, ended;
    struct board_event event;
    long steps = 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun);
    while (loop->board->ops->now(loop->board) < at.ms + MS_PER_DAY) {
        loop_wait(loop, loop_due(loop), &event);
        if (event.kind == BOARD_EVENT_QUIT)
            return err_set(reterr, ERR_USAGE, "the day ended with nothing to wait for");
        if (!loop_step(loop, reterr))
            return false;
        steps++;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    printf("day_ms %.3f\nsteps %ld\n",
           (double)(ended.tv_sec - begun.tv_sec) * 1e3 + (double)(ended.tv_nsec - begun.tv_nsec) / 1e6,
           steps);
    print_memory();
    return true;
}

/* What is measured. */
struct task {
    bool in_window, day;
    bool elsewhere; /* the changes are of other days */
    int redraws, changes;
};

static struct board *make_board(const struct task *task, const struct panel_config *panel, struct instant at,
                                struct err *reterr)
{
    if (task->in_window)
        return board_desktop_window.create(
            &(struct window_options){.title = "bench_door", .width = WIDTH, .height = HEIGHT}, reterr);
    struct board_headless_options options = {
        .width = panel->width, .height = panel->height, .now_ms = at.ms, .clock = BOARD_CLOCK_TRUSTED};
    return board_headless_create(&options, reterr);
}

/* As the display's store reads it. */
static bool read_file(const char *path, struct arena *arena, const struct program **ret, struct err *reterr)
{
    struct arena scratch;
    struct zone_source zones = spool_zone_source();
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    bool ok = spool_read_file(path, LIMIT_FILE_BYTES, &scratch, &bytes, &size, reterr) &&
              read_program(bytes, size, &zones, style_cancelled_words(&scratch), arena, &scratch, NULL, ret,
                           reterr);
    arena_finish(&scratch);
    return ok;
}

/* As many changes of other conference days than the one that `at` is in, evenly spread. False: there are too
 * few sessions on these. */
static bool make_changes_elsewhere(const struct program *program, struct instant at, struct change *changes,
                                   uint32_t count, struct arena *arena)
{
    const struct day day = program_day_at(program, at);
    const uint32_t all_count = program->session_count + 1; /* then one of each session */
    struct change *all = ARENA_ARRAY(arena, struct change, all_count);
    uint32_t left = 0;
    bench_make_changes(program, all, all_count, ARENA_ARRAY(arena, struct room_name, all_count));
    for (uint32_t i = 0; i < all_count; i++) {
        const struct instant start = program->sessions[program_find_session(program, all[i].session)].start;
        if (start.ms < day.start.ms || start.ms >= day.end.ms)
            all[left++] = all[i];
    }
    for (uint32_t i = 0; i < count && left >= count; i++)
        changes[i] = all[i * left / count];
    return left >= count;
}

/* The program, with so many changes laid over it. NULL: it has too few sessions. */
static const struct program *lay_changes(const struct program *program, const struct task *task,
                                         struct instant at, struct arena *arena)
{
    const uint32_t count = (uint32_t)task->changes;
    struct live *live = ARENA_NEW(arena, struct live);
    struct change *changes = ARENA_ARRAY(arena, struct change, count);
    if (!task->elsewhere)
        bench_make_changes(program, changes, count, ARENA_ARRAY(arena, struct room_name, count));
    else if (!make_changes_elsewhere(program, at, changes, count, arena))
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        changes[i].made = INSTANT_NONE;
    *live = (struct live){
        .issued = INSTANT_NONE, .venue = "", .log = "", .changes = {.count = count, .changes = changes}};
    return changes_fold(program, NULL, live, arena, NULL);
}

static bool run(const char *path, const char *room, const char *moment, const struct task *task,
                struct err *reterr)
{
    bool hallway = strcmp(room, "-") == 0;
    const struct program *program;
    struct arena arena;
    struct instant at;
    arena_init(&arena, malloc, free);
    if (!read_file(path, &arena, &program, reterr))
        return false;
    uint32_t number = hallway ? PROGRAM_NONE : program_find_room(program, name_of_room(&arena, room));
    if (!hallway && number == PROGRAM_NONE)
        return err_set(reterr, ERR_USAGE, "there is no room %s", room);
    if (!when_read(moment, program, &at, reterr))
        return false;
    struct display_config config;
    display_config_set_defaults(&config, hallway ? ROLE_HALLWAY : ROLE_DOOR);
    config.panel = (struct panel_config){.width = task->day ? SMALL_WIDTH : WIDTH,
                                         .height = task->day ? SMALL_HEIGHT : HEIGHT};
    if (!hallway)
        display_config_set_room(&config, program, number, &arena);
    struct board *board = make_board(task, &config.panel, at, reterr);
    struct renderer *renderer = renderer_create(reterr);
    struct loop loop;
    bool ok = board && renderer && loop_init(&loop, board, renderer, &config, reterr);
    if (!ok)
        return false;
    if (task->changes && !(program = lay_changes(program, task, at, &arena)))
        return err_set(reterr, ERR_USAGE, "there are too few sessions on other days");
    loop_set_program(&loop, program);
    ok = loop_step(&loop, reterr);
    printf("first_frame_ns %lld\n", (long long)now_ns());
    fflush(stdout);
    if (ok && task->redraws)
        ok = time_redraws(&loop, renderer, program, at, task->redraws, reterr);
    if (ok && task->day)
        ok = time_day(&loop, at, reterr);
    loop_finish(&loop);
    renderer_destroy(renderer);
    board->ops->destroy(board);
    arena_finish(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    struct task task = {.in_window = argc == 5 && strcmp(argv[4], "--window") == 0,
                        .day = argc >= 5 && argc <= 7 && strcmp(argv[4], "--day") == 0,
                        .elsewhere = argc == 7 && strcmp(argv[6], "elsewhere") == 0,
                        .redraws = argc == 6 && strcmp(argv[4], "--redraws") == 0 ? atoi(argv[5]) : 0};
    if (task.day && argc >= 6)
        task.changes = atoi(argv[5]);
    if (task.elsewhere != (argc == 7) || task.changes < 0 || task.changes > CHANGES_MOST)
        task.day = false;
    if (argc != 4 && !task.in_window && !task.day && (task.redraws < 1 || task.redraws > REDRAWS_MOST)) {
        fprintf(
            stderr,
            "usage: bench_door PROGRAM ROOM MOMENT [--window | --redraws N | --day [CHANGES [elsewhere]]]\n");
        return 2;
    }
    struct err err = {0};
    if (run(argv[1], argv[2], argv[3], &task, &err))
        return 0;
    fprintf(stderr, "bench_door: %s\n", err.text);
    return 1;
}

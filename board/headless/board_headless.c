#include "headless/board_headless.h"

#include <SDL.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "platform/events.h"
#include "platform/pages.h"
#include "platform/turn.h"

struct headless {
    struct board board;
    struct board_headless_options options;
    int64_t steady_ms; /* set clock: how long was waited */
    int64_t ahead_ms;
    int brightness;
    bool is_off;
    enum board_event_kind told; /* NONE: nothing */
    uint8_t *pixels;
    struct events *events; /* NULL: nothing is watched */
};

static size_t bytes_of(int width, int height)
{
    return (size_t)width * (size_t)height * 4;
}

static uint8_t *make_pixels(int width, int height, struct err *reterr)
{
    if (width < 1 || height < 1 || width > 16384 || height > 16384) {
        err_set(reterr, ERR_USAGE, "a panel of %dx%d pixels can't be", width, height);
        return NULL;
    }
    uint8_t *pixels = pages_alloc(bytes_of(width, height));
    if (!pixels)
        err_set(reterr, ERR_IO, "memory has run out for a panel of %dx%d", width, height);
    return pixels;
}

static int64_t headless_now(struct board *board)
{
    struct headless *headless = (struct headless *)board;
    return (headless->options.real_clock ? events_now_ms() : headless->options.now_ms) + headless->ahead_ms;
}

static int64_t headless_steady(struct board *board)
{
    struct headless *headless = (struct headless *)board;
    return headless->options.real_clock ? events_steady_ms() : headless->steady_ms;
}

static enum board_clock headless_clock(struct board *board)
{
    return ((struct headless *)board)->options.clock;
}

static bool headless_present(struct board *board, const struct board_picture *picture,
                             const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    struct headless *headless = (struct headless *)board;
    const struct board_headless_options *panel = &headless->options;
    bool turned = panel->rotate == 90 || panel->rotate == 270;
    int width = turned ? panel->height : panel->width, height = turned ? panel->width : panel->height;
    if (picture->width != width || picture->height != height)
        return err_set(reterr, ERR_USAGE, "a picture of %dx%d was presented where the panel shows %dx%d",
                       picture->width, picture->height, width, height);
    for (uint32_t i = 0; i < damage_count; i++) {
        struct board_rect rect = turn_clip_rect(damage[i], width, height);
        turn_copy_rect(picture, rect, panel->rotate, TURN_RGBA, headless->pixels, panel->width * 4);
        board->counts.pixels_presented += (uint64_t)rect.width * (uint64_t)rect.height;
    }
    board->counts.presents++;
    return true;
}

/* Sleeps on a real clock, again after a signal. */
static void sleep_until(int64_t (*clock_ms)(void), int64_t until_ms)
{
    for (int64_t left = until_ms - clock_ms(); left > 0; left = until_ms - clock_ms()) {
        struct timespec pause = {.tv_sec = (time_t)(left / 1000), .tv_nsec = (long)(left % 1000) * 1000000};
        if (nanosleep(&pause, NULL) != 0 && errno != EINTR)
            return;
    }
}

static bool watch(struct headless *headless, struct err *reterr)
{
    const struct board_headless_options *options = &headless->options;
    if (!options->folders[0])
        return true;
    headless->events = events_create(reterr);
    if (!headless->events ||
        !events_watch(headless->events, options->folders[0], NULL, EVENTS_FIRST_MARK, reterr))
        return false;
    for (int i = 1; i < BOARD_HEADLESS_FOLDERS; i++)
        if (options->folders[i])
            events_watch(headless->events, options->folders[i], NULL, EVENTS_FIRST_MARK, NULL);
    return !options->run ||
           (events_watch(headless->events, options->run, "frame.request", EVENTS_FIRST_MARK, reterr) &&
            events_watch(headless->events, options->run, "network.txt", EVENTS_FIRST_MARK, reterr));
}

/* By the system's clock or by the steady one; INT64_MAX: not by that. */
static void wait_watching(struct headless *headless, int64_t until_ms, int64_t until_steady_ms,
                          struct board_event *ret)
{
    unsigned kinds = events_wait(headless->events, until_ms, until_steady_ms);
    ret->kind = kinds & EVENTS_QUIT                           ? BOARD_EVENT_QUIT
                : kinds & (EVENTS_FIRST_MARK | EVENTS_RELOAD) ? BOARD_EVENT_FILES
                                                              : BOARD_EVENT_NONE;
}

static void headless_wait(struct board *board, int64_t until_ms, struct board_event *ret)
{
    struct headless *headless = (struct headless *)board;
    struct board_headless_options *options = &headless->options;
    memset(ret, 0, sizeof *ret);
    board->counts.wakeups++;
    ret->kind = headless->told;
    headless->told = BOARD_EVENT_NONE;
    if (ret->kind != BOARD_EVENT_NONE)
        return;
    if (until_ms != INT64_MAX)
        until_ms -= headless->ahead_ms;
    if (headless->events) {
        wait_watching(headless, until_ms, INT64_MAX, ret);
        return;
    }
    if (options->real_clock) {
        sleep_until(events_now_ms, until_ms);
        return;
    }
    int64_t target = until_ms;
    if (options->quit_at_ms && until_ms >= options->quit_at_ms) {
        target = options->quit_at_ms;
        ret->kind = BOARD_EVENT_QUIT;
    } else if (until_ms == INT64_MAX) {
        target = options->now_ms;
        ret->kind = BOARD_EVENT_QUIT;
    }
    if (target > options->now_ms) {
        headless->steady_ms += target - options->now_ms;
        options->now_ms = target;
    }
}

static void headless_wait_steady(struct board *board, int64_t until_steady_ms, struct board_event *ret)
{
    struct headless *headless = (struct headless *)board;
    if (headless->options.real_clock) {
        memset(ret, 0, sizeof *ret);
        board->counts.wakeups++;
        if (headless->events)
            wait_watching(headless, INT64_MAX, until_steady_ms, ret);
        else
            sleep_until(events_steady_ms, until_steady_ms);
        return;
    }
    /* Both of its clocks go on together while it is waited on. */
    int64_t left = until_steady_ms == INT64_MAX ? INT64_MAX : until_steady_ms - headless->steady_ms;
    headless_wait(board,
                  left == INT64_MAX ? INT64_MAX
                                    : headless->options.now_ms + headless->ahead_ms + (left > 0 ? left : 0),
                  ret);
}

static void headless_panel(struct board *board, struct board_panel *ret)
{
    const struct board_headless_options *panel = &((struct headless *)board)->options;
    *ret = (struct board_panel){.width = panel->width,
                                .height = panel->height,
                                .connector = "",
                                .has_wanted_mode = true,
                                .mode_why = ""};
}

static bool headless_set_mode(struct board *board, const struct board_mode *mode, struct err *reterr)
{
    struct headless *headless = (struct headless *)board;
    struct board_headless_options *panel = &headless->options;
    panel->rotate = mode->rotate;
    if (mode->width == 0 || (mode->width == panel->width && mode->height == panel->height))
        return true;
    uint8_t *pixels = make_pixels(mode->width, mode->height, reterr);
    if (!pixels)
        return false;
    pages_free(headless->pixels, bytes_of(panel->width, panel->height));
    headless->pixels = pixels;
    panel->width = mode->width;
    panel->height = mode->height;
    return true;
}

static void headless_set_clock(struct board *board, enum board_clock clock, int64_t ahead_ms)
{
    struct headless *headless = (struct headless *)board;
    headless->options.clock = clock;
    headless->ahead_ms = ahead_ms;
}

static void headless_set_power(struct board *board, bool on)
{
    ((struct headless *)board)->is_off = !on;
}

static void headless_set_brightness(struct board *board, int percent)
{
    ((struct headless *)board)->brightness = percent;
}

int board_headless_brightness(const struct board *board)
{
    return ((const struct headless *)board)->brightness;
}

void board_headless_tell(struct board *board, enum board_event_kind kind)
{
    ((struct headless *)board)->told = kind;
}

bool board_headless_is_on(const struct board *board)
{
    return !((const struct headless *)board)->is_off;
}

static void headless_destroy(struct board *board)
{
    struct headless *headless = (struct headless *)board;
    if (!headless)
        return;
    events_destroy(headless->events);
    pages_free(headless->pixels, bytes_of(headless->options.width, headless->options.height));
    free(headless);
}

static const struct board_ops headless_ops = {
    .now = headless_now,
    .steady_ms = headless_steady,
    .clock = headless_clock,
    .present = headless_present,
    .wait = headless_wait,
    .wait_steady = headless_wait_steady,
    .panel = headless_panel,
    .set_mode = headless_set_mode,
    .set_clock = headless_set_clock,
    .set_power = headless_set_power,
    .set_brightness = headless_set_brightness,
    .destroy = headless_destroy,
};

struct board *board_headless_create(const struct board_headless_options *options, struct err *reterr)
{
    uint8_t *pixels = make_pixels(options->width, options->height, reterr);
    struct headless *headless = pixels ? calloc(1, sizeof *headless) : NULL;
    if (!headless) {
        pages_free(pixels, bytes_of(options->width, options->height));
        err_set(reterr, ERR_IO, "memory has run out");
        return NULL;
    }
    headless->board.ops = &headless_ops;
    headless->options = *options;
    headless->pixels = pixels;
    if (!watch(headless, reterr)) {
        headless_destroy(&headless->board);
        return NULL;
    }
    return &headless->board;
}

void board_headless_set_clock(struct board *board, int64_t now_ms, enum board_clock clock)
{
    struct headless *headless = (struct headless *)board;
    headless->options.now_ms = now_ms;
    headless->options.clock = clock;
}

struct board_picture board_headless_picture(const struct board *board)
{
    const struct headless *headless = (const struct headless *)board;
    return (struct board_picture){.width = headless->options.width,
                                  .height = headless->options.height,
                                  .pitch = headless->options.width * 4,
                                  .pixels = headless->pixels};
}

#include "fleet/fleet_line.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int64_t fleet_line_clock(void)
{
    struct timespec time;
    clock_gettime(CLOCK_BOOTTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool fleet_line_open(struct fleet_line *line, const struct fleet_watch_options *options, struct err *reterr)
{
    struct arena memory;
    arena_init(&memory, malloc, free);
    signal(SIGPIPE, SIG_IGN);
    /* Whoever calls a command waits for it: the first attempt is at once. */
    return fleet_watch_init(&line->watch, options, fleet_line_clock(), 0, &memory, reterr);
}

void fleet_line_close(struct fleet_line *line)
{
    fleet_watch_finish(&line->watch);
}

static void step(struct fleet_line *line)
{
    /* Whoever waits for it is back sooner than displays are, which are many: after an eighth of their time.
     */
    int64_t now = fleet_line_clock();
    fleet_watch_step(&line->watch, now, ((uint32_t)now * UINT32_C(2654435761) ^ (uint32_t)getpid()) >> 3);
}

void fleet_line_turn(struct fleet_line *line, int64_t most_ms, int more_fd)
{
    struct pollfd waits[2] = {{.fd = more_fd, .events = POLLIN}};
    bool for_writing;
    step(line);
    unsigned count = 1;
    if (broker_waits(line->watch.broker, &waits[1].fd, &for_writing)) {
        waits[1].events = (short)(POLLIN | (for_writing ? POLLOUT : 0));
        count = 2;
    }
    int64_t wait = broker_due(line->watch.broker) - fleet_line_clock();
    wait = wait < most_ms ? wait : most_ms;
    poll(waits, count, wait > 0 ? (int)wait : 0);
    step(line);
}

static bool is_connected(const struct fleet_line *line)
{
    return broker_is_connected(line->watch.broker);
}

static bool fail(const struct fleet_line *line, struct err *reterr)
{
    return err_set(reterr, ERR_IO, "the broker can't be reached: %s",
                   *line->watch.why ? line->watch.why : "it does not answer");
}

bool fleet_line_settle(struct fleet_line *line, int64_t most_ms, struct err *reterr)
{
    const int64_t end = fleet_line_clock() + most_ms;
    for (;;) {
        int64_t now = fleet_line_clock(), quiet = line->watch.heard_ms + FLEET_LINE_QUIET_MS - now;
        if (is_connected(line) && (quiet <= 0 || now >= end))
            return true;
        if (!is_connected(line) && (*line->watch.why || now >= end))
            return fail(line, reterr);
        quiet = is_connected(line) ? quiet : end - now;
        fleet_line_turn(line, quiet < end - now ? quiet : end - now, -1);
    }
}

bool fleet_line_await(struct fleet_line *line, int64_t most_ms,
                      bool (*holds)(void *of, const struct fleet_line *line), void *of)
{
    const int64_t end = fleet_line_clock() + most_ms;
    while (!holds(of, line)) {
        int64_t left = end - fleet_line_clock();
        if (left <= 0 || (!is_connected(line) && *line->watch.why))
            return false;
        fleet_line_turn(line, left, -1);
    }
    return true;
}

static bool is_confirmed(void *of, const struct fleet_line *line)
{
    (void)of;
    return is_connected(line) && broker_unconfirmed(line->watch.broker) == 0;
}

bool fleet_line_confirm(struct fleet_line *line, int64_t most_ms, struct err *reterr)
{
    if (fleet_line_await(line, most_ms, is_confirmed, NULL))
        return true;
    return is_connected(line) ? err_set(reterr, ERR_IO, "the broker has not confirmed it")
                              : fail(line, reterr);
}

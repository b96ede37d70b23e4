#include "display/timekeeper.h"

#include <string.h>

static struct instant instant_of(int64_t ms)
{
    return ms ? (struct instant){ms} : INSTANT_NONE;
}

static bool leave_mark(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    int64_t now_ms;
    memcpy(&now_ms, bytes, size);
    if (system_clock_mark(path, now_ms))
        return true;
    err_set(reterr, ERR_IO, "the time can't be marked");
    return false;
}

void timekeeper_init(struct timekeeper *keeper, const struct system_clock_paths *paths, int64_t steady_ms)
{
    struct system_clock clock;
    *keeper = (struct timekeeper){
        .paths = *paths, .started_steady_ms = steady_ms, .behind = {.replace = leave_mark}};
    system_clock_read(paths, &clock);
    keeper->last_known_ms = clock.last_known_ms;
    keeper->floor_ms = clock.image_ms > clock.last_known_ms ? clock.image_ms : clock.last_known_ms;
}

void timekeeper_finish(struct timekeeper *keeper)
{
    bool ok;
    write_behind_end(&keeper->behind, WRITE_BEHIND_WAIT, &ok, NULL);
}

struct clock_trust timekeeper_judge(struct timekeeper *keeper, const struct program *program,
                                    int64_t system_ms, int64_t steady_ms)
{
    struct system_clock clock;
    struct system_clock_paths paths = keeper->paths;
    paths.last_known = paths.image = NULL; /* asked at the start, and on a disk */
    system_clock_read(&paths, &clock);
    struct clock_facts facts = {
        .is_synchronised = clock.is_synchronised,
        .is_set = clock.is_set,
        .network = clock.network_ms ? (struct instant){clock.network_ms + steady_ms - clock.network_boot_ms}
                                    : INSTANT_NONE,
        .rtc = instant_of(clock.rtc_ms),
        .last_known = instant_of(keeper->last_known_ms),
        .since_start_ms = steady_ms - keeper->started_steady_ms};
    return trust_clock(&facts, program, (struct instant){system_ms});
}

void timekeeper_mark(struct timekeeper *keeper, struct clock_trust trust, int64_t now_ms)
{
    bool ok;
    write_behind_end(&keeper->behind, WRITE_BEHIND_NO_WAIT, &ok, NULL);
    if (write_behind_is_busy(&keeper->behind) || trust.clock == STATION_CLOCK_UNTRUSTED ||
        !keeper->paths.last_known ||
        (keeper->marked_ms && now_ms >= keeper->marked_ms && now_ms - keeper->marked_ms < TIMEKEEPER_MARK_MS))
        return;
    /* A full disk or a worn card must not be tried again at each step. */
    keeper->marked_ms = now_ms;
    write_behind_start(&keeper->behind, keeper->paths.last_known, &now_ms, sizeof now_ms);
}

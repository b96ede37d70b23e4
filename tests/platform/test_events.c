#define _DEFAULT_SOURCE /* for syscall */
#include "check.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "platform/events.h"

enum { SPOOL = EVENTS_FIRST_MARK, PLUG = EVENTS_FIRST_MARK << 1 };

static char folder[200];

/* In the C library's place: as the kernel answers when the clock was set between two waits. */
static bool clock_was_set;
static struct timespec armed; /* last, of the clock */
int timerfd_settime(int file, int flags, const struct itimerspec *time, struct itimerspec *before)
{
    int result = (int)syscall(SYS_timerfd_settime, file, flags, time, before);
    if (flags & TFD_TIMER_CANCEL_ON_SET)
        armed = time->it_value;
    if (result != 0 || !clock_was_set || !(flags & TFD_TIMER_CANCEL_ON_SET))
        return result;
    clock_was_set = false;
    errno = ECANCELED;
    return -1;
}

static int64_t ahead_s;
int clock_gettime(clockid_t clock, struct timespec *ret)
{
    int result = (int)syscall(SYS_clock_gettime, clock, ret);
    if (clock == CLOCK_REALTIME)
        ret->tv_sec += ahead_s;
    return result;
}

static const char *path_of(const char *name)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name)
{
    FILE *file = fopen(path_of(name), "w");
    fputs("x", file);
    fclose(file);
}

static void test_times(struct events *events)
{
    check_row("a time that is past comes at once");
    CHECK_INT(events_wait(events, 5, INT64_MAX), 0);
    CHECK_INT(events_wait(events, INT64_MAX, 0), 0);
    CHECK_INT(events_wait(events, 0, 0), 0);
    check_row("a time to come is waited for, on either clock");
    int64_t until_ms = events_now_ms() + 3;
    CHECK_INT(events_wait(events, until_ms, INT64_MAX), 0);
    CHECK(events_now_ms() >= until_ms);
    until_ms = events_steady_ms() + 3;
    CHECK_INT(events_wait(events, INT64_MAX, until_ms), 0);
    CHECK(events_steady_ms() >= until_ms);
}

/* A time that is past would come again and again. */
static void test_far(struct events *events)
{
    check_row("a clock past 2100, and nothing to wait for");
    ahead_s = INT64_C(90) * 366 * 24 * 3600;
    CHECK_INT(events_wait(events, INT64_MAX, 0), 0);
    CHECK(armed.tv_sec > events_now_ms() / 1000 + 300 * 24 * 3600);
    check_row("and a time to wait for");
    int64_t until_ms = events_now_ms() + 5000;
    CHECK_INT(events_wait(events, until_ms, 0), 0);
    CHECK_INT(armed.tv_sec, until_ms / 1000);
    ahead_s = 0;
}

static void test_clock_set(struct events *events)
{
    check_row("the clock was set while nothing waited");
    clock_was_set = true;
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_CLOCK_SET);
    check_row("it is told once");
    CHECK_INT(events_wait(events, 0, INT64_MAX), 0);
}

static void test_signals(struct events *events)
{
    check_row("signals, and they do not end the process");
    kill(getpid(), SIGHUP);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_RELOAD);
    kill(getpid(), SIGTERM);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_QUIT);
    kill(getpid(), SIGINT);
    kill(getpid(), SIGHUP);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_QUIT | EVENTS_RELOAD);
}

static void test_files(struct events *events)
{
    struct err err = {0};
    CHECK(events_watch(events, folder, NULL, SPOOL, &err));
    check_row("written");
    write_file("program.json");
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL);
    check_row("several together are one change");
    write_file("program.json");
    write_file("live.json");
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL);
    CHECK_INT(events_wait(events, 0, INT64_MAX), 0);
    check_row("replaced");
    char from[300];
    snprintf(from, sizeof from, "%s", path_of("live.json"));
    CHECK_INT(rename(from, path_of("program.json")), 0);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL);
    check_row("gone");
    CHECK_INT(remove(path_of("program.json")), 0);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL);
    check_row("one file of a folder that is watched twice");
    CHECK(events_watch(events, folder, "plug", PLUG, &err));
    write_file("plug");
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL | PLUG);
    write_file("plugged");
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), SPOOL);
    remove(path_of("plug"));
    remove(path_of("plugged"));
    CHECK(events_wait(events, INT64_MAX, INT64_MAX) & PLUG);
    check_row("no such folder");
    CHECK(!events_watch(events, path_of("none"), NULL, SPOOL, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(strstr(err.text, "none can't be watched for changes: No such file or directory"));
}

static void test_device(struct events *events)
{
    check_row("a device");
    int ends[2];
    CHECK_INT(pipe(ends), 0);
    events_set_device(events, ends[0]);
    CHECK_INT(events_wait(events, 0, INT64_MAX), 0);
    CHECK_INT(write(ends[1], "x", 1), 1);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_DEVICE);
    events_set_device(events, -1);
    CHECK_INT(events_wait(events, 0, INT64_MAX), 0);
    check_row("a device that fails is told once");
    events_set_device(events, ends[0]);
    CHECK_INT(read(ends[0], &(char){0}, 1), 1);
    close(ends[1]);
    CHECK_INT(events_wait(events, INT64_MAX, INT64_MAX), EVENTS_DEVICE);
    CHECK_INT(events_wait(events, events_now_ms() + 3, INT64_MAX), 0);
    close(ends[0]);
}

int main(void)
{
    snprintf(folder, sizeof folder, "%s/test_events.%d", BINARY_DIR, (int)getpid());
    CHECK_INT(mkdir(folder, 0700), 0);
    struct err err = {0};
    struct events *events = events_create(&err);
    if (CHECK(events != NULL)) {
        test_times(events);
        test_far(events);
        test_clock_set(events);
        test_signals(events);
        test_files(events);
        test_device(events);
    }
    events_destroy(events);
    events_destroy(NULL);
    rmdir(folder);
    return check_done();
}

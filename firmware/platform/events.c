#include "platform/events.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* Writers touch several files, one after the other: what comes within this time is one change. */
#define GATHER_MS 20
#define MOST_GATHERED 20

#define MOST_WATCHES 8

struct watch {
    int number; /* inotify's */
    char name[64];
    unsigned mark;
};

enum { FILE_CLOCK, FILE_STEADY, FILE_SIGNALS, FILE_CHANGES, FILE_DEVICE, FILE_COUNT };

struct events {
    int files[FILE_COUNT]; /* the device is the caller's */
    sigset_t signals, before;
    struct watch watches[MOST_WATCHES];
    uint32_t watch_count;
};

static int64_t read_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t events_now_ms(void)
{
    return read_ms(CLOCK_REALTIME);
}

int64_t events_steady_ms(void)
{
    return read_ms(CLOCK_BOOTTIME);
}

static void close_files(struct events *events)
{
    for (int i = 0; i < FILE_DEVICE; i++)
        if (events->files[i] >= 0)
            close(events->files[i]);
}

struct events *events_create(struct err *reterr)
{
    struct events *events = calloc(1, sizeof *events);
    if (!events) {
        err_set(reterr, ERR_IO, "memory has run out");
        return NULL;
    }
    sigemptyset(&events->signals);
    sigaddset(&events->signals, SIGTERM);
    sigaddset(&events->signals, SIGINT);
    sigaddset(&events->signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &events->signals, &events->before);
    events->files[FILE_CLOCK] = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    events->files[FILE_STEADY] = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    events->files[FILE_SIGNALS] = signalfd(-1, &events->signals, SFD_CLOEXEC | SFD_NONBLOCK);
    events->files[FILE_CHANGES] = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    events->files[FILE_DEVICE] = -1;
    for (int i = 0; i < FILE_DEVICE; i++) {
        if (events->files[i] < 0) {
            err_set(reterr, ERR_IO, "the system gives no descriptors to wait with: %s", strerror(errno));
            events_destroy(events);
            return NULL;
        }
    }
    return events;
}

void events_destroy(struct events *events)
{
    if (!events)
        return;
    close_files(events);
    sigprocmask(SIG_SETMASK, &events->before, NULL);
    free(events);
}

bool events_watch(struct events *events, const char *folder, const char *name, unsigned mark,
                  struct err *reterr)
{
    struct watch watch = {.mark = mark};
    if (events->watch_count == MOST_WATCHES || (name && strlen(name) >= sizeof watch.name))
        return err_set(reterr, ERR_USAGE,
                       "%s can't be watched: there are too many watches, or its name is too long", folder);
    if (name)
        strcpy(watch.name, name);
    watch.number = inotify_add_watch(events->files[FILE_CHANGES], folder,
                                     IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB |
                                         IN_DELETE_SELF | IN_ONLYDIR);
    if (watch.number < 0)
        return err_set(reterr, ERR_IO, "%s can't be watched for changes: %s", folder, strerror(errno));
    events->watches[events->watch_count++] = watch;
    return true;
}

void events_set_device(struct events *events, int file)
{
    events->files[FILE_DEVICE] = file;
}

static struct timespec to_timespec(int64_t ms)
{
    return (struct timespec){.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};
}

/* False where the clock was set since it was armed last, as a timer that was waited for would have told. It
 * is armed all the same: see timerfd_create(2). */
static bool arm(int file, int flags, int64_t ms)
{
    /* A time of 0 would disarm it, one that is past comes at once. */
    struct itimerspec time = {.it_value = to_timespec(ms > 0 ? ms : 1)};
    if (ms == INT64_MAX)
        time.it_value = (struct timespec){0};
    return timerfd_settime(file, flags, &time, NULL) == 0 || errno != ECANCELED;
}

static unsigned marks_of(const struct events *events, const struct inotify_event *change)
{
    unsigned marks = 0;
    for (uint32_t i = 0; i < events->watch_count; i++) {
        const struct watch *watch = &events->watches[i];
        bool named = watch->name[0] && (change->len == 0 || strcmp(change->name, watch->name) != 0);
        if (watch->number == change->wd && !named)
            marks |= watch->mark;
    }
    return marks;
}

static unsigned read_changes(const struct events *events)
{
    _Alignas(struct inotify_event) char buffer[4096];
    unsigned marks = 0;
    ssize_t got;
    while ((got = read(events->files[FILE_CHANGES], buffer, sizeof buffer)) > 0) {
        for (char *at = buffer; at < buffer + got;) {
            const struct inotify_event *change = (const struct inotify_event *)(const void *)at;
            if (change->mask & IN_Q_OVERFLOW)
                for (uint32_t i = 0; i < events->watch_count; i++)
                    marks |= events->watches[i].mark;
            else
                marks |= marks_of(events, change);
            at += sizeof *change + change->len;
        }
    }
    return marks;
}

static unsigned read_signals(const struct events *events)
{
    struct signalfd_siginfo signal;
    unsigned kinds = 0;
    while (read(events->files[FILE_SIGNALS], &signal, sizeof signal) == sizeof signal)
        kinds |= signal.ssi_signo == SIGHUP ? EVENTS_RELOAD : EVENTS_QUIT;
    return kinds;
}

/* What has come, and is taken; gives whether a time has come too. */
static unsigned take(struct events *events, const struct pollfd *polled, bool *ret_time)
{
    unsigned kinds = 0;
    uint64_t expirations;
    if (polled[FILE_CLOCK].revents) {
        bool set =
            read(events->files[FILE_CLOCK], &expirations, sizeof expirations) < 0 && errno == ECANCELED;
        kinds |= set ? EVENTS_CLOCK_SET : 0;
        *ret_time = *ret_time || !set;
    }
    if (polled[FILE_STEADY].revents) {
        (void)!read(events->files[FILE_STEADY], &expirations, sizeof expirations);
        *ret_time = true;
    }
    if (polled[FILE_SIGNALS].revents)
        kinds |= read_signals(events);
    if (polled[FILE_CHANGES].revents)
        kinds |= read_changes(events);
    if (polled[FILE_DEVICE].revents)
        kinds |= EVENTS_DEVICE;
    if (polled[FILE_DEVICE].revents && !(polled[FILE_DEVICE].revents & POLLIN))
        events->files[FILE_DEVICE] = -1; /* it is gone, and would not let poll() sleep any more */
    return kinds;
}

static unsigned poll_once(struct events *events, int timeout_ms, bool *ret_time)
{
    struct pollfd polled[FILE_COUNT];
    for (int i = 0; i < FILE_COUNT; i++)
        polled[i] = (struct pollfd){.fd = events->files[i], .events = POLLIN}; /* -1 is passed over */
    int ready = poll(polled, FILE_COUNT, timeout_ms);
    return ready > 0 ? take(events, polled, ret_time) : 0;
}

unsigned events_wait(struct events *events, int64_t until_ms, int64_t until_steady_ms)
{
    /* Always armed, a year from now where there is nothing to wait for: an armed timer tells when the clock
     * is set. */
    static const int64_t far_ms = INT64_C(366) * 24 * 3600 * 1000;
    bool time = false;
    unsigned kinds = 0;
    if (!arm(events->files[FILE_CLOCK], TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
             until_ms == INT64_MAX ? events_now_ms() + far_ms : until_ms))
        return EVENTS_CLOCK_SET;
    arm(events->files[FILE_STEADY], TFD_TIMER_ABSTIME, until_steady_ms);
    while (!kinds && !time)
        kinds = poll_once(events, -1, &time);
    unsigned more = kinds;
    for (int i = 0; i < MOST_GATHERED && more >= EVENTS_FIRST_MARK; i++) {
        more = poll_once(events, GATHER_MS, &time);
        kinds |= more;
    }
    return kinds;
}

#include "agent/watches.h"

#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define DOCUMENTS (IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)

static const struct {
    uint32_t mask;
    unsigned news; /* when it comes or goes */
} kinds[WATCHES_COUNT] = {[WATCHES_SETUP] = {DOCUMENTS, WATCHES_SETTINGS},
                          [WATCHES_VENUE] = {DOCUMENTS, WATCHES_SETTINGS},
                          [WATCHES_DISPLAY] = {IN_MOVED_TO, WATCHES_STATUS},
                          [WATCHES_OF_STICK] = {IN_MOVED_TO, WATCHES_STICK}};

/* Sets the watches that are missing. */
static unsigned look(struct watches *watches, int64_t steady_ms)
{
    unsigned news = 0;
    watches->looked_ms = steady_ms;
    for (int i = 0; i < WATCHES_COUNT; i++) {
        if (!*watches->paths[i] || watches->numbers[i] >= 0)
            continue;
        watches->numbers[i] =
            inotify_add_watch(watches->fd, watches->paths[i], kinds[i].mask | IN_MOVE_SELF | IN_ONLYDIR);
        if (watches->numbers[i] >= 0)
            news |= kinds[i].news;
    }
    return news;
}

bool watches_open(struct watches *watches, const struct watches_folders *folders, int64_t steady_ms)
{
    const char *const paths[WATCHES_COUNT] = {folders->setup, folders->venue_file, folders->display,
                                              folders->stick};
    *watches = (struct watches){.fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (watches->fd < 0)
        return false;
    for (int i = 0; i < WATCHES_COUNT; i++) {
        watches->numbers[i] = -1;
        snprintf(watches->paths[i], sizeof watches->paths[i], "%s", paths[i] ? paths[i] : "");
    }
    char *slash = strrchr(watches->paths[WATCHES_VENUE], '/');
    watches->paths[WATCHES_VENUE][slash ? slash - watches->paths[WATCHES_VENUE] : 0] = '\0';
    look(watches, steady_ms);
    return true;
}

void watches_close(struct watches *watches)
{
    close(watches->fd);
}

static unsigned news_of(struct watches *watches, int i, const struct inotify_event *event)
{
    if (event->mask & IN_IGNORED) {
        watches->numbers[i] = -1; /* it is gone */
        return kinds[i].news;
    }
    if (event->mask & IN_MOVE_SELF) {
        inotify_rm_watch(watches->fd, event->wd);
        return 0;
    }
    if (i != WATCHES_DISPLAY)
        return kinds[i].news;
    const char *name = event->len > 0 ? event->name : "";
    return strcmp(name, "status.json") == 0 ? WATCHES_STATUS
           : strcmp(name, "frame.png") == 0 ? WATCHES_FRAME
                                            : 0;
}

static unsigned read_events(struct watches *watches)
{
    _Alignas(struct inotify_event) char buffer[4096];
    unsigned news = 0;
    ssize_t size;
    while ((size = read(watches->fd, buffer, sizeof buffer)) > 0)
        for (char *at = buffer; at < buffer + size;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
            at += sizeof *event + event->len;
            if (event->mask & IN_Q_OVERFLOW)
                news |= WATCHES_SETTINGS | WATCHES_STATUS | WATCHES_STICK;
            for (int i = 0; i < WATCHES_COUNT; i++)
                if (watches->numbers[i] == event->wd)
                    news |= news_of(watches, i, event);
        }
    return news;
}

unsigned watches_step(struct watches *watches, int64_t steady_ms)
{
    unsigned news = read_events(watches);
    return steady_ms >= watches_due(watches) ? news | look(watches, steady_ms) : news;
}

int64_t watches_due(const struct watches *watches)
{
    for (int i = 0; i < WATCHES_COUNT; i++)
        if (*watches->paths[i] && watches->numbers[i] < 0)
            return watches->looked_ms + WATCHES_LOOK_MS;
    return INT64_MAX;
}

#include "setup/intake_settle.h"

#include <string.h>
#include <sys/statvfs.h>

#include "platform/events.h"

enum { QUIET_MS = 500, MOST_MS = 30000, CHANGED = EVENTS_FIRST_MARK };

/* What can't be watched is taken over once: NULL, or a watch that tells less. */
static struct events *watch(const struct intake *intake, const char *request)
{
    struct events *events = events_create(NULL);
    char folder[512];
    if (!events)
        return NULL;
    events_watch(events, intake->setup, NULL, CHANGED, NULL);
    if (snprintf(folder, sizeof folder, "%s/pictures", intake->setup) < (int)sizeof folder)
        events_watch(events, folder, NULL, CHANGED, NULL);
    const char *slash = request ? strrchr(request, '/') : NULL;
    if (slash && slash > request && slash - request < (int)sizeof folder) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - request), request);
        events_watch(events, folder, slash + 1, CHANGED, NULL);
    }
    return events;
}

static bool can_be_written(const char *folder)
{
    struct statvfs system;
    return statvfs(folder, &system) == 0 && !(system.f_flag & ST_RDONLY);
}

enum look { QUIET, HAS_CHANGED, TO_END };

static enum look look_again(struct events *events, const char *folder)
{
    int64_t until = events_steady_ms() + (can_be_written(folder) ? QUIET_MS : 0);
    unsigned kinds;
    if (!events)
        return QUIET;
    do
        kinds = events_wait(events, INT64_MAX, until);
    while (kinds && !(kinds & (CHANGED | EVENTS_QUIT)));
    return kinds & EVENTS_QUIT ? TO_END : kinds & CHANGED ? HAS_CHANGED : QUIET;
}

bool intake_settle(const struct intake *intake, const char *request, struct intake_result *ret,
                   struct err *reterr)
{
    struct events *events = watch(intake, request);
    int64_t last = events_steady_ms() + MOST_MS;
    struct intake documents = *intake;
    documents.puts_pictures_off = true;
    enum look seen;
    bool done;
    do {
        done = intake_take_over(&documents, ret, reterr);
        seen = look_again(events, intake->setup);
        bool late = events_steady_ms() >= last;
        if (ret->put_off == 0 || seen == TO_END || (seen == HAS_CHANGED && !late))
            continue;
        done = intake_take_over(intake, ret, reterr);
        seen = look_again(events, intake->setup);
    } while (seen == HAS_CHANGED && events_steady_ms() < last);
    events_destroy(events);
    return done;
}

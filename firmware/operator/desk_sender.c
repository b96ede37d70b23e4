#include "operator/desk_sender.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#include "load/load_display.h"
#include "operator/desk_fleet.h"

enum { TOLD_SIZE = 1024, TURN_MS = 500 };

struct desk_sender {
    const struct desk_settings *settings;
    const struct zone *zone;
    struct arena arena; /* of the venue */
    struct desk_fleet fleet;
    int changes;       /* a descriptor: the folder's document is another one */
    bool is_due;       /* the broker has not confirmed what the folder has */
    unsigned connects; /* that were seen */
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    bool is_ended;
    char told[TOLD_SIZE];
    enum preview_seen *seen; /* of each display of the fleet's venue; NULL: it has none */
};

static void tell(struct desk_sender *sender, const char *text)
{
    pthread_mutex_lock(&sender->lock);
    snprintf(sender->told, sizeof sender->told, "%s", text);
    pthread_mutex_unlock(&sender->lock);
}

/* Who will see what is said now. */
static void look(struct desk_sender *sender)
{
    const struct venue *venue = sender->fleet.venue;
    struct arena arena;
    if (!sender->seen)
        return;
    arena_init(&arena, malloc, free);
    const enum preview_seen *seen =
        desk_fleet_seen(&sender->fleet, (struct instant){(int64_t)time(NULL) * MS_PER_SECOND}, &arena);
    pthread_mutex_lock(&sender->lock);
    for (uint32_t i = 0; i < venue->display_count; i++)
        sender->seen[i] = seen ? seen[i] : PREVIEW_SEEN_UNKNOWN;
    pthread_mutex_unlock(&sender->lock);
    arena_finish(&arena);
}

static bool has_changed(struct desk_sender *sender)
{
    _Alignas(struct inotify_event) char buffer[4096];
    bool any = false;
    while (read(sender->changes, buffer, sizeof buffer) > 0)
        any = true;
    return any;
}

static void describe(struct desk_sender *sender)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    desk_fleet_describe(&sender->fleet, (struct instant){(int64_t)time(NULL) * MS_PER_SECOND}, sender->zone,
                        &text);
    tell(sender, text.length > 0 ? text.text : "The broker has it.\n");
    arena_finish(&arena);
}

static void step(struct desk_sender *sender)
{
    const struct fleet_watch *watch = &sender->fleet.line.watch;
    char why[TOLD_SIZE];
    struct err err = {0};
    fleet_line_turn(&sender->fleet.line, TURN_MS, sender->changes);
    bool is_new = broker_connects(watch->broker) != sender->connects;
    sender->is_due = has_changed(sender) || is_new || sender->is_due;
    sender->connects = broker_connects(watch->broker);
    look(sender);
    if (!broker_is_connected(watch->broker)) {
        snprintf(why, sizeof why, "The broker can't be reached: %s. The folder has what was said.\n",
                 *watch->why ? watch->why : "it does not answer");
        tell(sender, why);
        return;
    }
    if (sender->is_due && !desk_fleet_publish(&sender->fleet, sender->settings->publish, &err)) {
        snprintf(why, sizeof why, "%s. The folder has what was said.\n", err.text);
        tell(sender, why);
        return;
    }
    sender->is_due = false;
    describe(sender);
}

static bool is_ended(struct desk_sender *sender)
{
    pthread_mutex_lock(&sender->lock);
    bool ended = sender->is_ended;
    pthread_mutex_unlock(&sender->lock);
    return ended;
}

static void *run(void *of)
{
    struct desk_sender *sender = of;
    while (!is_ended(sender))
        step(sender);
    return NULL;
}

/* The venue as this thread has it: that of the pages is read anew when its file changes. */
static bool open_all(struct desk_sender *sender, const char *venue_id, struct err *reterr)
{
    const struct venue *venue = NULL;
    struct err err = {0};
    if (*sender->settings->venue)
        load_venue(sender->settings->venue, &sender->arena, NULL, &venue, NULL);
    if (venue) {
        sender->seen = ARENA_ARRAY(&sender->arena, enum preview_seen, venue->display_count + 1);
        memset(sender->seen, 0, (venue->display_count + 1) * sizeof *sender->seen);
    }
    sender->changes = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (sender->changes < 0 ||
        inotify_add_watch(sender->changes, sender->settings->publish, IN_MOVED_TO | IN_CLOSE_WRITE) < 0)
        return err_set(reterr, ERR_IO, "%s can't be watched", sender->settings->publish);
    /* One that is not there now is waited for. */
    return desk_fleet_open(&sender->fleet, sender->settings, venue_id, venue, &err) ||
           sender->fleet.is_open || err_set(reterr, err.code, "the broker: %s", err.text);
}

static void give_back(struct desk_sender *sender)
{
    desk_fleet_close(&sender->fleet);
    if (sender->changes >= 0)
        close(sender->changes);
    pthread_mutex_destroy(&sender->lock);
    arena_finish(&sender->arena);
    free(sender);
}

/* A thread that no signal ends: they are for whoever serves the pages. */
static bool begin_thread(struct desk_sender *sender)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&sender->thread, NULL, run, sender) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

struct desk_sender *desk_sender_start(const struct desk_settings *settings, const char *venue_id,
                                      const struct zone *zone, struct err *reterr)
{
    struct desk_sender *sender = calloc(1, sizeof *sender);
    if (!sender) {
        err_set(reterr, ERR_IO, "there is not enough memory");
        return NULL;
    }
    sender->settings = settings;
    sender->zone = zone;
    sender->is_due = true;
    arena_init(&sender->arena, malloc, free);
    pthread_mutex_init(&sender->lock, NULL);
    if (open_all(sender, venue_id, reterr) &&
        (begin_thread(sender) || err_set(reterr, ERR_IO, "the broker's thread can't begin")))
        return sender;
    give_back(sender);
    return NULL;
}

void desk_sender_stop(struct desk_sender *sender)
{
    if (!sender)
        return;
    pthread_mutex_lock(&sender->lock);
    sender->is_ended = true;
    pthread_mutex_unlock(&sender->lock);
    pthread_join(sender->thread, NULL);
    give_back(sender);
}

const char *desk_sender_told(void *of, struct arena *arena)
{
    struct desk_sender *sender = of;
    pthread_mutex_lock(&sender->lock);
    const char *told = arena_copy(arena, sender->told);
    pthread_mutex_unlock(&sender->lock);
    return told;
}

enum preview_seen desk_sender_seen(void *of, const char *display)
{
    struct desk_sender *sender = of;
    const struct venue *venue = sender->fleet.venue;
    enum preview_seen seen = PREVIEW_SEEN_UNKNOWN;
    pthread_mutex_lock(&sender->lock);
    for (uint32_t i = 0; sender->seen && i < venue->display_count; i++)
        if (strcmp(venue->displays[i].config.name, display) == 0)
            seen = sender->seen[i];
    pthread_mutex_unlock(&sender->lock);
    return seen;
}

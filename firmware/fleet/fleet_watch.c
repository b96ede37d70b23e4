#include "fleet/fleet_watch.h"

#include <stdio.h>
#include <string.h>

#include "fleet/home_assistant.h"
#include "json/read.h"

/* --- what comes --- */

/* Adds to *ret_is_signed where they are. */
static int64_t revision_of(const char *bytes, size_t size, struct arena *arena, bool may_be_signed,
                           bool *ret_is_signed)
{
    const cJSON *tree;
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &tree, NULL))
        return -1;
    const cJSON *payload = cJSON_GetObjectItemCaseSensitive(tree, "payload");
    if (may_be_signed && cJSON_IsString(payload)) {
        *ret_is_signed = true;
        return revision_of(payload->valuestring, strlen(payload->valuestring), arena, false, ret_is_signed);
    }
    const cJSON *revision = cJSON_GetObjectItemCaseSensitive(tree, "revision");
    return cJSON_IsNumber(revision) && revision->valuedouble >= 0 && revision->valuedouble < 1e15
               ? (int64_t)revision->valuedouble
               : -1;
}

static int64_t read_live(const char *bytes, size_t size, const struct arena *memory, bool *ret_is_signed)
{
    struct arena arena;
    arena_init(&arena, memory->acquire, memory->release);
    int64_t revision = revision_of(bytes, size, &arena, true, ret_is_signed);
    arena_finish(&arena);
    return revision;
}

int64_t fleet_live_revision(const char *bytes, size_t size, const struct arena *memory)
{
    bool is_signed = false;
    return read_live(bytes, size, memory, &is_signed);
}

/* What stands before the next "/" of a topic, in `name`; false where nothing follows it. */
static bool take_name(const char **topic, char name[BROKER_TOPIC_SIZE])
{
    size_t length = strcspn(*topic, "/");
    if ((*topic)[length] != '/' || length >= BROKER_TOPIC_SIZE)
        return false;
    memcpy(name, *topic, length);
    name[length] = '\0';
    *topic += length + 1;
    return true;
}

static void take_of_display(struct fleet_watch *watch, const char *rest, const char *bytes, size_t size,
                            bool is_held)
{
    char name[BROKER_TOPIC_SIZE];
    if (!take_name(&rest, name))
        return;
    const bool is_unassigned = strcmp(name, BROKER_UNASSIGNED) == 0;
    if (is_unassigned && (strncmp(rest, "board/", 6) != 0 || !(rest += 6, take_name(&rest, name))))
        return;
    const struct fleet_message message = {name, rest, is_unassigned, is_held, bytes, size};
    if (strcmp(rest, "frame") != 0)
        fleet_hear(&watch->fleet, &message, watch->steady_ms);
    else if (watch->options.frame && size > 0)
        watch->options.frame(watch->options.of, name, bytes, size);
}

static void on_message(void *of, const char *topic, const char *bytes, size_t size, bool is_retained)
{
    struct fleet_watch *watch = of;
    size_t base = strlen(watch->base);
    watch->heard++;
    watch->heard_ms = watch->steady_ms;
    if (*watch->home && strncmp(topic, watch->home, strlen(watch->home)) == 0)
        watch->options.home(watch->options.of_home, topic, size);
    if (strncmp(topic, watch->base, base) != 0)
        return;
    if (strcmp(topic + base, "live") == 0)
        fleet_hear_live(&watch->fleet, read_live(bytes, size, &watch->fleet.names, &watch->is_live_signed));
    else if (strncmp(topic + base, "display/", 8) == 0)
        take_of_display(watch, topic + base + 8, bytes, size, is_retained);
}

static void on_connected(void *of, bool is_connected, const char *why)
{
    struct fleet_watch *watch = of;
    watch->heard_ms = watch->steady_ms;
    if (!is_connected && watch->has_why)
        return;
    watch->has_why = !is_connected;
    snprintf(watch->why, sizeof watch->why, "%s", is_connected ? "" : why);
}

/* --- from beginning to end --- */

static bool wants_home(const struct venue *venue)
{
    return venue && venue->home_assistant && *venue->home_assistant;
}

bool fleet_watch_init(struct fleet_watch *watch, const struct fleet_watch_options *options, int64_t steady_ms,
                      uint32_t chance, const struct arena *memory, struct err *reterr)
{
    *watch = (struct fleet_watch){.options = *options, .steady_ms = steady_ms, .heard_ms = steady_ms};
    if (!broker_topic(options->venue_id, NULL, "", watch->base))
        return err_set(reterr, ERR_MEANING,
                       "the venue needs an id (\"venue\" in venue.json), without / + and #: topics have it");
    static const char *const rests[] = {"live",
                                        "display/+/online",
                                        "display/+/status",
                                        "display/" BROKER_UNASSIGNED "/board/+/online",
                                        "display/" BROKER_UNASSIGNED "/board/+/status",
                                        "display/+/frame", /* where somebody takes them */
                                        "display/" BROKER_UNASSIGNED "/board/+/frame"};
    enum { ALL = sizeof rests / sizeof *rests, OF_FRAMES = 2 };
    char topics[ALL][BROKER_TOPIC_SIZE + 48], home[BROKER_TOPIC_SIZE];
    const char *subscriptions[ALL + 1];
    for (size_t i = 0; i < ALL; i++) {
        snprintf(topics[i], sizeof topics[i], "%s%s", watch->base, rests[i]);
        subscriptions[i] = topics[i];
    }
    uint32_t count = options->frame ? ALL : ALL - OF_FRAMES;
    if (options->home && wants_home(options->venue) &&
        home_assistant_topic(options->venue->home_assistant, options->venue_id, NULL, watch->home)) {
        snprintf(home, sizeof home, "%s/device/+/config", options->venue->home_assistant);
        subscriptions[count++] = home;
    }
    const struct broker_options broker = {.url = options->broker,
                                          .ca_file = options->ca_file,
                                          .subscription_count = count,
                                          .subscriptions = subscriptions};
    const struct broker_events events = {watch, on_message, on_connected};
    watch->broker = broker_new(&broker, &events, steady_ms, chance, reterr);
    if (!watch->broker)
        return false;
    fleet_init(&watch->fleet, options->venue, steady_ms, memory);
    return true;
}

void fleet_watch_finish(struct fleet_watch *watch)
{
    broker_free(watch->broker);
    fleet_finish(&watch->fleet);
}

void fleet_watch_step(struct fleet_watch *watch, int64_t steady_ms, uint32_t chance)
{
    watch->steady_ms = steady_ms;
    watch->has_why = false;
    broker_step(watch->broker, steady_ms, chance);
}

/* --- what is asked --- */

/* A display of that name goes before a board of that code. */
static bool is_unassigned(const struct fleet_watch *watch, const char *name)
{
    bool is_board = false;
    for (uint32_t i = 0; i < watch->fleet.count; i++) {
        const struct fleet_display *display = &watch->fleet.displays[i];
        if (strcmp(display->name, name) == 0 && !display->is_unassigned)
            return false;
        is_board = is_board || strcmp(display->name, name) == 0;
    }
    return is_board;
}

static bool publish(struct fleet_watch *watch, const char *display, const char *rest, const void *bytes,
                    size_t size, bool retained)
{
    char topic[BROKER_TOPIC_SIZE];
    return (display && is_unassigned(watch, display)
                ? broker_topic_of_board(watch->options.venue_id, display, rest, topic)
                : broker_topic(watch->options.venue_id, display, rest, topic)) &&
           broker_publish(watch->broker, topic, bytes, size, retained);
}

bool fleet_watch_ask(struct fleet_watch *watch, const char *display, const char *what, struct instant now)
{
    char rest[64];
    struct arena arena;
    const char *bytes = "1";
    size_t size = 1;
    arena_init(&arena, watch->fleet.names.acquire, watch->fleet.names.release);
    snprintf(rest, sizeof rest, "ask/%s", what);
    if (watch->options.key)
        bytes = ask_write(watch->options.key, display, what, now, &arena, &size, NULL);
    bool ok = bytes && publish(watch, display, rest, bytes, size, false);
    arena_finish(&arena);
    return ok;
}

bool fleet_watch_rehearse(struct fleet_watch *watch, const char *display,
                          const struct ask_rehearsal *rehearsal, struct instant now)
{
    struct arena arena;
    size_t size;
    arena_init(&arena, watch->fleet.names.acquire, watch->fleet.names.release);
    const char *bytes = ask_write_rehearsal(watch->options.key, display, rehearsal, now, &arena, &size, NULL);
    bool ok = bytes && publish(watch, display, "ask/rehearse", bytes, size, false);
    arena_finish(&arena);
    return ok;
}

bool fleet_watch_tell_home(struct fleet_watch *watch, const char *topic, const void *bytes, size_t size)
{
    return broker_publish(watch->broker, topic, bytes, size, true);
}

bool fleet_watch_forget(struct fleet_watch *watch, const char *display)
{
    const struct venue *venue = watch->options.venue;
    char topic[BROKER_TOPIC_SIZE];
    bool ok =
        publish(watch, display, "online", "", 0, true) && publish(watch, display, "status", "", 0, true);
    if (wants_home(venue) &&
        home_assistant_topic(venue->home_assistant, watch->options.venue_id, display, topic))
        ok = fleet_watch_tell_home(watch, topic, "", 0) && ok;
    return ok;
}

bool fleet_watch_publish(struct fleet_watch *watch, const char *topic, const void *bytes, size_t size)
{
    return publish(watch, NULL, topic, bytes, size, true);
}

#include "operator/fleet_home.h"

#include <string.h>

#include "fleet/home_assistant.h"

void fleet_home_take(void *of, const char *topic, size_t size)
{
    struct fleet_home *home = of;
    uint32_t at = 0;
    home->heard++;
    while (at < home->count && strcmp(home->topics[at], topic) != 0)
        at++;
    if (size == 0 && at < home->count) {
        home->topics[at] = home->topics[--home->count];
    } else if (size > 0 && at == home->count) {
        if (home->count == home->capacity) {
            uint32_t capacity = home->capacity ? 2 * home->capacity : 64;
            const char **topics = ARENA_ARRAY(&home->arena, const char *, capacity);
            for (uint32_t i = 0; i < home->count; i++)
                topics[i] = home->topics[i];
            home->topics = topics;
            home->capacity = capacity;
        }
        home->topics[home->count++] = arena_copy(&home->arena, topic);
    }
}

struct sending {
    struct fleet_home *home;
    uint32_t sent;
};

static bool is_back(void *of, const struct fleet_line *line)
{
    const struct sending *sending = of;
    (void)line;
    return sending->home->heard >= sending->sent;
}

static bool is_of_venue(const struct venue *venue, const char *topic)
{
    char wanted[BROKER_TOPIC_SIZE];
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (home_assistant_topic(venue->home_assistant, venue->venue, venue->displays[i].config.name,
                                 wanted) &&
            strcmp(topic, wanted) == 0)
            return true;
    return false;
}

static bool send(struct sending *sending, struct fleet_line *line, const char *topic, const char *text,
                 size_t size)
{
    sending->sent++;
    return fleet_watch_tell_home(&line->watch, topic, text, size);
}

static bool send_all(struct sending *sending, struct fleet_line *line, bool ends)
{
    const struct venue *venue = line->watch.options.venue;
    struct fleet_home *home = sending->home;
    char topic[BROKER_TOPIC_SIZE];
    bool ok = true;
    for (uint32_t i = 0; i < home->count; i++)
        if (ends || !is_of_venue(venue, home->topics[i]))
            ok = send(sending, line, home->topics[i], "", 0) && ok;
    for (uint32_t i = 0; i < venue->display_count && !ends; i++) {
        size_t size;
        const struct display_config *config = &venue->displays[i].config;
        const char *text = home_assistant_message(venue, config, &home->arena, &size);
        if (text && home_assistant_topic(venue->home_assistant, venue->venue, config->name, topic))
            ok = send(sending, line, topic, text, size) && ok;
    }
    return ok;
}

bool fleet_home_tell(struct fleet_home *home, struct fleet_line *line, bool ends, int64_t most_ms,
                     uint32_t *ret_count, struct err *reterr)
{
    struct sending sending = {.home = home};
    home->heard = 0;
    if (!send_all(&sending, line, ends))
        return err_set(reterr, ERR_IO, "the broker has gone away");
    if (!fleet_line_await(line, most_ms, is_back, &sending))
        return err_set(
            reterr, ERR_IO,
            "the broker does not keep what Home Assistant is told: its rights (acl) have to let this "
            "user read and write %s/device/+/config; make-venue writes them",
            line->watch.options.venue->home_assistant);
    *ret_count = home->count;
    return true;
}

#include "agent/broker_link.h"

#include <string.h>

#include "feed/reconnect.h"

enum { RETRY_LEAST_MS = 1000 };

static void tell(struct broker_link *link, const char *text)
{
    bool is_new = strncmp(link->trouble, text, sizeof link->trouble - 1) != 0;
    snprintf(link->trouble, sizeof link->trouble, "%s", text);
    if (is_new && *text && link->log)
        fprintf(link->log, "<4>broker: %s\n", link->trouble);
}

/* --- what comes --- */

static void on_message(void *of, const char *topic, const char *bytes, size_t size, bool is_retained)
{
    struct broker_link *link = of;
    size_t ask = strlen(link->topics[BROKER_LINK_ASK]) - 1; /* without the + */
    for (int i = BROKER_LINK_LIVE; i <= BROKER_LINK_PROGRAM; i++)
        if (strcmp(topic, link->topics[i]) == 0 && size > 0)
            link->heard(link->of, (enum broker_link_topic)i, "", bytes, size);
    /* What was asked when nobody was there to hear it is not done now. */
    if (strncmp(topic, link->topics[BROKER_LINK_ASK], ask) == 0 && !is_retained)
        link->heard(link->of, BROKER_LINK_ASK, topic + ask, bytes, size);
}

static void on_connected(void *of, bool is_connected, const char *why)
{
    struct broker_link *link = of;
    tell(link, is_connected ? "" : why);
    if (!is_connected)
        return;
    link->has_connected = true;
    if (link->log)
        fprintf(link->log, "<5>broker: connected\n");
}

/* --- setting up --- */

static bool name_topics(struct broker_link *link, const struct agent_settings *settings)
{
    static const struct {
        const char *rest;
        bool is_display;
    } topics[BROKER_LINK_TOPIC_COUNT] = {
        [BROKER_LINK_LIVE] = {"live", false},    [BROKER_LINK_PROGRAM] = {"program", false},
        [BROKER_LINK_ASK] = {"ask/+", true},     [BROKER_LINK_ONLINE] = {"online", true},
        [BROKER_LINK_STATUS] = {"status", true}, [BROKER_LINK_FRAME] = {"frame", true}};
    for (int i = 0; i < BROKER_LINK_TOPIC_COUNT; i++)
        if (topics[i].is_display && settings->is_unassigned
                ? !broker_topic_of_board(settings->venue, settings->display, topics[i].rest, link->topics[i])
                : !broker_topic(settings->venue, topics[i].is_display ? settings->display : NULL,
                                topics[i].rest, link->topics[i]))
            return false;
    return true;
}

static void set_up(struct broker_link *link, const struct agent_settings *settings, int64_t steady_ms,
                   uint32_t chance)
{
    struct err err = {0};
    link->retry_ms = INT64_MAX;
    if (!name_topics(link, settings)) {
        tell(link, "with live.mqtt the venue's id and the display's name are needed, without / + and #");
        return;
    }
    const char *const subscriptions[] = {link->topics[BROKER_LINK_LIVE], link->topics[BROKER_LINK_PROGRAM],
                                         link->topics[BROKER_LINK_ASK]};
    const struct broker_options options = {settings->broker,
                                           settings->ca_file,
                                           3,
                                           subscriptions,
                                           link->topics[BROKER_LINK_ONLINE],
                                           settings->is_unassigned ? settings->display : NULL};
    const struct broker_events events = {link, on_message, on_connected};
    link->broker = broker_new(&options, &events, steady_ms, chance, &err);
    if (link->broker) {
        link->failures = 0;
        tell(link, "");
        return;
    }
    char text[BROKER_LINK_TEXT_SIZE];
    snprintf(text, sizeof text, "live.mqtt: %.300s", err.text);
    tell(link, text);
    if (err.code == ERR_IO)
        link->retry_ms = steady_ms + RETRY_LEAST_MS + reconnect_wait_ms(link->failures++, chance);
}

/* The broker of the settings, which may be others now. */
static void follow(struct broker_link *link, const struct agent_settings *settings, int64_t steady_ms,
                   uint32_t chance)
{
    char wanted[sizeof link->url] = "";
    if (*settings->broker)
        snprintf(wanted, sizeof wanted, "%s %s %s %s%s", settings->broker, settings->venue, settings->display,
                 settings->ca_file, settings->is_unassigned ? " unassigned" : "");
    bool is_same =
        strcmp(wanted, link->url) == 0 && agent_settings_keys_are_equal(&settings->keys, &link->keys);
    if (is_same && (link->broker || !*wanted || steady_ms < link->retry_ms))
        return;
    if (!is_same) {
        link->keys = settings->keys;
        link->failures = 0;
        broker_link_close(link);
        tell(link, "");
        memcpy(link->url, wanted, sizeof wanted);
    }
    if (*wanted)
        set_up(link, settings, steady_ms, chance);
}

/* --- the whole --- */

void broker_link_step(struct broker_link *link, const struct agent_settings *settings, int64_t steady_ms,
                      uint32_t chance)
{
    follow(link, settings, steady_ms, chance);
    if (!link->broker)
        return;
    broker_set_time(link->broker, link->certificate_s);
    broker_step(link->broker, steady_ms, chance);
}

int64_t broker_link_due(const struct broker_link *link)
{
    return link->broker ? broker_due(link->broker) : *link->url ? link->retry_ms : INT64_MAX;
}

bool broker_link_waits(const struct broker_link *link, int *ret_fd, bool *ret_for_writing)
{
    return link->broker && broker_waits(link->broker, ret_fd, ret_for_writing);
}

void broker_link_close(struct broker_link *link)
{
    if (link->broker)
        broker_free(link->broker);
    link->broker = NULL;
}

bool broker_link_is_connected(const struct broker_link *link)
{
    return link->broker && broker_is_connected(link->broker);
}

bool broker_link_publish(struct broker_link *link, enum broker_link_topic topic, const void *bytes,
                         size_t size, bool retained)
{
    return link->broker && broker_publish(link->broker, link->topics[topic], bytes, size, retained);
}

/*
 * broker: the connection to an MQTT broker (3.1.1), by libmosquitto, never waited for but while the broker's
 * name is looked up. The only file that knows libmosquitto. Without a broker an agent does all by polls; with
 * one it hears at once (day.md 6):
 *
 *   nownext/VENUE/live                  what is said on the day, retained
 *   nownext/VENUE/program               another version is published: poll now
 *   nownext/VENUE/display/NAME/online   1, and as its will 0
 *   nownext/VENUE/display/NAME/status   what the display tells of itself, retained
 *   nownext/VENUE/display/NAME/frame    a picture, when asked
 *   nownext/VENUE/display/NAME/ask/+    frame, identify, restart
 */
#ifndef NOWNEXT_AGENT_BROKER_H
#define NOWNEXT_AGENT_BROKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agent/fetch.h"
#include "base/err.h"

struct broker_options {
    const char *url;     /* "mqtt://host:1883", "mqtts://name:password@host:8883"; the port may be left out */
    const char *ca_file; /* "" or NULL: the system's authorities */
    const char *venue, *display; /* as topics have them: without / + # */
};

/* What comes. Bytes are the broker's until the call returns. Any may be NULL. */
struct broker_events {
    void *of;
    void (*live)(void *of, const char *bytes, size_t size);
    void (*program)(void *of, const char *bytes, size_t size);
    void (*ask)(void *of, const char *what, const char *bytes, size_t size); /* "frame" */
    void (*connected)(void *of, bool is_connected, const char *why);
};

struct broker;

/* Does not connect yet: broker_step does. NULL with ERR_MEANING for an address that is none, and for names
 * that can't be in a topic. */
struct broker *broker_new(const struct broker_options *options, const struct broker_events *events,
                          int64_t steady_ms, uint32_t chance, struct err *reterr);
/* Says that it goes ("online" becomes 0), where it can. */
void broker_free(struct broker *broker);

void broker_step(struct broker *broker, int64_t steady_ms, uint32_t chance);
/* When the next step is due at the latest. */
int64_t broker_due(const struct broker *broker);
/* False where there is no connection to wait for. */
bool broker_waits(const struct broker *broker, struct fetch_wait *ret);

bool broker_is_connected(const struct broker *broker);
/* How often it has connected. */
unsigned broker_connects(const struct broker *broker);

/* To display/NAME/TOPIC, "status" or "frame". False where there is no connection: nothing is kept for later.
 */
bool broker_publish(struct broker *broker, const char *topic, const void *bytes, size_t size, bool retained);

#endif

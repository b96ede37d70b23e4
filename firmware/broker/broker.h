/*
 * broker: a connection to an MQTT broker (3.1.1), by libmosquitto, never waited for but while the broker's
 * name is looked up. The only file that knows libmosquitto. A connection that was lost is found again
 * (feed/reconnect.h).
 *
 * The topics of a venue (day.md 6):
 *
 *   nownext/VENUE/live                  what is said on the day, retained
 *   nownext/VENUE/program               another version is published: poll now
 *   nownext/VENUE/display/NAME/online   1, and as its will 0, retained
 *   nownext/VENUE/display/NAME/status   what the display tells of itself, retained
 *   nownext/VENUE/display/NAME/frame    a picture, when asked
 *   nownext/VENUE/display/NAME/ask/+    frame, identify, restart
 *
 * A board that the venue's file does not name yet has a place beside the displays, by its code, which is its
 * host name, and connects with that as its client's id: so a broker can hold it to its own code, though all
 * such boards have one user (board/venue/acl). No display is called "unassigned":
 *
 *   nownext/VENUE/display/unassigned/board/CODE/online, status, frame, ask/+
 *
 * and, where a venue wants it, what Home Assistant is told of it (fleet/home_assistant.h).
 */
#ifndef NOWNEXT_BROKER_BROKER_H
#define NOWNEXT_BROKER_BROKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct broker_options {
    const char *url;     /* "mqtt://host:1883", "mqtts://name:password@host:8883"; the port may be left
                            out; name and password may have %20 for a blank, and so on */
    const char *ca_file; /* "" or NULL: the system's authorities */
    uint32_t subscription_count; /* what is heard, with QoS 1; copied */
    const char *const *subscriptions;
    const char *online;    /* a topic that is 1 while it is connected, else 0; NULL: none */
    const char *client_id; /* "" or NULL: one that is made up */
};

/* What comes. Bytes are the broker's until the call returns, and end with no NUL. Either may be NULL. */
struct broker_events {
    void *of;
    void (*message)(void *of, const char *topic, const char *bytes, size_t size, bool is_retained);
    void (*connected)(void *of, bool is_connected, const char *why);
};

struct broker;

/* The topic of a venue, "nownext/VENUE/live", or of a display, "nownext/VENUE/display/NAME/status", in
 * `buffer`. False where a name can't be in a topic (empty, / + # in it, over 200 bytes, no UTF-8), or there
 * is no room. `display` may be NULL. */
#define BROKER_TOPIC_SIZE 512
bool broker_topic(const char *venue, const char *display, const char *rest, char buffer[BROKER_TOPIC_SIZE]);

/* The same of a board that is not in the venue's file: "nownext/VENUE/display/unassigned/board/CODE/status".
 */
#define BROKER_UNASSIGNED "unassigned"
bool broker_topic_of_board(const char *venue, const char *code, const char *rest,
                           char buffer[BROKER_TOPIC_SIZE]);

/* Does not connect yet: broker_step does. NULL with ERR_MEANING for an address that is none, ERR_IO where it
 * can't be set up. */
struct broker *broker_new(const struct broker_options *options, const struct broker_events *events,
                          int64_t steady_ms, uint32_t chance, struct err *reterr);
/* Says that it goes (`online` becomes 0), where it can. */
void broker_free(struct broker *broker);

/* The server's certificate is judged as of this second of Unix time, from the next attempt on; 0: by the
 * system's clock, as at first. For boards whose clock is wrong, and which know the time by other means. */
void broker_set_time(struct broker *broker, int64_t unix_s);

/* Does what can be done now. `steady_ms`: a clock that is never set; `chance`: any 32 bits, others each time.
 */
void broker_step(struct broker *broker, int64_t steady_ms, uint32_t chance);
/* When the next step is due at the latest, if nothing comes before. */
int64_t broker_due(const struct broker *broker);
/* The descriptor to wait for, and whether for writing too. False where there is no connection. */
bool broker_waits(const struct broker *broker, int *ret_fd, bool *ret_for_writing);

bool broker_is_connected(const struct broker *broker);
/* How often it has connected. */
unsigned broker_connects(const struct broker *broker);
/* Messages that were published and that the broker has not confirmed yet. */
unsigned broker_unconfirmed(const struct broker *broker);

/* With QoS 1. False where there is no connection: nothing is kept for later. */
bool broker_publish(struct broker *broker, const char *topic, const void *bytes, size_t size, bool retained);

#endif

/*
 * broker_link: the broker that an agent's settings name, which may be another one at any time: connected to,
 * heard, and told. One that can't be set up, because the file of its authorities is missing, is tried again.
 */
#ifndef NOWNEXT_AGENT_BROKER_LINK_H
#define NOWNEXT_AGENT_BROKER_LINK_H

#include <stdio.h>

#include "agent/settings.h"
#include "broker/broker.h"

/* Topics of the venue and of this display; the first three are heard, the others told. */
enum broker_link_topic {
    BROKER_LINK_LIVE,
    BROKER_LINK_PROGRAM,
    BROKER_LINK_ASK,
    BROKER_LINK_ONLINE,
    BROKER_LINK_STATUS,
    BROKER_LINK_FRAME,
    BROKER_LINK_TOPIC_COUNT
};

enum { BROKER_LINK_TEXT_SIZE = 320 };

/* What comes: live data, word of another program, or what is asked of the display (`what`: "frame"; "" for
 * the others). Bytes are there until the call returns, and end with no NUL. */
typedef void broker_link_heard(void *of, enum broker_link_topic topic, const char *what, const char *bytes,
                               size_t size);

/* Zero-initialise, but for the first three. */
struct broker_link {
    void *of;
    broker_link_heard *heard;
    FILE *log;             /* lines for people, with syslog's levels; NULL: none */
    int64_t certificate_s; /* by which time its certificate is judged: as broker_set_time's */
    struct broker *broker; /* NULL: none is configured, or it can't be set up */
    bool has_connected;    /* since the caller has set it to false */
    /* What is wrong with it, for people; "" where none is configured, or while it is connected. */
    char trouble[BROKER_LINK_TEXT_SIZE];
    /* Private. */
    char url[1024];           /* of this broker, with venue and display: to see that they change */
    struct signing_keys keys; /* what was refused for a key is sent again to who connects anew */
    char topics[BROKER_LINK_TOPIC_COUNT][BROKER_TOPIC_SIZE];
    unsigned failures; /* to set it up, in a row */
    int64_t retry_ms;  /* when it is set up again; INT64_MAX: when the settings change */
};

/* Does what is due by these settings. `steady_ms`, `chance`: as broker_step's. */
void broker_link_step(struct broker_link *link, const struct agent_settings *settings, int64_t steady_ms,
                      uint32_t chance);
/* When the next step is due at the latest; INT64_MAX: when something comes. */
int64_t broker_link_due(const struct broker_link *link);
/* As broker_waits. */
bool broker_link_waits(const struct broker_link *link, int *ret_fd, bool *ret_for_writing);
/* Says that it goes. */
void broker_link_close(struct broker_link *link);

bool broker_link_is_connected(const struct broker_link *link);
/* As broker_publish; false too where there is no broker. */
bool broker_link_publish(struct broker_link *link, enum broker_link_topic topic, const void *bytes,
                         size_t size, bool retained);

#endif

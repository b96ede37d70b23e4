/*
 * fleet_watch: a fleet that listens to its venue's broker, and says to its displays what an operator asks.
 */
#ifndef NOWNEXT_FLEET_FLEET_WATCH_H
#define NOWNEXT_FLEET_FLEET_WATCH_H

#include "broker/broker.h"
#include "fleet/fleet.h"
#include "signing/ask.h"
#include "signing/key.h"

struct fleet_watch_options {
    const char *broker;               /* its address, with the operator's name and password */
    const char *ca_file;              /* "" or NULL: the system's authorities */
    const char *venue_id;             /* of the topics */
    const struct signing_secret *key; /* signs what displays are asked; NULL: not signed */
    const struct venue *venue;        /* whose displays are expected; NULL: none is known */
    /* A picture that a display has sent; the bytes are the watch's until it returns. May be NULL. */
    void (*frame)(void *of, const char *display, const char *png, size_t size);
    void *of;
    /* What the broker holds for Home Assistant of this venue's displays, where the venue wants it told. May
     * be NULL: it is not heard. */
    void (*home)(void *of, const char *topic, size_t size);
    void *of_home;
};

struct fleet_watch {
    struct fleet fleet;
    struct fleet_watch_options options;
    struct broker *broker;
    char base[BROKER_TOPIC_SIZE]; /* "nownext/VENUE/" */
    char home[BROKER_TOPIC_SIZE]; /* what topics for Home Assistant begin with; "" */
    char why[160];                /* why it is not connected; "" */
    bool has_why;                 /* in this step: what comes after it follows from it */
    bool is_live_signed;          /* the live data that the broker holds */
    unsigned heard;               /* messages so far */
    int64_t steady_ms, heard_ms;  /* of the last step; of the last message */
};

/* Memory of the fleet is taken as `memory` takes its own. ERR_MEANING for a venue without an id that topics
 * can have, or an address that is none. */
bool fleet_watch_init(struct fleet_watch *watch, const struct fleet_watch_options *options, int64_t steady_ms,
                      uint32_t chance, const struct arena *memory, struct err *reterr);
void fleet_watch_finish(struct fleet_watch *watch);

void fleet_watch_step(struct fleet_watch *watch, int64_t steady_ms, uint32_t chance);

/* Asks a display for something: "frame", "identify", "restart"; signed with the key, if there is one, as of
 * `now`, UTC. False where there is no connection, or the name can't be in a topic. */
bool fleet_watch_ask(struct fleet_watch *watch, const char *display, const char *what, struct instant now);

/* Asks it to show another moment, in the same way. */
bool fleet_watch_rehearse(struct fleet_watch *watch, const char *display,
                          const struct ask_rehearsal *rehearsal, struct instant now);

/* Clears what the broker holds of a display, also for Home Assistant where the venue wants it told. */
bool fleet_watch_forget(struct fleet_watch *watch, const char *display);

/* Puts what Home Assistant is told to a topic; retained. No bytes: clears it. */
bool fleet_watch_tell_home(struct fleet_watch *watch, const char *topic, const void *bytes, size_t size);

/* Puts a document of the venue: "live", or "program". Retained. */
bool fleet_watch_publish(struct fleet_watch *watch, const char *topic, const void *bytes, size_t size);

/* The revision of live data, signed or not; -1 where it is none. */
int64_t fleet_live_revision(const char *bytes, size_t size, const struct arena *memory);

#endif

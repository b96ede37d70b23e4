/*
 * settings: what an agent is to do, from the documents that the display of the same board is set up by: its
 * display.json, else its entry of the venue's file, else nothing but an address of the venue.
 *
 * They are those that the display has (station/precedence.h): of a venue's file on the setup partition and
 * one that was fetched, the one that came last.
 */
#ifndef NOWNEXT_AGENT_SETTINGS_H
#define NOWNEXT_AGENT_SETTINGS_H

#include "base/arena.h"
#include "feed/source.h"
#include "station/config.h"
#include "signing/minisig.h"

enum agent_document { AGENT_PROGRAM, AGENT_LIVE, AGENT_VENUE, AGENT_DOCUMENT_COUNT };
/* "program", "live", "venue". */
const char *agent_document_name(enum agent_document document);

struct agent_folders {
    const char *setup, *feed; /* below /var/lib/nownext */
    const char *run;          /* /run/nownext/agent */
    const char *venue_file;   /* addresses of the venue that network.json gives, one a line; may be missing */
    const char *discovered;   /* the same, of what was found by DNS (agent/discovery.h); may be missing */
    const char *ca_file;      /* authorities that count where the settings name none; may be missing */
    const char *host;         /* this board's name */
};

struct agent_settings {
    struct source_settings sources[AGENT_DOCUMENT_COUNT];
    const char *ca_file;  /* "" */
    const char *broker;   /* its address: "mqtts://host:8883"; "" */
    const char *display;  /* the name of this display; the host's name where the board is not in the venue */
    bool is_known;        /* the board has settings of a display */
    bool is_unassigned;   /* the venue has none for this board: it has what all displays share */
    bool is_lost;         /* nobody has told it anything, and it has never held a program */
    const char *venue;    /* "" */
    const char *timezone; /* the event's; "" */
    struct signing_keys keys;
    const char *trouble; /* what is wrong with the settings; "" */
};

/* Into the arena. What can't be read counts as not there, and is told in `trouble`. Addresses without a
 * scheme get https://; the fetched venue is asked for where the venue's file says, else where network.json
 * does. */
void agent_settings_read(const struct agent_folders *folders, struct arena *arena,
                         struct agent_settings *ret);

/* Whether all is the same that decides what comes of asking for a document: what was refused for a key may be
 * good by another one, and a program is read by the event's zone. */
bool agent_settings_are_same_way(const struct agent_settings *a, const struct agent_settings *b,
                                 enum agent_document document);

/* An address of https, after each failure the next one: the time is not to hang on one server. NULL where
 * there is none. */
const char *agent_settings_secure_url(const struct agent_settings *settings, unsigned failures);

bool agent_settings_keys_are_equal(const struct signing_keys *a, const struct signing_keys *b);

/* Whether two settings are the same in all that is asked for. */
bool agent_settings_are_equal(const struct agent_settings *a, const struct agent_settings *b);

#endif

/*
 * agent: what brings to a board what happened elsewhere: it polls the program, the live data and the venue's
 * file, and leaves what is good in the folders that the display reads (day.md 6). Clock, chance and folders
 * are arguments; nothing in it waits. Several agents can live in one process, on one fetcher.
 *
 * A program is read by a process of its own (agent/merging.h). One that was held back because sessions have
 * vanished is looked at again when that can have changed, at a poll that finds the same version. Where the
 * time is not known, what is published is taken, and nothing is told of what it changes
 * (changes/infer_clock.h).
 */
#ifndef NOWNEXT_AGENT_AGENT_H
#define NOWNEXT_AGENT_AGENT_H

#include <stdio.h>

#include "agent/checks.h"
#include "agent/fetch.h"
#include "agent/merging.h"
#include "agent/network_time.h"
#include "agent/stick.h"
#include "agent/taking.h"

struct agent_options {
    struct agent_folders folders;
    struct fetcher *fetcher; /* the caller's */
    const char *merge;       /* path of nownext-merge; NULL: programs are not asked for */
    const char *stick;       /* the folder that a USB stick's documents are in (agent/stick.h); NULL: none */
    int64_t timeout_ms;      /* of a fetch; 0: FETCH_TIMEOUT_MS */
    struct instant image; /* when the system was made: no clock before it is right; INSTANT_NONE: not known */
    FILE *log;            /* lines for people, with syslog's levels; NULL: none */
};

struct agent_clock {
    int64_t steady_ms;  /* since the system's start, never set */
    struct instant now; /* UTC, as the system has it */
    bool is_trusted;    /* NTP or an operator vouches for that; else a server is asked */
    uint32_t chance;
    struct instant rtc; /* the battery clock that the system's was set from; before 1970: there is none */
};

/* A document that is polled. Private. */
struct agent_source {
    struct source source;
    struct fetch *fetch;                                         /* NULL: nothing is asked for now */
    char etag[FETCH_TAG_SIZE], modified[FETCH_TAG_SIZE];         /* of the version that is held */
    uint32_t tagged_url;                                         /* which address said so */
    char new_etag[FETCH_TAG_SIZE], new_modified[FETCH_TAG_SIZE]; /* of a version that is being merged */
    char digest[SHA256_TEXT_SIZE]; /* of the program's body that came last and was good; "" */
    char text[TAKING_TEXT_SIZE];   /* what is told of the last answer */
    char report[TAKING_TEXT_SIZE]; /* of the version that is held: told again when a fault is over */
    struct instant changed;
};

struct agent {
    struct agent_options options;
    struct arena arenas[2]; /* of the settings, and of those before */
    unsigned current;
    struct agent_settings settings;
    struct agent_source sources[AGENT_DOCUMENT_COUNT];
    struct taking taking;
    struct merging merging;
    struct network_time time;
    struct stick stick;
    bool is_of_stick;                     /* what is merged */
    bool is_remerge;                      /* what is merged is the version of before */
    char merged_digest[SHA256_TEXT_SIZE]; /* of the body that is being merged */
    bool is_time_known;
    int64_t waited_since_ms; /* since when a version waits for the time; -1: none has */
    struct instant again;    /* when the held version is to be merged once more */
    bool is_told;            /* checks.json is of this moment */
    char troubles[CHECKS_TROUBLE_COUNT][TAKING_TEXT_SIZE];
    bool settings_changed;
    struct agent_clock clock;
};

void agent_init(struct agent *agent, const struct agent_options *options, const struct agent_clock *clock);
void agent_finish(struct agent *agent);

/* The documents that set it up may be others now: it looks at the next step. */
void agent_reload(struct agent *agent);

/* There may be a stick that nobody has looked at. */
void agent_look_at_stick(struct agent *agent);

/* Somebody says that a document has another version: it is asked for soon. */
void agent_poke(struct agent *agent, enum agent_document document);

/* What is wrong around it (CHECKS_BROKER, CHECKS_FOLDERS), to be said in checks.json by agent_tell; "":
 * nothing. */
void agent_trouble(struct agent *agent, enum check_trouble which, const char *text);

/* Writes checks.json where something in it is other than it was; a step does that too. */
void agent_tell(struct agent *agent);

/* Live data that came by another way than a poll: as taking_live. */
enum source_outcome agent_take_live(struct agent *agent, const char *bytes, size_t size);

/* Does what is due: after fetcher_step, and whenever something that it waits for is there. */
void agent_step(struct agent *agent, const struct agent_clock *clock);

/* When the next step is due by the steady clock, if nothing comes before; INT64_MAX: never. */
int64_t agent_due(const struct agent *agent);

/* What it waits for beside the fetches: adds descriptors, gives how many (at most 1). */
unsigned agent_waits(const struct agent *agent, struct fetch_wait *ret);

#endif

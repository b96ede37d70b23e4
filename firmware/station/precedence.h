/*
 * precedence: whose word counts, where several writers have left a document for a display (day.md 1). Pure.
 *
 * Of a program or a venue the one that came last is in force, by the numbers that the writers give them and
 * never by a clock: boards have none when they start. Of live data the highest revision of the venue is. What
 * can't be read counts as not there; of what is gone, the last good version counts as long as somebody has
 * it.
 */
#ifndef NOWNEXT_STATION_PRECEDENCE_H
#define NOWNEXT_STATION_PRECEDENCE_H

#include <stdbool.h>
#include <stdint.h>

enum precedence_writer {
    PRECEDENCE_KEPT,  /* nobody: what the display had in force before, which is live data alone */
    PRECEDENCE_SETUP, /* nownext-setup, from the setup partition */
    PRECEDENCE_FEED,  /* nownext-agent, from the network */
    PRECEDENCE_AGENT, /* the same, in RAM: live data that came this moment */
    PRECEDENCE_WRITERS,
    PRECEDENCE_NOBODY = PRECEDENCE_WRITERS
};

enum precedence_state { VERSION_NONE, VERSION_BAD, VERSION_GOOD };

/* A writer's version of a document. */
struct precedence_version {
    enum precedence_state state; /* GOOD too where it is gone, but a good one was read before */
    int64_t order;               /* higher: it came later; 0: not said */
    const char *digest;          /* of its bytes (base/sha256.h); NULL: not known */
};

struct precedence_live {
    enum precedence_state state;
    const char *venue, *log; /* "": not said */
    int64_t revision;
    uint64_t hash; /* of its bytes */
};

/* The highest revision that was in force before, of another venue or log than what is kept. */
struct precedence_seen {
    const char *venue, *log;
    int64_t revision;
};

struct precedence_facts {
    const char *venue; /* that this display is of; "": not said, then it is not asked */
    /* Of PRECEDENCE_SETUP and PRECEDENCE_FEED. */
    struct precedence_version programs[PRECEDENCE_WRITERS], venues[PRECEDENCE_WRITERS];
    struct precedence_version display; /* setup's */
    enum precedence_state changes;     /* feed's */
    const char *changes_program;       /* the digest of the program that they belong to */
    struct precedence_live lives[PRECEDENCE_WRITERS];
    uint32_t seen_count;
    const struct precedence_seen *seen;
};

/* Who is heard, and why, in words. */
struct precedence_choice {
    enum precedence_writer writer;
    const char *why; /* not allocated */
};

/* What became of a writer's live data. */
enum precedence_outcome {
    LIVE_NONE,           /* there are none, or none that can be read */
    LIVE_IN_FORCE,       /* it is, or the same bytes are */
    LIVE_OLDER,          /* an earlier revision of the log in force, or what was in force until now */
    LIVE_NOT_COUNTED_UP, /* an equal revision with other bytes, or a lower one of another log: it is told */
    LIVE_OTHER_VENUE,    /* it is told */
    LIVE_OUTCOMES
};

struct precedence {
    struct precedence_choice program, changes, live, display, venue;
    bool is_by_hand; /* setup's program is shown, and the feed has one too, whose next change replaces it */
    enum precedence_outcome lives[PRECEDENCE_WRITERS];
    int64_t highest_revision; /* that a revision has to be above; INT64_MIN: any will do */
};

/* What is in force, of these facts. */
struct precedence precedence_decide(const struct precedence_facts *facts);

/* "kept", "setup", "feed", "agent", "nobody". */
const char *precedence_writer_name(enum precedence_writer writer);

#endif

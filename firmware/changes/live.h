/*
 * live: what an operator says on the day (live.json), as a const value in an arena. Sessions and rooms are
 * named by id, since live data outlives a program.
 */
#ifndef NOWNEXT_CHANGES_LIVE_H
#define NOWNEXT_CHANGES_LIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "changes/change.h"
#include "program/program.h"

enum notice_level { NOTICE_INFO, NOTICE_WARNING };
struct live_notice {
    const char *id;
    enum notice_level level;
    struct label text;
    struct instant made; /* INSTANT_NONE: not given */
    bool everywhere;     /* rooms: ["*"], or none given */
    uint32_t room_count;
    const struct room_name *rooms;
    struct instant start, end; /* INSTANT_NONE: open */
};

enum emergency_kind {
    EMERGENCY_FIRE,
    EMERGENCY_EVACUATION,
    EMERGENCY_MEDICAL,
    EMERGENCY_SHELTER,
    EMERGENCY_CUSTOM
};
/* No emergency lasts longer: the desk writes none, and a reader takes a later `until` as this. */
#define LIVE_EMERGENCY_MOST_MS (12 * MS_PER_HOUR)

struct live_emergency {
    enum emergency_kind kind;
    struct label text;
    const char *picture; /* the name of a file that displays have, such as a plan; NULL: none */
    bool everywhere;
    uint32_t room_count;
    const struct room_name *rooms;
    bool test;
    struct instant raised;
    struct instant until;  /* over by then; never INSTANT_NONE: raised + 12 h at most */
    struct instant lifted; /* INSTANT_NONE: in force */
};

/* A session that the published program does not have. Its rooms are named, since live data outlives a
 * program: those of `session` are none. */
struct live_session {
    struct instant made;
    const char *by;
    struct session session; /* id "live-..."; part_of and track are none: they are named too */
    uint32_t room_count;
    const struct room_name *rooms;
    const char *part_of, *track; /* ids; "" when not given */
};

/* All displays show `moment` at `from`, and go on from there until `until`. */
struct live_rehearsal {
    struct instant moment, from, until;
};

struct live {
    int64_t revision;
    struct instant issued;   /* or INSTANT_NONE */
    const char *venue, *log; /* "" when not given */
    struct change_list changes;
    uint32_t session_count;
    const struct live_session *sessions;
    uint32_t notice_count;
    const struct live_notice *notices;
    const struct live_emergency *emergency; /* NULL: none */
    const struct live_rehearsal *rehearsal; /* NULL: none */
};

#endif

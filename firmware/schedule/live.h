/*
 * live: what happens on the day (changes.json, live.json), as a const value in an arena. Sessions and rooms
 * are named by id, since live data outlives a program.
 */
#ifndef NOWNEXT_SCHEDULE_LIVE_H
#define NOWNEXT_SCHEDULE_LIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "program/program.h"

struct live_change {
    const char *session; /* id */
    bool cancelled, full;
    int delay_min;             /* 0: none */
    const char *room;          /* NULL: not moved */
    struct instant start, end; /* INSTANT_NONE: not changed */
    const char *replaced_by;   /* session id, or NULL */
    const char *overflow_room; /* room id, or NULL */
    const char *reason;        /* "" when not given */
};

enum notice_level { NOTICE_INFO, NOTICE_WARNING };
struct live_notice {
    const char *id;
    enum notice_level level;
    struct label text;
    bool everywhere; /* rooms: ["*"], or none given */
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
struct live_emergency {
    enum emergency_kind kind;
    struct label text;
    bool everywhere;
    uint32_t room_count;
    const struct room_name *rooms;
    bool test;
    struct instant raised;
    struct instant lifted; /* INSTANT_NONE: in force */
};

struct live {
    int64_t revision;
    struct instant issued; /* or INSTANT_NONE */
    uint32_t change_count, notice_count;
    const struct live_change *changes;
    const struct live_notice *notices;
    const struct live_emergency *emergency; /* NULL: none */
};

#endif

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
    struct change_list changes;
    uint32_t notice_count;
    const struct live_notice *notices;
    const struct live_emergency *emergency; /* NULL: none */
};

#endif

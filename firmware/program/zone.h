/*
 * zone: the offsets of one IANA time zone as a table, read once at load. The only source of local time in the
 * pure rooms; the device's zone is never asked.
 */
#ifndef NOWNEXT_PROGRAM_ZONE_H
#define NOWNEXT_PROGRAM_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "program/instant.h"

struct zone_transition {
    int64_t at_s;     /* UTC seconds from which the offset holds */
    int32_t offset_s; /* seconds east of UTC */
};

struct zone {
    const char *name; /* as it is shown: "Europe/Vienna", or "+02:00" for a fixed or inferred one */
    const char
        *tz_name; /* of an inferred one, whose name is not shown: what zone_load knows it by; else NULL */
    int32_t first_offset_s; /* before the first transition */
    unsigned transition_count;
    const struct zone_transition *transitions; /* ascending */
};

/* ZONE_NAMES_ALL: every name that `read` knows, links included. ZONE_NAMES_1970: those of zone1970.tab, one
 * for each zone whose clocks differed from all others' since 1970. */
enum zone_names { ZONE_NAMES_ALL, ZONE_NAMES_1970 };

/* How a reader gets the TZif bytes of a zone: the spool, or a table in a test. `read` puts the bytes
 * into the arena; false with an error when there is no such zone. `list` gives names in the arena, none where
 * the database has no such list, so that they need not be sound zones; NULL: the source can't tell. */
struct zone_source {
    bool (*read)(void *user, const char *name, struct arena *arena, const void **ret_bytes, size_t *ret_size,
                 struct err *reterr);
    void *user;
    size_t (*list)(void *user, enum zone_names which, struct arena *arena, const char *const **ret);
};

/* Reads and parses a zone by its name: TZif of version 1 to 4 (RFC 8536), with the footer's rule expanded to
 * the year 2100. A name that zone_fixed_name knows needs no source. Names are checked first (letters, digits,
 * '/', '_', '+', '-'; no ".."), so that a file cannot ask for any path. */
bool zone_load(struct zone *ret, const char *name, const struct zone_source *source, struct arena *arena,
               struct err *reterr);

/* A zone of one offset, named "+02:00" ("UTC" for 0). */
void zone_fixed(struct zone *ret, int32_t offset_s, struct arena *arena);

/* Names an inferred zone by its offset at an instant; what it was named by becomes tz_name, unless that is
 * set. */
void zone_hide_name(struct zone *zone, struct instant at, struct arena *arena);

/* Whether `name` is one that zone_fixed makes; then *ret_offset_s is its offset. */
bool zone_fixed_name(const char *name, int32_t *ret_offset_s);

/* Seconds east of UTC at an instant. O(log n). */
int32_t zone_offset_at(const struct zone *zone, struct instant at);

/* Whether one offset holds from `from` to `to`, both included, and which. O(log n). */
bool zone_is_steady(const struct zone *zone, struct instant from, struct instant to, int32_t *ret_offset_s);

/* The first transition after `at`, or INSTANT_NEVER. */
struct instant zone_next_transition(const struct zone *zone, struct instant at);

struct civil zone_to_civil(const struct zone *zone, struct instant at);

/* The instant of a local time. In a gap: the gap's end. Where it occurs twice: the first (behaviour.md). */
struct instant zone_to_instant(const struct zone *zone, struct civil civil);

/* The same of a local time that is told in milliseconds since 1970-01-01T00:00 on the same clock. */
struct instant zone_to_instant_ms(const struct zone *zone, int64_t local_ms);

/* Whether a local time does not exist (in a gap), or exists twice: for lint. */
enum zone_local { ZONE_LOCAL_ONCE, ZONE_LOCAL_GAP, ZONE_LOCAL_TWICE };
enum zone_local zone_classify(const struct zone *zone, struct civil civil);

#endif

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
    const char *name;       /* "Europe/Vienna", or "+02:00" for a fixed one */
    int32_t first_offset_s; /* before the first transition */
    unsigned transition_count;
    const struct zone_transition *transitions; /* ascending */
};

/* How a reader gets the TZif bytes of a zone: the spool, or a table in a test. `read` puts the bytes
 * into the arena; false with an error when there is no such zone. */
struct zone_source {
    bool (*read)(void *user, const char *name, struct arena *arena, const void **ret_bytes, size_t *ret_size,
                 struct err *reterr);
    void *user;
};

/* Reads and parses a zone by its name: TZif of version 1 to 4 (RFC 8536), with the footer's rule expanded to
 * the year 2100. A name that zone_fixed_name knows needs no source. Names are checked first (letters, digits,
 * '/', '_', '+', '-'; no ".."), so that a file cannot ask for any path. */
bool zone_load(struct zone *ret, const char *name, const struct zone_source *source, struct arena *arena,
               struct err *reterr);

/* A zone of one offset, named "+02:00" ("UTC" for 0). */
void zone_fixed(struct zone *ret, int32_t offset_s, struct arena *arena);

/* Whether `name` is one that zone_fixed makes; then *ret_offset_s is its offset. */
bool zone_fixed_name(const char *name, int32_t *ret_offset_s);

/* Seconds east of UTC at an instant. O(log n). */
int32_t zone_offset_at(const struct zone *zone, struct instant at);

/* The first transition after `at`, or INSTANT_NEVER. */
struct instant zone_next_transition(const struct zone *zone, struct instant at);

struct civil zone_to_civil(const struct zone *zone, struct instant at);

/* The instant of a local time. In a gap: the gap's end. Where it occurs twice: the first (behaviour.md). */
struct instant zone_to_instant(const struct zone *zone, struct civil civil);

/* Whether a local time does not exist (in a gap), or exists twice: for lint. */
enum zone_local { ZONE_LOCAL_ONCE, ZONE_LOCAL_GAP, ZONE_LOCAL_TWICE };
enum zone_local zone_classify(const struct zone *zone, struct civil civil);

#endif

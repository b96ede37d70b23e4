/*
 * zones: the parts of finding the event's zone: what a name means, and what the offsets of a file's times
 * tell. Private to this layer; import.h has what importers call.
 */
#ifndef NOWNEXT_IMPORT_ZONES_H
#define NOWNEXT_IMPORT_ZONES_H

#include "base/arena.h"
#include "base/str.h"
#include "program/zone.h"

/* The most zones that one name may mean. */
#define ZONE_MEANINGS 4

/* zone_table.c: the tz name that Ruby on Rails or Windows mean by a name, the `nth` of them from 0 (databases
 * differ in their age); NULL past the last. */
const char *zone_table_name(const char *name, unsigned nth);

/* zone_names.c: whether two names are the same: in any case of ASCII, '_' being a blank. */
bool zone_same_name(const char *a, const char *b);

/* zone_names.c: the zones that a name may mean, the likeliest first, in `arena`; gives their number, 0 for a
 * name that means none. In any case: a tz name; "+02:00", "UTC+2", "GMT-3"; a name of Rails or Windows, also
 * behind
 * "(GMT+01:00) "; the last part of a tz name, if all names that have it are one zone; of a list parted by
 * commas, the first that is known. `source` may be NULL: then only fixed ones are known. */
unsigned zone_names_find(const char *name, const struct zone_source *source, struct arena *arena,
                         struct arena *scratch, struct zone ret[ZONE_MEANINGS]);

/* Whether it is UTC under any name. */
bool zone_is_utc(const struct zone *zone);

/* A time of a file, and the offset that it carries. */
struct zone_evidence {
    int64_t at_s; /* seconds of UTC */
    int32_t offset_s;
    const char *where;
};

/* zone_infer.c: a number of evidences that agree with a zone. */
uint32_t zone_agreeing(const struct zone *zone, const struct zone_evidence *evidence, uint32_t count);

/* Whether two zones have the same offsets from `first_s` to `last_s`. */
bool zone_same_within(const struct zone *a, const struct zone *b, int64_t first_s, int64_t last_s);

/* zone_infer.c: whether a zone has this offset at any time from `first_s` to `last_s`. */
bool zone_has_offset(const struct zone *zone, int32_t offset_s, int64_t first_s, int64_t last_s);

/* zone_infer.c: what becomes of the offset at `first_s` until `last_s`: "from 29 Mar 2026 on +02:00", or
 * "". */
const char *zone_changes_text(const struct zone *zone, int64_t first_s, int64_t last_s, struct arena *arena);

struct zone_guess {
    struct zone zone;  /* with its tz name, in the arena; or a fixed one */
    uint32_t agreeing; /* evidences */
    bool is_fixed;     /* no zone has these offsets: it is the commonest of them */
    const char *rival; /* another zone that is as likely, but not the same over the event; NULL: none */
};

/* zone_infer.c: the zone that the evidence tells (at least one), by behaviour.md's third step. `first_s` to
 * `last_s`: from the event's first day to the day after its last. `source` may be NULL. */
void zone_infer(const struct zone_evidence *evidence, uint32_t count, int64_t first_s, int64_t last_s,
                const struct zone_source *source, struct arena *arena, struct arena *scratch,
                struct zone_guess *ret);

#endif

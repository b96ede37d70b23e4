#include "importer/import.h"

#define VOTES_MAX (sizeof((struct offset_votes *)0)->votes / sizeof((struct offset_votes *)0)->votes[0])

void import_vote_offset(struct offset_votes *votes, int32_t offset_s)
{
    for (unsigned i = 0; i < votes->count; i++) {
        if (votes->votes[i].offset_s == offset_s) {
            votes->votes[i].count++;
            return;
        }
    }
    /* An event with more offsets than that has no zone of its own to be found. */
    if (votes->count < VOTES_MAX) {
        votes->votes[votes->count].offset_s = offset_s;
        votes->votes[votes->count++].count = 1;
    }
}

/* A zone by its IANA name, or by the name of a fixed one. */
static bool load_named(struct import *import, const char *name, struct err *reterr)
{
    struct zone *zone = &import->builder.program->zone;
    int32_t offset_s;
    if (zone_fixed_name(name, &offset_s)) {
        zone_fixed(zone, offset_s, import->arena);
        return true;
    }
    if (!import->options->zones)
        return err_set(reterr, ERR_MEANING, "no time zone database to look \"%.80s\" up in", name);
    return zone_load(zone, name, import->options->zones, import->arena, reterr);
}

bool import_choose_zone(struct import *import, const char *name, const struct offset_votes *votes,
                        struct err *reterr)
{
    struct zone *zone = &import->builder.program->zone;
    const char *known = name && name[0] ? "known " : "";
    if (name && name[0]) {
        struct err err = {0};
        if (load_named(import, name, &err))
            return true;
        issue_add(import->issues, ISSUE_WARNING, "zone", "",
                  "the file's time zone \"%.80s\" is not known: %s", name, err.text);
    }
    unsigned most = 0, all = 0;
    for (unsigned i = 0; i < votes->count; i++) {
        all += votes->votes[i].count;
        if (votes->votes[i].count > votes->votes[most].count)
            most = i;
    }
    if (all) {
        zone_fixed(zone, votes->votes[most].offset_s, import->arena);
        issue_add(import->issues, ISSUE_NOTE, "zone", "",
                  "the file names no %stime zone: times are shown at %s, as "
                  "%u of %u of them are given",
                  known, zone->name, votes->votes[most].count, all);
        return true;
    }
    if (import->options->timezone) {
        struct err err = {0};
        if (load_named(import, import->options->timezone, &err))
            return true;
        return err_set(reterr, ERR_USAGE, "the time zone \"%.80s\" that was asked for is not known: %s",
                       import->options->timezone, err.text);
    }
    zone_fixed(zone, 0, import->arena);
    issue_add(import->issues, ISSUE_WARNING, "zone", "",
              "the file names no %stime zone: UTC is taken; --timezone names the right one", known);
    return true;
}

#include <string.h>

#include "import/zones.h"

/* Of several zones that fit, one of these, the first before all: where most events are whose files name no
 * zone, and few that share their offsets at the same time of the year. */
static const char *const likely[] = {
    "Europe/Berlin",       "Europe/London",     "America/New_York",   "America/Chicago",   "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "Asia/Tokyo",         "Asia/Kolkata",      "Australia/Sydney",
    "Pacific/Auckland",    "Europe/Helsinki",   "Europe/Moscow",      "Asia/Dubai",        "Asia/Karachi",
    "Asia/Bangkok",        "Asia/Shanghai",     "Australia/Adelaide", "America/Anchorage", "Pacific/Honolulu",
};

/* A zone that may be the one. */
struct candidate {
    const char *name;
    uint32_t agreeing;
    uint64_t form; /* of its offsets over the event: equal ones are the same there */
    size_t rank;   /* in `likely`; their number for one that is not there */
};

/* 0 as soon as it can't be `least`: most zones are none of a file's, and told after few of its times. */
static uint32_t count_agreeing(const struct zone *zone, const struct zone_evidence *evidence, uint32_t count,
                               uint32_t least)
{
    uint32_t missing = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct instant at = {evidence[i].at_s * MS_PER_SECOND};
        if (zone_offset_at(zone, at) != evidence[i].offset_s && ++missing > count - least)
            return 0;
    }
    return count - missing;
}

uint32_t zone_agreeing(const struct zone *zone, const struct zone_evidence *evidence, uint32_t count)
{
    return count_agreeing(zone, evidence, count, 0);
}

/* Goes on to when the next offset begins; false past `last_s`. */
static bool next_change(const struct zone *zone, int64_t last_s, int64_t *at_s)
{
    struct instant next = zone_next_transition(zone, (struct instant){*at_s * MS_PER_SECOND});
    if (!instant_is_set(next) || next.ms / MS_PER_SECOND > last_s)
        return false;
    *at_s = next.ms / MS_PER_SECOND;
    return true;
}

static uint64_t form_of(const struct zone *zone, int64_t first_s, int64_t last_s)
{
    uint64_t form = 0;
    int64_t at_s = first_s;
    do {
        int64_t change[2] = {at_s, zone_offset_at(zone, (struct instant){at_s * MS_PER_SECOND})};
        form = form * 31 + str_hash((const char *)change, sizeof change);
    } while (next_change(zone, last_s, &at_s));
    return form;
}

bool zone_same_within(const struct zone *a, const struct zone *b, int64_t first_s, int64_t last_s)
{
    return form_of(a, first_s, last_s) == form_of(b, first_s, last_s);
}

bool zone_has_offset(const struct zone *zone, int32_t offset_s, int64_t first_s, int64_t last_s)
{
    int64_t at_s = first_s;
    do {
        if (zone_offset_at(zone, (struct instant){at_s * MS_PER_SECOND}) == offset_s)
            return true;
    } while (next_change(zone, last_s, &at_s));
    return false;
}

const char *zone_changes_text(const struct zone *zone, int64_t first_s, int64_t last_s, struct arena *arena)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    enum { MOST = 4 }; /* more are of a file of years, which tells nothing here */
    struct str_builder text = {.arena = arena};
    int64_t at_s = first_s;
    int32_t before = zone_offset_at(zone, (struct instant){at_s * MS_PER_SECOND});
    for (int told = 0; told < MOST && next_change(zone, last_s, &at_s);) {
        struct instant at = {at_s * MS_PER_SECOND};
        int32_t offset_s = zone_offset_at(zone, at);
        struct civil day = zone_to_civil(zone, at);
        struct zone fixed;
        if (offset_s == before)
            continue;
        before = offset_s;
        zone_fixed(&fixed, offset_s, arena);
        str_addf(&text, "%sfrom %d %s %d on %s", told++ ? ", " : "", day.day, months[day.month - 1], day.year,
                 fixed.name);
    }
    return text.length ? text.text : "";
}

static size_t rank_of(const char *name)
{
    size_t rank = 0;
    while (rank < sizeof likely / sizeof *likely && strcmp(likely[rank], name) != 0)
        rank++;
    return rank;
}

/* The candidates that agree with most; gives their number. All of the list are looked at, even where the
 * database has no list of its own. */
static uint32_t find_candidates(const struct zone_evidence *evidence, uint32_t count, int64_t first_s,
                                int64_t last_s, const struct zone_source *source, struct arena *scratch,
                                struct candidate **ret)
{
    const char *const *names = NULL;
    size_t name_count = source->list ? source->list(source->user, ZONE_NAMES_1970, scratch, &names) : 0;
    if (name_count == 0) {
        names = likely;
        name_count = sizeof likely / sizeof *likely;
    }
    struct candidate *candidates = ARENA_ARRAY(scratch, struct candidate, name_count);
    struct arena turn;
    uint32_t found = 0;
    arena_init(&turn, scratch->acquire, scratch->release);
    for (size_t i = 0; i < name_count; i++) {
        struct zone zone;
        arena_reset(&turn);
        if (!zone_load(&zone, names[i], source, &turn, NULL))
            continue;
        uint32_t agreeing = count_agreeing(&zone, evidence, count, found > 0 ? candidates[0].agreeing : 1);
        if (agreeing == 0)
            continue;
        if (found > 0 && agreeing > candidates[0].agreeing)
            found = 0;
        candidates[found++] =
            (struct candidate){names[i], agreeing, form_of(&zone, first_s, last_s), rank_of(names[i])};
    }
    arena_finish(&turn);
    *ret = candidates;
    return found;
}

/* The first of the list, else the first of the largest group of those that are the same over the event. */
static const struct candidate *choose(const struct candidate *candidates, uint32_t count)
{
    const struct candidate *best = &candidates[0];
    uint32_t most = 0;
    for (uint32_t i = 1; i < count; i++)
        if (candidates[i].rank < best->rank)
            best = &candidates[i];
    if (best->rank < sizeof likely / sizeof *likely)
        return best;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = 0;
        for (uint32_t j = 0; j < count; j++)
            size += candidates[j].form == candidates[i].form;
        if (size > most) {
            most = size;
            best = &candidates[i];
        }
    }
    return best;
}

/* The first of the commonest offsets. */
static int32_t commonest(const struct zone_evidence *evidence, uint32_t count, uint32_t *ret_agreeing)
{
    enum { MOST = 64 }; /* more offsets than that have nothing in common */
    struct {
        int32_t offset_s;
        uint32_t count;
    } votes[MOST] = {{0}};
    uint32_t vote_count = 0, best = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = 0;
        while (at < vote_count && votes[at].offset_s != evidence[i].offset_s)
            at++;
        if (at == vote_count && vote_count < MOST) {
            votes[vote_count].count = 0;
            votes[vote_count++].offset_s = evidence[i].offset_s;
        }
        if (at < vote_count)
            votes[at].count++;
    }
    for (uint32_t i = 1; i < vote_count; i++)
        if (votes[i].count > votes[best].count)
            best = i;
    *ret_agreeing = votes[best].count;
    return votes[best].offset_s;
}

void zone_infer(const struct zone_evidence *evidence, uint32_t count, int64_t first_s, int64_t last_s,
                const struct zone_source *source, struct arena *arena, struct arena *scratch,
                struct zone_guess *ret)
{
    struct candidate *candidates = NULL;
    uint32_t found =
        source ? find_candidates(evidence, count, first_s, last_s, source, scratch, &candidates) : 0;
    *ret = (struct zone_guess){.rival = NULL};
    if (found > 0 && (uint64_t)candidates[0].agreeing * 10 >= (uint64_t)count * 9) {
        const struct candidate *best = choose(candidates, found);
        if (zone_load(&ret->zone, best->name, source, arena, NULL)) {
            ret->agreeing = best->agreeing;
            for (uint32_t i = 0; i < found && best->rank < sizeof likely / sizeof *likely; i++)
                if (candidates[i].rank < sizeof likely / sizeof *likely && candidates[i].form != best->form)
                    ret->rival = candidates[i].name;
            return;
        }
    }
    ret->is_fixed = true;
    zone_fixed(&ret->zone, commonest(evidence, count, &ret->agreeing), arena);
}

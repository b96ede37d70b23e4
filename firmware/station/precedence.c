#include "station/precedence.h"

#include <string.h>

static struct precedence_choice choice(enum precedence_writer writer, const char *why)
{
    return (struct precedence_choice){writer, why};
}

/* ---- the one that came last ---- */

static struct precedence_choice nobody(bool is_bad)
{
    return choice(PRECEDENCE_NOBODY, is_bad ? "none can be read" : "there is none");
}

/* Of one writer that is heard, where the other one is not. */
static struct precedence_choice only(enum precedence_writer writer, const struct precedence_version *other)
{
    return choice(writer, other->state == VERSION_BAD ? "the other one can't be read" : "there is no other");
}

static struct precedence_choice find_latest(const struct precedence_version versions[PRECEDENCE_WRITERS])
{
    const struct precedence_version *setup = &versions[PRECEDENCE_SETUP], *feed = &versions[PRECEDENCE_FEED];
    if (setup->state != VERSION_GOOD && feed->state != VERSION_GOOD)
        return nobody(setup->state == VERSION_BAD || feed->state == VERSION_BAD);
    if (feed->state != VERSION_GOOD)
        return only(PRECEDENCE_SETUP, feed);
    if (setup->state != VERSION_GOOD)
        return only(PRECEDENCE_FEED, setup);
    if (feed->order > setup->order)
        return choice(PRECEDENCE_FEED, "it came last");
    return choice(PRECEDENCE_SETUP, setup->order > feed->order ? "it came last" : "a tie goes to setup");
}

static struct precedence_choice find_display(const struct precedence_version *display,
                                             struct precedence_choice venue)
{
    if (display->state == VERSION_GOOD)
        return choice(PRECEDENCE_SETUP, "it has settings of its own");
    if (venue.writer != PRECEDENCE_NOBODY)
        return choice(venue.writer, "by the venue");
    return nobody(display->state == VERSION_BAD);
}

static struct precedence_choice find_changes(const struct precedence_facts *facts,
                                             struct precedence_choice program)
{
    if (facts->changes != VERSION_GOOD)
        return nobody(facts->changes == VERSION_BAD);
    const char *digest = program.writer == PRECEDENCE_NOBODY ? NULL : facts->programs[program.writer].digest;
    if (digest && strcmp(digest, facts->changes_program) == 0)
        return choice(PRECEDENCE_FEED, "they belong to the program in force");
    return choice(PRECEDENCE_NOBODY, "they belong to another program");
}

/* ---- live data ---- */

static bool is_of_venue(const struct precedence_facts *facts, const struct precedence_live *live)
{
    return !*facts->venue || !*live->venue || strcmp(facts->venue, live->venue) == 0;
}

/* Below the highest revision that was seen of the venue, whatever is kept. */
static bool is_past(const struct precedence_facts *facts, const struct precedence_live *live)
{
    for (uint32_t i = 0; i < facts->seen_count; i++)
        if (strcmp(facts->seen[i].venue, live->venue) == 0 && live->revision < facts->seen[i].revision)
            return true;
    return false;
}

static bool can_be_heard(const struct precedence_facts *facts, enum precedence_writer writer)
{
    const struct precedence_live *live = &facts->lives[writer];
    return live->state == VERSION_GOOD && is_of_venue(facts, live) &&
           (writer == PRECEDENCE_KEPT || !is_past(facts, live));
}

/* The first of the writers, in their order, that has the highest revision. */
static enum precedence_writer find_highest(const struct precedence_facts *facts)
{
    enum precedence_writer best = PRECEDENCE_NOBODY;
    for (enum precedence_writer i = 0; i < PRECEDENCE_WRITERS; i++)
        if (can_be_heard(facts, i) &&
            (best == PRECEDENCE_NOBODY || facts->lives[i].revision > facts->lives[best].revision))
            best = i;
    return best;
}

static struct precedence_choice find_live(const struct precedence_facts *facts, enum precedence_writer best)
{
    bool is_alone = true, is_there = false, is_bad = false;
    for (enum precedence_writer i = 0; i < PRECEDENCE_WRITERS; i++) {
        is_there = is_there || facts->lives[i].state == VERSION_GOOD;
        is_bad = is_bad || facts->lives[i].state == VERSION_BAD;
        is_alone = is_alone && (i == best || facts->lives[i].state != VERSION_GOOD);
    }
    if (best == PRECEDENCE_NOBODY)
        return is_there ? choice(best, "none is of this venue and new") : nobody(is_bad);
    if (!is_alone)
        return choice(best, "it has the highest revision");
    return choice(best, best == PRECEDENCE_KEPT ? "what vanished stays in force" : "there is no other");
}

static enum precedence_outcome judge(const struct precedence_facts *facts, enum precedence_writer writer,
                                     enum precedence_writer best)
{
    const struct precedence_live *live = &facts->lives[writer], *highest = &facts->lives[best];
    if (live->state != VERSION_GOOD)
        return LIVE_NONE;
    if (!is_of_venue(facts, live))
        return LIVE_OTHER_VENUE;
    if (best == PRECEDENCE_NOBODY)
        return LIVE_NOT_COUNTED_UP;
    if (live->revision == highest->revision && live->hash == highest->hash)
        return LIVE_IN_FORCE;
    bool is_of_log = writer == PRECEDENCE_KEPT || (*live->log && strcmp(live->log, highest->log) == 0);
    return live->revision < highest->revision && is_of_log ? LIVE_OLDER : LIVE_NOT_COUNTED_UP;
}

static int64_t find_highest_revision(const struct precedence_facts *facts, enum precedence_writer best)
{
    int64_t highest = best == PRECEDENCE_NOBODY ? INT64_MIN : facts->lives[best].revision;
    for (uint32_t i = 0; i < facts->seen_count; i++)
        if ((!*facts->venue || strcmp(facts->seen[i].venue, facts->venue) == 0) &&
            facts->seen[i].revision > highest)
            highest = facts->seen[i].revision;
    return highest;
}

/* ---- all ---- */

struct precedence precedence_decide(const struct precedence_facts *facts)
{
    struct precedence ret;
    enum precedence_writer live = find_highest(facts);
    ret.program = find_latest(facts->programs);
    ret.venue = find_latest(facts->venues);
    ret.display = find_display(&facts->display, ret.venue);
    ret.changes = find_changes(facts, ret.program);
    ret.live = find_live(facts, live);
    ret.is_by_hand =
        ret.program.writer == PRECEDENCE_SETUP && facts->programs[PRECEDENCE_FEED].state == VERSION_GOOD;
    for (enum precedence_writer i = 0; i < PRECEDENCE_WRITERS; i++)
        ret.lives[i] = judge(facts, i, live);
    ret.highest_revision = find_highest_revision(facts, live);
    return ret;
}

const char *precedence_writer_name(enum precedence_writer writer)
{
    static const char *const names[] = {[PRECEDENCE_KEPT] = "kept",
                                        [PRECEDENCE_SETUP] = "setup",
                                        [PRECEDENCE_FEED] = "feed",
                                        [PRECEDENCE_AGENT] = "agent",
                                        [PRECEDENCE_NOBODY] = "nobody"};
    return names[writer];
}

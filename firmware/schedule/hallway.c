#include "schedule/hallway.h"

#include "program/index.h"
#include "schedule/slots.h"
#include "schedule/soon.h"

void room_scope_of(const struct program *program, const struct display_config *config, struct arena *arena,
                   struct room_scope *ret, const char **ret_unknown)
{
    if (ret_unknown)
        *ret_unknown = NULL;
    uint32_t wanted = config->room_count ? config->room_count : program->room_count;
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, wanted ? wanted : 1);
    *ret = (struct room_scope){.rooms = rooms, .all = config->room_count == 0};
    for (uint32_t i = 0; i < wanted; i++) {
        uint32_t room = i;
        if (config->room_count) {
            room = display_config_find_room(config, program, config->rooms[i]);
            if (room == PROGRAM_NONE) {
                if (ret_unknown && !*ret_unknown)
                    *ret_unknown = config->rooms[i].text;
                continue;
            }
        }
        rooms[ret->count++] = room;
    }
}

static bool found_any(void *user, const struct slot *slot)
{
    (void)slot;
    *(bool *)user = true;
    return false;
}

static bool anything_runs(const struct slot_index *index, struct instant now)
{
    bool any = false;
    index_running(index, now, found_any, &any);
    return any;
}

static bool more_today(const struct slot_index *index, struct instant now, const struct day *day)
{
    return index_next_start(index, now).ms < day->end.ms || anything_runs(index, now);
}

bool room_has_more_today(const struct program *program, uint32_t room, struct instant now,
                         const struct day *today)
{
    return more_today(&program->rooms[room].sessions, now, today) ||
           more_today(&program->rooms[room].tombstones, now, today) ||
           more_today(&program->rooms[room].waiting, now, today);
}

/* --- the event as a whole --- */

struct event_facts {
    bool any, started;
    struct instant first;    /* start to come; INSTANT_NEVER */
    struct instant on_until; /* something is on, or comes on the same day, at each instant before; where it is
                                not after now, nothing is on, and nothing comes on this day */
};

static bool keep_latest_end(void *user, const struct slot *slot)
{
    struct instant *latest = user;
    *latest = instant_max(*latest, slot->end);
    return true;
}

static void add_facts(struct event_facts *facts, const struct slot_index *index, struct instant now,
                      const struct day *day)
{
    if (index->count == 0)
        return;
    const uint32_t next = index_after(index, now);
    facts->any = true;
    facts->started |= next > 0;
    index_running(index, now, keep_latest_end, &facts->on_until);
    if (next == index->count)
        return;
    facts->first = instant_min(facts->first, index->slots[next].start);
    const uint32_t of_later_days = index_after(index, (struct instant){day->end.ms - 1});
    if (of_later_days > next)
        facts->on_until = instant_max(facts->on_until, index->slots[of_later_days - 1].start);
}

static enum event_moment moment_of(const struct event_facts *facts, struct instant now)
{
    if (!facts->any)
        return MOMENT_NO_SESSIONS;
    if (facts->on_until.ms > now.ms)
        return MOMENT_ON;
    if (facts->first.ms == INSTANT_NEVER.ms)
        return MOMENT_AFTER;
    return facts->started ? MOMENT_BETWEEN : MOMENT_BEFORE;
}

static struct event_facts event_facts_at(const struct program *program, const struct room_scope *scope,
                                         struct instant now)
{
    const struct day day = program_day_at(program, now);
    struct event_facts facts = {.first = INSTANT_NEVER, .on_until = INSTANT_NONE};
    if (scope->all) {
        add_facts(&facts, &program->all, now, &day);
        add_facts(&facts, &program->all_waiting, now, &day);
    }
    for (uint32_t i = 0; i < scope->count && !scope->all; i++) {
        add_facts(&facts, &program->rooms[scope->rooms[i]].sessions, now, &day);
        add_facts(&facts, &program->rooms[scope->rooms[i]].waiting, now, &day);
    }
    return facts;
}

/* The first instant after `now` at which the moment could be another. BEFORE and BETWEEN end with the day of
 * the first start to come. */
static struct instant event_boundary(const struct program *program, const struct event_facts *facts,
                                     struct instant now)
{
    if (facts->on_until.ms > now.ms)
        return facts->on_until;
    struct instant earliest = facts->first;
    if (earliest.ms != INSTANT_NEVER.ms)
        keep_earlier(&earliest, now, program_day_at(program, earliest).start.ms);
    return earliest;
}

enum event_moment hallway_event_moment(const struct program *program, const struct room_scope *scope,
                                       struct instant now)
{
    const struct event_facts facts = event_facts_at(program, scope, now);
    return moment_of(&facts, now);
}

void hallway_event_state(const struct program *program, const struct room_scope *scope, struct instant now,
                         struct arena *arena, struct event_state *ret)
{
    struct event_facts facts = event_facts_at(program, scope, now);
    *ret =
        (struct event_state){.moment = moment_of(&facts, now), .until = event_boundary(program, &facts, now)};
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct event_facts then = event_facts_at(program, scope, ret->until);
        if (moment_of(&then, ret->until) != ret->moment ||
            (ret->moment != MOMENT_ON && then.first.ms != facts.first.ms))
            break;
        ret->until = event_boundary(program, &then, ret->until);
    }
    if (ret->moment != MOMENT_BEFORE && ret->moment != MOMENT_BETWEEN)
        return;
    ret->first = soon_starting_at(program, scope, facts.first, arena);
}

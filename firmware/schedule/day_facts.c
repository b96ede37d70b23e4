#include "schedule/day_facts.h"

#include "schedule/slots.h"

/* Of a list, before it was looked at. */
static struct around around_of(const struct slot_index *index)
{
    return (struct around){.index = index, .until = index->count > 0 ? INSTANT_NONE : INSTANT_NEVER};
}

/* Brings it up to a moment, which is no earlier than the one before. False: nothing of it has changed. */
static bool look_around(struct around *around, struct instant now, struct arena *arena)
{
    const struct slot_index *index = around->index;
    if (now.ms < around->until.ms)
        return false;
    around->next = index_after(index, now);
    around->until = index_start_at(index, around->next);
    around->on = index_is_still(index, now) ? (struct slot_list){0} : slots_running(index, now, arena);
    for (uint32_t i = 0; i < around->on.count; i++)
        around->until = instant_min(around->until, around->on.slots[i].end);
    return true;
}

static bool starts_after(const struct slot_index *index, struct instant from)
{
    return index->count > 0 && index->slots[index->count - 1].start.ms >= from.ms;
}

/* What has come to pass of a list, and what is to. One that is late counts by the time at which it would be
 * on. */
static void add_facts(struct day_facts *facts, const struct around *sessions)
{
    const struct slot_index *index = sessions->index;
    if (index->count == 0)
        return;
    facts->started_ever |= sessions->next > 0;
    facts->started_today |=
        sessions->next > 0 && index->slots[sessions->next - 1].start.ms >= facts->day.start.ms;
    facts->comes_today |= index_start_at(index, sessions->next).ms < facts->day.end.ms;
    facts->comes_later |= starts_after(index, facts->day.end);
}

static bool is_running(const struct slot_index *index, struct instant at)
{
    return index_next_end(index, at).ms != INSTANT_NEVER.ms;
}

struct day_facts day_facts_of(const struct room *room)
{
    return (struct day_facts){.sessions = around_of(&room->sessions),
                              .breaks = around_of(&room->breaks),
                              .tombstones = around_of(&room->tombstones),
                              .waiting = around_of(&room->waiting),
                              .day = {INSTANT_NONE, INSTANT_NONE, 0}};
}

void day_facts_update(struct day_facts *facts, const struct program *program, struct instant now,
                      struct arena *arena)
{
    const bool is_new_day = now.ms < facts->day.start.ms || now.ms >= facts->day.end.ms;
    const bool sessions = look_around(&facts->sessions, now, arena);
    const bool waiting = look_around(&facts->waiting, now, arena);
    const bool tombstones = look_around(&facts->tombstones, now, arena);
    look_around(&facts->breaks, now, arena);
    if (is_new_day) {
        facts->day = program_day_at(program, now);
        facts->ran_into_today = is_running(facts->sessions.index, facts->day.start) ||
                                is_running(facts->waiting.index, facts->day.start);
    }
    if (is_new_day || sessions || waiting) {
        facts->started_ever = facts->started_today = facts->comes_today = facts->comes_later = false;
        add_facts(facts, &facts->sessions);
        add_facts(facts, &facts->waiting);
    }
    if (is_new_day || tombstones) {
        facts->empty_today =
            facts->tombstones.on.count > 0 ||
            index_start_at(facts->tombstones.index, facts->tombstones.next).ms < facts->day.end.ms;
        facts->empty_later = starts_after(facts->tombstones.index, facts->day.end);
    }
}

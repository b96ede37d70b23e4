#include "schedule/elsewhere.h"

#include "program/index.h"

bool event_has_begun(const struct program *program, struct instant now)
{
    return program->all.count > 0 && program->all.slots[0].start.ms <= now.ms;
}

static bool is_made_of(const struct room *room, uint32_t part)
{
    for (uint32_t i = 0; i < room->part_count; i++)
        if (room->parts[i] == part)
            return true;
    return false;
}

static bool is_same_place(const struct program *program, uint32_t room, uint32_t other)
{
    return room == other || (room != PROGRAM_NONE && (is_made_of(&program->rooms[room], other) ||
                                                      is_made_of(&program->rooms[other], room)));
}

/* Until when a slot of the index is on, or comes before `horizon`; at most `now` if none is or does. */
static struct instant on_until(const struct slot_index *index, struct instant now, struct instant horizon)
{
    struct instant until = INSTANT_NONE;
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < horizon.ms; i++) {
        const struct slot *slot = &index->slots[i];
        /* A session without a length counts until it starts. */
        struct instant end = slot->end.ms > slot->start.ms ? slot->end : slot->start;
        if (end.ms > now.ms && end.ms > until.ms)
            until = end;
    }
    return until;
}

/* All but that `until` may be an instant at which nothing changes. */
static void elsewhere_now(const struct program *program, uint32_t room, struct instant now,
                          struct arena *arena, struct elsewhere *ret)
{
    const struct day today = program_day_at(program, now);
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, program->room_count + 1);
    *ret = (struct elsewhere){.rooms = rooms, .first = INSTANT_NONE, .until = INSTANT_NEVER};
    /* What is late is still to come, as long as it would be on. */
    struct instant last = instant_max(on_until(&program->all, now, INSTANT_NEVER),
                                      on_until(&program->all_waiting, now, INSTANT_NEVER));
    ret->goes_on = last.ms > now.ms;
    if (!ret->goes_on)
        return;
    ret->until = last;
    for (uint32_t i = 0; i < program->room_count; i++) {
        struct instant until = instant_max(on_until(&program->rooms[i].sessions, now, today.end),
                                           on_until(&program->rooms[i].waiting, now, today.end));
        if (until.ms <= now.ms || is_same_place(program, room, i))
            continue;
        rooms[ret->count++] = i;
        ret->until = instant_min(ret->until, until);
    }
    uint32_t next = index_after(&program->all, (struct instant){today.end.ms - 1});
    if (ret->count > 0) {
        ret->until = instant_min(ret->until, today.end);
        return;
    }
    if (next == program->all.count) { /* what is late tomorrow is told then */
        ret->until = instant_min(ret->until, today.end);
        return;
    }
    ret->first = program->all.slots[next].start;
    const struct day then = program_day_at(program, ret->first);
    for (uint32_t i = 0; i < program->room_count; i++)
        if (index_starts_within(&program->rooms[i].sessions, then.start, then.end) &&
            !is_same_place(program, room, i))
            rooms[ret->count++] = i;
    ret->until = instant_min(ret->until, then.start);
}

static bool is_same(const struct elsewhere *a, const struct elsewhere *b)
{
    if (a->goes_on != b->goes_on || a->count != b->count || a->first.ms != b->first.ms)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->rooms[i] != b->rooms[i])
            return false;
    return true;
}

void elsewhere_at(const struct program *program, uint32_t room, struct instant now, struct arena *arena,
                  struct elsewhere *ret)
{
    elsewhere_now(program, room, now, arena, ret);
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct elsewhere then;
        elsewhere_now(program, room, ret->until, arena, &then);
        if (!is_same(ret, &then))
            break;
        ret->until = then.until;
    }
}

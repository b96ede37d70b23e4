#include "schedule/slots.h"

#include "program/index.h"

void gathering_add(struct gathering *gathering, struct slot slot)
{
    gathering->slots = arena_room(gathering->arena, gathering->slots, gathering->count, &gathering->capacity,
                                  sizeof *gathering->slots);
    gathering->slots[gathering->count++] = slot;
}

bool gathering_found(void *user, const struct slot *slot)
{
    gathering_add(user, *slot);
    return true;
}

struct slot_list gathering_list(const struct gathering *gathering)
{
    return (struct slot_list){.count = gathering->count, .slots = gathering->slots};
}

struct slot_list slots_running(const struct slot_index *index, struct instant at, struct arena *arena)
{
    struct gathering gathering = {.arena = arena};
    index_running(index, at, gathering_found, &gathering);
    return gathering_list(&gathering);
}

static bool is_ancestor(const struct program *program, uint32_t ancestor, uint32_t session)
{
    for (uint32_t up = program->sessions[session].part_of; up != PROGRAM_NONE;
         up = program->sessions[up].part_of)
        if (up == ancestor)
            return true;
    return false;
}

bool slots_have_part_of(const struct program *program, struct slot_list list, uint32_t block)
{
    if (!program->sessions[block].has_parts)
        return false;
    for (uint32_t i = 0; i < list.count; i++)
        if (is_ancestor(program, block, list.slots[i].session))
            return true;
    return false;
}

struct part_search {
    const struct program *program;
    uint32_t block;
    bool found;
};

static bool found_on(void *user, const struct slot *slot)
{
    struct part_search *search = user;
    search->found = is_ancestor(search->program, search->block, slot->session);
    return !search->found;
}

bool slots_part_is_on(const struct program *program, const struct slot_index *index, uint32_t block,
                      struct instant at)
{
    struct part_search search = {.program = program, .block = block};
    if (program->sessions[block].has_parts)
        index_running(index, at, found_on, &search);
    return search.found;
}

bool slots_part_is_at_start(const struct program *program, const struct slot_index *index,
                            const struct slot *block)
{
    if (!program->sessions[block->session].has_parts)
        return false;
    /* Parts without length start with it, but are never on. */
    uint32_t i = index_after(index, (struct instant){block->start.ms - 1});
    for (; i < index->count && index->slots[i].start.ms == block->start.ms; i++)
        if (is_ancestor(program, block->session, index->slots[i].session))
            return true;
    return slots_part_is_on(program, index, block->session, block->start);
}

const struct slot *slots_find(struct slot_list list, uint32_t session)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (list.slots[i].session == session)
            return &list.slots[i];
    return NULL;
}

const struct slot *slots_block_of(const struct program *program, struct slot_list list, uint32_t session)
{
    for (uint32_t up = program->sessions[session].part_of; up != PROGRAM_NONE;
         up = program->sessions[up].part_of) {
        const struct slot *found = slots_find(list, up);
        if (found)
            return found;
    }
    return NULL;
}

bool slots_same(struct slot_list a, struct slot_list b)
{
    if (a.count != b.count)
        return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (a.slots[i].session != b.slots[i].session || a.slots[i].start.ms != b.slots[i].start.ms ||
            a.slots[i].end.ms != b.slots[i].end.ms)
            return false;
    return true;
}

bool slot_is_ending(const struct thresholds *thresholds, const struct slot *slot, struct instant now)
{
    return now.ms >= slot_ending(thresholds, slot).ms;
}

struct instant slot_ending(const struct thresholds *thresholds, const struct slot *slot)
{
    int64_t most = thresholds->ending_min * MS_PER_MINUTE, quarter = (slot->end.ms - slot->start.ms) / 4;
    return (struct instant){slot->end.ms - (quarter < most ? quarter : most)};
}

struct instant slots_next_minute(const struct program *program, struct instant now)
{
    int64_t local = now.ms + zone_offset_at(&program->zone, now) * MS_PER_SECOND;
    int64_t into = local % MS_PER_MINUTE;
    if (into < 0)
        into += MS_PER_MINUTE;
    return (struct instant){now.ms + MS_PER_MINUTE - into};
}

void keep_earlier(struct instant *earliest, struct instant now, int64_t ms)
{
    if (ms > now.ms && ms < earliest->ms)
        earliest->ms = ms;
}

void keep_boundaries(struct instant *earliest, const struct slot_index *index, struct instant now)
{
    uint32_t next = index_after(index, now);
    if (next < index->count)
        keep_earlier(earliest, now, index->slots[next].start.ms);
    keep_earlier(earliest, now, index_next_end(index, now).ms);
}

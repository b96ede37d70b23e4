#include "schedule/slots.h"

#include <string.h>

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

/* ---- blocks ---- */

enum { WORD_BITS = 32 };

/* Up to one that is there already: then so are those around it. */
static bool add_blocks_of(void *user, const struct slot *slot)
{
    struct blocks *blocks = user;
    const struct session *sessions = blocks->program->sessions;
    for (uint32_t up = sessions[slot->session].part_of; up != PROGRAM_NONE; up = sessions[up].part_of) {
        uint32_t *word = &blocks->bits[up / WORD_BITS], bit = UINT32_C(1) << up % WORD_BITS;
        if (*word & bit)
            break;
        *word |= bit;
    }
    return true;
}

/* Of what is on in the index, and, with `starts`, of what starts then: parts without length are never on. */
static void fill(struct blocks *blocks, const struct slot_index *index, struct instant at, bool starts)
{
    size_t words = blocks->program->session_count / WORD_BITS + 1;
    if (blocks->bits && blocks->index == index && blocks->at.ms == at.ms && blocks->starts == starts)
        return;
    if (!blocks->bits)
        blocks->bits = ARENA_ARRAY(blocks->arena, uint32_t, words);
    memset(blocks->bits, 0, words * sizeof *blocks->bits);
    blocks->index = index;
    blocks->at = at;
    blocks->starts = starts;
    index_running(index, at, add_blocks_of, blocks);
    for (uint32_t i = starts ? index_after(index, (struct instant){at.ms - 1}) : index->count;
         i < index->count && index->slots[i].start.ms == at.ms; i++)
        add_blocks_of(blocks, &index->slots[i]);
}

static bool has(const struct blocks *blocks, uint32_t block)
{
    return blocks->bits[block / WORD_BITS] >> block % WORD_BITS & 1;
}

bool blocks_part_is_on(struct blocks *blocks, const struct slot_index *index, uint32_t block,
                       struct instant at)
{
    if (!blocks->program->sessions[block].has_parts)
        return false;
    fill(blocks, index, at, false);
    return has(blocks, block);
}

bool blocks_part_is_at_start(struct blocks *blocks, const struct slot_index *index, const struct slot *block)
{
    if (!blocks->program->sessions[block->session].has_parts)
        return false;
    fill(blocks, index, block->start, true);
    return has(blocks, block->session);
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

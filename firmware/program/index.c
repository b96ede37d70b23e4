#include "program/index.h"

#include "base/sort.h"

/* The tree is the midpoint recursion over the sorted array: the root of [low, high) is its middle, its
 * children are the halves beside it. greatest_end[middle] is the greatest end in [low, high). */
static uint32_t middle_of(uint32_t low, uint32_t high)
{
    return low + (high - low) / 2;
}

int index_compare(const void *a, const void *b, void *user)
{
    (void)user;
    return index_is_before(a, b) ? -1 : index_is_before(b, a);
}

static struct instant fill_greatest_end(const struct slot *slots, struct instant *greatest_end, uint32_t low,
                                        uint32_t high)
{
    if (low >= high)
        return INSTANT_NONE;
    uint32_t middle = middle_of(low, high);
    struct instant left = fill_greatest_end(slots, greatest_end, low, middle);
    struct instant right = fill_greatest_end(slots, greatest_end, middle + 1, high);
    greatest_end[middle] = instant_max(slots[middle].end, instant_max(left, right));
    return greatest_end[middle];
}

struct slot_index index_build_sorted(const struct slot *slots, uint32_t count, struct arena *arena)
{
    struct instant *greatest_end = ARENA_ARRAY_UNSET(arena, struct instant, count);
    fill_greatest_end(slots, greatest_end, 0, count);
    return (struct slot_index){.count = count, .slots = slots, .greatest_end = greatest_end};
}

struct slot_index index_build(struct slot *slots, uint32_t count, struct arena *arena)
{
    uint32_t sorted = 1;
    while (sorted < count && !index_is_before(&slots[sorted], &slots[sorted - 1]))
        sorted++;
    if (sorted < count) {
        struct arena scratch;
        arena_init(&scratch, arena->acquire, arena->release);
        sort_stable(slots, count, sizeof *slots, index_compare, NULL,
                    ARENA_ARRAY(&scratch, struct slot, count));
        arena_finish(&scratch);
    }
    return index_build_sorted(slots, count, arena);
}

/* The position of the first slot with start >= at. */
static uint32_t first_from(const struct slot_index *index, struct instant at)
{
    uint32_t low = 0, high = index->count;
    while (low < high) {
        uint32_t middle = middle_of(low, high);
        if (index->slots[middle].start.ms < at.ms)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t index_search_after(const struct slot_index *index, struct instant at)
{
    return first_from(index, (struct instant){at.ms + 1});
}

struct search {
    const struct slot_index *index;
    struct instant at;
    bool (*found)(void *user, const struct slot *slot);
    void *user;
};

/* So few are looked at one by one: that is quicker than to part them further. */
#define FEW_SLOTS 8

/* Gives false to stop. */
static bool look_at_few(const struct search *search, uint32_t low, uint32_t high)
{
    for (const struct slot *slot = &search->index->slots[low]; low < high; low++, slot++) {
        if (slot->start.ms > search->at.ms)
            return true;
        if (slot->end.ms > search->at.ms && !search->found(search->user, slot))
            return false;
    }
    return true;
}

/* Gives false to stop. A half whose greatest end is not after `at`, or that starts after it, is not
 * entered. */
static bool search_running(const struct search *search, uint32_t low, uint32_t high)
{
    if (low >= high)
        return true;
    uint32_t middle = middle_of(low, high);
    if (search->index->greatest_end[middle].ms <= search->at.ms)
        return true;
    if (high - low <= FEW_SLOTS)
        return look_at_few(search, low, high);
    if (!search_running(search, low, middle))
        return false;
    const struct slot *slot = &search->index->slots[middle];
    if (slot->start.ms > search->at.ms)
        return true;
    if (slot->end.ms > search->at.ms && !search->found(search->user, slot))
        return false;
    return search_running(search, middle + 1, high);
}

void index_running(const struct slot_index *index, struct instant at,
                   bool (*found)(void *user, const struct slot *slot), void *user)
{
    struct search search = {.index = index, .at = at, .found = found, .user = user};
    if (!index_is_still(index, at))
        search_running(&search, 0, index->count);
}

bool index_starts_within(const struct slot_index *index, struct instant from, struct instant to)
{
    uint32_t first = first_from(index, from);
    return first < index->count && index->slots[first].start.ms < to.ms;
}

static bool keep_earliest_end(void *user, const struct slot *slot)
{
    struct instant *earliest = user;
    *earliest = instant_min(*earliest, slot->end);
    return true;
}

struct instant index_next_end(const struct slot_index *index, struct instant at)
{
    struct instant earliest = INSTANT_NEVER;
    index_running(index, at, keep_earliest_end, &earliest);
    return earliest;
}

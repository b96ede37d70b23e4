#include "preflight/hash_set.h"

void hash_set_init(struct hash_set *set, struct arena *arena)
{
    *set = (struct hash_set){.arena = arena};
}

static bool put(struct hash_set *set, uint64_t hash)
{
    uint32_t mask = set->capacity - 1, at = (uint32_t)(hash ^ hash >> 32) & mask;
    while (set->places[at] != 0 && set->places[at] != hash)
        at = (at + 1) & mask;
    bool is_new = set->places[at] == 0;
    set->places[at] = hash;
    return is_new;
}

bool hash_set_add(struct hash_set *set, uint64_t hash)
{
    if (2 * set->count >= set->capacity) {
        struct hash_set grown = {.arena = set->arena, .capacity = set->capacity ? 2 * set->capacity : 1024};
        grown.places = ARENA_ARRAY(set->arena, uint64_t, grown.capacity);
        for (uint32_t i = 0; i < set->capacity; i++)
            if (set->places[i] != 0)
                grown.count += put(&grown, set->places[i]);
        *set = grown;
    }
    bool is_new = put(set, hash ? hash : 1);
    set->count += is_new;
    return is_new;
}

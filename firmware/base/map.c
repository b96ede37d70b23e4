#include "base/map.h"

#include <string.h>

enum { FIRST_CAPACITY = 64 };

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* Eight bytes at a time: keys are as long as a UUID. The upper half goes into the lower one, since that is
 * what an entry's place is made of. */
static uint64_t hash_of(const char *key)
{
    size_t length = strlen(key);
    uint64_t hash = length, word;
    for (; length >= sizeof word; length -= sizeof word, key += sizeof word) {
        memcpy(&word, key, sizeof word);
        hash = mix(hash, word);
    }
    if (length == 0)
        return hash;
    word = 0;
    memcpy(&word, key, length);
    return mix(hash, word);
}

void map_init(struct map *map, struct arena *arena)
{
    *map = (struct map){.arena = arena};
}

/* The entry of the text, or the free one where it belongs. There is always a free one. */
static struct map_entry *entry_of(struct map_entry *entries, uint32_t capacity, const char *key,
                                  uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (capacity - 1);
    while (entries[at].key && (entries[at].hash != hash || strcmp(entries[at].key, key) != 0))
        at = (at + 1) & (capacity - 1);
    return &entries[at];
}

static void grow(struct map *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    struct map_entry *entries = ARENA_ARRAY(map->arena, struct map_entry, capacity);
    for (uint32_t i = 0; i < map->capacity; i++) {
        const struct map_entry *entry = &map->entries[i];
        if (entry->key)
            *entry_of(entries, capacity, entry->key, entry->hash) = *entry;
    }
    map->entries = entries;
    map->capacity = capacity;
}

bool map_add(struct map *map, const char *key, uint32_t value)
{
    if (map->count >= map->capacity / 4 * 3)
        grow(map);
    uint64_t hash = hash_of(key);
    struct map_entry *entry = entry_of(map->entries, map->capacity, key, hash);
    if (entry->key)
        return false;
    *entry = (struct map_entry){.key = key, .hash = hash, .value = value};
    map->count++;
    return true;
}

uint32_t map_find(const struct map *map, const char *key)
{
    if (!map->capacity)
        return UINT32_MAX;
    const struct map_entry *entry = entry_of(map->entries, map->capacity, key, hash_of(key));
    return entry->key ? entry->value : UINT32_MAX;
}

void map_copy(struct map *map, const struct map *from, struct arena *arena)
{
    *map = *from;
    map->arena = arena;
    map->entries = ARENA_ARRAY(arena, struct map_entry, from->capacity);
    if (from->capacity > 0)
        memcpy(map->entries, from->entries, from->capacity * sizeof *map->entries);
}

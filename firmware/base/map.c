#include "base/map.h"

#include <string.h>

enum { FIRST_CAPACITY = 64 };

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static uint64_t word_at(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return word;
}

static uint32_t half_word_at(const char *text)
{
    uint32_t word;
    memcpy(&word, text, sizeof word);
    return word;
}

/* Fewer than eight bytes, each in one place at least. */
static uint64_t short_word(const char *key, size_t length)
{
    if (length >= sizeof(uint32_t))
        return half_word_at(key) | (uint64_t)half_word_at(key + length - sizeof(uint32_t)) << 32;
    if (length == 0)
        return 0;
    return (unsigned char)key[0] | (unsigned)(unsigned char)key[length / 2] << 8 |
           (unsigned)(unsigned char)key[length - 1] << 16;
}

/* Eight bytes at a time, the last eight perhaps in part again: keys are as long as a UUID, or as a number.
 * The upper half goes into the lower one, since that is what an entry's place is made of. */
static uint64_t hash_of(const char *key, size_t length)
{
    if (length < sizeof(uint64_t))
        return mix(length, short_word(key, length));
    const char *last = key + length - sizeof(uint64_t);
    uint64_t hash = length;
    for (; key < last; key += sizeof(uint64_t))
        hash = mix(hash, word_at(key));
    return mix(hash, word_at(last));
}

/* Whether two keys of one length and one hash are the same. `mix` gives no two words one hash, so short ones
 * are.
 */
static bool is_same(const char *a, const char *b, size_t length)
{
    if (length < sizeof(uint64_t))
        return true;
    const char *last = a + length - sizeof(uint64_t);
    for (; a < last; a += sizeof(uint64_t), b += sizeof(uint64_t))
        if (word_at(a) != word_at(b))
            return false;
    return word_at(last) == word_at(b + (last - a));
}

void map_init(struct map *map, struct arena *arena)
{
    *map = (struct map){.arena = arena};
}

static inline struct map_entry entry_for(const char *key, uint32_t value)
{
    const uint32_t length = (uint32_t)strlen(key);
    return (struct map_entry){.key = key, .hash = hash_of(key, length), .value = value, .length = length};
}

/* The entry of a text, or the free one where it belongs. There is always a free one. */
static inline struct map_entry *place_of(struct map_entry *entries, uint32_t capacity,
                                         struct map_entry sought)
{
    uint32_t at = (uint32_t)sought.hash & (capacity - 1);
    for (; entries[at].key; at = (at + 1) & (capacity - 1))
        if (entries[at].hash == sought.hash && entries[at].length == sought.length &&
            is_same(entries[at].key, sought.key, sought.length))
            break;
    return &entries[at];
}

static void grow(struct map *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    struct map_entry *entries = ARENA_ARRAY(map->arena, struct map_entry, capacity);
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key)
            *place_of(entries, capacity, map->entries[i]) = map->entries[i];
    map->entries = entries;
    map->capacity = capacity;
}

bool map_add(struct map *map, const char *key, uint32_t value)
{
    if (map->count >= map->capacity / 4 * 3)
        grow(map);
    const struct map_entry added = entry_for(key, value);
    struct map_entry *place = place_of(map->entries, map->capacity, added);
    if (place->key)
        return false;
    *place = added;
    map->count++;
    return true;
}

uint32_t map_find(const struct map *map, const char *key)
{
    if (!map->capacity)
        return UINT32_MAX;
    const struct map_entry sought = entry_for(key, UINT32_MAX);
    const struct map_entry *place = place_of(map->entries, map->capacity, sought);
    return place->key ? place->value : UINT32_MAX;
}

void map_copy(struct map *map, const struct map *from, struct arena *arena)
{
    *map = *from;
    map->arena = arena;
    map->entries = ARENA_ARRAY(arena, struct map_entry, from->capacity);
    if (from->capacity > 0)
        memcpy(map->entries, from->entries, from->capacity * sizeof *map->entries);
}

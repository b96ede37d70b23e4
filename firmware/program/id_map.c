#include "program/id_map.h"

#include <string.h>

#include "base/str.h"

enum { FIRST_CAPACITY = 64 };

void id_map_init(struct id_map *map, struct arena *arena)
{
    *map = (struct id_map){.arena = arena};
}

/* The entry of the id, or the free one where it belongs. There is always a free one. */
static struct id_map_entry *entry_of(struct id_map_entry *entries, uint32_t capacity, const char *id,
                                     uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (capacity - 1);
    while (entries[at].id && (entries[at].hash != hash || strcmp(entries[at].id, id) != 0))
        at = (at + 1) & (capacity - 1);
    return &entries[at];
}

static void grow(struct id_map *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    struct id_map_entry *entries = ARENA_ARRAY(map->arena, struct id_map_entry, capacity);
    for (uint32_t i = 0; i < map->capacity; i++) {
        const struct id_map_entry *entry = &map->entries[i];
        if (entry->id)
            *entry_of(entries, capacity, entry->id, entry->hash) = *entry;
    }
    map->entries = entries;
    map->capacity = capacity;
}

bool id_map_add(struct id_map *map, const char *id, uint32_t value)
{
    if (map->count >= map->capacity / 4 * 3)
        grow(map);
    uint64_t hash = str_hash(id, strlen(id));
    struct id_map_entry *entry = entry_of(map->entries, map->capacity, id, hash);
    if (entry->id)
        return false;
    *entry = (struct id_map_entry){.id = id, .hash = hash, .value = value};
    map->count++;
    return true;
}

uint32_t id_map_find(const struct id_map *map, const char *id)
{
    if (!map->capacity)
        return UINT32_MAX;
    const struct id_map_entry *entry = entry_of(map->entries, map->capacity, id, str_hash(id, strlen(id)));
    return entry->id ? entry->value : UINT32_MAX;
}

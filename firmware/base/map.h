/*
 * map: finds the number that belongs to a text. Texts are kept as pointers, which have to outlive the map.
 */
#ifndef NOWNEXT_BASE_MAP_H
#define NOWNEXT_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct map_entry {
    const char *key; /* NULL: free */
    uint64_t hash;
    uint32_t value, length; /* length: of the key */
};

struct map {
    struct arena *arena;
    struct map_entry *entries;
    uint32_t count, capacity; /* capacity is 0 or a power of two, never more than 3/4 full */
};

/* An empty map that has its memory from the arena. */
void map_init(struct map *map, struct arena *arena);

/* Adds a text; false when it was there already (its value stays). */
bool map_add(struct map *map, const char *key, uint32_t value);

/* The value of a text; UINT32_MAX when it is not there. An all-zero map is empty. */
uint32_t map_find(const struct map *map, const char *key);

/* Makes `map` hold what `from` holds, in `arena`; keys are not copied. */
void map_copy(struct map *map, const struct map *from, struct arena *arena);

#endif

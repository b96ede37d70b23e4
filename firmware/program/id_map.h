/*
 * id_map: finds the number that belongs to an id. Ids are kept as pointers, which have to outlive the map.
 */
#ifndef NOWNEXT_PROGRAM_ID_MAP_H
#define NOWNEXT_PROGRAM_ID_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct id_map_entry {
    const char *id; /* NULL: free */
    uint64_t hash;
    uint32_t value;
};

struct id_map {
    struct arena *arena;
    struct id_map_entry *entries;
    uint32_t count, capacity; /* capacity is 0 or a power of two, never more than 3/4 full */
};

/* An empty map that has its memory from the arena. */
void id_map_init(struct id_map *map, struct arena *arena);

/* Adds an id; false when it was there already (its value stays). */
bool id_map_add(struct id_map *map, const char *id, uint32_t value);

/* The value of an id; UINT32_MAX when it is not there. An all-zero map is empty. */
uint32_t id_map_find(const struct id_map *map, const char *id);

#endif

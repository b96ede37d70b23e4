/*
 * hash_set: a set of 64-bit hashes.
 */
#ifndef NOWNEXT_PREFLIGHT_HASH_SET_H
#define NOWNEXT_PREFLIGHT_HASH_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct hash_set {
    struct arena *arena;
    uint32_t count, capacity; /* of places: a power of two, or 0 */
    uint64_t *places;         /* 0: empty; so 0 itself is kept as 1 */
};
void hash_set_init(struct hash_set *set, struct arena *arena);

/* Whether it was not in there before. */
bool hash_set_add(struct hash_set *set, uint64_t hash);

#endif

/*
 * room_set: a set of a program's rooms.
 */
#ifndef NOWNEXT_PROGRAM_ROOM_SET_H
#define NOWNEXT_PROGRAM_ROOM_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "program/limits.h"

/* All zero: empty. */
struct room_set {
    uint64_t words[LIMIT_ROOMS / 64];
};

/* Here, since they are asked for each session and room. */
static inline bool room_set_has(const struct room_set *set, uint32_t room)
{
    return set->words[room / 64] >> room % 64 & 1;
}

static inline void room_set_add(struct room_set *set, uint32_t room)
{
    set->words[room / 64] |= UINT64_C(1) << room % 64;
}

static inline void room_set_add_all(struct room_set *set, const struct room_set *other)
{
    for (size_t i = 0; i < LIMIT_ROOMS / 64; i++)
        set->words[i] |= other->words[i];
}

#endif

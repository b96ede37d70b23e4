/*
 * names.h: names that rooms are asked for by, for tests that make configurations by hand. They last as long
 * as the test's process.
 */
#ifndef NOWNEXT_TESTS_NAMES_H
#define NOWNEXT_TESTS_NAMES_H

#include <stdlib.h>

#include "reader/name_key.h"

static inline struct arena *names_arena(void)
{
    static struct arena arena;
    if (!arena.acquire)
        arena_init(&arena, malloc, free);
    return &arena;
}

static inline struct room_name room_called(const char *text)
{
    return name_of_room(names_arena(), text);
}

static inline const struct room_name *rooms_called(const char *const *texts, uint32_t count)
{
    return names_of_rooms(names_arena(), count, texts);
}

#endif

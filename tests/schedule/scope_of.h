/*
 * scope_of: the rooms of a hallway display, for tests.
 */
#ifndef TESTS_SCHEDULE_SCOPE_OF_H
#define TESTS_SCHEDULE_SCOPE_OF_H

#include "lines.h"
#include "names.h"

#include "schedule/hallway.h"

/* A display that shows these rooms, parted by ','; NULL: all. */
static inline struct room_scope scope_of(struct lines *lines, const char *rooms)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    const char **names = ARENA_ARRAY(&lines->arena, const char *, 32);
    if (rooms)
        for (char *name = strtok(arena_copy(&lines->arena, rooms), ","); name; name = strtok(NULL, ","))
            names[config.room_count++] = name;
    config.rooms = rooms_called(names, config.room_count);
    struct room_scope scope;
    room_scope_of(lines->program, &config, &lines->arena, &scope, NULL);
    return scope;
}

#endif

/*
 * scope_of: the rooms of a hallway display, for tests; and random programs that are walked for all rooms and
 * for one.
 */
#ifndef TESTS_SCHEDULE_SCOPE_OF_H
#define TESTS_SCHEDULE_SCOPE_OF_H

#include "lines.h"
#include "names.h"

#include "schedule/hallway.h"
#include "changes/random_said.h"

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

/* Walks random programs, as they are and with random changes laid over them. */
static inline void walk_random_programs(unsigned first_seed, unsigned count,
                                        void (*walk)(struct lines *lines, const struct room_scope *scope))
{
    for (unsigned seed = first_seed; seed < first_seed + count; seed++) {
        const unsigned before = check_failures;
        struct lines lines;
        random_program(&lines, seed);
        for (int folded = 0; folded < 2; folded++) {
            char label[40];
            snprintf(label, sizeof label, "seed %u%s", seed, folded ? ", folded" : "");
            check_row(label);
            if (folded)
                random_fold(&lines, 12);
            struct room_scope all = scope_of(&lines, NULL), one = scope_of(&lines, "R0");
            walk(&lines, &all);
            walk(&lines, &one);
        }
        lines_finish(&lines);
        if (check_failures > before + 20)
            break;
    }
}

#endif

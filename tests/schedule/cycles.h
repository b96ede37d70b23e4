/*
 * cycles.h: a hallway's cycles as a line of text, and a program of many rooms, for tests of rounds and
 * cycles.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_CYCLES_H
#define NOWNEXT_TESTS_SCHEDULE_CYCLES_H

#include "station/config.h"
#include "schedule/lines.h"

#define ROUND_MS (5 * MS_PER_MINUTE)

#define MANY_ROOMS                                                                                           \
    "a A 10:00-11:00; b B 10:00-11:00; c C 10:00-11:00; d D 10:00-11:00; e E 10:00-11:00; f F 10:00-11:00; " \
    "g G 10:00-11:00; h H 10:00-11:00; i I 10:00-11:00; j J 10:00-11:00; k K 10:00-11:00; l L 10:00-11:00"

/* "overview 15,room": pages and their seconds. Owner: the arena. */
static inline void set_cycle(struct display_config *config, const char *text, struct arena *arena)
{
    struct cycle_entry *entries = ARENA_ARRAY(arena, struct cycle_entry, 8);
    config->cycle = entries;
    config->cycle_count = 0;
    for (char *entry = strtok(arena_copy(arena, text), ","); entry; entry = strtok(NULL, ",")) {
        size_t length = strcspn(entry, " ");
        int kind = 0;
        while (kind < PAGE_KIND_COUNT && strncmp(page_kind_name((enum page_kind)kind), entry, length) != 0)
            kind++;
        if (kind == PAGE_KIND_COUNT || config->cycle_count == 8)
            lines_bad("not a cycle", text);
        entries[config->cycle_count++] =
            (struct cycle_entry){.kind = (enum page_kind)kind, .seconds = atoi(entry + length)};
        if (kind == PAGE_PICTURE)
            entries[config->cycle_count - 1].file = "sponsors.png";
    }
}

#endif

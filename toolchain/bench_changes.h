/*
 * bench_changes: live data of a day, made up for a program, to measure with.
 */
#ifndef NOWNEXT_TOOLCHAIN_BENCH_CHANGES_H
#define NOWNEXT_TOOLCHAIN_BENCH_CHANGES_H

#include <stdlib.h>

#include "changes/change.h"
#include "program/program.h"

enum { CHANGES_MOST = 1000 };

static inline int bench_compare_made(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return (x->made.ms > y->made.ms) - (x->made.ms < y->made.ms);
}

/* Every kind of change, over the sessions of all days, in the order in which they were made: so they are
 * written down on the day. Owner of both lists: the caller; names are those of the program's rooms. */
static inline void bench_make_changes(const struct program *program, struct change *changes, uint32_t count,
                                      struct room_name *names)
{
    uint32_t step = program->session_count / count + 1, session = 0;
    for (uint32_t i = 0; i < count; i++, session = (session + step) % program->session_count) {
        while (!session_is_scheduled(&program->sessions[session]))
            session = (session + 1) % program->session_count;
        const struct session *of = &program->sessions[session];
        struct change *change = &changes[i];
        *change = (struct change){.session = of->id,
                                  .made = {of->start.ms - (i % 3 ? 1 : -1) * 5 * MS_PER_MINUTE},
                                  .by = "desk",
                                  .start = INSTANT_NONE,
                                  .end = INSTANT_NONE,
                                  .replaced_by = "",
                                  .reason = "laptop"};
        names[i] = room_own_name(&program->rooms[i % program->room_count]);
        switch (i % 8) {
        case 0:
        case 1:
        case 2:
            change->fields = CHANGE_DELAY_MIN;
            change->delay_min = 5 + (int)(i % 4) * 5;
            break;
        case 3:
            change->fields = CHANGE_CANCELLED;
            change->cancelled = true;
            break;
        case 4:
            change->fields = CHANGE_ROOM;
            change->room = &names[i];
            break;
        case 5:
            change->fields = CHANGE_START;
            change->start.ms = of->start.ms + 2 * MS_PER_HOUR;
            break;
        case 6:
            change->fields = CHANGE_FULL;
            change->full = true;
            break;
        default:
            change->fields = CHANGE_DELAYED;
            change->delayed = true;
        }
    }
    qsort(changes, count, sizeof *changes, bench_compare_made);
}

#endif

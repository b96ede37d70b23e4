#include "simulator/simulator_seek.h"

#include <stdio.h>
#include <stdlib.h>

#include "simulator/simulator_display.h"
#include "simulator/simulator_time.h"

void simulator_seek(struct simulator *simulator, enum seek_question question)
{
    simulator->seek = (struct seek){.question = question};
}

static bool go_to_moment(struct simulator *simulator)
{
    struct instant at, real = {simulator_real_now(simulator)};
    struct err err = {0};
    bool found = seek_moment(&simulator->seek, simulator->program, real, &at, &err);
    if (found)
        simulator_go_to(simulator, at);
    else
        snprintf(simulator->message, sizeof simulator->message, "no moment is called \"%.60s\"",
                 simulator->seek.line.text);
    return found;
}

/* To the room, and to the start of the session, which is selected. */
static bool go_to_hit(struct simulator *simulator)
{
    struct arena arena;
    const struct seek_hit *hits;
    arena_init(&arena, malloc, free);
    uint32_t count = seek_hits(&simulator->seek, simulator->program, simulator_now(simulator), &arena, &hits);
    bool found = simulator->seek.chosen < count;
    if (found) {
        const struct seek_hit *hit = &hits[simulator->seek.chosen];
        if (hit->room != PROGRAM_NONE)
            simulator_choose_room(simulator, hit->room);
        if (hit->session != PROGRAM_NONE) {
            if (instant_is_set(hit->slot.start))
                simulator_go_to(simulator, hit->slot.start);
            simulator_select(simulator, hit->session);
        }
    } else {
        snprintf(simulator->message, sizeof simulator->message, "nothing is called \"%.60s\"",
                 simulator->seek.line.text);
    }
    arena_finish(&arena);
    return found;
}

bool simulator_seek_key(struct simulator *simulator, const struct board_event *event)
{
    struct seek *seek = &simulator->seek;
    if (seek->question == SEEK_NOTHING)
        return false;
    enum seek_answer answer = seek_key(seek, simulator->program, simulator_now(simulator), event);
    bool is_done = answer == SEEK_LEFT;
    if (answer == SEEK_FOUND)
        is_done = seek->question == SEEK_MOMENT ? go_to_moment(simulator) : go_to_hit(simulator);
    if (is_done)
        seek->question = SEEK_NOTHING;
    return true;
}

const char *simulator_seek_text(struct simulator *simulator, struct arena *arena)
{
    return seek_text(&simulator->seek, simulator->program, simulator_now(simulator),
                     (struct instant){simulator_real_now(simulator)}, arena);
}

#include "schedule/rest_of_day.h"

#include "program/index.h"
#include "schedule/slots.h"

/* The first to come of a list after `after`, before the day's end; NULL if there is none. */
static const struct slot *first_after(const struct slot_index *index, uint32_t at, struct instant end)
{
    return at < index->count && index->slots[at].start.ms < end.ms ? &index->slots[at] : NULL;
}

struct slot_list room_rest_of_day(const struct program *program, const struct room_state *state,
                                  uint32_t most, struct arena *arena)
{
    const struct room *room = &program->rooms[state->room];
    const struct slot_index *const lists[] = {&room->sessions, &room->waiting, &room->breaks};
    enum { LISTS = sizeof lists / sizeof *lists };
    const struct day day = program_day_at(program, state->at);
    const struct instant after = state->next.count > 0
                                     ? instant_max(state->at, state->next.slots[state->next.count - 1].start)
                                     : state->at;
    uint32_t at[LISTS];
    for (int i = 0; i < LISTS; i++)
        at[i] = index_after(lists[i], after);
    struct gathering rest = {.arena = arena};
    struct blocks blocks[LISTS] = {{.program = program, .arena = arena},
                                   {.program = program, .arena = arena}};
    while (rest.count < most) {
        int first = LISTS; /* of those that start together, the one of the first list */
        const struct slot *taken = NULL;
        for (int i = 0; i < LISTS; i++) {
            const struct slot *slot = first_after(lists[i], at[i], day.end);
            if (slot && (!taken || slot->start.ms < taken->start.ms))
                taken = slot, first = i;
        }
        if (!taken)
            break;
        at[first]++;
        /* A block that its first part starts with says nothing that the part does not. */
        if (lists[first] == &room->breaks || !blocks_part_is_at_start(&blocks[first], lists[first], taken))
            gathering_add(&rest, *taken);
    }
    return gathering_list(&rest);
}

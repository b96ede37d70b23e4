#include "schedule/lively.h"

#include "schedule/room_state.h"

/* How far before a start a screen is drawn. */
#define BEFORE_START_MS (7 * MS_PER_MINUTE)

uint32_t lively_room(const struct program *program, const struct thresholds *thresholds, struct instant at,
                     const struct arena *memory)
{
    struct arena arena;
    arena_init(&arena, memory->acquire, memory->release);
    uint32_t best = PROGRAM_NONE;
    int best_rank = -1;
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct room_state state;
        arena_reset(&arena);
        room_state_at(program, thresholds, room, at, &arena, &state);
        bool is_on = state.phase == PHASE_ON || state.phase == PHASE_ENDING;
        int rank = is_on && state.block != PROGRAM_NONE ? 3 : is_on ? 2 : state.phase != PHASE_EMPTY ? 1 : 0;
        if (rank > best_rank) {
            best_rank = rank;
            best = room;
        }
    }
    arena_finish(&arena);
    return best;
}

bool lively_start(const struct program *program, const struct thresholds *thresholds, struct instant at,
                  const struct arena *memory, uint32_t *ret_room, struct instant *ret_at)
{
    struct arena arena;
    arena_init(&arena, memory->acquire, memory->release);
    struct instant end = {at.ms + MS_PER_DAY}, best = INSTANT_NEVER;
    bool best_in_block = false;
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct instant now = at;
        for (struct room_state state; now.ms < end.ms; now = state.until) {
            arena_reset(&arena);
            room_state_at(program, thresholds, room, now, &arena, &state);
            if (state.phase != PHASE_SOON || state.next.count == 0)
                continue;
            struct instant then =
                instant_max(now, (struct instant){state.next.slots[0].start.ms - BEFORE_START_MS});
            bool in_block = state.block != PROGRAM_NONE;
            if ((in_block && !best_in_block) || (in_block == best_in_block && then.ms < best.ms)) {
                best = then;
                best_in_block = in_block;
                *ret_room = room;
            }
            break;
        }
    }
    arena_finish(&arena);
    *ret_at = best;
    return instant_is_set(best);
}

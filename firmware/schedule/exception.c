#include "schedule/exception.h"

#include "program/mark.h"

const char *exception_kind_name(enum exception_kind kind)
{
    static const char *const names[EXCEPTION_KIND_COUNT] = {[EXCEPTION_NONE] = "none",
                                                            [EXCEPTION_CANCELLED] = "cancelled",
                                                            [EXCEPTION_MOVED] = "moved",
                                                            [EXCEPTION_FULL] = "full",
                                                            [EXCEPTION_DELAYED] = "delayed"};
    return names[kind];
}

static bool is_on(const struct room_state *state)
{
    return state->phase == PHASE_ON || state->phase == PHASE_ENDING;
}

static bool has_new_time(const struct program *program, const struct slot *slot, uint32_t room)
{
    const struct mark *mark = mark_of(program, slot->session);
    return mark && mark->kinds & MARK_RETIMED && instant_is_set(mark->old_start) &&
           mark->old_start.ms != slot->start.ms && mark_was_in_room(program, slot->session, room);
}

static bool is_late(const struct program *program, const struct slot *slot, uint32_t room)
{
    const struct mark *mark = mark_of(program, slot->session);
    if (!mark)
        return false;
    if (mark->kinds & MARK_WAITING)
        return true;
    if (mark->kinds & MARK_DELAYED && instant_is_set(mark->old_start) &&
        slot->start.ms > mark->old_start.ms && !(mark->kinds & MARK_RETIMED))
        return true;
    return has_new_time(program, slot, room);
}

static bool is_cancelled(const struct program *program, const struct slot *slot)
{
    return program->sessions[slot->session].cancelled;
}

/* The tombstone that has the band; of equal starts a cancelled one. NULL for none. */
static const struct slot *gone(const struct program *program, const struct room_state *state)
{
    const struct slot *next = state->next.count ? &state->next.slots[0] : NULL, *first = NULL;
    if (is_on(state) || state->now.count > 0)
        return NULL;
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        if (next && (slot->start.ms >= next->start.ms || slot->session == next->session))
            continue;
        if (!first || slot->start.ms < first->start.ms ||
            (slot->start.ms == first->start.ms && is_cancelled(program, slot) &&
             !is_cancelled(program, first)))
            first = slot;
    }
    return first;
}

/* What has the band as on: a drop-in only where nothing comes any more. NULL for none. */
static const struct slot *shown_as_on(const struct room_state *state)
{
    if (state->phase == PHASE_ON && state->first_now < state->now.count)
        return &state->now.slots[state->first_now];
    const bool is_left = state->phase == PHASE_BREAK && state->breaks.count + state->next.count == 0;
    const bool alone = is_left || state->phase == PHASE_DAY_OVER || state->phase == PHASE_BEFORE_EVENT ||
                       state->phase == PHASE_EVENT_OVER;
    return alone && state->now.count > 0 ? &state->now.slots[0] : NULL;
}

struct exception exception_of(const struct program *program, const struct room_state *state)
{
    const struct slot *slot = gone(program, state);
    if (slot)
        return (struct exception){is_cancelled(program, slot) ? EXCEPTION_CANCELLED : EXCEPTION_MOVED, *slot};
    slot = shown_as_on(state);
    if (slot && mark_has(program, slot->session, MARK_FULL))
        return (struct exception){EXCEPTION_FULL, *slot};
    if (state->next.count > 0 &&
        (state->phase == PHASE_SOON || state->phase == PHASE_BREAK || state->phase == PHASE_BEFORE_DAY) &&
        is_late(program, &state->next.slots[0], state->room))
        return (struct exception){EXCEPTION_DELAYED, state->next.slots[0]};
    return (struct exception){.kind = EXCEPTION_NONE, .slot = {.session = PROGRAM_NONE}};
}

uint32_t exception_other_room(const struct program *program, uint32_t session, uint32_t room)
{
    const struct session *moved = &program->sessions[session];
    if (session_in_room(program, moved, room) || moved->room_count == 0)
        return PROGRAM_NONE;
    return moved->rooms[0];
}

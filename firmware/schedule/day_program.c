#include "schedule/day_program.h"

#include "schedule/slots.h"

static bool is_shown(const struct program *program, const struct room_scope *scope, uint32_t number)
{
    const struct session *session = &program->sessions[number];
    bool shown = session->room_count == 0 && scope->all;
    for (uint32_t room = 0; room < scope->count && !shown; room++)
        shown = session_in_room(program, session, scope->rooms[room]);
    return shown && !session->has_parts;
}

struct slot_list day_program_at(const struct program *program, const struct room_scope *scope,
                                struct instant now, struct arena *arena, struct day *ret_day,
                                struct instant *ret_until)
{
    struct gathering sessions = {.arena = arena};
    struct day day = program_day_at(program, now), first = {.start = INSTANT_NONE};
    struct instant next = INSTANT_NEVER; /* the next day that has any */
    for (uint32_t i = 0; i < program->all.count; i++) {
        const struct slot *slot = &program->all.slots[i];
        if (!is_shown(program, scope, slot->session))
            continue;
        if (first.start.ms == INSTANT_NONE.ms)
            first = program_day_at(program, slot->start);
        if (slot->start.ms >= day.start.ms && slot->start.ms < day.end.ms)
            gathering_add(&sessions, *slot);
        else if (slot->start.ms >= day.end.ms && next.ms == INSTANT_NEVER.ms)
            next = program_day_at(program, slot->start).start;
    }
    *ret_until = sessions.count > 0 ? day.end : next;
    if (sessions.count == 0 && first.start.ms != INSTANT_NONE.ms) {
        day = first;
        for (uint32_t i = 0; i < program->all.count && program->all.slots[i].start.ms < day.end.ms; i++)
            if (is_shown(program, scope, program->all.slots[i].session))
                gathering_add(&sessions, program->all.slots[i]);
    }
    *ret_day = day;
    return gathering_list(&sessions);
}

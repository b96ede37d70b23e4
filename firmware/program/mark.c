#include "program/mark.h"

const struct mark *mark_of(const struct program *program, uint32_t session)
{
    return program->marks ? program->marks[session] : NULL;
}

bool mark_has(const struct program *program, uint32_t session, unsigned kinds)
{
    const struct mark *mark = mark_of(program, session);
    return mark && mark->kinds & kinds;
}

bool mark_was_in_room(const struct program *program, uint32_t session, uint32_t room)
{
    const struct mark *mark = mark_of(program, session);
    if (!mark)
        return false;
    const struct session planned = {.room_count = mark->old_room_count, .rooms = mark->old_rooms};
    return session_in_room(program, &planned, room);
}

uint32_t mark_rooms_left(const struct program *program, uint32_t session, uint32_t *ret_rooms)
{
    const struct mark *mark = mark_of(program, session);
    uint32_t count = 0;
    for (uint32_t i = 0; mark && i < mark->old_room_count; i++)
        if (!session_in_room(program, &program->sessions[session], mark->old_rooms[i]))
            ret_rooms[count++] = mark->old_rooms[i];
    return count;
}

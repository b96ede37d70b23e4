#include "changes/change.h"

void change_merge(struct change *change, const struct change *later)
{
    const unsigned said = later->fields;
    if (said & CHANGE_CANCELLED)
        change->cancelled = later->cancelled;
    if (said & CHANGE_FULL)
        change->full = later->full;
    if (said & CHANGE_DELAY_MIN)
        change->delay_min = later->delay_min;
    if (said & CHANGE_DELAYED)
        change->delayed = later->delayed;
    if (said & CHANGE_STARTED)
        change->started = later->started;
    if (said & CHANGE_ROOM)
        change->room = later->room;
    if (said & CHANGE_START)
        change->start = later->start;
    if (said & CHANGE_END)
        change->end = later->end;
    if (said & CHANGE_TITLE)
        change->title = later->title;
    if (said & CHANGE_REPLACED_BY)
        change->replaced_by = later->replaced_by;
    if (said & CHANGE_OVERFLOW_ROOM)
        change->overflow_room = later->overflow_room;
    if (said & CHANGE_REASON)
        change->reason = later->reason;
    change->fields |= said;
    change->made = later->made;
    change->by = later->by;
}

static bool is_in(const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++)
        if (session->rooms[i] == room)
            return true;
    return false;
}

uint32_t change_rooms_before(const struct program *program, const struct session *session,
                             const struct room_name *entered, const struct room_name *left,
                             uint32_t *ret_rooms)
{
    const uint32_t new = entered ? program_find_room(program, *entered) : PROGRAM_NONE;
    const uint32_t old = program_find_room(program, *left);
    uint32_t count = 0;
    if (old != PROGRAM_NONE)
        ret_rooms[count++] = old;
    for (uint32_t i = 0; is_in(session, new) && i < session->room_count; i++)
        if (session->rooms[i] != new && session->rooms[i] != old)
            ret_rooms[count++] = session->rooms[i];
    return count;
}

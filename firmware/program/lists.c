#include "program/lists.h"

#include "program/index.h"
#include "program/limits.h"

int lists_compare(const struct session *x, uint32_t i, const struct session *y, uint32_t j)
{
    if (session_is_scheduled(x) != session_is_scheduled(y))
        return session_is_scheduled(x) ? -1 : 1;
    if (x->start.ms != y->start.ms)
        return x->start.ms < y->start.ms ? -1 : 1;
    if (x->end.ms != y->end.ms)
        return x->end.ms < y->end.ms ? -1 : 1;
    return i < j ? -1 : 1;
}

enum list { LIST_SESSIONS, LIST_BREAKS, LIST_CANCELLED, LIST_COUNT };

/* The list of a room that a session is in; LIST_COUNT: none. */
static enum list list_of(const struct session *session)
{
    if (!session_is_scheduled(session) || (session->cancelled && session->kind == SESSION_BREAK))
        return LIST_COUNT;
    if (session->cancelled)
        return LIST_CANCELLED;
    return session->kind == SESSION_BREAK ? LIST_BREAKS : LIST_SESSIONS;
}

struct slot_list {
    struct slot *slots;
    uint32_t count, capacity;
};

static struct room_set rooms_of(const struct session *session, const struct room_set *sets)
{
    struct room_set rooms = {{0}};
    for (uint32_t i = 0; i < session->room_count; i++)
        room_set_add_all(&rooms, &sets[session->rooms[i]]);
    return rooms;
}

/* Three lists for each room, and for the event after the last room's. */
struct lists {
    const struct program *program;
    const struct room_set *sets;
    struct slot_list (*of)[LIST_COUNT];
};

static bool count_slots(struct lists *lists)
{
    const uint32_t room_count = lists->program->room_count;
    uint32_t total = 0;
    for (uint32_t i = 0; i < lists->program->session_count; i++) {
        const struct session *session = &lists->program->sessions[i];
        const enum list list = list_of(session);
        if (list == LIST_COUNT)
            continue;
        const struct room_set rooms = rooms_of(session, lists->sets);
        lists->of[room_count][list].capacity++;
        for (uint32_t room = 0; room < room_count; room++) {
            if (!room_set_has(&rooms, room))
                continue;
            lists->of[room][list].capacity++;
            if (++total > LIMIT_SLOTS)
                return false;
        }
    }
    return true;
}

static void add_slot(struct slot_list *list, const struct session *session, uint32_t index)
{
    list->slots[list->count++] =
        (struct slot){.start = session->start, .end = session->end, .session = index};
}

static void fill(struct lists *lists, const uint32_t *order)
{
    const uint32_t room_count = lists->program->room_count;
    for (uint32_t i = 0; i < lists->program->session_count; i++) {
        const struct session *session = &lists->program->sessions[order[i]];
        const enum list list = list_of(session);
        if (list == LIST_COUNT)
            continue;
        const struct room_set rooms = rooms_of(session, lists->sets);
        add_slot(&lists->of[room_count][list], session, order[i]);
        for (uint32_t room = 0; room < room_count; room++)
            if (room_set_has(&rooms, room))
                add_slot(&lists->of[room][list], session, order[i]);
    }
}

static struct slot_index index_of(const struct lists *lists, uint32_t room, enum list list,
                                  struct arena *arena)
{
    const struct slot_list *slots = &lists->of[room][list];
    return index_build(slots->slots, slots->count, arena);
}

bool lists_build(struct program *program, struct room *rooms, const struct room_set *sets,
                 const uint32_t *order, struct arena *arena, struct arena *scratch, struct err *reterr)
{
    const uint32_t room_count = program->room_count;
    struct lists lists = {.program = program, .sets = sets};
    lists.of = arena_array(scratch, room_count + 1, sizeof *lists.of);
    if (!count_slots(&lists))
        return err_set_where(reterr, ERR_LIMIT, "sessions",
                             "sessions are in rooms %d times in all, parts of combined rooms included; that "
                             "is the limit",
                             LIMIT_SLOTS);
    for (uint32_t room = 0; room <= room_count; room++)
        for (int list = 0; list < LIST_COUNT; list++)
            lists.of[room][list].slots = ARENA_ARRAY(arena, struct slot, lists.of[room][list].capacity);
    fill(&lists, order);
    for (uint32_t i = 0; i < room_count; i++) {
        rooms[i].sessions = index_of(&lists, i, LIST_SESSIONS, arena);
        rooms[i].breaks = index_of(&lists, i, LIST_BREAKS, arena);
        rooms[i].tombstones = index_of(&lists, i, LIST_CANCELLED, arena);
    }
    program->all = index_of(&lists, room_count, LIST_SESSIONS, arena);
    program->all_tombstones = index_of(&lists, room_count, LIST_CANCELLED, arena);
    return true;
}

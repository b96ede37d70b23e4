#include "changes/fold_work.h"

#include <string.h>

#include "base/sort.h"
#include "program/index.h"
#include "program/room_set.h"

enum list { LIST_SESSIONS, LIST_BREAKS, LIST_TOMBSTONES, LIST_WAITING, LIST_COUNT };

/* A session with the rooms that it is in, and was in as planned, their parts included. */
struct touched {
    uint32_t session;
    struct room_set rooms, old_rooms, any_rooms; /* any: both */
};

/* What the indexes are made of: the sessions whose slots are others than the program's, and the rooms that
 * these are or were in. */
struct writing {
    struct fold *fold;
    bool *is_touched; /* for each session */
    uint32_t touched_count, late_count, late_here_count;
    struct touched *touched;
    const struct touched **late, **late_here; /* that end later than planned; of them, in the room at hand */
    struct room_set rooms;                    /* that have other lists than the program's */
    struct slot *extras[LIST_COUNT], *sorted; /* of what is touched, in the room at hand */
    uint32_t extra_counts[LIST_COUNT];
};

/* ---- what is touched ---- */

static void add_rooms(const struct fold *fold, struct room_set *set, uint32_t count, const uint32_t *rooms)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &fold->program->rooms[rooms[i]];
        room_set_add(set, rooms[i]);
        for (uint32_t part = 0; part < room->part_count; part++)
            room_set_add(set, room->parts[part]);
    }
}

/* Most sessions are in the rooms that they were planned and published in. */
static void note_rooms(struct writing *writing, struct touched *touched, const struct mark *mark)
{
    const struct fold *fold = writing->fold;
    const struct session *session = &fold->sessions[touched->session];
    add_rooms(fold, &touched->rooms, session->room_count, session->rooms);
    if (mark->old_rooms == session->rooms)
        touched->old_rooms = touched->rooms;
    else
        add_rooms(fold, &touched->old_rooms, mark->old_room_count, mark->old_rooms);
    touched->any_rooms = touched->rooms;
    room_set_add_all(&touched->any_rooms, &touched->old_rooms);
    room_set_add_all(&writing->rooms, &touched->any_rooms);
    if (!fold_is_published(fold, touched->session))
        return;
    const struct session *published = &fold->program->sessions[touched->session];
    if (published->rooms != session->rooms)
        add_rooms(fold, &writing->rooms, published->room_count, published->rooms);
}

/* Sets a session's times, and notes it where its slots are others than the program's. */
static void write_session(struct writing *writing, uint32_t number)
{
    struct fold *fold = writing->fold;
    const struct fold_session *state = &fold->states[number];
    const struct mark *mark = &writing->fold->marks[number];
    struct session *session = &fold->sessions[number];
    bool has_other_slots = !fold_is_published(fold, number) || state->is_waiting ||
                           mark->kinds & MARK_MOVED || mark->kinds & MARK_RETIMED ||
                           (state->record && state->record->has_new_rooms) ||
                           session->cancelled != state->is_cancelled ||
                           session->start.ms != state->start.ms || session->end.ms != state->end.ms;
    if (!has_other_slots)
        return;
    session->start = state->start;
    session->end = state->end;
    if (session->cancelled != state->is_cancelled)
        session->status = state->is_cancelled ? SESSION_CANCELLED : SESSION_CONFIRMED;
    session->cancelled = state->is_cancelled;
    if (session->set_aside)
        return;
    struct touched *touched = &writing->touched[writing->touched_count];
    touched->session = number;
    note_rooms(writing, touched, mark);
    if (!state->is_cancelled && state->end.ms > state->plan_end.ms)
        writing->late[writing->late_count++] = touched;
    writing->is_touched[number] = true;
    writing->touched_count++;
}

/* ---- lists ---- */

/* Whether a set has a room; PROGRAM_NONE stands for the whole event. */
static bool has_room(const struct room_set *set, uint32_t room)
{
    return room == PROGRAM_NONE || room_set_has(set, room);
}

static void add_extra(struct writing *writing, enum list list, struct instant start, struct instant end,
                      uint32_t session)
{
    writing->extras[list][writing->extra_counts[list]++] =
        (struct slot){.start = start, .end = end, .session = session};
}

/* Adds the slots that a touched session has in a room's lists. */
static void add_extras(struct writing *writing, const struct touched *touched, uint32_t room)
{
    const uint32_t number = touched->session;
    const struct fold_session *state = &writing->fold->states[number];
    const struct session *session = &writing->fold->sessions[number];
    const struct mark *mark = &writing->fold->marks[number];
    const bool here = has_room(&touched->rooms, room) && instant_is_set(state->start);
    if (here && !state->is_cancelled)
        add_extra(writing,
                  session->kind == SESSION_BREAK ? LIST_BREAKS
                  : state->is_waiting            ? LIST_WAITING
                                                 : LIST_SESSIONS,
                  state->start, state->end, number);
    if (session->kind == SESSION_BREAK ||
        (!state->is_cancelled && !(mark->kinds & (MARK_RETIMED | MARK_MOVED))))
        return;
    const bool is_elsewhere = mark->kinds & MARK_RETIMED || !here || room == PROGRAM_NONE;
    const bool old = (state->is_cancelled || is_elsewhere) && instant_is_set(mark->old_start) &&
                     has_room(&touched->old_rooms, room);
    if (old)
        add_extra(writing, LIST_TOMBSTONES, mark->old_start, mark->old_end, number);
    if (state->is_cancelled && here && (!old || mark->kinds & MARK_RETIMED))
        add_extra(writing, LIST_TOMBSTONES, state->plan_start, state->plan_end, number);
}

static void gather(struct writing *writing, uint32_t room)
{
    memset(writing->extra_counts, 0, sizeof writing->extra_counts);
    writing->late_here_count = 0;
    for (uint32_t i = 0; i < writing->late_count; i++)
        if (has_room(&writing->late[i]->rooms, room))
            writing->late_here[writing->late_here_count++] = writing->late[i];
    for (uint32_t i = 0; i < writing->touched_count; i++) {
        const struct touched *touched = &writing->touched[i];
        if (has_room(&touched->any_rooms, room))
            add_extras(writing, touched, room);
    }
}

/* A break that gives way to those before it in the room at hand. False: nothing is left of it. */
static bool shrink(struct writing *writing, struct slot *slot)
{
    const struct fold *fold = writing->fold;
    const struct instant start = slot->start;
    for (uint32_t i = 0; i < writing->late_here_count; i++) {
        const uint32_t session = writing->late_here[i]->session;
        const struct fold_session *late = &fold->states[session];
        if (session != slot->session && late->end.ms > slot->start.ms &&
            late->plan_end.ms <= fold->states[slot->session].plan_start.ms)
            slot->start = late->end;
    }
    if (slot->start.ms == start.ms)
        return true;
    fold_mark(writing->fold, slot->session, MARK_SHORTENED);
    return slot->start.ms < slot->end.ms;
}

/* Lets the breaks of the room at hand give way; gives how many are left. */
static uint32_t shrink_all(struct writing *writing, struct slot *slots, uint32_t count)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < count; i++)
        if (shrink(writing, &slots[i]))
            slots[left++] = slots[i];
    return left;
}

static bool has_touched(const struct writing *writing, const struct slot_index *index)
{
    for (uint32_t i = 0; i < index->count; i++)
        if (writing->is_touched[index->slots[i].session])
            return true;
    return false;
}

/* The program's list, without what is touched, and with what has become of that. */
static struct slot_index rebuild(struct writing *writing, enum list list, const struct slot_index *before)
{
    struct fold *fold = writing->fold;
    struct slot *extra = writing->extras[list];
    const uint32_t extra_count = writing->extra_counts[list];
    const bool gives_way = list == LIST_BREAKS && writing->late_here_count > 0;
    if (extra_count == 0 && !gives_way && !has_touched(writing, before))
        return *before;
    sort_stable(extra, extra_count, sizeof *extra, index_compare, NULL, writing->sorted);
    struct slot *slots = ARENA_ARRAY(fold->arena, struct slot, before->count + extra_count);
    uint32_t count = 0, at = 0;
    for (uint32_t i = 0; i < before->count; i++) {
        const struct slot *kept = &before->slots[i];
        if (writing->is_touched[kept->session])
            continue;
        while (at < extra_count && index_is_before(&extra[at], kept))
            slots[count++] = extra[at++];
        slots[count++] = *kept;
    }
    while (at < extra_count)
        slots[count++] = extra[at++];
    if (gives_way)
        return index_build(slots, shrink_all(writing, slots, count), fold->arena);
    return index_build_sorted(slots, count, fold->arena);
}

static void write_lists(struct writing *writing)
{
    struct fold *fold = writing->fold;
    const struct program *program = fold->program;
    struct program *folded = fold->folded;
    struct room *rooms =
        arena_grow(fold->arena, program->rooms, program->room_count, program->room_count, sizeof *rooms);
    for (uint32_t i = 0; i < program->room_count; i++) {
        if (!room_set_has(&writing->rooms, i))
            continue;
        const struct room *before = &program->rooms[i];
        gather(writing, i);
        rooms[i].sessions = rebuild(writing, LIST_SESSIONS, &before->sessions);
        rooms[i].breaks = rebuild(writing, LIST_BREAKS, &before->breaks);
        rooms[i].tombstones = rebuild(writing, LIST_TOMBSTONES, &before->tombstones);
        rooms[i].waiting = rebuild(writing, LIST_WAITING, &before->waiting);
    }
    folded->rooms = rooms;
    gather(writing, PROGRAM_NONE);
    folded->all = rebuild(writing, LIST_SESSIONS, &program->all);
    folded->all_tombstones = rebuild(writing, LIST_TOMBSTONES, &program->all_tombstones);
    folded->all_waiting = rebuild(writing, LIST_WAITING, &program->all_waiting);
    for (uint32_t i = 0; i < writing->touched_count; i++) {
        const struct session *session = &fold->sessions[writing->touched[i].session];
        if (!instant_is_set(session->start))
            continue;
        if (!instant_is_set(folded->first) || session->start.ms < folded->first.ms)
            folded->first = session->start;
        folded->last = instant_max(folded->last, session->end);
    }
}

void fold_write(struct fold *fold)
{
    const uint32_t count = fold->session_count, most = fold->happened_count;
    struct writing writing = {.fold = fold,
                              .is_touched = ARENA_ARRAY(fold->scratch, bool, count),
                              .touched = ARENA_ARRAY(fold->scratch, struct touched, most),
                              .late = ARENA_ARRAY(fold->scratch, const struct touched *, most),
                              .late_here = ARENA_ARRAY(fold->scratch, const struct touched *, most)};
    for (uint32_t i = 0; i < most; i++)
        write_session(&writing, fold->happened[i]);
    /* A touched session has two tombstones at most, and one slot in one of the other lists. */
    for (int list = 0; list < LIST_COUNT; list++)
        writing.extras[list] = ARENA_ARRAY(fold->scratch, struct slot,
                                           (list == LIST_TOMBSTONES ? 2 : 1) * (size_t)writing.touched_count);
    writing.sorted = ARENA_ARRAY(fold->scratch, struct slot, 2 * (size_t)writing.touched_count);
    fold->folded->sessions = fold->sessions;
    fold->folded->session_count = count;
    fold->folded->marks = fold->marks;
    write_lists(&writing);
}

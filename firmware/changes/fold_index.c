#include "changes/fold_work.h"

#include <string.h>

#include "base/sort.h"
#include "program/index.h"

enum list { LIST_SESSIONS, LIST_BREAKS, LIST_TOMBSTONES, LIST_WAITING, LIST_COUNT };

/* What the indexes are made of: the sessions whose slots are others than the program's, and the rooms that
 * these are or were in. */
struct writing {
    struct fold *fold;
    bool *is_touched; /* for each session */
    uint32_t touched_count, late_count;
    uint32_t *touched;
    uint32_t *late;                           /* those that end later than planned */
    bool *rooms;                              /* for each room: it has other lists than the program's */
    struct slot *extras[LIST_COUNT], *sorted; /* of what is touched, in the room at hand */
    uint32_t extra_counts[LIST_COUNT];
};

/* ---- what is touched ---- */

static void touch_rooms(struct writing *writing, uint32_t count, const uint32_t *rooms)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &writing->fold->program->rooms[rooms[i]];
        writing->rooms[rooms[i]] = true;
        for (uint32_t part = 0; part < room->part_count; part++)
            writing->rooms[room->parts[part]] = true;
    }
}

/* Sets a session's times, and notes it where its slots are others than the program's. */
static void write_session(struct writing *writing, uint32_t number)
{
    struct fold *fold = writing->fold;
    const struct fold_session *state = &fold->states[number];
    const struct mark *mark = &writing->fold->marks[number];
    struct session *session = &fold->sessions[number];
    bool touched = !fold_is_published(fold, number) || state->is_waiting || mark->kinds & MARK_MOVED ||
                   mark->kinds & MARK_RETIMED || (state->record && state->record->has_new_rooms) ||
                   session->cancelled != state->is_cancelled || session->start.ms != state->start.ms ||
                   session->end.ms != state->end.ms;
    if (!touched)
        return;
    session->start = state->start;
    session->end = state->end;
    if (session->cancelled != state->is_cancelled)
        session->status = state->is_cancelled ? SESSION_CANCELLED : SESSION_CONFIRMED;
    session->cancelled = state->is_cancelled;
    if (session->set_aside)
        return;
    writing->is_touched[number] = true;
    writing->touched[writing->touched_count++] = number;
    if (!state->is_cancelled && state->end.ms > state->plan_end.ms)
        writing->late[writing->late_count++] = number;
    touch_rooms(writing, session->room_count, session->rooms);
    touch_rooms(writing, mark->old_room_count, mark->old_rooms);
    if (fold_is_published(fold, number)) {
        const struct session *published = &fold->program->sessions[number];
        touch_rooms(writing, published->room_count, published->rooms);
    }
}

/* ---- lists ---- */

/* Whether a session is or was in a room; PROGRAM_NONE stands for the whole event. */
static bool is_here(const struct writing *writing, uint32_t number, uint32_t room)
{
    return room == PROGRAM_NONE ||
           session_in_room(writing->fold->program, &writing->fold->sessions[number], room);
}

static bool was_here(const struct writing *writing, uint32_t number, uint32_t room)
{
    const struct mark *mark = &writing->fold->marks[number];
    const struct session planned = {.room_count = mark->old_room_count, .rooms = mark->old_rooms};
    return room == PROGRAM_NONE || session_in_room(writing->fold->program, &planned, room);
}

static void add_extra(struct writing *writing, enum list list, struct instant start, struct instant end,
                      uint32_t session)
{
    writing->extras[list][writing->extra_counts[list]++] =
        (struct slot){.start = start, .end = end, .session = session};
}

/* Adds the slots that a touched session has in a room's lists. */
static void add_extras(struct writing *writing, uint32_t number, uint32_t room)
{
    const struct fold_session *state = &writing->fold->states[number];
    const struct session *session = &writing->fold->sessions[number];
    const struct mark *mark = &writing->fold->marks[number];
    const bool here = is_here(writing, number, room) && instant_is_set(state->start);
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
                     was_here(writing, number, room);
    if (old)
        add_extra(writing, LIST_TOMBSTONES, mark->old_start, mark->old_end, number);
    if (state->is_cancelled && here && (!old || mark->kinds & MARK_RETIMED))
        add_extra(writing, LIST_TOMBSTONES, state->plan_start, state->plan_end, number);
}

static void gather_extras(struct writing *writing, uint32_t room)
{
    memset(writing->extra_counts, 0, sizeof writing->extra_counts);
    for (uint32_t i = 0; i < writing->touched_count; i++)
        add_extras(writing, writing->touched[i], room);
}

/* A break that gives way to those before it in the room. False: nothing is left of it. */
static bool shrink(struct writing *writing, uint32_t room, struct slot *slot)
{
    const struct fold *fold = writing->fold;
    const struct instant start = slot->start;
    for (uint32_t i = 0; i < writing->late_count; i++) {
        const struct fold_session *late = &fold->states[writing->late[i]];
        if (writing->late[i] != slot->session && late->end.ms > slot->start.ms &&
            late->plan_end.ms <= fold->states[slot->session].plan_start.ms &&
            is_here(writing, writing->late[i], room))
            slot->start = late->end;
    }
    if (slot->start.ms == start.ms)
        return true;
    fold_mark(writing->fold, slot->session, MARK_SHORTENED);
    return slot->start.ms < slot->end.ms;
}

/* The program's list, without what is touched, and with what has become of that. */
static struct slot_index rebuild(struct writing *writing, uint32_t room, enum list list,
                                 const struct slot_index *before)
{
    struct fold *fold = writing->fold;
    struct slot *extra = writing->extras[list];
    uint32_t extra_count = writing->extra_counts[list], kept_count = 0, count = 0;
    for (uint32_t i = 0; i < before->count; i++)
        kept_count += !writing->is_touched[before->slots[i].session];
    if (extra_count == 0 && kept_count == before->count && list != LIST_BREAKS)
        return *before;
    if (extra_count > 1)
        sort_stable(extra, extra_count, sizeof *extra, index_compare, NULL, writing->sorted);
    struct slot *slots = ARENA_ARRAY(fold->arena, struct slot, kept_count + extra_count);
    uint32_t at = 0;
    for (uint32_t i = 0; i < before->count || at < extra_count;) {
        if (i < before->count && writing->is_touched[before->slots[i].session]) {
            i++;
            continue;
        }
        const bool take_kept = i < before->count &&
                               (at == extra_count || index_compare(&before->slots[i], &extra[at], NULL) < 0);
        struct slot slot = take_kept ? before->slots[i++] : extra[at++];
        if (list != LIST_BREAKS || shrink(writing, room, &slot))
            slots[count++] = slot;
    }
    return index_build(slots, count, fold->arena);
}

static void write_lists(struct writing *writing)
{
    struct fold *fold = writing->fold;
    const struct program *program = fold->program;
    struct program *folded = fold->folded;
    struct room *rooms = ARENA_ARRAY(fold->arena, struct room, program->room_count);
    if (program->room_count > 0)
        memcpy(rooms, program->rooms, program->room_count * sizeof *rooms);
    for (uint32_t i = 0; i < program->room_count; i++) {
        if (!writing->rooms[i])
            continue;
        const struct room *before = &program->rooms[i];
        gather_extras(writing, i);
        rooms[i].sessions = rebuild(writing, i, LIST_SESSIONS, &before->sessions);
        rooms[i].breaks = rebuild(writing, i, LIST_BREAKS, &before->breaks);
        rooms[i].tombstones = rebuild(writing, i, LIST_TOMBSTONES, &before->tombstones);
        rooms[i].waiting = rebuild(writing, i, LIST_WAITING, &before->waiting);
    }
    folded->rooms = rooms;
    gather_extras(writing, PROGRAM_NONE);
    folded->all = rebuild(writing, PROGRAM_NONE, LIST_SESSIONS, &program->all);
    folded->all_tombstones = rebuild(writing, PROGRAM_NONE, LIST_TOMBSTONES, &program->all_tombstones);
    folded->all_waiting = rebuild(writing, PROGRAM_NONE, LIST_WAITING, &program->all_waiting);
    for (uint32_t i = 0; i < writing->touched_count; i++) {
        const struct session *session = &fold->sessions[writing->touched[i]];
        if (!instant_is_set(session->start))
            continue;
        if (!instant_is_set(folded->first) || session->start.ms < folded->first.ms)
            folded->first = session->start;
        folded->last = instant_max(folded->last, session->end);
    }
}

void fold_write(struct fold *fold)
{
    const uint32_t count = fold->session_count;
    struct writing writing = {.fold = fold,
                              .is_touched = ARENA_ARRAY(fold->scratch, bool, count),
                              .touched = ARENA_ARRAY(fold->scratch, uint32_t, count),
                              .late = ARENA_ARRAY(fold->scratch, uint32_t, count),
                              .rooms = ARENA_ARRAY(fold->scratch, bool, fold->program->room_count)};
    for (uint32_t i = 0; i < count; i++)
        write_session(&writing, i);
    for (int list = 0; list < LIST_COUNT; list++)
        writing.extras[list] = ARENA_ARRAY(fold->scratch, struct slot, 2 * (size_t)writing.touched_count);
    writing.sorted = ARENA_ARRAY(fold->scratch, struct slot, 2 * (size_t)writing.touched_count);
    fold->folded->sessions = fold->sessions;
    fold->folded->session_count = count;
    fold->folded->marks = fold->marks;
    write_lists(&writing);
}

#include "changes/fold_work.h"

#include <string.h>

#include "base/sort.h"
#include "program/index.h"
#include "program/room_set.h"

enum list { LIST_SESSIONS, LIST_BREAKS, LIST_TOMBSTONES, LIST_WAITING, LIST_COUNT };

/* A session whose slots are others than the program's. */
struct touched {
    struct slot slot;             /* where it is now */
    enum list list;               /* that has this slot; LIST_COUNT: none */
    bool leaves;                  /* it can have tombstones */
    uint32_t only_room;           /* as in its state */
    const struct room_set *rooms; /* that it is in, their parts included; NULL where it has an only room */
    const struct room_set *old_rooms;       /* the same as planned; NULL: as now */
    const struct room_set *published_rooms; /* the same as published; NULL: as now */
};

/* A touched session in the list of those that are or were in a room. */
struct stay {
    const struct touched *touched;
    const struct stay *next;
};

/* What the indexes are made of: the sessions that are touched, and the rooms that these are or were in. */
struct writing {
    struct fold *fold;
    bool *is_touched; /* for each session */
    bool has_moved;   /* something is in other rooms than it was planned or published in */
    struct touched *touched;
    uint32_t touched_count, leaving_count;
    const struct stay **stays;       /* of each room, in the order of their slots; NULL: none */
    struct slot *extras[LIST_COUNT]; /* of what is touched, in the room at hand */
    uint32_t extra_counts[LIST_COUNT], touched_counts[LIST_COUNT]; /* the latter: in the whole event */
    uint32_t leaving_here;  /* of leaving_count, in the list of the room at hand */
    struct fold_late *late; /* of what is touched, in the room at hand */
};

/* Slots that are nearly in order: each is put in its place from the end, unless that is far too often. */
static void sort_slots(struct fold *fold, struct slot *slots, uint32_t count)
{
    uint64_t moves = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (!index_is_before(&slots[i], &slots[i - 1]))
            continue;
        const struct slot slot = slots[i];
        uint32_t place = i;
        do
            slots[place] = slots[place - 1];
        while (--place > 0 && index_is_before(&slot, &slots[place - 1]));
        slots[place] = slot;
        moves += i - place;
        if (moves > 16 * (uint64_t)count) {
            sort_stable(slots, count, sizeof *slots, index_compare, NULL,
                        ARENA_ARRAY_UNSET(fold->scratch, struct slot, count));
            return;
        }
    }
}

/* ---- what is touched ---- */

/* PROGRAM_NONE stands for the whole event. */
static bool is_in_room(const struct touched *touched, uint32_t room)
{
    if (room == PROGRAM_NONE)
        return true;
    return touched->rooms ? room_set_has(touched->rooms, room) : touched->only_room == room;
}

static bool was_in_room(const struct touched *touched, const struct room_set *rooms, uint32_t room)
{
    return room == PROGRAM_NONE || !rooms ? is_in_room(touched, room) : room_set_has(rooms, room);
}

static const struct room_set *make_set(struct writing *writing, uint32_t count, const uint32_t *numbers)
{
    struct room_set *set = ARENA_NEW(writing->fold->scratch, struct room_set);
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &writing->fold->program->rooms[numbers[i]];
        room_set_add(set, numbers[i]);
        for (uint32_t part = 0; part < room->part_count; part++)
            room_set_add(set, room->parts[part]);
    }
    return set;
}

/* Notes the rooms of one that somebody has given other rooms than it was planned or published in. */
static void note_other_rooms(struct writing *writing, struct touched *touched)
{
    const struct fold *fold = writing->fold;
    const uint32_t number = touched->slot.session;
    const struct mark *mark = fold->states[number].mark;
    if (mark->kinds & MARK_MOVED)
        touched->old_rooms = make_set(writing, mark->old_room_count, mark->old_rooms);
    if (fold->states[number].has_new_rooms && fold_is_published(fold, number)) {
        const struct session *published = &fold->program->sessions[number];
        if (published->rooms != fold->sessions[number].rooms)
            touched->published_rooms = published->rooms == mark->old_rooms
                                           ? touched->old_rooms
                                           : make_set(writing, published->room_count, published->rooms);
    }
    writing->has_moved = writing->has_moved || touched->old_rooms || touched->published_rooms;
}

static enum list list_of(const struct fold_session *state)
{
    if (state->is_cancelled || !instant_is_set(state->start))
        return LIST_COUNT;
    if (state->is_break)
        return LIST_BREAKS;
    return state->is_waiting ? LIST_WAITING : LIST_SESSIONS;
}

static inline void add_stay(struct writing *writing, const struct touched *touched, uint32_t room,
                            struct stay *stay)
{
    *stay = (struct stay){.touched = touched, .next = writing->stays[room]};
    writing->stays[room] = stay;
}

static void add_stays(struct writing *writing, const struct touched *touched)
{
    for (uint32_t room = 0; room < writing->fold->program->room_count; room++)
        if (is_in_room(touched, room) || was_in_room(touched, touched->old_rooms, room) ||
            was_in_room(touched, touched->published_rooms, room))
            add_stay(writing, touched, room, ARENA_NEW(writing->fold->scratch, struct stay));
}

/* Most sessions are in one room, in which they were planned and published: at `stay`. */
static inline void touch(struct writing *writing, const struct slot *slot, struct touched *touched,
                         struct stay *stay)
{
    const struct fold_session *state = &writing->fold->states[slot->session];
    const unsigned kinds = state->mark->kinds, elsewhere = MARK_RETIMED | MARK_MOVED;
    *touched = (struct touched){.slot = *slot,
                                .list = list_of(state),
                                .leaves = !state->is_break && (state->is_cancelled || kinds & elsewhere),
                                .only_room = state->only_room};
    writing->is_touched[slot->session] = true;
    if (touched->list != LIST_COUNT)
        writing->extra_counts[touched->list]++;
    writing->leaving_count += touched->leaves;
    const bool is_moved = kinds & MARK_MOVED || state->has_new_rooms;
    if (state->only_room != PROGRAM_NONE && !is_moved) {
        add_stay(writing, touched, state->only_room, stay);
        return;
    }
    const struct session *session = &writing->fold->sessions[slot->session];
    if (state->only_room == PROGRAM_NONE)
        touched->rooms = make_set(writing, session->room_count, session->rooms);
    if (is_moved)
        note_other_rooms(writing, touched);
    add_stays(writing, touched);
}

/* The times of the event, of which these slots are a part now: in their order, what has no time first. */
static void write_event_times(struct program *folded, const struct slot *slots, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && !instant_is_set(slots[i].start))
        i++;
    if (i == count)
        return;
    folded->first =
        instant_is_set(folded->first) ? instant_min(folded->first, slots[i].start) : slots[i].start;
    struct instant last = folded->last;
    for (; i < count; i++)
        last = instant_max(last, slots[i].end);
    folded->last = last;
}

/* Sets a session's times. Gives whether its slots are others than the program's. */
static inline bool write_session(const struct fold *fold, uint32_t number, const struct fold_session *state)
{
    struct session *session = &fold->sessions[number];
    const bool has_other_slots = session->start.ms != state->start.ms || session->end.ms != state->end.ms ||
                                 session->cancelled != state->is_cancelled || state->is_waiting ||
                                 state->mark->kinds & (MARK_MOVED | MARK_RETIMED) || state->has_new_rooms ||
                                 !fold_is_published(fold, number);
    if (!has_other_slots)
        return false;
    session->start = state->start;
    session->end = state->end;
    if (session->cancelled != state->is_cancelled)
        session->status = state->is_cancelled ? SESSION_CANCELLED : SESSION_CONFIRMED;
    session->cancelled = state->is_cancelled;
    return !session->set_aside;
}

/* In the order of their slots, in which these come into lists. */
static void write_sessions(struct writing *writing)
{
    struct fold *fold = writing->fold;
    struct slot *slots = ARENA_ARRAY_UNSET(fold->scratch, struct slot, fold->happened_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < fold->happened_count; i++) {
        const uint32_t number = fold->happened[i];
        const struct fold_session *state = &fold->states[number];
        if (!write_session(fold, number, state))
            continue;
        slots[count++] = (struct slot){state->start, state->end, number};
    }
    sort_slots(fold, slots, count);
    write_event_times(fold->folded, slots, count);
    writing->is_touched = ARENA_ARRAY(fold->scratch, bool, fold->session_count);
    writing->touched = ARENA_ARRAY_UNSET(fold->scratch, struct touched, count);
    writing->touched_count = count;
    writing->stays = ARENA_ARRAY(fold->scratch, const struct stay *, fold->program->room_count);
    struct stay *stays = ARENA_ARRAY_UNSET(fold->scratch, struct stay, count);
    for (uint32_t i = count; i-- > 0;) /* the last first: each comes before those that its room has */
        touch(writing, &slots[i], &writing->touched[i], &stays[i]);
    writing->extra_counts[LIST_TOMBSTONES] = 3 * writing->leaving_count;
    memcpy(writing->touched_counts, writing->extra_counts, sizeof writing->touched_counts);
    struct slot *extras = ARENA_ARRAY_UNSET(fold->scratch, struct slot, count + 3 * writing->leaving_count);
    for (int list = 0; list < LIST_COUNT; extras += writing->extra_counts[list++])
        writing->extras[list] = extras;
    writing->late = ARENA_ARRAY_UNSET(fold->scratch, struct fold_late, count);
}

/* ---- lists ---- */

static void add_extra(struct writing *writing, enum list list, struct slot slot)
{
    writing->extras[list][writing->extra_counts[list]++] = slot;
}

/* Where the feed had moved a session that an operator then moved on: who looked at the published program
 * comes there. `old`: it leaves its planned time in the room. */
static bool leaves_published(const struct writing *writing, const struct touched *touched, uint32_t room,
                             bool here, bool old)
{
    const uint32_t number = touched->slot.session;
    const struct fold_session *state = &writing->fold->states[number];
    if (!state->record || !state->record->was || !fold_is_published(writing->fold, number))
        return false;
    const struct instant start = writing->fold->program->sessions[number].start;
    const bool is_retimed = state->plan_start.ms != start.ms;
    return instant_is_set(start) && was_in_room(touched, touched->published_rooms, room) &&
           (is_retimed || !here || (room == PROGRAM_NONE && touched->published_rooms)) &&
           !(old && state->mark->old_start.ms == start.ms);
}

/* Adds what a touched session leaves in a room. */
static void add_tombstones(struct writing *writing, const struct touched *touched, uint32_t room)
{
    const uint32_t number = touched->slot.session;
    const struct fold_session *state = &writing->fold->states[number];
    const struct mark *mark = state->mark;
    const bool here = instant_is_set(state->start) && is_in_room(touched, room);
    const bool is_elsewhere = mark->kinds & MARK_RETIMED || !here || room == PROGRAM_NONE;
    const bool old = (state->is_cancelled || is_elsewhere) && instant_is_set(mark->old_start) &&
                     was_in_room(touched, touched->old_rooms, room);
    if (old)
        add_extra(writing, LIST_TOMBSTONES, (struct slot){mark->old_start, mark->old_end, number});
    if (state->is_cancelled && here && (!old || mark->kinds & MARK_RETIMED))
        add_extra(writing, LIST_TOMBSTONES, (struct slot){state->plan_start, state->plan_end, number});
    if (leaves_published(writing, touched, room, here, old)) {
        const struct session *published = &writing->fold->program->sessions[number];
        add_extra(writing, LIST_TOMBSTONES, (struct slot){published->start, published->end, number});
    }
}

/* What is touched, as it is in the lists of a room now, and what it leaves there. */
static inline void gather_one(struct writing *writing, const struct touched *touched, uint32_t room)
{
    const bool here = is_in_room(touched, room);
    if (here && touched->list != LIST_COUNT)
        add_extra(writing, touched->list, touched->slot);
    if (!touched->leaves)
        return;
    writing->leaving_here++;
    add_tombstones(writing, touched, room);
}

static void begin_gathering(struct writing *writing)
{
    writing->leaving_here = 0;
    memset(writing->extra_counts, 0, sizeof writing->extra_counts);
}

static void end_gathering(struct writing *writing)
{
    sort_slots(writing->fold, writing->extras[LIST_TOMBSTONES], writing->extra_counts[LIST_TOMBSTONES]);
}

static void gather_room(struct writing *writing, uint32_t room)
{
    begin_gathering(writing);
    for (const struct stay *stay = writing->stays[room]; stay; stay = stay->next)
        gather_one(writing, stay->touched, room);
    end_gathering(writing);
}

static void gather_event(struct writing *writing)
{
    begin_gathering(writing);
    for (uint32_t i = 0; i < writing->touched_count; i++)
        gather_one(writing, &writing->touched[i], PROGRAM_NONE);
    end_gathering(writing);
}

/* The program's list, without what is touched, and with what has become of that: into `slots`. */
static uint32_t merge(const struct writing *writing, const struct slot_index *before,
                      const struct slot *extra, uint32_t extra_count, struct slot *slots)
{
    const struct slot *const end = extra + extra_count;
    struct slot *to = slots;
    for (uint32_t i = 0; i < before->count; i++) {
        const struct slot *kept = &before->slots[i];
        if (writing->is_touched[kept->session])
            continue;
        while (extra < end && index_is_before(extra, kept))
            *to++ = *extra++;
        *to++ = *kept;
    }
    while (extra < end)
        *to++ = *extra++;
    return (uint32_t)(to - slots);
}

static bool has_touched(const struct writing *writing, const struct slot_index *index)
{
    for (uint32_t i = 0; i < index->count; i++)
        if (writing->is_touched[index->slots[i].session])
            return true;
    return false;
}

static struct slot_index rebuild(struct writing *writing, enum list list, const struct slot_index *before)
{
    const uint32_t extra_count = writing->extra_counts[list];
    if (extra_count == 0 && !has_touched(writing, before))
        return *before;
    struct arena *arena = writing->fold->arena;
    struct slot *slots = ARENA_ARRAY_UNSET(arena, struct slot, before->count + extra_count);
    return index_build_sorted(slots, merge(writing, before, writing->extras[list], extra_count, slots),
                              arena);
}

/* ---- breaks, which give way to those before them in their room ---- */

static uint32_t gather_late(struct writing *writing, uint32_t room)
{
    uint32_t count = 0;
    for (const struct stay *stay = writing->stays[room]; stay; stay = stay->next) {
        const struct touched *touched = stay->touched;
        const struct fold_session *state = &writing->fold->states[touched->slot.session];
        if (state->end.ms > state->plan_end.ms && is_in_room(touched, room))
            writing->late[count++] = (struct fold_late){.plan_end = state->plan_end,
                                                        .end = state->end,
                                                        .session = touched->slot.session,
                                                        .only_room = touched->only_room};
    }
    return count;
}

/* False: nothing is left of the break. */
static bool shrink(struct writing *writing, uint32_t late_count, struct slot *slot)
{
    const struct instant start = slot->start, plan_start = writing->fold->states[slot->session].plan_start;
    for (uint32_t i = 0; i < late_count; i++) {
        const struct fold_late *late = &writing->late[i];
        if (late->end.ms > slot->start.ms && late->plan_end.ms <= plan_start.ms &&
            late->session != slot->session)
            slot->start = late->end;
    }
    if (slot->start.ms == start.ms)
        return true;
    fold_mark(writing->fold, slot->session, MARK_SHORTENED);
    return slot->start.ms < slot->end.ms;
}

static struct slot_index rebuild_breaks(struct writing *writing, uint32_t room,
                                        const struct slot_index *before)
{
    const uint32_t extra_count = writing->extra_counts[LIST_BREAKS];
    if (before->count + extra_count == 0)
        return *before;
    const uint32_t late_count = gather_late(writing, room);
    const struct slot_index whole = rebuild(writing, LIST_BREAKS, before);
    if (late_count == 0)
        return whole;
    struct slot *slots =
        arena_grow(writing->fold->arena, whole.slots, whole.count, whole.count, sizeof *slots);
    uint32_t left = 0;
    for (uint32_t i = 0; i < whole.count; i++)
        if (shrink(writing, late_count, &slots[i]))
            slots[left++] = slots[i];
    return index_build(slots, left, writing->fold->arena);
}

/* ---- the whole ---- */

/* Whether all that is in the event's list is in that of the room at hand: in a program of one room. */
static bool has_all(const struct writing *writing, enum list list, const struct slot_index *before,
                    const struct slot_index *all_before)
{
    return before->count == all_before->count && writing->extra_counts[list] == writing->touched_counts[list];
}

/* The same of tombstones: what has stayed in the room leaves the same there as in the event. */
static bool has_all_tombstones(const struct writing *writing, uint32_t room)
{
    const struct program *program = writing->fold->program;
    return !writing->has_moved && writing->leaving_here == writing->leaving_count &&
           program->rooms[room].tombstones.count == program->all_tombstones.count;
}

static void write_lists(struct writing *writing)
{
    struct fold *fold = writing->fold;
    const struct program *program = fold->program;
    struct program *folded = fold->folded;
    struct room *rooms =
        arena_grow(fold->arena, program->rooms, program->room_count, program->room_count, sizeof *rooms);
    const struct slot_index *all = NULL, *all_waiting = NULL, *all_tombstones = NULL;
    for (uint32_t i = 0; i < program->room_count; i++) {
        if (!writing->stays[i])
            continue;
        const struct room *before = &program->rooms[i];
        gather_room(writing, i);
        rooms[i].sessions = rebuild(writing, LIST_SESSIONS, &before->sessions);
        if (has_all(writing, LIST_SESSIONS, &before->sessions, &program->all))
            all = &rooms[i].sessions;
        rooms[i].breaks = rebuild_breaks(writing, i, &before->breaks);
        rooms[i].tombstones = rebuild(writing, LIST_TOMBSTONES, &before->tombstones);
        if (has_all_tombstones(writing, i))
            all_tombstones = &rooms[i].tombstones;
        rooms[i].waiting = rebuild(writing, LIST_WAITING, &before->waiting);
        if (has_all(writing, LIST_WAITING, &before->waiting, &program->all_waiting))
            all_waiting = &rooms[i].waiting;
    }
    folded->rooms = rooms;
    if (!all || !all_waiting || !all_tombstones)
        gather_event(writing);
    folded->all = all ? *all : rebuild(writing, LIST_SESSIONS, &program->all);
    folded->all_tombstones =
        all_tombstones ? *all_tombstones : rebuild(writing, LIST_TOMBSTONES, &program->all_tombstones);
    folded->all_waiting = all_waiting ? *all_waiting : rebuild(writing, LIST_WAITING, &program->all_waiting);
}

void fold_write(struct fold *fold)
{
    struct writing *writing = ARENA_NEW(fold->scratch, struct writing);
    writing->fold = fold;
    write_sessions(writing);
    fold->folded->sessions = fold->sessions;
    fold->folded->session_count = fold->session_count;
    fold->folded->marks = fold->marks;
    write_lists(writing);
}

#include <string.h>

#include "desk/preview_work.h"
#include "program/mark.h"

/* ---- sessions ---- */

bool preview_label_same(struct label a, struct label b)
{
    if (a.count != b.count)
        return false;
    if (a.variants == b.variants)
        return true;
    for (uint32_t i = 0; i < a.count; i++)
        if (strcmp(a.variants[i].language, b.variants[i].language) != 0 ||
            strcmp(a.variants[i].text, b.variants[i].text) != 0)
            return false;
    return true;
}

bool preview_is_one(const struct preview_work *work, uint32_t before, uint32_t after)
{
    if (before == PROGRAM_NONE || after == PROGRAM_NONE)
        return before == after;
    return work->number_before[after] == before;
}

/* Whether it is told as a part of its block: not what goes on of one that is cancelled (phrase_context). */
static bool is_framed(const struct program *program, const struct session *session)
{
    return session->part_of != PROGRAM_NONE &&
           (session->cancelled || !program->sessions[session->part_of].cancelled);
}

bool preview_title_same(const struct preview_work *work, uint32_t before, uint32_t after)
{
    const struct session *old = &work->before.program->sessions[before],
                         *fresh = &work->after.program->sessions[after];
    if (!preview_is_one(work, before, after) || !preview_label_same(old->title, fresh->title) ||
        !preview_is_one(work, old->part_of, fresh->part_of) ||
        is_framed(work->before.program, old) != is_framed(work->after.program, fresh))
        return false;
    return old->part_of == PROGRAM_NONE || preview_title_same(work, old->part_of, fresh->part_of);
}

bool preview_slots_same(const struct preview_work *work, struct slot_list before, struct slot_list after)
{
    if (before.count != after.count)
        return false;
    for (uint32_t i = 0; i < before.count; i++) {
        const struct slot *old = &before.slots[i], *fresh = &after.slots[i];
        if (old->start.ms != fresh->start.ms || old->end.ms != fresh->end.ms ||
            !preview_title_same(work, old->session, fresh->session))
            return false;
    }
    return true;
}

static bool same_rooms(uint32_t count, const uint32_t *rooms, uint32_t other_count, const uint32_t *others)
{
    return count == other_count && (count == 0 || memcmp(rooms, others, count * sizeof *rooms) == 0);
}

static bool same_marks(const struct preview_work *work, uint32_t before, uint32_t after)
{
    enum {
        SHOWN = MARK_MOVED | MARK_RETIMED | MARK_DELAYED | MARK_WAITING | MARK_FULL | MARK_REPLACES |
                MARK_REPLACED | MARK_CUT
    };
    static const struct mark nothing = {.reason = ""};
    const struct mark *old = mark_of(work->before.program, before),
                      *fresh = mark_of(work->after.program, after);
    if (old == fresh)
        return true;
    old = old ? old : &nothing;
    fresh = fresh ? fresh : &nothing;
    if ((old->kinds & SHOWN) != (fresh->kinds & SHOWN) || strcmp(old->reason, fresh->reason) != 0)
        return false;
    if (!(old->kinds & SHOWN))
        return true;
    if (old->kinds & MARK_REPLACES && !preview_title_same(work, old->replaces, fresh->replaces))
        return false;
    if (old->kinds & MARK_REPLACED && !preview_is_one(work, old->replaced_by, fresh->replaced_by))
        return false;
    return old->old_start.ms == fresh->old_start.ms && old->old_end.ms == fresh->old_end.ms &&
           old->delay_min == fresh->delay_min && old->overflow_room == fresh->overflow_room &&
           same_rooms(old->old_room_count, old->old_rooms, fresh->old_room_count, fresh->old_rooms);
}

static bool same_session(const struct preview_work *work, uint32_t before, uint32_t after)
{
    const struct session *old = &work->before.program->sessions[before],
                         *fresh = &work->after.program->sessions[after];
    return old->start.ms == fresh->start.ms && old->end.ms == fresh->end.ms &&
           old->cancelled == fresh->cancelled &&
           same_rooms(old->room_count, old->rooms, fresh->room_count, fresh->rooms) &&
           preview_title_same(work, before, after) && same_marks(work, before, after);
}

/* Sessions of the published program keep their numbers; added ones are found by their ids. */
static void number_sessions(struct preview_work *work)
{
    const struct program *before = work->before.program, *after = work->after.program;
    const uint32_t published = work->request->program->session_count;
    work->number_before = ARENA_ARRAY(work->arena, uint32_t, after->session_count + 1);
    work->number_after = ARENA_ARRAY(work->arena, uint32_t, before->session_count + 1);
    for (uint32_t i = 0; i < before->session_count; i++)
        work->number_after[i] = i < published ? i : PROGRAM_NONE;
    for (uint32_t i = 0; i < after->session_count; i++) {
        uint32_t number = i < published ? i : program_find_session(before, after->sessions[i].id);
        work->number_before[i] = number;
        if (number != PROGRAM_NONE)
            work->number_after[number] = i;
    }
}

/* ---- rooms ---- */

static void touch(struct preview_work *work, uint32_t count, const uint32_t *rooms)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &work->request->program->rooms[rooms[i]];
        room_set_add(&work->touched, rooms[i]);
        for (uint32_t part = 0; part < room->part_count; part++)
            room_set_add(&work->touched, room->parts[part]);
    }
}

static void keep_day(struct preview_work *work, struct instant start, struct instant end)
{
    if (instant_is_set(start) && instant_max(start, end).ms >= work->from.ms)
        work->to =
            instant_max(work->to, program_day_at(work->request->program, instant_max(start, work->from)).end);
}

static void touch_session(struct preview_work *work, const struct program *program, uint32_t number)
{
    const struct session *session = &program->sessions[number];
    const struct mark *mark = mark_of(program, number);
    touch(work, session->room_count, session->rooms);
    keep_day(work, session->start, session->end);
    if (mark) {
        touch(work, mark->old_room_count, mark->old_rooms);
        if (mark->kinds & (MARK_MOVED | MARK_RETIMED))
            keep_day(work, mark->old_start, mark->old_end);
    }
    work->any_other = true;
}

static bool same_index(const struct preview_work *work, const struct slot_index *before,
                       const struct slot_index *after)
{
    if (before->slots == after->slots && before->count == after->count)
        return true;
    if (before->count != after->count)
        return false;
    for (uint32_t i = 0; i < before->count; i++)
        if (before->slots[i].start.ms != after->slots[i].start.ms ||
            before->slots[i].end.ms != after->slots[i].end.ms ||
            !preview_is_one(work, before->slots[i].session, after->slots[i].session))
            return false;
    return true;
}

/* What gives way in a room, and is another in no other way. */
static void touch_lists(struct preview_work *work)
{
    for (uint32_t i = 0; i < work->request->program->room_count; i++) {
        const struct room *before = &work->before.program->rooms[i], *after = &work->after.program->rooms[i];
        if (!same_index(work, &before->sessions, &after->sessions) ||
            !same_index(work, &before->breaks, &after->breaks) ||
            !same_index(work, &before->tombstones, &after->tombstones) ||
            !same_index(work, &before->waiting, &after->waiting))
            room_set_add(&work->touched, i);
    }
}

/* A full room tells where else something is on. */
static void touch_full(struct preview_work *work)
{
    const struct program *after = work->after.program;
    for (uint32_t i = 0; work->any_other && i < after->session_count; i++)
        if (mark_has(after, i, MARK_FULL))
            touch(work, after->sessions[i].room_count, after->sessions[i].rooms);
}

/* What is shown of a block depends on its parts. */
static void find_blocks(struct preview_work *work, uint32_t session)
{
    const struct program *after = work->after.program;
    for (uint32_t up = after->sessions[session].part_of; up != PROGRAM_NONE && !work->is_other[up];
         up = after->sessions[up].part_of) {
        work->is_other[up] = true;
        touch_session(work, after, up);
        if (work->number_before[up] != PROGRAM_NONE)
            touch_session(work, work->before.program, work->number_before[up]);
    }
}

static void find_others(struct preview_work *work)
{
    const struct program *before = work->before.program, *after = work->after.program;
    work->is_other = ARENA_ARRAY(work->arena, bool, after->session_count + 1);
    for (uint32_t i = 0; i < after->session_count; i++) {
        const uint32_t number = work->number_before[i];
        if (number != PROGRAM_NONE && same_session(work, number, i))
            continue;
        work->is_other[i] = true;
        touch_session(work, after, i);
        if (number != PROGRAM_NONE)
            touch_session(work, before, number);
    }
    for (uint32_t i = work->request->program->session_count; i < before->session_count; i++)
        if (work->number_after[i] == PROGRAM_NONE)
            touch_session(work, before, i);
    if (!work->any_other)
        return;
    for (uint32_t i = 0; i < after->session_count; i++)
        if (work->is_other[i])
            find_blocks(work, i);
    touch_lists(work);
    touch_full(work);
}

/* ---- what is said ---- */

static bool same_name(const struct room_name *a, const struct room_name *b)
{
    return a == b || (a && b && strcmp(a->key, b->key) == 0);
}

/* NULL is none given, as "" is. */
static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_change(const struct change *a, const struct change *b)
{
    return strcmp(a->session, b->session) == 0 && a->made.ms == b->made.ms && a->fields == b->fields &&
           a->cancelled == b->cancelled && a->full == b->full && a->delayed == b->delayed &&
           a->started == b->started && a->delay_min == b->delay_min && a->start.ms == b->start.ms &&
           a->end.ms == b->end.ms && same_name(a->room, b->room) &&
           same_name(a->overflow_room, b->overflow_room) && preview_label_same(a->title, b->title) &&
           same_text(a->replaced_by, b->replaced_by) && same_text(a->reason, b->reason);
}

/* Marks the sessions of the changes that one list has and the other has not. */
static void find_said(struct preview_work *work, const struct change_list *list,
                      const struct change_list *other)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct change *change = &list->changes[i];
        bool found = i < other->count && same_change(change, &other->changes[i]);
        for (uint32_t j = 0; !found && j < other->count; j++)
            found = same_change(change, &other->changes[j]);
        uint32_t session = found ? PROGRAM_NONE : program_find_session(work->after.program, change->session);
        if (session != PROGRAM_NONE)
            work->is_said[session] = true;
    }
}

static bool same_notice(const struct live_notice *a, const struct live_notice *b)
{
    if (a->level != b->level || a->everywhere != b->everywhere || a->room_count != b->room_count ||
        a->start.ms != b->start.ms || a->end.ms != b->end.ms || !preview_label_same(a->text, b->text))
        return false;
    for (uint32_t i = 0; i < a->room_count; i++)
        if (!same_name(&a->rooms[i], &b->rooms[i]))
            return false;
    return true;
}

static void find_notices(struct preview_work *work, const struct live *before, const struct live *after)
{
    work->notices_differ = before->notice_count != after->notice_count;
    for (uint32_t i = 0; i < before->notice_count && i < after->notice_count; i++) {
        const struct live_notice *old = &before->notices[i], *fresh = &after->notices[i];
        if (!same_notice(old, fresh) || notice_begin(before, old).ms != notice_begin(after, fresh).ms)
            work->notices_differ = true;
    }
    for (uint32_t i = 0; work->notices_differ && i < after->notice_count; i++)
        if (notice_begin(after, &after->notices[i]).ms > work->from.ms)
            keep_day(work, notice_begin(after, &after->notices[i]), work->from);
}

static bool same_emergency(const struct live_emergency *a, const struct live_emergency *b)
{
    if (!a || !b)
        return a == b;
    bool same = a->kind == b->kind && preview_label_same(a->text, b->text) &&
                a->everywhere == b->everywhere && a->room_count == b->room_count && a->test == b->test &&
                a->raised.ms == b->raised.ms && a->until.ms == b->until.ms && a->lifted.ms == b->lifted.ms;
    for (uint32_t i = 0; same && i < a->room_count; i++)
        same = same_name(&a->rooms[i], &b->rooms[i]);
    return same;
}

void preview_differ(struct preview_work *work)
{
    static const struct live nothing = {.issued = {INT64_MIN}, .venue = "", .log = ""};
    const struct live *before = work->before.live ? work->before.live : &nothing;
    const struct live *after = work->after.live ? work->after.live : &nothing;
    work->day = program_day_at(work->request->program, work->from);
    work->to = work->day.end;
    number_sessions(work);
    find_others(work);
    work->is_said = ARENA_ARRAY(work->arena, bool, work->after.program->session_count + 1);
    find_said(work, &after->changes, &before->changes);
    find_said(work, &before->changes, &after->changes);
    for (uint32_t i = 0; i < work->after.program->session_count; i++)
        if (work->number_before[i] == PROGRAM_NONE)
            work->is_said[i] = true;
    find_notices(work, before, after);
    work->emergency_differs = !same_emergency(before->emergency, after->emergency);
    work->to = instant_min(work->to, work->limit);
}

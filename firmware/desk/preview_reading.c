#include <string.h>

#include "desk/preview_work.h"
#include "program/mark.h"
#include "schedule/exception.h"

/* ---- what is told of a session ---- */

static const struct mark *mark_before(const struct preview_work *work, uint32_t session)
{
    static const struct mark nothing;
    const struct mark *mark = mark_of(work->before.program, session);
    return mark ? mark : &nothing;
}

static const struct mark *mark_after(const struct preview_work *work, uint32_t session)
{
    static const struct mark nothing;
    const struct mark *mark = mark_of(work->after.program, session);
    return mark ? mark : &nothing;
}

/* Where and when a session is, as a slot that it has left tells. */
static bool same_whereabouts(const struct preview_work *work, uint32_t before, uint32_t after)
{
    const struct session *old = &work->before.program->sessions[before],
                         *fresh = &work->after.program->sessions[after];
    if (old->cancelled != fresh->cancelled)
        return false;
    return old->cancelled || (old->start.ms == fresh->start.ms && old->end.ms == fresh->end.ms &&
                              old->room_count == fresh->room_count &&
                              (old->room_count == 0 ||
                               memcmp(old->rooms, fresh->rooms, old->room_count * sizeof *old->rooms) == 0));
}

static bool same_slot(const struct preview_work *work, const struct slot *before, const struct slot *after)
{
    return preview_slots_same(work, (struct slot_list){1, before}, (struct slot_list){1, after});
}

static bool exceptions_same(const struct preview_work *work, const struct view *before,
                            const struct view *after)
{
    const struct exception old = exception_of(before->program, &before->state),
                           fresh = exception_of(after->program, &after->state);
    if (old.kind != fresh.kind || old.kind == EXCEPTION_NONE)
        return old.kind == fresh.kind;
    if (!same_slot(work, &old.slot, &fresh.slot))
        return false;
    if (old.kind == EXCEPTION_MOVED)
        return same_whereabouts(work, old.slot.session, fresh.slot.session);
    if (old.kind != EXCEPTION_DELAYED)
        return true;
    enum { TOLD = MARK_WAITING | MARK_RETIMED };
    const struct mark *was = mark_before(work, old.slot.session), *is = mark_after(work, fresh.slot.session);
    return (was->kinds & TOLD) == (is->kinds & TOLD) && was->delay_min == is->delay_min &&
           was->old_start.ms == is->old_start.ms;
}

/* Of breaks the first is read, with its end. */
static bool breaks_same(const struct preview_work *work, struct slot_list before, struct slot_list after)
{
    if (before.count == 0 || after.count == 0)
        return before.count == after.count;
    return before.slots[0].end.ms == after.slots[0].end.ms &&
           preview_title_same(work, before.slots[0].session, after.slots[0].session);
}

/* ---- strips and notices ---- */

static bool same_notice(const struct preview_work *work, uint32_t before, uint32_t after)
{
    const struct live_notice *old = &work->before.live->notices[before],
                             *fresh = &work->after.live->notices[after];
    return old->level == fresh->level && preview_label_same(old->text, fresh->text);
}

bool preview_notices_same(const struct preview_work *work, const struct notice_list *before,
                          const struct notice_list *after)
{
    if (before->count != after->count)
        return false;
    for (uint32_t i = 0; i < before->count; i++)
        if (!same_notice(work, before->notices[i], after->notices[i]))
            return false;
    return true;
}

static bool same_strip(const struct preview_work *work, const struct strip *before, const struct strip *after)
{
    if (before->kind != after->kind || before->room != after->room ||
        before->room_count != after->room_count || !same_slot(work, &before->slot, &after->slot))
        return false;
    if (before->kind == STRIP_OF_TOMBSTONE)
        return same_whereabouts(work, before->slot.session, after->slot.session);
    if (before->kind == STRIP_OF_REASON)
        return strcmp(mark_before(work, before->slot.session)->reason,
                      mark_after(work, after->slot.session)->reason) == 0;
    return before->room_count == 0 ||
           memcmp(before->rooms, after->rooms, before->room_count * sizeof *before->rooms) == 0;
}

/* Notices are the last ones, and compared by themselves. */
static bool strips_same(const struct preview_work *work, const struct strip_list *before,
                        const struct strip_list *after)
{
    for (uint32_t i = 0;; i++) {
        bool is_old = i < before->count && before->strips[i].kind != STRIP_OF_NOTICE;
        bool is_fresh = i < after->count && after->strips[i].kind != STRIP_OF_NOTICE;
        if (!is_old || !is_fresh)
            return is_old == is_fresh;
        if (!same_strip(work, &before->strips[i], &after->strips[i]))
            return false;
    }
}

/* ---- badges ---- */

/* The badge beside a session, and what it replaces. */
static bool badges_same(const struct preview_work *work, uint32_t before, uint32_t after, uint32_t room)
{
    enum { TOLD = MARK_FULL | MARK_MOVED | MARK_WAITING | MARK_DELAYED | MARK_RETIMED | MARK_REPLACES };
    const struct mark *old = mark_before(work, before), *fresh = mark_after(work, after);
    if ((old->kinds & TOLD) != (fresh->kinds & TOLD))
        return false;
    if (old->kinds & MARK_REPLACES && !preview_title_same(work, old->replaces, fresh->replaces))
        return false;
    return (!(old->kinds & MARK_DELAYED) || old->delay_min == fresh->delay_min) &&
           (!(old->kinds & MARK_MOVED) || mark_was_in_room(work->before.program, before, room) ==
                                              mark_was_in_room(work->after.program, after, room));
}

/* A door tells why it is late, and the start that it had, as well. */
static bool door_badges_same(const struct preview_work *work, struct slot_list before, struct slot_list after,
                             uint32_t room)
{
    enum { MOST_SHOWN = 2 };
    for (uint32_t i = 0; i < before.count && i < MOST_SHOWN; i++) {
        const uint32_t first = before.slots[i].session, second = after.slots[i].session;
        const struct mark *old = mark_before(work, first), *fresh = mark_after(work, second);
        if (!badges_same(work, first, second, room))
            return false;
        if (old->kinds & (MARK_DELAYED | MARK_RETIMED) && old->old_start.ms != fresh->old_start.ms)
            return false;
        if (old->kinds & (MARK_DELAYED | MARK_WAITING) && strcmp(old->reason, fresh->reason) != 0)
            return false;
    }
    return true;
}

/* ---- doors ---- */

static bool same_first(const struct preview_work *work)
{
    const struct slot_index *old = &work->before.program->all, *fresh = &work->after.program->all;
    return old->count == 0 || fresh->count == 0 ? old->count == fresh->count
                                                : old->slots[0].start.ms == fresh->slots[0].start.ms;
}

static bool same_elsewhere(const struct elsewhere *a, const struct elsewhere *b)
{
    return a->goes_on == b->goes_on && a->count == b->count && a->first.ms == b->first.ms &&
           (a->count == 0 || memcmp(a->rooms, b->rooms, a->count * sizeof *a->rooms) == 0);
}

static bool heads_same(const struct preview_work *work, const struct view *before, const struct view *after)
{
    const struct room_state *old = &before->state, *fresh = &after->state;
    if (old->phase != fresh->phase || old->first_now != fresh->first_now ||
        !preview_slots_same(work, old->now, fresh->now) || !breaks_same(work, old->breaks, fresh->breaks) ||
        !exceptions_same(work, before, after))
        return false;
    /* Where nothing is on and nothing comes, a break is until something changes. */
    if (old->phase == PHASE_BREAK && old->breaks.count == 0 && old->next.count == 0 &&
        fresh->next.count == 0 && old->until.ms != fresh->until.ms)
        return false;
    if (!door_badges_same(work, old->now, fresh->now, old->room))
        return false;
    if (old->now.count > 0) /* a drop-in that goes on is all that is read */
        return true;
    if (old->phase == PHASE_DAY_OVER)
        return old->had_today == fresh->had_today;
    /* Once the event has begun, the room's own first session on a later day is read, else the event's. */
    if (old->phase == PHASE_BEFORE_EVENT)
        return before->event_begun == after->event_begun &&
               ((before->event_begun && old->later.count > 0) || same_first(work));
    return old->phase != PHASE_EVENT_OVER || same_elsewhere(&before->elsewhere, &after->elsewhere);
}

/* The first of what is next is told with a countdown, unless it waits. */
static bool next_same(const struct preview_work *work, struct slot_list before, struct slot_list after,
                      uint32_t room)
{
    return preview_slots_same(work, before, after) && door_badges_same(work, before, after, room) &&
           (before.count == 0 || (mark_before(work, before.slots[0].session)->kinds & MARK_WAITING) ==
                                     (mark_after(work, after.slots[0].session)->kinds & MARK_WAITING));
}

unsigned preview_door_differs(const struct preview_work *work, const struct view *before,
                              const struct view *after)
{
    if (before->kind == VIEW_EMERGENCY || after->kind == VIEW_EMERGENCY)
        return preview_emergency_same(work, &before->emergency, &after->emergency) ? 0 : PART_EMERGENCY;
    unsigned parts = 0;
    if (!preview_notices_same(work, &before->notices, &after->notices))
        parts |= PART_NOTICES;
    if (before->kind != after->kind)
        return parts | PART_HEAD;
    if (before->kind != VIEW_DOOR)
        return 0;
    if (!heads_same(work, before, after))
        parts |= PART_HEAD;
    if (!next_same(work, before->state.next, after->state.next, before->state.room) ||
        !preview_slots_same(work, before->state.later, after->state.later))
        parts |= PART_NEXT;
    if (!preview_slots_same(work, before->rest, after->rest))
        parts |= PART_LATER;
    if (!strips_same(work, &before->strips, &after->strips))
        parts |= PART_STRIPS;
    return parts;
}

bool preview_emergency_same(const struct preview_work *work, const struct emergency_state *before,
                            const struct emergency_state *after)
{
    if (before->is_shown != after->is_shown || before->is_lifted != after->is_lifted || !before->is_shown)
        return before->is_shown == after->is_shown && before->is_lifted == after->is_lifted;
    const struct live_emergency *old = work->before.live->emergency, *fresh = work->after.live->emergency;
    return old->kind == fresh->kind && old->test == fresh->test && preview_label_same(old->text, fresh->text);
}

/* ---- hallways ---- */

static bool first_badges_same(const struct preview_work *work, struct slot_list before,
                              struct slot_list after, uint32_t room)
{
    for (uint32_t i = 0; i < before.count; i++)
        if (!badges_same(work, before.slots[i].session, after.slots[i].session, room))
            return false;
    return true;
}

static bool tombstones_same(const struct preview_work *work, struct slot_list before, struct slot_list after)
{
    if (!preview_slots_same(work, before, after))
        return false;
    for (uint32_t i = 0; i < before.count; i++)
        if (!same_whereabouts(work, before.slots[i].session, after.slots[i].session))
            return false;
    return true;
}

bool preview_row_same(const struct preview_work *work, const struct room_state *before,
                      const struct room_state *after)
{
    return before->phase == after->phase && before->first_now == after->first_now &&
           before->had_today == after->had_today && preview_slots_same(work, before->now, after->now) &&
           breaks_same(work, before->breaks, after->breaks) &&
           preview_slots_same(work, before->next, after->next) &&
           preview_slots_same(work, before->later, after->later) &&
           tombstones_same(work, before->tombstones, after->tombstones) &&
           preview_is_one(work, before->block, after->block) &&
           first_badges_same(work, before->now, after->now, before->room) &&
           first_badges_same(work, before->next, after->next, before->room);
}

bool preview_soon_same(const struct preview_work *work, const struct soon_list *before,
                       const struct soon_list *after)
{
    if (before->count != after->count || before->left_out != after->left_out)
        return false;
    for (uint32_t i = 0; i < before->count; i++) {
        const struct soon_entry *old = &before->entries[i], *fresh = &after->entries[i];
        if (old->room != fresh->room || old->running != fresh->running ||
            old->cancelled != fresh->cancelled || old->waiting != fresh->waiting || old->day != fresh->day ||
            !same_slot(work, &old->slot, &fresh->slot) ||
            !same_whereabouts(work, old->slot.session, fresh->slot.session) ||
            !badges_same(work, old->slot.session, fresh->slot.session, old->room))
            return false;
    }
    return true;
}

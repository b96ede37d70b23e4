#include "schedule/structure.h"

#include "schedule/slots.h"

static bool rows_same(const struct view *a, const struct view *b)
{
    if (a->row_count != b->row_count)
        return false;
    for (uint32_t i = 0; i < a->row_count; i++)
        if (a->rows[i].room != b->rows[i].room || !room_state_same(&a->rows[i].state, &b->rows[i].state))
            return false;
    return true;
}

static bool entries_same(const struct soon_list *a, const struct soon_list *b)
{
    if (a->count != b->count || a->left_out != b->left_out)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        const struct soon_entry *one = &a->entries[i], *other = &b->entries[i];
        struct slot_list one_slot = {1, &one->slot}, other_slot = {1, &other->slot};
        if (!slots_same(one_slot, other_slot) || one->room != other->room || one->running != other->running ||
            one->cancelled != other->cancelled || one->waiting != other->waiting || one->day != other->day)
            return false;
    }
    return true;
}

static bool notices_same(const struct view *a, const struct view *b)
{
    if (a->live != b->live)
        return a->notices.count == 0 && b->notices.count == 0;
    if (a->notices.count != b->notices.count)
        return false;
    for (uint32_t i = 0; i < a->notices.count; i++)
        if (a->notices.notices[i] != b->notices.notices[i])
            return false;
    return true;
}

/* A cycle's page is shown again each time its turn comes; an overview and what comes up have sub-pages. A
 * file's name is compared by its place: where that is another, the configuration is. */
static bool page_same(const struct page *a, const struct page *b)
{
    return a->kind == b->kind && a->subject == b->subject && a->file == b->file && a->count == b->count &&
           a->position == b->position && a->repetition == b->repetition && a->turns_passed == b->turns_passed;
}

bool view_same_structure(const struct view *a, const struct view *b)
{
    if (a->kind != b->kind || a->program != b->program || a->time_unverified != b->time_unverified ||
        a->is_rehearsal != b->is_rehearsal || a->stale != b->stale || a->room != b->room ||
        !page_same(&a->page, &b->page))
        return false;
    switch (a->kind) {
    case VIEW_DOOR:
    case VIEW_ROOM:
        return room_state_same(&a->state, &b->state) && slots_same(a->rest, b->rest) && notices_same(a, b);
    case VIEW_OVERVIEW:
        return rows_same(a, b);
    case VIEW_CONTRIBUTION:
        return a->session == b->session && slots_same(a->parts, b->parts);
    case VIEW_SOON:
    case VIEW_BEFORE:
    case VIEW_BETWEEN:
        return entries_same(&a->soon, &b->soon);
    case VIEW_EMERGENCY:
        return a->live == b->live && a->emergency.is_lifted == b->emergency.is_lifted;
    case VIEW_NOTICE:
        return a->live == b->live;
    case VIEW_CLOCK_UNTRUSTED:
        return slots_same(a->day_program, b->day_program);
    default:
        return true;
    }
}

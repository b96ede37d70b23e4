#include "door/door_news.h"

#include <string.h>

#include "program/mark.h"
#include "door/door_words.h"
#include "layout/phrases.h"

/* -- what is told already -- */

static bool has_band(const struct layout *layout, uint32_t session, enum exception_kind kind)
{
    const struct exception exception = exception_of(layout->view->program, &layout->view->state);
    return exception.kind == kind && exception.slot.session == session;
}

/* Whether or not it has its turn: a badge does not come and go with that. */
static bool has_strip(const struct layout *layout, uint32_t session, enum strip_kind kind)
{
    const struct strip_list *strips = &layout->view->strips;
    for (uint32_t i = 0; i < strips->count; i++)
        if (strips->strips[i].kind == kind && strips->strips[i].slot.session == session)
            return true;
    return false;
}

/* By the band, or by the strip of the slot that it had in this room. */
static bool is_told_late(const struct layout *layout, uint32_t session)
{
    return has_band(layout, session, EXCEPTION_DELAYED) || has_strip(layout, session, STRIP_OF_TOMBSTONE);
}

/* What its badge would say is told: the order of the questions is that of the badge's words. */
static bool is_told(const struct layout *layout, uint32_t session, bool late_is_told)
{
    const struct view *view = layout->view;
    if (mark_has(view->program, session, MARK_MOVED) && !mark_was_in_room(view->program, session, view->room))
        return false;
    const bool full_is_told =
        has_band(layout, session, EXCEPTION_FULL) || has_strip(layout, session, STRIP_OF_FULL);
    return mark_has(view->program, session, MARK_FULL) ? full_is_told : late_is_told;
}

static struct badge badge_of(const struct layout *layout, uint32_t session, bool late_is_told)
{
    if (is_told(layout, session, late_is_told))
        return (struct badge){BADGE_NONE, ""};
    return badge_of_session(layout, session, layout->view->room);
}

/* -- titles -- */

/* The start that it had, where that says another time than its slot does; "" for none. One that waits has no
 * new one. */
static const char *old_start(const struct layout *layout, const struct slot *slot)
{
    const struct mark *mark = mark_of(layout->view->program, slot->session);
    if (!mark || !(mark->kinds & (MARK_DELAYED | MARK_RETIMED)) || mark->kinds & MARK_WAITING ||
        !instant_is_set(mark->old_start))
        return "";
    const char *old = door_start(layout, mark->old_start);
    return strcmp(old, door_start(layout, slot->start)) == 0 ? "" : old;
}

static void add_news(const struct layout *layout, struct door_title *title)
{
    const bool late_is_told = is_told_late(layout, title->session);
    struct door_news *news = &title->news;
    news->badge = badge_of(layout, title->session, late_is_told);
    if (news->badge.kind == BADGE_LATE)
        news->reason = mark_of(layout->view->program, title->session)->reason;
    if (!late_is_told)
        news->old_start = old_start(layout, &title->slot);
    news->replaced = phrase_replaced(layout, title->session);
    title->block_line = door_line_with(layout, title->block_line, news->replaced);
    title->times = door_line_with(layout, title->times, news->replaced);
}

/* -- all -- */

void door_news_add(const struct layout *layout, struct door *door)
{
    const bool is_gone = door->band.field == DOOR_CANCELLED || door->band.field == DOOR_MOVED;
    for (uint32_t i = 0; i < door->title_count; i++) {
        struct door_title *title = &door->titles[i];
        title->news = (struct door_news){{BADGE_NONE, ""}, "", "", ""};
        if (title->session != PROGRAM_NONE && !is_gone)
            add_news(layout, title);
    }
    door->next_badge = (struct badge){BADGE_NONE, ""};
    if (door->next.count > 0) { /* of one that waits, the label says that it is late */
        const uint32_t session = door->next.slots[0].session;
        door->next_badge =
            badge_of(layout, session,
                     is_told_late(layout, session) || mark_has(layout->view->program, session, MARK_WAITING));
    }
}

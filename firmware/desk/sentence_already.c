#include <string.h>

#include "desk/sentence_work.h"
#include "program/mark.h"

static const struct mark nothing = {.overflow_room = PROGRAM_NONE, .replaced_by = PROGRAM_NONE, .reason = ""};

/* What is said of a session, and what it is already. */
struct news {
    struct saying *saying;
    const struct change *change;
    const struct session *session;
    const struct mark *mark; /* never NULL */
};

static bool is_room(const struct program *program, uint32_t room, const struct room_name *name)
{
    return room != PROGRAM_NONE && program_find_room(program, *name) == room;
}

static bool fail(const struct news *news, const char *what)
{
    return saying_fail(news->saying, "\"%s\" %s", label_text(news->session->title, ""), what);
}

/* The delay that was said last for the session itself. */
static int own_delay(const struct news *news)
{
    const struct live *live = news->saying->context->live;
    int minutes = 0;
    for (uint32_t i = 0; live && i < live->changes.count; i++) {
        const struct change *change = &live->changes.changes[i];
        if (change->fields & CHANGE_DELAY_MIN && strcmp(change->session, news->session->id) == 0)
            minutes = change->delay_min;
    }
    return minutes;
}

static bool is_new_delay(const struct news *news)
{
    const unsigned kinds = news->mark->kinds;
    const int minutes = news->change->delay_min, late = kinds & MARK_DELAYED ? news->mark->delay_min : 0;
    if (kinds & (MARK_WAITING | MARK_STARTED | MARK_RETIMED))
        return true;
    if (kinds & MARK_PUSHED && minutes <= late && own_delay(news) <= minutes)
        return fail(news, arena_printf(news->saying->arena,
                                       "is %d min late already, by what is before it in its room", late));
    if (kinds & MARK_PUSHED || minutes != late)
        return true;
    return fail(news, minutes == 0 ? "is on time already"
                                   : arena_printf(news->saying->arena, "is %d min late already", minutes));
}

static bool is_new_place(const struct news *news)
{
    const struct change *change = news->change;
    const struct session *session = news->session;
    const struct program *program = news->saying->context->folded;
    const unsigned fields = change->fields;
    if (fields & CHANGE_ROOM &&
        (session->room_count != 1 || !is_room(program, session->rooms[0], change->room)))
        return true;
    /* A time that comes of a delay is not the one that is said for it. */
    if (fields & (CHANGE_START | CHANGE_END) &&
        news->mark->kinds & (MARK_DELAYED | MARK_WAITING | MARK_STARTED))
        return true;
    if ((fields & CHANGE_START && change->start.ms != session->start.ms) ||
        (fields & CHANGE_END && change->end.ms != session->end.ms))
        return true;
    return fail(news, fields & CHANGE_ROOM ? "is there already" : "is at that time already");
}

static bool is_new_cancel(const struct news *news)
{
    const uint32_t instead = program_find_session(news->saying->context->folded, news->change->replaced_by);
    if (!news->session->cancelled ||
        (news->change->fields & CHANGE_REPLACED_BY && instead != news->mark->replaced_by))
        return true;
    return fail(news, "is cancelled already");
}

static bool is_new_full(const struct news *news)
{
    const bool is_full = news->mark->kinds & MARK_FULL;
    const bool has_room = news->change->fields & CHANGE_OVERFLOW_ROOM;
    if (news->change->full != is_full ||
        (is_full && has_room &&
         !is_room(news->saying->context->folded, news->mark->overflow_room, news->change->overflow_room)))
        return true;
    return fail(news, is_full ? "is full already" : "is not full");
}

static bool is_new_change(const struct news *news)
{
    const unsigned kinds = news->mark->kinds;
    const struct change *change = news->change;
    if (change->fields & CHANGE_REASON && strcmp(change->reason, news->mark->reason) != 0)
        return true;
    switch (news->saying->ret->command.verb) {
    case DESK_DELAY:
        return is_new_delay(news);
    case DESK_LATE:
        return !(kinds & MARK_WAITING) || fail(news, "is late already, and nobody knows by how much");
    case DESK_STARTED:
        return !(kinds & MARK_STARTED) || kinds & MARK_WAITING ||
               fail(news, "has started already: \"undo\" takes that back, where it was too early");
    case DESK_MOVE:
        return is_new_place(news);
    case DESK_CANCEL:
        return is_new_cancel(news);
    case DESK_FULL:
    case DESK_OPEN:
        return is_new_full(news);
    case DESK_TITLE:
        return strcmp(label_text(change->title, ""), label_text(news->session->title, "")) != 0 ||
               fail(news, "is called that already");
    default:
        return true;
    }
}

/* ---- notices ---- */

/* Whether everybody who is told the one is told the other too. */
static bool covers_rooms(const struct live_notice *old, const struct live_notice *fresh)
{
    if (old->everywhere || fresh->everywhere)
        return old->everywhere;
    for (uint32_t i = 0; i < fresh->room_count; i++) {
        uint32_t at = 0;
        while (at < old->room_count && strcmp(old->rooms[at].key, fresh->rooms[i].key) != 0)
            at++;
        if (at == old->room_count)
            return false;
    }
    return true;
}

/* A notice that is said a second time ends a little later, where it lasts for a length from now on. */
#define SECOND_TIME_MS (2 * MS_PER_MINUTE)

static bool covers_times(const struct live_notice *old, const struct live_notice *fresh, struct instant now)
{
    const struct instant begin = instant_is_set(fresh->start) ? fresh->start : now;
    if (instant_is_set(old->start) && old->start.ms > instant_max(begin, now).ms)
        return false;
    return !instant_is_set(old->end) || (old->end.ms > now.ms && instant_is_set(fresh->end) &&
                                         fresh->end.ms <= old->end.ms + SECOND_TIME_MS);
}

static bool is_new_notice(struct saying *saying, const struct live_notice *fresh)
{
    const struct live *live = saying->context->live;
    const struct instant now = saying->context->now;
    for (uint32_t i = 0; live && i < live->notice_count; i++) {
        const struct live_notice *old = &live->notices[i];
        if (strcmp(old->id, fresh->id) != 0 && old->level == fresh->level &&
            strcmp(label_text(old->text, ""), label_text(fresh->text, "")) == 0 && covers_rooms(old, fresh) &&
            covers_times(old, fresh, now))
            return saying_fail(saying, "this notice is there already; \"notice end %s\" ends it", old->id);
    }
    return true;
}

bool saying_is_new(struct saying *saying)
{
    const struct live *says = &saying->ret->command.says;
    const struct program *folded = saying->context->folded;
    const uint32_t number = saying->ret->session.session;
    if (says->notice_count > 0)
        return is_new_notice(saying, says->notices);
    /* More than one: a block's parts are cancelled with it, and each of them takes place yet. */
    if (says->changes.count != 1 || number == PROGRAM_NONE)
        return true;
    const struct mark *mark = mark_of(folded, number);
    return is_new_change(&(struct news){.saying = saying,
                                        .change = says->changes.changes,
                                        .session = &folded->sessions[number],
                                        .mark = mark ? mark : &nothing});
}

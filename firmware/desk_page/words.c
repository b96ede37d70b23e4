#include "desk_page/pages.h"

#include <stdio.h>
#include <string.h>

#include "program/mark.h"

#define DASH "\u2013"

const char *page_clock(const struct page *page, struct instant at)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const struct program *program = page->data->program;
    if (!instant_is_set(at))
        return "at no time";
    struct civil civil = zone_to_civil(&program->zone, at);
    int64_t date = program_day_at(program, at).date;
    if (date == program_day_at(program, page->now).date)
        return arena_printf(page->arena, "%02d:%02d", civil.hour, civil.minute);
    return arena_printf(page->arena, "%s %02d:%02d", days[civil_weekday(date)], civil.hour, civil.minute);
}

const char *page_times(const struct page *page, struct instant start, struct instant end)
{
    struct civil civil;
    if (!instant_is_set(start))
        return "without a time";
    civil = zone_to_civil(&page->data->program->zone, end);
    return arena_printf(page->arena, "%s" DASH "%02d:%02d", page_clock(page, start), civil.hour,
                        civil.minute);
}

const char *page_room_name(const struct program *program, uint32_t room)
{
    const char *name = room < program->room_count ? label_text(program->rooms[room].name, "") : "";
    return *name || room >= program->room_count ? name : program->rooms[room].id;
}

const char *page_title(const struct program *program, uint32_t session)
{
    const char *title =
        session < program->session_count ? label_text(program->sessions[session].title, "") : "";
    return *title ? title : "a session without a title";
}

/* ---- what has happened ---- */

static void add(struct str_builder *out, const char *text)
{
    if (out->length > 0)
        str_add(out, ", ");
    str_add(out, text);
}

int page_delay(const struct program *program, uint32_t session)
{
    const struct mark *mark = mark_of(program, session);
    return mark && mark->kinds & MARK_DELAYED && mark->delay_min > 0 ? mark->delay_min : 0;
}

static void add_late(const struct page *page, const struct mark *mark, const struct session *session,
                     struct str_builder *out)
{
    if (mark->kinds & MARK_WAITING)
        add(out, "late, nobody knows how long");
    if (!(mark->kinds & MARK_DELAYED) || mark->delay_min <= 0)
        return;
    if (session->start.ms > mark->old_start.ms)
        add(out, arena_printf(page->arena, "%d min late (planned %s)", mark->delay_min,
                              page_clock(page, mark->old_start)));
    else
        add(out, arena_printf(page->arena, "ends %d min late (planned %s)", mark->delay_min,
                              page_clock(page, mark->old_end)));
}

const char *page_marks(const struct page *page, uint32_t index)
{
    const struct program *program = page->data->folded;
    const struct session *session = &program->sessions[index];
    const struct mark *mark = mark_of(program, index);
    struct str_builder out = {.arena = page->arena};
    if (session->cancelled)
        add(&out, "cancelled");
    if (!mark)
        return out.length > 0 ? out.text : "";
    add_late(page, mark, session, &out);
    if (mark->kinds & MARK_STARTED)
        add(&out, arena_printf(page->arena, "started %s", page_clock(page, session->start)));
    if (mark->kinds & MARK_MOVED && mark->old_room_count > 0) {
        uint32_t *left = ARENA_ARRAY(page->arena, uint32_t, mark->old_room_count);
        const bool any = mark_rooms_left(program, index, left) > 0;
        add(&out, arena_printf(page->arena, "moved from %s",
                               page_room_name(program, any ? left[0] : mark->old_rooms[0])));
    }
    if (mark->kinds & MARK_RETIMED)
        add(&out,
            arena_printf(page->arena, "at another time (planned %s)", page_clock(page, mark->old_start)));
    if (mark->kinds & MARK_CUT)
        add(&out, "cut at the end of the day");
    if (mark->kinds & MARK_FULL)
        add(&out, "full");
    if (mark->kinds & MARK_ADDED)
        add(&out, "added today");
    return out.length > 0 ? out.text : "";
}

/* ---- entries of the log ---- */

static const char *rooms_text(const struct page *page, bool everywhere, uint32_t count,
                              const struct room_name *rooms)
{
    struct str_builder out = {.arena = page->arena};
    if (everywhere || count == 0)
        return "everywhere";
    for (uint32_t i = 0; i < count; i++) {
        uint32_t room = program_find_room(page->data->folded, rooms[i]);
        add(&out, room == PROGRAM_NONE ? rooms[i].text : page_room_name(page->data->folded, room));
    }
    return out.text;
}

static const char *move_text(const struct page *page, const struct change *change, const char *title)
{
    struct str_builder out = {.arena = page->arena};
    str_addf(&out, "Move \u201c%s\u201d", title);
    if (change->fields & CHANGE_ROOM)
        str_addf(&out, " to %s", rooms_text(page, false, 1, change->room));
    if (change->fields & CHANGE_START)
        str_addf(&out, " %s %s", change->fields & CHANGE_ROOM ? "at" : "to", page_clock(page, change->start));
    return out.text;
}

static const char *delay_text(const struct page *page, const struct change *change, const char *title)
{
    if (change->delay_min == 0)
        return arena_printf(page->arena, "\u201c%s\u201d is on time again", title);
    return arena_printf(page->arena, "Delay \u201c%s\u201d: %d min %s than planned", title,
                        change->delay_min < 0 ? -change->delay_min : change->delay_min,
                        change->delay_min < 0 ? "earlier" : "later");
}

static const char *change_text(const struct page *page, const struct desk_command *command)
{
    const struct change *change = &command->says.changes.changes[0];
    uint32_t session = program_find_session(page->data->folded, change->session);
    const char *title = session == PROGRAM_NONE ? change->session : page_title(page->data->folded, session);
    switch (command->verb) {
    case DESK_DELAY:
        return delay_text(page, change, title);
    case DESK_LATE:
        return arena_printf(page->arena, "\u201c%s\u201d starts later, nobody knows when", title);
    case DESK_STARTED:
        return arena_printf(page->arena, "\u201c%s\u201d starts now", title);
    case DESK_MOVE:
        return move_text(page, change, title);
    case DESK_CANCEL:
        return arena_printf(page->arena, "Cancel \u201c%s\u201d", title);
    case DESK_FULL:
        return arena_printf(page->arena, "\u201c%s\u201d is full", title);
    case DESK_OPEN:
        return arena_printf(page->arena, "\u201c%s\u201d has seats again", title);
    case DESK_TITLE:
        return arena_printf(page->arena, "New title of \u201c%s\u201d: %s", title,
                            label_text(change->title, ""));
    default:
        return arena_printf(page->arena, "%s \u201c%s\u201d", desk_verb_name(command->verb), title);
    }
}

static const char *notice_text(const struct page *page, const struct live_notice *notice)
{
    bool is_over = instant_is_set(notice->end) && notice->made.ms >= notice->end.ms;
    return arena_printf(page->arena, "%s (%s): %s", is_over ? "End of a notice" : "Notice",
                        rooms_text(page, notice->everywhere, notice->room_count, notice->rooms),
                        label_text(notice->text, ""));
}

const char *page_command(const struct page *page, const struct desk_command *command)
{
    const struct live *says = &command->says;
    if (command->verb == DESK_UNDO && command->undone > 0 && command->undone <= page->data->commands.count) {
        const struct desk_command *undone = &page->data->commands.commands[command->undone - 1];
        if (undone->verb != DESK_UNDO)
            return arena_printf(page->arena, "Undo: %s", page_command(page, undone));
    }
    if (command->verb == DESK_UNDO)
        return arena_printf(page->arena, "Undo of entry %u", command->undone);
    if (says->changes.count > 0)
        return change_text(page, command);
    if (says->notice_count > 0)
        return notice_text(page, &says->notices[0]);
    if (says->emergency && command->verb == DESK_LIFT)
        return says->emergency->test ? "The test is over" : "The emergency is over";
    if (says->emergency)
        return arena_printf(page->arena, "%s (%s): %s",
                            says->emergency->test ? "TEST of an emergency" : "EMERGENCY",
                            rooms_text(page, says->emergency->everywhere, says->emergency->room_count,
                                       says->emergency->rooms),
                            label_text(says->emergency->text, ""));
    if (says->rehearsal && says->rehearsal->until.ms <= says->rehearsal->from.ms)
        return "End of the rehearsal";
    if (says->rehearsal)
        return arena_printf(page->arena, "Rehearsal: all displays show %s",
                            page_clock(page, says->rehearsal->moment));
    return desk_verb_name(command->verb);
}

/* ---- what is of a room ---- */

static bool names_room(const struct program *program, uint32_t count, const struct room_name *rooms,
                       uint32_t room)
{
    for (uint32_t i = 0; i < count; i++)
        if (program_find_room(program, rooms[i]) == room)
            return true;
    return false;
}

bool page_command_in_room(const struct program *folded, const struct desk_command *command, uint32_t room)
{
    const struct live *says = &command->says;
    for (uint32_t i = 0; i < says->changes.count; i++) {
        const struct change *change = &says->changes.changes[i];
        uint32_t session = program_find_session(folded, change->session);
        if (session != PROGRAM_NONE && (session_in_room(folded, &folded->sessions[session], room) ||
                                        mark_was_in_room(folded, session, room)))
            return true;
        if (change->fields & CHANGE_ROOM && names_room(folded, 1, change->room, room))
            return true;
    }
    for (uint32_t i = 0; i < says->session_count; i++)
        if (names_room(folded, says->sessions[i].room_count, says->sessions[i].rooms, room))
            return true;
    for (uint32_t i = 0; i < says->notice_count; i++)
        if (names_room(folded, says->notices[i].room_count, says->notices[i].rooms, room))
            return true;
    return false;
}

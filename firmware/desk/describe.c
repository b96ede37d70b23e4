#include "desk/describe.h"

#include <string.h>

#include "base/sort.h"
#include "desk/find.h"
#include "program/mark.h"
#include "station/prepared.h"

const char *describe_moment(const struct program *program, struct instant at, struct arena *arena)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    struct civil civil = zone_to_civil(&program->zone, at);
    return arena_printf(arena, "%s %02d:%02d",
                        days[civil_weekday(civil_to_days(civil.year, civil.month, civil.day))], civil.hour,
                        civil.minute);
}

static const char *room_text(const struct program *program, const struct room_name *name)
{
    uint32_t room = program_find_room(program, *name);
    return room == PROGRAM_NONE ? name->text : label_text(program->rooms[room].name, "");
}

static const char *session_text(const struct program *program, const char *id)
{
    uint32_t session = program_find_session(program, id);
    return session == PROGRAM_NONE ? id : label_text(program->sessions[session].title, "");
}

/* What it was called before it was called otherwise. */
static const char *old_title(const struct program *program, const char *id)
{
    uint32_t session = program_find_session(program, id);
    return session != PROGRAM_NONE && mark_has(program, session, MARK_RETITLED)
               ? label_text(mark_of(program, session)->old_title, "")
               : session_text(program, id);
}

/* " (Hall N1, Hall F)", where it is not for all. */
static void add_rooms(const struct program *program, bool everywhere, uint32_t count,
                      const struct room_name *rooms, struct str_builder *out)
{
    for (uint32_t i = 0; !everywhere && i < count; i++)
        str_addf(out, "%s%s", i > 0 ? ", " : " (", room_text(program, &rooms[i]));
    str_add(out, everywhere || count == 0 ? "" : ")");
}

static void add_moment(const struct program *program, const char *before, struct instant at,
                       struct str_builder *out)
{
    if (instant_is_set(at))
        str_addf(out, "%s%s", before, describe_moment(program, at, out->arena));
}

static bool same_day(const struct program *program, struct instant a, struct instant b)
{
    const struct civil first = zone_to_civil(&program->zone, a), second = zone_to_civil(&program->zone, b);
    return civil_to_days(first.year, first.month, first.day) ==
           civil_to_days(second.year, second.month, second.day);
}

/* Of the same day as what was said before it: the time alone. */
static void add_end(const struct program *program, const char *before, struct instant start,
                    struct instant end, struct str_builder *out)
{
    if (!instant_is_set(end))
        return;
    const bool is_short = instant_is_set(start) && same_day(program, start, end);
    str_addf(out, "%s%s", before,
             describe_moment(program, end, out->arena) + (is_short ? strlen("Wed ") : 0));
}

/* ---- a command ---- */

static void add_move(const struct program *program, const struct change *change, struct str_builder *out)
{
    str_add(out, change->fields & (CHANGE_ROOM | CHANGE_START) ? "moved" : "");
    if (change->fields & CHANGE_ROOM)
        str_addf(out, " to %s", room_text(program, change->room));
    if (change->fields & CHANGE_START)
        add_moment(program, change->fields & CHANGE_ROOM ? ", " : " to ", change->start, out);
    /* "03:00" of a day is in the night that follows it. */
    if (change->fields & CHANGE_START && instant_is_set(change->start)) {
        const struct civil civil = zone_to_civil(&program->zone, change->start);
        str_add(out, civil.hour * 60 + civil.minute < program->event.day_start_min ? " (at night)" : "");
    }
    if (change->fields & CHANGE_END)
        add_end(program, change->fields & (CHANGE_ROOM | CHANGE_START) ? ", until " : "lasts until ",
                change->fields & CHANGE_START ? change->start : INSTANT_NONE, change->end, out);
}

static void add_change(const struct program *program, enum desk_verb verb, const struct change *change,
                       struct str_builder *out)
{
    str_addf(out, "%s: ",
             verb == DESK_TITLE ? old_title(program, change->session)
                                : session_text(program, change->session));
    switch (verb) {
    case DESK_DELAY:
        str_addf(out, change->delay_min > 0 ? "%d min late" : "on time", change->delay_min);
        break;
    case DESK_LATE:
        str_add(out, "late, nobody knows how long");
        break;
    case DESK_STARTED:
        str_add(out, "started");
        add_moment(program, " ", change->made, out);
        break;
    case DESK_MOVE:
        add_move(program, change, out);
        break;
    case DESK_CANCEL:
        str_add(out, "cancelled");
        if (change->fields & CHANGE_REPLACED_BY)
            str_addf(out, ", instead: %s", session_text(program, change->replaced_by));
        break;
    case DESK_FULL:
        str_add(out, "full");
        if (change->fields & CHANGE_OVERFLOW_ROOM)
            str_addf(out, ", to be followed in %s too", room_text(program, change->overflow_room));
        break;
    case DESK_OPEN:
        str_add(out, "not full any more");
        break;
    default:
        str_addf(out, "is called \"%s\"", label_text(change->title, ""));
    }
    if (change->fields & CHANGE_REASON && *change->reason)
        str_addf(out, " (%s)", change->reason);
}

static void add_session(const struct program *program, const struct live_session *added,
                        struct str_builder *out)
{
    str_addf(out, "added: %s", label_text(added->session.title, ""));
    for (uint32_t i = 0; i < added->room_count; i++)
        str_addf(out, ", %s", room_text(program, &added->rooms[i]));
    add_moment(program, ", ", added->session.start, out);
    add_end(program, " to ", added->session.start, added->session.end, out);
}

static void add_notice(const struct program *program, const struct live_notice *notice, struct instant made,
                       struct str_builder *out)
{
    bool ended = instant_is_set(notice->end) && notice->end.ms <= made.ms;
    str_addf(out, "%s %s%s: \"%s\"", notice->level == NOTICE_WARNING ? "warning" : "notice", notice->id,
             ended ? " ended" : "", label_text(notice->text, ""));
    add_rooms(program, notice->everywhere, notice->room_count, notice->rooms, out);
    add_moment(program, ", from ", notice->start, out);
    if (!ended)
        add_moment(program, ", until ", notice->end, out);
}

static void add_emergency(const struct program *program, const struct live_emergency *emergency,
                          struct str_builder *out)
{
    str_addf(out, "%s (%s): \"%s\"", emergency->test ? "TEST of an emergency" : "EMERGENCY",
             emergency_kind_name(emergency->kind), label_text(emergency->text, ""));
    add_rooms(program, emergency->everywhere, emergency->room_count, emergency->rooms, out);
    add_moment(program, ", until ", emergency->until, out);
}

static void add_rehearsal(const struct program *program, const struct live_rehearsal *rehearsal,
                          struct str_builder *out)
{
    if (rehearsal->until.ms <= rehearsal->from.ms) {
        str_add(out, "the rehearsal ended");
        return;
    }
    add_moment(program, "rehearsal of ", rehearsal->moment, out);
    add_moment(program, ", from ", rehearsal->from, out);
    add_end(program, " to ", rehearsal->from, rehearsal->until, out);
}

const char *describe_command(const struct program *folded, const struct desk_command *command,
                             struct arena *arena)
{
    const struct live *says = &command->says;
    struct str_builder out = {.arena = arena};
    if (command->verb == DESK_UNDO)
        return arena_printf(arena, "entry %u undone", (unsigned)command->undone);
    if (command->verb == DESK_ADOPT)
        return arena_printf(arena, "goes on from revision %lld of the log %s", (long long)says->revision,
                            *says->log ? says->log : "of nobody");
    if (command->verb == DESK_LIFT)
        return "the emergency is lifted";
    if (says->changes.count > 0)
        add_change(folded, command->verb, says->changes.changes, &out);
    if (says->changes.count > 1)
        str_addf(&out, says->changes.count == 2 ? ", with its %u part" : ", with its %u parts",
                 (unsigned)says->changes.count - 1);
    for (uint32_t i = 0; i < says->session_count; i++)
        add_session(folded, &says->sessions[i], &out);
    for (uint32_t i = 0; i < says->notice_count; i++)
        add_notice(folded, &says->notices[i], command->made, &out);
    if (says->emergency)
        add_emergency(folded, says->emergency, &out);
    if (says->rehearsal)
        add_rehearsal(folded, says->rehearsal, &out);
    return out.text ? out.text : "";
}

const char *describe_entry(const struct program *folded, const struct desk_commands *commands,
                           const struct desk_command *command, struct arena *arena)
{
    const char *text = describe_command(folded, command, arena);
    if (command->verb != DESK_UNDO || command->undone == 0 || command->undone > commands->count)
        return text;
    const struct desk_command *undone = &commands->commands[command->undone - 1];
    /* An undoing is of an earlier entry, in a log that is as it should be. */
    return arena_printf(arena, "%s: %s", text,
                        undone->undone < command->undone ? describe_entry(folded, commands, undone, arena)
                                                         : describe_command(folded, undone, arena));
}

/* ---- what is in force ---- */

static void add_part(struct str_builder *out, bool *has_before, const char *text)
{
    str_addf(out, "%s%s", *has_before ? ", " : ": ", text);
    *has_before = true;
}

/* The rooms that it has left, or where it has left none of them, all that it was planned in. */
static const char *left_text(const struct program *program, uint32_t session, struct arena *arena)
{
    const struct mark *mark = mark_of(program, session);
    uint32_t *left = ARENA_ARRAY(arena, uint32_t, mark->old_room_count);
    uint32_t count = mark_rooms_left(program, session, left);
    const uint32_t *rooms = count > 0 ? left : mark->old_rooms;
    struct str_builder out = {.arena = arena};
    count = count > 0 ? count : mark->old_room_count;
    for (uint32_t i = 0; i < count; i++)
        str_addf(&out, "%s%s",
                 i == 0           ? ""
                 : i + 1 == count ? " and "
                                  : ", ",
                 label_text(program->rooms[rooms[i]].name, ""));
    return out.text;
}

static void add_places(const struct program *program, uint32_t session, struct str_builder *out,
                       bool *has_before)
{
    const struct mark *mark = mark_of(program, session);
    if (mark->kinds & MARK_MOVED && mark->old_room_count > 0)
        add_part(out, has_before,
                 arena_printf(out->arena, "moved from %s", left_text(program, session, out->arena)));
    else if (mark->kinds & MARK_RETIMED)
        add_part(out, has_before, "moved");
    if (mark->kinds & (MARK_RETIMED | MARK_DELAYED | MARK_STARTED | MARK_NEW_LENGTH) &&
        instant_is_set(mark->old_start))
        add_part(out, has_before,
                 arena_printf(out->arena, "planned %s to %s",
                              describe_moment(program, mark->old_start, out->arena),
                              describe_moment(program, mark->old_end, out->arena) + strlen("Wed ")));
    if (mark->kinds & MARK_FULL && mark->overflow_room != PROGRAM_NONE)
        add_part(out, has_before,
                 arena_printf(out->arena, "to be followed in %s too",
                              label_text(program->rooms[mark->overflow_room].name, "")));
}

/* What it was called, what is instead of it, and what it is instead of. */
static void add_others(const struct program *program, const struct mark *mark, struct str_builder *out,
                       bool *has_before)
{
    const struct session *sessions = program->sessions;
    if (mark->kinds & MARK_RETITLED)
        add_part(out, has_before, arena_printf(out->arena, "was called %s", label_text(mark->old_title, "")));
    if (mark->kinds & MARK_REPLACED)
        add_part(out, has_before,
                 arena_printf(out->arena, "instead: %s", label_text(sessions[mark->replaced_by].title, "")));
    if (mark->kinds & MARK_REPLACES)
        add_part(out, has_before,
                 arena_printf(out->arena, "instead of %s", label_text(sessions[mark->replaces].title, "")));
}

static void add_marked(const struct program *program, const struct slot *slot, struct str_builder *out)
{
    static const struct {
        unsigned kind;
        const char *text;
    } kinds[] = {{MARK_CANCELLED, "cancelled"}, {MARK_WAITING, "late, nobody knows how long"},
                 {MARK_STARTED, "started"},     {MARK_FULL, "full"},
                 {MARK_ADDED, "added"},         {MARK_CUT, "cut at the end of the day"},
                 {MARK_SHORTENED, "gives way"}};
    const struct mark *mark = mark_of(program, slot->session);
    const struct desk_hit hit = {slot->session, PROGRAM_NONE, *slot, DESK_BY_ID};
    bool has_before = false;
    str_add(out, desk_hit_text(program, &hit, out->arena));
    if (mark->kinds & MARK_DELAYED)
        add_part(out, &has_before,
                 arena_printf(out->arena, mark->kinds & MARK_PUSHED ? "%d min late, pushed" : "%d min late",
                              mark->delay_min));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (mark->kinds & kinds[i].kind)
            add_part(out, &has_before, kinds[i].text);
    add_others(program, mark, out, &has_before);
    add_places(program, slot->session, out, &has_before);
    if (*mark->reason)
        str_addf(out, " (%s)", mark->reason);
    str_add(out, "\n");
}

static int compare_start(const void *a, const void *b, void *user)
{
    const struct slot *first = a, *second = b;
    (void)user;
    return first->start.ms < second->start.ms ? -1 : first->start.ms > second->start.ms;
}

static void add_sessions(const struct program *program, struct str_builder *out)
{
    struct slot *slots = ARENA_ARRAY(out->arena, struct slot, program->session_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < program->session_count; i++)
        if (mark_of(program, i))
            slots[count++] = (struct slot){program->sessions[i].start, program->sessions[i].end, i};
    if (count > 1)
        sort_stable(slots, count, sizeof *slots, compare_start, NULL,
                    ARENA_ARRAY(out->arena, struct slot, count));
    for (uint32_t i = 0; i < count; i++)
        add_marked(program, &slots[i], out);
}

void describe_in_force(const struct program *folded, const struct live *live, struct instant now,
                       struct str_builder *out)
{
    str_add(out, "");
    if (live && live->emergency && !instant_is_set(live->emergency->lifted) &&
        live->emergency->until.ms > now.ms) {
        add_emergency(folded, live->emergency, out);
        str_add(out, "\n");
    }
    if (live && live->rehearsal && live->rehearsal->until.ms > instant_max(now, live->rehearsal->from).ms) {
        add_rehearsal(folded, live->rehearsal, out);
        str_add(out, "\n");
    }
    for (uint32_t i = 0; live && i < live->notice_count; i++) {
        const struct live_notice *notice = &live->notices[i];
        if (instant_is_set(notice->end) && notice->end.ms <= now.ms)
            continue;
        add_notice(folded, notice, now, out);
        str_add(out, "\n");
    }
    add_sessions(folded, out);
}

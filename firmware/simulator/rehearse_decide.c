#include "simulator/rehearse_decide.h"

#include <string.h>

#include "program/mark.h"
#include "scene/words.h"

enum { EMERGENCY_HOURS = 1, DELAY_MOST_MIN = 24 * 60 };

static const char *const kind_names[] = {[EMERGENCY_FIRE] = "fire",
                                         [EMERGENCY_EVACUATION] = "evacuation",
                                         [EMERGENCY_MEDICAL] = "medical emergency",
                                         [EMERGENCY_SHELTER] = "take shelter",
                                         [EMERGENCY_CUSTOM] = "alarm"};

static struct instant second_of(struct instant now)
{
    return (struct instant){now.ms - now.ms % MS_PER_SECOND};
}

/* --- what is known --- */

static const struct program *known(const struct rehearse_turn *at)
{
    return rehearse_at(at->rehearse, at->now).program;
}

/* The minutes that somebody has said of the session itself: one that is pushed has none. */
static int said_delay(const struct rehearse_turn *at, const char *id)
{
    const struct live *live = rehearse_at(at->rehearse, at->now).live;
    int minutes = 0;
    for (uint32_t i = 0; live && i < live->changes.count; i++) {
        const struct change *change = &live->changes.changes[i];
        if (strcmp(change->session, id) != 0)
            continue;
        if (change->fields & CHANGE_DELAY_MIN)
            minutes = change->delay_min;
        else if (change->fields & (CHANGE_START | CHANGE_STARTED))
            minutes = 0;
    }
    return minutes;
}

static const char *title_of(const struct program *program, uint32_t session)
{
    return label_text(program->sessions[session].title, "");
}

static const char *clock_of(const struct rehearse_turn *at, struct instant instant)
{
    return words_clock(words_english(), at->rehearse->program, instant, at->said->arena);
}

static uint32_t refuse(const struct rehearse_turn *at, const char *format, const char *what)
{
    str_addf(at->said, format, what);
    return 0;
}

/* --- making an entry --- */

static uint32_t add(const struct rehearse_turn *at, enum desk_verb verb, uint32_t undone,
                    const struct live *says)
{
    struct err err = {0};
    uint32_t number;
    if (!rehearse_add(at->rehearse, verb, undone, says, at->now, &number, &err))
        return refuse(at, "%s", err.text);
    return number;
}

/* A copy that outlives the program: that may be read again. */
static struct room_name *named(struct arena *words, const struct room *room)
{
    struct room_name *name = ARENA_NEW(words, struct room_name);
    *name = (struct room_name){arena_copy(words, room_own_name(room).text),
                               arena_copy(words, room_own_name(room).key)};
    return name;
}

static uint32_t add_change(const struct rehearse_turn *at, enum desk_verb verb, uint32_t session,
                           struct change said)
{
    struct arena *words = &at->rehearse->words;
    struct change *change = ARENA_NEW(words, struct change);
    *change = said;
    change->session = arena_copy(words, known(at)->sessions[session].id);
    change->made = second_of(at->now);
    change->by = "desk";
    change->reason = change->replaced_by = "";
    if (!(said.fields & CHANGE_START))
        change->start = change->end = INSTANT_NONE;
    struct live says = {.venue = "", .log = "", .changes = {1, change}};
    return add(at, verb, 0, &says);
}

/* --- of a session --- */

uint32_t rehearse_delay(const struct rehearse_turn *at, uint32_t session, int by_min)
{
    const struct program *program = known(at);
    const struct session *of = &program->sessions[session];
    const struct mark *mark = mark_of(program, session);
    if (!session_is_scheduled(of))
        return refuse(at, "%s has no time that it could be late by", title_of(program, session));
    if (of->cancelled)
        return refuse(at, "%s is cancelled: k takes that back", title_of(program, session));
    int own = said_delay(at, of->id);
    int all = mark && mark->kinds & MARK_DELAYED ? mark->delay_min : 0;
    if (by_min < 0 && own <= 0)
        return refuse(at, all > 0 ? "%s is late by what is before it" : "%s is not late",
                      title_of(program, session));
    int minutes = (by_min > 0 && all > own ? all : own) + by_min;
    minutes = minutes < 0 ? 0 : minutes > DELAY_MOST_MIN ? DELAY_MOST_MIN : minutes;
    uint32_t number = add_change(at, DESK_DELAY, session,
                                 (struct change){.fields = CHANGE_DELAY_MIN, .delay_min = minutes});
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

uint32_t rehearse_move(const struct rehearse_turn *at, uint32_t session, uint32_t room, struct instant start)
{
    const struct program *program = known(at);
    const struct session *of = &program->sessions[session];
    bool is_here = room == PROGRAM_NONE;
    for (uint32_t i = 0; !is_here && of->room_count == 1 && i < of->room_count; i++)
        is_here = of->rooms[i] == room;
    bool is_then = !instant_is_set(start) || (session_is_scheduled(of) && start.ms == of->start.ms);
    if (is_here && is_then)
        return refuse(at, "%s is there already", title_of(program, session));
    struct change change = {.fields = 0};
    if (!is_here) {
        change.fields |= CHANGE_ROOM;
        change.room = named(&at->rehearse->words, &program->rooms[room]);
    }
    if (!is_then) {
        int64_t length = session_is_scheduled(of) ? of->end.ms - of->start.ms : MS_PER_HOUR;
        change.fields |= CHANGE_START | CHANGE_END;
        change.start = start;
        change.end = (struct instant){start.ms + length};
    }
    uint32_t number = add_change(at, DESK_MOVE, session, change);
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

uint32_t rehearse_cancel(const struct rehearse_turn *at, uint32_t session)
{
    bool cancelled = !known(at)->sessions[session].cancelled;
    uint32_t number = add_change(at, DESK_CANCEL, session,
                                 (struct change){.fields = CHANGE_CANCELLED, .cancelled = cancelled});
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

uint32_t rehearse_fill(const struct rehearse_turn *at, uint32_t session)
{
    bool full = !mark_has(known(at), session, MARK_FULL);
    uint32_t number = add_change(at, full ? DESK_FULL : DESK_OPEN, session,
                                 (struct change){.fields = CHANGE_FULL, .full = full});
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

/* --- to people --- */

static struct label label_of(struct arena *words, const char *text)
{
    struct label_variant *variant = ARENA_NEW(words, struct label_variant);
    *variant = (struct label_variant){"", arena_copy(words, text)};
    return (struct label){1, variant};
}

uint32_t rehearse_notice(const struct rehearse_turn *at, uint32_t room, const char *text)
{
    struct arena *words = &at->rehearse->words;
    const struct program *program = known(at);
    const char *clean = str_clean(words, text);
    if (!str_has_ink(clean))
        return refuse(at, "%s", "nothing was said");
    struct live_notice *notice = ARENA_NEW(words, struct live_notice);
    *notice = (struct live_notice){
        .id = arena_printf(words, "rehearsed-%u", rehearse_decided(at->rehearse) + 1),
        .text = label_of(words, clean),
        .made = second_of(at->now),
        .everywhere = room == PROGRAM_NONE,
        .start = INSTANT_NONE,
        .end = program_day_at(program, at->now).end,
    };
    if (room != PROGRAM_NONE) {
        notice->room_count = 1;
        notice->rooms = named(words, &program->rooms[room]);
    }
    struct live says = {.venue = "", .log = "", .notice_count = 1, .notices = notice};
    uint32_t number = add(at, DESK_NOTICE, 0, &says);
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

uint32_t rehearse_raise(const struct rehearse_turn *at, enum emergency_kind kind, bool test,
                        struct label text)
{
    struct arena *words = &at->rehearse->words;
    struct live_emergency *emergency = ARENA_NEW(words, struct live_emergency);
    struct label_variant *variants = ARENA_ARRAY(words, struct label_variant, text.count);
    for (uint32_t i = 0; i < text.count; i++)
        variants[i] = (struct label_variant){arena_copy(words, text.variants[i].language),
                                             arena_copy(words, text.variants[i].text)};
    struct instant raised = second_of(at->now);
    *emergency = (struct live_emergency){.kind = kind,
                                         .text = text.count > 0 ? (struct label){text.count, variants}
                                                                : label_of(words, kind_names[kind]),
                                         .everywhere = true,
                                         .test = test,
                                         .raised = raised,
                                         .until = {raised.ms + EMERGENCY_HOURS * MS_PER_HOUR},
                                         .lifted = INSTANT_NONE};
    struct live says = {.venue = "", .log = "", .emergency = emergency};
    uint32_t number = add(at, DESK_EMERGENCY, 0, &says);
    if (number) {
        rehearse_tell(at->rehearse, number, at->said);
        str_addf(at->said, " until %s; ! lifts it", clock_of(at, emergency->until));
    }
    return number;
}

const struct live_emergency *rehearse_raised(struct rehearse *rehearse, struct instant now)
{
    const struct live *live = rehearse_at(rehearse, now).live;
    const struct live_emergency *emergency = live ? live->emergency : NULL;
    if (!emergency || instant_is_set(emergency->lifted) || emergency->raised.ms > now.ms ||
        emergency->until.ms <= now.ms)
        return NULL;
    return emergency;
}

uint32_t rehearse_lift(const struct rehearse_turn *at)
{
    const struct live_emergency *raised = rehearse_raised(at->rehearse, at->now);
    if (!raised)
        return refuse(at, "%s", "there is no emergency to lift");
    struct live_emergency *lifted = ARENA_NEW(&at->rehearse->words, struct live_emergency);
    *lifted = *raised;
    lifted->lifted = second_of(at->now);
    struct live says = {.venue = "", .log = "", .emergency = lifted};
    uint32_t number = add(at, DESK_LIFT, 0, &says);
    if (number)
        rehearse_tell(at->rehearse, number, at->said);
    return number;
}

/* --- back and forth --- */

static uint32_t add_undo(const struct rehearse_turn *at, uint32_t undone, const char *word)
{
    static const struct live nothing = {.venue = "", .log = ""};
    uint32_t number = add(at, DESK_UNDO, undone, &nothing);
    if (!number)
        return 0;
    str_add(at->said, word);
    rehearse_tell(at->rehearse, undone, at->said);
    return number;
}

uint32_t rehearse_undo(const struct rehearse_turn *at)
{
    struct desk_commands commands = rehearse_commands_at(at->rehearse, at->now);
    uint32_t undone = desk_last_undoable(&commands);
    /* Who has just raised one means that, not what was before it. */
    if (rehearse_raised(at->rehearse, at->now))
        return refuse(at, "%s", "an emergency is not undone: ! lifts it");
    if (undone)
        return add_undo(at, undone, "taken back: ");
    struct instant next = rehearse_next_made(at->rehearse, at->now);
    if (instant_is_set(next))
        return refuse(at, "nothing had been decided by now; the next thing will be at %s",
                      clock_of(at, next));
    return refuse(at, "%s", "there is nothing to take back");
}

/* The last taking back that holds, since anything else was decided. */
static uint32_t last_undo(const struct desk_commands *commands)
{
    for (uint32_t number = commands->count; number > 0; number--) {
        const struct desk_command *entry = &commands->commands[number - 1];
        if (entry->verb != DESK_UNDO)
            return 0;
        if (commands->commands[entry->undone - 1].verb != DESK_UNDO && desk_holds(commands, number))
            return number;
    }
    return 0;
}

uint32_t rehearse_redo(const struct rehearse_turn *at)
{
    struct desk_commands commands = rehearse_commands_at(at->rehearse, at->now);
    uint32_t undo = last_undo(&commands);
    if (!undo)
        return refuse(at, "%s", "nothing was taken back since the last decision");
    uint32_t again = commands.commands[undo - 1].undone;
    static const struct live nothing = {.venue = "", .log = ""};
    uint32_t number = add(at, DESK_UNDO, undo, &nothing);
    if (!number)
        return 0;
    str_add(at->said, "again: ");
    rehearse_tell(at->rehearse, again, at->said);
    return number;
}

/* --- what an entry says --- */

static void tell_change(const struct rehearse *rehearse, const struct change *change,
                        struct str_builder *said)
{
    const struct program *program = rehearse->program;
    uint32_t session = program_find_session(program, change->session);
    const char *title = session == PROGRAM_NONE ? change->session : title_of(program, session);
    if (change->fields & CHANGE_CANCELLED)
        str_add(said, change->cancelled ? "cancelled: " : "not cancelled any more: ");
    if (change->fields & CHANGE_FULL)
        str_add(said, change->full ? "full: " : "open again: ");
    if (change->fields & CHANGE_DELAY_MIN && change->delay_min)
        str_addf(said, "%d min late: ", change->delay_min);
    else if (change->fields & CHANGE_DELAY_MIN)
        str_add(said, "on time: ");
    if (change->fields & (CHANGE_ROOM | CHANGE_START)) {
        uint32_t room = change->room ? program_find_room(program, *change->room) : PROGRAM_NONE;
        str_add(said, "moved");
        if (room != PROGRAM_NONE)
            str_addf(said, " to %s", label_text(program->rooms[room].name, ""));
        if (change->fields & CHANGE_START)
            str_addf(said, " to %s", words_clock(words_english(), program, change->start, said->arena));
        str_add(said, ": ");
    }
    str_add(said, title);
}

void rehearse_tell(const struct rehearse *rehearse, uint32_t number, struct str_builder *said)
{
    const struct desk_command *entry = &rehearse->entries[number - 1];
    const struct live_emergency *emergency = entry->says.emergency;
    switch (entry->verb) {
    case DESK_UNDO:
        str_add(said, rehearse->entries[entry->undone - 1].verb == DESK_UNDO ? "again: " : "taken back: ");
        while (rehearse->entries[number - 1].verb == DESK_UNDO)
            number = rehearse->entries[number - 1].undone;
        rehearse_tell(rehearse, number, said);
        break;
    case DESK_NOTICE:
        str_addf(said, "notice %s: ", entry->says.notices[0].everywhere ? "everywhere" : "at the room");
        str_add(said, label_text(entry->says.notices[0].text, ""));
        break;
    case DESK_EMERGENCY:
        str_addf(said, "%s%s", emergency->test ? "TEST: " : "", kind_names[emergency->kind]);
        break;
    case DESK_LIFT:
        str_addf(said, "lifted: %s%s", emergency->test ? "TEST: " : "", kind_names[emergency->kind]);
        break;
    default:
        if (entry->says.changes.count > 0)
            tell_change(rehearse, &entry->says.changes.changes[0], said);
        break;
    }
}

#include "desk/command.h"

#include <string.h>

static const char *const verb_names[DESK_VERB_COUNT] = {
    [DESK_DELAY] = "delay",         [DESK_LATE] = "late",
    [DESK_STARTED] = "started",     [DESK_MOVE] = "move",
    [DESK_CANCEL] = "cancel",       [DESK_FULL] = "full",
    [DESK_OPEN] = "open",           [DESK_ADD] = "add",
    [DESK_TITLE] = "title",         [DESK_NOTICE] = "notice",
    [DESK_EMERGENCY] = "emergency", [DESK_LIFT] = "lift",
    [DESK_REHEARSE] = "rehearse",   [DESK_UNDO] = "undo",
    [DESK_ADOPT] = "adopt",
};

const char *desk_verb_name(enum desk_verb verb)
{
    return verb_names[verb];
}

enum desk_verb desk_verb_find(const char *name)
{
    enum desk_verb verb = 0;
    while (verb < DESK_VERB_COUNT && strcmp(verb_names[verb], name) != 0)
        verb++;
    return verb;
}

bool desk_holds(const struct desk_commands *commands, uint32_t number)
{
    /* The last undoing of an entry decides, and it counts while it holds itself. */
    for (uint32_t later = commands->count; later > number; later--)
        if (commands->commands[later - 1].verb == DESK_UNDO &&
            commands->commands[later - 1].undone == number && desk_holds(commands, later))
            return false;
    return true;
}

static bool is_undoable(enum desk_verb verb)
{
    return verb != DESK_EMERGENCY && verb != DESK_LIFT && verb != DESK_ADOPT;
}

/* The number of the entry that the live data begin from: of the last adoption; 0 where there is none. */
static uint32_t begins_from(const struct desk_commands *commands)
{
    uint32_t number = commands->count;
    while (number > 0 && commands->commands[number - 1].verb != DESK_ADOPT)
        number--;
    return number;
}

uint32_t desk_last_undoable(const struct desk_commands *commands)
{
    const uint32_t begin = begins_from(commands);
    uint32_t number = commands->count;
    while (number > begin &&
           (!is_undoable(commands->commands[number - 1].verb) ||
            commands->commands[number - 1].verb == DESK_UNDO || !desk_holds(commands, number)))
        number--;
    return number > begin ? number : 0;
}

uint32_t desk_last_holding(const struct desk_commands *commands)
{
    uint32_t number = commands->count;
    while (number > 0 && (commands->commands[number - 1].verb == DESK_UNDO || !desk_holds(commands, number)))
        number--;
    return number;
}

/* --- what may follow --- */

/* The one that was raised last, where it is neither lifted nor over at `now`. */
static const struct live_emergency *emergency_in_force(const struct desk_commands *commands,
                                                       struct instant now)
{
    const struct live_emergency *last = NULL;
    for (uint32_t i = 0; i < commands->count; i++)
        if (commands->commands[i].says.emergency)
            last = commands->commands[i].says.emergency;
    return last && !instant_is_set(last->lifted) && (!instant_is_set(last->until) || now.ms < last->until.ms)
               ? last
               : NULL;
}

static bool may_undo(const struct desk_commands *commands, uint32_t number, struct err *reterr)
{
    if (number == 0 || number > commands->count)
        return err_set(reterr, ERR_USAGE, "there is no entry %u to undo; \"history\" lists them", number);
    const struct desk_command *entry = &commands->commands[number - 1];
    if (entry->verb == DESK_EMERGENCY)
        return err_set(reterr, ERR_USAGE,
                       "an emergency is not undone: \"lift\" tells everybody that it is over");
    if (entry->verb == DESK_LIFT)
        return err_set(reterr, ERR_USAGE, "a lifted emergency is not raised by undoing: raise it again");
    if (entry->verb == DESK_ADOPT)
        return err_set(reterr, ERR_USAGE, "what this log began from can't be undone");
    if (number < begins_from(commands))
        return err_set(reterr, ERR_USAGE,
                       "entry %u was made before this log went on from another one: say what holds now",
                       number);
    if (!desk_holds(commands, number))
        return err_set(reterr, ERR_USAGE, "entry %u is undone already", number);
    return true;
}

/* A test in the place of an alarm would take it off every screen. */
static bool may_raise(const struct live_emergency *emergency, const struct live_emergency *raised,
                      struct err *reterr)
{
    if (emergency && emergency->test && raised && !raised->test)
        return err_set(reterr, ERR_USAGE,
                       "an emergency is raised: a test would take it off the screens. \"lift\" it first");
    if (!emergency || !instant_is_set(emergency->until) || emergency->until.ms <= emergency->raised.ms)
        return err_set(reterr, ERR_USAGE, "say until when the emergency lasts at most, within 12 hours");
    if (emergency->until.ms - emergency->raised.ms > LIVE_EMERGENCY_MOST_MS)
        return err_set(reterr, ERR_USAGE, "an emergency lasts 12 hours at most: give an earlier end");
    return true;
}

struct instant desk_made(const struct desk_commands *commands, struct instant now)
{
    if (commands->count == 0 || now.ms > commands->commands[commands->count - 1].made.ms)
        return now;
    return (struct instant){commands->commands[commands->count - 1].made.ms + 1};
}

bool desk_may(const struct desk_commands *commands, const struct desk_command *command, struct err *reterr)
{
    const struct live_emergency *raised = emergency_in_force(commands, command->made);
    if (desk_made(commands, command->made).ms - 1 - command->made.ms > DESK_MOST_BEHIND_MS)
        return err_set(reterr, ERR_USAGE,
                       "this computer's clock is behind the last entry of the log: set it");
    switch (command->verb) {
    case DESK_UNDO:
        return may_undo(commands, command->undone, reterr);
    case DESK_EMERGENCY:
        return may_raise(command->says.emergency, raised, reterr);
    case DESK_LIFT:
        if (!raised)
            return err_set(reterr, ERR_USAGE, "there is no emergency to lift");
        if (command->says.emergency && command->says.emergency->raised.ms != raised->raised.ms)
            return err_set(reterr, ERR_USAGE,
                           "another emergency has been raised since: look at what is in force");
        return true;
    default:
        return true;
    }
}

/* --- the live data --- */

struct counts {
    uint32_t changes, sessions, notices;
};

static struct counts count_all(const struct desk_commands *commands, uint32_t first)
{
    struct counts counts = {0, 0, 0};
    for (uint32_t i = first; i < commands->count; i++) {
        const struct live *says = &commands->commands[i].says;
        counts.changes += says->changes.count;
        counts.sessions += says->session_count;
        counts.notices += says->notice_count;
    }
    return counts;
}

/* In the place of an earlier one of the same id, or after all others. */
static uint32_t place_of_notice(const struct live_notice *notices, uint32_t count, const char *id)
{
    uint32_t place = 0;
    while (place < count && strcmp(notices[place].id, id) != 0)
        place++;
    return place;
}

/* Lists that grow by one entry after the other. */
struct gathered {
    struct live live;
    struct change *changes;
    struct live_session *sessions;
    struct live_notice *notices;
};

static void gather(struct gathered *all, const struct live *says)
{
    struct live *live = &all->live;
    for (uint32_t i = 0; i < says->changes.count; i++)
        all->changes[live->changes.count++] = says->changes.changes[i];
    for (uint32_t i = 0; i < says->session_count; i++)
        all->sessions[live->session_count++] = says->sessions[i];
    for (uint32_t i = 0; i < says->notice_count; i++) {
        uint32_t place = place_of_notice(all->notices, live->notice_count, says->notices[i].id);
        live->notice_count += place == live->notice_count;
        all->notices[place] = says->notices[i];
    }
    if (says->emergency)
        live->emergency = says->emergency;
    if (says->rehearsal)
        live->rehearsal = says->rehearsal;
}

const struct live *desk_live(const struct desk_commands *commands, int64_t before, struct instant issued,
                             struct arena *arena)
{
    const uint32_t begin = begins_from(commands), first = begin > 0 ? begin - 1 : 0;
    struct counts counts = count_all(commands, first);
    struct gathered *all = ARENA_NEW(arena, struct gathered);
    *all = (struct gathered){.changes = ARENA_ARRAY(arena, struct change, counts.changes + 1),
                             .sessions = ARENA_ARRAY(arena, struct live_session, counts.sessions + 1),
                             .notices = ARENA_ARRAY(arena, struct live_notice, counts.notices + 1)};
    for (uint32_t i = 0; i < first; i++)
        if (commands->commands[i].says.emergency)
            all->live.emergency = commands->commands[i].says.emergency;
    for (uint32_t i = first; i < commands->count; i++)
        if (desk_holds(commands, i + 1))
            gather(all, &commands->commands[i].says);
    int64_t seconds = issued.ms / MS_PER_SECOND;
    all->live.revision = before + 1 > seconds ? before + 1 : seconds;
    all->live.issued = issued;
    all->live.venue = commands->venue;
    all->live.log = commands->log;
    all->live.changes.changes = all->changes;
    all->live.sessions = all->sessions;
    all->live.notices = all->notices;
    return &all->live;
}

const struct live *desk_live_with(const struct desk_commands *commands, const struct desk_command *command,
                                  int64_t before, struct arena *arena)
{
    struct desk_commands all = *commands;
    struct desk_command *entries = ARENA_ARRAY(arena, struct desk_command, all.count + 1);
    if (all.count > 0)
        memcpy(entries, all.commands, all.count * sizeof *entries);
    entries[all.count++] = *command;
    all.commands = entries;
    return desk_live(&all, before, command->made, arena);
}

/*
 * random_commands.h: logs of a desk from a seed, over any program: commands of all verbs, and one more.
 */
#ifndef NOWNEXT_TESTS_DESK_RANDOM_COMMANDS_H
#define NOWNEXT_TESTS_DESK_RANDOM_COMMANDS_H

#include "schedule/random.h"

#include "desk/command.h"

enum { RANDOM_COMMANDS = 8 };

struct random_log {
    const struct program *program;
    struct arena *arena;
    struct instant now;
    struct desk_command commands[RANDOM_COMMANDS];
    uint32_t count;
};

static inline const struct room_name *random_name(struct random_log *log)
{
    struct room_name *name = ARENA_NEW(log->arena, struct room_name);
    *name = room_own_name(&log->program->rooms[random_next() % log->program->room_count]);
    return name;
}

static inline struct label random_text(struct random_log *log, const char *text)
{
    struct label_variant *variant = ARENA_NEW(log->arena, struct label_variant);
    *variant = (struct label_variant){.language = "", .text = text};
    return (struct label){1, variant};
}

/* One of a session about now. */
static inline const struct session *random_about(const struct random_log *log)
{
    const struct session *session = NULL;
    for (int i = 0; i < 40; i++) {
        session = &log->program->sessions[random_next() % log->program->session_count];
        if (instant_is_set(session->start) && session->end.ms > log->now.ms - 20 * MS_PER_MINUTE &&
            session->start.ms < log->now.ms + (i < 20 ? 3 : 12) * MS_PER_HOUR)
            break;
    }
    return session;
}

static inline void random_change(struct random_log *log, struct desk_command *command)
{
    const struct session *session = random_about(log);
    struct change *change = ARENA_NEW(log->arena, struct change);
    *change = (struct change){.session = session->id,
                              .made = command->made,
                              .by = "desk",
                              .start = INSTANT_NONE,
                              .end = INSTANT_NONE,
                              .replaced_by = "",
                              .reason = random_chance(30) ? "laptop" : ""};
    change->fields = *change->reason ? CHANGE_REASON : 0;
    const struct instant start = instant_is_set(session->start) ? session->start : log->now;
    switch (command->verb) {
    case DESK_DELAY:
        change->fields |= CHANGE_DELAY_MIN;
        change->delay_min = random_chance(15) ? 0 : random_chance(10) ? 200 : 1 + random_below(40);
        break;
    case DESK_LATE:
        change->fields |= CHANGE_DELAYED;
        change->delayed = random_chance(85);
        break;
    case DESK_STARTED:
        change->fields |= CHANGE_STARTED;
        change->started = true;
        break;
    case DESK_MOVE:
        if (random_chance(70)) {
            change->fields |= CHANGE_ROOM;
            change->room = random_name(log);
        }
        if (!(change->fields & CHANGE_ROOM) || random_chance(40)) {
            change->fields |= CHANGE_START | CHANGE_END;
            change->start.ms = random_grid(start.ms + random_between(-2 * MS_PER_HOUR, 4 * MS_PER_HOUR));
            change->end.ms = change->start.ms + random_grid(random_between(MS_PER_MINUTE, 2 * MS_PER_HOUR));
        }
        break;
    case DESK_CANCEL:
        change->fields |= CHANGE_CANCELLED;
        change->cancelled = random_chance(85);
        if (random_chance(40)) {
            change->fields |= CHANGE_REPLACED_BY;
            change->replaced_by = random_about(log)->id;
        }
        break;
    case DESK_FULL:
        change->fields |= CHANGE_FULL;
        change->full = true;
        if (random_chance(50)) {
            change->fields |= CHANGE_OVERFLOW_ROOM;
            change->overflow_room = random_name(log);
        }
        break;
    case DESK_OPEN:
        change->fields |= CHANGE_FULL;
        break;
    default:
        change->fields |= CHANGE_TITLE;
        change->title = random_text(log, random_chance(50) ? "A corrected title" : "Another title");
        break;
    }
    command->says.changes = (struct change_list){1, change};
}

static inline void random_added(struct random_log *log, struct desk_command *command, uint32_t number)
{
    struct live_session *added = ARENA_NEW(log->arena, struct live_session);
    *added = (struct live_session){
        .made = command->made, .by = "desk", .room_count = 1, .rooms = random_name(log)};
    added->session =
        (struct session){.id = arena_printf(log->arena, "live-%u", (unsigned)number),
                         .start = {random_grid(log->now.ms + random_between(0, 4 * MS_PER_HOUR))},
                         .title = random_text(log, "Lightning talks"),
                         .part_of = PROGRAM_NONE,
                         .track = PROGRAM_NONE,
                         .summary = "",
                         .url = "",
                         .language = ""};
    added->session.end.ms = added->session.start.ms + 30 * MS_PER_MINUTE;
    command->says.session_count = 1;
    command->says.sessions = added;
}

static inline void random_notice(struct random_log *log, struct desk_command *command)
{
    struct live_notice *notice = ARENA_NEW(log->arena, struct live_notice);
    *notice = (struct live_notice){.id = random_chance(50) ? "a" : "b",
                                   .level = random_chance(50) ? NOTICE_INFO : NOTICE_WARNING,
                                   .text = random_text(log, random_chance(50) ? "Wet floor" : "Lost key"),
                                   .made = command->made,
                                   .everywhere = random_chance(40),
                                   .room_count = 1,
                                   .rooms = random_name(log),
                                   .start = INSTANT_NONE,
                                   .end = INSTANT_NONE};
    if (random_chance(40))
        notice->start.ms = random_grid(log->now.ms + random_between(-MS_PER_HOUR, 3 * MS_PER_HOUR));
    if (random_chance(60))
        notice->end.ms = random_grid(log->now.ms + random_between(0, 5 * MS_PER_HOUR));
    command->says.notice_count = 1;
    command->says.notices = notice;
}

static inline void random_emergency(struct random_log *log, struct desk_command *command)
{
    struct live_emergency *emergency = ARENA_NEW(log->arena, struct live_emergency);
    for (uint32_t i = 0; i < log->count; i++)
        if (log->commands[i].says.emergency)
            *emergency = *log->commands[i].says.emergency;
    if (command->verb == DESK_LIFT) {
        emergency->lifted = command->made;
    } else {
        *emergency = (struct live_emergency){.kind = (enum emergency_kind)random_below(5),
                                             .text = random_text(log, "Leave the building"),
                                             .everywhere = random_chance(60),
                                             .room_count = 1,
                                             .rooms = random_name(log),
                                             .test = random_chance(50),
                                             .raised = command->made,
                                             .lifted = INSTANT_NONE};
        emergency->until.ms = command->made.ms + random_between(MS_PER_MINUTE, 5 * MS_PER_HOUR);
    }
    command->says.emergency = emergency;
}

static inline void random_rehearsal(struct random_log *log, struct desk_command *command)
{
    struct live_rehearsal *rehearsal = ARENA_NEW(log->arena, struct live_rehearsal);
    rehearsal->from.ms = random_chance(70) ? command->made.ms : command->made.ms + MS_PER_HOUR;
    rehearsal->until.ms = rehearsal->from.ms + random_between(0, 3 * MS_PER_HOUR);
    rehearsal->moment.ms = log->program->first.ms + random_between(0, MS_PER_DAY);
    command->says.rehearsal = rehearsal;
}

static inline void random_command(struct random_log *log, enum desk_verb verb, struct instant made)
{
    struct desk_command *command = &log->commands[log->count];
    const struct desk_commands before = {"", "", log->count, log->commands};
    struct err err;
    *command = (struct desk_command){.verb = verb, .made = made, .by = "Anna", .via = "live"};
    if (verb == DESK_ADD)
        random_added(log, command, log->count);
    else if (verb == DESK_NOTICE)
        random_notice(log, command);
    else if (verb == DESK_EMERGENCY || verb == DESK_LIFT)
        random_emergency(log, command);
    else if (verb == DESK_REHEARSE)
        random_rehearsal(log, command);
    else if (verb == DESK_UNDO)
        command->undone = desk_last_undoable(&before);
    else
        random_change(log, command);
    if (desk_may(&before, command, &err)) {
        log->count++;
    } else { /* a thing that always may be said */
        command->verb = DESK_DELAY;
        command->undone = 0;
        command->says.emergency = NULL;
        random_change(log, command);
        log->count++;
    }
}

/* Some commands of before `now`, and one at it of the verb: the last one. */
static inline void random_log_init(struct random_log *log, const struct program *program, struct instant now,
                                   enum desk_verb verb, struct arena *arena)
{
    *log = (struct random_log){.program = program, .arena = arena, .now = now};
    const int earlier = random_below(RANDOM_COMMANDS - 1);
    for (int i = 0; i < earlier; i++)
        random_command(log, (enum desk_verb)random_below(DESK_VERB_COUNT),
                       (struct instant){now.ms - (earlier - i) * 17 * MS_PER_MINUTE});
    random_command(log, verb, now);
}

#endif

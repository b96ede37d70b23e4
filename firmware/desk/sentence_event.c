#include "desk/sentence_work.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "desk/ids.h"

/* ---- what is added ---- */

static const char *new_id(const struct saying *saying, const char *prefix)
{
    const struct sentence_context *context = saying->context;
    return ids_new(prefix, context->commands, context->live, context->folded, saying->arena);
}

static struct label one_text(struct saying *saying, const char *text)
{
    struct label_variant *variant = ARENA_NEW(saying->arena, struct label_variant);
    *variant = (struct label_variant){"", text};
    return (struct label){1, variant};
}

/* ---- add ---- */

static bool add_times(struct saying *saying, struct session *session)
{
    const char *start = saying->words[saying->count - 2], *end = saying->words[saying->count - 1];
    int minutes;
    char sign;
    if (!saying_moment(saying, start, "the start", saying->context->now, &session->start))
        return false;
    if (*end == '+' && saying_minutes(end, &minutes, &sign)) {
        session->end.ms = session->start.ms + minutes * MS_PER_MINUTE;
    } else if (!saying_moment(saying, end, "the end", session->start, &session->end)) {
        return false;
    }
    return session->end.ms > session->start.ms || saying_fail(saying, "it would end before it starts");
}

bool saying_add(struct saying *saying)
{
    enum { LEAST_WORDS = 4 };
    struct live_session *added = ARENA_NEW(saying->arena, struct live_session);
    struct room_name *room = ARENA_NEW(saying->arena, struct room_name);
    struct session *session = &added->session;
    const struct desk_command *command = &saying->ret->command;
    uint32_t number;
    if (saying->count < LEAST_WORDS)
        return saying_fail(saying,
                           "say title, room, start and end, as: add \"Lightning talks\" N1 14:00 14:30");
    if (!*saying->words[0])
        return saying_fail(saying, "a title can't be empty");
    if (!saying_room(saying, saying_join(saying, 1, saying->count - 2), &number))
        return false;
    *room = room_own_name(&saying->context->folded->rooms[number]);
    *added = (struct live_session){.made = command->made,
                                   .by = command->by,
                                   .session = {.id = new_id(saying, IDS_SESSION),
                                               .title = one_text(saying, saying->words[0]),
                                               .part_of = PROGRAM_NONE,
                                               .track = PROGRAM_NONE,
                                               .summary = "",
                                               .url = "",
                                               .language = ""},
                                   .room_count = 1,
                                   .rooms = room,
                                   .part_of = "",
                                   .track = ""};
    if (!add_times(saying, session))
        return false;
    saying->ret->command.says.session_count = 1;
    saying->ret->command.says.sessions = added;
    return true;
}

/* ---- notices ---- */

static bool say_notice(struct saying *saying, const struct live_notice *notice)
{
    saying->ret->command.says.notice_count = 1;
    saying->ret->command.says.notices = notice;
    return true;
}

static bool is_over(const struct live_notice *notice, struct instant now)
{
    return instant_is_set(notice->end) && notice->end.ms <= now.ms;
}

static bool fail_notice(struct saying *saying, const char *id)
{
    const struct live *live = saying->context->live;
    struct str_builder text = {.arena = saying->arena};
    for (uint32_t i = 0; live && i < live->notice_count; i++)
        if (!is_over(&live->notices[i], saying->context->now))
            str_addf(&text, "\n  %s: %s", live->notices[i].id, label_text(live->notices[i].text, ""));
    if (text.length == 0)
        return saying_fail(saying, "there is no notice to end");
    return saying_fail(saying, "say which notice ends, by its id%s%s%s; there are:%s",
                       *id ? " (there is no " : "", id, *id ? ")" : "", text.text);
}

/* An id; where there is but one notice it need not be said. */
static bool end_notice(struct saying *saying)
{
    const struct live *live = saying->context->live;
    const struct instant now = saying->context->now;
    const char *id = saying->count > 1 ? saying->words[1] : "";
    const struct live_notice *found = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; live && i < live->notice_count; i++) {
        if (is_over(&live->notices[i], now) || (*id && strcmp(live->notices[i].id, id) != 0))
            continue;
        found = &live->notices[i];
        count++;
    }
    if (count != 1 || saying->count > 2)
        return fail_notice(saying, id);
    struct live_notice *ended = ARENA_NEW(saying->arena, struct live_notice);
    *ended = *found;
    ended->made = ended->end = now;
    if (instant_is_set(ended->start))
        ended->start = instant_min(ended->start, now);
    return say_notice(saying, ended);
}

bool saying_notice(struct saying *saying)
{
    const struct sentence_options *options = saying->options;
    const struct instant now = saying->context->now;
    struct live_notice *notice = ARENA_NEW(saying->arena, struct live_notice);
    if (saying->count > 0 && strcmp(saying->words[0], "end") == 0)
        return end_notice(saying);
    if (saying->count != 1 || !*saying->words[0])
        return saying_fail(saying, "give one text, in quotes, as: notice \"Lunch is in Hall F\"");
    *notice = (struct live_notice){.id = new_id(saying, IDS_NOTICE),
                                   .level = options->is_warning ? NOTICE_WARNING : NOTICE_INFO,
                                   .text = one_text(saying, saying->words[0]),
                                   .made = now,
                                   .start = INSTANT_NONE,
                                   .end = INSTANT_NONE};
    if (!saying_rooms(saying, &notice->everywhere, &notice->room_count, &notice->rooms) ||
        (options->from && !saying_moment(saying, options->from, "--from", now, &notice->start)) ||
        (options->until && !saying_moment(saying, options->until, "--until", now, &notice->end)))
        return false;
    if (instant_is_set(notice->end) && notice->end.ms <= instant_max(now, notice->start).ms)
        return saying_fail(saying, "--until %s is over already", options->until);
    return say_notice(saying, notice);
}

/* ---- rehearsal ---- */

bool saying_rehearse(struct saying *saying)
{
    const struct sentence_options *options = saying->options;
    const struct instant now = saying->context->now;
    struct live_rehearsal *rehearsal = ARENA_NEW(saying->arena, struct live_rehearsal);
    const char *moment = saying_join(saying, 0, saying->count);
    saying->ret->command.says.rehearsal = rehearsal;
    if (strcmp(moment, "end") == 0) {
        *rehearsal = (struct live_rehearsal){now, now, now};
        return saying->context->live && saying->context->live->rehearsal
                   ? true
                   : saying_fail(saying, "there is no rehearsal to end");
    }
    if (!*moment || !options->until)
        return saying_fail(saying,
                           "say which moment, and until when all displays show it, as: rehearse \"fri "
                           "10:42\" --until +30min");
    rehearsal->from = now;
    if (!saying_moment(saying, moment, "the moment", now, &rehearsal->moment) ||
        (options->from && !saying_moment(saying, options->from, "--from", now, &rehearsal->from)) ||
        !saying_moment(saying, options->until, "--until", now, &rehearsal->until))
        return false;
    return rehearsal->until.ms > instant_max(now, rehearsal->from).ms ||
           saying_fail(saying, "--until %s is over already", options->until);
}

/* ---- undo ---- */

bool saying_undo(struct saying *saying)
{
    const struct desk_commands *commands = saying->context->commands;
    const char *digits = saying->count > 0 ? saying->words[0] : "";
    int number = 0;
    if (saying->count > 1 || (saying->count == 1 && (!ascii_read_number(&digits, 1, 9, &number) || *digits)))
        return saying_fail(saying, "undo takes the number of an entry; \"history\" lists them");
    if (saying->count == 0 && commands)
        number = (int)desk_last_undoable(commands);
    if (saying->count == 0 && commands && desk_last_holding(commands) != (uint32_t)number)
        return saying_fail(saying,
                           "the last entry can't be undone: \"lift\" ends an emergency, and \"undo NUMBER\" "
                           "takes an older entry back; \"history\" lists them");
    if (number == 0)
        return saying_fail(saying, "there is nothing to undo");
    saying->ret->command.undone = (uint32_t)number;
    return true;
}

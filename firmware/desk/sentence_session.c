#include "desk/sentence_work.h"

#include <string.h>

#include "base/str.h"
#include "desk/describe.h"
#include "program/mark.h"

enum { MOST_DELAY_MIN = 24 * 60 };

/* ---- which session ---- */

static bool take(struct saying *saying, struct desk_hit hit)
{
    const struct program *program = saying->context->folded;
    const struct session *session = &program->sessions[hit.session];
    saying->ret->session = hit;
    if (hit.by != DESK_BY_ROOM_GONE)
        return true;
    const char *room = label_text(program->rooms[hit.room].name, "");
    return saying_fail(
        saying,
        "what was to be on in %s now %s already: \"%s\". Say \"%s next\" for what comes there, or "
        "a part of a title",
        room, session->cancelled ? "is cancelled" : "has moved", label_text(session->title, ""), room);
}

/* One that is not over goes before all that are. */
static bool choose(struct saying *saying, const char *words, uint32_t count, const struct desk_hit *hits)
{
    struct str_builder text = {.arena = saying->arena};
    uint32_t current = 0;
    while (current < count && desk_hit_time(&hits[current], saying->context->now) < DESK_OVER)
        current++;
    if (count == 1 || current == 1)
        return take(saying, hits[0]);
    for (uint32_t i = 0; saying->options->chosen_id && i < count; i++)
        if (strcmp(saying->context->folded->sessions[hits[i].session].id, saying->options->chosen_id) == 0)
            return take(saying, hits[i]);
    str_addf(&text,
             "\"%s\" may be one of these %ssessions: say more of its title, or its room and now or next",
             words, count == SENTENCE_MOST_HITS ? "and more " : "");
    for (uint32_t i = 0; i < count; i++)
        str_addf(&text, "\n  %s", desk_hit_text(saying->context->folded, &hits[i], saying->arena));
    saying->ret->outcome = SENTENCE_HITS;
    saying->ret->hit_count = count;
    saying->ret->hits = hits;
    saying->ret->text = text.text;
    return false;
}

static bool find_known(struct saying *saying)
{
    const struct program *program = saying->context->folded;
    uint32_t number = program_find_session(program, saying->options->session_id);
    if (number == PROGRAM_NONE)
        return saying_fail(saying, "the program has no session \"%s\" any more", saying->options->session_id);
    const struct session *session = &program->sessions[number];
    struct slot slot = {INSTANT_NONE, INSTANT_NONE, number};
    if (session_is_scheduled(session))
        slot = (struct slot){session->start, session->end, number};
    return take(saying, (struct desk_hit){.session = number,
                                          .room = session->room_count == 1 ? session->rooms[0] : PROGRAM_NONE,
                                          .slot = slot,
                                          .by = DESK_BY_ID});
}

static uint32_t hits_of(struct saying *saying, const char *words, const struct desk_hit **ret)
{
    return desk_find_sessions(saying->context->folded, words, saying->context->key_of, saying->context->now,
                              SENTENCE_MOST_HITS, saying->arena, ret);
}

static bool is_known(const struct saying *saying)
{
    return saying->options->session_id != NULL;
}

/* The session of the words up to `to`, which is not among them. */
static bool find_session(struct saying *saying, uint32_t to)
{
    if (is_known(saying))
        return to == 0 ? find_known(saying)
                       : saying_fail(saying, "\"%s\" is more than was asked for", saying_join(saying, 0, to));
    const char *words = saying_join(saying, 0, to);
    const struct desk_hit *hits;
    if (to == 0)
        return saying_fail(saying, "say which session: its room (N1, \"N1 next\"), or a part of its title or "
                                   "of a name");
    uint32_t count = hits_of(saying, words, &hits);
    if (count == 0)
        return saying_fail(saying,
                           "nothing is found for \"%s\": say a room (and now or next), or a part of a "
                           "title or of a name",
                           words);
    return choose(saying, words, count, hits);
}

/* Of words that may end with a room: how many are of the session. Those from there on name one room, and
 * those before it a session; all of them are the session's where this fits nowhere. */
static uint32_t split_room(struct saying *saying, uint32_t *ret_room)
{
    const struct desk_hit *hits;
    struct sentence before = *saying->ret;
    *ret_room = PROGRAM_NONE;
    for (uint32_t at = saying->count; at-- > (is_known(saying) ? 0 : 1);) {
        if (!is_known(saying) && hits_of(saying, saying_join(saying, 0, at), &hits) == 0)
            continue;
        if (is_known(saying) && at > 0)
            continue;
        if (saying_room(saying, saying_join(saying, at, saying->count), ret_room))
            return at;
        *saying->ret = before;
    }
    return saying->count;
}

/* ---- the change ---- */

/* The command's one change of the session, to which the fields are to be added. */
static struct change *begin_change(struct saying *saying)
{
    struct change *change = ARENA_NEW(saying->arena, struct change);
    const struct program *program = saying->context->folded;
    const struct desk_command *command = &saying->ret->command;
    *change = (struct change){.session = program->sessions[saying->ret->session.session].id,
                              .made = command->made,
                              .by = command->by,
                              .start = INSTANT_NONE,
                              .end = INSTANT_NONE,
                              .replaced_by = "",
                              .reason = ""};
    if (saying->options->reason) {
        change->reason = saying->options->reason;
        change->fields |= CHANGE_REASON;
    }
    saying->ret->command.says.changes = (struct change_list){1, change};
    return change;
}

static const char *title_of(const struct saying *saying)
{
    return label_text(saying->context->folded->sessions[saying->ret->session.session].title, "");
}

static bool need_time(struct saying *saying)
{
    return instant_is_set(saying->ret->session.slot.start) ||
           saying_fail(saying, "\"%s\" has no time yet: give it one with move and --at", title_of(saying));
}

/* The session of all words, for a verb that says no more. */
static struct change *change_of_all(struct saying *saying)
{
    return find_session(saying, saying->count) ? begin_change(saying) : NULL;
}

bool saying_late(struct saying *saying)
{
    if (!find_session(saying, saying->count) || !need_time(saying))
        return false;
    struct change *change = begin_change(saying);
    change->fields |= CHANGE_DELAYED;
    change->delayed = true;
    return true;
}

bool saying_started(struct saying *saying)
{
    if (!find_session(saying, saying->count) || !need_time(saying))
        return false;
    struct change *change = begin_change(saying);
    change->fields |= CHANGE_STARTED;
    change->started = true;
    return true;
}

/* How late it is now; a session that was pushed as well. */
static int delay_now(const struct saying *saying)
{
    const struct mark *mark = mark_of(saying->context->folded, saying->ret->session.session);
    return mark && mark->kinds & MARK_DELAYED ? mark->delay_min : 0;
}

bool saying_delay(struct saying *saying)
{
    int minutes = 0;
    char sign = '\0';
    uint32_t to = saying->count;
    bool is_read = false;
    /* "10" and "10 min" are minutes; what is before them is the session. */
    for (uint32_t at = to; at-- > 0 && at + 2 >= saying->count && !is_read;) {
        is_read = saying_minutes(saying_join(saying, at, saying->count), &minutes, &sign);
        to = is_read ? at : to;
    }
    if (!is_read)
        return saying_fail(saying,
                           "say by how many minutes, as: delay N1 10; or late N1, where nobody knows");
    if (!find_session(saying, to) || !need_time(saying))
        return false;
    if (sign)
        minutes = delay_now(saying) + (sign == '-' ? -minutes : minutes);
    minutes = minutes > 0 ? minutes : 0;
    if (minutes > MOST_DELAY_MIN)
        return saying_fail(saying, "%d minutes are more than a day: move it with --at", minutes);
    struct change *change = begin_change(saying);
    change->fields |= CHANGE_DELAY_MIN;
    change->delay_min = minutes;
    return true;
}

/* ---- another place or time ---- */

static const struct room_name *name_of(struct saying *saying, uint32_t room)
{
    struct room_name *name = ARENA_NEW(saying->arena, struct room_name);
    *name = room_own_name(&saying->context->folded->rooms[room]);
    return name;
}

/* A time that was typed wrong, or of another day. */
static bool is_to_come(struct saying *saying, const struct change *change)
{
    const struct sentence_context *context = saying->context;
    const struct slot *slot = &saying->ret->session.slot;
    struct instant end = change->end;
    if (!instant_is_set(end))
        end.ms = change->start.ms + (slot->end.ms - slot->start.ms);
    return end.ms > context->now.ms ||
           saying_fail(saying,
                       "--at %s is in the past: it would be over since %s; \"fri 14:00\" is of another day",
                       saying->options->at, describe_moment(context->folded, end, saying->arena));
}

static bool say_times(struct saying *saying, struct change *change)
{
    const struct sentence_options *options = saying->options;
    const struct slot *slot = &saying->ret->session.slot;
    const bool had_time = instant_is_set(slot->start);
    const struct instant day = had_time ? slot->start : saying->context->now;
    if (options->at && !saying_moment(saying, options->at, "--at", day, &change->start))
        return false;
    if (options->until && !saying_moment(saying, options->until, "--until", day, &change->end))
        return false;
    change->fields |= (options->at ? CHANGE_START : 0) | (options->until ? CHANGE_END : 0);
    if (options->at && !had_time && !options->until)
        return saying_fail(saying, "\"%s\" had no time: say with --until when it ends", title_of(saying));
    if (options->until && !options->at && !had_time)
        return saying_fail(saying, "\"%s\" had no time: say with --at when it starts", title_of(saying));
    if (options->until && change->end.ms <= (options->at ? change->start : slot->start).ms)
        return saying_fail(saying, "it would end before it starts");
    return options->at ? is_to_come(saying, change) : true;
}

bool saying_move(struct saying *saying)
{
    const struct sentence_options *options = saying->options;
    const char *all = saying_join(saying, 0, saying->count);
    uint32_t room, to = split_room(saying, &room);
    if (room == PROGRAM_NONE && !options->at && !options->until)
        return saying_fail(saying,
                           "say where to, as: move N1 \"Hall F\"; or when, with --at 14:00 (\"%s\" "
                           "does not end with a room's name)",
                           all);
    if (!find_session(saying, to))
        return false;
    struct change *change = begin_change(saying);
    if (room != PROGRAM_NONE) {
        change->fields |= CHANGE_ROOM;
        change->room = name_of(saying, room);
    }
    return say_times(saying, change);
}

static bool is_part_to_come(const struct saying *saying, uint32_t number, uint32_t block)
{
    const struct program *program = saying->context->folded;
    const struct session *part = &program->sessions[number];
    uint32_t up = part->part_of;
    while (up != PROGRAM_NONE && up != block)
        up = program->sessions[up].part_of;
    return up == block && !part->cancelled && instant_is_set(part->start) &&
           part->end.ms > saying->context->now.ms;
}

/* A block is cancelled with its parts, breaks as well, but for those that are over. */
static void cancel_parts(struct saying *saying)
{
    const struct program *program = saying->context->folded;
    const uint32_t block = saying->ret->session.session;
    struct change_list *list = &saying->ret->command.says.changes;
    struct change *changes = ARENA_ARRAY(saying->arena, struct change, program->session_count);
    uint32_t count = 0;
    changes[count++] = list->changes[0];
    for (uint32_t i = 0; i < program->session_count; i++) {
        if (!is_part_to_come(saying, i, block))
            continue;
        changes[count] = list->changes[0];
        changes[count].session = program->sessions[i].id;
        changes[count].fields &= ~(unsigned)CHANGE_REPLACED_BY;
        changes[count++].replaced_by = "";
    }
    *list = (struct change_list){count, changes};
}

static bool say_replacement(struct saying *saying, struct change *change)
{
    const char *words = saying->options->replaced_by;
    const struct desk_hit *hits;
    const uint32_t count = hits_of(saying, words, &hits);
    const struct desk_hit cancelled = saying->ret->session;
    if (count == 0)
        return saying_fail(saying, "--replaced-by: nothing is found for \"%s\"", words);
    if (!choose(saying, words, count, hits))
        return false;
    if (saying->ret->session.session == cancelled.session)
        return saying_fail(saying, "--replaced-by: \"%s\" can't be instead of itself",
                           label_text(saying->context->folded->sessions[cancelled.session].title, ""));
    change->fields |= CHANGE_REPLACED_BY;
    change->replaced_by = saying->context->folded->sessions[saying->ret->session.session].id;
    saying->ret->session = cancelled;
    return true;
}

bool saying_cancel(struct saying *saying)
{
    struct change *change = change_of_all(saying);
    if (!change)
        return false;
    change->fields |= CHANGE_CANCELLED;
    change->cancelled = true;
    if (saying->options->replaced_by && !say_replacement(saying, change))
        return false;
    cancel_parts(saying);
    return true;
}

static bool say_full(struct saying *saying, bool full, uint32_t room)
{
    const struct program *program = saying->context->folded;
    const struct session *session = &program->sessions[saying->ret->session.session];
    if (room != PROGRAM_NONE && session_in_room(program, session, room))
        return saying_fail(saying, "\"%s\" is in %s itself: say another room, or none",
                           label_text(session->title, ""), label_text(program->rooms[room].name, ""));
    struct change *change = begin_change(saying);
    change->fields |= CHANGE_FULL;
    change->full = full;
    if (room == PROGRAM_NONE)
        return true;
    change->fields |= CHANGE_OVERFLOW_ROOM;
    change->overflow_room = name_of(saying, room);
    return true;
}

bool saying_full(struct saying *saying)
{
    uint32_t room, to = split_room(saying, &room);
    return find_session(saying, to) && say_full(saying, true, room);
}

bool saying_open(struct saying *saying)
{
    return find_session(saying, saying->count) && say_full(saying, false, PROGRAM_NONE);
}

bool saying_title(struct saying *saying)
{
    const uint32_t last = saying->count > 0 ? saying->count - 1 : 0;
    struct label_variant *variant = ARENA_NEW(saying->arena, struct label_variant);
    if (saying->count < (is_known(saying) ? 1u : 2u))
        return saying_fail(saying, "say which session and its title, as: title N1 \"The new title\"");
    if (!*saying->words[last])
        return saying_fail(saying, "a title can't be empty");
    if (!find_session(saying, last))
        return false;
    struct change *change = begin_change(saying);
    const struct label *before = &saying->context->folded->sessions[saying->ret->session.session].title;
    *variant =
        (struct label_variant){before->count > 0 ? before->variants[0].language : "", saying->words[last]};
    change->fields |= CHANGE_TITLE;
    change->title = (struct label){1, variant};
    return true;
}

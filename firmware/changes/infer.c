#include "changes/infer.h"

#include <string.h>

#include "base/str.h"
#include "changes/infer_clock.h"
#include "changes/infer_losses.h"
#include "changes/merge_program.h"
#include "program/limits.h"

const char *absence_name(enum absence absence)
{
    static const char *const names[ABSENCE_COUNT] = {"new", "bulk", "begun", "cancelled"};
    return names[absence];
}

const char *inferred_kind_name(enum inferred_kind kind)
{
    static const char *const names[INFERRED_KIND_COUNT] = {"changed", "added",     "vanished",
                                                           "held",    "cancelled", "returned"};
    return names[kind];
}

/* One poll. Lists are by the sessions of the last good program. */
struct inferring {
    const struct infer_memory *memory;
    const struct program *good, *published;
    struct instant polled;
    struct arena *arena;
    struct match match;
    const struct infer_absent **absent; /* what the memory says of each session; NULL: it was there */
    const struct change **told;         /* what has been told of each session; NULL: nothing */
    struct infer_losses losses;
    bool *keep, *cancel, *keep_room; /* for merge_program */
    struct infer_absent *absent_next;
    struct change *told_next;
    struct inferred *inferred;
    struct inference *ret;
};

/* ---- slots ---- */

static bool is_over(const struct session *session, struct instant polled)
{
    return session->end.ms <= polled.ms;
}

/* Whether what happens to this slot is worth telling. */
static bool is_near(const struct session *session, struct instant polled)
{
    return session_is_scheduled(session) && session->start.ms - polled.ms < INFER_TELL_MS &&
           !is_over(session, polled);
}

static const struct session *now_of(const struct inferring *poll, uint32_t index)
{
    return infer_losses_now(&poll->match, index);
}

/* ---- findings ---- */

static void found(struct inferring *poll, const struct inferred *inferred)
{
    poll->inferred[poll->ret->count++] = *inferred;
    poll->ret->kinds[inferred->kind]++;
    poll->ret->told[inferred->kind] += inferred->told;
}

/* ---- what is told of a session ---- */

#define TOLD_IN_CHANGES (DIFFERENCE_ROOM | DIFFERENCE_START | DIFFERENCE_LENGTH | DIFFERENCE_TITLE)

static const struct room_name *name_room(struct inferring *poll, const struct program *program, uint32_t room)
{
    struct room_name *name = ARENA_NEW(poll->arena, struct room_name);
    *name = room_own_name(&program->rooms[room]);
    return name;
}

/* Adds to `was` what differs now and did not before. A session that has no room now or had none has not
 * moved. */
static void note_before(struct inferring *poll, uint32_t index, unsigned differences,
                        struct change_before *was)
{
    const struct session *before = &poll->good->sessions[index], *now = now_of(poll, index);
    uint32_t left = match_room_left(&poll->match, index), entered = match_room_entered(&poll->match, index);
    if (!was->room && (differences & DIFFERENCE_ROOM) && before->room_count > 0 && now->room_count > 0 &&
        entered != PROGRAM_NONE)
        was->room = name_room(poll, poll->good, left != PROGRAM_NONE ? left : before->rooms[0]);
    if (!instant_is_set(was->start) && before->start.ms != now->start.ms)
        was->start = before->start;
    if (!instant_is_set(was->end) && before->end.ms != now->end.ms)
        was->end = before->end;
    if (instant_is_set(was->start) && instant_is_set(was->end) && was->end.ms < was->start.ms) {
        /* One is of a slot long before, which the other has moved away from untold. */
        was->start = before->start;
        was->end = before->end;
    }
    if (was->title.count == 0 && (differences & DIFFERENCE_TITLE))
        was->title = before->title;
}

static bool is_in_room(const struct program *program, const struct session *session, struct room_name name)
{
    uint32_t room = program_find_room(program, name);
    for (uint32_t i = 0; i < session->room_count; i++)
        if (session->rooms[i] == room)
            return true;
    return false;
}

/* The room to say that a session has moved to: its first, or the one that it has entered last. */
static const struct room_name *new_room(struct inferring *poll, const struct program *program,
                                        const struct session *session, uint32_t entered,
                                        const struct room_name *last)
{
    if (entered != PROGRAM_NONE)
        return name_room(poll, program, entered);
    if (last && is_in_room(program, session, *last))
        return last;
    return name_room(poll, program, session->rooms[0]);
}

/* Says what the session is now wherever that is not what it was; gives whether anything is left to tell. */
static bool settle(struct inferring *poll, const struct program *program, const struct session *session,
                   uint32_t entered, struct change *change, struct change_before *was)
{
    change->fields = change->cancelled ? CHANGE_CANCELLED : 0;
    if (was->room && (session->room_count == 0 || is_in_room(program, session, *was->room)))
        was->room = NULL;
    if (was->start.ms == session->start.ms)
        was->start = INSTANT_NONE;
    if (was->end.ms == session->end.ms)
        was->end = INSTANT_NONE;
    if (match_same_label(was->title, session->title))
        was->title = (struct label){0};
    change->room = was->room ? new_room(poll, program, session, entered, change->room) : NULL;
    change->start = instant_is_set(was->start) ? session->start : INSTANT_NONE;
    change->end = instant_is_set(was->end) ? session->end : INSTANT_NONE;
    change->title = was->title.count > 0 ? session->title : (struct label){0};
    change->fields |= (was->room ? CHANGE_ROOM : 0) | (instant_is_set(was->start) ? CHANGE_START : 0) |
                      (instant_is_set(was->end) ? CHANGE_END : 0) | (was->title.count > 0 ? CHANGE_TITLE : 0);
    bool was_over = (instant_is_set(was->end) ? was->end : session->end).ms <= poll->polled.ms;
    return change->fields != 0 && !(was_over && is_over(session, poll->polled));
}

/* The name by which the published version has the room that an earlier one called so. */
static const struct room_name *rename_room(struct inferring *poll, const struct room_name *name)
{
    const uint32_t room = name ? program_find_room(poll->good, *name) : PROGRAM_NONE;
    if (room == PROGRAM_NONE || poll->match.room_of[room] == PROGRAM_NONE ||
        program_find_room(poll->published, *name) != PROGRAM_NONE)
        return name;
    return name_room(poll, poll->published, poll->match.room_of[room]);
}

/* Starts what is to be told of a session from what has been told. */
static void begin_telling(struct inferring *poll, uint32_t index, const char *id, struct change *change,
                          struct change_before *was)
{
    const struct change *told = poll->told[index];
    *change = (struct change){.made = poll->polled, .reason = "", .start = INSTANT_NONE, .end = INSTANT_NONE};
    *was = (struct change_before){.start = INSTANT_NONE, .end = INSTANT_NONE};
    if (told)
        *change = *told;
    if (told && told->was)
        *was = *told->was;
    change->room = rename_room(poll, change->room);
    was->room = rename_room(poll, was->room);
    change->session = id;
    change->by = "feed";
}

static void tell(struct inferring *poll, struct change *change, const struct change_before *was)
{
    struct change_before *kept = ARENA_NEW(poll->arena, struct change_before);
    *kept = *was;
    change->was = kept;
    uint32_t room = was->room ? program_find_room(poll->good, *was->room) : PROGRAM_NONE;
    if (room != PROGRAM_NONE)
        poll->keep_room[room] = true; /* its door says where the session is */
    poll->told_next[poll->ret->memory.told.count++] = *change;
}

/* ---- a session that is there ---- */

static void judge_there(struct inferring *poll, uint32_t index, const struct session *now)
{
    const struct session *before = &poll->good->sessions[index];
    struct inferred inferred = {.kind = INFERRED_CHANGED,
                                .differences = match_differences(&poll->match, index),
                                .before = before,
                                .now = now};
    bool near = is_near(before, poll->polled) || is_near(now, poll->polled);
    struct change change;
    struct change_before was;
    begin_telling(poll, index, now->id, &change, &was);
    bool had = change.cancelled;
    if (before->cancelled && now->cancelled)
        inferred.differences = 0; /* nobody comes to it */
    if (now->cancelled && !before->cancelled)
        inferred.kind = INFERRED_CANCELLED;
    else if (poll->absent[index] || (before->cancelled && !now->cancelled))
        inferred.kind = INFERRED_RETURNED;
    bool is_news = inferred.differences != 0 || inferred.kind != INFERRED_CHANGED;
    inferred.told = near && (inferred.differences != 0 || inferred.kind == INFERRED_CANCELLED ||
                             (inferred.kind == INFERRED_RETURNED && had));
    change.cancelled = now->cancelled && (had || (inferred.kind == INFERRED_CANCELLED && near));
    if (inferred.told && inferred.differences)
        note_before(poll, index, inferred.differences, &was);
    if (inferred.told && ((inferred.differences & TOLD_IN_CHANGES) || change.cancelled != had))
        change.made = poll->polled;
    if (is_news)
        found(poll, &inferred);
    uint32_t entered = inferred.told && inferred.differences & DIFFERENCE_ROOM
                           ? match_room_entered(&poll->match, index)
                           : PROGRAM_NONE;
    if (settle(poll, poll->published, now, entered, &change, &was))
        tell(poll, &change, &was);
}

/* ---- a session that is absent ---- */

/* What becomes of it at this poll; false: it leaves the program. */
static bool find_absence(const struct inferring *poll, uint32_t index, struct infer_absent *absent)
{
    const struct session *before = &poll->good->sessions[index];
    const struct infer_absent *last = poll->absent[index];
    bool can_be_cancelled = before->kind != SESSION_BREAK && is_near(before, poll->polled);
    *absent = last ? *last : (struct infer_absent){.since = poll->polled, .absence = ABSENCE_NEW};
    absent->since = infer_clock_since(absent->since, poll->polled);
    absent->session = before->id;
    if (is_over(before, poll->polled))
        return false;
    if (before->cancelled) {
        absent->absence = ABSENCE_CANCELLED;
        return can_be_cancelled || !infer_clock_is_known(poll->polled);
    }
    if (!last) {
        if (before->start.ms <= poll->polled.ms)
            absent->absence = ABSENCE_BEGUN;
        else if (poll->losses.bulk[index] || (before->kind == SESSION_BREAK && poll->losses.any_bulk))
            absent->absence = ABSENCE_BULK;
        return true;
    }
    int64_t patience = last->absence == ABSENCE_BULK ? INFER_HOLD_MS : INFER_CONFIRM_MS;
    if (last->absence == ABSENCE_BEGUN || poll->polled.ms - absent->since.ms < patience)
        return true;
    absent->absence = ABSENCE_CANCELLED;
    return can_be_cancelled;
}

static void report_absence(struct inferring *poll, uint32_t index, const struct infer_absent *absent,
                           bool kept)
{
    const struct session *before = &poll->good->sessions[index];
    struct inferred inferred = {.kind = INFERRED_VANISHED, .before = before};
    if (is_over(before, poll->polled) || before->cancelled)
        return;
    if (absent->absence == ABSENCE_CANCELLED) {
        inferred.kind = INFERRED_CANCELLED;
        inferred.told = kept;
    } else if (poll->absent[index]) {
        return; /* as at the last poll */
    } else if (absent->absence == ABSENCE_BULK) {
        inferred.kind = INFERRED_HELD;
    }
    found(poll, &inferred);
}

static void judge_absent(struct inferring *poll, uint32_t index)
{
    const struct session *before = &poll->good->sessions[index];
    struct infer_absent absent;
    struct change change;
    struct change_before was;
    bool kept = find_absence(poll, index, &absent);
    report_absence(poll, index, &absent, kept);
    if (!kept)
        return;
    bool is_cancelled = absent.absence == ABSENCE_CANCELLED;
    poll->keep[index] = true;
    poll->cancel[index] = is_cancelled;
    poll->ret->held += !is_cancelled;
    poll->absent_next[poll->ret->memory.absent_count++] = absent;
    begin_telling(poll, index, before->id, &change, &was);
    if (is_cancelled && !change.cancelled)
        change.made = poll->polled;
    change.cancelled = change.cancelled || is_cancelled;
    if (settle(poll, poll->good, before, PROGRAM_NONE, &change, &was))
        tell(poll, &change, &was);
}

/* ---- the whole ---- */

static void judge_added(struct inferring *poll)
{
    for (uint32_t i = 0; i < poll->published->session_count; i++) {
        const struct session *session = &poll->published->sessions[i];
        uint32_t before = poll->match.before_of[i];
        if (session_is_scheduled(session) && !session->cancelled &&
            (before == PROGRAM_NONE || !session_is_scheduled(&poll->good->sessions[before])))
            found(poll, &(struct inferred){.kind = INFERRED_ADDED, .now = session});
    }
}

static void judge(struct inferring *poll)
{
    for (uint32_t i = 0; i < poll->good->session_count; i++) {
        const struct session *now = now_of(poll, i);
        if (!session_is_scheduled(&poll->good->sessions[i]))
            continue;
        if (now)
            judge_there(poll, i, now);
        else
            judge_absent(poll, i);
    }
    judge_added(poll);
}

/* Of the held sessions, those of a bulk loss: how many, since when. */
static const char *report(struct inferring *poll)
{
    uint32_t count = 0;
    struct instant since = INSTANT_NEVER;
    for (uint32_t i = 0; i < poll->ret->memory.absent_count; i++) {
        if (poll->absent_next[i].absence != ABSENCE_BULK)
            continue;
        count++;
        since = instant_min(since, poll->absent_next[i].since);
    }
    if (count == 0)
        return "";
    if (!infer_clock_is_known(since))
        return arena_printf(
            poll->arena,
            "%u session%s vanished from the published program with others at once, which looks "
            "like a fault of the feed: shown as before for an hour",
            (unsigned)count, count == 1 ? "" : "s");
    char from[40], until[40];
    instant_format(since, zone_offset_at(&poll->published->zone, since), from);
    since.ms += INFER_HOLD_MS;
    instant_format(since, zone_offset_at(&poll->published->zone, since), until);
    return arena_printf(poll->arena,
                        "%u session%s vanished from the published program with others at once, at %s, which "
                        "looks like a fault of the feed: shown as before until %s, and then as cancelled",
                        (unsigned)count, count == 1 ? "" : "s", from, until);
}

static struct instant find_again(const struct inferring *poll)
{
    struct instant again = INSTANT_NEVER;
    for (uint32_t i = 0; i < poll->ret->memory.absent_count; i++) {
        const struct infer_absent *absent = &poll->absent_next[i];
        if (absent->absence != ABSENCE_NEW && absent->absence != ABSENCE_BULK)
            continue;
        int64_t patience = absent->absence == ABSENCE_BULK ? INFER_HOLD_MS : INFER_CONFIRM_MS;
        again = instant_min(again, (struct instant){absent->since.ms + patience});
    }
    return again;
}

/* "published X, 38 held, 2 cancelled", X being cut where it is very long. */
static const char *merged_revision(const struct inferring *poll)
{
    const char *revision = poll->published->revision;
    struct str_builder text = {.arena = poll->arena};
    uint32_t held = poll->ret->held, cancelled = poll->ret->memory.absent_count - held;
    if (held + cancelled == 0)
        return revision;
    str_add(&text, *revision ? "published " : "published");
    str_add_n(&text, revision, str_cut(revision, LIMIT_TITLE_BYTES - 100));
    if (held > 0)
        str_addf(&text, ", %u held", (unsigned)held);
    if (cancelled > 0)
        str_addf(&text, ", %u cancelled", (unsigned)cancelled);
    return text.text;
}

static void take_as_first(struct inferring *poll)
{
    struct inference *ret = poll->ret;
    *ret = (struct inference){.reason = "", .report = "", .program = poll->published, .again = INSTANT_NEVER};
    ret->memory.revision = poll->published->revision;
    ret->changes.program_digest = "";
    ret->changes.made = infer_clock_is_known(poll->polled) ? poll->polled : INSTANT_NONE;
}

static void merge(struct inferring *poll, match_key_of *key_of)
{
    struct inference *ret = poll->ret;
    bool keeps = ret->memory.absent_count > 0;
    for (uint32_t i = 0; i < poll->good->room_count && !keeps; i++)
        keeps = poll->keep_room[i] && poll->match.room_of[i] == PROGRAM_NONE;
    ret->program = poll->published;
    if (!keeps)
        return;
    const struct merge how = {.match = &poll->match,
                              .base = poll->published,
                              .revision = merged_revision(poll),
                              .keep = poll->keep,
                              .cancel = poll->cancel,
                              .keep_room = poll->keep_room};
    const struct program *merged = merge_program(&how, key_of, poll->arena);
    if (merged)
        ret->program = merged;
    else
        take_as_first(poll); /* past the limits: what is published is shown */
}

static void remember(struct inferring *poll)
{
    for (uint32_t i = 0; i < poll->memory->absent_count; i++) {
        uint32_t session = program_find_session(poll->good, poll->memory->absent[i].session);
        if (session != PROGRAM_NONE)
            poll->absent[session] = &poll->memory->absent[i];
    }
    for (uint32_t i = 0; i < poll->memory->told.count; i++) {
        uint32_t session = program_find_session(poll->good, poll->memory->told.changes[i].session);
        if (session != PROGRAM_NONE)
            poll->told[session] = &poll->memory->told.changes[i];
    }
}

static void refuse(struct inferring *poll, const char *reason)
{
    poll->ret->refused = true;
    poll->ret->reason = reason;
    poll->ret->program = poll->good;
    poll->ret->memory = *poll->memory;
    poll->ret->changes.list = poll->memory->told;
    poll->absent_next = arena_grow(poll->arena, poll->memory->absent, poll->memory->absent_count,
                                   poll->memory->absent_count, sizeof *poll->absent_next);
    poll->ret->memory.absent = poll->absent_next;
    for (uint32_t i = 0; i < poll->memory->absent_count; i++)
        poll->ret->held += poll->absent_next[i].absence != ABSENCE_CANCELLED;
    poll->ret->report = report(poll);
    poll->ret->again = find_again(poll);
}

static void infer(struct inferring *poll, match_key_of *key_of)
{
    uint32_t count = poll->good->session_count;
    struct arena *arena = poll->arena;
    struct inference *ret = poll->ret;
    poll->absent = ARENA_ARRAY(arena, const struct infer_absent *, count);
    poll->told = ARENA_ARRAY(arena, const struct change *, count);
    poll->keep = ARENA_ARRAY(arena, bool, count);
    poll->cancel = ARENA_ARRAY(arena, bool, count);
    poll->keep_room = ARENA_ARRAY(arena, bool, poll->good->room_count);
    poll->absent_next = ARENA_ARRAY(arena, struct infer_absent, count);
    poll->told_next = ARENA_ARRAY(arena, struct change, count);
    poll->inferred = ARENA_ARRAY(arena, struct inferred, count + poll->published->session_count);
    remember(poll);
    match_programs(poll->good, poll->published, key_of, arena, &poll->match);
    infer_losses_find(&poll->match, poll->absent, poll->polled, arena, &poll->losses);
    const char *reason = infer_losses_refusal(&poll->match, poll->absent, &poll->losses, arena);
    if (reason && !poll->published->replaces_all) {
        refuse(poll, reason);
        return;
    }
    if (reason)
        return;
    if (!poll->published->replaces_all)
        infer_losses_hold(&poll->match, arena, &poll->losses);
    judge(poll);
    ret->memory.absent = poll->absent_next;
    ret->memory.told.changes = poll->told_next;
    ret->inferred = poll->inferred;
    ret->report = report(poll);
    ret->again = find_again(poll);
    merge(poll, key_of);
    ret->changes.list = ret->memory.told;
}

void changes_infer(const struct infer_memory *memory, const struct program *good,
                   const struct program *published, struct instant polled, match_key_of *key_of,
                   struct arena *arena, struct inference *ret)
{
    struct inferring poll = {
        .memory = memory, .good = good, .published = published, .polled = polled, .arena = arena, .ret = ret};
    take_as_first(&poll);
    if (good)
        infer(&poll, key_of);
}

const struct program *infer_published(const struct infer_memory *memory, const struct program *good,
                                      match_key_of *key_of, struct arena *arena)
{
    bool *leave_out = ARENA_ARRAY(arena, bool, good->session_count);
    for (uint32_t i = 0; i < memory->absent_count; i++) {
        uint32_t session = program_find_session(good, memory->absent[i].session);
        if (session != PROGRAM_NONE)
            leave_out[session] = true;
    }
    const struct merge how = {.base = good, .revision = memory->revision, .leave_out = leave_out};
    return memory->absent_count > 0 ? merge_program(&how, key_of, arena) : good;
}

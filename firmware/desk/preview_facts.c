#include <string.h>

#include "desk/preview_work.h"
#include "program/mark.h"

/* A session as it was and as it will be; one of them may be PROGRAM_NONE. */
struct pair {
    uint32_t before, after;
    const struct session *old, *fresh; /* NULL: there is none, or it has no time */
    const struct mark *was, *is;       /* never NULL */
    struct slot slot;                  /* its time as it will be, or was */
};

static const struct mark nothing = {
    .overflow_room = PROGRAM_NONE, .replaces = PROGRAM_NONE, .replaced_by = PROGRAM_NONE, .reason = ""};

static struct pair pair_of(const struct preview_work *work, uint32_t before, uint32_t after)
{
    struct pair pair = {.before = before, .after = after, .was = &nothing, .is = &nothing};
    if (before != PROGRAM_NONE && instant_is_set(work->before.program->sessions[before].start))
        pair.old = &work->before.program->sessions[before];
    if (after != PROGRAM_NONE && instant_is_set(work->after.program->sessions[after].start))
        pair.fresh = &work->after.program->sessions[after];
    if (pair.old && mark_of(work->before.program, before))
        pair.was = mark_of(work->before.program, before);
    if (pair.fresh && mark_of(work->after.program, after))
        pair.is = mark_of(work->after.program, after);
    return pair;
}

/* Whether anything of it is on or comes within what is looked at. */
static bool is_of_now(const struct preview_work *work, const struct pair *pair)
{
    for (int i = 0; i < 2; i++) {
        const struct session *session = i == 0 ? pair->old : pair->fresh;
        if (session && instant_max(session->start, session->end).ms >= work->from.ms &&
            session->start.ms < work->to.ms)
            return true;
    }
    return false;
}

static void add(struct preview_work *work, enum preview_kind kind, struct instant at, struct instant until,
                uint32_t room_count, const uint32_t *rooms, const char *text)
{
    preview_add(work, (struct preview_stretch){.kind = kind,
                                               .at = at,
                                               .until = until,
                                               .room_count = room_count,
                                               .rooms = rooms,
                                               .verb = "",
                                               .text = text});
}

/* ---- a session ---- */

/* Facts of one session, parted by commas. */
struct sentence {
    const struct preview_work *work;
    struct str_builder text;
    uint32_t count;
};

static void say(struct sentence *sentence, const char *text)
{
    str_addf(&sentence->text, "%s%s", sentence->count++ ? ", " : " ", text);
}

static const char *clock_of(const struct sentence *sentence, struct instant at)
{
    return preview_clock(sentence->work, at);
}

static bool same_rooms(const struct session *a, const struct session *b)
{
    return a->room_count == b->room_count &&
           (a->room_count == 0 || memcmp(a->rooms, b->rooms, a->room_count * sizeof *a->rooms) == 0);
}

static const char *rooms_of(const struct preview_work *work, const struct session *session)
{
    return session->room_count ? preview_rooms(work, session->room_count, session->rooms) : "no room";
}

static void say_times(struct sentence *sentence, const struct pair *pair)
{
    const struct session *old = pair->old, *fresh = pair->fresh;
    struct arena *arena = sentence->work->arena;
    const bool waits = pair->is->kinds & MARK_WAITING, waited = pair->was->kinds & MARK_WAITING;
    if (waits) {
        if (!waited)
            say(sentence, arena_printf(arena, "starts later than %s, nobody knows when",
                                       clock_of(sentence, old->start)));
        return;
    }
    if (old->start.ms != fresh->start.ms)
        say(sentence, arena_printf(arena, "starts %s instead of %s", clock_of(sentence, fresh->start),
                                   clock_of(sentence, old->start)));
    else if (waited)
        say(sentence, arena_printf(arena, "starts %s", clock_of(sentence, fresh->start)));
    if (old->end.ms != fresh->end.ms && old->end.ms - old->start.ms != fresh->end.ms - fresh->start.ms)
        say(sentence, arena_printf(arena, "ends %s instead of %s", clock_of(sentence, fresh->end),
                                   clock_of(sentence, old->end)));
}

static void say_full(struct sentence *sentence, const struct pair *pair)
{
    const struct preview_work *work = sentence->work;
    const bool full = pair->is->kinds & MARK_FULL, was_full = pair->was->kinds & MARK_FULL;
    if (!full) {
        if (was_full)
            say(sentence, "is not full any more");
        return;
    }
    if (was_full && pair->was->overflow_room == pair->is->overflow_room)
        return;
    if (pair->is->overflow_room == PROGRAM_NONE)
        say(sentence, "is full, the door tells what else is on");
    else
        say(sentence, arena_printf(work->arena, "is full, watch it in %s",
                                   preview_room(work, pair->is->overflow_room)));
}

static void say_replaced(struct sentence *sentence, const struct pair *pair)
{
    const struct preview_work *work = sentence->work;
    if (pair->is->kinds & MARK_REPLACED &&
        !preview_is_one(work, pair->was->replaced_by, pair->is->replaced_by))
        say(sentence, arena_printf(work->arena, "is replaced by %s",
                                   preview_title(work, &work->after, pair->is->replaced_by)));
    if (pair->is->kinds & MARK_REPLACES && !preview_is_one(work, pair->was->replaces, pair->is->replaces))
        say(sentence,
            arena_printf(work->arena, "replaces %s", preview_title(work, &work->after, pair->is->replaces)));
}

static void say_change(struct sentence *sentence, const struct pair *pair)
{
    const struct preview_work *work = sentence->work;
    const struct session *old = pair->old, *fresh = pair->fresh;
    if (fresh->cancelled || old->cancelled) {
        if (!old->cancelled)
            say(sentence,
                arena_printf(work->arena, "(%s) is cancelled", preview_span(work, old->start, old->end)));
        else if (!fresh->cancelled)
            say(sentence,
                arena_printf(work->arena, "takes place, %s", preview_span(work, fresh->start, fresh->end)));
        say_replaced(sentence, pair);
        return;
    }
    if (!same_rooms(old, fresh))
        say(sentence,
            arena_printf(work->arena, "moves from %s to %s", rooms_of(work, old), rooms_of(work, fresh)));
    say_times(sentence, pair);
    say_full(sentence, pair);
    say_replaced(sentence, pair);
    if (!preview_label_same(old->title, fresh->title))
        say(sentence,
            arena_printf(work->arena, "is called %s", preview_title(work, &work->after, pair->after)));
}

/* "Hall N1: "Android MC" starts 10:10 instead of 10:00, reason "laptop"". */
static void add_session(struct preview_work *work, const struct pair *pair)
{
    const struct session *shown = pair->old ? pair->old : pair->fresh;
    const struct preview_side *side = pair->old ? &work->before : &work->after;
    struct sentence sentence = {.work = work, .text.arena = work->arena};
    str_addf(&sentence.text, "%s: %s", rooms_of(work, shown),
             preview_title(work, side, pair->old ? pair->before : pair->after));
    if (!pair->old)
        say(&sentence, arena_printf(work->arena, "is new, %s",
                                    preview_span(work, pair->fresh->start, pair->fresh->end)));
    else if (!pair->fresh)
        say(&sentence,
            arena_printf(work->arena, "(%s) is gone", preview_span(work, pair->old->start, pair->old->end)));
    else
        say_change(&sentence, pair);
    if (!pair->old)
        say_replaced(&sentence, pair);
    if (*pair->is->reason && strcmp(pair->was->reason, pair->is->reason) != 0)
        say(&sentence,
            arena_printf(work->arena, sentence.count > 0 ? "reason \"%s\"" : "has the reason \"%s\"",
                         pair->is->reason));
    if (sentence.count > 0)
        add(work, PREVIEW_SESSION, shown->start, shown->end, shown->room_count, shown->rooms,
            sentence.text.text);
}

/* ---- those that are moved by others ---- */

struct pushed {
    uint32_t count;
    int most_min;
    struct room_set rooms;
    uint32_t room_count, *room_list;
    struct instant first, last;
};

static void push(struct pushed *pushed, const struct pair *pair, int64_t ms)
{
    const int minutes = (int)((ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE);
    pushed->count++;
    pushed->most_min = minutes > pushed->most_min ? minutes : pushed->most_min;
    pushed->first = instant_min(pushed->first, instant_min(pair->old->start, pair->fresh->start));
    pushed->last = instant_max(pushed->last, instant_max(pair->old->end, pair->fresh->end));
    for (uint32_t i = 0; i < pair->fresh->room_count; i++) {
        if (room_set_has(&pushed->rooms, pair->fresh->rooms[i]))
            continue;
        room_set_add(&pushed->rooms, pair->fresh->rooms[i]);
        pushed->room_list[pushed->room_count++] = pair->fresh->rooms[i];
    }
}

static void add_pushed(struct preview_work *work, const struct pushed *pushed, const char *what)
{
    if (pushed->count == 0)
        return;
    add(work, PREVIEW_PUSHED, pushed->first, pushed->last, pushed->room_count, pushed->room_list,
        arena_printf(
            work->arena, "%s: %u more session%s start%s %s, %s%d minute%s",
            pushed->room_count ? preview_rooms(work, pushed->room_count, pushed->room_list) : "Elsewhere",
            (unsigned)pushed->count, pushed->count == 1 ? "" : "s", pushed->count == 1 ? "s" : "", what,
            pushed->count == 1 ? "by " : "by up to ", pushed->most_min, pushed->most_min == 1 ? "" : "s"));
}

static bool is_moved_by_others(const struct preview_work *work, const struct pair *pair)
{
    return pair->old && pair->fresh && !work->is_said[pair->after] && !pair->old->cancelled &&
           !pair->fresh->cancelled && pair->old->start.ms != pair->fresh->start.ms &&
           same_rooms(pair->old, pair->fresh) && !(pair->is->kinds & MARK_WAITING);
}

static void add_sessions(struct preview_work *work)
{
    struct pushed later = {.first = INSTANT_NEVER, .last = INSTANT_NONE}, earlier = later;
    const uint32_t room_count = work->request->program->room_count;
    later.room_list = ARENA_ARRAY(work->arena, uint32_t, room_count + 1);
    earlier.room_list = ARENA_ARRAY(work->arena, uint32_t, room_count + 1);
    for (uint32_t i = 0; i < work->after.program->session_count; i++) {
        if (!work->is_other[i])
            continue;
        const struct pair pair = pair_of(work, work->number_before[i], i);
        if (!is_of_now(work, &pair))
            continue;
        if (!is_moved_by_others(work, &pair))
            add_session(work, &pair);
        else if (pair.fresh->start.ms > pair.old->start.ms)
            push(&later, &pair, pair.fresh->start.ms - pair.old->start.ms);
        else
            push(&earlier, &pair, pair.old->start.ms - pair.fresh->start.ms);
    }
    for (uint32_t i = work->request->program->session_count; i < work->before.program->session_count; i++) {
        const struct pair pair = pair_of(work, i, PROGRAM_NONE);
        if (work->number_after[i] == PROGRAM_NONE && is_of_now(work, &pair))
            add_session(work, &pair);
    }
    add_pushed(work, &later, "later");
    add_pushed(work, &earlier, "earlier");
}

/* ---- overlaps ---- */

/* Longer ones are meant to go on beside others, as program/lint.c has it. */
#define LONG_MS (12 * MS_PER_HOUR)

static bool is_within(const struct program *program, uint32_t part, uint32_t block)
{
    for (uint32_t up = program->sessions[part].part_of; up != PROGRAM_NONE;
         up = program->sessions[up].part_of)
        if (up == block)
            return true;
    return false;
}

static bool may_overlap(const struct program *program, const struct slot *slot)
{
    return slot->start.ms == slot->end.ms || program->sessions[slot->session].kind == SESSION_DROP_IN ||
           slot->end.ms - slot->start.ms > LONG_MS;
}

static bool overlap(const struct session *a, const struct session *b)
{
    return instant_is_set(a->start) && instant_is_set(b->start) && !a->cancelled && !b->cancelled &&
           a->start.ms < b->end.ms && b->start.ms < a->end.ms;
}

static bool did_overlap(const struct preview_work *work, uint32_t room, uint32_t one, uint32_t other)
{
    const struct program *program = work->before.program;
    const uint32_t a = work->number_before[one], b = work->number_before[other];
    return a != PROGRAM_NONE && b != PROGRAM_NONE && overlap(&program->sessions[a], &program->sessions[b]) &&
           session_in_room(program, &program->sessions[a], room) &&
           session_in_room(program, &program->sessions[b], room) &&
           !(mark_has(program, a, MARK_WAITING) || mark_has(program, b, MARK_WAITING));
}

static void add_overlap(struct preview_work *work, uint32_t room, const struct slot *one,
                        const struct slot *other)
{
    uint32_t *rooms = ARENA_NEW(work->arena, uint32_t);
    *rooms = room;
    const struct instant end = instant_min(one->end, other->end);
    add(work, PREVIEW_OVERLAP, other->start, end, 1, rooms,
        arena_printf(work->arena, "%s: %s overlaps %s, %s", preview_room(work, room),
                     preview_title(work, &work->after, other->session),
                     preview_title(work, &work->after, one->session), preview_span(work, other->start, end)));
}

static void find_overlaps(struct preview_work *work, uint32_t room)
{
    const struct program *program = work->after.program;
    const struct slot_index *index = &program->rooms[room].sessions;
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *one = &index->slots[i];
        if (one->end.ms <= work->from.ms || one->start.ms >= work->to.ms || may_overlap(program, one))
            continue;
        for (uint32_t j = i + 1; j < index->count && index->slots[j].start.ms < one->end.ms; j++) {
            const struct slot *other = &index->slots[j];
            if ((work->is_other[one->session] || work->is_other[other->session]) &&
                other->end.ms > work->from.ms && !may_overlap(program, other) &&
                !is_within(program, one->session, other->session) &&
                !is_within(program, other->session, one->session) &&
                !did_overlap(work, room, one->session, other->session))
                add_overlap(work, room, one, other);
        }
    }
}

/* ---- breaks, and the day's end ---- */

/* Whether it has gone to other rooms: that is told of it as of a session. */
static bool has_gone(const struct preview_work *work, uint32_t before, uint32_t after)
{
    return after != PROGRAM_NONE &&
           !same_rooms(&work->before.program->sessions[before], &work->after.program->sessions[after]);
}

static const struct slot *find_slot(const struct preview_work *work, const struct slot_index *index,
                                    const struct slot *before)
{
    for (uint32_t i = 0; i < index->count; i++)
        if (preview_is_one(work, before->session, index->slots[i].session))
            return &index->slots[i];
    return NULL;
}

static void find_breaks(struct preview_work *work, uint32_t room)
{
    const struct slot_index *before = &work->before.program->rooms[room].breaks,
                            *after = &work->after.program->rooms[room].breaks;
    for (uint32_t i = 0; i < before->count; i++) {
        const struct slot *old = &before->slots[i], *fresh = find_slot(work, after, old);
        const uint32_t number = work->number_after[old->session];
        const int64_t length = old->end.ms - old->start.ms,
                      left = fresh ? fresh->end.ms - fresh->start.ms : 0;
        if (old->end.ms <= work->from.ms || old->start.ms >= work->to.ms || left >= length ||
            (number != PROGRAM_NONE && work->is_said[number]) || has_gone(work, old->session, number))
            continue;
        uint32_t *rooms = ARENA_NEW(work->arena, uint32_t);
        *rooms = room;
        const char *title = preview_title(work, &work->before, old->session);
        add(work, PREVIEW_BREAK, old->start, old->end, 1, rooms,
            left > 0
                ? arena_printf(work->arena, "%s: the break %s is %d instead of %d minutes, %s",
                               preview_room(work, room), title, (int)(left / MS_PER_MINUTE),
                               (int)(length / MS_PER_MINUTE), preview_span(work, fresh->start, fresh->end))
                : arena_printf(work->arena, "%s: the break %s (%s) is lost", preview_room(work, room), title,
                               preview_span(work, old->start, old->end)));
    }
}

/* What would run past its planned end anyway may be marked, and is as it was. */
static bool is_cut(const struct preview_work *work, uint32_t after)
{
    const uint32_t before = work->number_before[after];
    const struct session *fresh = &work->after.program->sessions[after], *old;
    if (!work->is_other[after] || !mark_has(work->after.program, after, MARK_CUT))
        return false;
    if (before == PROGRAM_NONE)
        return true;
    old = &work->before.program->sessions[before];
    return !mark_has(work->before.program, before, MARK_CUT) &&
           (old->start.ms != fresh->start.ms || old->end.ms != fresh->end.ms);
}

static void find_cuts(struct preview_work *work)
{
    for (uint32_t i = 0; i < work->after.program->session_count; i++) {
        const struct session *cut = &work->after.program->sessions[i];
        if (!is_cut(work, i))
            continue;
        add(work, PREVIEW_CUT, cut->start, cut->end, cut->room_count, cut->rooms,
            arena_printf(work->arena, "%s: %s is cut at the end of the day, %s", rooms_of(work, cut),
                         preview_title(work, &work->after, i), preview_clock(work, cut->end)));
    }
}

/* ---- a cancelled block ---- */

static uint32_t parts_left(const struct preview_work *work, uint32_t block)
{
    const struct program *program = work->after.program;
    uint32_t count = 0;
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *part = &program->sessions[i];
        count += is_within(program, i, block) && !part->cancelled && part->kind != SESSION_BREAK &&
                 instant_is_set(part->start) && part->end.ms > work->from.ms;
    }
    return count;
}

/* It leaves its parts, which who cancels it may not have meant. */
static void find_parts(struct preview_work *work)
{
    for (uint32_t i = 0; i < work->after.program->session_count; i++) {
        if (!work->is_other[i])
            continue;
        const struct pair pair = pair_of(work, work->number_before[i], i);
        const bool is_off = pair.old && pair.fresh && !pair.old->cancelled && pair.fresh->cancelled;
        const uint32_t parts = is_off && is_of_now(work, &pair) ? parts_left(work, i) : 0;
        if (parts == 0)
            continue;
        add(work, PREVIEW_PARTS, pair.old->start, pair.old->end, pair.old->room_count, pair.old->rooms,
            arena_printf(work->arena,
                         parts == 1 ? "%s: %u part of %s is not cancelled and goes on"
                                    : "%s: %u parts of %s are not cancelled and go on",
                         rooms_of(work, pair.old), (unsigned)parts, preview_title(work, &work->after, i)));
    }
}

void preview_facts(struct preview_work *work)
{
    if (!work->any_other)
        return;
    add_sessions(work);
    for (uint32_t room = 0; room < work->request->program->room_count; room++) {
        if (!room_set_has(&work->touched, room))
            continue;
        find_overlaps(work, room);
        find_breaks(work, room);
    }
    find_cuts(work);
    find_parts(work);
}

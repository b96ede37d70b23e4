#include <string.h>

#include "changes/fold_work.h"

static bool same_rooms(const struct mark *mark, const struct session *session)
{
    if (mark->old_room_count != session->room_count || mark->old_rooms == session->rooms)
        return mark->old_room_count == session->room_count;
    for (uint32_t i = 0; i < session->room_count; i++)
        if (mark->old_rooms[i] != session->rooms[i])
            return false;
    return true;
}

/* What it was, by what the feed has changed. A member of `was` that is not there is the same as now. */
static void mark_before(struct fold *fold, const struct fold_record *record, const struct session *planned,
                        struct mark *mark)
{
    const struct change_before *was = record->was;
    if (instant_is_set(was->start))
        mark->old_start = was->start;
    if (instant_is_set(was->end))
        mark->old_end = was->end;
    mark->old_end = instant_max(mark->old_start, mark->old_end);
    if (was->title.count > 0)
        mark->old_title = was->title;
    if (was->room) {
        uint32_t *rooms = ARENA_ARRAY(fold->arena, uint32_t, planned->room_count + 1);
        mark->old_room_count = change_rooms_before(fold->program, planned, record->entered, was->room, rooms);
        mark->old_rooms = rooms;
    }
}

/* What the feed has changed and an operator changed back is where it was: it comes from where it is
 * published. */
static void mark_back(const struct fold *fold, uint32_t number, struct mark *mark)
{
    const struct session *published = &fold->program->sessions[number];
    if (!same_rooms(mark, &fold->sessions[number]) ||
        fold->states[number].plan_start.ms != mark->old_start.ms)
        return;
    mark->old_rooms = published->rooms;
    mark->old_room_count = published->room_count;
    mark->old_start = published->start;
    mark->old_end = published->end;
}

/* Begun ones count in full. */
static int minutes_of(int64_t ms)
{
    return (int)((ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE);
}

static inline unsigned mark_times(const struct fold_session *state, struct mark *mark)
{
    const int64_t start_ms = state->start.ms - state->plan_start.ms,
                  end_ms = state->end.ms - state->plan_end.ms;
    const int64_t late_ms = start_ms > end_ms ? start_ms : end_ms;
    const unsigned kinds = (state->is_waiting ? MARK_WAITING : 0) | (state->is_started ? MARK_STARTED : 0) |
                           (state->is_cut ? MARK_CUT : 0);
    if (late_ms <= 0)
        return kinds;
    mark->delay_min = minutes_of(late_ms);
    mark->made = instant_max(mark->made, state->made);
    return kinds | MARK_DELAYED | (state->is_pushed ? MARK_PUSHED : 0);
}

static bool says_other_title(const struct label *a, const struct label *b)
{
    if (a->variants == b->variants || a->count != b->count)
        return a->count != b->count;
    for (uint32_t i = 0; i < a->count; i++)
        if (strcmp(a->variants[i].text, b->variants[i].text) != 0)
            return true;
    return false;
}

/* Where it can be followed too: nobody is sent from a room to itself. */
static uint32_t overflow_of(const struct fold *fold, const struct session *session, uint32_t room)
{
    return room != PROGRAM_NONE && session_in_room(fold->program, session, room) ? PROGRAM_NONE : room;
}

/* Whether nothing was said of it but how late it is, and why. */
static bool says_minutes_only(const struct fold_session *state)
{
    return (state->record->said & ~(unsigned)(CHANGE_DELAY_MIN | CHANGE_DELAYED | CHANGE_REASON)) == 0 &&
           !state->record->was && !(state->has_new_rooms | state->has_new_start);
}

static unsigned mark_record(struct fold *fold, uint32_t number, const struct fold_session *state,
                            struct mark *mark)
{
    const struct fold_record *record = state->record;
    const bool is_added = !fold_is_published(fold, number);
    mark->reason = record->reason;
    mark->made = state->said_made;
    if (says_minutes_only(state) && !is_added)
        return 0;
    struct session *session = &fold->sessions[number];
    unsigned kinds = is_added ? MARK_ADDED : 0;
    if (record->title.count > 0)
        session->title = record->title;
    if (says_other_title(&mark->old_title, &session->title))
        kinds |= MARK_RETITLED;
    if (state->is_cancelled && (record->said & CHANGE_CANCELLED || is_added))
        kinds |= MARK_CANCELLED;
    if (record->full)
        kinds |= MARK_FULL;
    mark->overflow_room = overflow_of(fold, session, record->overflow_room);
    if (!same_rooms(mark, session))
        kinds |= MARK_MOVED;
    if (state->plan_start.ms != mark->old_start.ms)
        kinds |= MARK_RETIMED;
    else if (state->plan_end.ms != mark->old_end.ms)
        kinds |= MARK_NEW_LENGTH;
    return kinds;
}

/* A mark of which nothing is said yet: how the session was planned. What was added was planned as it was
 * added. */
static inline void begin(struct fold *fold, uint32_t number, const struct fold_session *state,
                         struct mark *mark)
{
    const bool is_published = fold_is_published(fold, number);
    const struct session *planned =
        is_published ? &fold->program->sessions[number] : &fold_added(fold, number)->planned;
    mark->kinds = 0;
    mark->made = INSTANT_NONE;
    mark->old_start = planned->start;
    mark->old_end = planned->end;
    mark->old_room_count = planned->room_count;
    mark->old_rooms = planned->rooms;
    mark->old_title = planned->title;
    mark->delay_min = 0;
    mark->overflow_room = mark->replaces = mark->replaced_by = PROGRAM_NONE;
    mark->reason = "";
    if (state->record && state->record->was) {
        mark_before(fold, state->record, planned, mark);
        if (is_published && (state->has_new_rooms || state->has_new_start))
            mark_back(fold, number, mark);
    }
}

void fold_mark(struct fold *fold, uint32_t number, enum mark_kind kind)
{
    struct fold_session *state = &fold->states[number];
    if (!state->mark)
        state->mark = ARENA_NEW(fold->arena, struct mark);
    if (!state->mark->kinds) /* what was said of it has come to nothing, and is no reason of this */
        begin(fold, number, state, state->mark);
    state->mark->kinds |= kind;
    fold->marks[number] = state->mark;
}

static inline void mark_session(struct fold *fold, uint32_t number, struct mark *mark)
{
    struct fold_session *state = &fold->states[number];
    state->mark = mark;
    begin(fold, number, state, mark);
    unsigned kinds = state->record ? mark_record(fold, number, state, mark) : 0;
    if (!state->is_cancelled && instant_is_set(state->start))
        kinds |= mark_times(state, mark);
    if (state->is_cut)
        issue_add(fold->issues, ISSUE_WARNING, "cut-at-day-end", "",
                  "session \"%s\" would run past the end of its conference day; it is cut there",
                  fold->sessions[number].id);
    mark->kinds = kinds;
    if (kinds)
        fold->marks[number] = mark;
}

static void mark_replacements(struct fold *fold)
{
    if (!fold->replaces_any)
        return;
    for (uint32_t at = 0; at < fold->happened_count; at++) {
        const uint32_t i = fold->happened[at];
        const struct fold_record *record = fold->states[i].record;
        const uint32_t other = record ? record->replaced_by : PROGRAM_NONE;
        if (other == PROGRAM_NONE || other == i)
            continue;
        fold_mark(fold, other, MARK_REPLACES);
        struct mark *mark = fold->states[other].mark;
        mark->replaces = i;
        mark->made = instant_max(mark->made, fold->states[i].said_made);
        fold_mark(fold, i, MARK_REPLACED);
        mark = fold->states[i].mark;
        mark->replaced_by = other;
        mark->reason = record->reason;
        mark->made = instant_max(mark->made, fold->states[i].said_made);
    }
}

static bool shares_room(const struct session *a, const struct session *b)
{
    bool shared = false;
    for (uint32_t i = 0; !shared && i < a->room_count; i++)
        for (uint32_t j = 0; !shared && j < b->room_count; j++)
            shared = a->rooms[i] == b->rooms[j];
    return shared;
}

/* Whether a part is as full as its block, where nothing is said of its own. */
static bool is_full_with(const struct fold *fold, uint32_t part, uint32_t block)
{
    const struct fold_session *state = &fold->states[part];
    return !state->is_break && !(state->record && state->record->said & CHANGE_FULL) &&
           fold_is_part_of(fold, part, block) && shares_room(&fold->sessions[part], &fold->sessions[block]);
}

/* A full block is one whose room is full: what doors show of it are its parts. */
static void mark_parts_of_full(struct fold *fold)
{
    for (uint32_t at = 0; at < fold->happened_count; at++) {
        const uint32_t block = fold->happened[at];
        const struct fold_session *state = &fold->states[block];
        for (uint32_t i = 0;
             state->has_parts && state->record && state->record->full && i < fold->session_count; i++) {
            if (!is_full_with(fold, i, block))
                continue;
            fold_mark(fold, i, MARK_FULL);
            struct mark *mark = fold->states[i].mark;
            mark->overflow_room = overflow_of(fold, &fold->sessions[i], state->record->overflow_room);
            mark->made = instant_max(mark->made, state->said_made);
        }
    }
}

static bool has_happened(const struct fold_session *state)
{
    return state->record || state->is_waiting || !fold_is_at_plan(state);
}

/* Takes up the sessions that have happened: those of the program's list first, in its order, since what comes
 * into the lists is made of them in this order. Each is in that list once at most. */
static uint32_t find_happened(struct fold *fold)
{
    const struct slot_index all = fold->program->all;
    const uint32_t most = fold->session_count;
    uint32_t *happened = fold->happened = ARENA_ARRAY_UNSET(fold->scratch, uint32_t, most), count = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        struct fold_session *state = &fold->states[all.slots[i].session];
        state->is_listed = true;
        if (has_happened(state))
            happened[count++] = all.slots[i].session;
    }
    for (uint32_t i = all.count < most ? 0 : most; i < most; i++)
        if (!fold->states[i].is_listed && has_happened(&fold->states[i]))
            happened[count++] = i;
    return count;
}

void fold_write_marks(struct fold *fold)
{
    const uint32_t count = fold->happened_count = find_happened(fold);
    struct mark *marks = ARENA_ARRAY_UNSET(fold->arena, struct mark, count);
    fold->marks = ARENA_ARRAY(fold->arena, const struct mark *, fold->session_count);
    for (uint32_t i = 0; i < count; i++)
        mark_session(fold, fold->happened[i], &marks[i]);
    mark_replacements(fold);
    if (fold->fills_block)
        mark_parts_of_full(fold);
}

#include "changes/fold_work.h"

/* The fields that say when a session is. */
#define CHANGES_OF_TIMES                                                                                     \
    ((unsigned)(CHANGE_START | CHANGE_END | CHANGE_DELAYED | CHANGE_DELAY_MIN | CHANGE_STARTED))

/* What the feed changed is told if it was seen so short before its slot. */
#define FEED_TOLD_MS (24 * MS_PER_HOUR)

bool fold_is_part_of(const struct fold *fold, uint32_t session, uint32_t block)
{
    uint32_t up = fold->sessions[session].part_of;
    while (up != PROGRAM_NONE && up != block)
        up = fold->sessions[up].part_of;
    return up == block;
}

/* Which parts go with a block. */
enum along {
    ALONG_DAY,   /* those that are planned on its conference day */
    ALONG_START, /* and those of other days in its time */
    ALONG_ROOM   /* and all, where it has no time */
};

/* What was added after that knows of it, unless it names no room. */
static bool knows_better(const struct fold *fold, uint32_t part, enum along along)
{
    return fold_is_added_after(fold, part, fold->said_made) &&
           !(along == ALONG_ROOM && fold_added(fold, part)->live->room_count == 0);
}

static bool goes_along(const struct fold *fold, uint32_t part, const struct fold_session *block,
                       const struct day *day, enum along along)
{
    const struct instant start = fold->states[part].plan_start;
    if (start.ms >= day->start.ms && start.ms < day->end.ms)
        return true;
    if (!instant_is_set(block->plan_start))
        return along == ALONG_ROOM;
    return along != ALONG_DAY && start.ms >= block->plan_start.ms && start.ms < block->plan_end.ms;
}

/* Calls `say` for each of these parts. */
static void for_each_part(struct fold *fold, uint32_t block, enum along along,
                          void (*say)(struct fold *fold, uint32_t part, void *user), void *user)
{
    const struct fold_session *state = &fold->states[block];
    if (!state->has_parts)
        return;
    const struct day day = fold_day_of(fold, state->plan_start)->day;
    for (uint32_t i = 0; i < fold->session_count; i++)
        if (fold_is_scheduled(fold, i) && goes_along(fold, i, state, &day, along) &&
            fold_is_part_of(fold, i, block) && !knows_better(fold, i, along))
            say(fold, i, user);
}

static void set_plan(struct fold *fold, uint32_t session, struct instant start, struct instant end)
{
    fold_plan(fold, session, start, instant_max(start, end), fold->states[session].is_cancelled);
}

/* ---- minutes ---- */

struct minutes {
    int64_t ms;
    struct instant made;
    bool block_has_started;
};

/* It keeps the start that it has, and ends so much later than planned. One that only its block is said of,
 * and that is over, is over. */
static void pin_running(struct fold_session *state, const struct minutes *minutes, bool is_part)
{
    const int64_t length_ms = state->plan_end.ms - state->plan_start.ms;
    struct instant end = {state->plan_end.ms + minutes->ms};
    if (is_part && state->end.ms <= minutes->made.ms)
        end = state->end;
    end = instant_max(end, instant_min(minutes->made, state->end));
    if (instant_is_set(state->queue_end))
        end = instant_max(end,
                          (struct instant){instant_max(state->plan_start, state->queue_end).ms + length_ms});
    state->pin_start = state->start;
    state->pin_end = instant_max(state->start, end);
    state->is_pinned = true;
}

static bool has_started(const struct fold_session *state, struct instant made)
{
    return !state->is_waiting && state->start.ms <= made.ms;
}

static void say_minutes_of_block(struct fold *fold, uint32_t session, void *user)
{
    const struct minutes *minutes = user;
    struct fold_session *part = &fold->states[session];
    if (minutes->block_has_started && has_started(part, minutes->made)) {
        pin_running(part, minutes, true);
        return;
    }
    part->shift_ms = minutes->block_has_started ? minutes->ms : 0;
    part->is_waiting = false;
}

/* Whether it can't have started, whatever is before it: nothing but a start that somebody said is before the
 * plan. */
static bool is_still_to_come(const struct fold_session *state, struct instant made)
{
    return state->is_waiting || (!state->is_pinned && made.ms < state->plan_start.ms);
}

static void say_minutes(struct fold *fold, uint32_t session, int64_t ms, struct instant made)
{
    struct fold_session *state = &fold->states[session];
    struct minutes minutes = {.ms = ms > 0 ? ms : 0, .made = made};
    if (!is_still_to_come(state, made)) {
        fold_lay(fold, session);
        minutes.block_has_started = has_started(state, made);
    }
    fold->moves_any = fold->moves_any || ms > 0;
    for_each_part(fold, session, ALONG_DAY, say_minutes_of_block, &minutes);
    state->is_waiting = false;
    if (minutes.block_has_started) {
        pin_running(state, &minutes, false);
    } else {
        state->minutes_ms = minutes.ms;
        state->is_pinned = state->is_started = false;
    }
}

/* ---- a start ---- */

static void say_start_of_block(struct fold *fold, uint32_t session, void *user)
{
    const struct minutes *minutes = user;
    struct fold_session *part = &fold->states[session];
    part->shift_ms = minutes->ms;
    part->is_waiting = false;
    part->is_pinned = part->is_pinned && part->is_started;
}

static void say_started(struct fold *fold, uint32_t session, bool started, struct instant made)
{
    struct fold_session *state = &fold->states[session];
    if (!started) {
        if (state->is_started)
            state->is_pinned = state->is_started = false;
        return;
    }
    const int64_t late_ms = made.ms - state->plan_start.ms;
    struct minutes minutes = {.ms = late_ms > 0 ? late_ms : 0};
    for_each_part(fold, session, ALONG_DAY, say_start_of_block, &minutes);
    state->pin_start = made;
    state->pin_end.ms = made.ms + (state->plan_end.ms - state->plan_start.ms);
    state->is_pinned = state->is_started = true;
    state->is_waiting = false;
    state->minutes_ms = 0;
    fold->moves_any = true;
}

static void say_waiting_of_block(struct fold *fold, uint32_t session, void *user)
{
    struct fold_session *part = &fold->states[session];
    (void)fold;
    if (!part->is_started)
        part->is_waiting = *(const bool *)user;
}

static void say_delayed(struct fold *fold, uint32_t session, bool delayed)
{
    struct fold_session *state = &fold->states[session];
    for_each_part(fold, session, ALONG_DAY, say_waiting_of_block, &delayed);
    state->is_waiting = delayed;
    if (delayed) /* it has not started after all */
        state->is_pinned = state->is_started = false;
}

/* ---- another plan ---- */

static bool has_own(const struct fold_session *state, unsigned field)
{
    return state->record && state->record->said & field;
}

static void move_with_block(struct fold *fold, uint32_t session, void *user)
{
    struct fold_session *part = &fold->states[session];
    const int64_t by_ms = *(const int64_t *)user;
    if (has_own(part, CHANGE_START))
        return;
    fold_record_of(fold, session);
    part->has_new_start = true;
    set_plan(fold, session, (struct instant){part->plan_start.ms + by_ms},
             (struct instant){part->plan_end.ms + by_ms});
    part->shift_ms = 0;
    part->is_pinned = part->is_started = part->is_waiting = false;
}

static void say_plan(struct fold *fold, uint32_t session, const struct change *change)
{
    struct fold_session *state = &fold->states[session];
    const bool had_time = instant_is_set(state->plan_start);
    if (change->fields & CHANGE_START && instant_is_set(change->start)) {
        int64_t by_ms = had_time ? change->start.ms - state->plan_start.ms : 0;
        struct instant end = {had_time ? state->plan_end.ms + by_ms : change->start.ms};
        if (had_time)
            for_each_part(fold, session, ALONG_START, move_with_block, &by_ms);
        set_plan(fold, session, change->start, end);
        state->minutes_ms = state->shift_ms = 0;
        state->is_pinned = state->is_started = state->is_waiting = false;
        state->has_new_start = true;
    } else if (!had_time) {
        issue_add(fold->issues, ISSUE_WARNING, "change-without-time", fold_where(fold),
                  "the session has no time of its own; its new end waits for a start");
        return;
    }
    if (change->fields & CHANGE_END && instant_is_set(change->end)) {
        set_plan(fold, session, state->plan_start, change->end);
        if (state->is_pinned)
            state->pin_end = instant_max(state->pin_start, change->end);
    }
}

/* ---- another room ---- */

struct new_rooms {
    const struct session *block;
    const uint32_t *room;
};

/* In its session too, of which is asked who shares a room with whom. */
static void set_room(struct fold *fold, uint32_t session, const uint32_t *room)
{
    struct session *moved = &fold->sessions[session];
    fold_record_of(fold, session);
    moved->rooms = room;
    moved->room_count = 1;
    moved->rooms_inherited = false;
    fold_note_rooms(fold, session);
    fold->states[session].has_new_rooms = true;
}

/* A part in none but rooms of its block goes with it. */
static void take_along(struct fold *fold, uint32_t session, void *user)
{
    const struct new_rooms *new_rooms = user;
    const struct session *part = &fold->sessions[session];
    if (has_own(&fold->states[session], CHANGE_ROOM))
        return;
    for (uint32_t i = 0; i < part->room_count; i++)
        if (!session_in_room(fold->program, new_rooms->block, part->rooms[i]))
            return;
    set_room(fold, session, new_rooms->room);
    if (fold_is_added_after(fold, session, fold->said_made)) { /* it was never planned elsewhere */
        struct session *planned = &fold->added[session - fold->program->session_count].planned;
        planned->rooms = new_rooms->room;
        planned->room_count = 1;
    }
}

static void say_room(struct fold *fold, uint32_t session, const struct change *change)
{
    uint32_t *room = ARENA_NEW(fold->arena, uint32_t);
    *room = change->room ? program_find_room(fold->program, *change->room) : PROGRAM_NONE;
    if (*room == PROGRAM_NONE) {
        issue_add(fold->issues, ISSUE_WARNING, "change-of-unknown-room", fold_where(fold),
                  "the program has no room \"%s\"; the session stays where it is",
                  change->room ? change->room->text : "");
        return;
    }
    struct new_rooms new_rooms = {.block = &fold->sessions[session], .room = room};
    for_each_part(fold, session, ALONG_ROOM, take_along, &new_rooms);
    set_room(fold, session, room);
}

/* ---- a change ---- */

static void say_facts(struct fold *fold, uint32_t session, struct fold_record *record,
                      const struct change *change)
{
    if (change->fields & CHANGE_CANCELLED) {
        const struct fold_session *state = &fold->states[session];
        fold_plan(fold, session, state->plan_start, state->plan_end, change->cancelled);
    }
    if (change->fields & CHANGE_FULL) {
        record->full = change->full;
        fold->fills_block |= fold->states[session].has_parts;
    }
    if (change->fields & CHANGE_TITLE && change->title.count > 0)
        record->title = change->title;
    if (change->fields & CHANGE_REASON)
        record->reason = change->reason ? change->reason : "";
    if (change->fields & CHANGE_OVERFLOW_ROOM) {
        record->overflow_room =
            change->overflow_room ? program_find_room(fold->program, *change->overflow_room) : PROGRAM_NONE;
        if (change->overflow_room && record->overflow_room == PROGRAM_NONE)
            issue_add(fold->issues, ISSUE_WARNING, "change-of-unknown-room", fold_where(fold),
                      "the program has no room \"%s\"", change->overflow_room->text);
    }
    if (change->fields & CHANGE_REPLACED_BY) {
        const char *id = change->replaced_by ? change->replaced_by : "";
        record->replaced_by = *id ? program_find_session(fold->folded, id) : PROGRAM_NONE;
        fold->replaces_any = true;
        if (*id && record->replaced_by == PROGRAM_NONE)
            issue_add(fold->issues, ISSUE_WARNING, "change-of-unknown-session", fold_where(fold),
                      "there is no session \"%s\" to replace it", id);
    }
}

/* Whether what the feed did to a session is told. */
static bool is_told(const struct fold *fold, uint32_t session, const struct change *change)
{
    if (!instant_is_set(change->made))
        return true;
    struct instant slot = fold->states[session].plan_start;
    if (change->was && instant_is_set(change->was->start))
        slot = instant_is_set(slot) ? instant_min(slot, change->was->start) : change->was->start;
    return !instant_is_set(slot) || slot.ms - change->made.ms < FEED_TOLD_MS;
}

static void say_times(struct fold *fold, uint32_t session, const struct change *change, struct instant made)
{
    if (change->fields & (CHANGE_START | CHANGE_END))
        say_plan(fold, session, change);
    const bool moves = change->fields & (CHANGE_DELAYED | CHANGE_DELAY_MIN | CHANGE_STARTED);
    if (!moves)
        return;
    if (!fold_is_scheduled(fold, session)) {
        issue_add(fold->issues, ISSUE_WARNING, "change-without-time", fold_where(fold),
                  "the session has no time of its own; it can't be late");
        return;
    }
    if (change->fields & CHANGE_DELAYED)
        say_delayed(fold, session, change->delayed);
    if (change->fields & CHANGE_DELAY_MIN)
        say_minutes(fold, session, change->delay_min * MS_PER_MINUTE, made);
    if (change->fields & CHANGE_STARTED) {
        if (change->started && !instant_is_set(made))
            issue_add(fold->issues, ISSUE_WARNING, "started-when", fold_where(fold),
                      "it has started, but there is no \"made\" that says when");
        else
            say_started(fold, session, change->started, made);
    }
}

void fold_say(struct fold *fold, const struct change *change, uint32_t session, struct instant made,
              bool from_feed)
{
    if (from_feed && !is_told(fold, session, change))
        return;
    struct fold_session *state = &fold->states[session];
    fold->said_made = made;
    if (state->laid != 0 || state->has_parts)
        fold_stale(fold, session);
    struct fold_record *record = fold_record_of(fold, session);
    record->said |= change->fields;
    state->said_made = instant_max(state->said_made, made);
    if (change->was) {
        record->was = change->was;
        record->entered = change->room;
    }
    if (change->fields & ~CHANGES_OF_TIMES)
        say_facts(fold, session, record, change);
    if (change->was) /* the program has the rest already */
        return;
    if (change->fields & CHANGE_ROOM)
        say_room(fold, session, change);
    if (change->fields & CHANGES_OF_TIMES)
        say_times(fold, session, change, made);
}

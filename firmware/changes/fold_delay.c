#include "changes/fold_work.h"

#include <string.h>

#include "base/sort.h"

/* ---- the order in which sessions are laid ---- */

/* What a session's time depends on comes before it. */
static bool is_before(const struct fold *fold, uint32_t i, uint32_t j)
{
    const struct fold_session *x = &fold->states[i], *y = &fold->states[j];
    if (x->plan_start.ms != y->plan_start.ms)
        return x->plan_start.ms < y->plan_start.ms;
    if (x->depth != y->depth)
        return x->depth < y->depth;
    if (x->plan_end.ms != y->plan_end.ms)
        return x->plan_end.ms < y->plan_end.ms;
    return i < j;
}

static int compare_order(const void *a, const void *b, void *user)
{
    return is_before(user, *(const uint32_t *)a, *(const uint32_t *)b) ? -1 : 1;
}

static bool takes_part(const struct fold *fold, uint32_t session)
{
    return !fold->states[session].is_cancelled && fold_is_scheduled(fold, session);
}

static bool is_in_place(const struct fold_session *state, const struct slot *published)
{
    return published->start.ms == state->plan_start.ms && published->end.ms == state->plan_end.ms;
}

/* The first of `count` places whose session is not before this one. */
static uint32_t place_of(const struct fold *fold, uint32_t count, uint32_t session)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (is_before(fold, fold->order[middle], session))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The program's own list is nearly in that order; what is not in it comes in from its end. */
static void make_order(struct fold *fold)
{
    const struct slot_index all = fold->program->all;
    const uint32_t most = fold->session_count;
    uint32_t *order = fold->order = ARENA_ARRAY_UNSET(fold->scratch, uint32_t, 3 * (size_t)most);
    uint32_t *others = order + most, *sorting = others + most, count = 0, other_count = 0, deepest = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        struct fold_session *state = &fold->states[all.slots[i].session];
        state->is_listed = true;
        if (state->is_cancelled)
            continue;
        if (!is_in_place(state, &all.slots[i])) {
            if (takes_part(fold, all.slots[i].session))
                others[other_count++] = all.slots[i].session;
            continue;
        }
        uint32_t place = count++;
        /* Nothing but a block is out of order in the list: it comes before its parts of the same start. */
        if (state->depth < deepest)
            for (; place > 0 && is_before(fold, all.slots[i].session, order[place - 1]); place--)
                order[place] = order[place - 1];
        order[place] = all.slots[i].session;
        deepest = state->depth > deepest ? state->depth : deepest;
    }
    for (uint32_t i = all.count < most ? 0 : most; i < most; i++)
        if (!fold->states[i].is_listed && takes_part(fold, i))
            others[other_count++] = i;
    sort_stable(others, other_count, sizeof *others, compare_order, fold, sorting);
    fold->order_count = count + other_count;
    for (uint32_t place = fold->order_count; other_count > 0;) {
        const uint32_t other = others[--other_count], to = place_of(fold, count, other);
        place -= count - to;
        memmove(&order[place], &order[to], (count - to) * sizeof *order);
        order[--place] = other;
        count = to;
    }
}

static uint32_t first_from(const struct fold *fold, struct instant at)
{
    uint32_t low = 0, high = fold->order_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (fold->states[fold->order[middle]].plan_start.ms < at.ms)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- days ---- */

/* Nothing of the day is laid. */
static void begin_day(struct fold *fold, struct fold_day *day)
{
    day->lay = ++fold->lay;
    day->laid_count = day->late_count = 0;
}

static bool is_of_day(const struct fold_day *day, struct instant at)
{
    return day->day.start.ms <= at.ms && at.ms < day->day.end.ms;
}

static struct fold_day *find_day(const struct fold *fold, struct instant at)
{
    for (uint32_t i = 0; i < fold->day_count; i++)
        if (is_of_day(&fold->days[i], at))
            return &fold->days[i];
    return NULL;
}

struct fold_day *fold_day_of(struct fold *fold, struct instant at)
{
    struct fold_day *found = find_day(fold, at);
    if (found)
        return found;
    fold->days =
        arena_room(fold->scratch, fold->days, fold->day_count, &fold->day_capacity, sizeof *fold->days);
    struct fold_day *day = &fold->days[fold->day_count++];
    *day = (struct fold_day){.day = program_day_at(fold->program, at)};
    begin_day(fold, day);
    return day;
}

void fold_stale(struct fold *fold, uint32_t session)
{
    const bool has_parts = fold->states[session].has_parts;
    for (uint32_t i = 0; i < fold->day_count; i++)
        if (has_parts || fold->states[session].laid == fold->days[i].lay)
            begin_day(fold, &fold->days[i]);
}

void fold_plan(struct fold *fold, uint32_t session, struct instant start, struct instant end, bool cancelled)
{
    struct fold_session *state = &fold->states[session];
    if (fold->order && takes_part(fold, session)) {
        const uint32_t place = place_of(fold, fold->order_count, session);
        fold->order_count--;
        memmove(&fold->order[place], &fold->order[place + 1],
                (fold->order_count - place) * sizeof *fold->order);
    }
    state->plan_start = state->start = start;
    state->plan_end = state->end = end;
    state->queue_end = INSTANT_NONE;
    state->is_pushed = state->is_cut = false;
    state->is_cancelled = cancelled;
    if (fold->order && takes_part(fold, session)) {
        const uint32_t place = place_of(fold, fold->order_count, session);
        memmove(&fold->order[place + 1], &fold->order[place],
                (fold->order_count - place) * sizeof *fold->order);
        fold->order[place] = session;
        fold->order_count++;
        /* Who could push nobody any more when the next one was looked at can push one that comes before it.
         */
        struct fold_day *day = find_day(fold, start);
        if (day && place <= first_from(fold, day->day.start) + day->laid_count)
            begin_day(fold, day);
    }
}

/* ---- laying a day ---- */

static bool share_room(const struct fold *fold, uint32_t a, uint32_t b)
{
    const uint32_t only = fold->states[a].only_room, other = fold->states[b].only_room;
    if (only != PROGRAM_NONE && other != PROGRAM_NONE)
        return only == other;
    const struct session *x = &fold->sessions[a], *y = &fold->sessions[b];
    const struct room *rooms = fold->program->rooms;
    for (uint32_t i = 0; i < x->room_count; i++) {
        const struct room *room = &rooms[x->rooms[i]];
        if (session_in_room(fold->program, y, x->rooms[i]))
            return true;
        for (uint32_t part = 0; part < room->part_count; part++)
            if (session_in_room(fold->program, y, room->parts[part]))
                return true;
    }
    return false;
}

static inline bool share_late_room(const struct fold *fold, const struct fold_late *late, uint32_t session)
{
    const uint32_t only = fold->states[session].only_room;
    if (late->only_room != PROGRAM_NONE && only != PROGRAM_NONE)
        return late->only_room == only;
    return share_room(fold, late->session, session);
}

/* Nothing is pushed past its own planned end, or the end of the day. One of which nothing is left is a point
 * just before that, so that it is none of the next day's. */
static void cut(const struct fold_day *day, struct fold_session *state)
{
    const struct instant latest = instant_max(state->plan_end, day->day.end);
    state->is_cut = state->end.ms > latest.ms;
    if (!state->is_cut)
        return;
    state->end = latest;
    if (state->start.ms >= latest.ms)
        state->start.ms = state->end.ms = latest.ms - 1;
}

static bool is_laid(const struct fold *fold, const struct fold_day *day, uint32_t session)
{
    return fold->states[session].laid == day->lay;
}

/* The block that a part moves with: the nearest that is laid before it. */
static const struct fold_session *block_of(const struct fold *fold, const struct fold_day *day,
                                           uint32_t session)
{
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of)
        if (is_laid(fold, day, up) && !fold->states[up].is_cancelled)
            return &fold->states[up];
    return NULL;
}

/* Where it would be if nobody were before it. */
static inline void lay_alone(struct fold *fold, const struct fold_day *day, uint32_t session)
{
    struct fold_session *state = &fold->states[session];
    if (state->is_pinned) {
        state->start = state->pin_start;
        state->end = state->pin_end;
        return;
    }
    const struct fold_session *block = block_of(fold, day, session);
    if (block && fold_is_added_after(fold, session, block->made))
        block = NULL;
    int64_t late_ms = state->minutes_ms > state->shift_ms ? state->minutes_ms : state->shift_ms;
    if (block && !block->is_pinned && block->start.ms - block->plan_start.ms > late_ms)
        late_ms = block->start.ms - block->plan_start.ms;
    if (block && late_ms > state->minutes_ms) {
        state->is_pushed = true;
        state->made = instant_max(state->made, block->made);
    }
    state->start.ms = state->plan_start.ms + late_ms;
    state->end.ms = state->plan_end.ms + late_ms;
}

/* Breaks are not pushed: they give way, each room's on its own (fold_index.c). */
static inline void push(struct fold *fold, struct fold_day *day, uint32_t session)
{
    struct fold_session *state = &fold->states[session];
    struct fold_late *kept = day->late;
    for (const struct fold_late *before = kept, *end = kept + day->late_count; before < end; before++) {
        if (before->end.ms <= state->plan_start.ms)
            continue; /* nobody comes any more whom it could push */
        if (before->plan_end.ms <= state->plan_start.ms && share_late_room(fold, before, session)) {
            state->queue_end = instant_max(state->queue_end, before->end);
            if (!state->is_pinned && before->end.ms > state->start.ms) {
                state->end.ms += before->end.ms - state->start.ms;
                state->start = before->end;
                state->is_pushed = true;
                state->made = instant_max(state->made, fold->states[before->session].made);
            }
        }
        if (kept != before)
            *kept = *before;
        kept++;
    }
    day->late_count = (uint32_t)(kept - day->late);
}

/* Cuts what ends later than planned at the end of the day, and notes it at `place` where it can push others.
 */
static inline void note_late(struct fold *fold, struct fold_day *day, uint32_t session, uint32_t place)
{
    struct fold_session *state = &fold->states[session];
    cut(day, state);
    if (state->end.ms <= state->plan_end.ms)
        return;
    if (place == day->late_capacity)
        day->late =
            arena_room(fold->scratch, day->late, day->late_count, &day->late_capacity, sizeof *day->late);
    if (place == day->late_count)
        day->late_count++;
    day->late[place] = (struct fold_late){state->plan_end, state->end, session, state->only_room};
}

static uint32_t place_of_late(const struct fold_day *day, uint32_t session)
{
    uint32_t place = 0;
    while (place < day->late_count && day->late[place].session != session)
        place++;
    return place;
}

/* A block that a part outgrows ends with it; one that the part was longer than in the plan does not. */
static void grow_blocks(struct fold *fold, struct fold_day *day, uint32_t session)
{
    const struct fold_session *part = &fold->states[session];
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of) {
        struct fold_session *block = &fold->states[up];
        if (part->end.ms <= block->end.ms || part->plan_start.ms >= block->plan_end.ms ||
            part->plan_end.ms > block->plan_end.ms || !is_laid(fold, day, up) || block->is_cancelled ||
            !share_room(fold, session, up))
            continue;
        block->end = part->end;
        block->made = instant_max(block->made, part->made);
        note_late(fold, day, up, place_of_late(day, up));
        grow_blocks(fold, day, up); /* which is a part itself, perhaps in rooms that its part is not in */
    }
}

/* Whether nothing moves it but those before it: neither what is said of it nor a block around it. */
static bool stands(const struct fold *fold, uint32_t session)
{
    const struct fold_session *state = &fold->states[session];
    if (fold_is_moved(state))
        return false;
    if (state->depth == 0)
        return true;
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of) {
        const struct fold_session *block = &fold->states[up];
        if (block->start.ms != block->plan_start.ms || block->end.ms != block->plan_end.ms)
            return false;
    }
    return true;
}

/* Gives a session its times after all that are before it in the order. Gives whether something moves it but
 * these. */
static inline bool lay_after_others(struct fold *fold, struct fold_day *day, uint32_t session)
{
    struct fold_session *state = &fold->states[session];
    state->start = state->plan_start;
    state->end = state->plan_end;
    state->queue_end = INSTANT_NONE;
    state->is_pushed = state->is_cut = false;
    state->made = state->said_made;
    const bool is_moved = !stands(fold, session);
    if (is_moved)
        lay_alone(fold, day, session);
    if (day->late_count > 0 && !state->is_break)
        push(fold, day, session);
    return is_moved;
}

static void lay_session(struct fold *fold, struct fold_day *day, uint32_t session)
{
    struct fold_session *state = &fold->states[session];
    const bool is_moved = lay_after_others(fold, day, session);
    const bool is_late = state->end.ms > state->plan_end.ms;
    state->laid = day->lay;
    if (is_late)
        note_late(fold, day, session, day->late_count);
    if (state->depth > 0 && (is_late || is_moved))
        grow_blocks(fold, day, session);
}

/* Goes on with a day up to `last`, which itself is not laid; to its end for PROGRAM_NONE. Gives the place it
 * came to. */
static uint32_t lay_day(struct fold *fold, struct fold_day *day, uint32_t last)
{
    if (!fold->order)
        make_order(fold);
    uint32_t place = first_from(fold, day->day.start) + day->laid_count;
    for (; place < fold->order_count; place++, day->laid_count++) {
        const uint32_t session = fold->order[place];
        if (session == last || fold->states[session].plan_start.ms >= day->day.end.ms)
            break;
        lay_session(fold, day, session);
    }
    return place;
}

/* ---- what the other files ask ---- */

void fold_lay(struct fold *fold, uint32_t session)
{
    if (!fold->moves_any || !fold_is_scheduled(fold, session))
        return;
    struct fold_day *day = fold_day_of(fold, fold->states[session].plan_start);
    if (fold->states[session].has_parts) {
        lay_day(fold, day, PROGRAM_NONE);
        begin_day(fold, day);
    } else if (takes_part(fold, session)) {
        lay_day(fold, day, session);
        lay_after_others(fold, day, session);
        cut(day, &fold->states[session]);
    }
}

/* The day of one that is moved is laid whole. What is not moved and in place no more was perhaps laid when
 * something was late that is not late any more. */
void fold_lay_all(struct fold *fold)
{
    if (!fold->moves_any)
        return;
    if (!fold->order)
        make_order(fold);
    for (uint32_t place = 0; place < fold->order_count;) {
        struct fold_session *state = &fold->states[fold->order[place++]];
        const bool is_moved = fold_is_moved(state);
        if (!is_moved && fold_is_at_plan(state))
            continue;
        struct fold_day *day = fold_day_of(fold, state->plan_start);
        if (is_moved) {
            const uint32_t end = lay_day(fold, day, PROGRAM_NONE);
            place = end > place ? end : place;
        } else if (state->laid != day->lay) {
            state->start = state->plan_start;
            state->end = state->plan_end;
            state->is_pushed = state->is_cut = false;
        }
    }
}

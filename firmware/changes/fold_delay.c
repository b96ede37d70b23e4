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

static bool has_published_start(const struct fold *fold, uint32_t session)
{
    return fold->program->sessions[session].start.ms == fold->states[session].plan_start.ms;
}

/* The program's own list is nearly in that order; what is not in it comes in from its end. */
static void make_order(struct fold *fold)
{
    const struct slot_index *all = &fold->program->all;
    const uint32_t most = fold->session_count;
    uint32_t *order = fold->order = ARENA_ARRAY(fold->scratch, uint32_t, 3 * (size_t)most);
    uint32_t *others = order + most, *sorting = others + most, count = 0, other_count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const uint32_t session = all->slots[i].session;
        if (!takes_part(fold, session) || !has_published_start(fold, session))
            continue;
        fold->states[session].is_ordered = true;
        uint32_t place = count++;
        for (; place > 0 && is_before(fold, session, order[place - 1]); place--)
            order[place] = order[place - 1];
        order[place] = session;
    }
    for (uint32_t i = 0; i < most; i++)
        if (!fold->states[i].is_ordered && takes_part(fold, i))
            others[other_count++] = i;
    sort_stable(others, other_count, sizeof *others, compare_order, fold, sorting);
    fold->order_count = count + other_count;
    for (uint32_t place = fold->order_count; other_count > 0;)
        order[--place] = count > 0 && is_before(fold, others[other_count - 1], order[count - 1])
                             ? order[--count]
                             : others[--other_count];
}

/* The first place whose session is not before this one. */
static uint32_t place_of(const struct fold *fold, uint32_t session)
{
    uint32_t low = 0, high = fold->order_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (is_before(fold, fold->order[middle], session))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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

void fold_plan(struct fold *fold, uint32_t session, struct instant start, struct instant end, bool cancelled)
{
    struct fold_session *state = &fold->states[session];
    if (fold->order && takes_part(fold, session)) {
        const uint32_t place = place_of(fold, session);
        fold->order_count--;
        memmove(&fold->order[place], &fold->order[place + 1],
                (fold->order_count - place) * sizeof *fold->order);
    }
    state->plan_start = state->start = start;
    state->plan_end = state->end = end;
    state->queue_end = INSTANT_NONE;
    state->is_cancelled = cancelled;
    if (fold->order && takes_part(fold, session)) {
        const uint32_t place = place_of(fold, session);
        memmove(&fold->order[place + 1], &fold->order[place],
                (fold->order_count - place) * sizeof *fold->order);
        fold->order[place] = session;
        fold->order_count++;
    }
}

static struct fold_day *day_of(struct fold *fold, struct instant at)
{
    for (uint32_t i = 0; i < fold->day_count; i++)
        if (fold->days[i].day.start.ms <= at.ms && at.ms < fold->days[i].day.end.ms)
            return &fold->days[i];
    fold->days =
        arena_room(fold->scratch, fold->days, fold->day_count, &fold->day_capacity, sizeof *fold->days);
    fold->days[fold->day_count] = (struct fold_day){.day = program_day_at(fold->program, at)};
    return &fold->days[fold->day_count++];
}

/* ---- laying a day ---- */

/* A day while it is laid: the `count` first of fold->late can still push others. */
struct queue {
    struct fold *fold;
    const struct day *day;
    uint32_t count;
};

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

/* Nothing is pushed past its own planned end, or the end of the day. One of which nothing is left is a point
 * just before that, so that it is none of the next day's. */
static struct instant latest_end(const struct queue *queue, const struct fold_session *state)
{
    return instant_max(state->plan_end, queue->day->end);
}

static void cut(const struct queue *queue, struct fold_session *state)
{
    const struct instant latest = latest_end(queue, state);
    state->is_cut = state->end.ms > latest.ms;
    if (!state->is_cut)
        return;
    state->end = latest;
    if (state->start.ms >= latest.ms)
        state->start.ms = state->end.ms = latest.ms - 1;
}

static bool is_laid(const struct fold *fold, uint32_t session)
{
    return fold->states[session].laid == fold->lay;
}

/* The block that a part moves with: the nearest that is laid before it. */
static const struct fold_session *block_of(const struct fold *fold, uint32_t session)
{
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of)
        if (is_laid(fold, up) && !fold->states[up].is_cancelled)
            return &fold->states[up];
    return NULL;
}

/* Where it would be if nobody were before it. */
static void lay_alone(struct queue *queue, uint32_t session)
{
    struct fold_session *state = &queue->fold->states[session];
    if (state->is_pinned) {
        state->start = state->pin_start;
        state->end = state->pin_end;
        return;
    }
    const struct fold_session *block = block_of(queue->fold, session);
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
static void push(struct queue *queue, uint32_t session)
{
    struct fold *fold = queue->fold;
    struct fold_session *state = &fold->states[session];
    struct fold_late *late = fold->late, *kept = late;
    for (const struct fold_late *before = late, *end = late + queue->count; before < end; before++) {
        if (before->end.ms <= state->plan_start.ms)
            continue; /* nobody comes any more whom it could push */
        if (before->plan_end.ms <= state->plan_start.ms && share_room(fold, before->session, session)) {
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
    queue->count = (uint32_t)(kept - late);
}

/* Cuts what ends later than planned at the end of the day, and notes it at `place` where it can push others.
 */
static void note_late(struct queue *queue, uint32_t session, uint32_t place)
{
    struct fold *fold = queue->fold;
    struct fold_session *state = &fold->states[session];
    cut(queue, state);
    if (state->end.ms <= state->plan_end.ms)
        return;
    if (place == queue->count)
        fold->late =
            arena_room(fold->scratch, fold->late, queue->count++, &fold->late_capacity, sizeof *fold->late);
    fold->late[place] = (struct fold_late){state->plan_end, state->end, session};
}

static uint32_t place_of_late(const struct queue *queue, uint32_t session)
{
    uint32_t place = 0;
    while (place < queue->count && queue->fold->late[place].session != session)
        place++;
    return place;
}

/* A block that a part outgrows ends with it; one that the part was longer than in the plan does not. */
static void grow_blocks(struct queue *queue, uint32_t session)
{
    struct fold *fold = queue->fold;
    const struct fold_session *part = &fold->states[session];
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of) {
        struct fold_session *block = &fold->states[up];
        if (part->end.ms <= block->end.ms || part->plan_start.ms >= block->plan_end.ms ||
            part->plan_end.ms > block->plan_end.ms || !is_laid(fold, up) || block->is_cancelled ||
            !share_room(fold, session, up))
            continue;
        block->end = part->end;
        block->made = instant_max(block->made, part->made);
        note_late(queue, up, place_of_late(queue, up));
        grow_blocks(queue, up); /* which is a part itself, perhaps in rooms that its part is not in */
    }
}

/* Whether nothing moves it but those before it: neither what is said of it nor a block around it. */
static bool stands(const struct fold *fold, uint32_t session)
{
    const struct fold_session *state = &fold->states[session];
    if (state->is_pinned || state->minutes_ms != 0 || state->shift_ms != 0)
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

static void lay_session(struct queue *queue, uint32_t session)
{
    const struct fold *fold = queue->fold;
    struct fold_session *state = &fold->states[session];
    state->start = state->plan_start;
    state->end = state->plan_end;
    state->queue_end = INSTANT_NONE;
    state->is_pushed = state->is_cut = false;
    state->laid = fold->lay;
    state->made = state->record ? state->record->made : INSTANT_NONE;
    const bool is_moved = !stands(fold, session);
    if (is_moved)
        lay_alone(queue, session);
    if (queue->count > 0 && fold->sessions[session].kind != SESSION_BREAK)
        push(queue, session);
    const bool is_late = state->end.ms > state->plan_end.ms;
    if (is_late)
        note_late(queue, session, queue->count);
    if (state->depth > 0 && (is_late || is_moved))
        grow_blocks(queue, session);
}

/* Lays a day up to `last`, which what comes after it does not change; the whole day for a block, or for
 * PROGRAM_NONE. */
static void lay_day(struct fold *fold, struct fold_day *day, uint32_t last)
{
    const bool whole = last == PROGRAM_NONE || fold->sessions[last].has_parts;
    if (!fold->order)
        make_order(fold);
    struct queue queue = {.fold = fold, .day = &day->day};
    fold->lay++;
    for (uint32_t i = first_from(fold, day->day.start); i < fold->order_count; i++) {
        const uint32_t session = fold->order[i];
        if (fold->states[session].plan_start.ms >= day->day.end.ms)
            break;
        lay_session(&queue, session);
        if (!whole && session == last)
            break;
    }
    day->is_current = whole;
}

/* ---- what the other files ask ---- */

void fold_lay(struct fold *fold, uint32_t session)
{
    if (!fold->moves_any || !fold_is_scheduled(fold, session))
        return;
    struct fold_day *day = day_of(fold, fold->states[session].plan_start);
    if (!day->is_current)
        lay_day(fold, day, session);
}

void fold_lay_all(struct fold *fold)
{
    if (!fold->moves_any)
        return;
    /* A day on which nothing is late any more was perhaps laid when something was. */
    fold_stale(fold);
    for (uint32_t i = 0; i < fold->session_count; i++) {
        struct fold_session *state = &fold->states[i];
        state->start = state->plan_start;
        state->end = state->plan_end;
        state->is_pushed = state->is_cut = false;
        if ((state->minutes_ms != 0 || state->shift_ms != 0 || state->is_pinned) &&
            fold_is_scheduled(fold, i))
            day_of(fold, state->plan_start)->is_moved = true;
    }
    for (uint32_t i = 0; i < fold->day_count; i++)
        if (fold->days[i].is_moved)
            lay_day(fold, &fold->days[i], PROGRAM_NONE);
}

void fold_stale(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->day_count; i++)
        fold->days[i].is_current = false;
}

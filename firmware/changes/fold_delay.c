#include "changes/fold_work.h"

#include "program/index.h"

/* ---- the sessions of a day ---- */

/* The order in which they are laid: what a session's time depends on comes before it. */
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

static uint32_t depth_of(const struct fold *fold, uint32_t session)
{
    uint32_t depth = 0;
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of)
        depth++;
    return depth;
}

static void add_in_order(struct fold *fold, struct fold_day *day, uint32_t session)
{
    uint32_t place = day->count++;
    fold->states[session].depth = depth_of(fold, session);
    for (; place > 0 && is_before(fold, session, day->order[place - 1]); place--)
        day->order[place] = day->order[place - 1];
    day->order[place] = session;
}

/* Whether it stands in the program's list of the event, at its planned time. */
static bool is_listed(const struct fold *fold, uint32_t session)
{
    if (!fold_is_published(fold, session))
        return false;
    const struct session *published = &fold->program->sessions[session];
    return published->kind != SESSION_BREAK && !published->cancelled &&
           published->start.ms == fold->states[session].plan_start.ms;
}

static bool takes_part(const struct fold *fold, const struct day *day, uint32_t session)
{
    const struct fold_session *state = &fold->states[session];
    return state->plan_start.ms >= day->start.ms && state->plan_start.ms < day->end.ms &&
           !state->is_cancelled && fold_is_scheduled(fold, session);
}

/* The program's own list is nearly in that order: what is not in it goes where it belongs. */
static struct fold_day *day_of(struct fold *fold, struct instant at)
{
    const struct slot_index *all = &fold->program->all;
    for (uint32_t i = 0; i < fold->day_count; i++)
        if (fold->days[i].day.start.ms <= at.ms && at.ms < fold->days[i].day.end.ms)
            return &fold->days[i];
    struct fold_day day = {.day = program_day_at(fold->program, at)};
    uint32_t first = index_after(all, (struct instant){day.day.start.ms - 1}), count = 0;
    for (uint32_t i = 0; i < fold->session_count; i++)
        count += takes_part(fold, &day.day, i);
    day.order = ARENA_ARRAY(fold->scratch, uint32_t, count);
    for (uint32_t i = first; i < all->count && all->slots[i].start.ms < day.day.end.ms; i++)
        if (is_listed(fold, all->slots[i].session) && takes_part(fold, &day.day, all->slots[i].session))
            add_in_order(fold, &day, all->slots[i].session);
    for (uint32_t i = 0; i < fold->session_count; i++)
        if (takes_part(fold, &day.day, i) && !is_listed(fold, i))
            add_in_order(fold, &day, i);
    fold->days =
        arena_room(fold->scratch, fold->days, fold->day_count, &fold->day_capacity, sizeof *fold->days);
    fold->days[fold->day_count] = day;
    return &fold->days[fold->day_count++];
}

/* ---- laying a day ---- */

/* A day while it is laid: those that end later than planned, and can still push others. */
struct queue {
    struct fold *fold;
    const struct day *day;
    uint32_t *late;
    uint32_t count;
};

static bool share_room(const struct fold *fold, uint32_t a, uint32_t b)
{
    const struct session *x = &fold->sessions[a], *y = &fold->sessions[b];
    for (uint32_t i = 0; i < x->room_count; i++) {
        const struct room *room = &fold->program->rooms[x->rooms[i]];
        if (session_in_room(fold->program, y, x->rooms[i]))
            return true;
        for (uint32_t part = 0; part < room->part_count; part++)
            if (session_in_room(fold->program, y, room->parts[part]))
                return true;
    }
    return false;
}

/* Nothing is pushed past its own planned end, or the end of the day. */
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
    state->start = instant_min(state->start, latest);
}

/* The block that a part moves with: the nearest that is laid before it. */
static const struct fold_session *block_of(const struct fold *fold, uint32_t session)
{
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of)
        if (fold->states[up].is_laid && !fold->states[up].is_cancelled)
            return &fold->states[up];
    return NULL;
}

/* Where it would be if nobody were before it. */
static void lay_alone(struct queue *queue, uint32_t session)
{
    struct fold_session *state = &queue->fold->states[session];
    state->made = state->record ? state->record->made : INSTANT_NONE;
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
    const bool is_break = fold->sessions[session].kind == SESSION_BREAK;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < queue->count; i++) {
        const struct fold_session *before = &fold->states[queue->late[i]];
        if (before->end.ms <= state->plan_start.ms)
            continue; /* nobody comes any more whom it could push */
        queue->late[kept++] = queue->late[i];
        if (is_break || before->plan_end.ms > state->plan_start.ms ||
            !share_room(fold, queue->late[i], session))
            continue;
        state->queue_end = instant_max(state->queue_end, before->end);
        if (!state->is_pinned && before->end.ms > state->start.ms) {
            state->end.ms += before->end.ms - state->start.ms;
            state->start = before->end;
            state->is_pushed = true;
            state->made = instant_max(state->made, before->made);
        }
    }
    queue->count = kept;
}

static void add_late(struct queue *queue, uint32_t session)
{
    const struct fold_session *state = &queue->fold->states[session];
    if (state->end.ms <= state->plan_end.ms)
        return;
    for (uint32_t i = 0; i < queue->count; i++)
        if (queue->late[i] == session)
            return;
    queue->late[queue->count++] = session;
}

/* A block that a part outgrows ends with it; one that the part was longer than in the plan does not. */
static void grow_blocks(struct queue *queue, uint32_t session)
{
    struct fold *fold = queue->fold;
    const struct fold_session *part = &fold->states[session];
    for (uint32_t up = fold->sessions[session].part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of) {
        struct fold_session *block = &fold->states[up];
        if (!block->is_laid || block->is_cancelled || !share_room(fold, session, up) ||
            part->plan_start.ms >= block->plan_end.ms || part->plan_end.ms > block->plan_end.ms ||
            part->end.ms <= block->end.ms)
            continue;
        block->end = part->end;
        block->made = instant_max(block->made, part->made);
        cut(queue, block);
        add_late(queue, up);
        grow_blocks(queue, up); /* which is a part itself, perhaps in rooms that its part is not in */
    }
}

static void lay_session(struct queue *queue, uint32_t session)
{
    struct fold_session *state = &queue->fold->states[session];
    state->start = state->plan_start;
    state->end = state->plan_end;
    state->queue_end = INSTANT_NONE;
    state->is_pushed = state->is_cut = false;
    lay_alone(queue, session);
    push(queue, session);
    cut(queue, state);
    state->is_laid = true;
    add_late(queue, session);
    grow_blocks(queue, session);
}

/* Lays a day up to `last`, which what comes after it does not change; the whole day for a block, or for
 * PROGRAM_NONE. */
static void lay_day(struct fold *fold, struct fold_day *day, uint32_t last)
{
    struct queue queue = {.fold = fold, .day = &day->day, .late = fold->late};
    const bool whole = last == PROGRAM_NONE || fold->sessions[last].has_parts;
    uint32_t count = 0;
    while (count < day->count && (whole || count == 0 || day->order[count - 1] != last))
        lay_session(&queue, day->order[count++]);
    for (uint32_t i = 0; i < count; i++)
        fold->states[day->order[i]].is_laid = false;
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
        fold->states[i].start = fold->states[i].plan_start;
        fold->states[i].end = fold->states[i].plan_end;
    }
    for (uint32_t i = 0; i < fold->session_count; i++) {
        const struct fold_session *state = &fold->states[i];
        if (!fold_is_scheduled(fold, i) ||
            (state->minutes_ms == 0 && state->shift_ms == 0 && !state->is_pinned))
            continue;
        struct fold_day *day = day_of(fold, state->plan_start);
        if (!day->is_current)
            lay_day(fold, day, PROGRAM_NONE);
    }
}

void fold_stale(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->day_count; i++)
        fold->days[i].is_current = false;
}

#include "schedule/room_state.h"

#include "program/index.h"
#include "program/mark.h"
#include "schedule/day_facts.h"
#include "schedule/slots.h"

static const struct {
    const char *name, *text;
} reasons[REASON_COUNT] = {
    [REASON_ENDING] = {"ending", "little of the session is left"},
    [REASON_ON] = {"on", "a session is on"},
    [REASON_SOON] = {"soon", "the next session starts soon"},
    [REASON_BREAK] = {"break", "a break is on"},
    [REASON_GAP] = {"gap", "one session of the day has started, another comes"},
    [REASON_CANCELLED_SLOT] = {"cancelled-slot",
                               "nothing comes any more, but the slot of a cancelled session is not over"},
    [REASON_MOVED_SLOT] =
        {"moved-slot", "nothing comes any more, but the old time of a session that was moved is not over"},
    [REASON_WAITING] = {"waiting", "a session is late, and nobody knows by how much"},
    [REASON_BEFORE_DAY] = {"before-day", "sessions come today, none has started yet"},
    [REASON_DAY_OVER] = {"day-over", "none comes today any more, some come on a later day"},
    [REASON_BEFORE_EVENT] = {"before-event", "none has started ever, some come on a later day"},
    [REASON_EVENT_OVER] = {"event-over", "some have started, none comes any more"},
    [REASON_EMPTY] = {"empty", "the room never has a session"},
};

const char *room_reason_name(enum room_reason reason)
{
    return reasons[reason].name;
}

const char *room_reason_text(enum room_reason reason)
{
    return reasons[reason].text;
}

const char *room_phase_name(enum room_phase phase)
{
    static const char *const names[PHASE_COUNT] = {
        [PHASE_ENDING] = "ENDING",
        [PHASE_ON] = "ON",
        [PHASE_SOON] = "SOON",
        [PHASE_BREAK] = "BREAK",
        [PHASE_BEFORE_DAY] = "BEFORE_DAY",
        [PHASE_DAY_OVER] = "DAY_OVER",
        [PHASE_BEFORE_EVENT] = "BEFORE_EVENT",
        [PHASE_EVENT_OVER] = "EVENT_OVER",
        [PHASE_EMPTY] = "EMPTY",
    };
    return names[phase];
}

/* --- now --- */

static bool is_drop_in(const struct program *program, const struct slot *slot)
{
    return program->sessions[slot->session].kind == SESSION_DROP_IN;
}

static bool yields_to_others(const struct program *program, const struct thresholds *thresholds,
                             const struct slot *slot)
{
    return is_drop_in(program, slot) || slot->end.ms - slot->start.ms > thresholds->long_min * MS_PER_MINUTE;
}

/* Later start first, then earlier end, then program order; drop-ins and long ones last. */
static bool comes_before(const struct program *program, const struct thresholds *thresholds,
                         const struct slot *a, const struct slot *b)
{
    bool a_yields = yields_to_others(program, thresholds, a),
         b_yields = yields_to_others(program, thresholds, b);
    if (a_yields != b_yields)
        return b_yields;
    if (a->start.ms != b->start.ms)
        return a->start.ms > b->start.ms;
    if (a->end.ms != b->end.ms)
        return a->end.ms < b->end.ms;
    return a->session < b->session;
}

/* The lists are short: what runs at once in one room. */
static void sort_now(const struct program *program, const struct thresholds *thresholds,
                     struct gathering *list)
{
    for (uint32_t i = 1; i < list->count; i++) {
        struct slot slot = list->slots[i];
        uint32_t place = i;
        for (; place > 0 && comes_before(program, thresholds, &slot, &list->slots[place - 1]); place--)
            list->slots[place] = list->slots[place - 1];
        list->slots[place] = slot;
    }
}

/* --- next --- */

/* Adds those of an index that start at `start`, of which *at is the first, and are shown as next: blocks
 * whose part starts with them, or runs then, leave it to the part. *at becomes the first that starts later.
 */
static void add_starts(struct blocks *blocks, const struct slot_index *index, struct instant start,
                       uint32_t *at, struct gathering *next)
{
    for (; *at < index->count && index->slots[*at].start.ms == start.ms; (*at)++)
        if (!blocks_part_is_at_start(blocks, index, &index->slots[*at]))
            gathering_add(next, index->slots[*at]);
}

/* All sessions with the first start to come that are shown as next, those that wait for it last. Empty if
 * nothing starts before `limit`. */
static struct slot_list first_starts(const struct program *program, const struct around *sessions,
                                     const struct around *late, struct instant limit, struct arena *arena)
{
    struct blocks of_sessions = {.program = program, .arena = arena}, of_late = of_sessions;
    uint32_t session = sessions->next, waiting = late->next;
    for (;;) {
        struct instant start =
            instant_min(index_start_at(sessions->index, session), index_start_at(late->index, waiting));
        if (start.ms >= limit.ms)
            return (struct slot_list){0};
        struct gathering next = {.arena = arena};
        add_starts(&of_sessions, sessions->index, start, &session, &next);
        add_starts(&of_late, late->index, start, &waiting, &next);
        if (next.count > 0)
            return gathering_list(&next);
    }
}

/* Whether the list, a short one, holds a part of `block`, at any depth. */
static bool have_part_of(const struct program *program, struct slot_list list, uint32_t block)
{
    for (uint32_t i = 0; i < list.count; i++)
        for (uint32_t up = program->sessions[list.slots[i].session].part_of; up != PROGRAM_NONE;
             up = program->sessions[up].part_of)
            if (up == block)
                return true;
    return false;
}

/* Those that would be on if they were not late; a block leaves it to its part. */
static void add_waiting(const struct program *program, struct slot_list waiting, struct gathering *next)
{
    for (uint32_t i = 0; i < waiting.count; i++)
        if (!have_part_of(program, waiting, waiting.slots[i].session))
            gathering_add(next, waiting.slots[i]);
}

static bool is_waiting(const struct program *program, const struct room *room, const struct slot *slot)
{
    return room->waiting.count > 0 && mark_has(program, slot->session, MARK_WAITING);
}

/* --- the state without its expiries --- */

static bool found_cancelled(void *user, const struct slot *slot)
{
    const struct program **program = user;
    if (!(*program)->sessions[slot->session].cancelled)
        return true;
    *program = NULL;
    return false;
}

/* Whether one of the day's tombstones that are not over is of a cancelled session, rather than of one that
 * was moved. */
static bool awaits_cancelled(const struct program *program, const struct room *room,
                             const struct day_facts *facts, struct instant now)
{
    const struct slot_index *tombstones = &room->tombstones;
    const struct program *searched = program;
    if (!program->marks)
        return true;
    index_running(tombstones, now, found_cancelled, &searched);
    for (uint32_t i = index_after(tombstones, now);
         searched && i < tombstones->count && tombstones->slots[i].start.ms < facts->day.end.ms; i++)
        found_cancelled(&searched, &tombstones->slots[i]);
    return !searched;
}

static void choose_phase(const struct program *program, const struct thresholds *thresholds,
                         const struct room *room, const struct day_facts *facts, struct room_state *state)
{
    enum room_phase phase;
    enum room_reason reason;
    if (state->first_now < state->now.count) {
        bool ending = slot_is_ending(thresholds, &state->now.slots[state->first_now], state->at);
        phase = ending ? PHASE_ENDING : PHASE_ON;
        reason = ending ? REASON_ENDING : REASON_ON;
    } else if (state->next.count > 0 && !is_waiting(program, room, &state->next.slots[0]) &&
               state->next.slots[0].start.ms - state->at.ms <= thresholds->soon_min * MS_PER_MINUTE) {
        phase = PHASE_SOON, reason = REASON_SOON;
    } else if (facts->waits) {
        phase = PHASE_BREAK, reason = REASON_WAITING;
    } else if (state->breaks.count > 0) {
        phase = PHASE_BREAK, reason = REASON_BREAK;
    } else if (facts->started_today && facts->comes_today) {
        phase = PHASE_BREAK, reason = REASON_GAP;
    } else if (facts->comes_today) {
        phase = PHASE_BEFORE_DAY, reason = REASON_BEFORE_DAY;
    } else if (facts->started_ever && facts->empty_today) {
        /* DAY_OVER and EVENT_OVER wait for the last tombstone; what is left until then is a break. */
        phase = PHASE_BREAK;
        reason =
            awaits_cancelled(program, room, facts, state->at) ? REASON_CANCELLED_SLOT : REASON_MOVED_SLOT;
    } else if (facts->started_ever && (facts->comes_later || facts->empty_later)) {
        phase = PHASE_DAY_OVER, reason = REASON_DAY_OVER;
        state->had_today = facts->started_today || facts->ran_into_today;
    } else if (facts->comes_later) {
        phase = PHASE_BEFORE_EVENT, reason = REASON_BEFORE_EVENT;
    } else if (room->sessions.count > 0 || room->waiting.count > 0) {
        phase = PHASE_EVENT_OVER, reason = REASON_EVENT_OVER;
    } else {
        phase = PHASE_EMPTY, reason = REASON_EMPTY;
    }
    state->phase = phase;
    state->reason = reason;
}

/* The block around what the phase comes from. Where only drop-ins run, a break or what is next comes after
 * them. */
static void find_block(const struct program *program, const struct room *room, struct slot_list on,
                       struct room_state *state, struct arena *arena)
{
    const struct slot *block = NULL;
    if (state->first_now < state->now.count) {
        block = slots_block_of(program, on, state->now.slots[state->first_now].session);
    } else {
        if (state->now.count > 0)
            block = slots_block_of(program, on, state->now.slots[0].session);
        if (!block && state->breaks.count > 0)
            block = slots_block_of(program, on, state->breaks.slots[0].session);
        if (!block && state->next.count > 0 &&
            program->sessions[state->next.slots[0].session].part_of != PROGRAM_NONE)
            block = slots_block_of(
                program,
                slots_running(&room->sessions, instant_max(state->next.slots[0].start, state->at), arena),
                state->next.slots[0].session);
        if (block && slots_find(state->now, block->session))
            block = NULL;
    }
    state->block = block ? block->session : PROGRAM_NONE;
    if (block)
        state->block_slot = *block;
}

/* The position of the first that is not told of yet. */
static uint32_t first_hidden(const struct thresholds *thresholds, const struct around *tombstones,
                             struct instant now)
{
    const struct instant horizon = {now.ms + thresholds->tombstone_min * MS_PER_MINUTE};
    uint32_t at = tombstones->next;
    while (index_start_at(tombstones->index, at).ms <= horizon.ms)
        at++;
    return at;
}

static struct slot_list find_tombstones(const struct thresholds *thresholds, struct instant now,
                                        struct arena *arena, struct day_facts *facts)
{
    const struct around *tombstones = &facts->tombstones;
    struct gathering list = {.arena = arena};
    facts->hidden = first_hidden(thresholds, tombstones, now);
    for (uint32_t i = 0; i < tombstones->on.count; i++)
        gathering_add(&list, tombstones->on.slots[i]);
    for (uint32_t i = tombstones->next; i < facts->hidden; i++)
        gathering_add(&list, tombstones->index->slots[i]);
    return gathering_list(&list);
}

static void find_next(const struct program *program, const struct thresholds *thresholds, struct instant now,
                      struct arena *arena, struct room_state *state, struct day_facts *facts)
{
    const struct instant limit = {now.ms + thresholds->next_over_min * MS_PER_MINUTE + 1};
    struct slot_list coming =
        first_starts(program, &facts->sessions, &facts->waiting, instant_max(facts->day.end, limit), arena);
    struct gathering waiting = {.arena = arena};
    add_waiting(program, facts->waiting.on, &waiting);
    facts->waits = waiting.count > 0;
    for (uint32_t i = 0; facts->waits && i < coming.count; i++)
        gathering_add(&waiting, coming.slots[i]);
    state->next = facts->waits ? gathering_list(&waiting) : coming;
    if (coming.count == 0)
        coming = first_starts(program, &facts->sessions, &facts->waiting, INSTANT_NEVER, arena);
    if (state->next.count == 0)
        state->later = coming;
    facts->coming = coming.count > 0 ? coming.slots[0].start : INSTANT_NEVER;
}

/* `facts`: those of the room, at no moment yet or at an earlier one. */
static void state_at(const struct program *program, const struct thresholds *thresholds, uint32_t room_number,
                     struct instant now, struct arena *arena, struct room_state *state,
                     struct day_facts *facts)
{
    const struct room *room = &program->rooms[room_number];
    *state = (struct room_state){.room = room_number, .at = now, .block = PROGRAM_NONE};
    day_facts_update(facts, program, now, arena);

    struct slot_list on = facts->sessions.on;
    struct gathering breaks = {.arena = arena};
    for (uint32_t i = 0; i < facts->breaks.on.count; i++)
        gathering_add(&breaks, facts->breaks.on.slots[i]);
    sort_now(program, thresholds, &breaks);
    state->breaks = gathering_list(&breaks);

    /* A block leaves it to its part that runs; a break that is part of it counts as one. */
    struct gathering shown = {.arena = arena};
    struct blocks of_sessions = {.program = program, .arena = arena}, of_breaks = of_sessions;
    for (uint32_t i = 0; i < on.count; i++) {
        uint32_t session = on.slots[i].session;
        if (!blocks_part_is_on(&of_sessions, &room->sessions, session, now) &&
            !blocks_part_is_on(&of_breaks, &room->breaks, session, now))
            gathering_add(&shown, on.slots[i]);
    }
    sort_now(program, thresholds, &shown);
    state->now = gathering_list(&shown);
    while (state->first_now < state->now.count && is_drop_in(program, &state->now.slots[state->first_now]))
        state->first_now++;

    find_next(program, thresholds, now, arena, state, facts);

    state->tombstones = find_tombstones(thresholds, now, arena, facts);
    find_block(program, room, on, state, arena);
    choose_phase(program, thresholds, room, facts, state);

    state->minutes_left = -1;
    state->minutes_to_next = -1;
    if (state->first_now < state->now.count)
        state->minutes_left = (int)minutes_until(now, state->now.slots[state->first_now].end);
    if (state->next.count > 0 && !is_waiting(program, room, &state->next.slots[0]))
        state->minutes_to_next = (int)minutes_until(now, state->next.slots[0].start);
}

/* --- expiries --- */

/* The first instant after `state` at which anything of it could change; it need not. INSTANT_NEVER: nothing
 * will. */
static struct instant next_boundary(const struct program *program, const struct thresholds *thresholds,
                                    const struct room_state *state, const struct day_facts *facts)
{
    const struct instant now = state->at;
    struct instant earliest = instant_min(facts->sessions.until, facts->breaks.until);
    earliest = instant_min(earliest, facts->tombstones.until);
    earliest = instant_min(earliest, facts->waiting.until);
    if (earliest.ms == INSTANT_NEVER.ms)
        return earliest; /* all is over; day changes make no difference any more */

    if (facts->coming.ms != INSTANT_NEVER.ms) {
        keep_earlier(&earliest, now, facts->coming.ms - thresholds->soon_min * MS_PER_MINUTE);
        keep_earlier(&earliest, now, facts->coming.ms - thresholds->next_over_min * MS_PER_MINUTE);
    }
    if (state->first_now < state->now.count)
        keep_earlier(&earliest, now, slot_ending(thresholds, &state->now.slots[state->first_now]).ms);

    const struct slot_index *tombstones = facts->tombstones.index;
    if (facts->hidden < tombstones->count)
        keep_earlier(&earliest, now,
                     tombstones->slots[facts->hidden].start.ms - thresholds->tombstone_min * MS_PER_MINUTE);

    /* The day's change. On a day on which nothing has happened only the first day with a start can make a
     * difference, so that a year before the event is not walked day by day. */
    if (facts->started_today || facts->ran_into_today || facts->comes_today || facts->empty_today ||
        state->now.count > 0) {
        keep_earlier(&earliest, now, facts->day.end.ms);
    } else if (earliest.ms > facts->day.end.ms) {
        struct day day = program_day_at(program, earliest);
        keep_earlier(&earliest, now, day.start.ms);
    }
    return earliest;
}

/* Until when a countdown that reads `minutes` holds. */
static struct instant countdown_holds(struct instant then, int minutes)
{
    return (struct instant){then.ms - (minutes - 1) * MS_PER_MINUTE};
}

void room_state_at(const struct program *program, const struct thresholds *thresholds, uint32_t room,
                   struct instant now, struct arena *arena, struct room_state *ret)
{
    struct day_facts facts = day_facts_of(&program->rooms[room]);
    state_at(program, thresholds, room, now, arena, ret, &facts);

    /* Walk the boundaries to the first at which something does change. */
    ret->until = next_boundary(program, thresholds, ret, &facts);
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct room_state then;
        state_at(program, thresholds, room, ret->until, arena, &then, &facts);
        if (!room_state_same(ret, &then))
            break;
        ret->until = next_boundary(program, thresholds, &then, &facts);
    }

    ret->tick_until = instant_min(ret->until, slots_next_minute(program, now));
    if (ret->minutes_left > 0)
        ret->tick_until = instant_min(ret->tick_until,
                                      countdown_holds(ret->now.slots[ret->first_now].end, ret->minutes_left));
    if (ret->minutes_to_next > 0)
        ret->tick_until =
            instant_min(ret->tick_until, countdown_holds(ret->next.slots[0].start, ret->minutes_to_next));
}

bool room_state_same(const struct room_state *a, const struct room_state *b)
{
    return a->room == b->room && a->phase == b->phase && a->reason == b->reason && a->block == b->block &&
           a->first_now == b->first_now && a->had_today == b->had_today && slots_same(a->now, b->now) &&
           slots_same(a->breaks, b->breaks) && slots_same(a->next, b->next) &&
           slots_same(a->later, b->later) && slots_same(a->tombstones, b->tombstones);
}

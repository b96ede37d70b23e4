#include "schedule/room_state.h"

#include "program/index.h"
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

/* All sessions with the first start after `after` that are shown as next: blocks whose part starts with them,
 * or runs then, leave it to the part. Empty if nothing starts before `limit`. */
static struct slot_list first_starts(const struct program *program, const struct room *room,
                                     struct instant after, struct instant limit, struct arena *arena)
{
    const struct slot_index *index = &room->sessions;
    struct blocks blocks = {.program = program, .arena = arena};
    uint32_t first = index_after(index, after);
    while (first < index->count && index->slots[first].start.ms < limit.ms) {
        struct instant start = index->slots[first].start;
        uint32_t end = first;
        while (end < index->count && index->slots[end].start.ms == start.ms)
            end++;
        struct gathering next = {.arena = arena};
        for (uint32_t i = first; i < end; i++)
            if (!blocks_part_is_at_start(&blocks, index, &index->slots[i]))
                gathering_add(&next, index->slots[i]);
        if (next.count > 0)
            return gathering_list(&next);
        first = end;
    }
    return (struct slot_list){0};
}

/* --- the state without its expiries --- */

/* What the phases ask of a room's day. */
struct day_facts {
    struct day day;
    bool started_today, comes_today, started_ever, comes_later;
    bool ran_into_today;  /* one that started the day before ended today */
    bool cancelled_today; /* a cancelled slot of today, or one that runs, is not over */
    bool cancelled_later;
};

static bool starts_after(const struct slot_index *index, struct instant from)
{
    return index->count > 0 && index->slots[index->count - 1].start.ms >= from.ms;
}

static struct day_facts day_facts_at(const struct program *program, const struct room *room,
                                     struct instant now)
{
    const struct slot_index *sessions = &room->sessions;
    const struct instant soonest = {now.ms + 1};
    struct day_facts facts = {.day = program_day_at(program, now)};
    facts.started_today = index_starts_within(sessions, facts.day.start, soonest);
    facts.ran_into_today = index_next_end(sessions, facts.day.start).ms != INSTANT_NEVER.ms;
    facts.comes_today = index_starts_within(sessions, soonest, facts.day.end);
    facts.started_ever = sessions->count > 0 && sessions->slots[0].start.ms <= now.ms;
    facts.comes_later = starts_after(sessions, facts.day.end);
    facts.cancelled_today = index_next_end(&room->cancelled, now).ms != INSTANT_NEVER.ms ||
                            index_starts_within(&room->cancelled, soonest, facts.day.end);
    facts.cancelled_later = starts_after(&room->cancelled, facts.day.end);
    return facts;
}

static void choose_phase(const struct thresholds *thresholds, const struct room *room,
                         const struct day_facts *facts, struct room_state *state)
{
    enum room_phase phase;
    enum room_reason reason;
    if (state->first_now < state->now.count) {
        bool ending = slot_is_ending(thresholds, &state->now.slots[state->first_now], state->at);
        phase = ending ? PHASE_ENDING : PHASE_ON;
        reason = ending ? REASON_ENDING : REASON_ON;
    } else if (state->next.count > 0 &&
               state->next.slots[0].start.ms - state->at.ms <= thresholds->soon_min * MS_PER_MINUTE) {
        phase = PHASE_SOON, reason = REASON_SOON;
    } else if (state->breaks.count > 0) {
        phase = PHASE_BREAK, reason = REASON_BREAK;
    } else if (facts->started_today && facts->comes_today) {
        phase = PHASE_BREAK, reason = REASON_GAP;
    } else if (facts->comes_today) {
        phase = PHASE_BEFORE_DAY, reason = REASON_BEFORE_DAY;
    } else if (facts->started_ever && facts->cancelled_today) {
        /* DAY_OVER and EVENT_OVER wait for the last tombstone; what is left until then is a break. */
        phase = PHASE_BREAK, reason = REASON_CANCELLED_SLOT;
    } else if (facts->started_ever && (facts->comes_later || facts->cancelled_later)) {
        phase = PHASE_DAY_OVER, reason = REASON_DAY_OVER;
        state->had_today = facts->started_today || facts->ran_into_today;
    } else if (facts->comes_later) {
        phase = PHASE_BEFORE_EVENT, reason = REASON_BEFORE_EVENT;
    } else if (room->sessions.count > 0) {
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
            block = slots_block_of(program, slots_running(&room->sessions, state->next.slots[0].start, arena),
                                   state->next.slots[0].session);
        if (block && slots_find(state->now, block->session))
            block = NULL;
    }
    state->block = block ? block->session : PROGRAM_NONE;
    if (block)
        state->block_slot = *block;
}

static struct slot_list find_tombstones(const struct thresholds *thresholds, const struct room *room,
                                        struct instant now, struct arena *arena)
{
    const struct slot_index *cancelled = &room->cancelled;
    struct gathering list = {.arena = arena};
    index_running(cancelled, now, gathering_found, &list);
    int64_t horizon = now.ms + thresholds->tombstone_min * MS_PER_MINUTE;
    for (uint32_t i = index_after(cancelled, now);
         i < cancelled->count && cancelled->slots[i].start.ms <= horizon; i++)
        gathering_add(&list, cancelled->slots[i]);
    return gathering_list(&list);
}

static void state_at(const struct program *program, const struct thresholds *thresholds, uint32_t room_number,
                     struct instant now, struct arena *arena, struct room_state *state,
                     struct day_facts *facts)
{
    const struct room *room = &program->rooms[room_number];
    *state = (struct room_state){.room = room_number, .at = now, .block = PROGRAM_NONE};
    *facts = day_facts_at(program, room, now);

    struct slot_list on = slots_running(&room->sessions, now, arena);
    struct gathering breaks = {.arena = arena};
    index_running(&room->breaks, now, gathering_found, &breaks);
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

    state->next = first_starts(program, room, now, facts->day.end, arena);
    if (state->next.count == 0) {
        struct instant limit = {now.ms + thresholds->next_over_min * MS_PER_MINUTE + 1};
        state->next = first_starts(program, room, now, limit, arena);
    }
    if (state->next.count == 0)
        state->later = first_starts(program, room, now, INSTANT_NEVER, arena);

    state->tombstones = find_tombstones(thresholds, room, now, arena);
    find_block(program, room, on, state, arena);
    choose_phase(thresholds, room, facts, state);

    state->minutes_left = -1;
    state->minutes_to_next = -1;
    if (state->first_now < state->now.count)
        state->minutes_left = (int)minutes_until(now, state->now.slots[state->first_now].end);
    if (state->next.count > 0)
        state->minutes_to_next = (int)minutes_until(now, state->next.slots[0].start);
}

/* --- expiries --- */

/* The first instant after `state` at which anything of it could change; it need not. INSTANT_NEVER: nothing
 * will. */
static struct instant next_boundary(const struct program *program, const struct thresholds *thresholds,
                                    const struct room_state *state, const struct day_facts *facts)
{
    const struct room *room = &program->rooms[state->room];
    const struct instant now = state->at;
    struct instant earliest = INSTANT_NEVER;
    keep_boundaries(&earliest, &room->sessions, now);
    keep_boundaries(&earliest, &room->breaks, now);
    keep_boundaries(&earliest, &room->cancelled, now);
    if (earliest.ms == INSTANT_NEVER.ms)
        return earliest; /* all is over; day changes make no difference any more */

    const struct slot_list coming = state->next.count > 0 ? state->next : state->later;
    if (coming.count > 0) {
        int64_t start = coming.slots[0].start.ms;
        keep_earlier(&earliest, now, start - thresholds->soon_min * MS_PER_MINUTE);
        keep_earlier(&earliest, now, start - thresholds->next_over_min * MS_PER_MINUTE);
    }
    if (state->first_now < state->now.count)
        keep_earlier(&earliest, now, slot_ending(thresholds, &state->now.slots[state->first_now]).ms);

    const struct slot_index *cancelled = &room->cancelled;
    int64_t tombstone_ms = thresholds->tombstone_min * MS_PER_MINUTE;
    uint32_t hidden = index_after(cancelled, (struct instant){now.ms + tombstone_ms});
    if (hidden < cancelled->count)
        keep_earlier(&earliest, now, cancelled->slots[hidden].start.ms - tombstone_ms);

    /* The day's change. On a day on which nothing has happened only the first day with a start can make a
     * difference, so that a year before the event is not walked day by day. */
    if (facts->started_today || facts->ran_into_today || facts->comes_today || facts->cancelled_today ||
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

void room_state_at(const struct program *program, const struct live *live,
                   const struct thresholds *thresholds, uint32_t room, struct instant now,
                   struct arena *arena, struct room_state *ret)
{
    (void)live; /* folded over the program by a later issue; behaviour.md, "What happened" */
    struct day_facts facts;
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

/* --- the rest of the day --- */

struct slot_list room_rest_of_day(const struct program *program, const struct room_state *state,
                                  uint32_t most, struct arena *arena)
{
    const struct room *room = &program->rooms[state->room];
    const struct day day = program_day_at(program, state->at);
    const struct instant after = state->next.count > 0 ? state->next.slots[0].start : state->at;
    uint32_t session = index_after(&room->sessions, after), pause = index_after(&room->breaks, after);
    struct gathering rest = {.arena = arena};
    struct blocks blocks = {.program = program, .arena = arena};
    while (rest.count < most) {
        const struct slot *a = session < room->sessions.count ? &room->sessions.slots[session] : NULL;
        const struct slot *b = pause < room->breaks.count ? &room->breaks.slots[pause] : NULL;
        bool take_break = b && (!a || b->start.ms < a->start.ms);
        const struct slot *taken = take_break ? b : a;
        if (!taken || taken->start.ms >= day.end.ms)
            break;
        if (take_break) {
            pause++;
        } else {
            session++;
            /* A block that its first part starts with says nothing that the part does not. */
            if (blocks_part_is_at_start(&blocks, &room->sessions, taken))
                continue;
        }
        gathering_add(&rest, *taken);
    }
    return gathering_list(&rest);
}

#include "schedule/naive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- which sessions count ---- */

static bool naive_is_in_room(const struct program *program, const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++) {
        const struct room *own = &program->rooms[session->rooms[i]];
        if (session->rooms[i] == room)
            return true;
        for (uint32_t part = 0; part < own->part_count; part++)
            if (own->parts[part] == room)
                return true;
    }
    return false;
}

void naive_room_init(struct naive_room *naive, const struct program *program, uint32_t room)
{
    memset(naive, 0, sizeof *naive);
    naive->program = program;
    naive->room = room;
    size_t size = (program->session_count + 1) * sizeof(uint32_t);
    naive->sessions = malloc(size);
    naive->breaks = malloc(size);
    naive->cancelled = malloc(size);
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (session->start.ms == INSTANT_NONE.ms || !naive_is_in_room(program, session, room))
            continue;
        if (session->kind == SESSION_BREAK && session->cancelled)
            continue;
        if (session->cancelled)
            naive->cancelled[naive->cancelled_count++] = i;
        else if (session->kind == SESSION_BREAK)
            naive->breaks[naive->break_count++] = i;
        else
            naive->sessions[naive->session_count++] = i;
    }
}

void naive_room_finish(struct naive_room *naive)
{
    free(naive->sessions);
    free(naive->breaks);
    free(naive->cancelled);
}

/* ---- time ---- */

static struct instant naive_day_start(const struct program *program, int64_t date)
{
    struct civil civil = {.hour = program->event.day_start_min / 60,
                          .minute = program->event.day_start_min % 60};
    civil_from_days(date, &civil.year, &civil.month, &civil.day);
    return zone_to_instant(&program->zone, civil);
}

/* The conference day: the date whose [day_start, day_start of the next date) holds `now`. */
static struct day naive_day(struct naive_room *naive, struct instant now)
{
    if (naive->day.start.ms <= now.ms && now.ms < naive->day.end.ms)
        return naive->day;
    int64_t date = now.ms / MS_PER_DAY - 3;
    while (naive_day_start(naive->program, date + 1).ms <= now.ms)
        date++;
    naive->day = (struct day){.start = naive_day_start(naive->program, date),
                              .end = naive_day_start(naive->program, date + 1),
                              .date = date};
    return naive->day;
}

static int naive_minutes(struct instant now, struct instant then)
{
    int64_t ms = then.ms - now.ms;
    return (int)(ms / 60000 + (ms % 60000 > 0));
}

static const struct session *naive_get(const struct naive_room *naive, uint32_t session)
{
    return &naive->program->sessions[session];
}

static bool naive_runs(const struct naive_room *naive, uint32_t session, struct instant at)
{
    return naive_get(naive, session)->start.ms <= at.ms && at.ms < naive_get(naive, session)->end.ms;
}

/* ---- blocks ---- */

static bool naive_is_part(const struct naive_room *naive, uint32_t part, uint32_t block)
{
    uint32_t around = naive_get(naive, part)->part_of;
    while (around != PROGRAM_NONE && around != block)
        around = naive_get(naive, around)->part_of;
    return around == block;
}

static bool naive_has_running_part(const struct naive_room *naive, uint32_t block, struct instant now)
{
    for (uint32_t i = 0; i < naive->session_count; i++)
        if (naive_runs(naive, naive->sessions[i], now) && naive_is_part(naive, naive->sessions[i], block))
            return true;
    for (uint32_t i = 0; i < naive->break_count; i++)
        if (naive_runs(naive, naive->breaks[i], now) && naive_is_part(naive, naive->breaks[i], block))
            return true;
    return false;
}

/* Whether a part that is no break starts with the block, or runs when it starts. */
static bool naive_has_part_at_start(const struct naive_room *naive, uint32_t block)
{
    struct instant start = naive_get(naive, block)->start;
    for (uint32_t i = 0; i < naive->session_count; i++)
        if ((naive_get(naive, naive->sessions[i])->start.ms == start.ms ||
             naive_runs(naive, naive->sessions[i], start)) &&
            naive_is_part(naive, naive->sessions[i], block))
            return true;
    return false;
}

static bool naive_list_has(const struct naive_list *list, uint32_t session)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->sessions[i] == session)
            return true;
    return false;
}

/* The nearest block around `session` that is on in this room at `at`. */
static uint32_t naive_block_around(const struct naive_room *naive, uint32_t session, struct instant at)
{
    uint32_t block = naive_get(naive, session)->part_of;
    for (; block != PROGRAM_NONE; block = naive_get(naive, block)->part_of) {
        for (uint32_t i = 0; i < naive->session_count; i++)
            if (naive->sessions[i] == block && naive_runs(naive, block, at))
                return block;
    }
    return PROGRAM_NONE;
}

/* `on`: what phase and minutes come from, or NULL. */
static uint32_t naive_block(const struct naive_room *naive, const struct naive_state *state,
                            struct instant now, const struct session *on)
{
    if (on)
        return naive_block_around(naive, (uint32_t)(on - naive->program->sessions), now);
    uint32_t block = PROGRAM_NONE;
    if (state->now.count)
        block = naive_block_around(naive, state->now.sessions[0], now);
    if (block == PROGRAM_NONE && state->breaks.count)
        block = naive_block_around(naive, state->breaks.sessions[0], now);
    if (block == PROGRAM_NONE && state->next.count)
        block = naive_block_around(naive, state->next.sessions[0],
                                   naive_get(naive, state->next.sessions[0])->start);
    return block != PROGRAM_NONE && naive_list_has(&state->now, block) ? PROGRAM_NONE : block;
}

/* ---- lists ---- */

static bool naive_is_last(const struct session *session, const struct thresholds *thresholds)
{
    return session->kind == SESSION_DROP_IN ||
           session->end.ms - session->start.ms > (int64_t)thresholds->long_min * 60000;
}

/* Adds a session where it belongs by `before`. */
static void naive_insert(struct naive_list *list, uint32_t session,
                         bool (*before)(const struct naive_room *naive, uint32_t a, uint32_t b,
                                        const struct thresholds *thresholds),
                         const struct naive_room *naive, const struct thresholds *thresholds)
{
    if (list->count == NAIVE_MOST) {
        printf("naive: more than %d sessions in one list\n", NAIVE_MOST);
        exit(1);
    }
    uint32_t at = list->count++;
    for (; at > 0 && before(naive, session, list->sessions[at - 1], thresholds); at--)
        list->sessions[at] = list->sessions[at - 1];
    list->sessions[at] = session;
}

static bool naive_before_in_now(const struct naive_room *naive, uint32_t a, uint32_t b,
                                const struct thresholds *thresholds)
{
    const struct session *x = naive_get(naive, a), *y = naive_get(naive, b);
    if (naive_is_last(x, thresholds) != naive_is_last(y, thresholds))
        return naive_is_last(y, thresholds);
    if (x->start.ms != y->start.ms)
        return x->start.ms > y->start.ms;
    if (x->end.ms != y->end.ms)
        return x->end.ms < y->end.ms;
    return a < b;
}

static bool naive_before_in_time(const struct naive_room *naive, uint32_t a, uint32_t b,
                                 const struct thresholds *thresholds)
{
    (void)thresholds;
    const struct session *x = naive_get(naive, a), *y = naive_get(naive, b);
    if (x->start.ms != y->start.ms)
        return x->start.ms < y->start.ms;
    if (x->end.ms != y->end.ms)
        return x->end.ms < y->end.ms;
    return a < b;
}

/* All that have the first start in (after, before). */
static void naive_first_starts(const struct naive_room *naive, int64_t after_ms, int64_t before_ms,
                               const struct thresholds *thresholds, struct naive_list *ret)
{
    int64_t first = INT64_MAX;
    for (uint32_t i = 0; i < naive->session_count; i++) {
        int64_t start = naive_get(naive, naive->sessions[i])->start.ms;
        if (start > after_ms && start < before_ms && start < first &&
            !naive_has_part_at_start(naive, naive->sessions[i]))
            first = start;
    }
    for (uint32_t i = 0; i < naive->session_count; i++) {
        uint32_t session = naive->sessions[i];
        if (naive_get(naive, session)->start.ms == first && !naive_has_part_at_start(naive, session))
            naive_insert(ret, session, naive_before_in_time, naive, thresholds);
    }
}

static void naive_lists(struct naive_room *naive, const struct thresholds *thresholds, struct instant now,
                        struct day day, struct naive_state *ret)
{
    for (uint32_t i = 0; i < naive->session_count; i++)
        if (naive_runs(naive, naive->sessions[i], now) &&
            !naive_has_running_part(naive, naive->sessions[i], now))
            naive_insert(&ret->now, naive->sessions[i], naive_before_in_now, naive, thresholds);
    for (uint32_t i = 0; i < naive->break_count; i++)
        if (naive_runs(naive, naive->breaks[i], now))
            naive_insert(&ret->breaks, naive->breaks[i], naive_before_in_now, naive, thresholds);
    naive_first_starts(naive, now.ms, day.end.ms, thresholds, &ret->next);
    if (!ret->next.count)
        naive_first_starts(naive, now.ms, now.ms + (int64_t)thresholds->next_over_min * 60000 + 1, thresholds,
                           &ret->next);
    if (!ret->next.count)
        naive_first_starts(naive, day.end.ms - 1, INT64_MAX, thresholds, &ret->later);
    for (uint32_t i = 0; i < naive->cancelled_count; i++) {
        const struct session *session = naive_get(naive, naive->cancelled[i]);
        if (session->start.ms - (int64_t)thresholds->tombstone_min * 60000 <= now.ms &&
            now.ms < session->end.ms)
            naive_insert(&ret->tombstones, naive->cancelled[i], naive_before_in_time, naive, thresholds);
    }
}

/* ---- phase ---- */

static enum room_phase naive_phase(const struct naive_room *naive, const struct thresholds *thresholds,
                                   struct instant now, struct day day, const struct naive_state *state,
                                   const struct session *on)
{
    if (on) {
        int64_t left = on->end.ms - now.ms, length = on->end.ms - on->start.ms;
        return left <= (int64_t)thresholds->ending_min * 60000 && left * 4 <= length ? PHASE_ENDING
                                                                                     : PHASE_ON;
    }
    if (state->next.count &&
        naive_get(naive, state->next.sessions[0])->start.ms - now.ms <= (int64_t)thresholds->soon_min * 60000)
        return PHASE_SOON;
    bool started_ever = false, started_today = false, comes_today = false, comes_later = false;
    for (uint32_t i = 0; i < naive->session_count; i++) {
        struct instant start = naive_get(naive, naive->sessions[i])->start;
        started_ever = started_ever || start.ms <= now.ms;
        started_today = started_today || (day.start.ms <= start.ms && start.ms <= now.ms);
        comes_today = comes_today || (now.ms < start.ms && start.ms < day.end.ms);
        comes_later = comes_later || day.end.ms <= start.ms;
    }
    bool slot_today = false, slot_later = false;
    for (uint32_t i = 0; i < naive->cancelled_count; i++) {
        const struct session *session = naive_get(naive, naive->cancelled[i]);
        slot_today = slot_today || (session->start.ms < day.end.ms && now.ms < session->end.ms);
        slot_later = slot_later || day.end.ms <= session->start.ms;
    }
    if (state->breaks.count || (started_today && comes_today))
        return PHASE_BREAK;
    if (comes_today)
        return PHASE_BEFORE_DAY;
    if (started_ever && slot_today)
        return PHASE_BREAK;
    if (started_ever && (comes_later || slot_later))
        return PHASE_DAY_OVER;
    if (comes_later)
        return PHASE_BEFORE_EVENT;
    return started_ever ? PHASE_EVENT_OVER : PHASE_EMPTY;
}

void naive_state_at(struct naive_room *naive, const struct thresholds *thresholds, struct instant now,
                    struct naive_state *ret)
{
    ret->now.count = ret->breaks.count = ret->next.count = ret->later.count = ret->tombstones.count = 0;
    struct day day = naive_day(naive, now);
    naive_lists(naive, thresholds, now, day, ret);
    const struct session *on = NULL;
    for (uint32_t i = 0; i < ret->now.count && !on; i++)
        if (naive_get(naive, ret->now.sessions[i])->kind != SESSION_DROP_IN)
            on = naive_get(naive, ret->now.sessions[i]);
    ret->phase = naive_phase(naive, thresholds, now, day, ret, on);
    ret->had_today = false;
    for (uint32_t i = 0; i < naive->session_count && ret->phase == PHASE_DAY_OVER; i++) {
        const struct session *session = naive_get(naive, naive->sessions[i]);
        bool starts = day.start.ms <= session->start.ms && session->start.ms <= now.ms;
        bool runs_into = session->start.ms < day.start.ms && day.start.ms < session->end.ms;
        ret->had_today = ret->had_today || starts || runs_into;
    }
    ret->block = naive_block(naive, ret, now, on);
    ret->minutes_left = on ? naive_minutes(now, on->end) : -1;
    ret->minutes_to_next =
        ret->next.count ? naive_minutes(now, naive_get(naive, ret->next.sessions[0])->start) : -1;
}

/* ---- comparing ---- */

static bool naive_list_same(const struct naive_list *naive, const struct slot_list *list)
{
    if (naive->count != list->count)
        return false;
    for (uint32_t i = 0; i < naive->count; i++)
        if (naive->sessions[i] != list->slots[i].session)
            return false;
    return true;
}

const char *naive_difference(const struct naive_state *naive, const struct room_state *state)
{
    if (naive->phase != state->phase)
        return "phase";
    if (naive->had_today != state->had_today)
        return "had_today";
    if (!naive_list_same(&naive->now, &state->now))
        return "now";
    if (!naive_list_same(&naive->breaks, &state->breaks))
        return "breaks";
    if (!naive_list_same(&naive->next, &state->next))
        return "next";
    if (!naive_list_same(&naive->later, &state->later))
        return "later";
    if (!naive_list_same(&naive->tombstones, &state->tombstones))
        return "tombstones";
    if (naive->block != state->block)
        return "block";
    if (naive->minutes_left != state->minutes_left)
        return "minutes_left";
    return naive->minutes_to_next != state->minutes_to_next ? "minutes_to_next" : NULL;
}

static void naive_print_session(const struct program *program, const char *name, uint32_t session)
{
    const struct session *found = &program->sessions[session];
    char start[40], end[40];
    instant_format(found->start, zone_offset_at(&program->zone, found->start), start);
    instant_format(found->end, zone_offset_at(&program->zone, found->end), end);
    printf("    %s %s (%s) %s to %s%s\n", name, found->id, session_kind_name(found->kind), start, end,
           found->part_of != PROGRAM_NONE ? ", a part" : "");
}

void naive_print(const struct naive_room *naive, const struct naive_state *expected,
                 const struct room_state *state)
{
    char at[40];
    instant_format(state->at, zone_offset_at(&naive->program->zone, state->at), at);
    printf("  at %s in %s\n", at, label_text(naive->program->rooms[naive->room].name, ""));
    const struct naive_list *lists[] = {&expected->now, &expected->breaks, &expected->next, &expected->later,
                                        &expected->tombstones};
    const struct slot_list *real[] = {&state->now, &state->breaks, &state->next, &state->later,
                                      &state->tombstones};
    static const char *const names[] = {"now", "break", "next", "later", "tombstone"};
    printf("   naive: %s, %d min left, next in %d min\n", room_phase_name(expected->phase),
           expected->minutes_left, expected->minutes_to_next);
    for (int list = 0; list < 5; list++)
        for (uint32_t i = 0; i < lists[list]->count; i++)
            naive_print_session(naive->program, names[list], lists[list]->sessions[i]);
    if (expected->block != PROGRAM_NONE)
        naive_print_session(naive->program, "block", expected->block);
    printf("   real:  %s, %d min left, next in %d min\n", room_phase_name(state->phase), state->minutes_left,
           state->minutes_to_next);
    for (int list = 0; list < 5; list++)
        for (uint32_t i = 0; i < real[list]->count; i++)
            naive_print_session(naive->program, names[list], real[list]->slots[i].session);
    if (state->block != PROGRAM_NONE)
        naive_print_session(naive->program, "block", state->block);
}

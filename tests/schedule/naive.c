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

static void naive_room_make(struct naive_room *naive, const struct program *program, uint32_t room)
{
    memset(naive, 0, sizeof *naive);
    naive->program = program;
    naive->room = room;
    size_t size = (program->session_count + 1) * sizeof(uint32_t);
    naive->sessions = malloc(size);
    naive->breaks = malloc(size);
    naive->waiting = malloc(size);
    naive->start = malloc((program->session_count + 1) * sizeof *naive->start);
    naive->end = malloc((program->session_count + 1) * sizeof *naive->end);
    naive->tombstones = malloc((3 * (size_t)program->session_count + 1) * sizeof *naive->tombstones);
}

void naive_room_init(struct naive_room *naive, const struct program *program, uint32_t room)
{
    naive_room_make(naive, program, room);
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        naive->start[i] = session->start;
        naive->end[i] = session->end;
        if (session->start.ms == INSTANT_NONE.ms || !naive_is_in_room(program, session, room))
            continue;
        if (session->kind == SESSION_BREAK && session->cancelled)
            continue;
        if (session->cancelled)
            naive->tombstones[naive->tombstone_count++] =
                (struct slot){.start = session->start, .end = session->end, .session = i};
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
    free(naive->waiting);
    free(naive->start);
    free(naive->end);
    free(naive->tombstones);
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
    return naive->start[session].ms <= at.ms && at.ms < naive->end[session].ms;
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

/* Whether a part of the same list starts with the block, or runs when it starts. */
static bool naive_has_part_at_start(const struct naive_room *naive, const uint32_t *list, uint32_t count,
                                    uint32_t block)
{
    struct instant start = naive->start[block];
    for (uint32_t i = 0; i < count; i++)
        if ((naive->start[list[i]].ms == start.ms || naive_runs(naive, list[i], start)) &&
            naive_is_part(naive, list[i], block))
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

/* `on`: what phase and minutes come from, or PROGRAM_NONE. */
static uint32_t naive_block(const struct naive_room *naive, const struct naive_state *state,
                            struct instant now, uint32_t on)
{
    if (on != PROGRAM_NONE)
        return naive_block_around(naive, on, now);
    uint32_t block = PROGRAM_NONE;
    if (state->now.count)
        block = naive_block_around(naive, state->now.sessions[0], now);
    if (block == PROGRAM_NONE && state->breaks.count)
        block = naive_block_around(naive, state->breaks.sessions[0], now);
    if (block == PROGRAM_NONE && state->next.count)
        block = naive_block_around(naive, state->next.sessions[0],
                                   instant_max(naive->start[state->next.sessions[0]], now));
    return block != PROGRAM_NONE && naive_list_has(&state->now, block) ? PROGRAM_NONE : block;
}

/* ---- lists ---- */

static bool naive_is_last(const struct naive_room *naive, uint32_t session,
                          const struct thresholds *thresholds)
{
    return naive_get(naive, session)->kind == SESSION_DROP_IN ||
           naive->end[session].ms - naive->start[session].ms > (int64_t)thresholds->long_min * 60000;
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
    if (naive_is_last(naive, a, thresholds) != naive_is_last(naive, b, thresholds))
        return naive_is_last(naive, b, thresholds);
    if (naive->start[a].ms != naive->start[b].ms)
        return naive->start[a].ms > naive->start[b].ms;
    if (naive->end[a].ms != naive->end[b].ms)
        return naive->end[a].ms < naive->end[b].ms;
    return a < b;
}

static bool naive_before_in_time(const struct naive_room *naive, uint32_t a, uint32_t b,
                                 const struct thresholds *thresholds)
{
    (void)thresholds;
    if (naive->start[a].ms != naive->start[b].ms)
        return naive->start[a].ms < naive->start[b].ms;
    if (naive->end[a].ms != naive->end[b].ms)
        return naive->end[a].ms < naive->end[b].ms;
    return a < b;
}

/* Adds those of a list that have this start. */
static void naive_add_starts(const struct naive_room *naive, const uint32_t *list, uint32_t count,
                             int64_t start, const struct thresholds *thresholds, struct naive_list *ret)
{
    struct naive_list own = {.count = 0};
    for (uint32_t i = 0; i < count; i++)
        if (naive->start[list[i]].ms == start && !naive_has_part_at_start(naive, list, count, list[i]))
            naive_insert(&own, list[i], naive_before_in_time, naive, thresholds);
    for (uint32_t i = 0; i < own.count && ret->count < NAIVE_MOST; i++)
        ret->sessions[ret->count++] = own.sessions[i];
}

static int64_t naive_first_start(const struct naive_room *naive, const uint32_t *list, uint32_t count,
                                 int64_t after_ms)
{
    int64_t first = INT64_MAX;
    for (uint32_t i = 0; i < count; i++) {
        int64_t start = naive->start[list[i]].ms;
        if (start > after_ms && start < first && !naive_has_part_at_start(naive, list, count, list[i]))
            first = start;
    }
    return first;
}

/* All that have the first start in (after, before), those that wait for theirs last. */
static void naive_first_starts(const struct naive_room *naive, int64_t after_ms, int64_t before_ms,
                               const struct thresholds *thresholds, struct naive_list *ret)
{
    int64_t first = naive_first_start(naive, naive->sessions, naive->session_count, after_ms);
    int64_t waiting = naive_first_start(naive, naive->waiting, naive->waiting_count, after_ms);
    first = waiting < first ? waiting : first;
    if (first >= before_ms)
        return;
    naive_add_starts(naive, naive->sessions, naive->session_count, first, thresholds, ret);
    naive_add_starts(naive, naive->waiting, naive->waiting_count, first, thresholds, ret);
}

/* Those that would be on if they were not late. */
static void naive_waiting_now(const struct naive_room *naive, struct instant now,
                              const struct thresholds *thresholds, struct naive_list *ret)
{
    for (uint32_t i = 0; i < naive->waiting_count; i++) {
        bool has_part = false;
        for (uint32_t j = 0; j < naive->waiting_count && !has_part; j++)
            has_part = naive_runs(naive, naive->waiting[j], now) &&
                       naive_is_part(naive, naive->waiting[j], naive->waiting[i]);
        if (naive_runs(naive, naive->waiting[i], now) && !has_part)
            naive_insert(ret, naive->waiting[i], naive_before_in_time, naive, thresholds);
    }
}

static bool naive_tomb_before(const struct slot *a, const struct slot *b)
{
    if (a->start.ms != b->start.ms)
        return a->start.ms < b->start.ms;
    if (a->end.ms != b->end.ms)
        return a->end.ms < b->end.ms;
    return a->session < b->session;
}

static void naive_add_tombstone(struct naive_state *ret, const struct slot *tomb)
{
    uint32_t at = ret->tombstones.count++;
    for (; at > 0 && naive_tomb_before(tomb, &ret->tomb_slots[at - 1]); at--) {
        ret->tombstones.sessions[at] = ret->tombstones.sessions[at - 1];
        ret->tomb_slots[at] = ret->tomb_slots[at - 1];
    }
    ret->tombstones.sessions[at] = tomb->session;
    ret->tomb_slots[at] = *tomb;
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
    for (uint32_t i = 0; i < ret->breaks.count; i++)
        ret->breaks_start[i] = naive->start[ret->breaks.sessions[i]];
    struct naive_list coming = {.count = 0};
    naive_first_starts(naive, now.ms, day.end.ms, thresholds, &coming);
    if (!coming.count)
        naive_first_starts(naive, now.ms, now.ms + (int64_t)thresholds->next_over_min * 60000 + 1, thresholds,
                           &coming);
    naive_waiting_now(naive, now, thresholds, &ret->next);
    ret->waits = ret->next.count > 0;
    for (uint32_t i = 0; i < coming.count; i++)
        ret->next.sessions[ret->next.count++] = coming.sessions[i];
    if (!ret->next.count)
        naive_first_starts(naive, day.end.ms - 1, INT64_MAX, thresholds, &ret->later);
    for (uint32_t i = 0; i < naive->tombstone_count; i++) {
        const struct slot *tomb = &naive->tombstones[i];
        if (tomb->start.ms - (int64_t)thresholds->tombstone_min * 60000 <= now.ms && now.ms < tomb->end.ms)
            naive_add_tombstone(ret, tomb);
    }
}

/* ---- phase ---- */

static bool naive_waits(const struct naive_room *naive, uint32_t session)
{
    for (uint32_t i = 0; i < naive->waiting_count; i++)
        if (naive->waiting[i] == session)
            return true;
    return false;
}

static enum room_phase naive_phase(const struct naive_room *naive, const struct thresholds *thresholds,
                                   struct instant now, struct day day, const struct naive_state *state,
                                   uint32_t on)
{
    if (on != PROGRAM_NONE) {
        int64_t left = naive->end[on].ms - now.ms, length = naive->end[on].ms - naive->start[on].ms;
        return left <= (int64_t)thresholds->ending_min * 60000 && left * 4 <= length ? PHASE_ENDING
                                                                                     : PHASE_ON;
    }
    if (state->next.count && !naive_waits(naive, state->next.sessions[0]) &&
        naive->start[state->next.sessions[0]].ms - now.ms <= (int64_t)thresholds->soon_min * 60000)
        return PHASE_SOON;
    if (state->waits)
        return PHASE_BREAK;
    bool started_ever = false, started_today = false, comes_today = false, comes_later = false;
    for (uint32_t i = 0; i < naive->session_count + naive->waiting_count; i++) {
        uint32_t session =
            i < naive->session_count ? naive->sessions[i] : naive->waiting[i - naive->session_count];
        struct instant start = naive->start[session];
        started_ever = started_ever || start.ms <= now.ms;
        started_today = started_today || (day.start.ms <= start.ms && start.ms <= now.ms);
        comes_today = comes_today || (now.ms < start.ms && start.ms < day.end.ms);
        comes_later = comes_later || day.end.ms <= start.ms;
    }
    bool slot_today = false, slot_later = false;
    for (uint32_t i = 0; i < naive->tombstone_count; i++) {
        const struct slot *tomb = &naive->tombstones[i];
        slot_today = slot_today || (tomb->start.ms < day.end.ms && now.ms < tomb->end.ms);
        slot_later = slot_later || day.end.ms <= tomb->start.ms;
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
    uint32_t on = PROGRAM_NONE;
    for (uint32_t i = 0; i < ret->now.count && on == PROGRAM_NONE; i++)
        if (naive_get(naive, ret->now.sessions[i])->kind != SESSION_DROP_IN)
            on = ret->now.sessions[i];
    ret->phase = naive_phase(naive, thresholds, now, day, ret, on);
    ret->had_today = false;
    for (uint32_t i = 0; i < naive->session_count + naive->waiting_count && ret->phase == PHASE_DAY_OVER;
         i++) {
        uint32_t session =
            i < naive->session_count ? naive->sessions[i] : naive->waiting[i - naive->session_count];
        struct instant start = naive->start[session], end = naive->end[session];
        bool starts = day.start.ms <= start.ms && start.ms <= now.ms;
        bool runs_into = start.ms < day.start.ms && day.start.ms < end.ms;
        ret->had_today = ret->had_today || starts || runs_into;
    }
    ret->block = naive_block(naive, ret, now, on);
    ret->minutes_left = on != PROGRAM_NONE ? naive_minutes(now, naive->end[on]) : -1;
    ret->minutes_to_next = ret->next.count && !naive_waits(naive, ret->next.sessions[0])
                               ? naive_minutes(now, naive->start[ret->next.sessions[0]])
                               : -1;
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
    for (uint32_t i = 0; i < state->tombstones.count; i++)
        if (naive->tomb_slots[i].start.ms != state->tombstones.slots[i].start.ms)
            return "a tombstone's time";
    for (uint32_t i = 0; i < state->breaks.count; i++)
        if (naive->breaks_start[i].ms != state->breaks.slots[i].start.ms)
            return "a break's time";
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

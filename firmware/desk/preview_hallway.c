#include "base/sort.h"
#include "desk/preview_work.h"
#include "program/mark.h"
#include "schedule/night.h"

/* A time in which something of a hallway is other. */
struct other {
    struct instant at, until;
    uint32_t room; /* whose row; PROGRAM_NONE: what comes up */
};

struct hallway {
    struct preview_work *work;
    const struct preview_target *target;
    struct other *others;
    uint32_t count, capacity;
    struct other *hidden; /* in which nobody reads it: an emergency, the night */
    uint32_t hidden_count, hidden_capacity;
};

/* Adds [at, until) without what is hidden; `hidden` is in order of time. */
static void add(struct hallway *hallway, struct instant at, struct instant until, uint32_t room)
{
    for (uint32_t i = 0; i <= hallway->hidden_count && at.ms < until.ms; i++) {
        const bool is_last = i == hallway->hidden_count;
        struct instant end = is_last ? until : instant_min(until, hallway->hidden[i].at);
        if (at.ms < end.ms) {
            hallway->others = arena_room(hallway->work->arena, hallway->others, hallway->count,
                                         &hallway->capacity, sizeof *hallway->others);
            hallway->others[hallway->count++] = (struct other){at, end, room};
        }
        if (!is_last)
            at = instant_max(at, hallway->hidden[i].until);
    }
}

/* ---- what hides it ---- */

static bool is_hidden(const struct hallway *hallway, struct preview_side *side, struct instant at,
                      bool *ret_is_emergency, struct instant *ret_until)
{
    const struct emergency_clock clock = {.trust = STATION_CLOCK_TRUSTED};
    const struct preview_target *target = hallway->target;
    struct emergency_state emergency;
    struct instant night_until;
    arena_reset(&side->scratch);
    emergency_at(side->program, side->live, target->config, &target->scope, &clock, at, &emergency);
    bool dark = night_at(side->program, side->live, target->config, STATION_CLOCK_TRUSTED, &target->scope, at,
                         &side->scratch, &night_until);
    *ret_is_emergency |= emergency.is_shown;
    *ret_until = instant_min(*ret_until, instant_min(emergency.until, night_until));
    return dark;
}

static void find_hidden(struct hallway *hallway)
{
    struct preview_work *work = hallway->work;
    for (struct instant at = work->from; at.ms < work->to.ms;) {
        struct instant until = work->to;
        bool is_emergency = false;
        bool dark_before = is_hidden(hallway, &work->before, at, &is_emergency, &until);
        bool dark_after = is_hidden(hallway, &work->after, at, &is_emergency, &until);
        until = until.ms > at.ms ? until : work->to;
        if (is_emergency || (dark_before && dark_after)) {
            hallway->hidden = arena_room(work->arena, hallway->hidden, hallway->hidden_count,
                                         &hallway->hidden_capacity, sizeof *hallway->hidden);
            hallway->hidden[hallway->hidden_count++] = (struct other){at, until, PROGRAM_NONE};
        }
        at = until;
    }
}

/* ---- rows ---- */

struct row {
    struct preview_side *side;
    bool is_there;
    struct room_state state;
    struct instant until; /* that holds; INSTANT_NONE: not looked at yet */
};

static void look_at_row(struct row *row, const struct preview_target *target, uint32_t room,
                        struct instant at)
{
    if (row->until.ms > at.ms)
        return;
    arena_reset(&row->side->scratch);
    const struct day day = program_day_at(row->side->program, at);
    row->is_there = room_has_more_today(row->side->program, room, at, &day);
    room_state_at(row->side->program, &target->config->thresholds, room, at, &row->side->scratch,
                  &row->state);
    /* With the day comes the row of a room in which all that is left is a tombstone. */
    row->until = instant_min(row->state.until, day.end);
}

static void compare_rows(struct hallway *hallway, uint32_t room)
{
    struct preview_work *work = hallway->work;
    struct row before = {.side = &work->before, .until = INSTANT_NONE};
    struct row after = {.side = &work->after, .until = INSTANT_NONE};
    for (struct instant at = work->from; at.ms < work->to.ms;) {
        look_at_row(&before, hallway->target, room, at);
        look_at_row(&after, hallway->target, room, at);
        struct instant until = instant_min(instant_min(before.until, after.until), work->to);
        until = until.ms > at.ms ? until : work->to;
        if (before.is_there != after.is_there ||
            (before.is_there && !preview_row_same(work, &before.state, &after.state)))
            add(hallway, at, until, room);
        at = until;
    }
}

/* ---- what comes up ---- */

/* More than its sub-pages show in a cycle, as schedule/view.c has it. */
#define SOON_ROWS 64

static bool lists_any(const struct preview_work *work, const struct soon_list *list, bool is_after)
{
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t number = list->entries[i].slot.session;
        if (!is_after)
            number = work->number_after[number];
        if (number == PROGRAM_NONE || work->is_other[number])
            return true;
    }
    return false;
}

static void keep_times(struct instant *first, struct instant *last, struct instant start, struct instant end)
{
    if (!instant_is_set(start))
        return;
    *first = instant_min(*first, start);
    *last = instant_max(*last, instant_max(start, end));
}

static void keep_session(struct instant *first, struct instant *last, const struct program *program,
                         uint32_t number)
{
    const struct session *session = &program->sessions[number];
    const struct mark *mark = mark_of(program, number);
    keep_times(first, last, session->start, session->end);
    if (mark)
        keep_times(first, last, mark->old_start, mark->old_end);
}

/* Between these times sessions that differ are on or start. */
static void times_of_others(const struct preview_work *work, struct instant *first, struct instant *last)
{
    *first = INSTANT_NEVER;
    *last = INSTANT_NONE;
    for (uint32_t i = 0; i < work->after.program->session_count; i++) {
        if (!work->is_other[i])
            continue;
        keep_session(first, last, work->after.program, i);
        if (work->number_before[i] != PROGRAM_NONE)
            keep_session(first, last, work->before.program, work->number_before[i]);
    }
    for (uint32_t i = work->request->program->session_count; i < work->before.program->session_count; i++)
        if (work->number_after[i] == PROGRAM_NONE)
            keep_session(first, last, work->before.program, i);
}

static void list_at(struct hallway *hallway, struct preview_side *side, struct instant at, uint32_t rows,
                    struct soon_list *ret)
{
    arena_reset(&side->scratch);
    soon_make(side->program, &hallway->target->config->thresholds, &hallway->target->scope, at, rows,
              &side->scratch, ret);
}

/* How far it looks ahead only grows: before a moment at which no session that differs is listed, none is. */
static struct instant first_listed(struct hallway *hallway, struct instant first)
{
    struct preview_work *work = hallway->work;
    struct instant at = {first.ms - hallway->target->config->thresholds.look_ahead_min * MS_PER_MINUTE};
    struct soon_list before, after;
    if (at.ms <= work->from.ms + 1)
        return work->from;
    list_at(hallway, &work->before, (struct instant){at.ms - 1}, UINT32_MAX, &before);
    list_at(hallway, &work->after, (struct instant){at.ms - 1}, UINT32_MAX, &after);
    return lists_any(work, &before, false) || lists_any(work, &after, true) ? work->from : at;
}

static void compare_soon(struct hallway *hallway)
{
    struct preview_work *work = hallway->work;
    struct instant first, last;
    struct soon_list before = {.until = INSTANT_NONE}, after = before;
    times_of_others(work, &first, &last);
    last = instant_min(last, work->to);
    if (!instant_is_set(first) || last.ms <= work->from.ms)
        return;
    for (struct instant at = first_listed(hallway, first); at.ms < last.ms;) {
        if (before.until.ms <= at.ms)
            list_at(hallway, &work->before, at, SOON_ROWS, &before);
        if (after.until.ms <= at.ms)
            list_at(hallway, &work->after, at, SOON_ROWS, &after);
        struct instant until = instant_min(instant_min(before.until, after.until), last);
        until = until.ms > at.ms ? until : last;
        if (!preview_soon_same(work, &before, &after))
            add(hallway, at, until, PROGRAM_NONE);
        at = until;
    }
}

/* ---- all ---- */

static int compare_others(const void *a, const void *b, void *user)
{
    const struct other *x = a, *y = b;
    (void)user;
    return (x->at.ms > y->at.ms) - (x->at.ms < y->at.ms);
}

/* Adds what differs from `first` on and has no gap as one stretch; gives the number of the next one. */
static uint32_t add_stretch(struct hallway *hallway, uint32_t first)
{
    struct preview_work *work = hallway->work;
    struct instant at = hallway->others[first].at, until = at;
    struct room_set rows = {{0}};
    uint32_t *rooms = ARENA_ARRAY(work->arena, uint32_t, hallway->target->scope.count + 1), count = 0, end;
    bool comes_up = false;
    for (end = first; end < hallway->count && hallway->others[end].at.ms <= until.ms; end++) {
        const struct other *other = &hallway->others[end];
        until = instant_max(until, other->until);
        comes_up |= other->room == PROGRAM_NONE;
        if (other->room != PROGRAM_NONE && !room_set_has(&rows, other->room)) {
            room_set_add(&rows, other->room);
            rooms[count++] = other->room;
        }
    }
    const char *text =
        count == 0 ? "what comes up"
                   : arena_printf(work->arena, "the row%s of %s%s", count == 1 ? "" : "s",
                                  preview_rooms(work, count, rooms), comes_up ? "; what comes up" : "");
    preview_add(work, (struct preview_stretch){.kind = PREVIEW_HALLWAY,
                                               .at = at,
                                               .until = until,
                                               .target = hallway->target,
                                               .room_count = count,
                                               .rooms = rooms,
                                               .verb = "",
                                               .text = text});
    return end;
}

void preview_hallway(struct preview_work *work, const struct preview_target *target)
{
    struct hallway hallway = {.work = work, .target = target};
    find_hidden(&hallway);
    for (uint32_t i = 0; i < target->scope.count; i++)
        if (room_set_has(&work->touched, target->scope.rooms[i]))
            compare_rows(&hallway, target->scope.rooms[i]);
    if (work->any_other)
        compare_soon(&hallway);
    if (hallway.count > 1)
        sort_stable(hallway.others, hallway.count, sizeof *hallway.others, compare_others, NULL,
                    ARENA_ARRAY(work->arena, struct other, hallway.count));
    for (uint32_t i = 0; i < hallway.count;)
        i = add_stretch(&hallway, i);
}

#include "schedule/view.h"

#include "changes/as_of.h"
#include "program/index.h"
#include "schedule/day_program.h"
#include "station/hours.h"
#include "schedule/joined_door.h"
#include "lookup/nearest.h"
#include "schedule/night.h"
#include "schedule/rest_of_day.h"
#include "schedule/slots.h"

/* Rows that `soon` is asked for: more than its sub-pages show in a cycle. */
#define SOON_ROWS 64
#define REST_ROWS 12

const char *view_kind_name(enum view_kind kind)
{
    static const char *const names[VIEW_KIND_COUNT] = {
        [VIEW_DOOR] = "door",
        [VIEW_ROOM] = "room",
        [VIEW_OVERVIEW] = "overview",
        [VIEW_SOON] = "soon",
        [VIEW_CONTRIBUTION] = "contribution",
        [VIEW_NOTICE] = "notice",
        [VIEW_PICTURE] = "picture",
        [VIEW_BEFORE] = "before",
        [VIEW_BETWEEN] = "between",
        [VIEW_AFTER] = "after",
        [VIEW_NO_SESSIONS] = "no-sessions",
        [VIEW_NO_PROGRAM] = "no-program",
        [VIEW_CLOCK_UNTRUSTED] = "clock-untrusted",
        [VIEW_FAULT] = "fault",
        [VIEW_EMERGENCY] = "emergency",
        [VIEW_NIGHT] = "night",
        [VIEW_TEST_CARD] = "test-card",
    };
    return names[kind];
}

/* An instant of the clock's as one of those that are shown, or with a negative number the other way. */
static struct instant ahead(struct instant at, int64_t ms)
{
    return instant_is_set(at) ? (struct instant){at.ms + ms} : at;
}

static void keep_until(struct view *view, struct instant until)
{
    view->until = instant_min(view->until, until);
}

static void keep_tick(struct view *view, struct instant tick_until)
{
    view->tick_until = instant_min(view->tick_until, tick_until);
}

/* --- a room: doors, and the hallway's room pages --- */

/* Until when the rest of the day is what it is, while the state is: a break can begin beside a session, and a
 * day end during one. */
static struct instant rest_until(const struct program *program, const struct room_state *state,
                                 struct slot_list rest, struct arena *arena)
{
    const struct room *room = &program->rooms[state->room];
    struct room_state then = *state;
    for (;;) {
        struct instant boundary = state->until;
        uint32_t pause = index_after(&room->breaks, then.at);
        /* The first start to come of what can be listed. */
        struct instant first = instant_min(index_next_start(&room->sessions, then.at),
                                           index_next_start(&room->waiting, then.at));
        if (pause < room->breaks.count) {
            first = instant_min(first, room->breaks.slots[pause].start);
            keep_earlier(&boundary, then.at, room->breaks.slots[pause].start.ms);
        }
        if (first.ms == INSTANT_NEVER.ms)
            return boundary;
        struct day day = program_day_at(program, then.at);
        keep_earlier(&boundary, then.at,
                     first.ms < day.end.ms ? day.end.ms : program_day_at(program, first).start.ms);
        if (boundary.ms == state->until.ms)
            return boundary;
        then.at = boundary;
        if (!slots_same(rest, room_rest_of_day(program, &then, REST_ROWS, arena)))
            return boundary;
    }
}

/* What a room's words for its first or last session depend on beside the room itself: whether the event has
 * begun, and where it goes on. */
static void make_event_around(const struct view_request *request, const struct room_state *state,
                              uint32_t room, struct arena *arena, struct view *view)
{
    const struct program *program = request->program;
    if (state->phase == PHASE_BEFORE_EVENT) {
        view->event_begun = event_has_begun(program, request->now);
        if (!view->event_begun && program->all.count > 0)
            keep_until(view, program->all.slots[0].start);
    } else if (state->phase == PHASE_EVENT_OVER) {
        elsewhere_at(program, room, request->now, arena, &view->elsewhere);
        keep_until(view, view->elsewhere.until);
    }
}

static void make_room(const struct view_request *request, uint32_t room, struct arena *arena,
                      struct view *view)
{
    view->room = room;
    room_state_at(request->program, &request->config->thresholds, room, request->now, arena, &view->state);
    view->rest = room_rest_of_day(request->program, &view->state, REST_ROWS, arena);
    keep_until(view, rest_until(request->program, &view->state, view->rest, arena));
    make_event_around(request, &view->state, room, arena, view);
    keep_tick(view, view->state.tick_until);
}

/* Of one room, or of several of which whatever is on in any is on here. */
static void make_door(const struct view_request *request, const struct room_scope *scope, struct arena *arena,
                      struct view *view)
{
    struct view_request joined = *request;
    if (scope->all || scope->count < 2) {
        make_room(request, scope->rooms[0], arena, view);
        return;
    }
    joined.program = view->program = joined_door_program(request->program, scope, arena);
    make_room(&joined, joined.program->room_count - 1, arena, view);
}

/* What the operator has to say beside it. */
static void make_notices(const struct view_request *request, const struct room_scope *scope,
                         struct arena *arena, struct view *view)
{
    notices_at(request->program, request->live, request->config, scope, request->now, arena, &view->notices);
    keep_until(view, view->notices.until);
}

static void make_strips(const struct view_request *request, const struct notice_list *notices,
                        struct arena *arena, struct view *view)
{
    strips_of(view->program, request->config, &view->state, notices, arena, &view->strips);
    keep_until(view, view->strips.until);
    keep_tick(view, view->strips.turn_until);
}

/* --- the hallway's pages --- */

static void make_event(const struct view_request *request, const struct room_scope *scope,
                       struct arena *arena, struct view *view)
{
    hallway_event_state(request->program, scope, request->now, arena, &view->event);
    keep_until(view, view->event.until);
}

static void make_soon(const struct view_request *request, const struct room_scope *scope, struct arena *arena,
                      struct view *view)
{
    soon_make(request->program, &request->config->thresholds, scope, request->now, SOON_ROWS, arena,
              &view->soon);
    keep_until(view, view->soon.until);
}

static void make_message(const struct view_request *request, const struct room_scope *scope,
                         struct arena *arena, struct view *view)
{
    static const enum view_kind kinds[] = {[MOMENT_BEFORE] = VIEW_BEFORE,
                                           [MOMENT_ON] = VIEW_BETWEEN,
                                           [MOMENT_BETWEEN] = VIEW_BETWEEN,
                                           [MOMENT_AFTER] = VIEW_AFTER,
                                           [MOMENT_NO_SESSIONS] = VIEW_NO_SESSIONS};
    view->kind = kinds[view->event.moment];
    make_soon(request, scope, arena, view);
}

/* The start of the first conference day after now's on which something of the room starts, tombstones
 * included; INSTANT_NEVER if there is none. */
static struct instant next_day_of(const struct program *program, uint32_t room, struct instant now)
{
    const struct slot_index *const indexes[] = {
        &program->rooms[room].sessions, &program->rooms[room].tombstones, &program->rooms[room].waiting};
    struct instant start = INSTANT_NEVER;
    for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++) {
        uint32_t next = index_after(indexes[i], now);
        if (next < indexes[i]->count)
            start = instant_min(start, indexes[i]->slots[next].start);
    }
    return start.ms == INSTANT_NEVER.ms ? start : program_day_at(program, start).start;
}

/* The rows are the rooms that have more today; which these are was fixed at the round's start, so that the
 * table does not lose rows while it is read. */
static void make_overview(const struct view_request *request, const struct room_scope *scope,
                          struct instant round_start, struct arena *arena, struct view *view)
{
    const struct day round_day = program_day_at(request->program, round_start);
    struct view_room *rows = ARENA_ARRAY(arena, struct view_room, scope->count + 1);
    for (uint32_t i = 0; i < scope->count; i++) {
        if (!room_has_more_today(request->program, scope->rooms[i], round_start, &round_day) &&
            !room_has_more_today(request->program, scope->rooms[i], request->now, &view->day)) {
            keep_until(view, next_day_of(request->program, scope->rooms[i], request->now));
            continue;
        }
        struct view_room *row = &rows[view->row_count++];
        row->room = scope->rooms[i];
        room_state_at(request->program, &request->config->thresholds, row->room, request->now, arena,
                      &row->state);
        keep_until(view, row->state.until);
        make_event_around(request, &row->state, PROGRAM_NONE, arena, view);
        keep_tick(view, row->state.tick_until);
    }
    view->rows = rows;
    if (view->row_count == 0)
        make_message(request, scope, arena, view);
}

static void make_contribution(const struct view_request *request, uint32_t session, struct arena *arena,
                              struct view *view)
{
    const struct program *program = request->program;
    const struct session *shown = &program->sessions[session];
    view->session = session;
    view->session_slot = (struct slot){.start = shown->start, .end = shown->end, .session = session};
    if (!session_is_scheduled(shown))
        return;
    struct gathering parts = {.arena = arena};
    if (shown->has_parts)
        for (uint32_t i = 0; i < program->all.count; i++)
            if (program->sessions[program->all.slots[i].session].part_of == session)
                gathering_add(&parts, program->all.slots[i]);
    view->parts = gathering_list(&parts);
    keep_until(view, shown->start.ms > request->now.ms ? shown->start : INSTANT_NEVER);
    keep_until(view, shown->end.ms > request->now.ms ? shown->end : INSTANT_NEVER);
}

/* A panel's sub-page may change within the showing. */
static void make_turns(const struct view_request *request, struct view *view)
{
    struct instant next;
    if (view->page.kind != PAGE_OVERVIEW && view->page.kind != PAGE_SOON)
        return;
    view->page.turns_passed = cycle_turns_passed(&view->page, request->now, &next);
    keep_tick(view, next);
}

static void make_page(const struct view_request *request, const struct room_scope *scope, struct arena *arena,
                      struct view *view)
{
    struct instant round_start = request->now;
    bool has_page = true;
    if (request->page_fixed) {
        view->page = request->page;
    } else {
        const int64_t length = request->config->thresholds.round_min * MS_PER_MINUTE;
        int64_t into = request->now.ms % length;
        round_start.ms -= into < 0 ? into + length : into;
        keep_tick(view, (struct instant){round_start.ms + length});
        has_page =
            cycle_page_at(request->program, request->live, request->config, request->now, arena, &view->page);
        if (has_page) {
            keep_tick(view, view->page.end);
            make_turns(request, view);
        }
    }
    make_event(request, scope, arena, view);
    if (!has_page) {
        struct notice_list notices; /* the next one, or the next thing that is said, would be a page */
        notices_at(request->program, request->live, request->config, scope, request->now, arena, &notices);
        keep_until(view, notices.until);
        keep_until(view, changes_next_made(request->program, request->now));
        make_message(request, scope, arena, view);
        return;
    }
    switch (view->page.kind) {
    case PAGE_SOON:
        view->kind = VIEW_SOON;
        make_soon(request, scope, arena, view);
        if (view->soon.count == 0)
            make_message(request, scope, arena, view);
        break;
    case PAGE_ROOM:
        view->kind = VIEW_ROOM;
        make_room(request, view->page.subject, arena, view);
        make_strips(request, NULL, arena, view);
        break;
    case PAGE_CONTRIBUTION:
        view->kind = VIEW_CONTRIBUTION;
        make_contribution(request, view->page.subject, arena, view);
        break;
    case PAGE_NOTICE:
        view->kind = VIEW_NOTICE;
        break;
    case PAGE_PICTURE:
        view->kind = VIEW_PICTURE;
        break;
    case PAGE_OVERVIEW:
    case PAGE_KIND_COUNT:
        view->kind = VIEW_OVERVIEW;
        make_overview(request, scope, round_start, arena, view);
        break;
    }
}

/* --- the station's screens --- */

/* How bright the panel is to be; all it can where it matters, or the hour is not known. */
static void make_brightness(const struct view_request *request, struct view *view)
{
    struct instant until;
    view->brightness = 100;
    if (!request->program || request->station.clock != STATION_CLOCK_TRUSTED || view->kind == VIEW_EMERGENCY)
        return;
    view->brightness = hours_brightness(&request->program->zone, request->config, view->clock_now, &until);
    if (view->kind != VIEW_NIGHT) /* then it is seen when the panel comes on */
        keep_tick(view, ahead(until, request->now.ms - view->clock_now.ms));
}

/* Days after an event's end on which its program may still be brought to a display. */
enum { MOST_DAYS_OVER = 3 };

/* What is said of a program that was over when it was taken over: last year's, most likely. NULL: nothing. */
static const char *long_over(const struct view_request *request, struct arena *arena)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    const struct program *program = request->program;
    struct instant end = INSTANT_NONE;
    for (uint32_t i = 0; i < program->all.count; i++)
        if (end.ms == INSTANT_NONE.ms || program->all.slots[i].end.ms > end.ms)
            end = program->all.slots[i].end;
    int64_t late_ms = end.ms + MOST_DAYS_OVER * MS_PER_DAY;
    if (end.ms == INSTANT_NONE.ms || request->taken.ms < late_ms || request->now.ms < late_ms)
        return NULL;
    struct civil civil = zone_to_civil(&program->zone, end);
    return arena_printf(arena, "This schedule ended on %d %s %d", civil.day, months[civil.month - 1],
                        civil.year);
}

/* Beside what the display shows; a screen that says why it shows nothing else has it below that. */
static void make_news(const struct view_request *request, struct arena *arena, struct view *view)
{
    if (view->kind == VIEW_NO_PROGRAM || view->kind == VIEW_CLOCK_UNTRUSTED || view->kind == VIEW_NIGHT ||
        view->kind == VIEW_EMERGENCY || view->is_rehearsal)
        return;
    if (view->kind == VIEW_FAULT) {
        view->told = view->fault_text == request->why && !view->who ? NULL : request->why;
        return;
    }
    view->news = request->lasting;
    view->over = request->program ? long_over(request, arena) : NULL;
    if (request->news && request->now.ms < request->news_until.ms) {
        view->news = request->news;
        keep_until(view, request->news_until);
    }
}

/* By a clock that nothing vouches for nobody knows how old anything is. */
static void make_stale(const struct view_request *request, struct view *view)
{
    struct instant until;
    if (!request->program || request->station.clock == STATION_CLOCK_UNTRUSTED || view->is_rehearsal)
        return;
    view->checked = request->checked;
    view->stale = stale_at(request->checked, request->config->poll_s, request->now, &until);
    keep_until(view, until);
}

/* The view at `request->now`, which is the clock's, or what a rehearsal (NULL: none) shows in its place. All
 * instants of it are of that time. */
static void make(const struct view_request *request, const struct rehearsal_state *rehearsal,
                 struct arena *arena, struct view *ret)
{
    const int64_t ahead_ms = rehearsal ? rehearsal->ahead_ms : 0;
    const struct program *program = request->program;
    struct station station = request->station;
    const struct instant clock_now = {request->now.ms - ahead_ms};
    *ret = (struct view){.now = request->now,
                         .clock_now = clock_now,
                         .is_rehearsal = rehearsal != NULL,
                         .program = program,
                         .config = request->config,
                         .live = request->live,
                         .room = PROGRAM_NONE,
                         .session = PROGRAM_NONE,
                         .brightness = 100,
                         .until = INSTANT_NEVER,
                         .tick_until = INSTANT_NEVER};
    if (request->test_card) {
        ret->kind = VIEW_TEST_CARD;
        ret->station = station; /* who asks the display how it is gets the same answer as ever */
        return;
    }
    ret->time_unverified = station.clock == STATION_CLOCK_UNVERIFIED;

    struct room_scope scope = {0};
    const char *unknown = NULL;
    if (!program) {
        station = station_after(station, STATION_PROGRAM_REMOVED);
    } else {
        ret->day = program_day_at(program, request->now);
        keep_tick(ret, slots_next_minute(program, request->now));
        room_scope_of(program, request->config, arena, &scope, &unknown);
        /* A program of which a display knows no room is a fault of the display's configuration. */
        if (unknown && (scope.count == 0 || request->config->role == ROLE_DOOR)) {
            station = station_after(station, STATION_ROOM_UNKNOWN);
            ret->fault_text = unknown;
            ret->fault_hint = nearest_names_text(program, unknown, arena);
        }
    }
    ret->station = station;
    make_stale(request, ret);
    if (!ret->fault_text)
        ret->fault_text = request->why;
    if (station.fault == STATION_FAULT_CONFIG)
        ret->who = request->who;

    const struct emergency_clock clock = {station.clock, request->floor, request->emergency_shown_ms};
    emergency_at(program, request->live, request->config, &scope, &clock, clock_now, &ret->emergency);
    keep_until(ret, ahead(ret->emergency.until, ahead_ms));
    struct instant night_until = INSTANT_NEVER, day_until;
    bool dark = !ret->emergency.is_shown && !ret->is_rehearsal &&
                night_at(program, request->live, request->config, request->station.clock, &scope,
                         request->now, arena, &night_until);
    keep_until(ret, night_until);
    switch (station_screen(station, ret->emergency.is_shown, dark)) {
    case STATION_SCREEN_EMERGENCY:
        ret->kind = VIEW_EMERGENCY;
        if (request->config->role == ROLE_DOOR && scope.count > 0)
            ret->room = scope.rooms[0];
        if (station.clock == STATION_CLOCK_UNTRUSTED)
            ret->tick_until =
                INSTANT_NEVER; /* an untrusted clock is not shown, but the texts take turns by it */
        keep_tick(ret, ret->emergency.tick_until);
        break;
    case STATION_SCREEN_FAULT:
        ret->kind = VIEW_FAULT;
        break;
    case STATION_SCREEN_NO_PROGRAM:
        ret->kind = VIEW_NO_PROGRAM;
        break;
    case STATION_SCREEN_NIGHT:
        ret->kind = VIEW_NIGHT;
        ret->tick_until = INSTANT_NEVER;
        break;
    case STATION_SCREEN_CLOCK_UNTRUSTED:
        ret->kind = VIEW_CLOCK_UNTRUSTED;
        if (request->config->role == ROLE_DOOR && scope.count > 0)
            ret->room = scope.rooms[0];
        ret->day_program = day_program_at(program, &scope, request->now, arena, &ret->day, &day_until);
        keep_until(ret, day_until);
        ret->tick_until = INSTANT_NEVER; /* an untrusted clock is not shown */
        break;
    case STATION_SCREEN_RUNNING:
    case STATION_SCREEN_COUNT:
        if (request->config->role == ROLE_HALLWAY) {
            make_page(request, &scope, arena, ret);
        } else if (scope.count == 0) {
            ret->kind = VIEW_NO_SESSIONS;
        } else {
            ret->kind = VIEW_DOOR;
            make_door(request, &scope, arena, ret);
            make_notices(request, &scope, arena, ret);
            make_strips(request, &ret->notices, arena, ret);
        }
        break;
    }
    make_news(request, arena, ret);
    make_brightness(request, ret);
    keep_tick(ret, ret->until);
}

/* A rehearsal, unless an emergency is shown, or the display has another trouble. */
static bool make_rehearsal(const struct view_request *request, const struct rehearsal_state *rehearsal,
                           struct arena *arena, struct view *ret)
{
    struct view_request rehearsed = *request;
    if (!rehearsal->is_on || request->test_card || !request->program ||
        request->station.clock == STATION_CLOCK_UNTRUSTED)
        return false;
    rehearsed.now = rehearsal->shown;
    make(&rehearsed, rehearsal, arena, ret);
    ret->rehearsal_until = rehearsal->until;
    ret->until = ahead(ret->until, -rehearsal->ahead_ms);
    ret->tick_until = ahead(ret->tick_until, -rehearsal->ahead_ms);
    return ret->kind != VIEW_EMERGENCY && ret->kind != VIEW_FAULT;
}

void view_make(const struct view_request *request, struct arena *arena, struct view *ret)
{
    struct rehearsal_state rehearsal;
    rehearsal_of(request->rehearsal, request->now, &rehearsal);
    if (!rehearsal.is_on)
        rehearsal_at(request->live, request->now, &rehearsal);
    if (!make_rehearsal(request, &rehearsal, arena, ret))
        make(request, NULL, arena, ret);
    keep_until(ret, rehearsal.until);
    keep_tick(ret, ret->until);
}

#include "schedule/hallway.h"

#include "base/sort.h"
#include "program/index.h"
#include "schedule/slots.h"

void room_scope_of(const struct program *program, const struct display_config *config, struct arena *arena,
                   struct room_scope *ret, const char **ret_unknown)
{
    if (ret_unknown)
        *ret_unknown = NULL;
    uint32_t wanted = config->room_count ? config->room_count : program->room_count;
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, wanted ? wanted : 1);
    *ret = (struct room_scope){.rooms = rooms, .all = config->room_count == 0};
    for (uint32_t i = 0; i < wanted; i++) {
        uint32_t room = i;
        if (config->room_count) {
            room = display_config_find_room(config, program, config->rooms[i]);
            if (room == PROGRAM_NONE) {
                if (ret_unknown && !*ret_unknown)
                    *ret_unknown = config->rooms[i].text;
                continue;
            }
        }
        rooms[ret->count++] = room;
    }
}

static bool found_any(void *user, const struct slot *slot)
{
    (void)slot;
    *(bool *)user = true;
    return false;
}

static bool anything_runs(const struct slot_index *index, struct instant now)
{
    bool any = false;
    index_running(index, now, found_any, &any);
    return any;
}

static bool more_today(const struct slot_index *index, struct instant now, const struct day *day)
{
    return index_starts_within(index, (struct instant){now.ms + 1}, day->end) || anything_runs(index, now);
}

bool room_has_more_today(const struct program *program, uint32_t room, struct instant now)
{
    const struct day day = program_day_at(program, now);
    return more_today(&program->rooms[room].sessions, now, &day) ||
           more_today(&program->rooms[room].tombstones, now, &day) ||
           more_today(&program->rooms[room].waiting, now, &day);
}

/* --- soon --- */

struct selection {
    const struct program *program;
    const struct thresholds *thresholds;
    const struct room_scope *scope;
    struct arena *arena;
    struct instant now;
    struct day day;
    struct soon_entry *entries;
    uint32_t count, capacity;
    struct blocks *blocks; /* of each room's sessions, then breaks; then of all; NULL: none was asked for */
};

enum stage { STAGE_RUNNING, STAGE_COMING, STAGE_WAITING, STAGE_CANCELLED };

static struct blocks *blocks_of(struct selection *selection, uint32_t which)
{
    const struct program *program = selection->program;
    uint32_t count = 2 * program->room_count + 1;
    if (!selection->blocks) {
        selection->blocks = ARENA_ARRAY(selection->arena, struct blocks, count);
        for (uint32_t i = 0; i < count; i++)
            selection->blocks[i] = (struct blocks){.program = program, .arena = selection->arena};
    }
    return &selection->blocks[which];
}

/* Whether a session is a block that leaves its place to parts that are shown in the room; PROGRAM_NONE: a
 * session without one. */
static bool leaves_it_to_parts(struct selection *selection, const struct slot *slot, enum stage stage,
                               uint32_t room_number)
{
    const struct program *program = selection->program;
    const struct room *room = room_number != PROGRAM_NONE ? &program->rooms[room_number] : NULL;
    if (!program->sessions[slot->session].has_parts)
        return false;
    struct blocks *blocks = blocks_of(selection, room ? 2 * room_number : 2 * program->room_count);
    if (stage == STAGE_CANCELLED)
        return blocks_part_is_at_start(blocks, room ? &room->tombstones : &program->all_tombstones, slot);
    if (stage == STAGE_WAITING)
        return blocks_part_is_at_start(blocks, room ? &room->waiting : &program->all_waiting, slot);
    const struct slot_index *sessions = room ? &room->sessions : &program->all;
    if (stage == STAGE_COMING)
        return blocks_part_is_at_start(blocks, sessions, slot);
    return blocks_part_is_on(blocks, sessions, slot->session, selection->now) ||
           (room && blocks_part_is_on(blocks_of(selection, 2 * room_number + 1), &room->breaks, slot->session,
                                      selection->now));
}

static bool is_own_room(const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++)
        if (session->rooms[i] == room)
            return true;
    return false;
}

/* The first room of the program in which a session is shown, of those in the scope: its own, else one that is
 * a part of its own. False if there is none. Sessions without a room are for displays of all rooms. */
static bool place_in_scope(struct selection *selection, const struct slot *slot, enum stage stage,
                           uint32_t *ret_room)
{
    const struct program *program = selection->program;
    const struct session *session = &program->sessions[slot->session];
    *ret_room = PROGRAM_NONE;
    if (session->room_count == 0)
        return selection->scope->all && !leaves_it_to_parts(selection, slot, stage, PROGRAM_NONE);
    bool own = false;
    for (uint32_t i = 0; i < selection->scope->count; i++) {
        uint32_t room = selection->scope->rooms[i];
        bool is_own = is_own_room(session, room);
        if ((own && !is_own) || (own == is_own && room >= *ret_room))
            continue; /* a better one was found */
        if ((!is_own && !session_in_room(program, session, room)) ||
            leaves_it_to_parts(selection, slot, stage, room))
            continue;
        *ret_room = room;
        own = is_own;
    }
    return *ret_room != PROGRAM_NONE;
}

static void select_entry(struct selection *selection, struct soon_entry entry)
{
    selection->entries = arena_room(selection->arena, selection->entries, selection->count,
                                    &selection->capacity, sizeof *selection->entries);
    selection->entries[selection->count++] = entry;
}

/* By start, ties in the program's order of rooms, those without one last, then of sessions. `user` is
 * whether the latest start comes first. */
static int compare_entries(const void *a, const void *b, void *user)
{
    const struct soon_entry *x = a, *y = b;
    if (x->slot.start.ms != y->slot.start.ms)
        return (x->slot.start.ms < y->slot.start.ms) != *(const bool *)user ? -1 : 1;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    return x->slot.session < y->slot.session ? -1 : x->slot.session > y->slot.session;
}

/* Sorts entries [from, count). */
static void sort_entries(struct selection *selection, uint32_t from, bool latest_first)
{
    uint32_t count = selection->count - from;
    if (count > 1)
        sort_stable(&selection->entries[from], count, sizeof *selection->entries, compare_entries,
                    &latest_first, ARENA_ARRAY(selection->arena, struct soon_entry, count));
}

static void select_running(struct selection *selection, uint32_t most)
{
    const struct program *program = selection->program;
    struct slot_list on = slots_running(&program->all, selection->now, selection->arena);
    for (uint32_t i = 0; i < on.count; i++) {
        const struct slot *slot = &on.slots[i];
        uint32_t room;
        if (program->sessions[slot->session].kind != SESSION_DROP_IN &&
            !slot_is_ending(selection->thresholds, slot, selection->now) &&
            place_in_scope(selection, slot, STAGE_RUNNING, &room))
            select_entry(selection, (struct soon_entry){.slot = *slot, .room = room, .running = true});
    }
    sort_entries(selection, 0, true);
    if (selection->count > most)
        selection->count = most;
}

static enum soon_day day_of(const struct selection *selection, struct instant start)
{
    if (start.ms < selection->day.end.ms)
        return SOON_TODAY;
    return program_day_at(selection->program, start).date == selection->day.date + 1 ? SOON_TOMORROW
                                                                                     : SOON_LATER;
}

static bool select_slot(struct selection *selection, const struct slot *slot, enum stage stage)
{
    uint32_t room;
    if (!place_in_scope(selection, slot, stage, &room))
        return false;
    select_entry(selection, (struct soon_entry){.slot = *slot,
                                                .room = room,
                                                .cancelled = stage == STAGE_CANCELLED,
                                                .waiting = stage == STAGE_WAITING,
                                                .day = day_of(selection, slot->start)});
    return true;
}

/* Adds the sessions (or cancelled ones, or those that are late) that start in (from, to]; gives how many.
 * What was moved away is listed where it is. */
static uint32_t select_starts(struct selection *selection, enum stage stage, struct instant from,
                              struct instant to)
{
    const struct program *program = selection->program;
    const struct slot_index *index = stage == STAGE_CANCELLED ? &program->all_tombstones
                                     : stage == STAGE_WAITING ? &program->all_waiting
                                                              : &program->all;
    uint32_t added = 0;
    for (uint32_t i = index_after(index, from); i < index->count && index->slots[i].start.ms <= to.ms; i++)
        if (stage != STAGE_CANCELLED || program->sessions[index->slots[i].session].cancelled)
            added += select_slot(selection, &index->slots[i], stage);
    return added;
}

/* Adds those that would be on if they were not late; gives how many. */
static uint32_t select_waiting(struct selection *selection)
{
    struct slot_list on = slots_running(&selection->program->all_waiting, selection->now, selection->arena);
    uint32_t added = 0;
    for (uint32_t i = 0; i < on.count; i++)
        added += select_slot(selection, &on.slots[i], STAGE_WAITING);
    return added;
}

/* Adds what starts in (from, to], one that is late where it would if nothing more is said; gives how many. */
static uint32_t select_to_come(struct selection *selection, struct instant from, struct instant to)
{
    return select_starts(selection, STAGE_COMING, from, to) +
           select_starts(selection, STAGE_WAITING, from, to);
}

static void select_coming(struct selection *selection)
{
    const struct program *program = selection->program;
    const uint32_t wanted = (uint32_t)selection->thresholds->look_ahead_sessions;
    const uint32_t first = selection->count;
    struct instant from = selection->now;
    struct instant to = {from.ms + selection->thresholds->look_ahead_min * MS_PER_MINUTE};
    if (to.ms >= selection->day.end.ms)
        to.ms = selection->day.end.ms - 1;
    uint32_t found = select_waiting(selection) + select_to_come(selection, from, to);
    /* Widen by one start after the other: over today, then over the next day that has sessions for us. */
    struct instant limit = selection->day.end;
    while (found < wanted) {
        struct instant start =
            instant_min(index_next_start(&program->all, to), index_next_start(&program->all_waiting, to));
        if (start.ms == INSTANT_NEVER.ms)
            break;
        if (start.ms >= limit.ms) {
            if (limit.ms != selection->day.end.ms && found > 0)
                break; /* one day ahead is enough, once there is something */
            limit = program_day_at(program, start).end;
        }
        found += select_to_come(selection, to, start);
        to = start;
    }
    select_starts(selection, STAGE_CANCELLED, from, to);
    sort_entries(selection, first, false);
}

static void soon_at(const struct program *program, const struct thresholds *thresholds,
                    const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
                    struct soon_list *ret)
{
    struct selection selection = {.program = program,
                                  .thresholds = thresholds,
                                  .scope = scope,
                                  .arena = arena,
                                  .now = now,
                                  .day = program_day_at(program, now)};
    select_running(&selection, rows / 2);
    select_coming(&selection);
    *ret = (struct soon_list){.count = selection.count < rows ? selection.count : rows,
                              .entries = selection.entries};
    ret->left_out = selection.count - ret->count;
}

static bool soon_same(const struct soon_list *a, const struct soon_list *b)
{
    if (a->count != b->count || a->left_out != b->left_out)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        const struct soon_entry *x = &a->entries[i], *y = &b->entries[i];
        if (x->slot.session != y->slot.session || x->slot.start.ms != y->slot.start.ms ||
            x->slot.end.ms != y->slot.end.ms || x->room != y->room || x->running != y->running ||
            x->day != y->day)
            return false;
    }
    return true;
}

/* When the next start comes into sight, which is so far ahead. */
static void keep_entering(struct instant *earliest, const struct slot_index *index, struct instant now,
                          int64_t ahead_ms)
{
    uint32_t beyond = index_after(index, (struct instant){now.ms + ahead_ms});
    if (beyond < index->count)
        keep_earlier(earliest, now, index->slots[beyond].start.ms - ahead_ms);
}

/* The first start after `now` of a session, cancelled ones included; INSTANT_NEVER if there is none. */
static struct instant next_start(const struct program *program, struct instant now)
{
    const struct slot_index *const indexes[] = {&program->all, &program->all_tombstones,
                                                &program->all_waiting};
    struct instant start = INSTANT_NEVER;
    for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++) {
        uint32_t next = index_after(indexes[i], now);
        if (next < indexes[i]->count)
            start = instant_min(start, indexes[i]->slots[next].start);
    }
    return start;
}

/* When "later" becomes "tomorrow", and that today. Days on which nothing starts are not walked: a session in
 * a far year would cost every one of them. */
static void keep_day_words(struct instant *earliest, const struct program *program, struct instant now)
{
    const struct day today = program_day_at(program, now);
    struct instant start = next_start(program, now);
    if (start.ms < today.end.ms) {
        keep_earlier(earliest, now, today.end.ms);
    } else if (start.ms != INSTANT_NEVER.ms) {
        const struct day day = program_day_at(program, start);
        keep_earlier(earliest, now, day.start.ms);
        keep_earlier(earliest, now, program_day_at(program, (struct instant){day.start.ms - 1}).start.ms);
    }
}

static struct instant soon_boundary(const struct program *program, const struct thresholds *thresholds,
                                    const struct room_scope *scope, struct instant now, struct arena *arena)
{
    const struct slot_index *all = &program->all;
    struct instant earliest = INSTANT_NEVER;
    keep_boundaries(&earliest, all, now);
    keep_boundaries(&earliest, &program->all_tombstones, now);
    keep_boundaries(&earliest, &program->all_waiting, now);
    if (earliest.ms == INSTANT_NEVER.ms)
        return earliest;
    for (uint32_t i = 0; i < scope->count; i++) /* breaks take their blocks out */
        keep_boundaries(&earliest, &program->rooms[scope->rooms[i]].breaks, now);
    keep_entering(&earliest, all, now, thresholds->look_ahead_min * MS_PER_MINUTE);
    keep_entering(&earliest, &program->all_tombstones, now, thresholds->look_ahead_min * MS_PER_MINUTE);
    keep_entering(&earliest, &program->all_waiting, now, thresholds->look_ahead_min * MS_PER_MINUTE);
    struct slot_list on = slots_running(all, now, arena);
    for (uint32_t i = 0; i < on.count; i++)
        keep_earlier(&earliest, now, slot_ending(thresholds, &on.slots[i]).ms);
    keep_day_words(&earliest, program, now);
    return earliest;
}

void hallway_soon(const struct program *program, const struct thresholds *thresholds,
                  const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
                  struct soon_list *ret)
{
    soon_at(program, thresholds, scope, now, rows, arena, ret);
    ret->until = soon_boundary(program, thresholds, scope, now, arena);
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct soon_list then;
        soon_at(program, thresholds, scope, ret->until, rows, arena, &then);
        if (!soon_same(ret, &then))
            break;
        ret->until = soon_boundary(program, thresholds, scope, ret->until, arena);
    }
}

/* --- the event as a whole --- */

struct event_facts {
    bool any, started, on_or_today, later;
    struct instant first; /* start to come */
    struct instant boundary;
};

static void add_facts(struct event_facts *facts, const struct slot_index *index, struct instant now,
                      const struct day *day)
{
    if (index->count == 0)
        return;
    facts->any = true;
    facts->started = facts->started || index->slots[0].start.ms <= now.ms;
    facts->on_or_today = facts->on_or_today || more_today(index, now, day);
    uint32_t next = index_after(index, now);
    if (next < index->count) {
        facts->first = instant_min(facts->first, index->slots[next].start);
        facts->later = true;
    }
    keep_boundaries(&facts->boundary, index, now);
}

static enum event_moment moment_of(const struct event_facts *facts)
{
    if (!facts->any)
        return MOMENT_NO_SESSIONS;
    if (facts->on_or_today)
        return MOMENT_ON;
    if (!facts->later)
        return MOMENT_AFTER;
    return facts->started ? MOMENT_BETWEEN : MOMENT_BEFORE;
}

static struct event_facts event_facts_at(const struct program *program, const struct room_scope *scope,
                                         struct instant now)
{
    const struct day day = program_day_at(program, now);
    struct event_facts facts = {.first = INSTANT_NEVER, .boundary = INSTANT_NEVER};
    if (scope->all) {
        add_facts(&facts, &program->all, now, &day);
        add_facts(&facts, &program->all_waiting, now, &day);
    }
    for (uint32_t i = 0; i < scope->count && !scope->all; i++) {
        add_facts(&facts, &program->rooms[scope->rooms[i]].sessions, now, &day);
        add_facts(&facts, &program->rooms[scope->rooms[i]].waiting, now, &day);
    }
    /* A new day can end BEFORE and BETWEEN, if its first start is on it; and ON, if nothing comes on it. */
    if (facts.boundary.ms != INSTANT_NEVER.ms) {
        struct day first_day = facts.later ? program_day_at(program, facts.first) : day;
        keep_earlier(&facts.boundary, now, facts.on_or_today ? day.end.ms : first_day.start.ms);
    }
    return facts;
}

void hallway_event_state(const struct program *program, const struct thresholds *thresholds,
                         const struct room_scope *scope, struct instant now, struct arena *arena,
                         struct event_state *ret)
{
    struct event_facts facts = event_facts_at(program, scope, now);
    *ret = (struct event_state){.moment = moment_of(&facts), .until = facts.boundary};
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct event_facts then = event_facts_at(program, scope, ret->until);
        if (moment_of(&then) != ret->moment)
            break;
        ret->until = then.boundary;
    }
    if (ret->moment != MOMENT_BEFORE && ret->moment != MOMENT_BETWEEN)
        return;
    struct selection selection = {.program = program,
                                  .thresholds = thresholds,
                                  .scope = scope,
                                  .arena = arena,
                                  .now = now,
                                  .day = program_day_at(program, now)};
    select_starts(&selection, STAGE_COMING, (struct instant){facts.first.ms - 1}, facts.first);
    select_starts(&selection, STAGE_WAITING, (struct instant){facts.first.ms - 1}, facts.first);
    sort_entries(&selection, 0, false);
    struct gathering first = {.arena = arena};
    for (uint32_t i = 0; i < selection.count; i++)
        gathering_add(&first, selection.entries[i].slot);
    ret->first = gathering_list(&first);
}

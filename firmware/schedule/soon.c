#include "schedule/soon.h"

#include "base/sort.h"
#include "program/index.h"
#include "schedule/slots.h"

enum stage { STAGE_RUNNING, STAGE_COMING, STAGE_WAITING, STAGE_CANCELLED, STAGE_COUNT };

/* The list that a stage's are in. */
static const struct slot_index *index_of(const struct program *program, enum stage stage)
{
    return stage == STAGE_CANCELLED ? &program->all_tombstones
           : stage == STAGE_WAITING ? &program->all_waiting
                                    : &program->all;
}

struct selection {
    const struct program *program;
    const struct thresholds *thresholds;
    const struct room_scope *scope;
    struct arena *arena;
    struct instant now;
    struct day day;
    struct slot_list on;
    uint32_t after[STAGE_COUNT]; /* the first of each stage's list that starts after now */
    struct soon_entry *entries;
    uint32_t count, capacity;
    struct blocks *blocks; /* of each room's sessions, then breaks; then of all; NULL: none was asked for */
};

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
    if (selection->scope->all) {
        /* All rooms are in it, in the program's order. */
        for (uint32_t i = 0; i < session->room_count; i++)
            if (session->rooms[i] < *ret_room &&
                !leaves_it_to_parts(selection, slot, stage, session->rooms[i]))
                *ret_room = session->rooms[i];
        if (*ret_room != PROGRAM_NONE)
            return true;
    }
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
    for (uint32_t i = 0; i < selection->on.count; i++) {
        const struct slot *slot = &selection->on.slots[i];
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

/* Adds the sessions (or cancelled ones, or those that are late) from position *at on that start up to `to`;
 * *at becomes that of the first that starts later. Gives how many. What was moved away is listed where it is.
 */
static uint32_t select_starts(struct selection *selection, enum stage stage, struct instant to, uint32_t *at)
{
    const struct program *program = selection->program;
    const struct slot_index *index = index_of(program, stage);
    uint32_t added = 0;
    for (; *at < index->count && index->slots[*at].start.ms <= to.ms; (*at)++)
        if (stage != STAGE_CANCELLED || program->sessions[index->slots[*at].session].cancelled)
            added += select_slot(selection, &index->slots[*at], stage);
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

static void select_coming(struct selection *selection)
{
    const struct program *program = selection->program;
    const uint32_t wanted = (uint32_t)selection->thresholds->look_ahead_sessions;
    const uint32_t first = selection->count;
    struct instant to = {selection->now.ms + selection->thresholds->look_ahead_min * MS_PER_MINUTE};
    if (to.ms >= selection->day.end.ms)
        to.ms = selection->day.end.ms - 1;
    /* One that is late counts where it would start if nothing more is said. */
    uint32_t coming = selection->after[STAGE_COMING], waiting = selection->after[STAGE_WAITING];
    uint32_t cancelled = selection->after[STAGE_CANCELLED];
    uint32_t found = select_waiting(selection);
    found += select_starts(selection, STAGE_COMING, to, &coming);
    found += select_starts(selection, STAGE_WAITING, to, &waiting);
    /* Widen by one start after the other: over today, then over the next day that has sessions for us. */
    struct instant limit = selection->day.end;
    while (found < wanted) {
        struct instant start = instant_min(index_start_at(index_of(program, STAGE_COMING), coming),
                                           index_start_at(index_of(program, STAGE_WAITING), waiting));
        if (start.ms == INSTANT_NEVER.ms)
            break;
        if (start.ms >= limit.ms) {
            if (limit.ms != selection->day.end.ms && found > 0)
                break; /* one day ahead is enough, once there is something */
            limit = program_day_at(program, start).end;
        }
        found += select_starts(selection, STAGE_COMING, start, &coming);
        found += select_starts(selection, STAGE_WAITING, start, &waiting);
        to = start;
    }
    select_starts(selection, STAGE_CANCELLED, to, &cancelled);
    sort_entries(selection, first, false);
}

static struct selection selection_at(const struct program *program, const struct thresholds *thresholds,
                                     const struct room_scope *scope, struct instant now, struct arena *arena)
{
    struct selection ret = {.program = program,
                            .thresholds = thresholds,
                            .scope = scope,
                            .arena = arena,
                            .now = now,
                            .day = program_day_at(program, now)};
    for (enum stage stage = STAGE_COMING; stage < STAGE_COUNT; stage++)
        ret.after[stage] = index_after(index_of(program, stage), now);
    return ret;
}

static void select_soon(struct selection *selection, uint32_t rows, struct soon_list *ret)
{
    selection->on = slots_running(&selection->program->all, selection->now, selection->arena);
    select_running(selection, rows / 2);
    select_coming(selection);
    *ret = (struct soon_list){.count = selection->count < rows ? selection->count : rows,
                              .entries = selection->entries,
                              .until = selection->now};
    ret->left_out = selection->count - ret->count;
}

void soon_at(const struct program *program, const struct thresholds *thresholds,
             const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
             struct soon_list *ret)
{
    struct selection selection = selection_at(program, thresholds, scope, now, arena);
    select_soon(&selection, rows, ret);
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
static void keep_entering(struct instant *earliest, const struct selection *selection, enum stage stage)
{
    const int64_t ahead_ms = selection->thresholds->look_ahead_min * MS_PER_MINUTE;
    const struct slot_index *index = index_of(selection->program, stage);
    const struct instant start = index_next_start(index, (struct instant){selection->now.ms + ahead_ms});
    if (start.ms != INSTANT_NEVER.ms)
        keep_earlier(earliest, selection->now, start.ms - ahead_ms);
}

/* When "later" becomes "tomorrow", and that today. `start` is the first to come of a session, cancelled ones
 * included, or INSTANT_NEVER. Days on which nothing starts are not walked: a session in a far year would cost
 * every one of them. */
static void keep_day_words(struct instant *earliest, const struct selection *selection, struct instant start)
{
    const struct instant now = selection->now;
    if (start.ms < selection->day.end.ms) {
        keep_earlier(earliest, now, selection->day.end.ms);
    } else if (start.ms != INSTANT_NEVER.ms) {
        const struct program *program = selection->program;
        const struct day day = program_day_at(program, start);
        keep_earlier(earliest, now, day.start.ms);
        keep_earlier(earliest, now, program_day_at(program, (struct instant){day.start.ms - 1}).start.ms);
    }
}

/* The first instant after the selection's at which it could be another. The end of a cancelled one's slot is
 * none: it is listed until its start. */
static struct instant soon_boundary(const struct selection *selection)
{
    const struct program *program = selection->program;
    const struct instant now = selection->now;
    struct instant start = INSTANT_NEVER, earliest;
    for (enum stage stage = STAGE_COMING; stage < STAGE_COUNT; stage++)
        start = instant_min(start, index_start_at(index_of(program, stage), selection->after[stage]));
    earliest = instant_min(start, index_next_end(&program->all_waiting, now));
    for (uint32_t i = 0; i < selection->on.count; i++)
        earliest = instant_min(earliest, selection->on.slots[i].end);
    if (earliest.ms == INSTANT_NEVER.ms)
        return earliest;
    for (uint32_t i = 0; i < selection->scope->count; i++) /* breaks take their blocks out */
        keep_boundaries(&earliest, &program->rooms[selection->scope->rooms[i]].breaks, now);
    for (enum stage stage = STAGE_COMING; stage < STAGE_COUNT; stage++)
        keep_entering(&earliest, selection, stage);
    for (uint32_t i = 0; i < selection->on.count; i++)
        keep_earlier(&earliest, now, slot_ending(selection->thresholds, &selection->on.slots[i]).ms);
    keep_day_words(&earliest, selection, start);
    return earliest;
}

void soon_make(const struct program *program, const struct thresholds *thresholds,
               const struct room_scope *scope, struct instant now, uint32_t rows, struct arena *arena,
               struct soon_list *ret)
{
    struct selection selection = selection_at(program, thresholds, scope, now, arena);
    select_soon(&selection, rows, ret);
    ret->until = soon_boundary(&selection);
    while (ret->until.ms != INSTANT_NEVER.ms) {
        struct soon_list then;
        selection = selection_at(program, thresholds, scope, ret->until, arena);
        select_soon(&selection, rows, &then);
        if (!soon_same(ret, &then))
            break;
        ret->until = soon_boundary(&selection);
    }
}

struct slot_list soon_starting_at(const struct program *program, const struct room_scope *scope,
                                  struct instant start, struct arena *arena)
{
    struct selection selection = selection_at(program, NULL, scope, (struct instant){start.ms - 1}, arena);
    select_starts(&selection, STAGE_COMING, start, &selection.after[STAGE_COMING]);
    select_starts(&selection, STAGE_WAITING, start, &selection.after[STAGE_WAITING]);
    sort_entries(&selection, 0, false);
    struct gathering slots = {.arena = arena};
    for (uint32_t i = 0; i < selection.count; i++)
        gathering_add(&slots, selection.entries[i].slot);
    return gathering_list(&slots);
}

#include "changes/as_of.h"

#include "base/sort.h"
#include "changes/fold.h"
#include "program/lists.h"

static bool is_made_after(struct instant made, struct instant at)
{
    return instant_is_set(made) && made.ms > at.ms;
}

static struct instant next_change(const struct change_list *list, struct instant after)
{
    struct instant first = INSTANT_NEVER;
    for (uint32_t i = 0; i < list->count; i++)
        if (is_made_after(list->changes[i].made, after))
            first = instant_min(first, list->changes[i].made);
    return first;
}

struct instant changes_next_made(const struct program *folded, struct instant after)
{
    const struct fold_source *source = folded->folded_from;
    if (!source || source->last_made.ms <= after.ms)
        return INSTANT_NEVER;
    struct instant first = next_change(&source->live.changes, after);
    if (source->has_feed)
        first = instant_min(first, next_change(&source->feed.list, after));
    for (uint32_t i = 0; i < source->live.session_count; i++)
        if (is_made_after(source->live.sessions[i].made, after))
            first = instant_min(first, source->live.sessions[i].made);
    return first;
}

/* Parts a list: gives what was made by `at`; `later`, which may be NULL, gets the rest. */
static struct change_list part(const struct change_list *list, struct instant at, struct arena *arena,
                               struct change_list *later)
{
    struct change *known = ARENA_ARRAY(arena, struct change, 2 * (size_t)list->count);
    struct change *rest = known + list->count;
    uint32_t known_count = 0, rest_count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (is_made_after(list->changes[i].made, at))
            rest[rest_count++] = list->changes[i];
        else
            known[known_count++] = list->changes[i];
    }
    if (later)
        *later = (struct change_list){.count = rest_count, .changes = rest};
    return (struct change_list){.count = known_count, .changes = known};
}

/* ---- what was decided ---- */

/* An added session of which nothing is known yet. */
static void forget(struct session *session)
{
    session->start = session->end = INSTANT_NONE;
    session->summary = "";
    session->topic_count = 0;
}

static struct live live_as_of(const struct live *live, struct instant at, struct arena *arena)
{
    struct live ret = *live;
    ret.changes = part(&live->changes, at, arena, NULL);
    struct live_session *sessions =
        arena_grow(arena, live->sessions, live->session_count, live->session_count, sizeof *sessions);
    for (uint32_t i = 0; i < live->session_count; i++)
        if (is_made_after(sessions[i].made, at))
            forget(&sessions[i].session);
    ret.sessions = sessions;
    return ret;
}

/* ---- what the feed has changed ---- */

static void restore_room(const struct program *program, const struct change *change, struct session *session,
                         struct arena *arena)
{
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, session->room_count + 1);
    session->room_count = change_rooms_before(program, session, change->room, change->was->room, rooms);
    session->rooms = rooms;
}

/* Gives a session back what a change of the feed tells that it was. */
static void restore(const struct program *program, const struct change *change, struct session *session,
                    struct arena *arena)
{
    const struct change_before *was = change->was;
    if (change->fields & CHANGE_CANCELLED) {
        session->cancelled = !change->cancelled;
        session->status = session->cancelled ? SESSION_CANCELLED : SESSION_CONFIRMED;
    }
    if (!was)
        return;
    if (instant_is_set(was->start))
        session->start = was->start;
    if (instant_is_set(was->end))
        session->end = was->end;
    session->end = instant_max(session->start, session->end);
    if (was->room)
        restore_room(program, change, session, arena);
    if (was->title.count > 0)
        session->title = was->title;
}

static int compare_sessions(const void *a, const void *b, void *user)
{
    const struct program *program = user;
    const uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    return lists_compare(&program->sessions[i], i, &program->sessions[j], j);
}

/* Builds the lists anew. False: they would be too long. */
static bool build_lists(struct program *program, struct arena *arena)
{
    const uint32_t count = program->session_count;
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, 2 * (size_t)count);
    struct room_set *sets = ARENA_ARRAY(arena, struct room_set, program->room_count);
    struct room *rooms =
        arena_grow(arena, program->rooms, program->room_count, program->room_count, sizeof *rooms);
    struct err err;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    sort_stable(order, count, sizeof *order, compare_sessions, program, order + count);
    for (uint32_t i = 0; i < program->room_count; i++) {
        room_set_add(&sets[i], i);
        for (uint32_t room_part = 0; room_part < rooms[i].part_count; room_part++)
            room_set_add(&sets[i], rooms[i].parts[room_part]);
    }
    program->rooms = rooms;
    return lists_build(program, rooms, sets, order, arena, arena, &err);
}

/* The latest change first, so that the first one has the last word. */
static const struct program *published_as_of(const struct program *program, const struct change_list *later,
                                             struct arena *arena)
{
    struct program *before = ARENA_NEW(arena, struct program);
    struct session *sessions = arena_grow(arena, program->sessions, program->session_count,
                                          program->session_count, sizeof *sessions);
    *before = *program;
    before->first = before->last = INSTANT_NONE;
    for (uint32_t i = later->count; i-- > 0;) {
        const uint32_t session = program_find_session(program, later->changes[i].session);
        if (session != PROGRAM_NONE)
            restore(program, &later->changes[i], &sessions[session], arena);
    }
    for (uint32_t i = 0; i < program->session_count; i++) {
        if (!session_is_scheduled(&sessions[i]))
            continue;
        if (!instant_is_set(before->first) || sessions[i].start.ms < before->first.ms)
            before->first = sessions[i].start;
        before->last = instant_max(before->last, sessions[i].end);
    }
    before->sessions = sessions;
    return build_lists(before, arena) ? before : program;
}

const struct program *changes_as_of(const struct program *folded, struct instant at, struct arena *arena)
{
    const struct fold_source *source = folded->folded_from;
    if (changes_next_made(folded, at).ms == INSTANT_NEVER.ms)
        return folded;
    const struct live live = live_as_of(&source->live, at, arena);
    if (!source->has_feed)
        return changes_fold(source->program, NULL, &live, arena, NULL);
    struct feed_changes feed = source->feed;
    struct change_list later;
    feed.list = part(&source->feed.list, at, arena, &later);
    const struct program *program = source->program;
    if (later.count > 0)
        program = published_as_of(program, &later, arena);
    return changes_fold(program, &feed, &live, arena, NULL);
}

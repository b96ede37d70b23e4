#include <string.h>

#include "changes/fold_work.h"
#include "program/limits.h"

static const char *where_of(const struct fold *fold, uint32_t number)
{
    return arena_printf(fold->scratch, "sessions[%u]", (unsigned)number);
}

static uint32_t *find_rooms(struct fold *fold, const struct live_session *added, const char *where,
                            uint32_t *ret_count)
{
    uint32_t *rooms = ARENA_ARRAY(fold->arena, uint32_t, added->room_count);
    *ret_count = 0;
    for (uint32_t i = 0; i < added->room_count; i++) {
        uint32_t room = program_find_room(fold->program, added->rooms[i]);
        if (room == PROGRAM_NONE)
            issue_add(fold->issues, ISSUE_WARNING, "change-of-unknown-room", where,
                      "the program has no room \"%s\"; the added session is not shown there",
                      added->rooms[i].text);
        else
            rooms[(*ret_count)++] = room;
    }
    return rooms;
}

static uint32_t find_track(const struct program *program, const char *id)
{
    for (uint32_t i = 0; i < program->track_count && id && *id; i++)
        if (strcmp(program->tracks[i].id, id) == 0)
            return i;
    return PROGRAM_NONE;
}

static void add_session(struct fold *fold, const struct live_session *live, uint32_t number)
{
    const uint32_t place = fold->session_count - fold->program->session_count;
    struct session *session = &fold->sessions[fold->session_count];
    fold->last_made = instant_max(fold->last_made, live->made);
    if (!map_add(&fold->folded->session_ids, live->session.id, fold->session_count)) {
        issue_add(fold->issues, ISSUE_WARNING, "added-twice", where_of(fold, number),
                  "the program has a session \"%s\" already; this one is left out", live->session.id);
        return;
    }
    *session = live->session;
    session->part_of = PROGRAM_NONE;
    session->has_parts = session->set_aside = session->rooms_inherited = false;
    session->track = find_track(fold->program, live->track);
    session->rooms = find_rooms(fold, live, where_of(fold, number), &session->room_count);
    session->cancelled = session->cancelled || session->status == SESSION_CANCELLED;
    fold->added[place] = (struct fold_added){.live = live, .number = number};
    fold->session_count++;
}

/* ---- blocks ---- */

/* How many blocks are around a part of `block`; more than LIMIT_PART_DEPTH where they are more, or where the
 * part itself is one of them. */
static uint32_t depth_in(const struct fold *fold, uint32_t block, uint32_t part)
{
    uint32_t depth = 0;
    for (uint32_t up = block; up != PROGRAM_NONE && depth <= LIMIT_PART_DEPTH;
         up = fold->sessions[up].part_of, depth++)
        if (up == part)
            return LIMIT_PART_DEPTH + 1;
    return depth;
}

static void join_block(struct fold *fold, const struct fold_added *added, uint32_t session)
{
    const char *id = added->live->part_of;
    if (!id || !*id)
        return;
    const uint32_t block = program_find_session(fold->folded, id);
    if (block == PROGRAM_NONE)
        issue_add(fold->issues, ISSUE_WARNING, "change-of-unknown-session", where_of(fold, added->number),
                  "there is no session \"%s\" that it could be a part of", id);
    else if (depth_in(fold, block, session) > LIMIT_PART_DEPTH)
        issue_add(fold->issues, ISSUE_WARNING, "added-too-deep", where_of(fold, added->number),
                  "it can't be a part of \"%s\": that is a part of it, or of too many others", id);
    else
        fold->sessions[session].part_of = block;
}

/* Those of the nearest block that has some. */
static void inherit_rooms(const struct fold *fold, struct session *part)
{
    uint32_t up = part->part_of;
    while (fold->sessions[up].room_count == 0 && fold->sessions[up].part_of != PROGRAM_NONE)
        up = fold->sessions[up].part_of;
    part->rooms = fold->sessions[up].rooms;
    part->room_count = fold->sessions[up].room_count;
    part->rooms_inherited = part->room_count > 0;
}

/* What came before its block in the list can still be too deep in it. A part that names no room has its
 * block's. */
static void settle_in_block(struct fold *fold, const struct fold_added *added, uint32_t session)
{
    struct session *part = &fold->sessions[session];
    if (part->part_of == PROGRAM_NONE)
        return;
    if (depth_in(fold, part->part_of, session) > LIMIT_PART_DEPTH) {
        issue_add(fold->issues, ISSUE_WARNING, "added-too-deep", where_of(fold, added->number),
                  "it can't be a part of \"%s\": that is a part of it, or of too many others",
                  added->live->part_of);
        part->part_of = PROGRAM_NONE;
        return;
    }
    if (session_is_scheduled(part))
        fold->sessions[part->part_of].has_parts = true;
    if (added->live->room_count == 0)
        inherit_rooms(fold, part);
}

void fold_add(struct fold *fold, const struct live *live)
{
    if (live->session_count == 0)
        return;
    map_copy(&fold->folded->session_ids, &fold->program->session_ids, fold->arena);
    fold->added = ARENA_ARRAY(fold->scratch, struct fold_added, live->session_count);
    for (uint32_t i = 0; i < live->session_count; i++)
        add_session(fold, &live->sessions[i], i);
    const uint32_t first = fold->program->session_count;
    for (uint32_t i = first; i < fold->session_count; i++)
        join_block(fold, &fold->added[i - first], i);
    for (uint32_t i = first; i < fold->session_count; i++)
        settle_in_block(fold, &fold->added[i - first], i);
    for (uint32_t i = first; i < fold->session_count; i++)
        fold->added[i - first].planned = fold->sessions[i];
}

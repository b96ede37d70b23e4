#include "changes/merge_program.h"

#include "program/builder.h"

struct merging {
    const struct merge *merge;
    struct builder builder;
    struct arena *arena;
    uint32_t *room_of;  /* where each room of match->before is in the builder, or PROGRAM_NONE */
    uint32_t *track_of; /* the same of its tracks */
};

/* ---- rooms and tracks ---- */

static bool add_room(struct merging *merging, const struct room *room, const char **parts, uint32_t *ret)
{
    if (!builder_add_room(&merging->builder, room->id, room->name, room->short_name, parts, ret, NULL))
        return false;
    for (uint32_t i = 0; i < room->alias_count; i++)
        builder_add_alias(&merging->builder, *ret, room->aliases[i]);
    return true;
}

static bool add_rooms(struct merging *merging)
{
    const struct program *base = merging->merge->base;
    for (uint32_t i = 0; i < base->room_count; i++) {
        const struct room *room = &base->rooms[i];
        const char **parts = ARENA_ARRAY(merging->arena, const char *, room->part_count + 1);
        uint32_t added;
        for (uint32_t j = 0; j < room->part_count; j++)
            parts[j] = base->rooms[room->parts[j]].id;
        if (!add_room(merging, room, parts, &added))
            return false;
    }
    return true;
}

/* A room of match->before. One that is no more is added, without parts. */
static bool keep_room(struct merging *merging, uint32_t room)
{
    const struct program *before = merging->merge->match->before;
    return merging->room_of[room] != PROGRAM_NONE ||
           add_room(merging, &before->rooms[room], NULL, &merging->room_of[room]);
}

static bool add_track(struct merging *merging, const struct track *track, uint32_t *ret)
{
    const char *color = track->has_color
                            ? arena_printf(merging->arena, "#%02x%02x%02x", (unsigned)track->color[0],
                                           (unsigned)track->color[1], (unsigned)track->color[2])
                            : NULL;
    return builder_add_track(&merging->builder, track->id, track->name, color, ret, NULL);
}

static bool add_tracks(struct merging *merging)
{
    const struct program *base = merging->merge->base;
    uint32_t added;
    for (uint32_t i = 0; i < base->track_count; i++)
        if (!add_track(merging, &base->tracks[i], &added))
            return false;
    return true;
}

static bool keep_track(struct merging *merging, uint32_t track)
{
    const struct track *kept = &merging->merge->match->before->tracks[track];
    if (merging->track_of[track] == PROGRAM_NONE)
        merging->track_of[track] = builder_find_track_id(&merging->builder, kept->id);
    return merging->track_of[track] != PROGRAM_NONE || add_track(merging, kept, &merging->track_of[track]);
}

/* ---- sessions ---- */

static struct session_draft *add_session(struct merging *merging, const struct session *session)
{
    struct session_draft *draft = builder_add_session(&merging->builder, NULL);
    if (!draft)
        return NULL;
    draft->session = *session;
    draft->session.part_of = PROGRAM_NONE;
    draft->session.has_parts = draft->session.set_aside = false;
    return draft;
}

static bool is_kept(const struct merge *merge, uint32_t before)
{
    return before != PROGRAM_NONE && merge->keep[before];
}

static bool is_left_out(const struct merge *merge, uint32_t session)
{
    return (merge->leave_out && merge->leave_out[session]) ||
           (merge->match && is_kept(merge, merge->match->before_of[session]));
}

static bool add_published(struct merging *merging, uint32_t index)
{
    const struct merge *merge = merging->merge;
    const struct session *session = &merge->base->sessions[index];
    struct session_draft *draft = add_session(merging, session);
    if (!draft)
        return false;
    uint32_t block = session->part_of;
    bool has_block = block != PROGRAM_NONE && !(merge->leave_out && merge->leave_out[block]);
    draft->part_of_id = has_block ? merge->base->sessions[block].id : NULL;
    if (!has_block || !session->rooms_inherited) {
        draft->draft_room_count = session->room_count;
        draft->draft_rooms = session->rooms;
    }
    return true;
}

/* The id by which a block of match->before is in the merged program; NULL: it is not. */
static const char *kept_block(const struct merge *merge, uint32_t block)
{
    const struct match *match = merge->match;
    if (block == PROGRAM_NONE)
        return NULL;
    if (merge->keep[block])
        return match->before->sessions[block].id;
    return match->now_of[block] == PROGRAM_NONE ? NULL : merge->base->sessions[match->now_of[block]].id;
}

static bool add_kept(struct merging *merging, uint32_t index)
{
    const struct merge *merge = merging->merge;
    const struct session *session = &merge->match->before->sessions[index];
    uint32_t *rooms = ARENA_ARRAY(merging->arena, uint32_t, session->room_count);
    for (uint32_t i = 0; i < session->room_count; i++) {
        if (!keep_room(merging, session->rooms[i]))
            return false;
        rooms[i] = merging->room_of[session->rooms[i]];
    }
    if (session->track != PROGRAM_NONE && !keep_track(merging, session->track))
        return false;
    struct session_draft *draft = add_session(merging, session);
    if (!draft)
        return false;
    if (session->track != PROGRAM_NONE)
        draft->session.track = merging->track_of[session->track];
    if (merge->cancel[index])
        draft->session.status = SESSION_CANCELLED;
    draft->part_of_id = kept_block(merge, session->part_of);
    draft->draft_room_count = session->room_count;
    draft->draft_rooms = rooms;
    return true;
}

static bool add_all_kept(struct merging *merging)
{
    const struct match *match = merging->merge->match;
    const struct program *before = match->before;
    merging->room_of = ARENA_ARRAY(merging->arena, uint32_t, before->room_count);
    merging->track_of = ARENA_ARRAY(merging->arena, uint32_t, before->track_count);
    for (uint32_t i = 0; i < before->track_count; i++)
        merging->track_of[i] = PROGRAM_NONE;
    for (uint32_t i = 0; i < before->room_count; i++)
        merging->room_of[i] = match->room_of[i];
    for (uint32_t i = 0; i < before->room_count; i++)
        if (merging->merge->keep_room[i] && !keep_room(merging, i))
            return false;
    for (uint32_t i = 0; i < before->session_count; i++)
        if (merging->merge->keep[i] && !add_kept(merging, i))
            return false;
    return true;
}

/* ---- the whole ---- */

static const struct program *build(struct merging *merging)
{
    static const char *const no_words[] = {NULL}; /* the titles have been read */
    const struct merge *merge = merging->merge;
    const struct program *base = merge->base, *merged = NULL;
    merging->builder.cancelled_words = no_words;
    struct program *program = merging->builder.program;
    program->revision = merge->revision;
    program->published = base->published;
    program->event = base->event;
    program->zone = base->zone;
    program->zone_basis = base->zone_basis;
    program->zone_reason = base->zone_reason;
    program->zone_doubt = base->zone_doubt;
    bool ok = add_rooms(merging) && add_tracks(merging);
    for (uint32_t i = 0; i < base->session_count && ok; i++)
        if (!is_left_out(merge, i))
            ok = add_published(merging, i);
    ok = ok && (!merge->match || add_all_kept(merging)) &&
         builder_finish(&merging->builder, BUILDER_REFUSE_REPEATS, &merged, NULL);
    return ok ? merged : NULL;
}

const struct program *merge_program(const struct merge *merge, match_key_of *key_of, struct arena *arena)
{
    struct arena scratch; /* of the drafts */
    uint32_t count = merge->base->session_count + (merge->match ? merge->match->before->session_count : 0);
    struct merging merging = {.merge = merge, .arena = arena};
    arena_init(&scratch, arena->acquire, arena->release);
    builder_init(&merging.builder, arena, NULL);
    merging.builder.key_of = key_of;
    builder_reserve_sessions(&merging.builder, count < LIMIT_SESSIONS ? count : LIMIT_SESSIONS, &scratch);
    const struct program *merged = build(&merging);
    arena_finish(&scratch);
    return merged;
}

#include "program/resolve.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "program/limits.h"

const char *resolve_where(const struct builder *builder, uint32_t draft, const char *member)
{
    const char *where = builder->drafts[draft].where;
    if (where)
        return arena_printf(builder->arena, "%s%s", where, member);
    return arena_printf(builder->arena, "sessions[%u]%s", (unsigned)draft, member);
}

/* ---- combined rooms ---- */

static bool find_parts(const struct builder *builder, uint32_t room, struct room_set *set, struct err *reterr)
{
    const char **ids = builder->room_part_ids[room];
    for (uint32_t i = 0; ids && ids[i]; i++) {
        uint32_t part = builder_find_room_id(builder, ids[i]);
        if (part == PROGRAM_NONE) {
            const char *where =
                arena_printf(builder->arena, "rooms[%u].parts[%u]", (unsigned)room, (unsigned)i);
            return err_set_where(reterr, ERR_MEANING, where, "there is no room with the id \"%.80s\"",
                                 ids[i]);
        }
        room_set_add(set, part);
    }
    return true;
}

/* Lists the parts: those that the file names first, in its order, then theirs. */
static void list_parts(struct builder *builder, uint32_t room, const struct room_set *set)
{
    const char **ids = builder->room_part_ids[room];
    if (!ids || !ids[0])
        return;
    uint32_t *parts = ARENA_ARRAY(builder->arena, uint32_t, builder->room_count), count = 0;
    struct room_set listed = {{0}};
    for (uint32_t i = 0; ids[i]; i++) {
        uint32_t part = builder_find_room_id(builder, ids[i]);
        if (!room_set_has(&listed, part))
            parts[count++] = part;
        room_set_add(&listed, part);
    }
    for (uint32_t part = 0; part < builder->room_count; part++)
        if (room_set_has(set, part) && !room_set_has(&listed, part))
            parts[count++] = part;
    builder->rooms[room].parts = parts;
    builder->rooms[room].part_count = count;
}

bool resolve_combined_rooms(struct builder *builder, struct room_set *sets, struct err *reterr)
{
    uint32_t count = builder->room_count;
    for (uint32_t room = 0; room < count; room++)
        if (!find_parts(builder, room, &sets[room], reterr))
            return false;
    /* What a part is made of is a part too: Warshall's closure, a row at a time. */
    for (uint32_t via = 0; via < count; via++)
        for (uint32_t room = 0; room < count; room++)
            if (room_set_has(&sets[room], via))
                room_set_add_all(&sets[room], &sets[via]);
    for (uint32_t room = 0; room < count; room++) {
        if (room_set_has(&sets[room], room)) {
            const char *where = arena_printf(builder->arena, "rooms[%u].parts", (unsigned)room);
            return err_set_where(reterr, ERR_MEANING, where,
                                 "the room \"%.80s\" is a part of itself; take it out "
                                 "of its parts and of theirs",
                                 builder->rooms[room].id);
        }
        list_parts(builder, room, &sets[room]);
    }
    for (uint32_t room = 0; room < count; room++)
        room_set_add(&sets[room], room);
    return true;
}

/* ---- ids ---- */

/* "id#2", or the next number that no session has. */
static const char *number_id(struct arena *arena, const char *id, unsigned *last, const struct map *taken)
{
    for (;;) {
        const char *numbered = arena_printf(arena, "%s#%u", id, ++*last);
        if (map_find(taken, numbered) == UINT32_MAX)
            return numbered;
    }
}

bool resolve_ids(struct builder *builder, enum builder_repeats repeats, const uint32_t *order,
                 struct map *map, struct arena *scratch, struct err *reterr)
{
    struct session_draft *drafts = builder->drafts;
    if (repeats == BUILDER_REFUSE_REPEATS) {
        for (uint32_t i = 0; i < builder->draft_count; i++)
            if (!map_add(map, drafts[i].session.id, i))
                return err_set_where(reterr, ERR_MEANING, resolve_where(builder, i, ".id"),
                                     "the id \"%.80s\" is that "
                                     "of %s already; each session needs its own",
                                     drafts[i].session.id,
                                     resolve_where(builder, map_find(map, drafts[i].session.id), ""));
        return true;
    }
    /* The first by start keeps the id. Numbers are given once all ids are known, so as not to take one of
     * them. */
    for (uint32_t i = 0; i < builder->draft_count; i++)
        map_add(map, drafts[order[i]].session.id, order[i]);
    struct map taken;
    map_init(&taken, scratch);
    for (uint32_t i = 0; i < builder->draft_count; i++)
        map_add(&taken, drafts[i].session.id, i);
    unsigned *last_numbers = ARENA_ARRAY(scratch, unsigned, builder->draft_count);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session *session = &drafts[order[i]].session;
        uint32_t first = map_find(map, session->id);
        if (first == order[i])
            continue;
        if (!last_numbers[first])
            last_numbers[first] = 1;
        session->id = number_id(builder->arena, session->id, &last_numbers[first], &taken);
        map_add(&taken, session->id, order[i]);
    }
    return true;
}

/* ---- part of ---- */

/* The first session of each key. Seldom asked for: most name ids as they are. */
static void map_keys(const struct builder *builder, struct map *keys, struct arena *scratch)
{
    map_init(keys, scratch);
    for (uint32_t i = 0; i < builder->draft_count; i++)
        map_add(keys, builder->key_of(scratch, builder->drafts[i].session.id), i);
}

static bool find_blocks(struct builder *builder, const struct map *map, struct arena *scratch,
                        struct err *reterr)
{
    struct map keys = {.arena = NULL};
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session_draft *draft = &builder->drafts[i];
        assert(draft->part_of_draft <= builder->draft_count);
        draft->session.part_of = draft->part_of_draft ? draft->part_of_draft - 1 : PROGRAM_NONE;
        if (!draft->part_of_id)
            continue;
        draft->session.part_of = map_find(map, draft->part_of_id);
        if (draft->session.part_of == PROGRAM_NONE) {
            if (!keys.arena)
                map_keys(builder, &keys, scratch);
            draft->session.part_of = map_find(&keys, builder->key_of(scratch, draft->part_of_id));
        }
        if (draft->session.part_of == PROGRAM_NONE)
            return err_set_where(reterr, ERR_MEANING, resolve_where(builder, i, ".part_of"),
                                 "there is no session with the id \"%.80s\"", draft->part_of_id);
    }
    return true;
}

static bool refuse_cycle(const struct builder *builder, uint32_t start, struct arena *scratch,
                         struct err *reterr)
{
    struct str_builder path = {.arena = scratch};
    const struct session *session;
    uint32_t at = start, shown = 0;
    do {
        session = &builder->drafts[at].session;
        if (shown++ < 8)
            str_addf(&path, "%.40s > ", session->id);
        at = session->part_of;
    } while (at != start);
    return err_set_where(reterr, ERR_MEANING, resolve_where(builder, start, ".part_of"),
                         "sessions are part of each other: %s%s%.40s; take part_of out of one of them",
                         path.text, shown > 8 ? "... > " : "", builder->drafts[start].session.id);
}

static bool refuse_depth(const struct builder *builder, uint32_t session, struct arena *scratch,
                         struct err *reterr)
{
    struct str_builder path = {.arena = scratch};
    for (uint32_t at = session; at != PROGRAM_NONE; at = builder->drafts[at].session.part_of)
        str_addf(&path, "%s%.40s", at == session ? "" : " > ", builder->drafts[at].session.id);
    return err_set_where(
        reterr, ERR_LIMIT, resolve_where(builder, session, ".part_of"),
        "sessions are parts of parts more than %d levels deep: %s; name an outer one of them",
        LIMIT_PART_DEPTH, path.text);
}

bool resolve_part_of(struct builder *builder, const struct map *map, struct arena *scratch,
                     struct err *reterr)
{
    if (!find_blocks(builder, map, scratch, reterr))
        return false;
    enum { NEW, ON_PATH, DONE };
    unsigned char *states = ARENA_ARRAY(scratch, unsigned char, builder->draft_count);
    unsigned char *depths = ARENA_ARRAY(scratch, unsigned char, builder->draft_count);
    uint32_t *path = ARENA_ARRAY(scratch, uint32_t, builder->draft_count);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        /* Up to the outermost block, or to one that is done; then down again, so that rooms come from any
         * level. */
        uint32_t length = 0, at = i;
        for (; at != PROGRAM_NONE && states[at] == NEW; at = builder->drafts[at].session.part_of) {
            states[at] = ON_PATH;
            path[length++] = at;
        }
        if (at != PROGRAM_NONE && states[at] == ON_PATH)
            return refuse_cycle(builder, at, scratch, reterr);
        while (length > 0) {
            struct session *session = &builder->drafts[path[--length]].session;
            states[path[length]] = DONE;
            if (session->part_of == PROGRAM_NONE)
                continue;
            depths[path[length]] = (unsigned char)(depths[session->part_of] + 1);
            if (depths[path[length]] > LIMIT_PART_DEPTH)
                return refuse_depth(builder, path[length], scratch, reterr);
            if (session->room_count > 0)
                continue;
            const struct session *block = &builder->drafts[session->part_of].session;
            session->rooms = block->rooms;
            session->room_count = block->room_count;
            session->rooms_inherited = block->room_count > 0;
        }
    }
    return true;
}

#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "import/import.h"
#include "program/resolve.h"
#include "reader/name_key.h"

bool import_add_room(struct import *import, const char *name, const char *guid, const char *slug,
                     uint32_t *ret_room, struct err *reterr)
{
    struct builder *builder = &import->builder;
    if (!builder_room_by_name(builder, name, ret_room, reterr))
        return false;
    if (*ret_room == PROGRAM_NONE)
        return true;
    builder_add_alias(builder, *ret_room, guid);
    builder_add_alias(builder, *ret_room, slug);
    const char *key = name_key(import->scratch, guid);
    if (!*key)
        return true;
    for (uint32_t i = 0; i < import->guid_count; i++)
        if (import->guids[i].room == *ret_room && strcmp(import->guids[i].guid, key) == 0)
            return true;
    import->guids = arena_room(import->scratch, import->guids, import->guid_count, &import->guid_capacity,
                               sizeof *import->guids);
    import->guids[import->guid_count++] = (struct import_guid){*ret_room, key};
    return true;
}

/* The rooms that have one guid. */
struct group {
    struct import *import;
    const char *guid;
    struct room_set rooms, used;
    unsigned room_count, used_count;
    uint32_t first, second; /* of them */
};

static bool has_guid(const struct group *group, uint32_t index)
{
    return strcmp(group->import->guids[index].guid, group->guid) == 0;
}

static void collect(struct group *group)
{
    for (uint32_t i = 0; i < group->import->guid_count; i++) {
        uint32_t room = group->import->guids[i].room;
        if (!has_guid(group, i) || room_set_has(&group->rooms, room))
            continue;
        room_set_add(&group->rooms, room);
        if (group->room_count == 0)
            group->first = room;
        else if (group->room_count == 1)
            group->second = room;
        group->room_count++;
    }
}

/* Whether all are used, and no two of them on one day. */
static bool are_one(struct group *group)
{
    const struct builder *builder = &group->import->builder;
    struct map days;
    map_init(&days, group->import->scratch);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        const struct session_draft *draft = &builder->drafts[i];
        if (!instant_is_set(draft->session.start))
            continue;
        const char *day =
            arena_printf(group->import->scratch, "%lld",
                         (long long)program_day_at(builder->program, draft->session.start).date);
        for (uint32_t j = 0; j < draft->draft_room_count; j++) {
            uint32_t room = draft->draft_rooms[j];
            if (!room_set_has(&group->rooms, room))
                continue;
            if (!map_add(&days, day, room) && map_find(&days, day) != room)
                return false;
            group->used_count += !room_set_has(&group->used, room);
            room_set_add(&group->used, room);
        }
    }
    return group->used_count == group->room_count;
}

static const char *name_of(const struct group *group, uint32_t room)
{
    return label_text(group->import->builder.rooms[room].name, "");
}

/* The others become the first one; from the last on, so that those before keep their numbers. */
static void join(struct group *group)
{
    struct import *import = group->import;
    for (uint32_t room = import->builder.room_count; room-- > group->first + 1;) {
        if (!room_set_has(&group->rooms, room))
            continue;
        issue_add(
            import->issues, ISSUE_WARNING, "same-guid",
            arena_printf(import->arena, "rooms[%u]", (unsigned)group->first),
            "\"%.80s\" has the guid of this room, on other days: it is the same one, shown as \"%.80s\"",
            name_of(group, room), name_of(group, group->first));
        builder_join_rooms(&import->builder, group->first, room);
        for (uint32_t i = 0; i < import->guid_count; i++) {
            uint32_t *other = &import->guids[i].room;
            *other = *other == room ? group->first : *other > room ? *other - 1 : *other;
        }
    }
}

static void keep_apart(struct group *group)
{
    struct import *import = group->import;
    const char *more = "";
    if (group->room_count > 2)
        more = arena_printf(import->scratch, " and %u more", group->room_count - 2);
    issue_add(
        import->issues, ISSUE_WARNING, "same-guid",
        arena_printf(import->arena, "rooms[%u]", (unsigned)group->second),
        "\"%.80s\" and \"%.80s\"%s have one guid: they stay rooms of their own, and it names none of them",
        name_of(group, group->first), name_of(group, group->second), more);
    for (uint32_t i = 0; i < import->guid_count; i++)
        if (has_guid(group, i))
            builder_drop_alias(&import->builder, import->guids[i].room, group->guid);
}

void import_judge_guids(struct import *import)
{
    struct map seen;
    map_init(&seen, import->scratch);
    for (uint32_t i = 0; i < import->guid_count; i++) {
        struct group group = {.import = import, .guid = import->guids[i].guid};
        if (!map_add(&seen, group.guid, i))
            continue;
        collect(&group);
        if (group.room_count < 2)
            continue;
        if (are_one(&group))
            join(&group);
        else
            keep_apart(&group);
    }
}

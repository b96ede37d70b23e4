#include "schedule/joined_door.h"

#include <string.h>

#include "base/str.h"
#include "program/index.h"

static bool is_in(const uint32_t *rooms, uint32_t count, uint32_t room)
{
    for (uint32_t i = 0; i < count; i++)
        if (rooms[i] == room)
            return true;
    return false;
}

/* A combined room at the door of one of its parts says nothing that the part's name does not. */
static bool is_named(const struct program *program, const struct room_scope *scope, uint32_t number)
{
    const struct room *room = &program->rooms[scope->rooms[number]];
    for (uint32_t i = 0; i < room->part_count; i++)
        if (is_in(scope->rooms, scope->count, room->parts[i]))
            return false;
    return !is_in(scope->rooms, number, scope->rooms[number]);
}

/* In each language in which the first of them has a name. */
static struct label join_names(const struct program *program, const struct room_scope *scope,
                               struct arena *arena)
{
    uint32_t first = 0;
    while (first + 1 < scope->count && !is_named(program, scope, first))
        first++;
    struct label own = program->rooms[scope->rooms[first]].name;
    struct label_variant *variants = ARENA_ARRAY(arena, struct label_variant, own.count);
    for (uint32_t i = 0; i < own.count; i++) {
        struct str_builder text = {.arena = arena};
        str_add(&text, own.variants[i].text);
        for (uint32_t room = first + 1; room < scope->count; room++)
            if (is_named(program, scope, room))
                str_addf(&text, ", %s",
                         label_text(program->rooms[scope->rooms[room]].name, own.variants[i].language));
        variants[i] = (struct label_variant){.language = own.variants[i].language, .text = text.text};
    }
    return (struct label){.count = own.count, .variants = variants};
}

static const char *short_name(const struct program *program, const struct room_scope *scope)
{
    const char *only = NULL;
    for (uint32_t i = 0; i < scope->count; i++) {
        if (!is_named(program, scope, i))
            continue;
        if (only)
            return "";
        only = program->rooms[scope->rooms[i]].short_name;
    }
    return only ? only : "";
}

/* One list of the slots of all rooms, each once: a session can be in several. */
static struct slot_index merge(const struct program *program, const struct room_scope *scope,
                               const struct slot_index *(*list)(const struct room *room), struct arena *arena)
{
    uint32_t total = 0, count = 0;
    for (uint32_t i = 0; i < scope->count; i++)
        total += list(&program->rooms[scope->rooms[i]])->count;
    struct slot *slots = ARENA_ARRAY(arena, struct slot, total);
    for (uint32_t i = 0; i < scope->count; i++) {
        const struct slot_index *index = list(&program->rooms[scope->rooms[i]]);
        if (index->count > 0)
            memcpy(slots + count, index->slots, index->count * sizeof *slots);
        count += index->count;
    }
    struct slot_index sorted = index_build(slots, count, arena);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || slots[kept - 1].session != sorted.slots[i].session)
            slots[kept++] = sorted.slots[i];
    return kept == count ? sorted : index_build(slots, kept, arena);
}

static const struct slot_index *sessions_of(const struct room *room)
{
    return &room->sessions;
}

static const struct slot_index *breaks_of(const struct room *room)
{
    return &room->breaks;
}

static const struct slot_index *tombstones_of(const struct room *room)
{
    return &room->tombstones;
}

static const struct slot_index *waiting_of(const struct room *room)
{
    return &room->waiting;
}

const struct program *joined_door_program(const struct program *program, const struct room_scope *scope,
                                          struct arena *arena)
{
    struct program *joined = ARENA_NEW(arena, struct program);
    struct room *rooms = ARENA_ARRAY(arena, struct room, program->room_count + 1);
    memcpy(rooms, program->rooms, program->room_count * sizeof *rooms);
    /* The rooms and their parts, so that a session of any of them is said to be here. */
    uint32_t *parts = ARENA_ARRAY(arena, uint32_t, program->room_count), part_count = 0;
    for (uint32_t room = 0; room < program->room_count; room++) {
        bool here = is_in(scope->rooms, scope->count, room);
        for (uint32_t i = 0; i < scope->count && !here; i++)
            here = is_in(program->rooms[scope->rooms[i]].parts, program->rooms[scope->rooms[i]].part_count,
                         room);
        if (here)
            parts[part_count++] = room;
    }
    rooms[program->room_count] = (struct room){
        .id = program->rooms[scope->rooms[0]].id,
        .name = join_names(program, scope, arena),
        .short_name = short_name(program, scope),
        .part_count = part_count,
        .parts = parts,
        .sessions = merge(program, scope, sessions_of, arena),
        .breaks = merge(program, scope, breaks_of, arena),
        .tombstones = merge(program, scope, tombstones_of, arena),
        .waiting = merge(program, scope, waiting_of, arena),
    };
    *joined = *program;
    joined->rooms = rooms;
    joined->room_count++;
    return joined;
}

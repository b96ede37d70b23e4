#include <string.h>

#include "base/str.h"
#include "importer/import.h"

enum { PARTS_MAX = 8 };

static uint32_t room_named(const struct builder *builder, const char *key)
{
    for (uint32_t i = 0; i < builder->room_count; i++)
        if (strcmp(builder->room_keys[i], key) == 0)
            return i;
    return PROGRAM_NONE;
}

/* The room of a piece of a combined name: by the piece itself, or by the piece after the words that the first
 * one begins with ("Club B+C": Club C). */
static uint32_t room_of_piece(struct import *import, const char *first, const char *piece)
{
    uint32_t room = room_named(&import->builder, str_fold(import->scratch, piece));
    const char *last_blank = strrchr(first, ' ');
    if (room != PROGRAM_NONE || !last_blank)
        return room;
    const char *whole = arena_printf(import->scratch, "%.*s %s", (int)(last_blank - first), first, piece);
    return room_named(&import->builder, str_fold(import->scratch, whole));
}

/* Finds the rooms that a name joins; 0 unless each of at least two pieces is another room. */
static unsigned find_parts(struct import *import, uint32_t room, uint32_t parts[PARTS_MAX])
{
    const char *key = import->builder.room_keys[room], *first = NULL;
    unsigned count = 0;
    for (const char *at = key; count < PARTS_MAX;) {
        size_t length = strcspn(at, "+/");
        const char *piece = str_clean(import->scratch, arena_copy_n(import->scratch, at, length));
        first = first ? first : piece;
        uint32_t part = *piece ? room_of_piece(import, first, piece) : PROGRAM_NONE;
        if (part == PROGRAM_NONE || part == room)
            return 0;
        for (unsigned i = 0; i < count; i++)
            if (parts[i] == part)
                return 0;
        parts[count++] = part;
        if (!at[length])
            return count >= 2 ? count : 0;
        at += length + 1;
    }
    return 0;
}

void import_combine_rooms(struct import *import)
{
    struct builder *builder = &import->builder;
    for (uint32_t room = 0; room < builder->room_count; room++) {
        uint32_t parts[PARTS_MAX];
        unsigned count = builder->room_part_ids[room] ? 0 : find_parts(import, room, parts);
        if (count == 0)
            continue;
        const char **ids = ARENA_ARRAY(import->arena, const char *, count + 1);
        for (unsigned i = 0; i < count; i++)
            ids[i] = builder->rooms[parts[i]].id;
        builder->room_part_ids[room] = ids;
    }
}

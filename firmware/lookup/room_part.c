#include "lookup/room_part.h"

#include "lookup/key_part.h"

/* Not by its aliases: a part of a guid is no name. */
static bool room_answers(const struct room *room, const char *words, enum key_rule rule)
{
    for (uint32_t i = 0; i < room->key_count - room->alias_count; i++)
        if (key_answers(room->keys[i], words, rule))
            return true;
    return false;
}

uint32_t room_find_part(const struct program *program, struct room_name words, struct arena *arena,
                        const uint32_t **ret)
{
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, program->room_count + 1), count = 0;
    uint32_t whole = program_find_room(program, words);
    *ret = rooms;
    if (whole != PROGRAM_NONE)
        rooms[count++] = whole;
    if (!key_has_letter(words.key))
        return count;
    for (enum key_rule rule = 0; rule < KEY_RULE_COUNT && count == 0; rule++)
        for (uint32_t room = 0; room < program->room_count; room++)
            if (room_answers(&program->rooms[room], words.key, rule))
                rooms[count++] = room;
    return count;
}

void room_part_text(const struct program *program, const char *words, const uint32_t *rooms, uint32_t count,
                    struct str_builder *text)
{
    str_addf(text, "\"%s\" is in the names of %u rooms; say more of the one that is meant:", words,
             (unsigned)count);
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &program->rooms[rooms[i]];
        str_addf(text, "\n  %s (%s)", label_text(room->name, ""), room->id);
    }
}

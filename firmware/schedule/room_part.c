#include "schedule/room_part.h"

#include <string.h>

#include "base/ascii.h"

enum rule { RULE_WHOLE_WORDS, RULE_BEGINNING, RULE_ANYWHERE, RULE_ANY_ORDER, RULE_COUNT };
enum { LEAST_INSIDE = 3 }; /* bytes: what is shorter stands in too many names */

/* Whether a name goes on in the same word from one byte to the next. Bytes of letters beyond ASCII are of
 * words. */
static bool is_of_word(char c)
{
    return (c & 0x80) || ascii_is_letter(c) || ascii_is_digit(c);
}

/* Whether `words` (of `length` bytes) stands in a key: from a word's beginning on where `at_beginning` is
 * true, and to a word's end where `to_end` is. */
static bool stands_in(const char *key, const char *words, size_t length, bool at_beginning, bool to_end)
{
    for (const char *at = key; *at; at++) {
        if (strncmp(at, words, length) != 0)
            continue;
        bool begins = at == key || !is_of_word(at[-1]) || !is_of_word(*at);
        bool ends = !is_of_word(at[length]) || !is_of_word(at[length - 1]);
        if ((begins || !at_beginning) && (ends || !to_end))
            return true;
    }
    return false;
}

static bool each_stands_in(const char *key, const char *words)
{
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " ");
        if (length < LEAST_INSIDE || !stands_in(key, at, length, false, false))
            return false;
        at += length + (at[length] == ' ');
    }
    return true;
}

static bool key_answers(const char *key, const char *words, enum rule rule)
{
    size_t length = strlen(words);
    switch (rule) {
    case RULE_WHOLE_WORDS:
        return stands_in(key, words, length, true, true);
    case RULE_BEGINNING:
        return stands_in(key, words, length, true, false);
    case RULE_ANYWHERE:
        return length >= LEAST_INSIDE && stands_in(key, words, length, false, false);
    default:
        return each_stands_in(key, words);
    }
}

/* Not by its aliases: a part of a guid is no name. */
static bool room_answers(const struct room *room, const char *words, enum rule rule)
{
    for (uint32_t i = 0; i < room->key_count - room->alias_count; i++)
        if (key_answers(room->keys[i], words, rule))
            return true;
    return false;
}

static bool has_letter(const char *words)
{
    while (*words && !is_of_word(*words))
        words++;
    return *words != '\0';
}

uint32_t room_find_part(const struct program *program, struct room_name words, struct arena *arena,
                        const uint32_t **ret)
{
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, program->room_count + 1), count = 0;
    uint32_t whole = program_find_room(program, words);
    *ret = rooms;
    if (whole != PROGRAM_NONE)
        rooms[count++] = whole;
    if (!has_letter(words.key))
        return count;
    for (enum rule rule = 0; rule < RULE_COUNT && count == 0; rule++)
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

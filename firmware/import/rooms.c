#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "import/import.h"
#include "reader/name_key.h"

enum { PARTS_MAX = 8 };

/* One name that joins others: its pieces, and what comes before and after what they differ in. */
struct joint {
    struct import *import;
    uint32_t room;
    const char *pieces[PARTS_MAX];
    unsigned count;
};

static uint32_t room_named(const struct builder *builder, const char *key)
{
    for (uint32_t i = 0; i < builder->room_count; i++)
        if (strcmp(builder->room_keys[i], key) == 0)
            return i;
    return PROGRAM_NONE;
}

static uint32_t room_of_words(struct import *import, const char *before, size_t before_length,
                              const char *piece, const char *after)
{
    return room_named(&import->builder,
                      arena_printf(import->scratch, "%.*s%s%s%s%s", (int)before_length, before,
                                   before_length ? " " : "", piece, *after ? " " : "", after));
}

/* The room of a piece: by itself; or with the words that the first piece begins with ("Club B+C": Club C),
 * which may be in the plural ("Ballrooms D and E"); or with those that the last one ends with ("North and
 * South Hall"). */
static uint32_t room_of_piece(const struct joint *joint, unsigned number)
{
    struct import *import = joint->import;
    const char *first = joint->pieces[0], *last = joint->pieces[joint->count - 1],
               *piece = joint->pieces[number];
    uint32_t room = room_of_words(import, "", 0, piece, "");
    const char *last_blank = strrchr(first, ' ');
    const char *own = number == 0 && last_blank ? last_blank + 1 : piece;
    size_t length = last_blank ? (size_t)(last_blank - first) : 0;
    /* Endings of a plural have one or two letters: halls, Hallen. */
    for (size_t ending = 0; ending <= 2 && room == PROGRAM_NONE && length > ending + 1; ending++)
        room = room_of_words(import, first, length - ending, own, "");
    const char *first_blank = strchr(last, ' ');
    if (room == PROGRAM_NONE && first_blank && number + 1 < joint->count)
        room = room_of_words(import, "", 0, piece, first_blank + 1);
    return room;
}

/* The length of what joins names at `at`, and of the blanks around it; 0: nothing does. */
static size_t joining_at(const char *at)
{
    static const char *const words[] = {" and ", " und ", " et ", " y ", " og ", " och "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    size_t blanks = strspn(at, " ");
    if (!at[blanks] || !strchr("+/&,", at[blanks]))
        return 0;
    size_t length = blanks + 1 + strspn(at + blanks + 1, " ");
    /* "D, and E" */
    size_t more = at[length - 1] == ' ' ? joining_at(at + length - 1) : 0;
    return more ? length - 1 + more : length;
}

static void split(struct joint *joint, const char *key)
{
    const char *start = key, *at = key;
    joint->count = 0;
    while (joint->count < PARTS_MAX) {
        size_t length = *at ? joining_at(at) : 0;
        if (*at && !length) {
            at++;
            continue;
        }
        joint->pieces[joint->count++] = arena_copy_n(joint->import->scratch, start, (size_t)(at - start));
        if (!*at)
            return;
        start = at = at + length;
    }
    joint->count = 0; /* too many */
}

/* "Ballroom DE": the last word is letters alone, each of which is a room's. */
static void split_letters(struct joint *joint, const char *key)
{
    const char *last_blank = strrchr(key, ' '), *word = last_blank ? last_blank + 1 : key;
    size_t length = strlen(word), bytes;
    uint32_t letter, before = 0;
    bool is_number = strspn(word, "ivxlcdm") == length, is_series = true; /* "IV"; but "CD" is C and D */
    joint->count = 0;
    for (size_t at = 0; at < length; at += bytes, before = letter) {
        letter = str_decode(word + at, length - at, &bytes);
        is_series = is_series && (at == 0 || letter == before + 1);
        if (!unicode_is_word(letter) || unicode_is_mark(letter) || (letter >= '0' && letter <= '9') ||
            joint->count == PARTS_MAX) {
            joint->count = 0;
            return;
        }
        joint->pieces[joint->count++] =
            arena_printf(joint->import->scratch, "%.*s%.*s", (int)(word - key), key, (int)bytes, word + at);
    }
    if (is_number && !is_series)
        joint->count = 0;
}

/* Finds the rooms that the pieces name; 0 unless each of at least two is another room. *ret_known counts
 * those that are rooms. */
static unsigned find_parts(const struct joint *joint, uint32_t parts[PARTS_MAX], unsigned *ret_known)
{
    unsigned count = 0;
    *ret_known = 0;
    for (unsigned number = 0; number < joint->count; number++) {
        uint32_t part = *joint->pieces[number] ? room_of_piece(joint, number) : PROGRAM_NONE;
        if (part == PROGRAM_NONE || part == joint->room)
            continue;
        bool again = false;
        for (unsigned i = 0; i < count; i++)
            again = again || parts[i] == part;
        if (!again)
            parts[count++] = part;
    }
    *ret_known = count;
    return count >= 2 && count == joint->count ? count : 0;
}

static void combine(struct import *import, uint32_t room, const uint32_t *parts, unsigned count)
{
    struct builder *builder = &import->builder;
    const char **ids = ARENA_ARRAY(import->arena, const char *, count + 1);
    for (unsigned i = 0; i < count; i++)
        ids[i] = builder->rooms[parts[i]].id;
    builder->room_part_ids[room] = ids;
}

void import_combine_rooms(struct import *import)
{
    struct builder *builder = &import->builder;
    for (uint32_t room = 0; room < builder->room_count; room++) {
        struct joint joint = {.import = import, .room = room};
        uint32_t parts[PARTS_MAX];
        unsigned known, count = 0;
        const char *key = builder->room_keys[room];
        if (builder->room_part_ids[room])
            continue;
        split(&joint, key);
        count = find_parts(&joint, parts, &known);
        if (count == 0 && joint.count > 1 && known > 0)
            issue_add(import->issues, ISSUE_NOTE, "joined-room",
                      arena_printf(import->arena, "rooms[%u]", (unsigned)room),
                      "\"%.80s\" may be %s and others; not all of them are rooms of the file, so it is a "
                      "room of its own",
                      label_text(builder->rooms[room].name, ""),
                      label_text(builder->rooms[parts[0]].name, ""));
        if (count == 0 && joint.count == 1) {
            split_letters(&joint, key);
            count = find_parts(&joint, parts, &known);
        }
        if (count > 0)
            combine(import, room, parts, count);
    }
}

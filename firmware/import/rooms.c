#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "import/import.h"
#include "reader/name_key.h"

enum { PARTS_MAX = 32 };

/* What joins names, a bit each. */
enum {
    BY_WORD = 1 << 0,
    BY_LETTER = 1 << 1, /* a word of one letter, which is the name of a room as well */
    BY_PLUS = 1 << 2,
    BY_SLASH = 1 << 3,
    BY_AMPERSAND = 1 << 4,
    BY_COMMA = 1 << 5,
    BY_DOT = 1 << 6,
    BY_DASH = 1 << 7,
    BY_BAR = 1 << 8,
    BY_SEMICOLON = 1 << 9,
    BY_ALL = (1 << 10) - 1,
};

/* As they stand in keys, in which a line end is a blank; blanks around the signs may be more or none. */
static const struct {
    const char *text;
    unsigned by;
} joins[] = {
    {" and ", BY_WORD},   {" und ", BY_WORD},    {" et ", BY_WORD},     {" og ", BY_WORD},
    {" och ", BY_WORD},   {" y ", BY_LETTER},    {" e ", BY_LETTER},    {" \u0438 ", BY_LETTER},
    {" - ", BY_DASH},     {" \u2013 ", BY_DASH}, {" \u2014 ", BY_DASH}, {"+", BY_PLUS},
    {"/", BY_SLASH},      {"&", BY_AMPERSAND},   {",", BY_COMMA},       {"\u3001", BY_COMMA},
    {"\u060C", BY_COMMA}, {"\u30FB", BY_DOT},    {"\u00B7", BY_DOT},    {"|", BY_BAR},
    {";", BY_SEMICOLON},
};

/* One name that joins others: its pieces. */
struct joint {
    struct import *import;
    uint32_t room;
    const char *pieces[PARTS_MAX];
    unsigned count;
    unsigned by; /* what has joined them */
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
    if (joint->by & BY_DASH) /* "Hall 1 - 3" is more than two rooms */
        return room;
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

/* The length of what joins names at `at`, and of the blanks around it; 0: nothing of `allowed` does. */
static size_t joining_at(const char *at, unsigned allowed, unsigned *ret_by)
{
    size_t blanks = strspn(at, " ");
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
        bool is_sign = *joins[i].text != ' ';
        size_t before = is_sign ? blanks : 0, length = strlen(joins[i].text);
        if (!(joins[i].by & allowed) || strncmp(at + before, joins[i].text, length) != 0)
            continue;
        *ret_by = joins[i].by;
        if (!is_sign)
            return length;
        length += before;
        length += strspn(at + length, " ");
        /* "D, and E" */
        unsigned by;
        size_t more = at[length - 1] == ' ' ? joining_at(at + length - 1, allowed, &by) : 0;
        return more ? length - 1 + more : length;
    }
    return 0;
}

static void split(struct joint *joint, const char *key, unsigned allowed)
{
    const char *start = key, *at = key;
    joint->count = 0;
    joint->by = 0;
    while (joint->count < PARTS_MAX) {
        unsigned by = 0;
        size_t length = *at ? joining_at(at, allowed, &by) : 0;
        if (*at && !length) {
            at++;
            continue;
        }
        joint->by |= by;
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
    joint->count = joint->by = 0;
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

/* The key of a room, in which its line ends are a sign of their own. */
static const char *key_with_lines(const struct import *import, const char *key)
{
    for (uint32_t i = 0; i < import->lined_count; i++)
        if (strcmp(import->lined[i].key, key) == 0)
            return import->lined[i].parted;
    return key;
}

void import_note_lines(struct import *import, const char *name)
{
    size_t first = strspn(name, " \t\r\n"), length = strlen(name);
    while (length > first && strchr(" \t\r\n", name[length - 1]))
        length--;
    if (strcspn(name + first, "\r\n") >= length - first)
        return;
    char *parted = arena_copy_n(import->scratch, name + first, length - first);
    for (char *at = parted; *(at += strcspn(at, "\r\n"));)
        *at = '|';
    for (char *at = parted; (at = strstr(at, "||"));)
        *at = ' ';
    import->lined = arena_room(import->scratch, import->lined, import->lined_count, &import->lined_capacity,
                               sizeof *import->lined);
    import->lined[import->lined_count++] =
        (struct import_lined){name_key(import->scratch, name), name_key(import->scratch, parted)};
}

/* Tries what joins names all at once, then one after the other: a name may have one of the signs in itself
 * ("R&D / Hall 1"). *ret_like gets a room of which it may be, where it is not joined. */
static unsigned find_joint(struct joint *joint, const char *key, uint32_t parts[PARTS_MAX],
                           uint32_t *ret_like)
{
    static const unsigned tries[] = {BY_ALL,   BY_ALL & ~BY_LETTER, BY_WORD,  BY_LETTER, BY_PLUS,
                                     BY_SLASH, BY_AMPERSAND,        BY_COMMA, BY_DOT,    BY_DASH,
                                     BY_BAR,   BY_SEMICOLON};
    *ret_like = PROGRAM_NONE;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        unsigned known, count;
        split(joint, key, tries[i]);
        count = joint->count > 1 ? find_parts(joint, parts, &known) : 0;
        if (count > 0)
            return count;
        if (joint->count > 1 && known > 0 && !(tries[i] & BY_LETTER) && *ret_like == PROGRAM_NONE)
            *ret_like = parts[0];
    }
    split_letters(joint, key);
    unsigned known;
    return find_parts(joint, parts, &known);
}

/* The other room with the longest name that stands in a name from here on, as words of it. */
static uint32_t room_at(const struct builder *builder, const char *at, uint32_t room, size_t *ret_length)
{
    uint32_t found = PROGRAM_NONE;
    *ret_length = 0;
    for (uint32_t i = 0; i < builder->room_count; i++) {
        const char *key = builder->room_keys[i];
        size_t length = strlen(key), bytes;
        if (i == room || length <= *ret_length || strncmp(at, key, length) != 0)
            continue;
        size_t rest = strlen(at + length);
        if (rest > 0 && unicode_is_word(str_decode(at + length, rest, &bytes)))
            continue;
        *ret_length = length;
        found = i;
    }
    return found;
}

/* Tells of a room in whose name those of two others stand one after the other ("Hall 1 as well as Hall 2").
 */
static void note_two_names(const struct import *import, uint32_t room)
{
    const struct builder *builder = &import->builder;
    uint32_t first = PROGRAM_NONE;
    for (const char *at = builder->room_keys[room]; at && *at;) {
        size_t length;
        uint32_t found = room_at(builder, at, room, &length);
        if (found != PROGRAM_NONE && first != PROGRAM_NONE && found != first) {
            issue_add(
                import->issues, ISSUE_NOTE, "joined-room",
                arena_printf(import->arena, "rooms[%u]", (unsigned)room),
                "\"%.80s\" may be both %s and %s, but they are not joined as rooms are: it is a room of "
                "its own",
                label_text(builder->rooms[room].name, ""), label_text(builder->rooms[first].name, ""),
                label_text(builder->rooms[found].name, ""));
            return;
        }
        first = first == PROGRAM_NONE ? found : first;
        at = strchr(at + length, ' ');
        at += at != NULL;
    }
}

void import_combine_rooms(struct import *import)
{
    struct builder *builder = &import->builder;
    for (uint32_t room = 0; room < builder->room_count; room++) {
        struct joint joint = {.import = import, .room = room};
        uint32_t parts[PARTS_MAX], like;
        if (builder->room_part_ids[room])
            continue;
        unsigned count = find_joint(&joint, key_with_lines(import, builder->room_keys[room]), parts, &like);
        if (count > 0)
            combine(import, room, parts, count);
        else if (like == PROGRAM_NONE)
            note_two_names(import, room);
        else
            issue_add(import->issues, ISSUE_NOTE, "joined-room",
                      arena_printf(import->arena, "rooms[%u]", (unsigned)room),
                      "\"%.80s\" may be %s and others; not all of them are rooms of the file, so it is a "
                      "room of its own",
                      label_text(builder->rooms[room].name, ""), label_text(builder->rooms[like].name, ""));
    }
}

#include "reader/name_key.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, FIRM_HYPHEN = 0x2011, ROUNDS_MOST = 4 };

static bool is_variation_selector(uint32_t code_point)
{
    return (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0x34F;
}

/* A copy without what does not count; blanks become one space. Normalising an acute accent
 * that stands alone would hide that it was a quote, so this comes before it and after. */
static char *reduce(struct arena *arena, const char *text, size_t length)
{
    char *out = arena_alloc(arena, length + 1), *end = out;
    bool blank = false;
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        if (ascii_is_letter(text[at]) || ascii_is_digit(text[at])) { /* most are, and count as they are */
            if (blank)
                *end++ = ' ';
            blank = false;
            *end++ = text[at];
            bytes = 1;
            continue;
        }
        uint32_t code_point = str_decode(text + at, length - at, &bytes);
        enum unicode_kind kind = unicode_kind(code_point);
        if (kind == UNICODE_BLANK || kind == UNICODE_LINE_END) {
            blank = end > out;
            continue;
        }
        if (kind == UNICODE_INVISIBLE || kind == UNICODE_JOINER || code_point == SOFT_HYPHEN ||
            is_variation_selector(code_point) || unicode_is_quote(code_point))
            continue;
        if (blank)
            *end++ = ' ';
        blank = false;
        if (code_point == HYPHEN || code_point == FIRM_HYPHEN) {
            *end++ = '-';
            continue;
        }
        memcpy(end, text + at, bytes);
        end += bytes;
    }
    *end = '\0';
    return out;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if (*text & 0x80)
            return false;
    return true;
}

char *name_key(struct arena *arena, const char *text)
{
    char *reduced = reduce(arena, text ? text : "", text ? strlen(text) : 0);
    if (is_ascii(reduced)) {
        for (char *c = reduced; *c; c++)
            *c = ascii_lower(*c);
        return reduced;
    }
    /* What is left out can bring marks together whose order is then another: the key of a key is itself. */
    char *key = reduced, *before;
    int rounds = 0;
    do {
        size_t length = 0;
        uint8_t *folded = u8_casefold((const uint8_t *)key, strlen(key), NULL, UNINORM_NFKC, NULL, &length);
        if (!folded) /* out of memory, or no valid text */
            return str_fold(arena, key);
        before = key;
        key = reduce(arena, (const char *)folded, length);
        free(folded);
    } while (strcmp(before, key) != 0 && ++rounds < ROUNDS_MOST);
    return key;
}

struct room_name name_of_room(struct arena *arena, const char *text)
{
    return (struct room_name){.text = text, .key = name_key(arena, text)};
}

const struct room_name *names_of_rooms(struct arena *arena, uint32_t count, const char *const *texts)
{
    struct room_name *names = ARENA_ARRAY(arena, struct room_name, count);
    for (uint32_t i = 0; i < count; i++)
        names[i] = name_of_room(arena, texts[i]);
    return names;
}

uint32_t name_find_session(const struct program *program, const char *id, struct arena *arena)
{
    uint32_t session = program_find_session(program, id);
    return session != PROGRAM_NONE ? session : program_find_session(program, name_key(arena, id));
}

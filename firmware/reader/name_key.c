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

/* Whether a letter of Latin-1 or Latin Extended-A has unicode_fold's form as its full folding in NFKC, and
 * nothing else: all have but for these. */
static bool is_plain_latin(uint32_t code_point)
{
    static const uint16_t others[] = {0xD7, 0xDF, 0xF7, 0x130, 0x132, 0x133, 0x13F, 0x140, 0x149, 0x17F};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] == code_point)
            return false;
    return code_point >= 0xC0 && code_point <= 0x17F;
}

/* The key of a text of Latin letters, digits, blanks and a few signs of ASCII, which most names are; NULL
 * where there is more to it. `length` is the text's. It saves a board the pages of libunistring's tables. */
static char *plain_key(struct arena *arena, const char *text, size_t length)
{
    char *key = arena_copy_n(arena, text, length), *end = key;
    bool blank = false;
    for (size_t i = 0; i < length; i++) {
        char c = ascii_lower(text[i]);
        uint32_t wide = 0;
        if (c == ' ') {
            blank = end > key;
            continue;
        }
        if (c & 0x80) {
            /* Two bytes, 110xxxxx and 10xxxxxx, hold what is below U+0800. */
            wide = ((uint32_t)(unsigned char)c & 0x1F) << 6 | ((uint32_t)(unsigned char)text[i + 1] & 0x3F);
            if (((unsigned char)c & 0xE0) != 0xC0 || ((unsigned char)text[i + 1] & 0xC0) != 0x80 ||
                !is_plain_latin(wide))
                return NULL;
        } else if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-' && c != '.') {
            return NULL;
        }
        if (blank)
            *end++ = ' ';
        blank = false;
        if (wide) {
            end += str_encode(unicode_fold(wide), end);
            i++;
        } else {
            *end++ = c;
        }
    }
    *end = '\0';
    return key;
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
    size_t length = text ? strlen(text) : 0;
    char *plain = plain_key(arena, text ? text : "", length);
    if (plain)
        return plain;
    char *reduced = reduce(arena, text, length);
    if (is_ascii(reduced)) {
        for (char *c = reduced; *c; c++)
            *c = ascii_lower(*c);
        return reduced;
    }
    /* What is left out can bring marks together whose order is then another: the key of a key is itself. */
    char *key = reduced, *before;
    int rounds = 0;
    do {
        length = 0;
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

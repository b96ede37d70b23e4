#include "lookup/key_part.h"

#include <string.h>

#include "base/ascii.h"

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

bool key_answers(const char *key, const char *words, enum key_rule rule)
{
    size_t length = strlen(words);
    switch (rule) {
    case KEY_WHOLE_WORDS:
        return stands_in(key, words, length, true, true);
    case KEY_BEGINNING:
        return stands_in(key, words, length, true, false);
    case KEY_ANYWHERE:
        return length >= LEAST_INSIDE && stands_in(key, words, length, false, false);
    default:
        return each_stands_in(key, words);
    }
}

bool key_has_letter(const char *words)
{
    while (*words && !is_of_word(*words))
        words++;
    return *words != '\0';
}

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "importer/indico.h"

/* Words of family names that are written small within one. Those that Italians and the French write large
 * ("Di Marco", "Le Goff") are small only after another of these ("de la Cruz"). */
static const char *const particles[] = {"da",  "das", "de",  "del", "den", "der", "do", "dos", "e",
                                        "ibn", "ten", "ter", "van", "vom", "von", "y",  "zu",  "zur"};
static const char *const inner_particles[] = {"la", "las", "le", "los", "het"};
static const char *const honorifics[] = {"dr", "miss", "mr", "mrs", "ms", "mx", "prof"};
static const char *const numerals[] = {"II", "III", "IV"};

#define IN_TABLE(table, text, length) in_table((table), sizeof(table) / sizeof *(table), (text), (length))

/* Whether the table has the word, ASCII case folded. */
static bool in_table(const char *const *table, size_t count, const char *text, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (ascii_same(table[i], strlen(table[i]), text, length))
            return true;
    return false;
}

static bool is_cased(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x386 && c <= 0x3FF) ||
           (c >= 0x400 && c <= 0x52F);
}

/* Whether all letters that have a case are upper case, and there are at least two. Sharp s has no upper case
 * that people write. */
static bool is_upper(const char *text)
{
    size_t length = strlen(text), bytes = 0;
    unsigned letters = 0;
    for (size_t at = 0; at < length; at += bytes) {
        uint32_t c = str_decode(text + at, length - at, &bytes);
        if (!is_cased(c) || c == 0xDF)
            continue;
        if (str_fold_code_point(c) == c)
            return false;
        letters++;
    }
    return letters >= 2;
}

static void add_code_point(struct str_builder *out, uint32_t c)
{
    char bytes[4];
    str_add_n(out, bytes, str_encode(c, bytes));
}

/* An upper-case word in proper case: letters after the first, a hyphen, one letter and an apostrophe, or "Mc"
 * are kept large. */
static void add_word(struct str_builder *out, const char *word, size_t length)
{
    if (IN_TABLE(numerals, word, length)) {
        str_add_n(out, word, length);
        return;
    }
    size_t bytes = 0;
    unsigned run = 0; /* letters since the word's begin or a hyphen */
    bool large = true;
    for (size_t at = 0; at < length; at += bytes) {
        uint32_t c = str_decode(word + at, length - at, &bytes);
        if (c == UINT32_MAX)
            continue;
        add_code_point(out, large ? c : str_fold_code_point(c));
        if (is_cased(c)) {
            run++;
            large = run == 2 && at == 1 && length >= 5 && strncmp(word, "MC", 2) == 0;
        } else {
            bool apostrophe = c == '\'' || c == 0x2019;
            large = c == '-' || c == 0x2010 || (apostrophe && run == 1);
            if (large)
                run = 0;
        }
    }
}

static const char *proper_case(struct arena *arena, const char *last)
{
    if (!is_upper(last))
        return last;
    struct str_builder out = {.arena = arena};
    bool after_particle = false;
    for (const char *word = last; *word;) {
        size_t length = strcspn(word, " ");
        bool only = word == last && !word[length];
        bool small = !only && (IN_TABLE(particles, word, length) ||
                               (after_particle && IN_TABLE(inner_particles, word, length)));
        if (small)
            for (size_t i = 0; i < length; i++)
                add_code_point(&out, str_fold_code_point((unsigned char)word[i]));
        else
            add_word(&out, word, length);
        after_particle = small;
        word += length;
        for (; *word == ' '; word++)
            str_add(&out, " ");
    }
    return out.text;
}

static const char *without_honorifics(const char *name)
{
    for (;;) {
        size_t length = strcspn(name, " ");
        size_t letters = length > 0 && name[length - 1] == '.' ? length - 1 : length;
        if (!name[length] || !IN_TABLE(honorifics, name, letters))
            return name;
        name += length + strspn(name + length, " ");
    }
}

/* Cleaned, without commas and blanks at the ends: people put the comma into the field, too. */
static char *tidy(struct arena *arena, const char *text)
{
    char *clean = str_clean(arena, text ? text : "");
    clean += strspn(clean, ", ");
    size_t length = strlen(clean);
    while (length > 0 && (clean[length - 1] == ',' || clean[length - 1] == ' '))
        length--;
    clean[length] = '\0';
    return clean;
}

const char *indico_name_of(struct arena *arena, const char *first, const char *last)
{
    const char *given = without_honorifics(tidy(arena, first));
    const char *family = proper_case(arena, without_honorifics(tidy(arena, last)));
    if (!*given || !*family)
        return *given ? given : family;
    return arena_printf(arena, "%s %s", given, family);
}

const char *indico_name(struct arena *arena, const char *full_name)
{
    char *name = tidy(arena, full_name);
    char *comma = strchr(name, ',');
    if (!comma)
        return without_honorifics(name);
    *comma = '\0';
    return indico_name_of(arena, comma + 1, name);
}

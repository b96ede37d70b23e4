#include "render/hyphenate.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uniconv.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"

#define LEAST_LETTERS 10 /* of a word that is looked at */
#define MOST_LETTERS 100
#define LEAST_PART 4 /* letters before and after a hyphen */
#define MOST_FILE (4 * 1024 * 1024)

/* ---- files of patterns ---- */

/* The region whose patterns a language has that does not name one, where it is not called as the language. */
static const char *usual_region(const char *language)
{
    static const char *const regions[][2] = {{"cs", "CZ"}, {"da", "DK"}, {"el", "GR"}, {"en", "US"},
                                             {"pt", "BR"}, {"sl", "SI"}, {"sv", "SE"}, {"uk", "UA"}};
    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
        if (strcmp(language, regions[i][0]) == 0)
            return regions[i][1];
    return NULL;
}

static FILE *open_patterns(const char *folder, const char *language, const char *region)
{
    char path[256];
    snprintf(path, sizeof path, "%s/hyph_%s%s%s.dic", folder, language, *region ? "_" : "", region);
    return fopen(path, "rb");
}

/* A tag's language in small and its region in large letters. False for what can be no such tag. */
static bool read_tag(const char *tag, char language[4], char region[4])
{
    size_t length = strcspn(tag, "-_"), after = 0;
    if (length < 2 || length > 3)
        return false;
    const char *rest = tag + length + (tag[length] ? 1 : 0);
    for (size_t i = 0; i < length; i++) {
        language[i] = ascii_lower(tag[i]);
        if (!ascii_is_letter(tag[i]))
            return false;
    }
    language[length] = region[0] = '\0';
    while (ascii_is_letter(rest[after]))
        after++;
    if (after != 2 || (rest[2] && rest[2] != '-' && rest[2] != '_'))
        return true;
    region[0] = (char)(ascii_lower(rest[0]) - 'a' + 'A');
    region[1] = (char)(ascii_lower(rest[1]) - 'a' + 'A');
    region[2] = '\0';
    return true;
}

/* The bytes of the patterns of a language, ended by a NUL; NULL if there are none. Owner: the caller. */
static char *read_patterns(const char *folder, const char *tag, size_t *ret_size)
{
    char language[4], region[4], same[4];
    if (!read_tag(tag, language, region))
        return NULL;
    for (size_t i = 0; i < 4; i++)
        same[i] = (char)(language[i] ? language[i] - 'a' + 'A' : 0);
    const char *const regions[] = {region, "", usual_region(language), same};
    FILE *file = NULL;
    for (size_t i = 0; i < sizeof regions / sizeof *regions && !file; i++)
        if (regions[i])
            file = open_patterns(folder, language, regions[i]);
    if (!file)
        return NULL;
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    char *bytes = size > 0 && size <= MOST_FILE ? malloc((size_t)size + 1) : NULL;
    if (bytes) {
        rewind(file);
        *ret_size = fread(bytes, 1, (size_t)size, file);
        bytes[*ret_size] = '\0';
    }
    fclose(file);
    return bytes;
}

/* ---- words ---- */

struct word {
    size_t starts[MOST_LETTERS + 1]; /* of each letter, in the text */
    size_t letters, size;
    char bytes[MOST_LETTERS * 4 + 1]; /* in small letters and the patterns' encoding */
};

/* Takes the word to the patterns' encoding. False if that lacks one of its letters. */
static bool encode(struct word *word, const char *encoding)
{
    if (strcmp(encoding, "UTF-8") == 0)
        return true;
    size_t size = sizeof word->bytes;
    char *bytes = u8_conv_to_encoding(encoding, iconveh_error, (const uint8_t *)word->bytes, word->size, NULL,
                                      NULL, &size);
    bool is_right = bytes && size == word->letters; /* a byte a letter */
    if (is_right)
        memcpy(word->bytes, bytes, size);
    free(bytes);
    word->size = size;
    return is_right;
}

/* The next word at *at, which is moved behind it; false at the text's end. */
static bool next_word(const char *text, size_t length, size_t *at, struct word *ret)
{
    *ret = (struct word){.letters = 0};
    while (*at < length && ret->letters < MOST_LETTERS) {
        size_t bytes, start = *at;
        uint32_t c = str_decode(text + start, length - start, &bytes);
        bool is_letter = unicode_is_word(c) && !(c < 0x80 && ascii_is_digit((char)c)) && c < 0x3000;
        if (!is_letter && ret->letters > 0)
            break;
        *at += bytes;
        if (!is_letter)
            continue;
        ret->starts[ret->letters++] = start;
        ret->size += str_encode(unicode_fold(c), ret->bytes + ret->size);
    }
    return ret->letters > 0;
}

/* ---- patterns ---- */

/* The letters of a pattern, and the dots that stand for the ends of a word; 0 for none, or too many. */
static size_t letters_of(const char *line, size_t length, char letters[64])
{
    size_t count = 0;
    for (size_t i = 0; i < length && line[i] != '/'; i++) {
        if (ascii_is_digit(line[i]))
            continue;
        if (count == 63)
            return 0;
        letters[count++] = line[i];
    }
    letters[count] = '\0';
    return count;
}

/* Whether a pattern's letters occur in the words. Dots do not count: within a compound, each of its parts has
 * such ends. */
static bool occurs(const char *words, const char *letters)
{
    char inner[64];
    const char *start = letters + (letters[0] == '.' ? 1 : 0);
    snprintf(inner, sizeof inner, "%.*s", (int)strcspn(start, "."), start);
    return strstr(words, inner) != NULL;
}

/* Whether a pattern of these letters is among the lines. */
static bool has_pattern(const char *lines, size_t size, const char *letters)
{
    char others[64];
    for (size_t at = 0, length; at < size; at += length + 1) {
        length = (size_t)((const char *)memchr(lines + at, '\n', size - at) - (lines + at));
        letters_of(lines + at, length, others);
        if (strcmp(others, letters) == 0)
            return true;
    }
    return false;
}

/* A line that is no pattern, but says how they are used. */
static bool is_order(const char *line)
{
    return line[0] >= 'A' && line[0] <= 'Z';
}

/* Keeps, of all lines, those that the words need: patterns that occur in them, each once (libhyphen loses
 * memory over a second one), and orders as "NEXTLEVEL". Gives the size of what
 * is kept. */
static size_t keep_needed(char *patterns, size_t size, const char *words)
{
    size_t kept = 0, level = 0; /* `level`: where the patterns begin that are used together */
    char letters[64];
    for (size_t at = 0, length; at < size; at += length + 1) {
        const char *line = patterns + at;
        length = strcspn(line, "\n");
        bool keeps = at == 0 || is_order(line);
        if (!keeps && line[0] != '#' && line[0] != '%' && letters_of(line, length, letters) > 0)
            keeps = occurs(words, letters) && !has_pattern(patterns + level, kept - level, letters);
        if (!keeps)
            continue;
        bool ends_level = strncmp(line, "NEXTLEVEL", 9) == 0;
        memmove(patterns + kept, line, length);
        kept += length;
        patterns[kept++] = '\n';
        level = ends_level ? kept : level;
    }
    return kept;
}

static HyphenDict *load(char *patterns, size_t size)
{
    FILE *file = fmemopen(patterns, size, "rb");
    HyphenDict *dictionary = file ? hnj_hyphen_load_file(file) : NULL;
    if (file)
        fclose(file);
    return dictionary;
}

/* ---- hyphens ---- */

/* Gives `value` to where the word may be broken; 2 only to what has 1. */
static void mark_word(HyphenDict *dictionary, const struct word *word, uint8_t value, uint8_t *before)
{

    char points[sizeof word->bytes + 5], **changes = NULL;
    int *places = NULL, *cuts = NULL;
    memset(points, '0', sizeof points);
    bool found = hnj_hyphen_hyphenate2(dictionary, word->bytes, (int)word->size, points, NULL, &changes,
                                       &places, &cuts) == 0;
    for (size_t i = LEAST_PART; found && i + LEAST_PART <= word->letters; i++) {
        bool spells_anew = changes && changes[i - 1]; /* as "Schiff-fahrt" was once */
        if ((points[i - 1] & 1) && !spells_anew && before[word->starts[i]] == value - 1)
            before[word->starts[i]] = value;
    }
    for (size_t i = 0; changes && i < word->size; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
}

/* The long words of a text, as far as `size` allows; "" if there are none. */
static void gather(const char *text, size_t length, const char *encoding, char *ret, size_t size)
{
    struct word word;
    size_t used = 0;
    ret[0] = '\0';
    for (size_t at = 0; next_word(text, length, &at, &word);) {
        if (word.letters < LEAST_LETTERS || !encode(&word, encoding) || used + word.size + 2 > size)
            continue;
        used += (size_t)snprintf(ret + used, size - used, "%.*s ", (int)word.size, word.bytes);
    }
}

static void mark_words(char *patterns, size_t size, const char *encoding, const char *text, size_t length,
                       uint8_t value, uint8_t *before)
{
    HyphenDict *dictionary = size > 0 ? load(patterns, size) : NULL;
    struct word word;
    for (size_t at = 0; dictionary && next_word(text, length, &at, &word);)
        if (word.letters >= LEAST_LETTERS && encode(&word, encoding))
            mark_word(dictionary, &word, value, before);
    if (dictionary)
        hnj_hyphen_free(dictionary);
}

void hyphenate(const char *folder, const char *language, const char *text, size_t length, uint8_t *before)
{
    char words[2000], encoding[32];
    size_t size;
    char *patterns = read_patterns(folder, language, &size);
    if (!patterns)
        return;
    snprintf(encoding, sizeof encoding, "%.*s", (int)strcspn(patterns, " \r\n"), patterns);
    gather(text, length, encoding, words, sizeof words);
    size = words[0] ? keep_needed(patterns, size, words) : 0;
    patterns[size] = '\0';
    const char *level = strstr(patterns, "\nNEXTLEVEL"); /* the first one parts compounds */
    mark_words(patterns, size, encoding, text, length, 1, before);
    if (level)
        mark_words(patterns, (size_t)(level - patterns) + 1, encoding, text, length, 2, before);
    free(patterns);
}

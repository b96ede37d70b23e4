#include "text/bidi.h"

#include <fribidi.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* Letters that run right to left, and the marks that make others do so. */
static bool is_turning(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F || c == 0x202B ||
           c == 0x202E || c == 0x2067;
}

bool text_turns(const char *text, size_t length)
{
    for (size_t i = 0, bytes; i < length; i += bytes) {
        bytes = 1;
        /* Nothing below U+0580 is, which two bytes tell. */
        if ((unsigned char)text[i] >= 0xD6 && is_turning(str_decode(text + i, length - i, &bytes)))
            return true;
    }
    return false;
}

/* ---- levels ---- */

/* Which way a paragraph of `length` bytes at most runs: as the mark says that it begins with, else as most of
 * its words do, so that a title in Arabic may begin with a name in Latin. Where there are as many of both, in
 * a screen for readers from right to left it runs so too, else as its first letter does. Unicode's algorithm
 * lets somebody who knows better choose (UAX #9, HL1). */
static int8_t base_level(const char *text, size_t length, bool right_to_left)
{
    size_t words[2] = {0, 0}, bytes;
    int8_t first = -1;
    bool in_word = false;
    for (size_t i = 0; i < length && text[i] != '\n'; i += bytes) {
        uint32_t c = str_decode(text + i, length - i, &bytes);
        FriBidiCharType type = fribidi_get_bidi_type(c);
        if (c == ' ')
            in_word = false;
        if (!FRIBIDI_IS_LETTER(type) || in_word)
            continue;
        int8_t level = FRIBIDI_IS_RTL(type) ? 1 : 0;
        if (first < 0 && (c == 0x200E || c == 0x200F))
            return level;
        first = first < 0 ? level : first;
        words[level]++;
        in_word = true;
    }
    if (words[0] != words[1])
        return words[1] > words[0];
    return right_to_left || first > 0;
}

/* Whether there are no letters at all: "10:30 – 10:55". */
static bool is_neutral(const char *text, size_t length)
{
    for (size_t i = 0, bytes; i < length; i += bytes)
        if (FRIBIDI_IS_LETTER(fribidi_get_bidi_type(str_decode(text + i, length - i, &bytes))))
            return false;
    return true;
}

/* Of one paragraph, at every byte. When memory has run out in the library, it stays left to right. */
static void find_levels(const char *text, size_t length, bool right_to_left, struct arena *arena,
                        int8_t *levels)
{
    uint32_t *points = ARENA_ARRAY(arena, uint32_t, length);
    FriBidiCharType *types = ARENA_ARRAY(arena, FriBidiCharType, length);
    FriBidiBracketType *brackets = ARENA_ARRAY(arena, FriBidiBracketType, length);
    FriBidiLevel *found = ARENA_ARRAY(arena, FriBidiLevel, length);
    FriBidiStrIndex count = 0;
    for (size_t i = 0, bytes; i < length; i += bytes)
        points[count++] = str_decode(text + i, length - i, &bytes);
    FriBidiParType base = base_level(text, length, right_to_left) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(points, count, types);
    for (FriBidiStrIndex i = 0; i + 1 < count; i++) /* a sign goes with its number: "+3" */
        if (types[i] == FRIBIDI_TYPE_ES && types[i + 1] == FRIBIDI_TYPE_EN &&
            (i == 0 || types[i - 1] == FRIBIDI_TYPE_WS))
            types[i] = FRIBIDI_TYPE_EN;
    fribidi_get_bracket_types(points, count, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, found) == 0)
        return;
    FriBidiStrIndex point = 0;
    for (size_t i = 0, bytes; i < length; i += bytes, point++) {
        str_decode(text + i, length - i, &bytes);
        memset(levels + i, found[point], bytes);
    }
}

const int8_t *text_levels(const char *text, size_t length, bool right_to_left, struct arena *arena)
{
    if (!text_turns(text, length) && !(right_to_left && is_neutral(text, length)))
        return NULL;
    int8_t *levels = ARENA_ARRAY(arena, int8_t, length);
    for (size_t start = 0, end; start < length; start = end + 1) {
        const char *line_end = memchr(text + start, '\n', length - start);
        end = line_end ? (size_t)(line_end - text) : length;
        if (right_to_left || text_turns(text + start, end - start))
            find_levels(text + start, end - start, right_to_left, arena, levels + start);
    }
    return levels;
}

const int8_t *text_cut_levels(const char *text, const int8_t *levels, size_t offset, size_t length,
                              size_t added, bool right_to_left, struct arena *arena)
{
    int8_t *cut = ARENA_ARRAY(arena, int8_t, length + added);
    memcpy(cut, levels + offset, length);
    size_t start = offset;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    memset(cut + length, base_level(text + start, strlen(text + start), right_to_left), added);
    return cut;
}

bool text_is_right_to_left(const char *text, size_t length, bool right_to_left)
{
    return base_level(text, length, right_to_left) > 0;
}

/* ---- order ---- */

static void reverse(struct text_run *runs, uint32_t first, uint32_t end)
{
    while (first + 1 < end) {
        struct text_run run = runs[first];
        runs[first++] = runs[--end];
        runs[end] = run;
    }
}

uint32_t text_order_runs(const int8_t *levels, size_t length, struct arena *arena, struct text_run **ret_runs)
{
    uint32_t count = length > 0;
    for (size_t i = 1; i < length; i++)
        count += levels[i] != levels[i - 1];
    struct text_run *runs = ARENA_ARRAY(arena, struct text_run, count);
    int8_t highest = 0;
    count = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (i == 0 || levels[i] != levels[i - 1])
            runs[count++] = (struct text_run){.offset = i, .level = levels[i]};
        runs[count - 1].length++;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    /* From the highest level down, what is at least of it is turned around. */
    for (int level = highest; level > 0; level--) {
        for (uint32_t first = 0, end; first < count; first = end + 1) {
            for (end = first; end < count && runs[end].level >= level; end++)
                ;
            reverse(runs, first, end);
        }
    }
    *ret_runs = runs;
    return count;
}

const char *text_bidi_library(char *buffer, size_t size)
{
    /* "(GNU FriBidi) 1.0.8", and more on further lines. */
    const char *after = strchr(fribidi_version_info, ')');
    const char *version = after ? after + 1 + strspn(after + 1, " ") : "";
    snprintf(buffer, size, "FriBidi %.*s", (int)strcspn(version, " \n"), version);
    return buffer;
}

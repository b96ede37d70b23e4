#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"

/* ---- UTF-8 ---- */

uint32_t str_decode(const char *text, size_t length, size_t *ret_bytes)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t lead = bytes[0];
    *ret_bytes = 1;
    if (lead < 0x80)
        return lead;
    /* The second byte's range depends on the first: that is what shuts out overlong forms, surrogates and
     * what lies past U+10FFFF. */
    uint32_t low = 0x80, high = 0xBF;
    size_t count;
    uint32_t code_point;
    if (lead >= 0xC2 && lead <= 0xDF) {
        count = 2;
        code_point = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        count = 3;
        code_point = lead & 0x0F;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        count = 4;
        code_point = lead & 0x07;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return UINT32_MAX;
    }
    if (length < count || bytes[1] < low || bytes[1] > high)
        return UINT32_MAX;
    for (size_t i = 1; i < count; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return UINT32_MAX;
        code_point = code_point << 6 | (bytes[i] & 0x3F);
    }
    *ret_bytes = count;
    return code_point;
}

size_t str_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t str_valid_prefix(const char *text, size_t length)
{
    size_t offset = 0;
    while (offset < length) {
        uint64_t word;
        while (length - offset >= sizeof word) {
            memcpy(&word, text + offset, sizeof word);
            if (word & UINT64_C(0x8080808080808080))
                break;
            offset += sizeof word;
        }
        while (offset < length && !((unsigned char)text[offset] & 0x80))
            offset++;
        while (offset < length && (unsigned char)text[offset] & 0x80) {
            size_t bytes;
            if (str_decode(text + offset, length - offset, &bytes) == UINT32_MAX)
                return offset;
            offset += bytes;
        }
    }
    return length;
}

size_t str_code_points(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* ---- cutting ---- */

/* The start of the code point that ends before `offset`, which is past 0. */
static size_t step_back(const char *text, size_t offset)
{
    size_t floor = offset > 4 ? offset - 4 : 0;
    do
        offset--;
    while (offset > floor && ((unsigned char)text[offset] & 0xC0) == 0x80);
    return offset;
}

static uint32_t code_point_at(const char *text, size_t offset, size_t length)
{
    size_t bytes;
    return offset < length ? str_decode(text + offset, length - offset, &bytes) : 0;
}

static bool is_blank(uint32_t code_point)
{
    enum unicode_kind kind = unicode_kind(code_point);
    return kind == UNICODE_BLANK || kind == UNICODE_LINE_END;
}

/* Whether a cut at `offset`, a code point's start, would part what is seen as one character. */
static bool parts_character(const char *text, size_t offset, size_t length)
{
    uint32_t after = code_point_at(text, offset, length);
    if (unicode_is_mark(after))
        return true;
    size_t back = step_back(text, offset);
    uint32_t before = code_point_at(text, back, length);
    if (before == 0x200D)
        return true;
    if (!unicode_is_regional(after))
        return false;
    /* Letters of flags go in pairs, counted from the first of the run. */
    bool odd = false;
    while (unicode_is_regional(before)) {
        odd = !odd;
        if (back == 0)
            break;
        back = step_back(text, back);
        before = code_point_at(text, back, length);
    }
    return odd;
}

size_t str_cut(const char *text, size_t limit)
{
    size_t length = strlen(text);
    if (length <= limit)
        return length;
    size_t cut = limit;
    while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    while (cut > 0 && parts_character(text, cut, length))
        cut = step_back(text, cut);

    /* The last word's end in the second half, if there is one. */
    for (size_t end = cut; end > 0 && end >= limit / 2; end = step_back(text, end))
        if (is_blank(code_point_at(text, end, length)) &&
            !is_blank(code_point_at(text, step_back(text, end), length)))
            return end;
    return cut;
}

/* ---- cleaning ---- */

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* The high bit of each byte below 0x80 that is no space. */
static uint64_t non_spaces(uint64_t word)
{
    return ((word ^ EACH_BYTE(' ')) + EACH_BYTE(0x7F)) & EACH_BYTE(0x80);
}

/* How many bytes from text[0] on, which is printable and no blank, are printable ASCII without a blank beside
 * another: most of most texts, found 8 at a time. Never ends with a blank. */
static size_t tidy_run(const char *text, size_t length)
{
    size_t run = 1;
    for (; length - run > 8; run += 8) {
        uint64_t word, next; /* `next` begins one byte later, so each byte meets its neighbour */
        memcpy(&word, text + run, sizeof word);
        memcpy(&next, text + run + 1, sizeof next);
        /* Nothing below carries from one byte into another once no byte has its high bit. */
        if (word & EACH_BYTE(0x80) || (word + EACH_BYTE(1)) & EACH_BYTE(0x80))
            break; /* not ASCII, or DEL */
        if (((word + EACH_BYTE(0x80 - ' ')) & EACH_BYTE(0x80)) != EACH_BYTE(0x80))
            break; /* a control */
        if ((non_spaces(word) | non_spaces(next & EACH_BYTE(0x7F))) != EACH_BYTE(0x80))
            break;
    }
    for (; run < length; run++) {
        unsigned char byte = (unsigned char)text[run];
        if (byte < ' ' || byte >= 0x7F || (byte == ' ' && text[run - 1] == ' '))
            break;
    }
    return text[run - 1] == ' ' ? run - 1 : run;
}

static char *clean(struct arena *arena, const char *text, bool keep_lines)
{
    if (!text)
        return NULL;
    size_t length = strlen(text);
    char *out = arena_alloc(arena, length + 1);
    size_t written = 0; /* joiners at the end of it may have to go again */
    size_t solid = 0;   /* up to and with the last character that stays */
    bool blank = false; /* since then */
    bool inked = false; /* anything is seen of it */
    unsigned line_ends = 0;
    uint32_t before = 0;
    size_t bytes;
    for (size_t offset = 0; offset < length; offset += bytes) {
        uint32_t code_point = str_decode(text + offset, length - offset, &bytes);
        bool plain = code_point > ' ' && code_point < 0x7F;
        switch (plain ? UNICODE_VISIBLE : unicode_kind(code_point)) {
        case UNICODE_LINE_END:
            if (!(code_point == '\n' && before == '\r'))
                line_ends++;
            blank = true;
            written = solid;
            break;
        case UNICODE_BLANK:
            blank = true;
            written = solid;
            break;
        case UNICODE_INVISIBLE:
            break;
        case UNICODE_JOINER:
            if (!blank && solid > 0 && code_point != before) {
                memcpy(out + written, text + offset, bytes);
                written += bytes;
            }
            break;
        case UNICODE_VISIBLE:
            if (blank && solid > 0) {
                if (keep_lines && line_ends) {
                    out[written++] = '\n';
                    if (line_ends > 1)
                        out[written++] = '\n';
                } else {
                    out[written++] = ' ';
                }
            }
            inked = inked || plain || unicode_has_ink(code_point);
            if (plain)
                bytes = tidy_run(text + offset, length - offset);
            if (code_point == UINT32_MAX) /* not UTF-8: no reader lets that through */
                out[written] = '?';
            else
                memcpy(out + written, text + offset, bytes);
            written += bytes;
            solid = written;
            blank = false;
            line_ends = 0;
            break;
        }
        before = code_point;
    }
    out[inked ? solid : 0] = '\0';
    return out;
}

char *str_clean(struct arena *arena, const char *text)
{
    return clean(arena, text, false);
}

char *str_clean_lines(struct arena *arena, const char *text)
{
    return clean(arena, text, true);
}

bool str_has_ink(const char *text)
{
    if (*text > ' ' && *text <= '~') /* as most begin */
        return true;
    size_t length = strlen(text), bytes;
    for (size_t offset = 0; offset < length; offset += bytes)
        if (unicode_has_ink(str_decode(text + offset, length - offset, &bytes)))
            return true;
    return false;
}

/* ---- comparing ---- */

uint32_t str_fold_code_point(uint32_t code_point)
{
    return unicode_fold(code_point);
}

static bool is_trimmed(uint32_t code_point)
{
    return code_point == ' ' || unicode_is_quote(code_point) || unicode_kind(code_point) == UNICODE_JOINER;
}

char *str_fold(struct arena *arena, const char *text)
{
    char *folded = str_clean(arena, text ? text : "");
    size_t start = 0, end = strlen(folded), bytes;
    while (start < end && is_trimmed(str_decode(folded + start, end - start, &bytes)))
        start += bytes;
    while (end > start && is_trimmed(code_point_at(folded, step_back(folded, end), end)))
        end = step_back(folded, end);
    /* In place: folding never makes a code point longer. */
    size_t written = 0;
    for (size_t offset = start; offset < end; offset += bytes) {
        uint32_t code_point = str_decode(folded + offset, end - offset, &bytes);
        written += str_encode(unicode_fold(code_point), folded + written);
    }
    folded[written] = '\0';
    return folded;
}

char *str_slug(struct arena *arena, const char *text)
{
    char *slug = str_clean(arena, text ? text : "");
    size_t length = strlen(slug), written = 0, bytes;
    bool gap = false;
    for (size_t offset = 0; offset < length; offset += bytes) {
        uint32_t code_point = str_decode(slug + offset, length - offset, &bytes);
        bool selector = code_point >= 0xFE00 && code_point <= 0xFE0F;
        if (code_point == 0xAD || unicode_kind(code_point) == UNICODE_JOINER || selector)
            continue;
        if (!unicode_is_word(code_point)) {
            gap = true;
            continue;
        }
        if (gap && written > 0)
            slug[written++] = '-';
        gap = false;
        written += str_encode(unicode_fold(code_point), slug + written);
    }
    slug[written] = '\0';
    return written ? slug : arena_copy(arena, "x");
}

/* Past so many code points only the lengths are compared, so that a hostile name costs no more than a long
 * one. */
#define DISTANCE_MAX 256

static size_t decode_all(const char *text, uint32_t *out, size_t *ret_rest)
{
    size_t length = strlen(text), count = 0, bytes;
    *ret_rest = 0;
    for (size_t offset = 0; offset < length; offset += bytes) {
        uint32_t code_point = str_decode(text + offset, length - offset, &bytes);
        if (count < DISTANCE_MAX)
            out[count++] = code_point;
        else
            (*ret_rest)++;
    }
    return count;
}

static unsigned min_unsigned(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned str_distance(struct arena *arena, const char *a, const char *b)
{
    uint32_t *from = ARENA_ARRAY(arena, uint32_t, DISTANCE_MAX);
    uint32_t *to = ARENA_ARRAY(arena, uint32_t, DISTANCE_MAX);
    size_t from_rest, to_rest;
    size_t from_count = decode_all(str_fold(arena, a), from, &from_rest);
    size_t to_count = decode_all(str_fold(arena, b), to, &to_rest);

    /* Optimal string alignment: row i holds the distances of from[0..i) to each beginning of `to`. A swap
     * looks two rows back. */
    unsigned *rows[3];
    for (int i = 0; i < 3; i++)
        rows[i] = ARENA_ARRAY(arena, unsigned, to_count + 1);
    for (size_t j = 0; j <= to_count; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= from_count; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *above_twice = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= to_count; j++) {
            unsigned replaced = above[j - 1] + (from[i - 1] != to[j - 1]);
            row[j] = min_unsigned(replaced, min_unsigned(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = min_unsigned(row[j], above_twice[j - 2] + 1);
        }
    }
    size_t rest = from_rest > to_rest ? from_rest - to_rest : to_rest - from_rest;
    return rows[from_count % 3][to_count] + (unsigned)rest;
}

unsigned str_name_distance(struct arena *arena, const char *wanted, const char *name)
{
    unsigned distance = str_distance(arena, wanted, name);
    const char *folded = str_fold(arena, wanted);
    return distance > 1 && *folded && strstr(str_fold(arena, name), folded) ? 1 : distance;
}

/* ---- building ---- */

/* Makes room for `more` bytes and the NUL. */
static void reserve(struct str_builder *builder, size_t more)
{
    size_t needed = builder->length + more + 1;
    if (builder->text && needed <= builder->capacity)
        return;
    size_t capacity = builder->capacity ? builder->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    builder->text = arena_grow(builder->arena, builder->text, builder->length, capacity, 1);
    builder->capacity = capacity;
}

void str_add(struct str_builder *builder, const char *text)
{
    str_add_n(builder, text, strlen(text));
}

void str_add_n(struct str_builder *builder, const char *text, size_t length)
{
    reserve(builder, length);
    memcpy(builder->text + builder->length, text, length);
    builder->length += length;
    builder->text[builder->length] = '\0';
}

void str_addf(struct str_builder *builder, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        length = 0;
    reserve(builder, (size_t)length);
    va_start(arguments, format);
    vsnprintf(builder->text + builder->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    builder->length += (size_t)length;
}

uint64_t str_hash(const char *text, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    return hash;
}

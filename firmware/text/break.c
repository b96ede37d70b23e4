#include "text/break.h"

#include <stdio.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistring/version.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"
#include "text/metrics.h"

/* ---- characters ---- */

/* Letters of which each is a character, whatever stands beside it: Latin, Greek, Cyrillic and Armenian, but
 * no marks. */
static bool stands_alone(uint32_t c)
{
    return c < 0x300 || (c > 0x36F && c < 0x483) || (c > 0x489 && c < 0x591);
}

/* The library looks at two code points alone, which is not enough for families of emoji and for conjuncts of
 * Devanagari and its relatives: what their virama joins is one sign. */
static bool joins(uint32_t last, uint32_t after)
{
    bool virama = last >= 0x94D && last <= 0xD4D && (last & 0x7F) == 0x4D && last != 0xBCD; /* not Tamil */
    bool stacks = last == 0x17D2 || last == 0x1039; /* Khmer, Myanmar */
    return last == 0x200D || ((virama || stacks) && after >> 7 == last >> 7);
}

/* Vowels of Myanmar that stand beside their consonant; to the library they are characters of their own. */
static bool follows(uint32_t c)
{
    return c == 0x102B || c == 0x102C || c == 0x1038 || (c >= 0x1062 && c <= 0x1064) ||
           (c >= 0x1067 && c <= 0x106D) || c == 0x1083 || (c >= 0x1087 && c <= 0x108C) || c == 0x108F;
}

/* Past so many bytes nothing more is joined on: of the largest family, with a skin tone each, 33 stand before
 * the last. */
#define JOINED_MOST 40

/* Of two bytes or more. */
static size_t joined_character(const char *text, size_t length)
{
    size_t bytes, more;
    uint32_t first = str_decode(text, length, &bytes);
    if (bytes == length ||
        (stands_alone(first) && stands_alone(str_decode(text + bytes, length - bytes, &more))))
        return bytes;
    const uint8_t *start = (const uint8_t *)text, *end = start + length, *next = start;
    uint32_t last = first;
    bool half_flag = unicode_is_regional(first);
    do {
        const uint8_t *from = next;
        next = u8_grapheme_next(from, end);
        if (!next)
            return bytes;
        for (; from < next; from += more)
            last = str_decode((const char *)from, (size_t)(next - from), &more);
        if (next == end)
            break;
        bytes = (size_t)(next - start);
        uint32_t after = str_decode((const char *)next, (size_t)(end - next), &more);
        bool goes_on = (joins(last, after) || follows(after)) && bytes < JOINED_MOST;
        if (!goes_on && !(half_flag && unicode_is_regional(after)))
            break;
        half_flag = false;
    } while (true);
    return (size_t)(next - start);
}

size_t text_character(const char *text, size_t length)
{
    bool is_short = length <= 1 || ((text[0] | text[1]) & 0x80) == 0; /* ASCII before ASCII: most is */
    return is_short ? length > 0 : joined_character(text, length);
}

/* Hangul is broken between words, as its readers like it, though Unicode would let it break anywhere. */
static bool is_hangul(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xAC00 && c <= 0xD7FF);
}

static bool is_one_of(uint32_t c, const char *set)
{
    size_t length = strlen(set), bytes;
    for (size_t i = 0; i < length; i += bytes)
        if (str_decode(set + i, length - i, &bytes) == c)
            return true;
    return false;
}

static bool must_not_begin_line(uint32_t c)
{
    return is_one_of(c, "!%),.:;?]}…‐–—’”។៕၊။");
}

static bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF);
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

/* ---- where a text may break ---- */

#define SOFT_HYPHEN 0xAD

static enum text_joint ascii_joint(uint32_t before, uint32_t after)
{
    if (before == after || strchr("!%),.:;?]}", (int)after))
        return JOINT_NONE;
    if (before == '-' || before == '/')
        return JOINT_INNER;
    return strchr("._,:&=", (int)before) ? JOINT_POINT : JOINT_NONE;
}

/* ---- scripts without blanks and without a dictionary ---- */

static bool is_unspaced(uint32_t c)
{
    return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

/* Whether a syllable may begin between two characters of Thai, Lao, Khmer or Myanmar: not after a vowel that
 * is written first, not before one that is written last, nor before a consonant that ends its syllable. */
static bool syllable_may_begin(const char *text, size_t length, uint32_t before, uint32_t after)
{
    if ((before >= 0xE40 && before <= 0xE44) || (before >= 0xEC0 && before <= 0xEC4))
        return false;
    if (is_one_of(after, "ฯะาำๅๆຯະາຳຽໆៗ"))
        return false;
    for (size_t i = 0, bytes, most = text_character(text, length); i < most; i += bytes)
        if (str_decode(text + i, length - i, &bytes) == 0x103A) /* Myanmar's mark of such */
            return false;
    return true;
}

/* What the place between two neighbours without a blank would be. `offset` is of the second. */
static enum text_joint joint_between(const struct text_piece_reader *reader, size_t offset, uint32_t before)
{
    size_t bytes;
    uint32_t after = str_decode(reader->text + offset, reader->length - offset, &bytes);
    if (before < 0x80 && after < 0x80)
        return ascii_joint(before, after);
    if (must_not_begin_line(after) || is_one_of(before, "([{‘“"))
        return JOINT_NONE;
    if (reader->words && reader->words[offset])
        return JOINT_FREE;
    bool has_words = reader->words && after < 0xE80;
    if (is_unspaced(before) && is_unspaced(after) && !has_words)
        return syllable_may_begin(reader->text + offset, reader->length - offset, before, after) ? JOINT_INNER
                                                                                                 : JOINT_NONE;
    if (reader->breaks && reader->breaks[offset] != UC_BREAK_POSSIBLE)
        return JOINT_NONE;
    if (is_one_of(before, "-/‐–—\u00AD"))
        return JOINT_INNER;
    if (before < 0x80 && ascii_is_digit((char)before) && is_ideograph(after))
        return JOINT_NONE; /* a number with its unit */
    if (is_katakana(before) && is_katakana(after))
        return JOINT_POINT;
    if (!reader->breaks)
        return JOINT_NONE;
    return is_hangul(before) || is_hangul(after) ? JOINT_INNER : JOINT_FREE;
}

static bool is_hiragana(uint32_t c)
{
    return c >= 0x3041 && c <= 0x309F;
}

/* Kana, ideographs. */
static bool is_japanese_or_chinese(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF) || is_ideograph(c);
}

/* Where words are written without blanks, a line ends best after punctuation, beside another script, or after
 * the hiragana of a particle, since a Japanese phrase mostly ends there. It ends worst before hiragana, which
 * belong to what stands before them. */
static int strain_between(uint32_t before, uint32_t after)
{
    if (!is_japanese_or_chinese(before) || !is_japanese_or_chinese(after))
        return 0;
    if (is_hiragana(after))
        return 3;
    if (is_hiragana(before))
        return 0;
    if (is_one_of(after, "的了嗎吗們们呢吧")) /* Chinese: what belongs to the word before it */
        return 3;
    bool is_phrase = before == 0x7684 || is_one_of(after, "與与和或從从讓让"); /* of, and, or, from, let */
    return is_phrase || is_katakana(before) != is_katakana(after) ? 1 : 2;
}

/* ---- reading ---- */

/* Latin, Greek, Cyrillic, Armenian, and their punctuation. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0xD6)
            continue;
        if (c != 0xE2 || i + 2 >= length || (unsigned char)text[i + 1] != 0x80 ||
            (unsigned char)text[i + 2] < 0x90 || (unsigned char)text[i + 2] > 0xA7)
            return false;
    }
    return true;
}

static bool has_thai(const char *text, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++)
        if ((unsigned char)text[i] == 0xE0 &&
            ((unsigned char)text[i + 1] == 0xB8 || (unsigned char)text[i + 1] == 0xB9))
            return true;
    return false;
}

static size_t token_length(const char *text, size_t length)
{
    size_t end = 0;
    while (end < length && !text_is_blank(text[end]))
        end++;
    return end;
}

/* Syllables are asked for where a word is long. */
#define LONG_WORD 10

static bool has_long_word(const char *text, size_t length)
{
    size_t word = 0;
    for (size_t i = 0; i < length && word < LONG_WORD; i++)
        word = text_is_blank(text[i]) ? 0 : word + 1;
    return word == LONG_WORD;
}

/* A name of a thing, which a hyphen would make another's: "climate.example", "guest_memfd", "NetworkManager".
 */
static bool is_name(const char *word, size_t length)
{
    for (size_t i = 1; i + 1 < length; i++) {
        bool capital = word[i] >= 'A' && word[i] <= 'Z';
        if (strchr("._/:@#\\", word[i]) || ascii_is_digit(word[i]) ||
            (capital && word[i - 1] != '-' && word[i - 1] != '('))
            return true;
    }
    return false;
}

static void find_hyphens(const struct text_metrics *metrics, const char *language, const char *text,
                         size_t length, uint8_t *hyphens)
{
    metrics->find_hyphens(metrics->user, language, text, length, hyphens);
    for (size_t i = 0, end; i < length; i = end + 1) {
        end = i + token_length(text + i, length - i);
        if (is_name(text + i, end - i))
            memset(hyphens + i, 0, end - i);
    }
}

struct text_piece_reader text_piece_reader(const char *text, size_t length, const char *language,
                                           const struct text_metrics *metrics, struct arena *arena)
{
    struct text_piece_reader reader = {.text = text, .length = length, .joint = JOINT_FREE};
    if (language && metrics && metrics->find_hyphens && has_long_word(text, length)) {
        uint8_t *hyphens = ARENA_ARRAY(arena, uint8_t, length);
        find_hyphens(metrics, language, text, length, hyphens);
        reader.hyphens = hyphens;
    }
    if (is_plain(text, length))
        return reader;
    char *breaks = ARENA_ARRAY(arena, char, length);
    u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
    reader.breaks = breaks;
    if (metrics && metrics->find_words && has_thai(text, length)) {
        bool *words = ARENA_ARRAY(arena, bool, length);
        metrics->find_words(metrics->user, text, length, words);
        reader.words = words;
    }
    return reader;
}

bool text_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* "&", "/", "+" and dashes between words: they rather end a line than begin one. */
static bool is_joiner(const char *text, size_t length)
{
    size_t bytes;
    return length > 0 && is_one_of(str_decode(text, length, &bytes), "&/+|=·–—-") && bytes == length;
}

/* ---- what stays together past a blank ---- */

static bool consists_of(const char *text, size_t length, const char *set)
{
    size_t bytes, i = 0;
    while (i < length && is_one_of(str_decode(text + i, length - i, &bytes), set))
        i += bytes;
    return length > 0 && i == length;
}

/* "13", "1.5", "~10", "3–5". */
static bool is_number(const char *text, size_t length)
{
    return length > 0 && ascii_is_digit(text[length - 1]) && consists_of(text, length, "0123456789.,:+-–~<>");
}

static bool is_unit(const char *text, size_t length)
{
    static const char units[] =
        " min mins minutes Min Minuten h hrs hours Std Stunden s sec secs seconds Sekunden ms ns Uhr uhr "
        "days Tage weeks Wochen months Monate years Jahre ans heures km m cm mm nm kg mg g t B kB KB MB GB "
        "TB "
        "PB KiB MiB GiB TiB bit bits Bit bytes Bytes kbit Mbit Gbit Gbit/s Mbit/s kbit/s Gb/s MB/s GB/s Gbps "
        "Mbps Hz kHz MHz GHz THz W kW MW GW kWh MWh V mV kV mA dB px dpi fps EUR USD CHF % \u00B0C \u00B0F "
        "\u20AC $ \u00A3 ";
    char padded[24];
    while (length > 0 && strchr(".,;:!?)", text[length - 1]))
        length--;
    if (length == 0 || length > sizeof padded - 3)
        return false;
    padded[0] = ' ';
    memcpy(padded + 1, text, length);
    memcpy(padded + 1 + length, " ", 2);
    return strstr(units, padded) != NULL;
}

/* Whether no line may end at the blank at `offset`; what stands before it begins at `start`. */
static bool holds(const struct text_piece_reader *reader, size_t start, size_t offset)
{
    const char *text = reader->text, *after = text + offset + 1;
    if (text[offset] != ' ' || offset == start || offset + 1 == reader->length)
        return false;
    size_t length = token_length(after, reader->length - offset - 1);
    if (consists_of(after, length, ")]},.:;!?"))
        return true;
    if (length > 0 && strchr("([{", text[offset - 1]))
        return true;
    return is_number(text + start, offset - start) && is_unit(after, length);
}

/* ---- pieces ---- */

/* A short word with a digit, by which one of many is told: "Hall 3", "Room L1", "LPC 2024". */
static bool is_label(const char *text, size_t length)
{
    bool has_digit = false;
    for (size_t i = 0; i < length; i++) {
        has_digit = has_digit || ascii_is_digit(text[i]);
        if (!ascii_is_digit(text[i]) && !ascii_is_letter(text[i]))
            return false;
    }
    return has_digit && length <= 4;
}

/* Whether the word of `length` bytes opens a bracket before its first letter and closes none. */
static bool opens(const char *text, size_t length)
{
    if (length < 2 || !strchr("([{", text[0]))
        return false;
    for (size_t i = 0; i < length; i++)
        if (strchr(")]}", text[i]))
            return false;
    return true;
}

static int strain_of_word(const struct text_piece_reader *reader, size_t start, size_t gap)
{
    const char *text = reader->text + start;
    size_t length = token_length(text, reader->length - start);
    if (start <= gap || gap == 0)
        return 0;
    if (is_joiner(text, length) || is_label(text, length))
        return 2;
    return text[-(ptrdiff_t)gap - 1] == ':' ? -1 : 0;
}

/* Skips blanks; what stands before them no longer matters but for these. */
static size_t skip_blanks(const struct text_piece_reader *reader, struct text_piece *piece)
{
    size_t offset = reader->offset;
    while (offset < reader->length && text_is_blank(reader->text[offset])) {
        piece->new_line = piece->new_line || reader->text[offset] == '\n';
        offset++;
    }
    if (offset == reader->offset)
        return offset;
    piece->joint = JOINT_FREE;
    piece->hyphen = false;
    piece->strain = strain_of_word(reader, offset, offset - reader->offset);
    piece->opened = reader->opened;
    return offset;
}

/* What the place at `offset` is, after the character `before`. */
static void look_at_place(struct text_piece_reader *reader, size_t offset, uint32_t before)
{
    size_t bytes;
    reader->joint = joint_between(reader, offset, before);
    reader->hyphen = reader->joint == JOINT_INNER && before == SOFT_HYPHEN;
    if (reader->joint == JOINT_FREE)
        reader->strain =
            strain_between(before, str_decode(reader->text + offset, reader->length - offset, &bytes));
    if (reader->joint < JOINT_POINT || !reader->hyphens || !reader->hyphens[offset])
        return;
    reader->joint = JOINT_HYPHEN;
    reader->strain = reader->hyphens[offset] == 2 ? 3 : 6; /* rather between the words of a compound */
    reader->hyphen = true;
}

bool text_read_piece(struct text_piece_reader *reader, struct text_piece *ret)
{
    const char *text = reader->text;
    *ret = (struct text_piece){.joint = reader->joint, .strain = reader->strain, .hyphen = reader->hyphen};
    size_t offset = skip_blanks(reader, ret), start = offset;
    if (ret->joint == JOINT_FREE)
        reader->opened = opens(text + offset, token_length(text + offset, reader->length - offset));
    reader->joint = JOINT_NONE;
    reader->strain = 0;
    reader->hyphen = false;
    while (offset < reader->length && reader->joint == JOINT_NONE) {
        size_t bytes;
        if (text_is_blank(text[offset])) {
            if (!holds(reader, start, offset))
                break;
            offset++;
            continue;
        }
        uint32_t before = str_decode(text + offset, reader->length - offset, &bytes);
        offset += text_character(text + offset, reader->length - offset);
        if (offset < reader->length && !text_is_blank(text[offset]))
            look_at_place(reader, offset, before);
    }
    ret->offset = (uint32_t)start;
    ret->length = (uint32_t)(offset - start);
    reader->offset = offset;
    return offset > start;
}

const char *text_break_library(char *buffer, size_t size)
{
    snprintf(buffer, size, "libunistring %d.%d.%d", _libunistring_version >> 16,
             _libunistring_version >> 8 & 0xFF, _libunistring_version & 0xFF);
    return buffer;
}

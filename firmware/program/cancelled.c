#include "program/cancelled.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"

/* Letters with marks are there in one character and in two. */
const char *const cancelled_words[] = {
    "cancelled",
    "canceled",
    "abgesagt",
    "entf\u00E4llt",
    "entfa\u0308llt",
    "f\u00E4llt aus",
    "fa\u0308llt aus",
    "annul\u00E9",
    "annule\u0301",
    "annul\u00E9e",
    "annule\u0301e",
    "cancelado",
    "cancelada",
    "annullato",
    "annullata",
    "\u4E2D\u6B62",
    NULL,
};

enum side { SIDE_OPEN, SIDE_CLOSE };

static uint32_t code_point_at(const char *text, size_t *ret_bytes)
{
    size_t length = 0; /* no more of it than one character can have */
    while (length < 4 && text[length])
        length++;
    *ret_bytes = 0;
    return length ? str_decode(text, length, ret_bytes) : 0;
}

static uint32_t code_point_before(const char *title, const char *at, size_t *ret_bytes)
{
    const char *start = at;
    *ret_bytes = 0;
    if (at == title)
        return 0;
    do
        start--;
    while (start > title && ((unsigned char)*start & 0xC0) == 0x80);
    return str_decode(start, (size_t)(at - start), ret_bytes);
}

static bool is_blank(uint32_t code_point)
{
    enum unicode_kind kind = unicode_kind(code_point);
    return code_point && kind != UNICODE_VISIBLE;
}

/* A full-width form as the plain character that it stands for. */
static uint32_t narrow(uint32_t code_point)
{
    return code_point >= 0xFF01 && code_point <= 0xFF5E ? code_point - 0xFEE0 : code_point;
}

static bool is_dash(uint32_t code_point)
{
    return code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2015);
}

/* What parts the word from the rest: the six of behaviour.md, how other scripts write them, and ornaments. */
static bool is_separator(uint32_t code_point)
{
    static const uint32_t separators[] = {'!',  ':',  '/',    ',',    '*',    '~',    '_',    '|',    ';',
                                          0xA1, 0xB7, 0x2022, 0x3001, 0x30FB, 0x060C, 0x061B, 0x26A0, 0x274C};
    code_point = narrow(code_point);
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (separators[i] == code_point)
            return true;
    return is_dash(code_point);
}

static bool is_bracket(uint32_t code_point, enum side side)
{
    static const uint32_t brackets[][2] = {{'[', ']'},       {'(', ')'},       {0x3010, 0x3011},
                                           {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D}, {0x300C, 0x300D},
                                           {'{', '}'}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
        if (brackets[i][side] == code_point)
            return true;
    return false;
}

/* A place where a word stands, and what is around it. */
struct place {
    const char *title, *start, *end; /* of the word */
    const char *before, *after;      /* what parts it from the rest lies between these and the word */
    bool parted_before, parted_after;
    bool is_upper; /* it has a case, and is in capitals */
};

/* The number of bytes at `text` that are the word, whatever their case; 0: they are not. */
static size_t match_word(const char *text, const char *word, bool *ret_upper)
{
    const char *at = text;
    *ret_upper = true;
    while (*word) {
        size_t bytes, word_bytes;
        uint32_t code_point = narrow(code_point_at(at, &bytes)), wanted = code_point_at(word, &word_bytes);
        if (!bytes ||
            (unicode_fold(code_point) != unicode_fold(wanted) && !(wanted == ' ' && is_blank(code_point))))
            return 0;
        if (unicode_is_word(code_point) && !unicode_is_mark(code_point) &&
            unicode_fold(code_point) == code_point)
            *ret_upper = false;
        at += bytes;
        word += word_bytes;
    }
    return (size_t)(at - text);
}

/* Scripts without blanks between words have no edges of words either. */
static bool has_edges(uint32_t code_point)
{
    return !(code_point >= 0x2E80 && code_point <= 0x9FFF) && !(code_point >= 0xAC00 && code_point <= 0xD7AF);
}

static bool is_within_word(const struct place *place)
{
    size_t bytes;
    uint32_t first = code_point_at(place->start, &bytes);
    if (!has_edges(first))
        return false;
    return unicode_is_word(code_point_before(place->title, place->start, &bytes)) ||
           unicode_is_word(code_point_at(place->end, &bytes));
}

/* A hyphen parts only with a blank beside it: "cancelled-context" is one word. */
static void look_around(struct place *place)
{
    size_t bytes;
    bool blank = false, hyphen = false;
    uint32_t code_point;
    place->before = place->start;
    while ((code_point = code_point_before(place->title, place->before, &bytes)) != 0 &&
           (is_blank(code_point) || is_separator(code_point))) {
        blank = blank || is_blank(code_point);
        hyphen = hyphen || code_point == '-';
        place->parted_before = place->parted_before || (is_separator(code_point) && code_point != '-');
        place->before -= bytes;
    }
    place->parted_before = place->parted_before || (hyphen && blank) || place->before == place->title;
    blank = hyphen = false;
    place->after = place->end;
    while ((code_point = code_point_at(place->after, &bytes)) != 0 &&
           (is_blank(code_point) || is_separator(code_point))) {
        blank = blank || is_blank(code_point);
        hyphen = hyphen || code_point == '-';
        place->parted_after = place->parted_after || (is_separator(code_point) && code_point != '-');
        place->after += bytes;
    }
    place->parted_after = place->parted_after || (hyphen && blank) || !*place->after;
}

/* The title's text before `left` and from `right` on, without what parted it from what was between them. */
static const char *without(const struct place *place, const char *left, const char *right,
                           struct arena *arena)
{
    size_t before = (size_t)(left - place->title);
    const char *joint = before > 0 && *right && !is_separator((unsigned char)*right) ? " " : "";
    return str_clean(arena, arena_printf(arena, "%.*s%s%s", (int)before, place->title, joint, right));
}

static const char *skip_parting(const char *text)
{
    size_t bytes;
    uint32_t code_point;
    while ((code_point = code_point_at(text, &bytes)) != 0 &&
           (is_blank(code_point) || is_separator(code_point)))
        text += bytes;
    return text;
}

static const char *skip_parting_back(const char *title, const char *text)
{
    size_t bytes;
    uint32_t code_point;
    while ((code_point = code_point_before(title, text, &bytes)) != 0 &&
           (is_blank(code_point) || is_separator(code_point)))
        text -= bytes;
    return text;
}

/* "[CANCELLED] Title", "Title (cancelled: illness)": the bracket begins or ends the title, and the word what
 * is in the bracket, of which what else there is stays. */
static bool in_brackets(const struct place *place, struct arena *arena, const char **ret_rest)
{
    size_t open_bytes, close_bytes;
    if (!is_bracket(code_point_before(place->title, place->before, &open_bytes), SIDE_OPEN))
        return false;
    const char *open = place->before - open_bytes;
    bool alone = is_bracket(code_point_at(place->after, &close_bytes), SIDE_CLOSE);
    if (!alone && !place->parted_after)
        return false;
    const char *close = place->after;
    while (*close && !is_bracket(code_point_at(close, &close_bytes), SIDE_CLOSE))
        close += close_bytes;
    if (!*close)
        return false;
    const char *left = skip_parting_back(place->title, open), *right = skip_parting(close + close_bytes);
    if (left > place->title && *right)
        return false;
    if (alone)
        *ret_rest = without(place, left, right, arena);
    else
        *ret_rest = str_clean(arena, arena_printf(arena, "%.*s%s", (int)(place->before - place->title),
                                                  place->title, place->after));
    return true;
}

static bool says_cancelled(const struct place *place, struct arena *arena, const char **ret_rest)
{
    if (in_brackets(place, arena, ret_rest))
        return true;
    bool begins = place->before == place->title, ends = !*place->after;
    if (begins && (place->parted_after || place->is_upper)) {
        *ret_rest = without(place, place->title, place->after, arena);
        return true;
    }
    if (!place->parted_before || !(ends || (place->parted_after && place->is_upper)))
        return false;
    /* "Title - CANCELLED, replaced by X": what follows keeps what parts it. */
    *ret_rest = without(place, place->before, ends ? place->after : place->end, arena);
    return true;
}

/* What a byte of a title is, so that most of them cost a look into a table. */
enum byte_kind { BYTE_OTHER, BYTE_WORD, BYTE_BEGINS };

void cancelled_lookup_init(struct cancelled_lookup *lookup, const char *const *words)
{
    *lookup = (struct cancelled_lookup){.words = words};
    memset(&lookup->kinds['0'], BYTE_WORD, 10);
    memset(&lookup->kinds['A'], BYTE_WORD, 26);
    memset(&lookup->kinds['a'], BYTE_WORD, 26);
    memset(lookup->kinds + 0x80, BYTE_BEGINS, 0x80);
    for (; *words; words++) {
        unsigned char first = (unsigned char)**words, second = first ? (unsigned char)(*words)[1] : 0;
        if (ascii_is_letter(**words))
            lookup->kinds[first] = lookup->kinds[first ^ 0x20] = BYTE_BEGINS;
        else if (ascii_is_digit(**words))
            lookup->kinds[first] = BYTE_BEGINS;
        lookup->seconds[first & 0x1F] |=
            second > ' ' && second < 0x80 ? UINT32_C(1) << (second & 0x1F) : UINT32_MAX;
    }
}

/* Whether a word may begin with these two bytes, of which the first is ASCII. */
static bool may_begin_with(const struct cancelled_lookup *lookup, unsigned char first, unsigned char second)
{
    return second >= 0x80 || (lookup->seconds[first & 0x1F] >> (second & 0x1F) & 1);
}

/* Whether a word begins with a letter of a title, which is narrow; the rest of it is not looked at, nor is a
 * letter beside ASCII. */
static bool may_begin(const char *word, uint32_t letter)
{
    bool is_ascii = !(*word & 0x80);
    return letter < 0x80 ? is_ascii && (uint32_t)(*word | 0x20) == (letter | 0x20) : !is_ascii;
}

/* Whether a title's byte is certainly another one than that of a word, whatever their case. */
static bool differs(char title, char word)
{
    return word > ' ' && !(title & 0x80) && ((title ^ word) & 0x1F);
}

bool cancelled_title(const char *title, const char *const *words, struct arena *arena, const char **ret_rest)
{
    struct cancelled_lookup lookup;
    cancelled_lookup_init(&lookup, words);
    return cancelled_title_by(&lookup, title, arena, ret_rest);
}

bool cancelled_title_by(const struct cancelled_lookup *lookup, const char *title, struct arena *arena,
                        const char **ret_rest)
{
    const char *const *words = lookup->words;
    const char *rest = title;
    size_t bytes = 1;
    bool within = false; /* a word that has begun before */
    for (const char *at = title; *at; at += bytes) {
        uint8_t kind = lookup->kinds[(unsigned char)*at];
        bytes = 1;
        if (kind != BYTE_BEGINS) {
            within = kind == BYTE_WORD;
            continue;
        }
        bool is_ascii = !(*at & 0x80);
        if (is_ascii && (within || !may_begin_with(lookup, (unsigned char)at[0], (unsigned char)at[1]))) {
            within = true;
            continue;
        }
        uint32_t code_point = is_ascii ? (unsigned char)*at : code_point_at(at, &bytes);
        bool is_word = is_ascii || unicode_is_word(code_point);
        bool begins = is_word && !(within && has_edges(code_point));
        within = is_word;
        if (!begins)
            continue;
        code_point = narrow(code_point);
        for (size_t i = 0; words[i]; i++) {
            if (!may_begin(words[i], code_point) || differs(at[1], words[i][1]))
                continue;
            struct place place = {.title = title, .start = at};
            size_t length = match_word(at, words[i], &place.is_upper);
            place.end = at + length;
            if (!length || is_within_word(&place))
                continue;
            look_around(&place);
            if (!says_cancelled(&place, arena, &rest))
                continue;
            if (ret_rest)
                *ret_rest = *rest ? rest : title;
            return true;
        }
    }
    return false;
}

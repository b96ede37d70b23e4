#include "json/token.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"

/* ---- errors ---- */

void json_token_locate(const struct json_cursor *cursor, const char *place, unsigned *ret_line,
                       unsigned *ret_column)
{
    unsigned line = 1, column = 1;
    for (const char *at = cursor->start; at < place; at++) {
        if (*at == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)*at & 0xC0) != 0x80) {
            column++;
        }
    }
    *ret_line = line;
    *ret_column = column;
}

bool json_token_fail(const struct json_cursor *cursor, const char *place, const char *text)
{
    unsigned line, column;
    json_token_locate(cursor, place, &line, &column);
    return err_set_line(cursor->reterr, ERR_SYNTAX, line, column, "%s", text);
}

bool json_token_fail_limit(const struct json_cursor *cursor, const char *place, const char *what,
                           unsigned limit)
{
    unsigned line, column;
    json_token_locate(cursor, place, &line, &column);
    return err_set_line(cursor->reterr, ERR_LIMIT, line, column, "more than %u %s, which is the limit", limit,
                        what);
}

/* What word processors and web pages put in the place of quotes and blanks. True: it is one, and said. */
static bool fail_stranger(const struct json_cursor *cursor)
{
    static const uint32_t quotes[] = {0x201C, 0x201D, 0x201E, 0x201F, 0x2018, 0x2019, 0x201A,
                                      0x00AB, 0x00BB, 0x2033, 0xFF02, 0x300C, 0x300D};
    static const uint32_t blanks[] = {0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200B, 0x202F, 0x3000, 0xFEFF};
    size_t length;
    uint32_t found = str_decode(cursor->at, (size_t)(cursor->end - cursor->at), &length);
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (found == quotes[i])
            return !json_token_fail(cursor, cursor->at,
                                    "this quote is a curly one: texts and names are in straight ones, \"");
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (found == blanks[i])
            return !json_token_fail(cursor, cursor->at,
                                    "this blank is not the plain one (it comes from a web page or a word "
                                    "processor): type it anew");
    return false;
}

bool json_token_fail_expected(const struct json_cursor *cursor, const char *expected)
{
    unsigned line, column;
    json_token_locate(cursor, cursor->at, &line, &column);
    if (cursor->at == cursor->end)
        return err_set_line(cursor->reterr, ERR_SYNTAX, line, column,
                            "the document ends here, %s was expected", expected);
    unsigned char c = (unsigned char)*cursor->at;
    if (c == '/')
        return json_token_fail(cursor, cursor->at, "JSON has no comments: remove this one");
    if (c == '\'')
        return json_token_fail(cursor, cursor->at, "texts and names are in double quotes");
    if (c == '\\' && cursor->end - cursor->at >= 4 && memcmp(cursor->at, "\\rtf", 4) == 0)
        return json_token_fail(cursor, cursor->at,
                               "this is a document with type in it (RTF): save it as plain text");
    if (c >= 0x80 && fail_stranger(cursor))
        return false;
    if (c > 0x20 && c < 0x7F)
        return err_set_line(cursor->reterr, ERR_SYNTAX, line, column, "%s was expected, found %c", expected,
                            c);
    return err_set_line(cursor->reterr, ERR_SYNTAX, line, column, "%s was expected", expected);
}

/* ---- texts ---- */

/* The first byte that is not a plain character of a text: a quote, a backslash, a control character, or past
 * ASCII. */
static const char *skip_plain(const char *at, const char *end)
{
    for (; end - at >= 8; at += 8) {
        uint64_t word = json_token_load(at);
        uint64_t quote = word ^ JSON_BYTES('"'), backslash = word ^ JSON_BYTES('\\');
        /* A byte gets its top bit if it is below what is taken away from it, or is past ASCII. A borrow can
         * give it to bytes above one that has it rightly, so the lowest is always right. */
        uint64_t special =
            (word - JSON_BYTES(0x20)) | (quote - JSON_BYTES(1)) | (backslash - JSON_BYTES(1)) | word;
        special &= JSON_BYTES(0x80);
        if (special) {
            /* Below the lowest of these bits, all bits become ones: one in each byte, summed up in the top
             * byte. */
            uint64_t below = (special & (0 - special)) - 1;
            return at + (((below & JSON_BYTES(1)) * JSON_BYTES(1)) >> 56) - 1;
        }
    }
    while (at < end && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return at;
}

static bool read_hex4(const char *at, const char *end, uint32_t *ret)
{
    uint32_t value = 0;
    if (end - at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        uint32_t digit;
        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (uint32_t)(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = (uint32_t)(c - 'A' + 10);
        else
            return false;
        value = value << 4 | digit;
    }
    *ret = value;
    return true;
}

/* The escape at `at`, a backslash. NULL, with an error, when it is none; else what follows it. */
const char *json_token_escape(const struct json_cursor *cursor, const char *at, uint32_t *ret)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (cursor->end - at < 2) {
        json_token_fail(cursor, at, "the document ends inside a text");
        return NULL;
    }
    if (at[1] != 'u') {
        const char *letter = at[1] ? strchr(letters, at[1]) : NULL;
        if (!letter) {
            json_token_fail(cursor, at, "no such escape: a backslash itself is written \\\\");
            return NULL;
        }
        *ret = (unsigned char)meanings[letter - letters];
        return at + 2;
    }
    uint32_t first, second;
    if (!read_hex4(at + 2, cursor->end, &first)) {
        json_token_fail(cursor, at, "\\u must have four hexadecimal digits after it");
        return NULL;
    }
    if (first == 0) {
        json_token_fail(cursor, at, "\\u0000 would end the text here: remove it");
        return NULL;
    }
    if (first < 0xD800 || first > 0xDFFF) {
        *ret = first;
        return at + 6;
    }
    if (first > 0xDBFF || cursor->end - at < 12 || at[6] != '\\' || at[7] != 'u' ||
        !read_hex4(at + 8, cursor->end, &second) || second < 0xDC00 || second > 0xDFFF) {
        json_token_fail(cursor, at,
                        "half of a surrogate pair: the character needs two \\u escapes, or none and UTF-8");
        return NULL;
    }
    *ret = 0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00));
    return at + 12;
}

/* The text at `at`, a quote. *ret_escaped tells whether it has escapes. */
bool json_token_text(struct json_cursor *cursor, bool *ret_escaped)
{
    const char *at = cursor->at + 1, *end = cursor->end;
    *ret_escaped = false;
    for (;;) {
        at = skip_plain(at, end);
        if (at == end)
            return json_token_fail(cursor, cursor->at,
                                   "the text that starts here has no closing quote: is the file whole?");
        unsigned char c = (unsigned char)*at;
        if (c == '"')
            break;
        if (c == '\\') {
            uint32_t code_point;
            *ret_escaped = true;
            at = json_token_escape(cursor, at, &code_point);
            if (!at)
                return false;
        } else if (c < 0x20) {
            return json_token_fail(
                cursor, at,
                c == '\n' || c == '\r'
                    ? "a line ends inside a text: close the quote, or write \\n"
                    : "a control character inside a text must be written as an escape, \\t or \\u001f");
        } else {
            size_t length;
            do {
                if (str_decode(at, (size_t)(end - at), &length) == UINT32_MAX)
                    return json_token_fail(cursor, at, "not valid UTF-8: save the file as UTF-8");
                at += length;
            } while (at < end && (unsigned char)*at >= 0x80);
        }
    }
    cursor->at = at + 1;
    return true;
}

/* ---- numbers and words ---- */

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* Whether the number's size is 10 to the 308 or more. A double holds 1.79 times that: numbers between are
 * refused too, and missed by nobody. `digits` is past the sign, `power` at the exponent or `end`. */
static bool is_past_double(const char *digits, const char *power, const char *end)
{
    long exponent = 0;
    if (power < end) {
        const char *at = power + 1;
        bool negative = *at == '-';
        for (at += *at == '-' || *at == '+'; at < end; at++)
            if (exponent < 100000)
                exponent = exponent * 10 + (*at - '0');
        if (negative)
            exponent = -exponent;
    }
    const char *point = memchr(digits, '.', (size_t)(power - digits));
    const char *units = point ? point : power;
    for (const char *at = digits; at < power; at++) {
        if (*at >= '1' && *at <= '9')
            return exponent + (at < units ? units - at - 1 : units - at) >= 308;
    }
    return false;
}

bool json_token_number(struct json_cursor *cursor)
{
    const char *number = cursor->at, *end = cursor->end, *at = number;
    if (*at == '-')
        at++;
    const char *digits = at;
    at = skip_digits(at, end);
    if (at == digits)
        return json_token_fail(cursor, number, "a minus sign must have digits after it");
    if (at - digits > 1 && *digits == '0')
        return json_token_fail(cursor, number, "a number can't begin with a 0 and more digits");
    if (at < end && *at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(fraction, end);
        if (at == fraction)
            return json_token_fail(cursor, number, "the number must have digits after its point");
    }
    const char *power = at;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            at++;
        const char *exponent = at;
        at = skip_digits(exponent, end);
        if (at == exponent)
            return json_token_fail(cursor, number, "the number must have digits in its exponent");
    }
    if (at - number > JSON_NUMBER_LENGTH)
        return json_token_fail_limit(cursor, number, "characters in a number", JSON_NUMBER_LENGTH);
    if (power < at && is_past_double(digits, power, at))
        return json_token_fail(cursor, number, "the number is too large: the limit is 1e308");
    cursor->at = at;
    return true;
}

bool json_token_word(struct json_cursor *cursor, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, word, length) != 0)
        return json_token_fail(cursor, cursor->at, "not a value: the words of JSON are true, false and null");
    cursor->at += length;
    return true;
}

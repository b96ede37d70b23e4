#include "reader/json_scan.h"

#include <stdint.h>
#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "program/limits.h"

/* A member's name, its escapes resolved, in the input or in the arena. */
struct name {
    uint64_t hash;
    const char *text;
    size_t length;
    const char *place; /* of its quote in the input */
};

enum {
    FEW_NAMES = 32,          /* members up to which names are compared pair by pair */
    LIMIT_NUMBER_LENGTH = 63, /* cJSON cuts a number there */
};

struct scan {
    const char *start, *at, *end;
    struct arena *arena;
    struct err *reterr;
    bool unique_names;
    unsigned values;
    struct json_split *split; /* or NULL */
    bool is_split_value;      /* what comes next is the value of the member that it names */
    /* The names of all objects that are open, the innermost last. */
    struct name *names;
    size_t name_count, name_capacity;
    struct name first_names[256];
};

/* ---- errors ---- */

/* Lines and columns are counted only when there is something to report. */
static void locate(const struct scan *scan, const char *place, unsigned *ret_line, unsigned *ret_column)
{
    unsigned line = 1, column = 1;
    for (const char *at = scan->start; at < place; at++) {
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

static bool fail(const struct scan *scan, const char *place, const char *text)
{
    unsigned line, column;
    locate(scan, place, &line, &column);
    return err_set_line(scan->reterr, ERR_SYNTAX, line, column, "%s", text);
}

static bool fail_limit(const struct scan *scan, const char *place, const char *what, unsigned limit)
{
    unsigned line, column;
    locate(scan, place, &line, &column);
    return err_set_line(scan->reterr, ERR_LIMIT, line, column, "more than %u %s, which is the limit", limit, what);
}

static bool fail_name(const struct scan *scan, const struct name *name)
{
    unsigned line, column;
    locate(scan, name->place, &line, &column);
    size_t length = name->length > 60 ? 60 : name->length;
    while (length < name->length && length > 0 && ((unsigned char)name->text[length] & 0xC0) == 0x80)
        length--;
    return err_set_line(scan->reterr, ERR_SYNTAX, line, column,
                        "the member \"%.*s\" is in this object twice: remove one of the two", (int)length, name->text);
}

/* ---- names ---- */

/* Of the first and last eight bytes and the length. Names that share these cost a comparison, no more. */
static uint64_t hash_name(const char *text, size_t length)
{
    uint64_t head = 0, tail = 0;
    if (length >= sizeof head) {
        memcpy(&head, text, sizeof head);
        memcpy(&tail, text + length - sizeof tail, sizeof tail);
    } else {
        for (size_t i = 0; i < length; i++)
            head = head << 8 | (unsigned char)text[i];
    }
    uint64_t hash = (head ^ tail << 1 ^ tail >> 63) * UINT64_C(0x9E3779B97F4A7C15) + length;
    return hash ^ hash >> 32;
}

static int compare_names(const void *a, const void *b, void *user)
{
    const struct name *left = a, *right = b;
    (void)user;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    return memcmp(left->text, right->text, left->length);
}

/* The names of one object, from `base` on. `filter` has a bit for each hash that was met, so that most names need
 * no comparison. Objects of many members are left to check_many at their end, which sorts. */
static bool add_name(struct scan *scan, size_t base, uint64_t *filter, struct name name)
{
    name.hash = hash_name(name.text, name.length);
    uint64_t bit = UINT64_C(1) << (name.hash & 63);
    size_t count = scan->name_count - base;
    if (*filter & bit && count < FEW_NAMES) {
        for (size_t i = base; i < scan->name_count; i++)
            if (compare_names(&scan->names[i], &name, NULL) == 0)
                return fail_name(scan, &name);
    }
    *filter |= bit;
    if (scan->name_count == scan->name_capacity) {
        scan->names = arena_grow(scan->arena, scan->names, scan->name_count, scan->name_capacity * 2,
                                 sizeof *scan->names);
        scan->name_capacity *= 2;
    }
    scan->names[scan->name_count++] = name;
    return true;
}

static bool check_many(struct scan *scan, size_t base)
{
    struct name *names = scan->names + base;
    size_t count = scan->name_count - base;
    sort_stable(names, count, sizeof *names, compare_names, NULL, ARENA_ARRAY(scan->arena, struct name, count));
    const struct name *twice = NULL;
    for (size_t i = 1; i < count; i++)
        if (compare_names(&names[i - 1], &names[i], NULL) == 0 && (!twice || names[i].place < twice->place))
            twice = &names[i];
    return twice ? fail_name(scan, twice) : true;
}

/* ---- texts ---- */

#define BYTES(value) (UINT64_C(0x0101010101010101) * (value))

/* Eight bytes, the first as the lowest; compilers make one load of it. */
static uint64_t load(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
           (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The first byte that is not a plain character of a text: a quote, a backslash, a control character, or past ASCII. */
static const char *skip_plain(const char *at, const char *end)
{
    for (; end - at >= 8; at += 8) {
        uint64_t word = load(at);
        uint64_t quote = word ^ BYTES('"'), backslash = word ^ BYTES('\\');
        /* A byte gets its top bit if it is below what is taken away from it, or is past ASCII. A borrow can give it to
         * bytes above one that has it rightly, so the lowest is always right. */
        uint64_t special = (word - BYTES(0x20)) | (quote - BYTES(1)) | (backslash - BYTES(1)) | word;
        special &= BYTES(0x80);
        if (special) {
            /* Below the lowest of these bits, all bits become ones: one in each byte, summed up in the top byte. */
            uint64_t below = (special & (0 - special)) - 1;
            return at + (((below & BYTES(1)) * BYTES(1)) >> 56) - 1;
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
static const char *scan_escape(const struct scan *scan, const char *at, uint32_t *ret)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (scan->end - at < 2) {
        fail(scan, at, "the document ends inside a text");
        return NULL;
    }
    if (at[1] != 'u') {
        const char *letter = at[1] ? strchr(letters, at[1]) : NULL;
        if (!letter) {
            fail(scan, at, "no such escape: a backslash itself is written \\\\");
            return NULL;
        }
        *ret = (unsigned char)meanings[letter - letters];
        return at + 2;
    }
    uint32_t first, second;
    if (!read_hex4(at + 2, scan->end, &first)) {
        fail(scan, at, "\\u must have four hexadecimal digits after it");
        return NULL;
    }
    if (first == 0) {
        fail(scan, at, "\\u0000 would end the text here: remove it");
        return NULL;
    }
    if (first < 0xD800 || first > 0xDFFF) {
        *ret = first;
        return at + 6;
    }
    if (first > 0xDBFF || scan->end - at < 12 || at[6] != '\\' || at[7] != 'u' ||
        !read_hex4(at + 8, scan->end, &second) || second < 0xDC00 || second > 0xDFFF) {
        fail(scan, at, "half of a surrogate pair: the character needs two \\u escapes, or none and UTF-8");
        return NULL;
    }
    *ret = 0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00));
    return at + 12;
}

/* The text at `at`, a quote. *ret_escaped tells whether it has escapes. */
static bool scan_text(struct scan *scan, bool *ret_escaped)
{
    const char *at = scan->at + 1, *end = scan->end;
    *ret_escaped = false;
    for (;;) {
        at = skip_plain(at, end);
        if (at == end)
            return fail(scan, scan->at, "the text that starts here has no closing quote");
        unsigned char c = (unsigned char)*at;
        if (c == '"')
            break;
        if (c == '\\') {
            uint32_t code_point;
            *ret_escaped = true;
            at = scan_escape(scan, at, &code_point);
            if (!at)
                return false;
        } else if (c < 0x20) {
            return fail(scan, at, c == '\n' || c == '\r'
                                      ? "a line ends inside a text: close the quote, or write \\n"
                                      : "a control character inside a text must be written as an escape, \\t or \\u001f");
        } else {
            size_t length;
            do {
                if (str_decode(at, (size_t)(end - at), &length) == UINT32_MAX)
                    return fail(scan, at, "not valid UTF-8: save the file as UTF-8");
                at += length;
            } while (at < end && (unsigned char)*at >= 0x80);
        }
    }
    scan->at = at + 1;
    return true;
}

static bool scan_name(struct scan *scan, unsigned depth, size_t base, uint64_t *filter)
{
    const char *quote = scan->at;
    bool escaped;
    if (!scan_text(scan, &escaped))
        return false;
    struct name name = {0, quote + 1, (size_t)(scan->at - quote - 2), quote};
    if (escaped) {
        const char *at = quote + 1, *end = scan->at - 1;
        char *text = arena_alloc(scan->arena, name.length + 1);
        name.text = text;
        while (at < end) {
            uint32_t code_point;
            if (*at == '\\') {
                at = scan_escape(scan, at, &code_point);
                text += str_encode(code_point, text);
            } else {
                *text++ = *at++;
            }
        }
        name.length = (size_t)(text - name.text);
    }
    if (depth == 1 && scan->split)
        scan->is_split_value = strlen(scan->split->name) == name.length &&
                               memcmp(scan->split->name, name.text, name.length) == 0;
    return scan->unique_names ? add_name(scan, base, filter, name) : true;
}

/* ---- numbers and words ---- */

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* Whether the number's size is 10 to the 308 or more. A double holds 1.79 times that: numbers between are refused
 * too, and missed by nobody. `digits` is past the sign, `power` at the exponent or `end`. */
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

static bool scan_number(struct scan *scan)
{
    const char *number = scan->at, *end = scan->end, *at = number;
    if (*at == '-')
        at++;
    const char *digits = at;
    at = skip_digits(at, end);
    if (at == digits)
        return fail(scan, number, "a minus sign must have digits after it");
    if (at - digits > 1 && *digits == '0')
        return fail(scan, number, "a number can't begin with a 0 and more digits");
    if (at < end && *at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(fraction, end);
        if (at == fraction)
            return fail(scan, number, "the number must have digits after its point");
    }
    const char *power = at;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            at++;
        const char *exponent = at;
        at = skip_digits(exponent, end);
        if (at == exponent)
            return fail(scan, number, "the number must have digits in its exponent");
    }
    if (at - number > LIMIT_NUMBER_LENGTH)
        return fail_limit(scan, number, "characters in a number", LIMIT_NUMBER_LENGTH);
    if (power < at && is_past_double(digits, power, at))
        return fail(scan, number, "the number is too large: the limit is 1e308");
    scan->at = at;
    return true;
}

static bool scan_word(struct scan *scan, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, word, length) != 0)
        return fail(scan, scan->at, "not a value: the words of JSON are true, false and null");
    scan->at += length;
    return true;
}

/* ---- values ---- */

static void skip_blanks(struct scan *scan)
{
    const char *at = scan->at, *end = scan->end;
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
        at++;
        while (end - at >= 8 && load(at) == BYTES(' ')) /* of the indent */
            at += 8;
    }
    scan->at = at;
}

/* Whether `c` comes next, blanks aside; then it is passed. */
static bool take(struct scan *scan, char c)
{
    skip_blanks(scan);
    if (scan->at == scan->end || *scan->at != c)
        return false;
    scan->at++;
    return true;
}

static bool fail_expected(const struct scan *scan, const char *expected)
{
    unsigned line, column;
    locate(scan, scan->at, &line, &column);
    if (scan->at == scan->end)
        return err_set_line(scan->reterr, ERR_SYNTAX, line, column, "the document ends here, %s was expected", expected);
    unsigned char c = (unsigned char)*scan->at;
    if (c > 0x20 && c < 0x7F)
        return err_set_line(scan->reterr, ERR_SYNTAX, line, column, "%s was expected, found %c", expected, c);
    return err_set_line(scan->reterr, ERR_SYNTAX, line, column, "%s was expected", expected);
}

static bool scan_value(struct scan *scan, unsigned depth);

static bool scan_object(struct scan *scan, unsigned depth)
{
    if (depth > LIMIT_JSON_DEPTH)
        return fail_limit(scan, scan->at, "objects and lists inside each other", LIMIT_JSON_DEPTH);
    scan->at++;
    if (take(scan, '}'))
        return true;
    size_t base = scan->name_count;
    uint64_t filter = 0;
    unsigned members = 0;
    do {
        skip_blanks(scan);
        if (scan->at == scan->end || *scan->at != '"') {
            if (members > 0 && scan->at < scan->end && *scan->at == '}')
                return fail(scan, scan->at, "a comma comes before this }: remove the comma");
            return fail_expected(scan, "a member's name in double quotes");
        }
        if (++members > LIMIT_JSON_MEMBERS)
            return fail_limit(scan, scan->at, "members in one object", LIMIT_JSON_MEMBERS);
        if (!scan_name(scan, depth, base, &filter))
            return false;
        if (!take(scan, ':'))
            return fail_expected(scan, "a colon");
        if (!scan_value(scan, depth))
            return false;
    } while (take(scan, ','));
    if (!take(scan, '}'))
        return fail_expected(scan, "a comma or }");
    if (scan->name_count - base > FEW_NAMES && !check_many(scan, base))
        return false;
    scan->name_count = base;
    return true;
}

static void add_item(struct scan *scan, const char *start)
{
    struct json_split *split = scan->split;
    if (split->count == split->capacity) {
        uint32_t capacity = split->capacity ? split->capacity * 2 : 64;
        split->items = arena_grow(scan->arena, split->items, split->count, capacity, sizeof *split->items);
        split->capacity = capacity;
    }
    split->items[split->count++] = (struct json_range){start, scan->at};
}

static bool scan_list(struct scan *scan, unsigned depth, bool is_split)
{
    if (depth > LIMIT_JSON_DEPTH)
        return fail_limit(scan, scan->at, "objects and lists inside each other", LIMIT_JSON_DEPTH);
    const char *start = scan->at++;
    bool is_empty = take(scan, ']'), is_first = true;
    if (!is_empty) {
        do {
            skip_blanks(scan);
            if (!is_first && scan->at < scan->end && *scan->at == ']')
                return fail(scan, scan->at, "a comma comes before this ]: remove the comma");
            is_first = false;
            const char *item = scan->at;
            if (!scan_value(scan, depth))
                return false;
            if (is_split)
                add_item(scan, item);
        } while (take(scan, ','));
        if (!take(scan, ']'))
            return fail_expected(scan, "a comma or ]");
    }
    if (is_split)
        scan->split->list = (struct json_range){start, scan->at};
    return true;
}

/* A value inside `depth` objects and lists. This calls itself no deeper than the limit. */
static bool scan_value(struct scan *scan, unsigned depth)
{
    skip_blanks(scan);
    if (scan->at == scan->end)
        return fail_expected(scan, "a value");
    if (++scan->values > LIMIT_JSON_VALUES)
        return fail_limit(scan, scan->at, "values in one document", LIMIT_JSON_VALUES);
    bool escaped, is_split_value = scan->is_split_value;
    scan->is_split_value = false;
    switch (*scan->at) {
    case '{':
        return scan_object(scan, depth + 1);
    case '[':
        return scan_list(scan, depth + 1, is_split_value);
    case '"':
        return scan_text(scan, &escaped);
    case 't':
        return scan_word(scan, "true");
    case 'f':
        return scan_word(scan, "false");
    case 'n':
        return scan_word(scan, "null");
    case '\'':
        return fail(scan, scan->at, "texts are in double quotes");
    case '/':
        return fail(scan, scan->at, "JSON has no comments: remove this one");
    default:
        if (*scan->at == '-' || (*scan->at >= '0' && *scan->at <= '9'))
            return scan_number(scan);
        return fail_expected(scan, "a value");
    }
}

bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct json_split *split,
               struct arena *arena, struct err *reterr)
{
    if (size > LIMIT_FILE_BYTES)
        return err_set(reterr, ERR_LIMIT, "is larger than %u bytes, which is the limit", LIMIT_FILE_BYTES);
    struct scan scan;
    bool has_bom = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    scan.start = scan.at = bytes + (has_bom ? 3 : 0);
    scan.end = bytes + size;
    scan.arena = arena;
    scan.reterr = reterr;
    scan.unique_names = strictness == JSON_NATIVE;
    scan.values = 0;
    scan.split = split;
    scan.is_split_value = false;
    scan.names = scan.first_names;
    scan.name_count = 0;
    scan.name_capacity = sizeof scan.first_names / sizeof *scan.first_names;

    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return fail(&scan, scan.start, "the file is UTF-16: save it as UTF-8");
    skip_blanks(&scan);
    if (scan.at == scan.end)
        return fail(&scan, scan.at, "the file is empty");
    if (!scan_value(&scan, 0))
        return false;
    skip_blanks(&scan);
    if (scan.at < scan.end)
        return fail(&scan, scan.at, "the document has ended, but more follows: remove it");
    return true;
}

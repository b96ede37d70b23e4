#include "json/scan.h"

#include <stdint.h>
#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "program/limits.h"
#include "json/token.h"

/* A member's name, its escapes resolved, in the input or in the arena. */
struct name {
    uint64_t hash;
    const char *text;
    size_t length;
    const char *place; /* of its quote in the input */
};

enum { FEW_NAMES = 32 }; /* members up to which names are compared pair by pair */

struct scan {
    struct json_cursor cursor;
    struct arena *arena;
    bool unique_names;
    unsigned values;
    struct json_split *split; /* or NULL */
    bool is_split_value;      /* what comes next is the value of the member that it names */
    /* The names of all objects that are open, the innermost last. */
    struct name *names;
    size_t name_count, name_capacity;
    struct name first_names[256];
};

/* ---- names ---- */

static bool fail_name(const struct scan *scan, const struct name *name)
{
    unsigned line, column;
    json_token_locate(&scan->cursor, name->place, &line, &column);
    size_t length = name->length > 60 ? 60 : name->length;
    while (length < name->length && length > 0 && ((unsigned char)name->text[length] & 0xC0) == 0x80)
        length--;
    return err_set_line(scan->cursor.reterr, ERR_SYNTAX, line, column,
                        "the member \"%.*s\" is in this object twice: remove one of the two", (int)length,
                        name->text);
}

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

/* The names of one object, from `base` on. `filter` has a bit for each hash that was met, so that most names
 * need no comparison. Objects of many members are left to check_many at their end, which sorts. */
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
    sort_stable(names, count, sizeof *names, compare_names, NULL,
                ARENA_ARRAY(scan->arena, struct name, count));
    const struct name *twice = NULL;
    for (size_t i = 1; i < count; i++)
        if (compare_names(&names[i - 1], &names[i], NULL) == 0 && (!twice || names[i].place < twice->place))
            twice = &names[i];
    return twice ? fail_name(scan, twice) : true;
}

static bool scan_name(struct scan *scan, unsigned depth, size_t base, uint64_t *filter)
{
    const char *quote = scan->cursor.at;
    bool escaped;
    if (!json_token_text(&scan->cursor, &escaped))
        return false;
    struct name name = {0, quote + 1, (size_t)(scan->cursor.at - quote - 2), quote};
    if (escaped) {
        const char *at = quote + 1, *end = scan->cursor.at - 1;
        char *text = arena_alloc(scan->arena, name.length + 1);
        name.text = text;
        while (at < end) {
            uint32_t code_point;
            if (*at == '\\') {
                at = json_token_escape(&scan->cursor, at, &code_point);
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

/* ---- values ---- */

static bool scan_value(struct scan *scan, unsigned depth);

static bool scan_object(struct scan *scan, unsigned depth)
{
    struct json_cursor *cursor = &scan->cursor;
    if (depth > LIMIT_JSON_DEPTH)
        return json_token_fail_limit(cursor, cursor->at, "objects and lists inside each other",
                                     LIMIT_JSON_DEPTH);
    cursor->at++;
    if (json_token_take(cursor, '}'))
        return true;
    size_t base = scan->name_count;
    uint64_t filter = 0;
    unsigned members = 0;
    do {
        json_token_skip_blanks(cursor);
        if (cursor->at == cursor->end || *cursor->at != '"') {
            if (members > 0 && cursor->at < cursor->end && *cursor->at == '}')
                return json_token_fail(cursor, cursor->at, "a comma comes before this }: remove the comma");
            return json_token_fail_expected(cursor, "a member's name in double quotes");
        }
        if (++members > LIMIT_JSON_MEMBERS)
            return json_token_fail_limit(cursor, cursor->at, "members in one object", LIMIT_JSON_MEMBERS);
        if (!scan_name(scan, depth, base, &filter))
            return false;
        if (!json_token_take(cursor, ':'))
            return json_token_fail_expected(cursor, "a colon");
        if (!scan_value(scan, depth))
            return false;
    } while (json_token_take(cursor, ','));
    if (!json_token_take(cursor, '}'))
        return json_token_fail_expected(cursor, "a comma or }");
    if (scan->name_count - base > FEW_NAMES && !check_many(scan, base))
        return false;
    scan->name_count = base;
    return true;
}

static void add_item(struct scan *scan, const char *start)
{
    struct json_split *split = scan->split;
    split->items =
        arena_room(scan->arena, split->items, split->count, &split->capacity, sizeof *split->items);
    split->items[split->count++] = (struct json_range){start, scan->cursor.at};
}

static bool scan_list(struct scan *scan, unsigned depth, bool is_split)
{
    struct json_cursor *cursor = &scan->cursor;
    if (depth > LIMIT_JSON_DEPTH)
        return json_token_fail_limit(cursor, cursor->at, "objects and lists inside each other",
                                     LIMIT_JSON_DEPTH);
    const char *start = cursor->at++;
    bool is_empty = json_token_take(cursor, ']'), is_first = true;
    if (!is_empty) {
        do {
            json_token_skip_blanks(cursor);
            if (!is_first && cursor->at < cursor->end && *cursor->at == ']')
                return json_token_fail(cursor, cursor->at, "a comma comes before this ]: remove the comma");
            is_first = false;
            const char *item = cursor->at;
            if (!scan_value(scan, depth))
                return false;
            if (is_split)
                add_item(scan, item);
        } while (json_token_take(cursor, ','));
        if (!json_token_take(cursor, ']'))
            return json_token_fail_expected(cursor, "a comma or ]");
    }
    if (is_split)
        scan->split->list = (struct json_range){start, cursor->at};
    return true;
}

/* A value inside `depth` objects and lists. This calls itself no deeper than the limit. */
static bool scan_value(struct scan *scan, unsigned depth)
{
    struct json_cursor *cursor = &scan->cursor;
    json_token_skip_blanks(cursor);
    if (cursor->at == cursor->end)
        return json_token_fail_expected(cursor, "a value");
    if (++scan->values > LIMIT_JSON_VALUES)
        return json_token_fail_limit(cursor, cursor->at, "values in one document", LIMIT_JSON_VALUES);
    bool escaped, is_split_value = scan->is_split_value;
    scan->is_split_value = false;
    switch (*cursor->at) {
    case '{':
        return scan_object(scan, depth + 1);
    case '[':
        return scan_list(scan, depth + 1, is_split_value);
    case '"':
        return json_token_text(cursor, &escaped);
    case 't':
        return json_token_word(cursor, "true");
    case 'f':
        return json_token_word(cursor, "false");
    case 'n':
        return json_token_word(cursor, "null");
    default:
        if (*cursor->at == '-' || (*cursor->at >= '0' && *cursor->at <= '9'))
            return json_token_number(cursor);
        return json_token_fail_expected(cursor, "a value");
    }
}

bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct json_split *split,
               struct arena *arena, struct err *reterr)
{
    if (size > LIMIT_FILE_BYTES)
        return err_set(reterr, ERR_LIMIT, "is larger than %u bytes, which is the limit", LIMIT_FILE_BYTES);
    struct scan scan;
    bool has_bom = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    const char *start = bytes + (has_bom ? 3 : 0);
    scan.cursor = (struct json_cursor){start, start, bytes + size, reterr};
    scan.arena = arena;
    scan.unique_names = strictness == JSON_NATIVE;
    scan.values = 0;
    scan.split = split;
    scan.is_split_value = false;
    scan.names = scan.first_names;
    scan.name_count = 0;
    scan.name_capacity = sizeof scan.first_names / sizeof *scan.first_names;

    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return json_token_fail(&scan.cursor, scan.cursor.start, "the file is UTF-16: save it as UTF-8");
    json_token_skip_blanks(&scan.cursor);
    if (scan.cursor.at == scan.cursor.end)
        return json_token_fail(&scan.cursor, scan.cursor.at, "the file is empty");
    if (!scan_value(&scan, 0))
        return false;
    json_token_skip_blanks(&scan.cursor);
    if (scan.cursor.at < scan.cursor.end)
        return json_token_fail(&scan.cursor, scan.cursor.at,
                               "the document has ended, but more follows: remove it");
    return true;
}

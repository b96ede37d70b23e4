#include "json/scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/encoding.h"
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
    struct arena *arena, *tree_arena; /* of names; of the tree, or of the stream's item that is read */
    const cJSON *top;
    bool unique_names;
    unsigned values;
    struct json_stream *stream; /* or NULL */
    struct arena item_arena;    /* of its items */
    bool is_wanted;             /* the next one of them */
    bool is_stream_value;       /* what comes next is the value of the member that it names */
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

/* The text at the cursor, its escapes resolved: in the arena and ended by a NUL where the tree is built or
 * there are escapes, else in the input. */
static bool scan_text(struct scan *scan, bool builds, const char **ret, size_t *ret_length)
{
    const char *at = scan->cursor.at + 1;
    bool escaped;
    if (!json_token_text(&scan->cursor, &escaped))
        return false;
    const char *end = scan->cursor.at - 1;
    *ret = at;
    *ret_length = (size_t)(end - at);
    if (!builds && !escaped)
        return true;
    char *out = arena_copy_n(scan->tree_arena, at, *ret_length);
    *ret = out;
    while (escaped) {
        const char *backslash = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((backslash ? backslash : end) - at);
        memmove(out, at, plain);
        out += plain;
        if (!backslash) {
            *out = '\0';
            *ret_length = (size_t)(out - *ret);
            break;
        }
        uint32_t code_point;
        at = json_token_escape(&scan->cursor, backslash, &code_point);
        out += str_encode(code_point, out);
    }
    return true;
}

/* The name of a member, and of its item of the tree, which may be NULL. */
static bool scan_name(struct scan *scan, unsigned depth, size_t base, uint64_t *filter, cJSON *item)
{
    struct name name = {.place = scan->cursor.at};
    if (!scan_text(scan, item != NULL, &name.text, &name.length))
        return false;
    if (item)
        item->string = (char *)name.text;
    if (depth == 1 && scan->stream)
        scan->is_stream_value = strlen(scan->stream->name) == name.length &&
                                memcmp(scan->stream->name, name.text, name.length) == 0;
    return scan->unique_names ? add_name(scan, base, filter, name) : true;
}

/* ---- values ---- */

/* A new last child of `parent`; NULL where there is no parent, so no tree. As cJSON has it, the last child is
 * the first one's `prev`. */
static cJSON *add_child(struct scan *scan, cJSON *parent)
{
    if (!parent)
        return NULL;
    cJSON *child = ARENA_NEW(scan->tree_arena, cJSON);
    if (parent->child) {
        child->prev = parent->child->prev;
        child->prev->next = child;
    } else {
        parent->child = child;
    }
    parent->child->prev = child;
    return child;
}

static bool scan_value(struct scan *scan, unsigned depth, cJSON *item);

static bool scan_object(struct scan *scan, unsigned depth, cJSON *object)
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
        cJSON *item = add_child(scan, object);
        if (!scan_name(scan, depth, base, &filter, item))
            return false;
        if (!json_token_take(cursor, ':'))
            return json_token_fail_expected(cursor, "a colon");
        if (!scan_value(scan, depth, item))
            return false;
    } while (json_token_take(cursor, ','));
    if (!json_token_take(cursor, '}'))
        return json_token_fail_expected(cursor, "a comma or }");
    if (scan->name_count - base > FEW_NAMES && !check_many(scan, base))
        return false;
    scan->name_count = base;
    return true;
}

/* An item of the stream's list, in the memory that the one before had: it stays in the processor's caches,
 * and there is little of it. */
static bool scan_streamed(struct scan *scan, unsigned depth)
{
    struct json_stream *stream = scan->stream;
    cJSON *item = NULL;
    if (scan->is_wanted) {
        arena_reset(&scan->item_arena);
        scan->tree_arena = &scan->item_arena;
        item = ARENA_NEW(scan->tree_arena, cJSON);
    }
    bool ok = scan_value(scan, depth, item);
    scan->tree_arena = scan->arena;
    if (ok && item)
        scan->is_wanted = stream->take(stream->user, scan->top, item, stream->count);
    stream->count++;
    return ok;
}

static bool scan_list(struct scan *scan, unsigned depth, bool is_streamed, cJSON *list)
{
    struct json_cursor *cursor = &scan->cursor;
    if (depth > LIMIT_JSON_DEPTH)
        return json_token_fail_limit(cursor, cursor->at, "objects and lists inside each other",
                                     LIMIT_JSON_DEPTH);
    cursor->at++;
    if (json_token_take(cursor, ']'))
        return true;
    bool is_first = true;
    do {
        json_token_skip_blanks(cursor);
        if (!is_first && cursor->at < cursor->end && *cursor->at == ']')
            return json_token_fail(cursor, cursor->at, "a comma comes before this ]: remove the comma");
        is_first = false;
        if (is_streamed ? !scan_streamed(scan, depth) : !scan_value(scan, depth, add_child(scan, list)))
            return false;
    } while (json_token_take(cursor, ','));
    return json_token_take(cursor, ']') ? true : json_token_fail_expected(cursor, "a comma or ]");
}

static void set_type(cJSON *item, int type)
{
    if (item) {
        item->type = type;
        item->valueint = type == cJSON_True;
    }
}

static bool scan_value_text(struct scan *scan, cJSON *item)
{
    const char *text;
    size_t length;
    bool escaped;
    if (!item)
        return json_token_text(&scan->cursor, &escaped);
    if (!scan_text(scan, true, &text, &length))
        return false;
    item->valuestring = (char *)text;
    return true;
}

static bool scan_number(struct scan *scan, cJSON *item)
{
    const char *start = scan->cursor.at;
    if (!json_token_number(&scan->cursor))
        return false;
    if (item) {
        char digits[JSON_NUMBER_LENGTH + 1] = "";
        memcpy(digits, start, (size_t)(scan->cursor.at - start));
        cJSON_SetNumberHelper(item, strtod(digits, NULL));
    }
    return true;
}

/* A value inside `depth` objects and lists, into `item` (NULL: it is checked only). This calls itself no
 * deeper than the limit. */
static bool scan_value(struct scan *scan, unsigned depth, cJSON *item)
{
    struct json_cursor *cursor = &scan->cursor;
    json_token_skip_blanks(cursor);
    if (cursor->at == cursor->end)
        return json_token_fail_expected(cursor, "a value");
    if (++scan->values > LIMIT_JSON_VALUES)
        return json_token_fail_limit(cursor, cursor->at, "values in one document", LIMIT_JSON_VALUES);
    bool is_stream_value = scan->is_stream_value;
    scan->is_stream_value = false;
    switch (*cursor->at) {
    case '{':
        set_type(item, cJSON_Object);
        return scan_object(scan, depth + 1, item);
    case '[':
        set_type(item, cJSON_Array);
        return scan_list(scan, depth + 1, is_stream_value, item);
    case '"':
        set_type(item, cJSON_String);
        return scan_value_text(scan, item);
    case 't':
        set_type(item, cJSON_True);
        return json_token_word(cursor, "true");
    case 'f':
        set_type(item, cJSON_False);
        return json_token_word(cursor, "false");
    case 'n':
        set_type(item, cJSON_NULL);
        return json_token_word(cursor, "null");
    default:
        set_type(item, cJSON_Number);
        if (*cursor->at == '-' || (*cursor->at >= '0' && *cursor->at <= '9'))
            return scan_number(scan, item);
        return json_token_fail_expected(cursor, "a value");
    }
}

/* The whole document, into `top` (NULL: it is checked only). */
static bool scan_document(struct scan *scan, cJSON *top)
{
    struct json_cursor *cursor = &scan->cursor;
    json_token_skip_blanks(cursor);
    if (cursor->at == cursor->end)
        return json_token_fail(cursor, cursor->at, "the file is empty");
    if (!scan_value(scan, 0, top))
        return false;
    json_token_skip_blanks(cursor);
    return cursor->at == cursor->end
               ? true
               : json_token_fail(cursor, cursor->at, "the document has ended, but more follows: remove it");
}

bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct json_stream *stream,
               struct arena *arena, const cJSON **ret, struct err *reterr)
{
    if (size > LIMIT_FILE_BYTES)
        return err_set(reterr, ERR_LIMIT, "is larger than %u bytes, which is the limit", LIMIT_FILE_BYTES);
    if (encoding_is_utf16(bytes, size) && !encoding_decode(bytes, size, arena, &bytes, &size, reterr))
        return false;
    struct scan scan;
    bool has_bom = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    const char *start = bytes + (has_bom ? 3 : 0);
    scan.cursor = (struct json_cursor){start, start, bytes + size, reterr};
    scan.arena = scan.tree_arena = arena;
    scan.unique_names = strictness == JSON_NATIVE;
    scan.values = 0;
    scan.stream = stream;
    scan.is_wanted = stream != NULL;
    scan.is_stream_value = false;
    scan.names = scan.first_names;
    scan.name_count = 0;
    scan.name_capacity = sizeof scan.first_names / sizeof *scan.first_names;

    cJSON *top = ret ? ARENA_NEW(arena, cJSON) : NULL;
    scan.top = top;
    arena_init(&scan.item_arena, arena->acquire, arena->release);
    bool ok = scan_document(&scan, top);
    arena_finish(&scan.item_arena);
    if (ok && ret)
        *ret = top;
    return ok;
}

#include "json/tree.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* ---- the tree ---- */

/* What cJSON takes while it parses: pieces of the arena, cut up here without the arena's zeroing of each
 * (cJSON writes all that it reads). cJSON's allocator is a global, so this is one too; it is empty but inside
 * json_parse. */
static struct {
    struct arena *arena;
    char *at, *end;
    size_t chunk;
} pool;

enum { POOL_CHUNK_MIN = 1024, POOL_CHUNK_MAX = 32 * 1024 };

static void *pool_take(size_t size)
{
    size = (size + _Alignof(cJSON) - 1) / _Alignof(cJSON) * _Alignof(cJSON);
    if ((size_t)(pool.end - pool.at) < size) {
        if (size > pool.chunk / 4)
            return arena_alloc(pool.arena, size);
        pool.at = arena_alloc(pool.arena, pool.chunk);
        pool.end = pool.at + pool.chunk;
    }
    void *piece = pool.at;
    pool.at += size;
    return piece;
}

static void pool_drop(void *piece)
{
    (void)piece;
}

/* Parses what json_scan has let pass. */
static const cJSON *parse(const char *bytes, size_t size, struct arena *arena)
{
    pool.arena = arena;
    pool.at = pool.end = NULL;
    pool.chunk = size < POOL_CHUNK_MIN ? POOL_CHUNK_MIN : size > POOL_CHUNK_MAX ? POOL_CHUNK_MAX : size;
    cJSON_InitHooks(&(cJSON_Hooks){pool_take, pool_drop});
    const cJSON *top = cJSON_ParseWithLength(bytes, size);
    cJSON_InitHooks(NULL);
    pool.arena = NULL;
    pool.at = pool.end = NULL;
    assert(top);
    return top;
}

bool json_parse(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
                const cJSON **ret, struct err *reterr)
{
    if (!json_scan(bytes, size, strictness, NULL, arena, reterr))
        return false;
    *ret = parse(bytes, size, arena);
    return true;
}

bool json_parse_split(const char *bytes, size_t size, const char *list, struct arena *arena,
                      const cJSON **ret, const struct json_range **ret_items, uint32_t *ret_count,
                      struct err *reterr)
{
    struct json_split split = {.name = list};
    if (!json_scan(bytes, size, JSON_NATIVE, &split, arena, reterr))
        return false;
    *ret_items = split.items;
    *ret_count = split.count;
    if (split.count == 0) {
        *ret = parse(bytes, size, arena);
        return true;
    }
    size_t before = (size_t)(split.list.start - bytes), after = (size_t)(bytes + size - split.list.end);
    char *rest = arena_alloc(arena, before + 2 + after);
    memcpy(rest, bytes, before);
    memcpy(rest + before, "[]", 2);
    memcpy(rest + before + 2, split.list.end, after);
    *ret = parse(rest, before + 2 + after, arena);
    return true;
}

const cJSON *json_parse_item(struct json_range item, struct arena *arena)
{
    return parse(item.start, (size_t)(item.end - item.start), arena);
}

/* ---- texts of the input ---- */

const char *json_show_text(const char *text, char buffer[JSON_SHOWN_SIZE])
{
    static const char more[] = "...";
    size_t length = strlen(text), out = 0;
    size_t limit = length < JSON_SHOWN_SIZE ? length : str_cut(text, JSON_SHOWN_SIZE - sizeof more);
    for (size_t i = 0; i < limit; i++) {
        unsigned char c = (unsigned char)text[i], after = (unsigned char)text[i + 1];
        if (c == 0xC2 && after >= 0x80 && after < 0xA0)
            i++;
        else if (c >= 0x20 && c != 0x7F)
            buffer[out++] = (char)c;
    }
    buffer[out] = '\0';
    if (limit < length)
        memcpy(buffer + out, more, sizeof more);
    return buffer;
}

#define BYTES(value) (UINT64_C(0x0101010101010101) * (value))

/* Whether eight bytes may hold a control character; false is certain. 0xC2 leads those of U+0080 to U+009F.
 * Line ends don't count where `lines` is true. */
static bool may_have_control(uint64_t word, bool lines)
{
    if ((((word - BYTES(0x20)) | (word + BYTES(1)) | word) & BYTES(0x80)) == 0)
        return false; /* all of them are from 0x20 to 0x7E */
    uint64_t c2 = word ^ BYTES(0xC2), del = word ^ BYTES(0x7F), line = word ^ BYTES('\n');
    uint64_t special = ((word - BYTES(0x20)) & ~word) | ((c2 - BYTES(1)) & ~c2) | ((del - BYTES(1)) & ~del);
    if (lines) /* exact, unlike the others, which may hit one byte too many */
        special &= ((line & BYTES(0x7F)) + BYTES(0x7F)) | line;
    return (special & BYTES(0x80)) != 0;
}

const char *json_copy_text(struct arena *arena, const char *text, bool lines)
{
    size_t length = strlen(text), i = 0;
    char *copy = arena_copy_n(arena, text, length), *out = copy;
    while (i < length) {
        uint64_t word;
        if (length - i >= sizeof word) {
            memcpy(&word, text + i, sizeof word);
            if (!may_have_control(word, lines)) {
                if (out != copy + i) /* something was dropped before */
                    memcpy(out, &word, sizeof word);
                out += sizeof word;
                i += sizeof word;
                continue;
            }
        }
        for (size_t stop = length - i < sizeof word ? length : i + sizeof word; i < stop; i++) {
            unsigned char c = (unsigned char)text[i], after = (unsigned char)text[i + 1];
            if (c == 0xC2 && after >= 0x80 && after < 0xA0)
                i++;
            else if (c == '\n' || (c == '\r' && after != '\n'))
                *out++ = lines ? '\n' : ' ';
            else if (c == '\t')
                *out++ = ' ';
            else if (c >= 0x20 && c != 0x7F)
                *out++ = (char)c;
        }
    }
    *out = '\0';
    return copy;
}

const char *json_nearest(struct arena *scratch, const char *text, const char *const *candidates, size_t count)
{
    size_t length = strlen(text);
    if (length > 64) /* no typing error, and dear to compare */
        return NULL;
    unsigned limit = length < 4 ? 1 : length < 9 ? 2 : (unsigned)length / 3;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]);
        if (other > length + 4 * limit || length > other + 4 * limit)
            continue;
        unsigned distance = str_distance(scratch, text, candidates[i]);
        if (distance <= limit) {
            nearest = candidates[i];
            if (distance == 0)
                break;
            limit = distance - 1;
        }
    }
    return nearest;
}

/* ---- places ---- */

static bool is_plain_name(const char *name)
{
    for (const char *at = name; *at; at++)
        if (!((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9') ||
              *at == '_' || *at == '-'))
            return false;
    return *name && strlen(name) < JSON_SHOWN_SIZE;
}

static size_t add_path(const struct json_path *path, char *buffer, size_t size)
{
    if (!path)
        return 0;
    size_t used = add_path(path->parent, buffer, size);
    char shown[JSON_SHOWN_SIZE];
    int length;
    if (!path->name)
        length = snprintf(buffer + used, size - used, "[%d]", path->index);
    else if (is_plain_name(path->name))
        length = snprintf(buffer + used, size - used, "%s%s", used ? "." : "", path->name);
    else
        length = snprintf(buffer + used, size - used, "[\"%s\"]", json_show_text(path->name, shown));
    size_t wanted = used + (length > 0 ? (size_t)length : 0);
    return wanted < size ? wanted : size - 1;
}

void json_path_text(const struct json_path *path, char *buffer, size_t size)
{
    buffer[0] = '\0';
    add_path(path, buffer, size);
}

/* ---- errors ---- */

bool json_fail(const struct json_path *path, struct err *reterr, const char *format, ...)
{
    char where[JSON_PATH_SIZE], text[480];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    json_path_text(path, where, sizeof where);
    return err_set_where(reterr, ERR_MEANING, where, "%s", text);
}

bool json_fail_limit(const struct json_path *path, unsigned limit, const char *what, struct err *reterr)
{
    char where[JSON_PATH_SIZE];
    json_path_text(path, where, sizeof where);
    return err_set_where(reterr, ERR_LIMIT, where, "has more than %u %s, which is the limit", limit, what);
}

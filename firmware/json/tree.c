#include "json/tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"

/* ---- the tree ---- */

bool json_parse(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
                const cJSON **ret, struct err *reterr)
{
    return json_scan(bytes, size, strictness, NULL, arena, ret, reterr);
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

/* Whether eight bytes may hold a control character; false is certain. 0xC2 leads those of U+0080 to U+009F,
 * 0xE2 those of U+2028 and U+2029.
 * Line ends don't count where `lines` is true. */
static bool may_have_control(uint64_t word, bool lines)
{
    if ((((word - BYTES(0x20)) | (word + BYTES(1)) | word) & BYTES(0x80)) == 0)
        return false; /* all of them are from 0x20 to 0x7E */
    uint64_t c2 = word ^ BYTES(0xC2), e2 = word ^ BYTES(0xE2), del = word ^ BYTES(0x7F),
             line = word ^ BYTES('\n');
    uint64_t special = ((word - BYTES(0x20)) & ~word) | ((c2 - BYTES(1)) & ~c2) | ((e2 - BYTES(1)) & ~e2) |
                       ((del - BYTES(1)) & ~del);
    if (lines) /* exact, unlike the others, which may hit one byte too many */
        special &= ((line & BYTES(0x7F)) + BYTES(0x7F)) | line;
    return (special & BYTES(0x80)) != 0;
}

/* The bytes of a line end at `text`: LF, VT, FF, CR, NEL, U+2028 or U+2029; 0 for what is none. */
static size_t line_end_length(const char *text)
{
    unsigned char c = (unsigned char)text[0];
    if (c >= '\n' && c <= '\r')
        return c == '\r' && text[1] == '\n' ? 2 : 1;
    if (c == 0xC2)
        return (unsigned char)text[1] == 0x85 ? 2 : 0;
    return strncmp(text, "\u2028", 3) == 0 || strncmp(text, "\u2029", 3) == 0 ? 3 : 0;
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
            size_t end = line_end_length(text + i);
            if (end) {
                *out++ = lines ? '\n' : ' ';
                i += end - 1;
            } else if (c == 0xC2 && after >= 0x80 && after < 0xA0) {
                i++;
            } else if (c == '\t') {
                *out++ = ' ';
            } else if (c >= 0x20 && c != 0x7F) {
                *out++ = (char)c;
            }
        }
    }
    *out = '\0';
    return str_has_ink(copy) ? copy : "";
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
        if (!ascii_is_letter(*at) && !ascii_is_digit(*at) && *at != '_' && *at != '-')
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

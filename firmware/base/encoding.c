#include "base/encoding.h"

#include <string.h>

#include "base/str.h"

static bool fail_at(const char *text, size_t offset, struct err *reterr, enum err_code code, const char *what)
{
    unsigned line = 1, column = 1;
    for (size_t i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            column++;
        }
    }
    return err_set_line(reterr, code, line, column, "%s", what);
}

static uint32_t read_unit(const char *bytes, bool little)
{
    uint32_t first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    return little ? second << 8 | first : first << 8 | second;
}

static bool decode_utf16(const char *bytes, size_t size, bool little, struct arena *scratch, const char **ret,
                         size_t *ret_size, struct err *reterr)
{
    /* A unit of two bytes becomes three at most, a pair of four bytes becomes four. */
    char *text = arena_alloc(scratch, size / 2 * 3 + 1);
    size_t length = 0;
    for (size_t i = 0; i < size; i += 2) {
        uint32_t unit = i + 1 < size ? read_unit(bytes + i, little) : 0xDC00;
        uint32_t low = i + 3 < size ? read_unit(bytes + i + 2, little) : 0;
        if (unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        if (unit >= 0xD800 && unit < 0xE000)
            return fail_at(text, length, reterr, ERR_SYNTAX,
                           "this is not valid UTF-16: half a character; save the "
                           "file as UTF-8");
        length += str_encode(unit, text + length);
    }
    text[length] = '\0';
    *ret = text;
    *ret_size = length;
    return true;
}

bool encoding_is_utf16(const char *bytes, size_t size)
{
    return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

bool encoding_decode(const char *bytes, size_t size, struct arena *arena, const char **ret, size_t *ret_size,
                     struct err *reterr)
{
    if (encoding_is_utf16(bytes, size)) {
        bool little = bytes[0] == '\xFF';
        if (!decode_utf16(bytes + 2, size - 2, little, arena, ret, ret_size, reterr))
            return false;
    } else {
        size_t bom = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        size_t valid = str_valid_prefix(bytes, size);
        if (valid < size)
            return fail_at(bytes, valid, reterr, ERR_SYNTAX,
                           "this is neither UTF-8 nor UTF-16 with a byte order mark; "
                           "save the file as UTF-8");
        *ret_size = size - bom;
        *ret = arena_copy_n(arena, bytes + bom, *ret_size);
    }
    const char *nul = memchr(*ret, '\0', *ret_size);
    if (nul)
        return fail_at(*ret, (size_t)(nul - *ret), reterr, ERR_FORMAT,
                       "there is a NUL byte: this is binary data, or "
                       "UTF-16 without a byte order mark");
    return true;
}

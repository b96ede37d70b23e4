#include "base/err.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Drops a UTF-8 sequence that a full buffer has cut off. */
static void trim_sequence(char *buffer)
{
    size_t length = strlen(buffer), lead = length;
    while (lead > 0 && length - lead < 4 && ((unsigned char)buffer[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    unsigned char byte = (unsigned char)buffer[--lead];
    size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    if (length - lead < needed)
        buffer[lead] = '\0';
}

static bool set(struct err *reterr, enum err_code code, unsigned line, unsigned column, const char *where,
                const char *format, va_list arguments)
{
    assert(code != ERR_NONE);
    if (!reterr || reterr->code != ERR_NONE)
        return false;
    reterr->code = code;
    reterr->line = line;
    reterr->column = column;
    if (snprintf(reterr->where, sizeof reterr->where, "%s", where ? where : "") >= (int)sizeof reterr->where)
        trim_sequence(reterr->where);
    int length = vsnprintf(reterr->text, sizeof reterr->text, format, arguments);
    if (length < 0)
        reterr->text[0] = '\0';
    else if ((size_t)length >= sizeof reterr->text)
        trim_sequence(reterr->text);
    return false;
}

bool err_set(struct err *reterr, enum err_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(reterr, code, 0, 0, NULL, format, arguments);
    va_end(arguments);
    return false;
}

bool err_set_line(struct err *reterr, enum err_code code, unsigned line, unsigned column, const char *format,
                  ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(reterr, code, line, column, NULL, format, arguments);
    va_end(arguments);
    return false;
}

bool err_set_where(struct err *reterr, enum err_code code, const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(reterr, code, 0, 0, where, format, arguments);
    va_end(arguments);
    return false;
}

size_t err_format(const struct err *err, const char *file, char *buffer, size_t size)
{
    char place[32] = "";
    if (err->line && err->column)
        snprintf(place, sizeof place, "%u:%u", err->line, err->column);
    else if (err->line)
        snprintf(place, sizeof place, "%u", err->line);
    bool has_file = file && file[0], has_place = place[0], has_where = err->where[0];
    int length =
        snprintf(buffer, size, "%s%s%s%s%s%s%s", has_file ? file : "", has_file && has_place ? ":" : "",
                 place, has_file || has_place ? ": " : "", err->where, has_where ? ": " : "", err->text);
    if (length < 0) {
        if (size)
            buffer[0] = '\0';
        return 0;
    }
    if (size && (size_t)length >= size)
        trim_sequence(buffer);
    return (size_t)length;
}

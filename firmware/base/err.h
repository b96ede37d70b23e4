/*
 * err: what went wrong, where, and what to do about it.
 *
 * One struct, owned by the caller, passed last as `reterr`. Functions that can fail return bool. The first
 * error wins: a second err_set on the same struct changes nothing, so that cleaning up cannot hide the cause.
 * A NULL reterr is allowed everywhere.
 */
#ifndef NOWNEXT_BASE_ERR_H
#define NOWNEXT_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
    ERR_NONE,
    ERR_IO,      /* a file could not be read or written */
    ERR_SYNTAX,  /* not well-formed: line and column say where */
    ERR_MEANING, /* well-formed, but wrong: `where` is the JSON path or element */
    ERR_LIMIT,   /* past a limit of program/limits.h */
    ERR_FORMAT,  /* not a format that this reads; the text says what it is instead */
    ERR_USAGE,   /* the call was wrong, not the input */
};

struct err {
    enum err_code code;
    unsigned line, column; /* from 1; 0 when unknown. Columns count code points */
    char where[160];       /* JSON path such as "sessions[3].start", or empty */
    char text[480];        /* a sentence: what is wrong and what to do */
};

/* Both give false, so that `return err_set(...)` reads well. */
bool err_set(struct err *reterr, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool err_set_line(struct err *reterr, enum err_code code, unsigned line, unsigned column, const char *format,
                  ...) __attribute__((format(printf, 5, 6)));
bool err_set_where(struct err *reterr, enum err_code code, const char *where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* "file:line:column: text" or "file: where: text", without a line end; what is not known, or NULL for
 * `file`, is left out. Gives the length that the whole needs, as snprintf; never ends inside a character. */
size_t err_format(const struct err *err, const char *file, char *buffer, size_t size);

#endif

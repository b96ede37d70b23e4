/*
 * encoding: files as people's programs save them, made to UTF-8.
 */
#ifndef NOWNEXT_BASE_ENCODING_H
#define NOWNEXT_BASE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Whether the bytes begin with a byte order mark of UTF-16. */
bool encoding_is_utf16(const char *bytes, size_t size);

/* UTF-8 without BOM from UTF-8 or UTF-16 of either order with BOM, ended by a NUL, none within; in the arena.
 * Bytes that are neither: ERR_SYNTAX with the place; ERR_FORMAT for a NUL byte. */
bool encoding_decode(const char *bytes, size_t size, struct arena *arena, const char **ret, size_t *ret_size,
                     struct err *reterr);

#endif

/*
 * token: the pieces of a JSON text, each checked and passed. Private to scan.c.
 *
 * A function of these gets the cursor before its piece and leaves it behind. One that fails has set the
 * error, with line and column, and gives false.
 */
#ifndef NOWNEXT_JSON_TOKEN_H
#define NOWNEXT_JSON_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum { JSON_NUMBER_LENGTH = 63 }; /* what a number may have of characters */

struct json_cursor {
    const char *start, *at, *end;
    struct err *reterr;
};

/* Line and column, in code points, of a place; they are counted only when there is something to report. */
void json_token_locate(const struct json_cursor *cursor, const char *place, unsigned *ret_line,
                       unsigned *ret_column);

/* Errors at a place; and one at the cursor that says what comes instead of what was expected. Always false.
 */
bool json_token_fail(const struct json_cursor *cursor, const char *place, const char *text);
bool json_token_fail_limit(const struct json_cursor *cursor, const char *place, const char *what,
                           unsigned limit);
bool json_token_fail_expected(const struct json_cursor *cursor, const char *expected);

#define JSON_BYTES(value) (UINT64_C(0x0101010101010101) * (value))

/* Eight bytes, the first as the lowest; compilers make one load of it. */
static inline uint64_t json_token_load(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static inline void json_token_skip_blanks(struct json_cursor *cursor)
{
    const char *at = cursor->at, *end = cursor->end;
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
        at++;
        while (end - at >= 8 && json_token_load(at) == JSON_BYTES(' ')) /* of the indent */
            at += 8;
    }
    cursor->at = at;
}

/* Whether `c` comes next, blanks aside; then it is passed. No error otherwise. */
static inline bool json_token_take(struct json_cursor *cursor, char c)
{
    json_token_skip_blanks(cursor);
    if (cursor->at == cursor->end || *cursor->at != c)
        return false;
    cursor->at++;
    return true;
}

/* The text at the cursor, which is at its quote. *ret_escaped tells whether it has escapes. */
bool json_token_text(struct json_cursor *cursor, bool *ret_escaped);

/* The escape at `at`, a backslash inside a text. NULL, with an error, when it is none; else what follows it.
 */
const char *json_token_escape(const struct json_cursor *cursor, const char *at, uint32_t *ret);

/* The number at the cursor, which is at a digit or minus sign; true, false or null at its first letter. */
bool json_token_number(struct json_cursor *cursor);
bool json_token_word(struct json_cursor *cursor, const char *word);

#endif

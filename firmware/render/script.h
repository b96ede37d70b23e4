/*
 * script: which of the scripts that need shaping a character is of, and which font Debian has for it.
 */
#ifndef NOWNEXT_RENDER_SCRIPT_H
#define NOWNEXT_RENDER_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

struct script {
    char tag[5]; /* of ISO 15924 */
    const char
        *noto; /* the font's name in fonts-noto-core: "Arabic"; NULL: none, or it is in another package */
    bool right_to_left;
};

/* NULL for Latin, Greek, Cyrillic, Han, kana, symbols, and all else that is set letter by letter. */
const struct script *script_of(uint32_t code_point);

/* Whether its signs stay within a square of the em: Hangul's do. */
bool script_is_square(const struct script *script);

#endif

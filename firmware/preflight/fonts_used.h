/*
 * fonts_used: the fingerprint of what type is set with: the font files and the libraries. Two machines with
 * the same one draw the same.
 */
#ifndef NOWNEXT_PREFLIGHT_FONTS_USED_H
#define NOWNEXT_PREFLIGHT_FONTS_USED_H

#include <stdint.h>

#include "base/arena.h"

struct fonts_used {
    const char
        *fingerprint;      /* 16 hexadecimal digits; where the files lie and in which order does not matter */
    const char *libraries; /* "SDL 2.26.5, ..." */
    uint32_t font_count;
    const char *const *fonts; /* "HASH PATH", in the order given */
};

/* Of these font files, in the arena. One that can't be read counts as empty. */
void fonts_used_make(const char *const *paths, uint32_t count, struct arena *arena, struct fonts_used *ret);

#endif

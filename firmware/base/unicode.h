/*
 * unicode: what a code point is, as far as cleaning, cutting and comparing text need it. Callers use str.h.
 */
#ifndef NOWNEXT_BASE_UNICODE_H
#define NOWNEXT_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

enum unicode_kind {
    UNICODE_VISIBLE,   /* all that the other kinds are not; marks and the soft hyphen too */
    UNICODE_BLANK,     /* white space within a line */
    UNICODE_LINE_END,  /* white space that ends one: LF, VT, FF, CR, NEL, U+2028, U+2029 */
    UNICODE_INVISIBLE, /* controls, zero-width space, word joiner, BOM, directional marks and overrides */
    UNICODE_JOINER,    /* U+200C and U+200D: mean something between two characters only */
};

enum unicode_kind unicode_kind(uint32_t code_point);

/* Whether anything of it is seen, if only in some font. Not of blanks, controls and joiners, nor of the soft
 * hyphen, the fillers of Hangul, the empty cell of Braille, variation selectors, tags and their like: a text
 * of these alone looks like none. */
bool unicode_has_ink(uint32_t code_point);

/* Whether it belongs to the character before it: combining marks, variation selectors, skin tones,
 * joiners, tags of flags, vowels and final consonants of Hangul that are written apart. */
bool unicode_is_mark(uint32_t code_point);

/* A letter, digit or mark of any script: no blank, punctuation, symbol or control. */
bool unicode_is_word(uint32_t code_point);

/* A quotation mark of any kind, the backtick and the acute accent among them. */
bool unicode_is_quote(uint32_t code_point);

/* One of the letters of which two make a flag. */
bool unicode_is_regional(uint32_t code_point);

/* Simple case folding of Latin, Greek, Cyrillic, Armenian and fullwidth Latin letters; others are given
 * back as they are. UTF-8 never gets longer by it. */
uint32_t unicode_fold(uint32_t code_point);

#endif

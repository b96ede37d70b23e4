/*
 * break: where a line of text may end, by Unicode's line breaking and our own rules for what is read at
 * a distance.
 *
 * Between ideographs a line ends rather after punctuation, or where hiragana ends and a phrase with it, at
 * the cost of some evenness; never within katakana, which are one word. Khmer, Myanmar and Lao, for which
 * there is no dictionary, are broken between syllables, in words that are too wide alone.
 *
 * A number stays with its unit ("13 min"), and punctuation that closes with what it closes, also past a
 * blank. Texts may have marks of their own: a no-break space (U+00A0), and where a word may be broken a zero
 * width space (U+200B) or a soft hyphen (U+00AD), which draws a hyphen there.
 */
#ifndef NOWNEXT_TEXT_BREAK_H
#define NOWNEXT_TEXT_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct text_metrics;

/* The bytes of the first character as a reader sees it (a grapheme cluster of Unicode's), with the marks,
 * joiners, skin tones and flag letters that belong to it; 0 for no text. Nothing is cut inside one. */
size_t text_character(const char *text, size_t length);

/* What kind of place a line may end at. */
enum text_joint {
    JOINT_FREE,   /* at a blank, or between ideographs: wherever a line ends */
    JOINT_INNER,  /* after a hyphen or slash, in Hangul: in a word that is too wide alone */
    JOINT_HYPHEN, /* where a dictionary parts syllables: the same, where that makes a title much larger */
    JOINT_POINT,  /* after a point or underscore, in katakana: the same, at the smallest size */
    JOINT_NONE,
};

/* Text between two places where a line may end. */
struct text_piece {
    uint32_t offset, length;
    int width, gap;        /* of itself, and of the blanks before it: the caller's to fill in */
    enum text_joint joint; /* before it */
    bool new_line;         /* a line end of the text stands before it */
    bool opened;           /* the word before it is the first in a bracket, and not the last: no line's end */
    bool widow;            /* it begins a short last word; the caller's to fill in */
    bool hyphen;           /* a line that ends before it gets a hyphen */
    int strain; /* -1 to 6: how much a line's end before it hurts, where that is between ideographs, before a
                   word like "&" or a label like the 3 of "Hall 3"; -1 after a colon, where it is welcome */
};

/* Reads a text piece by piece. */
struct text_piece_reader {
    const char *text;
    size_t length, offset;
    const char *breaks; /* of each byte, by the library; NULL: Latin, Greek or Cyrillic, which need none */
    const bool *words;  /* at which a word of the dictionary begins; or NULL */
    const uint8_t *hyphens; /* of each byte, as metrics tell; or NULL */
    enum text_joint joint;  /* before what comes at `offset`, were there no blank */
    int strain;
    bool opened, hyphen;
};

/* `metrics` are asked for the words of Thai, and for syllables if there is a `language`; NULL if they need
 * not be. Scratch comes from the arena. */
struct text_piece_reader text_piece_reader(const char *text, size_t length, const char *language,
                                           const struct text_metrics *metrics, struct arena *arena);

/* The next piece; false at the text's end. */
bool text_read_piece(struct text_piece_reader *reader, struct text_piece *ret);

bool text_is_blank(char c);

/* The version of the library that breaks lines: "libunistring 1.0". Gives `buffer`. */
const char *text_break_library(char *buffer, size_t size);

#endif

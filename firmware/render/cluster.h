/*
 * cluster: what a character as the reader sees it, of one code point or more, asks of the font that sets it.
 * Private to this room.
 *
 * Accents that make no letter of Unicode's are set in Noto Sans together with their letter, since Debian's
 * Inter does not place marks. More than six on one letter are left out.
 */
#ifndef NOWNEXT_RENDER_CLUSTER_H
#define NOWNEXT_RENDER_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Code points without ink of their own, which no font need have. */
bool cluster_needs_no_glyph(uint32_t c);

/* Whether it is meant as a picture, though it might be text. */
bool cluster_asks_for_emoji(const char *text, size_t length);

/* Whether accents stay that make no one letter with theirs: they must be placed, which Inter does not.
 * Strokes through a letter need not be. */
bool cluster_has_loose_accent(const char *text, size_t length);

/* Whether ink in a text (of any number of clusters) may reach further than a line's measures and the eighth
 * around its box: letters with two accents, and marks of any kind. One accent does not. */
bool cluster_is_stacked(const char *text, size_t length);

#endif

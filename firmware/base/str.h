/*
 * str: UTF-8 text. Strings are NUL-terminated and, once past a reader, always valid UTF-8.
 */
#ifndef NOWNEXT_BASE_STR_H
#define NOWNEXT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The code point at `text` (of `length` bytes, at least 1); *ret_bytes gets its length. An invalid
 * sequence gives UINT32_MAX and 1 byte. Overlong forms, surrogates and anything past U+10FFFF are invalid
 * (RFC 3629). */
uint32_t str_decode(const char *text, size_t length, size_t *ret_bytes);

/* Writes the code point as UTF-8 to `out` (at least 4 bytes, no NUL); gives the number of bytes, 1 to 4. */
size_t str_encode(uint32_t code_point, char out[4]);

/* The offset of the first byte that is not valid UTF-8, or `length`. Fast over ASCII (8 bytes at a time). */
size_t str_valid_prefix(const char *text, size_t length);

/* The number of code points in a valid string. */
size_t str_code_points(const char *text);

/* The largest n <= limit at which a valid string may be cut: never inside a UTF-8 sequence nor before a
 * combining mark, joiner, variation selector or skin tone; at the end of a word where there is one in the
 * second half. */
size_t str_cut(const char *text, size_t limit);

/* A cleaned copy for display: white space of every kind (tabs, line ends and separators, no-break and
 * ideographic spaces) collapses to one space and is trimmed; C0 and C1 controls, zero-width space, word
 * joiner, directional marks and overrides and BOMs are dropped. Zero-width joiner and non-joiner stay
 * where they join two characters (emoji families, Persian, Devanagari). What has nothing that is seen
 * (unicode_has_ink) gives "". `str_clean_lines` keeps single
 * line ends, as '\n', and turns runs of them into one empty line. NULL gives NULL. */
char *str_clean(struct arena *arena, const char *text);
char *str_clean_lines(struct arena *arena, const char *text);

/* Whether anything of a valid text is seen (unicode_has_ink). */
bool str_has_ink(const char *text);

/* Simple case folding of one code point for comparing names: ASCII, Latin-1, Latin Extended, Greek,
 * Cyrillic. */
uint32_t str_fold_code_point(uint32_t code_point);

/* A copy folded for comparing names: cleaned, quotes at the ends trimmed, case folded. "" for NULL. */
char *str_fold(struct arena *arena, const char *text);

/* A copy fit for an id: lower case, letters and digits of any script kept, all else one '-', none at the
 * ends; "x" when nothing is left, or for NULL. */
char *str_slug(struct arena *arena, const char *text);

/* How unlike two strings are: the number of code points to insert, drop, replace or swap; case and blanks
 * folded. For "did you mean": past 256 code points only the lengths are compared. Scratch comes from the
 * arena. */
unsigned str_distance(struct arena *arena, const char *a, const char *b);

/* The same for a name that someone has in mind: one that has the wanted text in it is at most 1 away, however
 * long it is ("H.1301" for "H.1301 (Cornil)"). */
unsigned str_name_distance(struct arena *arena, const char *wanted, const char *name);

/* A growing string in an arena. Zero-initialise, set `arena`, then add. `text` is always NUL-terminated once
 * anything was added. */
struct str_builder {
    struct arena *arena;
    char *text;
    size_t length, capacity;
};
void str_add(struct str_builder *builder, const char *text);
void str_add_n(struct str_builder *builder, const char *text, size_t length);
void str_addf(struct str_builder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* 64-bit FNV-1a, for hash filters and tests; not against an adversary. */
uint64_t str_hash(const char *text, size_t length);

#endif

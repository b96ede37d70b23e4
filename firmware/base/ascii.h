/*
 * ascii: what is written in ASCII whatever the language: digits, letters of tags and names, numbers, colours.
 */
#ifndef NOWNEXT_BASE_ASCII_H
#define NOWNEXT_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool ascii_is_digit(char c);
bool ascii_is_letter(char c);

/* An upper-case letter as a lower-case one; all else as it is. */
char ascii_lower(char c);

/* The value of a hexadecimal digit, or -1. */
int ascii_hex_digit(char c);

/* A whole number of `least` to `most` digits (at most 9) at *text, which is moved behind them; a digit may
 * follow. False where there are fewer. */
bool ascii_read_number(const char **text, int least, int most, int *ret);

/* "#rrggbb", and no more. False leaves `ret` as it is. */
bool ascii_read_color(const char *text, uint8_t ret[3]);

/* Whether two texts of these lengths are the same, case folded. */
bool ascii_same(const char *a, size_t a_length, const char *b, size_t b_length);

/* The length of `start`, if the text begins with it, case folded; else 0. */
size_t ascii_starts(const char *text, const char *start);

#endif

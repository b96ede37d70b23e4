/*
 * base64: bytes as text (RFC 4648, section 4), as keys and signatures are written.
 */
#ifndef NOWNEXT_BASE_BASE64_H
#define NOWNEXT_BASE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the text of so many bytes, with its padding and without a NUL. */
#define BASE64_LENGTH(size) (((size) + 2) / 3 * 4)

/* Writes BASE64_LENGTH(size) characters and a NUL. */
void base64_encode(const void *bytes, size_t size, char *ret);

/* Exactly `size` bytes from a text of `length` characters. False where it is not the text that base64_encode
 * makes of them: of each bytes there is one. What is in `ret` is then undefined. */
bool base64_decode(const char *text, size_t length, void *ret, size_t size);

#endif

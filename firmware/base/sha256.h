/*
 * sha256: the digest of bytes by which one document names another (changes.json its program). Source: FIPS
 * 180-4, section 6.2. It guards against a mix-up; whether somebody may say something is a signature's to
 * tell.
 */
#ifndef NOWNEXT_BASE_SHA256_H
#define NOWNEXT_BASE_SHA256_H

#include <stddef.h>

#define SHA256_TEXT_SIZE 65

/* 64 lower-case hexadecimal digits and a NUL. */
void sha256_text(const char *bytes, size_t size, char ret[SHA256_TEXT_SIZE]);

#endif

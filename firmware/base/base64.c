#include "base/base64.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The value of a character, or -1. */
static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

void base64_encode(const void *bytes, size_t size, char *ret)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i += 3) {
        unsigned group = (unsigned)at[i] << 16;
        if (i + 1 < size)
            group |= (unsigned)at[i + 1] << 8;
        if (i + 2 < size)
            group |= at[i + 2];
        *ret++ = letters[group >> 18];
        *ret++ = letters[group >> 12 & 63];
        *ret++ = i + 1 < size ? letters[group >> 6 & 63] : '=';
        *ret++ = i + 2 < size ? letters[group & 63] : '=';
    }
    *ret = '\0';
}

bool base64_decode(const char *text, size_t length, void *ret, size_t size)
{
    unsigned char *to = ret;
    if (length != BASE64_LENGTH(size))
        return false;
    for (size_t i = 0; i < size; i += 3, text += 4) {
        size_t count = size - i < 3 ? size - i : 3;
        unsigned group = 0;
        for (size_t k = 0; k < 4; k++) {
            int value = k <= count ? value_of(text[k]) : text[k] == '=' ? 0 : -1;
            if (value < 0)
                return false;
            group = group << 6 | (unsigned)value;
        }
        /* What the last characters hold beyond the bytes is nothing. */
        if ((group & (0xFFFFFFU >> 8 * count)) != 0)
            return false;
        for (size_t k = 0; k < count; k++)
            to[i + k] = (unsigned char)(group >> (16 - 8 * k));
    }
    return true;
}

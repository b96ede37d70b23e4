#include "base/ascii.h"

#include <string.h>

bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_is_letter(char c)
{
    return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int ascii_hex_digit(char c)
{
    char lower = ascii_lower(c);
    return ascii_is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool ascii_read_number(const char **text, int least, int most, int *ret)
{
    int digits = 0, value = 0;
    for (; digits < most && ascii_is_digit(**text); digits++)
        value = value * 10 + (*(*text)++ - '0');
    *ret = value;
    return digits >= least;
}

bool ascii_read_color(const char *text, uint8_t ret[3])
{
    if (text[0] != '#' || strlen(text) != 7 || text[1 + strspn(text + 1, "0123456789abcdefABCDEF")])
        return false;
    for (int i = 0; i < 3; i++)
        ret[i] = (uint8_t)(ascii_hex_digit(text[1 + 2 * i]) * 16 + ascii_hex_digit(text[2 + 2 * i]));
    return true;
}

bool ascii_same(const char *a, size_t a_length, const char *b, size_t b_length)
{
    bool same = a_length == b_length;
    for (size_t i = 0; same && i < a_length; i++)
        same = ascii_lower(a[i]) == ascii_lower(b[i]);
    return same;
}

size_t ascii_starts(const char *text, const char *start)
{
    size_t length = 0;
    while (start[length] && ascii_lower(text[length]) == ascii_lower(start[length]))
        length++;
    return start[length] ? 0 : length;
}

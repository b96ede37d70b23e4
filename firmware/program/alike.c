#include "program/alike.h"

#include <string.h>

#include "base/str.h"
#include "base/unicode.h"

/* Small letters, since keys are folded. */
static const struct {
    uint32_t code_point;
    char latin;
} looks[] = {
    {'0', 'o'},   {'1', 'l'},   {'i', 'l'},   {'|', 'l'},   {0x131, 'l'}, {0x3B1, 'a'}, {0x3B9, 'l'},
    {0x3BA, 'k'}, {0x3BD, 'v'}, {0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C4, 't'}, {0x3C5, 'u'}, {0x3C7, 'x'},
    {0x3B2, 'b'}, {0x3B5, 'e'}, {0x3B6, 'z'}, {0x3B7, 'h'}, {0x3BC, 'm'}, {0x430, 'a'}, {0x432, 'b'},
    {0x435, 'e'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x43D, 'h'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'},
    {0x442, 't'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'l'}, {0x458, 'j'}, {0x4CF, 'l'},
    {0x501, 'd'}, {0x51B, 'q'}, {0x51D, 'w'},
};

static bool is_gap(uint32_t code_point)
{
    return code_point == ' ' || code_point == '-' || code_point == '_' || code_point == 0x2212 ||
           (code_point >= 0x2010 && code_point <= 0x2015);
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

const char *alike_shape(struct arena *arena, const char *key)
{
    size_t length = strlen(key), bytes;
    struct str_builder shape = {.arena = arena};
    uint32_t last = 0;
    bool gap = false;
    str_add(&shape, "");
    for (size_t at = 0; at < length; at += bytes) {
        uint32_t code_point = str_decode(key + at, length - at, &bytes);
        if (is_gap(code_point)) {
            gap = true;
            continue;
        }
        if (gap && is_digit(last) && is_digit(code_point))
            str_add(&shape, "-");
        gap = false;
        last = code_point;
        size_t look = 0;
        while (look < sizeof looks / sizeof *looks && looks[look].code_point != code_point)
            look++;
        if (look < sizeof looks / sizeof *looks)
            str_add_n(&shape, &looks[look].latin, 1);
        else
            str_add_n(&shape, key + at, bytes);
    }
    return shape.text;
}

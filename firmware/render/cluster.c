#include "render/cluster.h"

#include <uninorm.h>

#include "base/str.h"
#include "base/unicode.h"

bool cluster_needs_no_glyph(uint32_t c)
{
    return unicode_kind(c) != UNICODE_VISIBLE || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool cluster_asks_for_emoji(const char *text, size_t length)
{
    size_t bytes;
    uint32_t first = str_decode(text, length, &bytes);
    if (first >= 0x1F1E6 && first <= 0x1FAFF)
        return true;
    for (size_t i = bytes; i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        if (code_point == 0xFE0F || code_point == 0x20E3)
            return true;
    }
    return false;
}

bool cluster_has_loose_accent(const char *text, size_t length)
{
    size_t bytes;
    uint32_t letter = str_decode(text, length, &bytes);
    for (size_t i = bytes; i < length; i += bytes) {
        uint32_t mark = str_decode(text + i, length - i, &bytes);
        bool is_accent = (mark >= 0x300 && mark <= 0x333) || (mark >= 0x339 && mark <= 0x36F) ||
                         (mark >= 0x1AB0 && mark <= 0x1AFF) || (mark >= 0x1DC0 && mark <= 0x1DFF);
        letter = is_accent ? uc_composition(letter, mark) : letter;
        if (letter == 0)
            return true;
    }
    return false;
}

/* Letters with two accents, one on the other, of Latin and Greek. */
static bool has_two_accents(uint32_t c)
{
    return (c >= 0x1D5 && c <= 0x1E3) || (c >= 0x1EC && c <= 0x1ED) || (c >= 0x1FA && c <= 0x1FB) ||
           (c >= 0x22A && c <= 0x231) || (c >= 0x1E00 && c <= 0x1FFF);
}

bool cluster_is_stacked(const char *text, size_t length)
{
    bool stacked = false;
    for (size_t i = 0, bytes; !stacked && i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        stacked = has_two_accents(code_point) || unicode_is_mark(code_point);
    }
    return stacked;
}

#include "text/letters.h"

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"
#include "text/han.h"

static const struct {
    uint32_t first, last;
} tall_ranges[] = {
    {0x0600, 0x06FF}, {0x0750, 0x077F}, {0x08A0, 0x08FF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFF}, /* Arabic */
    {0x0900, 0x0DFF}, /* Devanagari and its relatives in India and Sri Lanka */
    {0x0E00, 0x0EFF}, /* Thai, Lao */
    {0x0F00, 0x0FFF}, /* Tibetan */
    {0x1000, 0x109F}, /* Myanmar */
    {0x1780, 0x17FF}, /* Khmer */
};

static bool is_tall(uint32_t c)
{
    for (size_t i = 0; i < sizeof tall_ranges / sizeof *tall_ranges; i++)
        if (c >= tall_ranges[i].first && c <= tall_ranges[i].last)
            return true;
    return false;
}

static bool is_low(uint32_t c)
{
    return c < 0x80 ? ascii_is_letter((char)c) : c >= 0xC0 && c < 0x2000;
}

enum text_letters text_letters_of(const char *text, size_t length)
{
    size_t low = 0, tall = 0, square = 0;
    for (size_t i = 0, bytes; i < length; i += bytes) {
        uint32_t c = str_decode(text + i, length - i, &bytes);
        if (unicode_is_mark(c))
            continue;
        if (is_tall(c))
            tall++;
        else if (han_is_east_asian(c))
            square += 2;
        else if (is_low(c))
            low++;
    }
    if (tall > low && tall >= square)
        return TEXT_LETTERS_TALL;
    return square > low ? TEXT_LETTERS_SQUARE : TEXT_LETTERS_LOW;
}

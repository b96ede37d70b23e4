#include "render/script.h"

#include <stddef.h>
#include <string.h>

struct script_range {
    uint32_t first, last;
    struct script script;
};

/* By first code point. */
static const struct script_range ranges[] = {
    {0x530, 0x58F, {"Armn", "Armenian", false}},  {0x590, 0x5FF, {"Hebr", "Hebrew", true}},
    {0x600, 0x6FF, {"Arab", "Arabic", true}},     {0x700, 0x74F, {"Syrc", "SyriacEastern", true}},
    {0x750, 0x77F, {"Arab", "Arabic", true}},     {0x780, 0x7BF, {"Thaa", "Thaana", true}},
    {0x7C0, 0x7FF, {"Nkoo", "NKo", true}},        {0x860, 0x86F, {"Syrc", "SyriacEastern", true}},
    {0x870, 0x8FF, {"Arab", "Arabic", true}},     {0x900, 0x97F, {"Deva", "Devanagari", false}},
    {0x980, 0x9FF, {"Beng", "Bengali", false}},   {0xA00, 0xA7F, {"Guru", "Gurmukhi", false}},
    {0xA80, 0xAFF, {"Gujr", "Gujarati", false}},  {0xB00, 0xB7F, {"Orya", "Oriya", false}},
    {0xB80, 0xBFF, {"Taml", "Tamil", false}},     {0xC00, 0xC7F, {"Telu", "Telugu", false}},
    {0xC80, 0xCFF, {"Knda", "Kannada", false}},   {0xD00, 0xD7F, {"Mlym", "Malayalam", false}},
    {0xD80, 0xDFF, {"Sinh", "Sinhala", false}},   {0xE00, 0xE7F, {"Thai", "Thai", false}},
    {0xE80, 0xEFF, {"Laoo", "Lao", false}},       {0xF00, 0xFFF, {"Tibt", NULL, false}},
    {0x1000, 0x109F, {"Mymr", "Myanmar", false}}, {0x10A0, 0x10FF, {"Geor", "Georgian", false}},
    {0x1100, 0x11FF, {"Hang", NULL, false}},      {0x1200, 0x139F, {"Ethi", "Ethiopic", false}},
    {0x1780, 0x17FF, {"Khmr", "Khmer", false}},   {0x1800, 0x18AF, {"Mong", "Mongolian", false}},
    {0x19E0, 0x19FF, {"Khmr", "Khmer", false}},   {0x2D80, 0x2DDF, {"Ethi", "Ethiopic", false}},
    {0x3130, 0x318F, {"Hang", NULL, false}},      {0xA8E0, 0xA8FF, {"Deva", "Devanagari", false}},
    {0xA960, 0xA97F, {"Hang", NULL, false}},      {0xAA60, 0xAA7F, {"Mymr", "Myanmar", false}},
    {0xAC00, 0xD7FF, {"Hang", NULL, false}},      {0xFB13, 0xFB17, {"Armn", "Armenian", false}},
    {0xFB1D, 0xFB4F, {"Hebr", "Hebrew", true}},   {0xFB50, 0xFDFF, {"Arab", "Arabic", true}},
    {0xFE70, 0xFEFE, {"Arab", "Arabic", true}},
};

const struct script *script_of(uint32_t code_point)
{
    if (code_point < ranges[0].first)
        return NULL;
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof ranges / sizeof ranges[0] && code_point >= ranges[low].first;
    return found ? &ranges[low].script : NULL;
}

bool script_is_square(const struct script *script)
{
    return strcmp(script->tag, "Hang") == 0;
}

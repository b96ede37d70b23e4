#include "base/unicode.h"

#include "check.h"

static void row(uint32_t code_point)
{
    char label[20];
    snprintf(label, sizeof label, "U+%04" PRIX32, code_point);
    check_row(label);
}

static void test_kinds(void)
{
    static const struct {
        uint32_t first, last;
        enum unicode_kind kind;
    } rows[] = {
        {0x00, 0x08, UNICODE_INVISIBLE},     {0x09, 0x09, UNICODE_BLANK},
        {0x0A, 0x0D, UNICODE_LINE_END},      {0x0E, 0x1F, UNICODE_INVISIBLE},
        {0x20, 0x20, UNICODE_BLANK},         {0x21, 0x7E, UNICODE_VISIBLE},
        {0x7F, 0x84, UNICODE_INVISIBLE},     {0x85, 0x85, UNICODE_LINE_END},
        {0x86, 0x9F, UNICODE_INVISIBLE},     {0xA0, 0xA0, UNICODE_BLANK},
        {0xA1, 0xFF, UNICODE_VISIBLE},       {0x300, 0x61B, UNICODE_VISIBLE},
        {0x61C, 0x61C, UNICODE_INVISIBLE},   {0x1680, 0x1680, UNICODE_BLANK},
        {0x2000, 0x200A, UNICODE_BLANK},     {0x200B, 0x200B, UNICODE_INVISIBLE},
        {0x200C, 0x200D, UNICODE_JOINER},    {0x200E, 0x200F, UNICODE_INVISIBLE},
        {0x2010, 0x2027, UNICODE_VISIBLE},   {0x2028, 0x2029, UNICODE_LINE_END},
        {0x202A, 0x202E, UNICODE_INVISIBLE}, {0x202F, 0x202F, UNICODE_BLANK},
        {0x2030, 0x205E, UNICODE_VISIBLE},   {0x205F, 0x205F, UNICODE_BLANK},
        {0x2060, 0x206F, UNICODE_INVISIBLE}, {0x2070, 0x2FFF, UNICODE_VISIBLE},
        {0x3000, 0x3000, UNICODE_BLANK},     {0x3001, 0xD7FF, UNICODE_VISIBLE},
        {0xFE00, 0xFE0F, UNICODE_VISIBLE},   {0xFEFF, 0xFEFF, UNICODE_INVISIBLE},
        {0xFF00, 0x10FFFF, UNICODE_VISIBLE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (uint32_t code_point = rows[i].first; code_point <= rows[i].last; code_point++) {
            row(code_point);
            if (!CHECK_INT(unicode_kind(code_point), rows[i].kind))
                break;
        }
    }
}

static void test_classes(void)
{
    static const struct {
        uint32_t code_point;
        bool mark, word, quote;
    } rows[] = {
        {0x00, false, false, false},    {'-', false, false, false},     {'0', false, true, false},
        {'9', false, true, false},      {':', false, false, false},     {'@', false, false, false},
        {'A', false, true, false},      {'Z', false, true, false},      {'[', false, false, false},
        {'`', false, false, true},      {'a', false, true, false},      {'z', false, true, false},
        {'{', false, false, false},     {'"', false, false, true},      {'\'', false, false, true},
        {0xA0, false, false, false},    {0xAB, false, false, true},     {0xBB, false, false, true},
        {0xB4, false, false, true},     {0xB5, false, true, false},     {0xD7, false, false, false},
        {0xE9, false, true, false},     {0x2FF, false, false, false},   {0x300, true, true, false},
        {0x36F, true, true, false},     {0x370, false, true, false},    {0x3A9, false, true, false},
        {0x416, false, true, false},    {0x5D0, false, true, false},    {0x5B0, true, true, false},
        {0x60C, false, false, false},   {0x627, false, true, false},    {0x64B, true, true, false},
        {0x905, false, true, false},    {0x940, true, true, false},     {0x964, false, false, false},
        {0x967, false, true, false},    {0xE01, false, true, false},    {0xE34, true, true, false},
        {0x1161, true, true, false},    {0x200C, true, false, false},   {0x200D, true, false, false},
        {0x2013, false, false, false},  {0x2018, false, false, true},   {0x201F, false, false, true},
        {0x2020, false, false, false},  {0x2026, false, false, false},  {0x2039, false, false, true},
        {0x20AC, false, false, false},  {0x20E3, true, true, false},    {0x2192, false, false, false},
        {0x300C, false, false, true},   {0x3042, false, true, false},   {0x4E2D, false, true, false},
        {0xAC00, false, true, false},   {0xFE0F, true, true, false},    {0xFF02, false, false, true},
        {0xFF21, false, true, false},   {0x1F1E6, false, false, false}, {0x1F3FA, false, false, false},
        {0x1F3FB, true, false, false},  {0x1F3FF, true, false, false},  {0x1F600, false, false, false},
        {0x20000, false, true, false},  {0xE0067, true, false, false},  {0xE0100, true, true, false},
        {0x10FFFF, false, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        row(rows[i].code_point);
        CHECK_INT(unicode_is_mark(rows[i].code_point), rows[i].mark);
        CHECK_INT(unicode_is_word(rows[i].code_point), rows[i].word);
        CHECK_INT(unicode_is_quote(rows[i].code_point), rows[i].quote);
    }
    check_row("regional");
    CHECK(!unicode_is_regional(0x1F1E5));
    CHECK(unicode_is_regional(0x1F1E6));
    CHECK(unicode_is_regional(0x1F1FF));
    CHECK(!unicode_is_regional(0x1F200));
}

static void test_fold(void)
{
    static const struct {
        uint32_t from, to;
    } rows[] = {
        {'A', 'a'},     {'Z', 'z'},       {'a', 'a'},       {'@', '@'},       {'[', '['},
        {0xC0, 0xE0},   {0xD7, 0xD7},     {0xDE, 0xFE},     {0xDF, 0xDF},     {0x1E9E, 0xDF},
        {0xB5, 0x3BC},  {0x100, 0x101},   {0x101, 0x101},   {0x130, 0x130},   {0x131, 0x131},
        {0x141, 0x142}, {0x142, 0x142},   {0x152, 0x153},   {0x178, 0xFF},    {0x17D, 0x17E},
        {0x17F, 's'},   {0x1C4, 0x1C6},   {0x1C5, 0x1C6},   {0x218, 0x219},   {0x23A, 0x23A},
        {0x386, 0x3AC}, {0x391, 0x3B1},   {0x3A3, 0x3C3},   {0x3C2, 0x3C3},   {0x3C3, 0x3C3},
        {0x400, 0x450}, {0x410, 0x430},   {0x42F, 0x44F},   {0x490, 0x491},   {0x4C0, 0x4CF},
        {0x531, 0x561}, {0x1EA0, 0x1EA1}, {0x1F08, 0x1F00}, {0x2126, 0x3C9},  {0x212A, 'k'},
        {0x212B, 0xE5}, {0xFF21, 0xFF41}, {0xFF41, 0xFF41}, {0x4E2D, 0x4E2D}, {0x1F600, 0x1F600},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        row(rows[i].from);
        CHECK_INT(unicode_fold(rows[i].from), rows[i].to);
    }
    /* Folding twice is folding once, and takes no more bytes of UTF-8 (1, 2, 3 or 4 by these borders). */
    static const uint32_t borders[] = {0x80, 0x800, 0x10000};
    for (uint32_t code_point = 0; code_point < 0x11000; code_point++) {
        uint32_t folded = unicode_fold(code_point);
        row(code_point);
        bool fine = unicode_fold(folded) == folded;
        for (size_t i = 0; i < 3; i++)
            fine = fine && !(code_point < borders[i] && folded >= borders[i]);
        CHECK(fine);
    }
}

static void test_ink(void)
{
    static const uint32_t none[] = {0x00,   0x20,   0x85,   0xA0,   0xAD,   0x34F,  0x115F,
                                    0x1160, 0x180E, 0x200B, 0x200D, 0x2028, 0x2060, 0x2800,
                                    0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041};
    static const uint32_t some[] = {'!', 'a', 0xA1, 0x301, 0x1100, 0x1161, 0x2801, 0x4E00, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        row(none[i]);
        CHECK(!unicode_has_ink(none[i]));
    }
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        row(some[i]);
        CHECK(unicode_has_ink(some[i]));
    }
}

int main(void)
{
    test_kinds();
    test_classes();
    test_fold();
    test_ink();
    return check_done();
}

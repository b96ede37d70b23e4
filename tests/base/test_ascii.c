#include "base/ascii.h"

#include <string.h>

#include "check.h"

/* How many of all bytes are what, and the ends of each row. */
static void test_bytes(void)
{
    unsigned digits = 0, letters = 0, lowered = 0, hex = 0;
    for (int c = -128; c < 128; c++) {
        digits += ascii_is_digit((char)c);
        letters += ascii_is_letter((char)c);
        lowered += ascii_lower((char)c) != (char)c;
        hex += ascii_hex_digit((char)c) >= 0;
    }
    check_row("bytes");
    CHECK_INT(digits, 10);
    CHECK_INT(letters, 52);
    CHECK_INT(lowered, 26);
    CHECK_INT(hex, 22);
    CHECK(ascii_is_digit('0') && ascii_is_digit('9') && ascii_is_letter('a') && ascii_is_letter('z') &&
          ascii_is_letter('A') && ascii_is_letter('Z'));
    CHECK(ascii_lower('A') == 'a' && ascii_lower('Z') == 'z');
    CHECK(ascii_hex_digit('9') == 9 && ascii_hex_digit('f') == 15 && ascii_hex_digit('A') == 10);
}

static void test_numbers(void)
{
    static const struct {
        const char *text;
        int least, most;
        bool ok;
        int value;
        const char *rest;
    } rows[] = {
        {"12:3", 2, 2, true, 12, ":3"}, {"123", 2, 2, true, 12, "3"},
        {"1:", 2, 2, false, 1, ":"},    {"", 1, 9, false, 0, ""},
        {"x1", 1, 9, false, 0, "x1"},   {"-1", 1, 9, false, 0, "-1"},
        {"0070", 1, 4, true, 70, ""},   {"9999999999", 1, 9, true, 999999999, "9"},
        {"x", 0, 9, true, 0, "x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *at = rows[i].text;
        int value = -1;
        check_row(rows[i].text);
        CHECK_INT(ascii_read_number(&at, rows[i].least, rows[i].most, &value), rows[i].ok);
        CHECK_INT(value, rows[i].value);
        CHECK_STR(at, rows[i].rest);
    }
}

static void test_colors(void)
{
    static const char *const wrong[] = {"",         "#",       "000000",  "#00000",
                                        "#0000000", "#00g000", "#0000 0", "#-1-1-1"};
    uint8_t color[3] = {1, 2, 3};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        check_row(wrong[i]);
        CHECK(!ascii_read_color(wrong[i], color));
    }
    CHECK(color[0] == 1 && color[1] == 2 && color[2] == 3);
    check_row("colour");
    CHECK(ascii_read_color("#09aFf0", color));
    CHECK(color[0] == 0x09 && color[1] == 0xAF && color[2] == 0xF0);
}

static void test_texts(void)
{
    check_row("texts");
    CHECK(ascii_same("En-GBx", 5, "en-gb", 5));
    CHECK(!ascii_same("en", 2, "en-gb", 5));
    CHECK(!ascii_same("en-gb", 5, "en", 2));
    CHECK(!ascii_same("\xC3\x84", 2, "\xC3\xA4", 2)); /* no letters of ASCII's */
    CHECK(ascii_same("", 0, "x", 0));
    CHECK_INT(ascii_starts("Topics: a", "topic"), 5);
    CHECK_INT(ascii_starts("Topi", "topic"), 0);
    CHECK_INT(ascii_starts("x", ""), 0);
}

int main(void)
{
    test_bytes();
    test_numbers();
    test_colors();
    test_texts();
    return check_done();
}

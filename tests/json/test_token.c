#include "json/token.h"

#include "check.h"

static struct err err;

static struct json_cursor cursor_at(const char *text)
{
    err = (struct err){0};
    return (struct json_cursor){text, text, text + strlen(text), &err};
}

static void test_locate(void)
{
    static const char text[] = "a\xC3\xA4\n\xE2\x82\xAC"
                               "b\r\n\nc";
    static const struct {
        size_t offset;
        unsigned line, column;
    } rows[] = {{0, 1, 1}, {1, 1, 2},  {3, 1, 3},  {4, 2, 1}, {7, 2, 2},
                {8, 2, 3}, {10, 3, 1}, {11, 4, 1}, {12, 4, 2}};
    struct json_cursor cursor = cursor_at(text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned line, column;
        json_token_locate(&cursor, text + rows[i].offset, &line, &column);
        CHECK_INT(line, rows[i].line);
        CHECK_INT(column, rows[i].column);
    }
}

static void test_errors(void)
{
    struct json_cursor cursor = cursor_at("ab");
    cursor.at++;
    CHECK(!json_token_fail(&cursor, cursor.at, "no"));
    CHECK(err.code == ERR_SYNTAX && err.line == 1 && err.column == 2);
    cursor = cursor_at("ab");
    CHECK(!json_token_fail_limit(&cursor, cursor.at, "things", 3));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.text, "more than 3 things, which is the limit");
    cursor = cursor_at("\x01");
    CHECK(!json_token_fail_expected(&cursor, "a thing"));
    CHECK_STR(err.text, "a thing was expected"); /* a control character is not for a message */
}

static void test_blanks(void)
{
    static const struct {
        const char *text;
        size_t blanks;
    } rows[] = {{"", 0},
                {"x", 0},
                {" ", 1},
                {" \n\r\tx", 4},
                {"\n                 x", 18},
                {"        \t        \n  \"", 20},
                {"\v", 0},
                {"\xC2\xA0", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_cursor cursor = cursor_at(rows[i].text);
        json_token_skip_blanks(&cursor);
        CHECK_INT(cursor.at - cursor.start, rows[i].blanks);
    }
    struct json_cursor cursor = cursor_at("  ,x");
    CHECK(!json_token_take(&cursor, ':'));
    CHECK(json_token_take(&cursor, ','));
    CHECK(*cursor.at == 'x');
    CHECK_INT(err.code, ERR_NONE);
}

/* A special byte is found wherever it stands in the eight that are looked at together. */
static void test_text_places(void)
{
    static const char specials[] = "\"\x1F\x80\n\\";
    for (size_t i = 0; i < sizeof specials - 1; i++) {
        for (size_t place = 0; place < 40; place++) {
            char text[64];
            memset(text, '~', sizeof text - 1);
            text[sizeof text - 1] = '\0';
            text[0] = '"';
            text[1 + place] = specials[i];
            text[60] = '"';
            struct json_cursor cursor = cursor_at(text);
            bool escaped, ok = json_token_text(&cursor, &escaped);
            CHECK_INT(ok, i == 0);
            if (ok)
                CHECK_INT(cursor.at - text, place + 2);
            else
                CHECK_INT(err.column, place + 2);
        }
    }
}

/* Every byte that may stand in a text, alone and beside others. */
static void test_text_bytes(void)
{
    for (int c = 1; c < 256; c++) {
        char text[] = "\"abcdefghX!Xxxxxxxx\"";
        text[9] = text[11] = (char)c;
        struct json_cursor cursor = cursor_at(text);
        bool escaped, ok = json_token_text(&cursor, &escaped);
        bool plain = c >= 0x20 && c < 0x80 && c != '\\';
        if (ok != plain || (ok && cursor.at - text != (c == '"' ? 10 : (int)sizeof text - 1)))
            CHECK_INT(c, -1);
        if (ok)
            CHECK(!escaped);
    }
}

static void test_escapes(void)
{
    static const struct {
        const char *text;
        uint32_t code_point; /* 0: none */
        size_t length;
    } rows[] = {
        {"\\n", '\n', 2},
        {"\\/", '/', 2},
        {"\\b", '\b', 2},
        {"\\u0041", 'A', 6},
        {"\\uFFFF", 0xFFFF, 6},
        {"\\ud83d\\uDE00", 0x1F600, 12},
        {"\\uDBFF\\uDFFF", 0x10FFFF, 12},
        {"\\ud800\\udc00", 0x10000, 12},
        {"\\ud83d\\u0041", 0, 0},
        {"\\ud83d\\ud83d", 0, 0},
        {"\\ud83d\\udbff", 0, 0},
        {"\\ud83d\\ue000", 0, 0},
        {"\\ud83d\\uffff", 0, 0},
        {"\\ude00\\ude00", 0, 0},
        {"\\ud83d", 0, 0},
        {"\\udc00", 0, 0},
        {"\\u004", 0, 0},
        {"\\u0000", 0, 0},
        {"\\a", 0, 0},
        {"\\", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_cursor cursor = cursor_at(rows[i].text);
        uint32_t code_point = 0;
        check_row(rows[i].text);
        const char *after = json_token_escape(&cursor, cursor.at, &code_point);
        CHECK_INT(code_point, rows[i].code_point);
        CHECK_INT(after ? after - cursor.at : 0, rows[i].length);
        CHECK_INT(err.code == ERR_NONE, rows[i].length > 0);
    }
    check_row("");
}

static void test_numbers(void)
{
    static const struct {
        const char *text;
        size_t length; /* 0: refused */
    } rows[] = {
        {"0", 1},     {"-0", 2},           {"12,", 2},     {"1.5e10]", 6},
        {"1E-2", 4},  {"0.0e+999999", 11}, {"1e307", 5},   {"0.00001e312", 11},
        {"1e308", 0}, {"0.00001e313", 0},  {"-10e307", 0}, {"00", 0},
        {"-", 0},     {"1.", 0},           {"1.e5", 0},    {"1e", 0},
        {"1e+", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_cursor cursor = cursor_at(rows[i].text);
        check_row(rows[i].text);
        bool ok = json_token_number(&cursor);
        CHECK_INT(ok, rows[i].length > 0);
        CHECK_INT(cursor.at - cursor.start, rows[i].length);
    }
    check_row("");
}

static void test_words(void)
{
    struct json_cursor cursor = cursor_at("true]");
    CHECK(json_token_word(&cursor, "true"));
    CHECK(*cursor.at == ']');
    cursor = cursor_at("tru");
    CHECK(!json_token_word(&cursor, "true"));
}

int main(void)
{
    test_locate();
    test_errors();
    test_blanks();
    test_text_places();
    test_text_bytes();
    test_escapes();
    test_numbers();
    test_words();
    return check_done();
}

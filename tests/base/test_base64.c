#include "base/base64.h"

#include "check.h"

/* RFC 4648, section 10. */
static void test_vectors(void)
{
    static const struct {
        const char *bytes, *text;
    } rows[] = {{"", ""},
                {"f", "Zg=="},
                {"fo", "Zm8="},
                {"foo", "Zm9v"},
                {"foob", "Zm9vYg=="},
                {"fooba", "Zm9vYmE="},
                {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].bytes);
        char text[16], back[16] = "";
        check_row(rows[i].text);
        base64_encode(rows[i].bytes, size, text);
        CHECK_STR(text, rows[i].text);
        CHECK_INT(BASE64_LENGTH(size), strlen(rows[i].text));
        CHECK(base64_decode(text, strlen(text), back, size));
        CHECK_STR(back, rows[i].bytes);
    }
    check_row("");
}

static void test_each_byte_comes_back(void)
{
    unsigned char bytes[256], back[257];
    char text[BASE64_LENGTH(256) + 1];
    for (unsigned i = 0; i < 256; i++)
        bytes[i] = (unsigned char)(i * 7 + 3);
    for (size_t size = 0; size <= 256; size++) {
        base64_encode(bytes, size, text);
        back[size] = 0xA5;
        CHECK(base64_decode(text, strlen(text), back, size));
        CHECK(memcmp(bytes, back, size) == 0);
        CHECK_INT(back[size], 0xA5);
    }
}

static void test_refused(void)
{
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {
        {"Zm9v", 2}, {"Zm9v", 4}, {"Zm9", 2},      {"Zm8", 2},      {"Zm8=\n", 2},  {"Zm8==", 2},
        {"Z===", 1}, {"Zh==", 1}, {"Zm9=", 2},     {"Zm=v", 2},     {"Zm-v", 3},    {"Zm_v", 3},
        {"Zm v", 3}, {"=m9v", 3}, {"Zm9vYg=a", 4}, {"Zm9vYgaa", 4}, {"Zm\xc3v", 3}, {"Zg=A", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char back[16];
        check_row(rows[i].text);
        CHECK(!base64_decode(rows[i].text, strlen(rows[i].text), back, rows[i].size));
    }
    check_row("");
}

/* Of all texts of four characters only one is that of a byte. */
static void test_one_text_each(void)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned taken = 0;
    for (int a = 0; a < 64; a++)
        for (int b = 0; b < 64; b++) {
            char text[5] = {letters[a], letters[b], '=', '='}, again[5];
            unsigned char byte;
            if (!base64_decode(text, 4, &byte, 1))
                continue;
            taken++;
            base64_encode(&byte, 1, again);
            CHECK_STR(again, text);
        }
    CHECK_INT(taken, 256);
}

int main(void)
{
    test_vectors();
    test_each_byte_comes_back();
    test_refused();
    test_one_text_each();
    return check_done();
}

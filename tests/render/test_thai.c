/*
 * Words of Thai. Without libthai's dictionary this is skipped.
 */
#include "check.h"

#include "render/thai.h"

static const char *words_of(struct thai *thai, const char *text)
{
    static char out[400];
    bool begins[200] = {0};
    size_t written = 0, length = strlen(text);
    thai_find_words(thai, text, length, begins);
    for (size_t i = 0; i < length; i++) {
        if (begins[i])
            out[written++] = '|';
        out[written++] = text[i];
    }
    out[written] = '\0';
    return out;
}

/* Longer than what is looked at at once. */
static void test_long(struct thai *thai)
{
    static char text[3 * 2000 + 1];
    static bool begins[sizeof text];
    for (size_t i = 0; i + 12 < sizeof text; i += 12)
        memcpy(text + i, "ภาษา", 12);
    thai_find_words(thai, text, strlen(text), begins);
    unsigned found = 0, astray = 0;
    for (size_t i = 0; i < sizeof text; i++) {
        found += begins[i];
        astray += begins[i] && i % 12 != 0;
    }
    CHECK(found > 480);
    CHECK(astray <= 4); /* where the parts meet */
}

int main(void)
{
    struct thai thai = {0};
    bool begins[12] = {0};
    thai_find_words(&thai, "plain 日本", 12, begins);
    CHECK(!thai.dictionary); /* not opened without need */
    words_of(&thai, "ภาษา");
    if (thai.missing) {
        printf("libthai-data is not installed\n");
        return CHECK_SKIPPED;
    }
    CHECK_STR(words_of(&thai, ""), "");
    CHECK_STR(words_of(&thai, "ภาษาไทย"), "ภาษา|ไทย");
    CHECK_STR(words_of(&thai, "a ภาษาไทย, การประชุม!"), "a ภาษา|ไทย, การ|ประชุม!");
    test_long(&thai);
    thai_finish(&thai);
    thai_finish(&thai);
    return check_done();
}

/*
 * The built-in English; that it is what its file says is in configuration/test_read_words.c.
 */
#include "check.h"

#include "scene/words.h"

static unsigned occurrences(const char *text, const char *part)
{
    unsigned count = 0;
    for (const char *place = text; (place = strstr(place, part)); place++)
        count++;
    return count;
}

/* Every word is there; those with a number or a name have its conversion once, the others none. */
static void test_complete(const struct words *words)
{
    for (enum word word = 0; word < WORD_COUNT; word++) {
        char label[40];
        snprintf(label, sizeof label, "word %d", (int)word);
        check_row(label);
        const char *text = words_get(words, word);
        CHECK(text[0] != '\0');
        CHECK(words_name(word) && words_name(word)[0] != '\0');
        CHECK_INT(occurrences(text, "%d"), words_has_number(word));
        CHECK_INT(occurrences(text, "%s"), words_has_text(word));
        CHECK_INT(occurrences(text, "%"), words_has_number(word) + words_has_text(word));
    }
    for (enum word word = WORD_IN_N_MIN; word <= WORD_ALL_N_ROOMS; word++)
        CHECK(words_has_number(word) && !words_has_text(word));
    for (enum word word = WORD_AT; word <= WORD_PICTURE_ADVICE; word++)
        CHECK(!words_has_number(word) && words_has_text(word));
    for (enum word word = WORD_N_OF; word <= WORD_N_MORE_UNTIL; word++)
        CHECK(words_has_number(word) && words_has_text(word));
    CHECK(!words_has_number(WORD_COLON) && !words_has_text(WORD_COLON));
    for (enum with_day i = WITH_DAY_AT; i < WITH_DAY_COUNT; i++) {
        check_row(words_with_day_name(i));
        CHECK_INT(occurrences(words->with_day[i], "%s"), 1);
        CHECK_INT(occurrences(words->with_day[i], "%d"), words_has_number(words_with_day_sentence(i)));
    }
    CHECK_STR(words->with_day[WITH_DAY_TOMORROW], "tomorrow");
    for (int i = 0; i < 7; i++)
        CHECK(words->weekdays[i] && words->weekdays[i][0]);
    for (int i = 0; i < 12; i++)
        CHECK(words->months[i] && words->months[i][0]);
    check_row("");
}

int main(void)
{
    CHECK_STR(words_english()->language, "en");
    test_complete(words_english());
    return check_done();
}

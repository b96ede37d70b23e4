#include "desk/sentence_work.h"

#include "sentences.h"

static void test_minutes(void)
{
    static const struct {
        const char *text;
        int minutes; /* -1: none */
        char sign;
    } rows[] = {
        {"10", 10, 0},         {"+10", 10, '+'},  {"-5", 5, '-'},        {"0", 0, 0},
        {"10min", 10, 0},      {"10 min", 10, 0}, {"+ 10 min", 10, '+'}, {"10 Minutes", 10, 0},
        {"1h", 60, 0},         {"1h30", 90, 0},   {"1h30min", 90, 0},    {"1 h 30 min", 90, 0},
        {"+2hours", 120, '+'}, {"5m", 5, 0},      {"", -1, 0},           {"min", -1, 0},
        {"1h2h", -1, 0},       {"10x", -1, 0},    {"10:00", -1, 0},      {"1h 30 5", -1, 0},
        {"99999", 99999, 0},   {"--5", -1, 0},    {"12345678", -1, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int minutes = -1;
        char sign = 'x';
        check_row(rows[i].text);
        bool ok = saying_minutes(rows[i].text, &minutes, &sign);
        CHECK_INT(ok, rows[i].minutes >= 0);
        if (ok) {
            CHECK_INT(minutes, rows[i].minutes);
            CHECK_INT(sign, rows[i].sign);
        }
    }
    check_row("");
}

static void test_moments(void)
{
    static const struct {
        const char *text, *at; /* of the event; NULL: none */
    } rows[] = {
        {"14:00", "2024-09-18T14:00:00+02:00"}, /* of the day that is asked for, though now is past it */
        {"9:05", "2024-09-18T09:05:00+02:00"},
        {"01:30", "2024-09-19T01:30:00+02:00"}, /* of its night */
        {"+30min", "2024-09-18T10:45:00+02:00"},
        {"+1h30", "2024-09-18T11:45:00+02:00"},
        {"thu 14:00", "2024-09-19T14:00:00+02:00"},
        {"2024-09-20T10:00", "2024-09-20T10:00:00+02:00"},
        {"now", "2024-09-18T10:15:00+02:00"},
        {"24:00", NULL},
        {"14:60", NULL},
        {"14:0", NULL},
        {"soon", NULL},
        {"", NULL},
        {"30", NULL},
    };
    struct sentence_context context = sentence_day();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sentence sentence = {0};
        struct saying saying = {.context = &context, .arena = &day_arena, .ret = &sentence};
        struct instant at;
        char text[40];
        check_row(rows[i].text);
        bool ok = saying_moment(&saying, rows[i].text, "--at", DAY_AT(12, 0), &at);
        CHECK_INT(ok, rows[i].at != NULL);
        if (ok) {
            instant_format(at, 7200, text);
            CHECK_STR(text, rows[i].at);
        } else {
            CHECK_INT(sentence.outcome, SENTENCE_ERROR);
            CHECK(strncmp(sentence.text, "--at \"", 6) == 0);
        }
    }
    check_row("");
}

int main(void)
{
    day_begin();
    test_minutes();
    test_moments();
    return day_end();
}

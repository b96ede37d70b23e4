#include "lookup/moment_day.h"

#include "schedule/lines.h"

static const char *const french_weekdays[] = {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."};
static const char *const french_months[] = {"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                            "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
static const char *const german_weekdays[] = {"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"};
static const char *const chinese_weekdays[] = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
static const char *const japanese_months[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                              "7月", "8月", "9月", "10月", "11月", "12月"};

/* From Wednesday, 18 September 2024, to the night after Thursday, 26 September. */
static const char event[] = "a A 10:00-10:30; b A 2/10:00-11:00; c A 8/22:00-8/26:00";

struct row {
    const char *text;
    const char *at; /* local, or NULL: refused */
    const char *why;
};

static void check_rows(const struct program *program, const char *const *weekdays, const char *const *months,
                       const struct row *rows, size_t count)
{
    const struct when_context context = {
        .program = program, .now = INSTANT_NONE, .weekdays = weekdays, .months = months};
    for (size_t i = 0; i < count; i++) {
        check_row(rows[i].text);
        struct instant at;
        struct err err = {0};
        bool ok = when_read_in(rows[i].text, &context, &at, &err);
        if (!CHECK_INT(ok, rows[i].at != NULL))
            printf("%s\n", err.text);
        if (ok) {
            char text[40];
            instant_format(at, zone_offset_at(&program->zone, at), text);
            text[16] = '\0';
            CHECK_STR(text, rows[i].at);
        } else {
            CHECK_INT(err.code, ERR_USAGE);
            CHECK(rows[i].why && strstr(err.text, rows[i].why) != NULL);
        }
    }
}
#define CHECK_ROWS(program, weekdays, months, rows)                                                          \
    check_rows(program, weekdays, months, rows, sizeof(rows) / sizeof *(rows))

int main(void)
{
    static const struct row english[] = {
        {"fri 10:42", "2024-09-20T10:42", NULL},
        {"FRIDAY 10:42:30", "2024-09-20T10:42", NULL},
        {"Fri. 10:42", "2024-09-20T10:42", NULL},
        {"10:42 fri", "2024-09-20T10:42", NULL},
        {"fri", "2024-09-20T04:00", NULL}, /* the beginning of the conference day */
        {"sat 01:30", "2024-09-21T01:30", NULL},
        {"wed 10:42", NULL,
         "the event has 2 such days: 2024-09-18, 2024-09-25; give the date, as 2024-09-18T10:42"},
        {"thu", NULL, "2 such days: 2024-09-19, 2024-09-26"},
        {"wed 18", "2024-09-18T04:00", NULL},
        {"fri 01:30", NULL, "2 such days: 2024-09-20, 2024-09-27"}, /* the last day's night is one */
        {"fri 04:00", "2024-09-20T04:00", NULL},
        {"fr 10:42", NULL, "give a moment as"},
        {"fridays", NULL, "give a moment as"},
        {"fri fri", NULL, "give a moment as"},
        {"fri 10:42 11:42", NULL, "give a moment as"},
        {"fri 10:72", NULL, "give a moment as"},
        {"20 sep", "2024-09-20T04:00", NULL},
        {"20 sep 10:42", "2024-09-20T10:42", NULL},
        {"sept. 20, 10:42", "2024-09-20T10:42", NULL},
        {"20. September 10:42", "2024-09-20T10:42", NULL},
        {"Fri 20 Sep 10:42", "2024-09-20T10:42", NULL}, /* as a screen says it */
        {"Thu 20 Sep 10:42", NULL, "no such day"},
        {"20 sep 2024 10:42", "2024-09-20T10:42", NULL},
        {"20 sep 2025 10:42", "2025-09-20T10:42", NULL},
        {"1 oct 10:42", "2024-10-01T10:42", NULL}, /* none of the event's days */
        {"2 jan", "2025-01-02T04:00", NULL},       /* the nearest */
        {"29 feb", "2024-02-29T04:00", NULL},
        {"31 sep", NULL, "no such day"},
        {"27 sep 01:30", "2024-09-27T01:30", NULL},
        {"20", NULL, "give a moment as"},
        {"sep", NULL, "give a moment as"},
        {"fri sep", NULL, "give a moment as"},
        {"20 2024", NULL, "give a moment as"},
        {"32 sep", NULL, "give a moment as"},
        {"0 sep", NULL, "give a moment as"},
        {"now", NULL, "give a moment as"},
        {"mar 10:42", NULL, "give a moment as"}, /* a month alone */
        {"friday friday friday friday friday friday friday friday friday friday friday friday", NULL,
         "give a moment as"},
    };
    static const struct row french[] = {
        {"ven 10:42", "2024-09-20T10:42", NULL},   {"Ven. 10:42", "2024-09-20T10:42", NULL},
        {"fri 10:42", "2024-09-20T10:42", NULL},   {"20 SEPT 10:42", "2024-09-20T10:42", NULL},
        {"1 févr.", "2025-02-01T04:00", NULL},     {"1 FÉVR", "2025-02-01T04:00", NULL},
        {"mar 10:42", "2024-09-24T10:42", NULL},                                         /* Tuesday */
        {"mar 24 sept", "2024-09-24T04:00", NULL}, {"24 mar", "2024-03-24T04:00", NULL}, /* March */
        {"mar mar", NULL, "give a moment as"},
    };
    static const struct row german[] = {{"Fr 10:42", "2024-09-20T10:42", NULL},
                                        {"mo", "2024-09-23T04:00", NULL},
                                        {"Mi 10:42", NULL, "2 such days"}};
    static const struct row asian[] = {{"周五 10:42", "2024-09-20T10:42", NULL},
                                       {"9月 20 10:42", "2024-09-20T10:42", NULL}};
    struct lines lines;
    lines_init(&lines, event);
    const struct program *program = lines.program;
    CHECK_ROWS(program, NULL, NULL, english);
    CHECK_ROWS(program, french_weekdays, french_months, french);
    CHECK_ROWS(program, german_weekdays, NULL, german);
    CHECK_ROWS(program, chinese_weekdays, japanese_months, asian);

    check_row("the day's end is not the next day's");
    struct lines short_lines;
    static const struct row last[] = {{"thu 10:42", NULL, "no such day; give the date, as 2024-09-18T10:42"}};
    lines_init(&short_lines, "a A 22:00-1/04:00");
    CHECK_ROWS(short_lines.program, NULL, NULL, last);
    lines_finish(&short_lines);

    check_row("no times");
    struct lines none;
    static const struct row timeless[] = {{"fri 10:42", NULL, "no first day"},
                                          {"20 sep", NULL, "no first day"}};
    lines_init(&none, "a A none");
    CHECK_ROWS(none.program, NULL, NULL, timeless);
    lines_finish(&none);

    check_row("what a text says");
    struct moment_day day;
    const struct when_context context = {.program = program, .now = INSTANT_NONE};
    CHECK(moment_day_read("fri, 20 Sep 2024 10:42", &context, &day));
    CHECK_INT(day.weekday, 5);
    CHECK_INT(day.day, 20);
    CHECK_INT(day.month, 9);
    CHECK_INT(day.year, 2024);
    CHECK(day.has_time && day.time.hour == 10 && day.time.minute == 42);
    struct civil time;
    CHECK(moment_read_time("10:42", &time) && time.hour == 10 && time.minute == 42 && time.second == 0);
    CHECK(!moment_read_time("1042", &time) && !moment_read_time("24:00", &time));
    lines_finish(&lines);
    return check_done();
}

#include "check.h"

#include "program/instant.h"

static void test_days(void)
{
    static const struct {
        int year, month, day;
        int64_t days;
        int weekday; /* 0 = Sunday */
    } rows[] = {
        {1970, 1, 1, 0, 4},     {1969, 12, 31, -1, 3},     {2000, 2, 29, 11016, 2},
        {2000, 3, 1, 11017, 3}, {2024, 9, 18, 19984, 3},   {1900, 3, 1, -25508, 4},
        {2100, 3, 1, 47541, 1}, {1600, 2, 29, -135081, 2}, {0, 3, 1, -719468, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[40];
        snprintf(label, sizeof label, "%d-%d-%d", rows[i].year, rows[i].month, rows[i].day);
        check_row(label);
        CHECK_INT(civil_to_days(rows[i].year, rows[i].month, rows[i].day), rows[i].days);
        CHECK_INT(civil_weekday(rows[i].days), rows[i].weekday);
        int year, month, day;
        civil_from_days(rows[i].days, &year, &month, &day);
        CHECK_INT(year, rows[i].year);
        CHECK_INT(month, rows[i].month);
        CHECK_INT(day, rows[i].day);
    }
    check_row("");
    CHECK_INT(civil_to_days(2024, 13, 1), civil_to_days(2025, 1, 1));
    CHECK_INT(civil_to_days(2024, 0, 1), civil_to_days(2023, 12, 1));
    CHECK_INT(civil_to_days(2024, 2, 30), civil_to_days(2024, 3, 1));
}

static void test_every_day_there_and_back(void)
{
    int last_day = 0, failures = 0;
    for (int64_t days = -200000; days < 200000; days++) {
        int year, month, day;
        civil_from_days(days, &year, &month, &day);
        failures += civil_to_days(year, month, day) != days;
        failures += day != last_day + 1 && day != 1;
        last_day = day;
    }
    CHECK_INT(failures, 1); /* the first one has no day before it */
}

static void test_ends_of_time(void)
{
    /* None of these may overflow; what they give is of no matter, but that far in the past is before far
     * ahead. */
    struct civil past = civil_from_instant(INSTANT_NONE, -93599),
                 ahead = civil_from_instant(INSTANT_NEVER, 93599);
    CHECK(past.year < 0);
    CHECK(ahead.year > 0);
    struct civil wild = {.year = INT32_MAX,
                         .month = INT32_MAX,
                         .day = INT32_MAX,
                         .hour = INT32_MAX,
                         .minute = INT32_MAX,
                         .second = INT32_MAX,
                         .ms = INT32_MAX};
    CHECK(civil_to_instant(wild, -93599).ms > 0);
    wild.year = wild.month = INT32_MIN;
    CHECK(civil_to_instant(wild, 93599).ms < 0);
    CHECK(!instant_is_set(INSTANT_NONE));
    CHECK(!instant_is_set(INSTANT_NEVER));
    CHECK(instant_is_set((struct instant){0}));
    CHECK_INT(instant_min(INSTANT_NONE, INSTANT_NEVER).ms, INT64_MIN);
    CHECK_INT(instant_max(INSTANT_NONE, INSTANT_NEVER).ms, INT64_MAX);
}

static void test_parse(void)
{
    static const struct {
        const char *text;
        bool ok, has_time, has_offset;
        int32_t offset_s;
        const char *utc; /* what it is when read with its offset, or UTC */
    } rows[] = {
        {"2024-09-20T10:00:00+02:00", true, true, true, 7200, "2024-09-20T08:00:00+00:00"},
        {"2024-09-20T10:00:00Z", true, true, true, 0, "2024-09-20T10:00:00+00:00"},
        {"2024-09-20t10:00:00z", true, true, true, 0, "2024-09-20T10:00:00+00:00"},
        {"2024-09-20 10:00:00", true, true, false, 0, "2024-09-20T10:00:00+00:00"},
        {"2024-09-20T10:00", true, true, false, 0, "2024-09-20T10:00:00+00:00"},
        {"2024-09-20T10:00+0530", true, true, true, 19800, "2024-09-20T04:30:00+00:00"},
        {"2024-09-20T10:00-03", true, true, true, -10800, "2024-09-20T13:00:00+00:00"},
        {"2024-09-20T10:00:00-00:30", true, true, true, -1800, "2024-09-20T10:30:00+00:00"},
        {"2024-09-20T10:00:00.5Z", true, true, true, 0, "2024-09-20T10:00:00.500+00:00"},
        {"2024-09-20T10:00:00,123456Z", true, true, true, 0, "2024-09-20T10:00:00.123+00:00"},
        {"2024-02-29", true, false, false, 0, "2024-02-29T00:00:00+00:00"},
        {"2024-12-31T23:59:59.999Z", true, true, true, 0, "2024-12-31T23:59:59.999+00:00"},
        {"", false, false, false, 0, NULL},
        {"2024", false, false, false, 0, NULL},
        {"2024-9-20", false, false, false, 0, NULL},
        {"2024-09-20T", false, false, false, 0, NULL},
        {"2024-09-20T10", false, false, false, 0, NULL},
        {"2024-09-20T10:0", false, false, false, 0, NULL},
        {"2024-09-20T24:00:00Z", false, false, false, 0, NULL},
        {"2024-09-20T23:59:60Z", false, false, false, 0, NULL},
        {"2024-09-20T10:60:00Z", false, false, false, 0, NULL},
        {"2023-02-29", false, false, false, 0, NULL},
        {"1900-02-29", false, false, false, 0, NULL},
        {"2024-13-01", false, false, false, 0, NULL},
        {"2024-00-10", false, false, false, 0, NULL},
        {"2024-04-31", false, false, false, 0, NULL},
        {"2024-04-00", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00.Z", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00+2", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00+02:0", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00+24:00", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00+02:60", false, false, false, 0, NULL},
        {"2024-09-20T10:00:00Z ", false, false, false, 0, NULL},
        {"2024-09-20  10:00", false, false, false, 0, NULL},
        {"2024-09-20Z", false, false, false, 0, NULL},
        {" 2024-09-20", false, false, false, 0, NULL},
        {"-024-09-20", false, false, false, 0, NULL},
        {"2024-09-20T-1:00", false, false, false, 0, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant_text found;
        check_row(rows[i].text);
        if (!CHECK_INT(instant_parse(rows[i].text, &found), rows[i].ok) || !rows[i].ok)
            continue;
        CHECK_INT(found.has_time, rows[i].has_time);
        CHECK_INT(found.has_offset, rows[i].has_offset);
        size_t length = strlen(rows[i].text);
        CHECK_INT(found.is_zulu, rows[i].ok && (rows[i].text[length - 1] | 32) == 'z');
        CHECK_INT(found.offset_s, rows[i].offset_s);
        char buffer[40];
        instant_format(civil_to_instant(found.civil, found.offset_s), 0, buffer);
        CHECK_STR(buffer, rows[i].utc);
    }
    check_row("");
}

static void test_parse_leaves_result_alone_when_it_fails(void)
{
    struct instant_text found = {.offset_s = 42};
    CHECK(!instant_parse("2024-09-20T10:00:00+99", &found));
    CHECK_INT(found.offset_s, 42);
}

static void test_format(void)
{
    static const struct {
        int64_t ms;
        int32_t offset_s;
        const char *text;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00"},
        {0, 7200, "1970-01-01T02:00:00+02:00"},
        {0, -12600, "1969-12-31T20:30:00-03:30"},
        {-1, 0, "1969-12-31T23:59:59.999+00:00"},
        {INT64_C(1726819200007), 7200, "2024-09-20T10:00:00.007+02:00"},
        {0, 3921, "1970-01-01T01:05:00+01:05"}, /* an offset with seconds: the same instant, to the minute */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char buffer[40];
        instant_format((struct instant){rows[i].ms}, rows[i].offset_s, buffer);
        check_row(rows[i].text);
        CHECK_STR(buffer, rows[i].text);
        struct instant_text found;
        if (CHECK(instant_parse(buffer, &found)))
            CHECK_INT(civil_to_instant(found.civil, found.offset_s).ms, rows[i].ms);
    }
    check_row("");
    char buffer[40];
    instant_format(INSTANT_NONE, -93599, buffer);
    CHECK(strlen(buffer) < sizeof buffer);
    instant_format(INSTANT_NEVER, 93599, buffer);
    CHECK(strlen(buffer) < sizeof buffer);
}

static void test_duration(void)
{
    static const struct {
        const char *text;
        int64_t ms; /* -1: refused */
    } rows[] = {
        {"PT45M", 2700000},
        {"PT1H30M", 5400000},
        {"PT90M", 5400000},
        {"P1DT2H", 93600000},
        {"P2D", 172800000},
        {"PT0S", 0},
        {"PT1H0M5S", 3605000},
        {"PT1.5S", 1500},
        {"P1DT", -1},
        {"P", -1},
        {"PT", -1},
        {"", -1},
        {"45M", -1},
        {"P1Y", -1},
        {"P1M", -1},
        {"P1W", -1},
        {"PT1M1H", -1},
        {"PT1D", -1},
        {"P1H", -1},
        {"PT1.5H", -1},
        {"PT-5M", -1},
        {"PT45M ", -1},
        {"PT1H1H", -1},
        {"PT12345678901M", -1},
        {"PTT1H", -1},
        {"PT1", -1},
        {"PT1.S", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t ms = -1;
        check_row(rows[i].text);
        CHECK_INT(duration_parse_iso(rows[i].text, &ms), rows[i].ms >= 0);
        CHECK_INT(ms, rows[i].ms);
    }
    check_row("");
}

static void test_minutes_until(void)
{
    static const struct {
        int64_t now, then, minutes;
    } rows[] = {
        {0, 0, 0},       {0, 1, 1}, {0, 60000, 1},  {0, 60001, 2},
        {0, 600000, 10}, {5, 0, 0}, {-60000, 0, 1}, {INT64_MAX, INT64_MIN, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_INT(minutes_until((struct instant){rows[i].now}, (struct instant){rows[i].then}),
                  rows[i].minutes);
    CHECK(minutes_until(INSTANT_NONE, INSTANT_NEVER) > 0);
}

int main(void)
{
    test_days();
    test_every_day_there_and_back();
    test_ends_of_time();
    test_parse();
    test_parse_leaves_result_alone_when_it_fails();
    test_format();
    test_duration();
    test_minutes_until();
    return check_done();
}

#include "check.h"

#include "program/instant.h"
#include "program/tz_rule.h"

/* The two changes of 2024 as UTC, or NULL for a rule that is refused or has none. */
static void test_rules(void)
{
    static const struct {
        const char *text;
        bool ok;
        int32_t std_s, dst_s;
        const char *start, *end;
    } rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", true, 3600, 7200, "2024-03-31T01:00:00+00:00",
         "2024-10-27T01:00:00+00:00"},
        {"EST5EDT,M3.2.0,M11.1.0", true, -18000, -14400, "2024-03-10T07:00:00+00:00",
         "2024-11-03T06:00:00+00:00"},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", true, 3600, 0, "2024-10-27T01:00:00+00:00",
         "2024-03-31T01:00:00+00:00"},
        {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", true, 37800, 39600, "2024-10-05T15:30:00+00:00",
         "2024-04-06T15:00:00+00:00"},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", true, -7200, -3600, "2024-03-31T01:00:00+00:00",
         "2024-10-27T01:00:00+00:00"},
        {"IST-2IDT,M3.4.4/26,M10.5.0", true, 7200, 10800, "2024-03-29T00:00:00+00:00",
         "2024-10-26T23:00:00+00:00"},
        {"AAA0BBB,J60,J365/3:30:15", true, 0, 3600, "2024-03-01T02:00:00+00:00", "2024-12-31T02:30:15+00:00"},
        {"AAA0BBB,J59,J61", true, 0, 3600, "2024-02-28T02:00:00+00:00", "2024-03-02T01:00:00+00:00"},
        {"AAA0BBB,59,0/-5", true, 0, 3600, "2024-02-29T02:00:00+00:00", "2023-12-31T18:00:00+00:00"},
        {"AAA0BBB-2,60/0,365/0", true, 0, 7200, "2024-03-01T00:00:00+00:00", "2024-12-30T22:00:00+00:00"},
        {"UTC0", true, 0, 0, NULL, NULL},
        {"<+0545>-5:45", true, 20700, 0, NULL, NULL},
        {"", false, 0, 0, NULL, NULL},
        {"CET", false, 0, 0, NULL, NULL},
        {"-1", false, 0, 0, NULL, NULL},
        {"<CET-1", false, 0, 0, NULL, NULL},
        {"CET-25", false, 0, 0, NULL, NULL},
        {"CET-1CEST", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M13.5.0,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.6.0,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.0.0,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.7,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,J0,J5", false, 0, 0, NULL, NULL},
        {"CET-1CEST,J366,J5", false, 0, 0, NULL, NULL},
        {"CET-1CEST,366,5", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.0/168,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.0/2:60,M10.5.0", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.0,M10.5.0/3 ", false, 0, 0, NULL, NULL},
        {"CET-1CEST,M3.5.0,M10.5.0,", false, 0, 0, NULL, NULL},
        {"CET-99999999999999", false, 0, 0, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tz_rule rule;
        check_row(rows[i].text);
        if (!CHECK_INT(tz_rule_parse(rows[i].text, &rule), rows[i].ok) || !rows[i].ok)
            continue;
        CHECK_INT(rule.std_offset_s, rows[i].std_s);
        if (!CHECK_INT(rule.has_dst, rows[i].start != NULL) || !rule.has_dst)
            continue;
        CHECK_INT(rule.dst_offset_s, rows[i].dst_s);
        char buffer[40];
        instant_format((struct instant){tz_rule_dst_start(&rule, 2024) * MS_PER_SECOND}, 0, buffer);
        CHECK_STR(buffer, rows[i].start);
        instant_format((struct instant){tz_rule_dst_end(&rule, 2024) * MS_PER_SECOND}, 0, buffer);
        CHECK_STR(buffer, rows[i].end);
    }
    check_row("");
}

/* The first and last weekdays of months of every length. */
static void test_week_days(void)
{
    for (int year = 1995; year < 2035; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int week = 1; week <= 5; week++) {
                char text[60];
                snprintf(text, sizeof text, "AAA0BBB,M%d.%d.3/0,M1.1.0", month, week);
                struct tz_rule rule;
                if (!CHECK(tz_rule_parse(text, &rule)))
                    return;
                int64_t days = tz_rule_dst_start(&rule, year) / 86400;
                int found_year, found_month, day;
                civil_from_days(days, &found_year, &found_month, &day);
                CHECK_INT(civil_weekday(days), 3);
                CHECK_INT(found_month, month);
                CHECK(week == 5 ? day > 21 : day > (week - 1) * 7 && day <= week * 7);
                civil_from_days(days + 7, &found_year, &found_month, &day);
                CHECK(week < 5 || found_month != month);
            }
        }
    }
}

int main(void)
{
    test_rules();
    test_week_days();
    return check_done();
}

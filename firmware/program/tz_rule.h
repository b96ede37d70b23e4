/*
 * tz_rule: the rule for times after the last transition of a TZif file: a POSIX TZ text such as
 * "CET-1CEST,M3.5.0,M10.5.0/3", with the extensions of RFC 8536, section 3.3.1. For zone.c.
 */
#ifndef NOWNEXT_PROGRAM_TZ_RULE_H
#define NOWNEXT_PROGRAM_TZ_RULE_H

#include <stdbool.h>
#include <stdint.h>

struct tz_rule_day {
    char form; /* 'J': day 1 to 365 without 29 February, 'n': day 0 to 365, 'M': weekday of a month */
    int day, month, week; /* M: day of the week, 0 = Sunday; week 5 is the last */
    int32_t time_s;       /* local time of day, -167 h to 167 h */
};

struct tz_rule {
    int32_t std_offset_s, dst_offset_s; /* seconds east of UTC */
    bool has_dst;
    struct tz_rule_day dst_start, dst_end;
};

/* False unless the whole text is a rule. Daylight saving time without its days is refused. */
bool tz_rule_parse(const char *text, struct tz_rule *ret);

/* The two transitions of a year, as seconds of UTC; only where has_dst. */
int64_t tz_rule_dst_start(const struct tz_rule *rule, int year);
int64_t tz_rule_dst_end(const struct tz_rule *rule, int year);

#endif

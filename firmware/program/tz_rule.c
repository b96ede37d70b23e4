#include "program/tz_rule.h"

#include "base/ascii.h"
#include "program/instant.h"

#define S_PER_DAY INT64_C(86400)

static bool skip_abbreviation(const char **text)
{
    const char *p = *text;
    if (*p == '<') {
        for (p++; ascii_is_letter(*p) || ascii_is_digit(*p) || *p == '+' || *p == '-'; p++)
            ;
        if (*p++ != '>')
            return false;
    } else {
        while (ascii_is_letter(*p))
            p++;
    }
    bool any = p != *text;
    *text = p;
    return any;
}

static bool read_int(const char **text, int min, int max, int *ret)
{
    return ascii_read_number(text, 1, 9, ret) && *ret >= min && *ret <= max;
}

/* [+-]hh[:mm[:ss]] */
static bool read_hms(const char **text, int max_hours, int32_t *ret_s)
{
    int sign = 1, hours, minutes = 0, seconds = 0;
    if (**text == '+' || **text == '-')
        sign = *(*text)++ == '-' ? -1 : 1;
    if (!read_int(text, 0, max_hours, &hours))
        return false;
    if (**text == ':') {
        ++*text;
        if (!read_int(text, 0, 59, &minutes))
            return false;
        if (**text == ':') {
            ++*text;
            if (!read_int(text, 0, 59, &seconds))
                return false;
        }
    }
    *ret_s = sign * (hours * 3600 + minutes * 60 + seconds);
    return true;
}

static bool read_rule_day(const char **text, struct tz_rule_day *ret)
{
    *ret = (struct tz_rule_day){.form = 'n', .time_s = 2 * 3600};
    if (*(*text)++ != ',')
        return false;
    if (**text == 'M') {
        ret->form = 'M';
        ++*text;
        if (!read_int(text, 1, 12, &ret->month) || *(*text)++ != '.')
            return false;
        if (!read_int(text, 1, 5, &ret->week) || *(*text)++ != '.')
            return false;
        if (!read_int(text, 0, 6, &ret->day))
            return false;
    } else if (**text == 'J') {
        ret->form = 'J';
        ++*text;
        if (!read_int(text, 1, 365, &ret->day))
            return false;
    } else if (!read_int(text, 0, 365, &ret->day)) {
        return false;
    }
    if (**text == '/') {
        ++*text;
        return read_hms(text, 167, &ret->time_s);
    }
    return true;
}

bool tz_rule_parse(const char *text, struct tz_rule *ret)
{
    *ret = (struct tz_rule){.has_dst = false};
    int32_t west_s;
    if (!skip_abbreviation(&text) || !read_hms(&text, 24, &west_s))
        return false;
    ret->std_offset_s = -west_s;
    if (*text == '\0')
        return true;
    ret->has_dst = true;
    ret->dst_offset_s = ret->std_offset_s + 3600;
    if (!skip_abbreviation(&text))
        return false;
    if (*text != ',') {
        if (!read_hms(&text, 24, &west_s))
            return false;
        ret->dst_offset_s = -west_s;
    }
    return read_rule_day(&text, &ret->dst_start) && read_rule_day(&text, &ret->dst_end) && *text == '\0';
}

/* The second, as if the clock were UTC's, at which the rule's day begins to hold in a year. */
static int64_t rule_day_in_year(const struct tz_rule_day *rule, int year)
{
    int64_t day;
    if (rule->form == 'M') {
        int64_t first = civil_to_days(year, rule->month, 1), next = civil_to_days(year, rule->month + 1, 1);
        day = first + (rule->day - civil_weekday(first) + 7) % 7 + (rule->week - 1) * 7;
        while (day >= next)
            day -= 7;
    } else if (rule->form == 'J') {
        /* Day 60 is 1 March in every year. */
        day =
            rule->day >= 60 ? civil_to_days(year, 3, 1) + rule->day - 60 : civil_to_days(year, 1, rule->day);
    } else {
        day = civil_to_days(year, 1, 1) + rule->day;
    }
    return day * S_PER_DAY + rule->time_s;
}

int64_t tz_rule_dst_start(const struct tz_rule *rule, int year)
{
    return rule_day_in_year(&rule->dst_start, year) - rule->std_offset_s;
}

int64_t tz_rule_dst_end(const struct tz_rule *rule, int year)
{
    return rule_day_in_year(&rule->dst_end, year) - rule->dst_offset_s;
}

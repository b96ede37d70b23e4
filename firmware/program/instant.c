#include "program/instant.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

#define S_PER_DAY INT64_C(86400)
/* A date further away than this is moved to here, so that no product of it overflows. */
#define DAYS_MAX INT64_C(100000000000)

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

static int64_t floor_mod(int64_t value, int64_t by)
{
    int64_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

/* Years are counted from 1 March, so that the leap day is a year's last; 400 years have 146,097 days. The
 * days before month m of such a year (0 = March) are (153 m + 2) / 5, since five months from March have 153
 * days. */
int64_t civil_to_days(int year, int month, int day)
{
    int64_t months = (int64_t)month - 3;
    int64_t y = year + floor_div(months, 12);
    int64_t m = floor_mod(months, 12);
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = floor_mod(y, 400);
    int64_t day_of_year = (153 * m + 2) / 5;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468 + (int64_t)day -
           1; /* 719,468 days from 0000-03-01 to 1970-01-01 */
}

void civil_from_days(int64_t days, int *ret_year, int *ret_month, int *ret_day)
{
    int64_t since = days + 719468;
    int64_t era = floor_div(since, 146097);
    int64_t day_of_era = floor_mod(since, 146097);
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t m = (5 * day_of_year + 2) / 153;
    *ret_day = (int)(day_of_year - (153 * m + 2) / 5 + 1);
    *ret_month = (int)(m < 10 ? m + 3 : m - 9);
    *ret_year = (int)(year_of_era + era * 400 + (m >= 10));
}

int civil_weekday(int64_t days)
{
    return (int)floor_mod(days + 4, 7); /* 1970-01-01 was a Thursday */
}

struct instant civil_to_instant(struct civil civil, int32_t offset_s)
{
    int64_t days = civil_to_days(civil.year, civil.month, civil.day);
    if (days > DAYS_MAX)
        days = DAYS_MAX;
    if (days < -DAYS_MAX)
        days = -DAYS_MAX;
    int64_t seconds = (int64_t)civil.hour * 3600 + (int64_t)civil.minute * 60 + civil.second - offset_s;
    return (struct instant){days * MS_PER_DAY + seconds * MS_PER_SECOND + civil.ms};
}

struct civil civil_from_instant(struct instant instant, int32_t offset_s)
{
    /* Days first: adding the offset to the whole could overflow at the ends of time. */
    int64_t days = floor_div(instant.ms, MS_PER_DAY);
    int64_t ms = floor_mod(instant.ms, MS_PER_DAY) + offset_s * MS_PER_SECOND;
    days += floor_div(ms, MS_PER_DAY);
    ms = floor_mod(ms, MS_PER_DAY);
    struct civil civil;
    civil_from_days(days, &civil.year, &civil.month, &civil.day);
    civil.hour = (int)(ms / MS_PER_HOUR);
    civil.minute = (int)(ms / MS_PER_MINUTE % 60);
    civil.second = (int)(ms / MS_PER_SECOND % 60);
    civil.ms = (int)(ms % MS_PER_SECOND);
    return civil;
}

/* Reads digits after a decimal sign as milliseconds; more than three are cut off. At least one has to be
 * there. */
static bool read_fraction(const char **text, int *ret_ms)
{
    int ms = 0, place = 100;
    if (!ascii_is_digit(**text))
        return false;
    for (; ascii_is_digit(**text); ++*text, place /= 10)
        ms += (**text - '0') * place;
    *ret_ms = ms;
    return true;
}

/* Two digits, no more and no less are looked at. */
static bool read_two(const char **text, int *ret)
{
    const char *at = *text;
    unsigned tens = (unsigned)at[0] - '0', units = tens <= 9 ? (unsigned)at[1] - '0' : 10;
    if (units > 9)
        return false;
    *ret = (int)(tens * 10 + units);
    *text = at + 2;
    return true;
}

static bool read_offset(const char **text, struct instant_text *ret)
{
    if (**text == 'Z' || **text == 'z') {
        ++*text;
        ret->has_offset = ret->is_zulu = true;
        return true;
    }
    if (**text != '+' && **text != '-')
        return **text == '\0';
    int sign = **text == '-' ? -1 : 1, hours, minutes = 0;
    ++*text;
    if (!read_two(text, &hours))
        return false;
    if (**text) {
        if (**text == ':')
            ++*text;
        if (!read_two(text, &minutes))
            return false;
    }
    if (hours > 23 || minutes > 59)
        return false;
    ret->has_offset = true;
    ret->offset_s = sign * (hours * 3600 + minutes * 60);
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool instant_parse(const char *text, struct instant_text *ret)
{
    struct instant_text found = {.has_time = false};
    struct civil *civil = &found.civil;
    if (!ascii_read_number(&text, 4, 4, &civil->year) || *text++ != '-')
        return false;
    if (!read_two(&text, &civil->month) || *text++ != '-')
        return false;
    if (!read_two(&text, &civil->day))
        return false;
    if (civil->month < 1 || civil->month > 12)
        return false;
    if (civil->day < 1 || civil->day > days_in_month(civil->year, civil->month))
        return false;
    if (*text) {
        if (*text != 'T' && *text != 't' && *text != ' ')
            return false;
        text++;
        if (!read_two(&text, &civil->hour) || *text++ != ':' || !read_two(&text, &civil->minute))
            return false;
        if (*text == ':') {
            text++;
            if (!read_two(&text, &civil->second))
                return false;
            if (*text == '.' || *text == ',') {
                text++;
                if (!read_fraction(&text, &civil->ms))
                    return false;
            }
        }
        if (civil->hour > 23 || civil->minute > 59 || civil->second > 59)
            return false;
        found.has_time = true;
        if (!read_offset(&text, &found) || *text)
            return false;
    }
    *ret = found;
    return true;
}

void instant_format(struct instant instant, int32_t offset_s, char buffer[40])
{
    /* The form has no place for an offset's seconds (local mean time of long ago): the next whole minute
     * towards UTC names the same instant. */
    int32_t minutes = offset_s / 60;
    struct civil civil = civil_from_instant(instant, minutes * 60);
    char fraction[8] = "";
    if (civil.ms)
        snprintf(fraction, sizeof fraction, ".%03u", (unsigned)civil.ms % 1000);
    unsigned distance = (unsigned)(minutes < 0 ? -minutes : minutes);
    int length = snprintf(buffer, 40, "%04d-%02u-%02uT%02u:%02u:%02u%s%c%02u:%02u", civil.year,
                          (unsigned)civil.month % 100, (unsigned)civil.day % 100, (unsigned)civil.hour % 100,
                          (unsigned)civil.minute % 100, (unsigned)civil.second % 100, fraction,
                          minutes < 0 ? '-' : '+', distance / 60 % 100, distance % 60);
    assert(length < 40);
    (void)length;
}

bool duration_parse_iso(const char *text, int64_t *ret_ms)
{
    static const struct {
        char unit;
        bool after_t;
        int64_t ms;
    } parts[] = {
        {'D', false, MS_PER_DAY}, {'H', true, MS_PER_HOUR}, {'M', true, MS_PER_MINUTE}, {'S', true, 1000}};
    int64_t total = 0;
    size_t next = 0;
    bool after_t = false, any = false;
    if (*text++ != 'P')
        return false;
    while (*text) {
        if (*text == 'T' && !after_t) {
            after_t = true;
            any = false; /* a T promises a part after it */
            text++;
            continue;
        }
        int value, fraction_ms = 0;
        if (!ascii_read_number(&text, 1, 9, &value))
            return false;
        bool fraction = *text == '.' || *text == ',';
        if (fraction) {
            text++;
            if (!read_fraction(&text, &fraction_ms))
                return false;
        }
        while (next < sizeof parts / sizeof *parts &&
               (parts[next].unit != *text || parts[next].after_t != after_t))
            next++;
        if (next == sizeof parts / sizeof *parts || (fraction && *text != 'S'))
            return false;
        total += value * parts[next++].ms + fraction_ms;
        any = true;
        text++;
    }
    if (!any)
        return false;
    *ret_ms = total;
    return true;
}

int64_t minutes_until(struct instant now, struct instant then)
{
    if (then.ms <= now.ms)
        return 0;
    /* Unsigned: the way from NONE to NEVER is longer than an int64_t. */
    uint64_t left = (uint64_t)then.ms - (uint64_t)now.ms;
    return (int64_t)(left / 60000 + (left % 60000 != 0));
}

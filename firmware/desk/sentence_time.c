#include "desk/sentence_work.h"

#include <string.h>

#include "base/ascii.h"
#include "lookup/moment.h"

enum { MOST_DIGITS = 7, MINUTES_PER_HOUR = 60 };

/* A unit at *text, which is moved behind it; 0: none that is known. */
static int read_unit(const char **text)
{
    static const struct {
        const char *name;
        int minutes;
    } units[] = {{"minutes", 1},
                 {"minute", 1},
                 {"min", 1},
                 {"m", 1},
                 {"hours", MINUTES_PER_HOUR},
                 {"hour", MINUTES_PER_HOUR},
                 {"h", MINUTES_PER_HOUR}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = ascii_starts(*text, units[i].name);
        if (length == 0)
            continue;
        *text += length;
        return units[i].minutes;
    }
    return 0;
}

static void skip_blanks(const char **text)
{
    while (**text == ' ')
        (*text)++;
}

bool saying_minutes(const char *text, int *ret, char *ret_sign)
{
    int number, total = 0, unit = 0;
    *ret_sign = *text == '+' || *text == '-' ? *text++ : '\0';
    skip_blanks(&text);
    do {
        if (!ascii_read_number(&text, 1, MOST_DIGITS, &number))
            return false;
        skip_blanks(&text);
        /* After hours come minutes, with their unit or without. */
        int before = unit;
        unit = *text ? read_unit(&text) : 1;
        if (unit == 0 || (before > 0 && unit >= before))
            return false;
        total += number * unit;
        skip_blanks(&text);
    } while (*text && unit > 1);
    *ret = total;
    return *text == '\0';
}

/* "14:00" of a conference day, which goes on past midnight. */
static bool read_time(const struct program *program, const char *text, struct instant day,
                      struct instant *ret)
{
    const char *at = text;
    int hour, minute;
    if (!ascii_read_number(&at, 1, 2, &hour) || *at != ':')
        return false;
    at++;
    if (!ascii_read_number(&at, 2, 2, &minute) || *at || hour > 23 || minute > 59)
        return false;
    struct civil civil = {.hour = hour, .minute = minute};
    int64_t date = program_day_at(program, day).date;
    if (hour * MINUTES_PER_HOUR + minute < program->event.day_start_min)
        date++;
    civil_from_days(date, &civil.year, &civil.month, &civil.day);
    *ret = zone_to_instant(&program->zone, civil);
    return true;
}

bool saying_moment(struct saying *saying, const char *text, const char *what, struct instant day,
                   struct instant *ret)
{
    const struct sentence_context *context = saying->context;
    const struct when_context when = {.program = context->folded, .now = context->now};
    struct err err = {0};
    int minutes;
    char sign;
    if (*text == '+' && saying_minutes(text, &minutes, &sign)) {
        ret->ms = context->now.ms + minutes * MS_PER_MINUTE;
        return true;
    }
    if (read_time(context->folded, text, day, ret) || when_read_in(text, &when, ret, &err))
        return true;
    return saying_fail(saying,
                       "%s \"%s\" is no moment: give a time of the day as 14:00, a length from now on as "
                       "+30min or +2h, or a day and a time as \"fri 14:00\"",
                       what, text);
}

/*
 * moment_day: days as people name them, with a time or without: "fri 10:42", "20 sep", "Fri 20 Sep 10:42".
 * Private to moment.c.
 *
 * Weekdays and months are English ("Fri", "Friday", "sep", "Sept.") or those of the event's language as its
 * screens write them. A word that is both ("mar" is Tuesday in French and Spanish, and March) is the month
 * where a day's number stands beside it and no other month does.
 */
#ifndef NOWNEXT_LOOKUP_MOMENT_DAY_H
#define NOWNEXT_LOOKUP_MOMENT_DAY_H

#include "lookup/moment.h"

/* "10:42" or "10:42:30". */
bool moment_read_time(const char *text, struct civil *ret);

/* What a text says of a day: all that is not given is -1. */
struct moment_day {
    int weekday; /* 0: Sunday */
    int day, month, year;
    bool has_time;
    struct civil time; /* its hour, minute and second */
};

/* False where it names no day. */
bool moment_day_read(const char *text, const struct when_context *context, struct moment_day *ret);

/* The date that is meant: of the event's conference days, whose nights go on past midnight; a day with its
 * month may be another one, of the year that is nearest to the event where none is given. False and ERR_USAGE
 * where there is none or several, which are then listed. `text` is for that. */
bool moment_day_find(const struct moment_day *day, const struct program *program, const char *text,
                     struct civil *ret, struct err *reterr);

#endif

#include "lookup/moment_day.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"

enum { MOST_BYTES = 80, MOST_DAYS = 1000, MOST_LISTED = 8, LEAST_LETTERS = 3 };

static const char *const weekdays[7] = {"sunday",   "monday", "tuesday", "wednesday",
                                        "thursday", "friday", "saturday"};
static const char *const months[12] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};

bool moment_read_time(const char *text, struct civil *ret)
{
    char whole[40];
    struct instant_text parsed;
    if (strlen(text) > 8 || strchr(text, ':') == NULL)
        return false;
    snprintf(whole, sizeof whole, "2000-01-01T%s", text);
    if (!instant_parse(whole, &parsed) || parsed.has_offset)
        return false;
    *ret = parsed.civil;
    return true;
}

/* ---- words ---- */

/* The length of a word without the stop of an abbreviation. */
static size_t bare_length(const char *word)
{
    size_t length = strlen(word);
    return length > 1 && word[length - 1] == '.' ? length - 1 : length;
}

static bool same_word(const char *a, const char *b)
{
    size_t a_length = bare_length(a), b_length = bare_length(b), a_bytes, b_bytes;
    while (a_length > 0 && b_length > 0) {
        uint32_t one = str_decode(a, a_length, &a_bytes), other = str_decode(b, b_length, &b_bytes);
        if (str_fold_code_point(one) != str_fold_code_point(other))
            return false;
        a += a_bytes, a_length -= a_bytes;
        b += b_bytes, b_length -= b_bytes;
    }
    return a_length == 0 && b_length == 0;
}

/* The place of a word among the English ones, any beginning of which counts, or those of a language; -1. */
static int find_word(const char *word, const char *const *english, const char *const *names, int count)
{
    for (int i = 0; names && i < count; i++)
        if (same_word(word, names[i]))
            return i;
    size_t length = bare_length(word);
    for (int i = 0; length >= LEAST_LETTERS && i < count; i++)
        if (length <= strlen(english[i]) && ascii_same(word, length, english[i], length))
            return i;
    return -1;
}

/* ---- reading ---- */

/* A word that is a weekday as well as a month is kept until all are read. */
struct unclear {
    int weekday, month;
};

static bool set_once(int *ret, int value)
{
    bool is_first = *ret < 0;
    *ret = value;
    return is_first;
}

static bool read_number(const char *word, struct moment_day *ret)
{
    const char *rest = word;
    int number;
    if (!ascii_read_number(&rest, 1, 4, &number) || rest[*rest == '.'] != '\0')
        return false;
    if (rest - word == 4)
        return *rest == '\0' && set_once(&ret->year, number);
    return number >= 1 && number <= 31 && set_once(&ret->day, number);
}

static bool read_word(const char *word, const struct when_context *context, struct moment_day *ret,
                      struct unclear *unclear)
{
    if (moment_read_time(word, &ret->time)) {
        bool is_first = !ret->has_time;
        ret->has_time = true;
        return is_first;
    }
    if (ascii_is_digit(*word) && read_number(word, ret))
        return true;
    int weekday = find_word(word, weekdays, context->weekdays, 7);
    int month = find_word(word, months, context->months, 12);
    if (weekday >= 0 && month >= 0) {
        bool is_first = unclear->weekday < 0;
        *unclear = (struct unclear){weekday, month + 1};
        return is_first;
    }
    return weekday >= 0 ? set_once(&ret->weekday, weekday) : month >= 0 && set_once(&ret->month, month + 1);
}

bool moment_day_read(const char *text, const struct when_context *context, struct moment_day *ret)
{
    char words[MOST_BYTES];
    struct unclear unclear = {-1, -1};
    *ret = (struct moment_day){.weekday = -1, .day = -1, .month = -1, .year = -1};
    if (strlen(text) >= sizeof words)
        return false;
    memcpy(words, text, strlen(text) + 1);
    for (char *word = words; *(word += strspn(word, " ,"));) {
        char *end = word + strcspn(word, " ,");
        bool is_last = *end == '\0';
        *end = '\0';
        if (!read_word(word, context, ret, &unclear))
            return false;
        word = is_last ? end : end + 1;
    }
    bool is_month = ret->day >= 0 && ret->month < 0;
    if (unclear.weekday >= 0 &&
        !(is_month ? set_once(&ret->month, unclear.month) : set_once(&ret->weekday, unclear.weekday)))
        return false;
    return (ret->day >= 0) == (ret->month >= 0) ? ret->weekday >= 0 || ret->day >= 0
                                                : ret->weekday >= 0 && ret->day >= 0;
}

/* ---- finding ---- */

struct dates {
    uint32_t count;
    int64_t found[MOST_LISTED];
};

static bool is_meant(const struct moment_day *day, int64_t date)
{
    int of_year, of_month, of_day;
    civil_from_days(date, &of_year, &of_month, &of_day);
    return (day->weekday < 0 || day->weekday == civil_weekday(date)) &&
           (day->day < 0 || day->day == of_day) && (day->month < 0 || day->month == of_month) &&
           (day->year < 0 || day->year == of_year);
}

static void add_date(struct dates *dates, int64_t date)
{
    if (dates->count < MOST_LISTED)
        dates->found[dates->count] = date;
    dates->count++;
}

/* The dates of the event's conference days that are meant: what is before the day's beginning is of the date
 * after it. */
static void find_days(const struct moment_day *day, const struct program *program, struct dates *ret)
{
    struct instant end = {program->last.ms - 1};
    int64_t first = program_day_at(program, program->first).date;
    int64_t last = program_day_at(program, instant_max(program->first, end)).date;
    bool is_night = day->has_time && day->time.hour * 60 + day->time.minute < program->event.day_start_min;
    for (int64_t date = first; date <= last && date - first < MOST_DAYS; date++)
        if (is_meant(day, date + is_night))
            add_date(ret, date + is_night);
}

/* A day of a month that is none of the event's: of the year given, else of that nearest to the event. */
static void find_other_day(const struct moment_day *day, const struct program *program, struct dates *ret)
{
    int64_t first = program_day_at(program, program->first).date, nearest = INT64_MAX;
    int year, of_year, month, of_day;
    civil_from_days(first, &of_year, &month, &of_day);
    for (year = of_year - 1; day->month >= 0 && year <= of_year + 1; year++) {
        int64_t date = civil_to_days(day->year >= 0 ? day->year : year, day->month, day->day);
        int64_t distance = date > first ? date - first : first - date;
        if (!is_meant(day, date) || distance >= nearest)
            continue;
        nearest = distance;
        ret->count = 0;
        add_date(ret, date);
    }
}

static bool refuse(const struct moment_day *day, const struct program *program, const char *text,
                   const struct dates *dates, struct err *reterr)
{
    char list[MOST_LISTED * 16 + 1] = "", example[40];
    size_t length = 0;
    for (uint32_t i = 0; i < dates->count && i < MOST_LISTED; i++) {
        int year, month, of_month;
        civil_from_days(dates->found[i], &year, &month, &of_month);
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%04d-%02d-%02d", i ? ", " : "",
                                   year, month, of_month);
    }
    struct day first = program_day_at(program, program->first);
    int year, month, of_month;
    civil_from_days(dates->count > 0 ? dates->found[0] : first.date, &year, &month, &of_month);
    snprintf(example, sizeof example, "%04d-%02d-%02dT%02d:%02d", year, month, of_month,
             day->has_time ? day->time.hour : 10, day->has_time ? day->time.minute : 42);
    if (dates->count == 0)
        return err_set(reterr, ERR_USAGE,
                       "--at %s: the event has no such day; give the date, as %s (its first day)", text,
                       example);
    return err_set(reterr, ERR_USAGE, "--at %s: the event has %u such days: %s%s; give the date, as %s", text,
                   (unsigned)dates->count, list, dates->count > MOST_LISTED ? ", ..." : "", example);
}

bool moment_day_find(const struct moment_day *day, const struct program *program, const char *text,
                     struct civil *ret, struct err *reterr)
{
    struct dates dates = {.count = 0};
    find_days(day, program, &dates);
    if (dates.count == 0)
        find_other_day(day, program, &dates);
    if (dates.count != 1)
        return refuse(day, program, text, &dates, reterr);
    *ret = day->time;
    if (!day->has_time) {
        ret->hour = program->event.day_start_min / 60;
        ret->minute = program->event.day_start_min % 60;
    }
    civil_from_days(dates.found[0], &ret->year, &ret->month, &ret->day);
    return true;
}

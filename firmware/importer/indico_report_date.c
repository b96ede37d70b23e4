#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "importer/indico_report.h"

/* The number of the name of a month or weekday, from 1, whole or cut to three letters or more; 0 for none. */
static int name_number(const char *word, size_t length, const char *const *names, int count)
{
    for (int i = 0; i < count && length >= 3; i++)
        if (length <= strlen(names[i]) && ascii_same(word, length, names[i], length))
            return i + 1;
    return 0;
}

/* A number of at most four digits at the start of a text; its length, or 0. */
static size_t read_number(const char *text, int *ret)
{
    size_t digits = strspn(text, "0123456789");
    if (digits < 1 || digits > 4)
        return 0;
    *ret = (int)strtol(text, NULL, 10);
    return digits;
}

/* "45 minutes", "1 hour", "1h 30m", "1:30" within parentheses. */
static bool read_length(const char *text, int64_t *ret_ms)
{
    int64_t minutes = 0;
    bool any = false;
    while (*text && *text != ')') {
        int number = 0, more = 0;
        text += strspn(text, " ,");
        size_t digits = read_number(text, &number);
        if (digits == 0)
            return false;
        text += digits;
        if (*text == ':' && (digits = read_number(text + 1, &more)) > 0) {
            text += 1 + digits;
            minutes += number * 60 + more;
        } else {
            text += strspn(text, " ");
            char unit = *text;
            if (!unit || !strchr("dhm'", unit))
                return false;
            minutes += unit == 'd' ? number * 24 * 60 : unit == 'h' ? number * 60 : number;
            text += *text == '\'' ? 1 : strspn(text, "abcdefghijklmnopqrstuvwxyz");
        }
        any = true;
        text += strspn(text, " ");
    }
    *ret_ms = minutes * MS_PER_MINUTE;
    return any && *text == ')' && !text[1 + strspn(text + 1, "*")];
}

bool report_read_date(const char *line, struct civil *ret_start, int64_t *ret_ms)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                           "friday", "saturday", "sunday"};
    struct civil start = {0};
    bool has_time = false;
    *ret_ms = 0;
    for (const char *word = line + strspn(line, " *"); *word; word += strspn(word, " ,*")) {
        size_t length = strcspn(word, " ,*");
        int number = 0, minute = 0, month = name_number(word, length, months, 12);
        size_t digits = read_number(word, &number);
        if (*word == '(') {
            if (!read_length(word + 1, ret_ms))
                return false;
            break;
        } else if (month && !start.month) {
            start.month = month;
        } else if (digits > 0 && word[digits] == ':' && read_number(word + digits + 1, &minute) == 2 &&
                   !has_time) {
            start.hour = number;
            start.minute = minute;
            has_time = true;
        } else if (digits == 4 && digits == length && !start.year) {
            start.year = number;
        } else if (digits > 0 && digits <= 2 && digits == length && !start.day) {
            start.day = number;
        } else if (length == 2 && has_time && (strncmp(word, "PM", 2) == 0 || strncmp(word, "AM", 2) == 0)) {
            start.hour = start.hour % 12 + (word[0] == 'P' ? 12 : 0);
        } else if (!name_number(word, length, weekdays, 7)) {
            return false;
        }
        word += length;
    }
    *ret_start = start;
    return has_time && start.year && start.month && start.day >= 1 && start.day <= 31 && start.hour < 24 &&
           start.minute < 60;
}

/*
 * instant: a moment, a civil date and time, a duration; text forms of RFC 3339 and ISO 8601. No zone rules
 * here.
 */
#ifndef NOWNEXT_PROGRAM_INSTANT_H
#define NOWNEXT_PROGRAM_INSTANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Milliseconds of UTC since 1970-01-01T00:00:00Z. Passed by value. Compare `.ms`. */
struct instant {
    int64_t ms;
};

#define INSTANT_NONE ((struct instant){INT64_MIN})  /* not given: unscheduled, unpublished */
#define INSTANT_NEVER ((struct instant){INT64_MAX}) /* an expiry that never comes */
#define MS_PER_SECOND INT64_C(1000)
#define MS_PER_MINUTE INT64_C(60000)
#define MS_PER_HOUR INT64_C(3600000)
#define MS_PER_DAY INT64_C(86400000)

/* Neither NONE nor NEVER. These three are here, since they are asked for each session. */
static inline bool instant_is_set(struct instant instant)
{
    return instant.ms != INT64_MIN && instant.ms != INT64_MAX;
}
static inline struct instant instant_min(struct instant a, struct instant b)
{
    return a.ms <= b.ms ? a : b;
}
static inline struct instant instant_max(struct instant a, struct instant b)
{
    return a.ms >= b.ms ? a : b;
}

/* A date and time of day without a zone, proleptic Gregorian. */
struct civil {
    int year, month, day; /* month and day from 1 */
    int hour, minute, second, ms;
};

/* Days since 1970-01-01 of a date, and back. */
int64_t civil_to_days(int year, int month, int day);
void civil_from_days(int64_t days, int *ret_year, int *ret_month, int *ret_day);
/* 0 = Sunday ... 6 = Saturday. */
int civil_weekday(int64_t days);
/* The instant at which a clock of the given offset (seconds east of UTC) shows `civil`, and back. Fields
 * out of range (hour 25) carry over. */
struct instant civil_to_instant(struct civil civil, int32_t offset_s);
struct civil civil_from_instant(struct instant instant, int32_t offset_s);

/* What a text says of time. */
struct instant_text {
    struct civil civil;
    bool has_time;   /* false: a date alone */
    bool has_offset; /* "Z" or "+02:00" was there */
    bool is_zulu;    /* it was "Z": UTC, whatever the local time is */
    int32_t offset_s;
};

/* Reads RFC 3339 and its relatives: "2024-09-20T10:00:00+02:00", 'T' or one blank or lower-case 't',
 * seconds and fraction optional, "Z" or offset ("+02:00", "+0200", "+02") optional, a date alone. False
 * unless the whole text is that and every field is in range (24:00 and second 60 are not). Source: RFC
 * 3339 section 5.6, ISO 8601. */
bool instant_parse(const char *text, struct instant_text *ret);

/* "2024-09-20T10:00:00+02:00" (with ".123" if there are milliseconds); buffer of at least 40 bytes. */
void instant_format(struct instant instant, int32_t offset_s, char buffer[40]);

/* ISO 8601 durations of days, hours, minutes, seconds: "PT45M", "PT1H30M", "P1DT2H". False for anything else,
 * including years and months. Gives milliseconds, at least 0. */
bool duration_parse_iso(const char *text, int64_t *ret_ms);

/* The minutes of a countdown at `now` to `then`: ceil of the difference, at least 0 (behaviour.md,
 * "Time"). */
int64_t minutes_until(struct instant now, struct instant then);

#endif

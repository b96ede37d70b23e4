/*
 * ical_fixture.h: short calendars to programs, for the tests of iCalendar.
 */
#ifndef NOWNEXT_TESTS_IMPORTER_ICAL_FIXTURE_H
#define NOWNEXT_TESTS_IMPORTER_ICAL_FIXTURE_H

#include "importer/indico_fixture.h"

/* A calendar of lines parted by '|', which may be any; "BEGIN:VEVENT|UID:1|" is written "@1|", its end "/|".
 */
static inline char *calendar(struct arena *arena, const char *lines)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (const char *p = lines; *p;) {
        size_t length = strcspn(p, "|");
        if (*p == '@')
            str_addf(&text, "BEGIN:VEVENT\r\nUID:%.*s", (int)length - 1, p + 1);
        else if (*p == '/')
            str_add(&text, "END:VEVENT");
        else
            str_add_n(&text, p, length);
        str_add(&text, "\r\n");
        p += length + (p[length] == '|');
    }
    str_add(&text, "END:VCALENDAR\r\n");
    return text.text;
}

static inline void import_lines_in(struct imported *ret, const char *lines, const char *timezone,
                                   const char *title)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *text = calendar(&arena, lines);
    import_bytes(ret, text, strlen(text), timezone, title);
    if (!CHECK(ret->program != NULL))
        printf("%s: %s\n", ret->err.where, ret->err.text);
    arena_finish(&arena);
}

static inline void import_lines(struct imported *ret, const char *lines)
{
    import_lines_in(ret, lines, NULL, "Camp");
}

#define ROME "X-WR-TIMEZONE:Europe/Rome|"
#define TEN "DTSTART:20270611T100000|DTEND:20270611T110000|SUMMARY:"

#endif

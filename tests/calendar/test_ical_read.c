#include "calendar/ical.h"

#include "base/str.h"
#include "check.h"

static struct arena arena;

static struct calendar_event read_lines(const char *lines)
{
    struct calendar_event event = {0};
    struct str_builder text = {.arena = &arena};
    str_add(&text, "BEGIN:VEVENT\r\n");
    for (const char *p = lines; *p; p++)
        str_add_n(&text, *p == '|' ? "\r\n" : p, *p == '|' ? 2 : 1);
    str_add(&text, "\r\nEND:VEVENT\r\n");
    ical_read_event(text.text, &arena, &event);
    return event;
}

/* "2027-6-11 10:00:00 [Z] [date] [zone]". */
static const char *time_text(const struct calendar_time *time)
{
    if (!time->is_set)
        return "-";
    const struct civil *civil = &time->civil;
    return arena_printf(&arena, "%d-%d-%d %d:%02d:%02d%s%s%s%s", civil->year, civil->month, civil->day,
                        civil->hour, civil->minute, civil->second, time->is_utc ? " Z" : "",
                        time->is_date ? " date" : "", time->zone ? " " : "", time->zone ? time->zone : "");
}

static void test_times(void)
{
    static const struct {
        const char *line, *expected;
    } rows[] = {
        {"DTSTART:20270611T100000Z", "2027-6-11 10:00:00 Z"},
        {"DTSTART:20270611T100001", "2027-6-11 10:00:01"},
        {"DTSTART;TZID=\"Europe/Rome\";VALUE=\"DATE-TIME\":20270611T100000",
         "2027-6-11 10:00:00 Europe/Rome"},
        {"DTSTART;TZID=\"(UTC+01:00) Rome\":20270611T100000", "2027-6-11 10:00:00 (UTC+01:00) Rome"},
        {"DTSTART;VALUE=\"DATE\":20270611", "2027-6-11 0:00:00 date"},
        {"DTSTART:20270611", "2027-6-11 0:00:00 date"},
        {"DTSTART:20271231T240000", "2028-1-1 0:00:00"},
        {"DTSTART:20270611T235960", "2027-6-11 23:59:60"},
        {"DTSTART:20270611T240001", "-"},
        {"DTSTART:20270230T100000", "-"},
        {"DTSTART:20281301T100000", "-"},
        {"DTSTART:20270611T106000", "-"},
        {"DTSTART:20270611T250000", "-"},
        {"DTSTART:00000000T000000", "-"},
        {"DTSTART:20270611T1000", "-"},
        {"DTSTART:noon", "-"},
        {"DTSTART:-0270611T100000", "-"},
        {"UID:1", "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].line);
        struct calendar_event event = read_lines(rows[i].line);
        CHECK_STR(time_text(&event.start), rows[i].expected);
    }
}

static void test_durations(void)
{
    static const struct {
        const char *line;
        int64_t minutes; /* -1: none */
    } rows[] = {
        {"DURATION:PT45M", 45},
        {"DURATION:PT1H30M", 90},
        {"DURATION:P1DT1H", 25 * 60},
        {"DURATION:P1W", 7 * 24 * 60},
        {"DURATION:PT0S", 0},
        {"DURATION:-PT5M", -1},
        {"DURATION:1:00", -1},
        {"DURATION:P400D", -1},
        {"DURATION:PT99999999999999H", -1},
        {"UID:1", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].line);
        struct calendar_event event = read_lines(rows[i].line);
        CHECK_INT(event.duration_ms, rows[i].minutes < 0 ? -1 : rows[i].minutes * MS_PER_MINUTE);
    }
}

static void test_event(void)
{
    struct calendar_event event = read_lines(
        "UID:1@example.org|SUMMARY:One\\, two\\; \\\\ three, four|DESCRIPTION:a\\nb\\Nc|LOCATION:Room 1|"
        "CATEGORIES:Hens,Cows|URL:https://example.org/a,b;c|STATUS:cancelled|SEQUENCE:3|X-REPEATS:x|"
        "DTEND:20270611T110000Z|RECURRENCE-ID:20270611T100000Z|ORGANIZER;CN=\"Ada Example\":mailto:a|"
        "ATTENDEE;CN=\"Bo, the "
        "hen\":mailto:a|ATTENDEE;CN=\"Barn\";CUTYPE=\"ROOM\":mailto:a|ATTENDEE:mailto:b|"
        "ATTENDEE;CN=\"cy@example.org\":mailto:c|ATTENDEE;CN=\"Stem@it\":mailto:c");
    check_row("all of an event");
    CHECK_STR(event.uid, "1@example.org");
    CHECK_STR(event.summary, "One, two; \\ three, four");
    CHECK_STR(event.description, "a\nb\nc");
    CHECK_STR(event.location, "Room 1");
    CHECK_STR(event.category, "Hens");
    CHECK_STR(event.url, "https://example.org/a,b;c");
    CHECK_INT(event.status, SESSION_CANCELLED);
    CHECK_INT(event.sequence, 3);
    CHECK(event.repeats);
    CHECK_STR(time_text(&event.end), "2027-6-11 11:00:00 Z");
    CHECK_STR(time_text(&event.recurrence), "2027-6-11 10:00:00 Z");
    CHECK_STR(event.organizer, "Ada Example");
    if (CHECK_INT(event.attendee_count, 2)) {
        CHECK_STR(event.attendees[0], "Bo, the hen");
        CHECK_STR(event.attendees[1], "Stem@it");
    }

    check_row("nothing of an event");
    event = read_lines("X-FOO:1|STATUS:WHO KNOWS|SEQUENCE:x|DTEND:x");
    CHECK(!event.uid && !event.summary && !event.location && !event.organizer && !event.attendee_count);
    CHECK(!event.repeats && !event.start.is_set && !event.end.is_set && !event.recurrence.is_set);
    CHECK_INT(event.status, SESSION_CONFIRMED);
    CHECK_INT(read_lines("STATUS:TENTATIVE").status, SESSION_TENTATIVE);

    check_row("no component");
    struct calendar_event none = {0};
    ical_read_event("", &arena, &none);
    CHECK(!none.uid && none.duration_ms == -1);
}

static struct calendar_whole read_whole(const char *lines)
{
    struct calendar_whole whole = {0};
    ical_read_whole(arena_printf(&arena, "BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n", lines), &arena, &whole);
    return whole;
}

static void test_whole(void)
{
    check_row("titles");
    CHECK_STR(read_whole("X-WR-CALDESC:d\r\nX-WR-CALNAME:c\\, d\r\nSUMMARY:s\r\n").title, "s");
    CHECK_STR(read_whole("X-WR-CALDESC:d\r\nX-WR-CALNAME:c\\, d\r\n").title, "c, d");
    CHECK_STR(read_whole("X-WR-CALDESC:d\r\nNAME:n\r\n").title, "n");
    CHECK_STR(read_whole("X-WR-CALDESC:d\r\n").title, "d");
    CHECK_STR(read_whole("X-WR-CALDESC:d\\nof two lines\r\n").title, NULL);
    CHECK_STR(read_whole("").title, NULL);
    check_row("zones and producers");
    struct calendar_whole whole =
        read_whole("PRODID:-//x//y//EN\r\nX-WR-TIMEZONE:Europe/Rome\r\nTZID:Asia/Tokyo\r\n");
    CHECK_STR(whole.producer, "-//x//y//EN");
    CHECK_STR(whole.zone, "Europe/Rome");
    CHECK_STR(whole.own_zone, "Asia/Tokyo");
    check_row("of two calendars the first");
    ical_read_whole("BEGIN:VCALENDAR\r\nPRODID:p\r\nX-WR-TIMEZONE:z\r\nTZID:t\r\nNAME:n\r\nEND:VCALENDAR\r\n",
                    &arena, &whole);
    CHECK_STR(whole.producer, "-//x//y//EN");
    CHECK_STR(whole.zone, "Europe/Rome");
    CHECK_STR(whole.title, "n");

    check_row("a zone's definition");
    struct calendar_definition definition;
    ical_read_zone("BEGIN:VTIMEZONE\r\nTZID:Rom\r\nX-LIC-LOCATION:Europe/Rome\r\nBEGIN:STANDARD\r\n"
                   "DTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
                   "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20301231\r\nEND:STANDARD\r\n"
                   "BEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
                   &arena, &definition);
    CHECK_STR(definition.id, "Rom");
    CHECK_STR(definition.place, "Europe/Rome");
    if (CHECK_INT(definition.onset_count, 1)) {
        const struct calendar_onset *onset = &definition.onsets[0];
        CHECK(onset->is_yearly && onset->start.hour == 3 && onset->from_s == 7200 && onset->to_s == 3600);
        CHECK(onset->month == 10 && onset->weekday == 0 && onset->nth == -1 && onset->last_year == 2030);
    }
    ical_read_zone("BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n", &arena, &definition);
    CHECK(!definition.id && !definition.place && !definition.onset_count);
    ical_read_zone("", &arena, &definition);
    CHECK(!definition.id);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_times();
    test_durations();
    test_event();
    test_whole();
    arena_finish(&arena);
    return check_done();
}

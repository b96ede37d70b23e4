#include "base/str.h"
#include "check.h"
#include "calendar/ical.h"
#include "spool/tz.h"

static struct arena arena;

/* "STANDARD" and "DAYLIGHT" from their lines, as they stand in a file, parted by '|'. */
static bool define(const char *lines, struct zone *ret)
{
    struct str_builder text = {.arena = &arena};
    struct calendar_definition definition;
    str_add(&text, "BEGIN:VTIMEZONE\r\nTZID:Local\r\n");
    for (; *lines; lines++)
        str_add_n(&text, *lines == '|' ? "\r\n" : lines, *lines == '|' ? 2 : 1);
    str_add(&text, "\r\nEND:VTIMEZONE\r\n");
    ical_read_zone(text.text, &arena, &definition);
    return ical_define_zone(&definition, &arena, ret);
}

/* Every hour of ten years has the same offset in both. */
static void check_same(const struct zone *zone, const char *name)
{
    struct zone_source source = spool_zone_source();
    struct zone expected;
    unsigned different = 0;
    if (!CHECK(zone_load(&expected, name, &source, &arena, NULL)))
        return;
    for (int64_t hour = 0; hour < 10 * 366 * 24; hour++) {
        struct instant at = {INT64_C(1735689600000) + hour * MS_PER_HOUR}; /* 2025-01-01 */
        different += zone_offset_at(zone, at) != zone_offset_at(&expected, at);
    }
    CHECK_INT(different, 0);
}

#define ONSET(kind, start, from, to, rule)                                                                   \
    "BEGIN:" kind "|DTSTART:" start "|TZOFFSETFROM:" from "|TZOFFSETTO:" to "|" rule "|END:" kind "|"

int main(void)
{
    static const struct {
        const char *label, *lines, *same;
    } rows[] = {
        {"the last Sundays",
         ONSET("STANDARD", "19961027T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10")
             ONSET("DAYLIGHT", "19810329T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
         "Europe/Berlin"},
        {"as Windows writes them, since 1601",
         ONSET("STANDARD", "16010101T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10")
             ONSET("DAYLIGHT", "16010101T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
         "Europe/Berlin"},
        {"the first and the second Sunday",
         ONSET("DAYLIGHT", "20070311T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU")
             ONSET("STANDARD", "20071104T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
         "America/New_York"},
        {"a Sunday of some days",
         ONSET("DAYLIGHT", "20070311T020000", "-0500", "-0400",
               "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU")
             ONSET("STANDARD", "20071104T020000", "-0400", "-0500",
                   "RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU"),
         "America/New_York"},
        {"in the south, half an hour",
         ONSET("STANDARD", "20080406T020000", "+1100", "+1030", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU")
             ONSET("DAYLIGHT", "20081005T020000", "+1030", "+1100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
         "Australia/Lord_Howe"},
        {"rules that ended",
         ONSET("STANDARD", "20101031T030000", "+0400", "+0300",
               "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20101030T230000Z")
             ONSET("DAYLIGHT", "20100328T020000", "+0300", "+0400",
                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20110327T000000Z")
                 ONSET("STANDARD", "20141026T020000", "+0400", "+0300", "COMMENT:x"),
         "Europe/Moscow"},
        {"no rule", ONSET("STANDARD", "19700101T000000", "+0530", "+0530", "COMMENT:x"), "Asia/Kolkata"},
    };
    arena_init(&arena, malloc, free);
    struct zone zone;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        if (CHECK(define(rows[i].lines, &zone)))
            check_same(&zone, rows[i].same);
        CHECK_STR(zone.name, "Local");
    }

    check_row("the same day each year");
    CHECK(define(ONSET("DAYLIGHT", "20250401T000000", "+0000", "+0100", "RRULE:FREQ=YEARLY")
                     ONSET("STANDARD", "20251001T010000", "+0100", "+0000", "RRULE:FREQ=YEARLY"),
                 &zone));
    CHECK_INT(zone_offset_at(&zone, civil_to_instant((struct civil){.year = 2031, .month = 3, .day = 31}, 0)),
              0);
    CHECK_INT(zone_offset_at(&zone, civil_to_instant((struct civil){.year = 2031, .month = 4, .day = 1}, 0)),
              3600);
    CHECK_INT(zone_offset_at(&zone, civil_to_instant((struct civil){.year = 2031, .month = 10, .day = 1}, 0)),
              0);

    check_row("the last year of a rule, and a fifth Sunday");
    CHECK(define(ONSET("STANDARD", "20250101T000000", "+0000", "+0100",
                       "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=5SU;UNTIL=20301231"),
                 &zone));
    if (CHECK_INT(zone.transition_count, 3)) { /* 2025, 2026 and 2030 have one */
        CHECK_INT(zone.transitions[0].at_s, civil_to_days(2025, 3, 30) * 86400);
        CHECK_INT(zone.transitions[1].at_s, civil_to_days(2026, 3, 29) * 86400);
        CHECK_INT(zone.transitions[2].at_s, civil_to_days(2030, 3, 31) * 86400);
    }

    check_row("two that begin at once");
    CHECK(define(ONSET("STANDARD", "20250101T000000", "+0000", "+0100", "COMMENT:x")
                     ONSET("STANDARD", "20250101T000000", "+0000", "+0200", "COMMENT:x"),
                 &zone));
    CHECK_INT(zone.transition_count, 1);
    CHECK_INT(zone.transitions[0].offset_s, 7200);

    check_row("what tells nothing");
    CHECK(!define("", &zone));
    CHECK(!define("BEGIN:STANDARD|TZOFFSETTO:+0100|END:STANDARD", &zone));
    CHECK(!define("BEGIN:STANDARD|DTSTART:20250101T000000|END:STANDARD", &zone));
    CHECK(!define("BEGIN:STANDARD|DTSTART:20250101T000000|TZOFFSETTO:+9900|END:STANDARD", &zone));

    check_row("rules that are none of these");
    static const char *const rules[] = {"RRULE:FREQ=SECONDLY",
                                        "RRULE:FREQ=YEARLY;BYMONTH=13",
                                        "RRULE:FREQ=YEARLY;BYDAY=-9SU;BYMONTH=2",
                                        "RRULE:FREQ=YEARLY;BYDAY=53SU",
                                        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                                        "RRULE:FREQ=YEARLY;BYMONTHDAY=-1",
                                        "RRULE:FREQ=YEARLY;UNTIL=00010101",
                                        "RRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYSECOND=1,2,3",
                                        "RRULE:FREQ=",
                                        "RRULE:FREQ=YEARLY;BYDAY="};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        check_row(rules[i]);
        define(arena_printf(&arena, ONSET("STANDARD", "20250101T000000", "+0000", "+0100", "%s"), rules[i]),
               &zone);
        CHECK(zone.transition_count <= 200);
    }
    arena_finish(&arena);
    return check_done();
}

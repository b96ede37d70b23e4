#include "calendar/ical.h"

#include "ical_fixture.h"

static void test_times(void)
{
    static const struct {
        const char *label, *lines, *expected, *rule; /* rule: of the only issue, NULL: none */
    } rows[] = {
        {"floating is the calendar's", ROME "@1|" TEN "x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", NULL},
        {"UTC", ROME "@1|DTSTART:20270611T100000Z|DTEND:20270611T110000Z|SUMMARY:x|/",
         "1 talk 2027-06-11T12:00:00+02:00 - 13:00:00 in camp: x", NULL},
        {"a zone of its own, and the calendar's",
         ROME "@1|DTSTART;TZID=Asia/Tokyo:20270611T100000|DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+09:00 - 11:00:00 in camp: x", "zone"},
        {"a zone by its path",
         "@1|DTSTART;TZID=/example.org/2/Europe/Rome:20270611T100000|DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", NULL},
        {"a zone that is defined",
         "BEGIN:VTIMEZONE|TZID:Here|X-LIC-LOCATION:Europe/"
         "Rome|END:VTIMEZONE|@1|DTSTART;TZID=Here:20270611T100000|"
         "DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", NULL},
        {"a zone that only the file knows",
         ROME "BEGIN:VTIMEZONE|TZID:Here|BEGIN:STANDARD|DTSTART:19700101T000000|TZOFFSETFROM:+0545|"
              "TZOFFSETTO:+0545|"
              "END:STANDARD|END:VTIMEZONE|@1|DTSTART;TZID=Here:20270611T134500|DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T13:45:00+05:45 - 14:45:00 in camp: x", "zone"},
        {"a zone that is not known", ROME "@1|DTSTART;TZID=Nowhere:20270611T100000|DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", "zone"},
        {"over the change of clocks", ROME "@1|DTSTART:20270328T010000|DTEND:20270328T040000|SUMMARY:x|/",
         "1 talk 2027-03-28T01:00:00+01:00 - 04:00:00 in camp: x", NULL},
        {"the end before the duration",
         ROME "@1|DTSTART:20270611T100000|DTEND:20270611T110000|DURATION:PT5H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", NULL},
        {"no end", ROME "@1|DTSTART:20270611T100000|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 10:00:00 in camp: x", NULL},
        {"an end before the start",
         ROME "@1|DTSTART:20270611T100000|DTEND:20270611T090000|SUMMARY:x|/|@2|" TEN "y|/|@3|" TEN "z|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", "end-before-start"},
        {"an end that can't be read lasts to the room's next session, at most an hour",
         ROME
         "@1|DTSTART:20270611T100000|DTEND;TZID=Europe/Rome:20270611T1045|SUMMARY:x|/"
         "|@2|DTSTART:20270611T120000|"
         "DTEND:20270611T130000|SUMMARY:y|/|@3|DTSTART:20270611T140000|DTEND:20270611T150000|SUMMARY:z|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", "no-duration"},
        {"and so does a duration",
         ROME
         "@1|DTSTART:20270611T100000|DURATION:PT45|SUMMARY:x|/|@2|DTSTART:20270611T103000|"
         "DTEND:20270611T130000|SUMMARY:y|/|@3|DTSTART:20270611T140000|DTEND:20270611T150000|SUMMARY:z|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 10:30:00 in camp: x", "no-duration"},
        {"an end before the start, and a duration",
         ROME "@1|DTSTART:20270611T100000|DTEND:20270611T090000|DURATION:PT1H|SUMMARY:x|/",
         "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: x", "end-before-start"},
        {"no start", ROME "@1|DTEND:20270611T090000|SUMMARY:x|/", "1 talk - - - in -: x", "no-time"},
        {"a start that is none", ROME "@1|DTSTART:20270631T100000|SUMMARY:x|/", "1 talk - - - in -: x",
         "no-time"},
        {"a day", ROME "@1|DTSTART;VALUE=DATE:20270611|LOCATION:Barn|SUMMARY:x|/",
         "1 drop_in 2027-06-11T00:00:00+02:00 - 00:00:00 in camp: x", "all-day"},
        {"a day that ends as it begins",
         ROME "@1|DTSTART;VALUE=DATE:20270611|DTEND;VALUE=DATE:20270611|SUMMARY:x|/",
         "1 drop_in 2027-06-11T00:00:00+02:00 - 00:00:00 in camp: x", "all-day"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct imported imported;
        check_row(rows[i].label);
        import_lines(&imported, rows[i].lines);
        CHECK_INT(imported.issues.count > 0, rows[i].rule != NULL);
        if (rows[i].rule)
            CHECK(count_issues(&imported, rows[i].rule) > 0);
        CHECK_STR(line_of(&imported, "1"), rows[i].expected);
        imported_finish(&imported);
    }
    struct imported imported;
    check_row("one of ten in another zone");
    struct str_builder lines = {.arena = &(struct arena){0}};
    arena_init(lines.arena, malloc, free);
    str_add(&lines, ROME "@1|DTSTART;TZID=Asia/Tokyo:20270611T100000|DURATION:PT1H|SUMMARY:x|/|");
    for (int i = 2; i <= 10; i++)
        str_addf(&lines, "@%d|DTSTART;TZID=Europe/Paris:20270611T%02d0000|SUMMARY:y|/|", i, i);
    import_lines(&imported, lines.text);
    CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T03:00:00+02:00 - 04:00:00 in camp: x");
    imported_finish(&imported);
    check_row("that of nine of ten");
    import_lines(&imported, lines.text + strlen(ROME));
    if (imported.program)
        CHECK_STR(imported.program->zone.name, "Europe/Paris");
    imported_finish(&imported);
    arena_finish(lines.arena);

    check_row("days");
    import_lines(&imported,
                 ROME "@1|DTSTART;VALUE=DATE:20270611|DTEND;VALUE=DATE:20270614|SUMMARY:x|LOCATION:Barn|/|"
                      "@2|" TEN "y|LOCATION:Barn|/");
    const struct session *session = session_of(&imported, "1");
    CHECK_STR(line_of(&imported, "1"), "1 drop_in 2027-06-11T00:00:00+02:00 - 00:00:00 in -: x");
    CHECK_INT(session->end.ms - session->start.ms, 3 * MS_PER_DAY);
    imported_finish(&imported);
}

static void test_zones(void)
{
    static const struct {
        const char *label, *lines, *timezone, *expected;
        bool told;
    } rows[] = {
        {"the calendar's before those of times",
         "X-WR-TIMEZONE:Europe/Rome|@1|DTSTART;TZID=Europe/Paris:20270611T100000|SUMMARY:x|/", NULL,
         "Europe/Rome", false},
        {"the calendar's that is not that of its times",
         "X-WR-TIMEZONE:Asia/Tokyo|@1|DTSTART;TZID=Europe/Paris:20270611T100000|SUMMARY:x|/", NULL,
         "Europe/Paris", true},
        {"only what the file defines",
         "BEGIN:VTIMEZONE|TZID:Here|BEGIN:STANDARD|DTSTART:19700101T000000|TZOFFSETFROM:+0545|TZOFFSETTO:+"
         "0545|"
         "END:STANDARD|END:VTIMEZONE|@1|DTSTART;TZID=Here:20270611T134500|SUMMARY:x|/",
         NULL, "+05:45", true},
        {"UTC says nothing beside another",
         "X-WR-TIMEZONE:UTC|@1|DTSTART;TZID=Europe/Paris:20270611T100000|SUMMARY:x|/", NULL, "Europe/Paris",
         false},
        {"a property that should not be there",
         "VTIMEZONE: Europe/Rome|@1|DTSTART:20270611T100000Z|SUMMARY:x|/", NULL, "Europe/Rome", false},
        {"a definition that no time asks for",
         "BEGIN:VTIMEZONE|TZID:Europe/Rome|END:VTIMEZONE|@1|DTSTART:20270611T100000Z|SUMMARY:x|/", NULL,
         "Europe/Rome", false},
        {"two such say nothing",
         "BEGIN:VTIMEZONE|TZID:Europe/Rome|END:VTIMEZONE|BEGIN:VTIMEZONE|TZID:Europe/Paris|END:VTIMEZONE|@1|"
         "DTSTART:20270611T100000Z|SUMMARY:x|/",
         NULL, "UTC", true},
        {"UTC alone, a zone given", "@1|DTSTART:20270611T100000Z|SUMMARY:x|/", "Europe/Vienna",
         "Europe/Vienna", false},
        {"UTC alone, none given", "@1|DTSTART:20270611T100000Z|SUMMARY:x|/", NULL, "UTC", true},
        {"a calendar's that is not known",
         "X-WR-TIMEZONE:Nowhere|@1|DTSTART;TZID=Asia/Tokyo:20270611T100000|SUMMARY:x|/", NULL, "Asia/Tokyo",
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct imported imported;
        check_row(rows[i].label);
        import_lines_in(&imported, rows[i].lines, rows[i].timezone, "Camp");
        if (imported.program)
            CHECK_STR(imported.program->zone.name, rows[i].expected);
        CHECK_INT(count_issues(&imported, "zone") > 0, rows[i].told);
        imported_finish(&imported);
    }
}

int main(void)
{
    test_times();
    test_zones();
    return check_done();
}

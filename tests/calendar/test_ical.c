#include "calendar/ical.h"

#include "ical_fixture.h"

static void test_ids(void)
{
    struct imported imported;
    check_row("one UID for many");
    import_lines(&imported,
                 ROME "@7|DTSTART:20270611T100000|SUMMARY:b|LOCATION:B|/|@7|DTSTART:20270611T100000|SUMMARY:"
                      "c|LOCATION:C|/|@7|DTSTART:20270611T090000|SUMMARY:a|LOCATION:B|/");
    CHECK_STR(line_of(&imported, "7"), "7 talk 2027-06-11T09:00:00+02:00 - 09:00:00 in b: a");
    CHECK_STR(line_of(&imported, "7#2"), "7#2 talk 2027-06-11T10:00:00+02:00 - 10:00:00 in b: b");
    CHECK_STR(line_of(&imported, "7#3"), "7#3 talk 2027-06-11T10:00:00+02:00 - 10:00:00 in c: c");
    CHECK_INT(imported.issues.count, 0);
    imported_finish(&imported);

    check_row("the same event twice");
    import_lines(&imported, ROME "@7|" TEN "a|/|@7|" TEN "a|/");
    CHECK_INT(imported.program->session_count, 1);
    CHECK_INT(count_issues(&imported, "repeated"), 1);
    imported_finish(&imported);

    check_row("no UID");
    import_lines(&imported, ROME "BEGIN:VEVENT|" TEN "a|/|BEGIN:VEVENT|" TEN "b|/");
    CHECK_INT(imported.program->session_count, 2);
    CHECK_INT(count_issues(&imported, "no-id"), 2);
    imported_finish(&imported);

    check_row("a rule, and instances that replace its");
    import_lines(&imported,
                 ROME "@7|" TEN "a|RRULE:FREQ=DAILY;COUNT=3|/|@7|RECURRENCE-ID:20270611T080000Z|" TEN "b|/|"
                      "@7|RECURRENCE-ID:20270612T100000|DTSTART:20270612T110000|SUMMARY:c|/|"
                      "@7|RECURRENCE-ID:20270612T100000|DTSTART:20270612T120000|SEQUENCE:2|SUMMARY:d|/|"
                      "@7|RECURRENCE-ID:20270612T100000|DTSTART:20270612T130000|SEQUENCE:1|SUMMARY:e|/|"
                      "@7|RECURRENCE-ID:20270613T100000|STATUS:CANCELLED|SUMMARY:f|/");
    CHECK_INT(imported.program->session_count, 3);
    CHECK_STR(line_of(&imported, "7"), "7 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: b");
    CHECK_STR(line_of(&imported, "7#2"), "7#2 talk 2027-06-12T12:00:00+02:00 - 12:00:00 in camp: d");
    CHECK_STR(line_of(&imported, "7#3"), "7#3 talk 2027-06-13T10:00:00+02:00 - 10:00:00 in camp: f");
    CHECK(session_of(&imported, "7#3")->cancelled);
    CHECK_INT(count_issues(&imported, "replaced"), 1);
    imported_finish(&imported);

    check_row("a rule alone");
    import_lines(&imported, ROME "@7|" TEN "a|RRULE:FREQ=DAILY;COUNT=3|/");
    CHECK_INT(imported.program->session_count, 1);
    CHECK_INT(count_issues(&imported, "repeats"), 1);
    imported_finish(&imported);
}

/* Title and people of the first event. */
static void test_titles(void)
{
    static const struct {
        const char *label, *lines, *title, *people;
    } rows[] = {
        {"a dash of whomever", "PRODID:-//other//|@1|" TEN "Hens - a history|/", "Hens - a history", ""},
        {"pretalx", "PRODID:-//pretalx//x//y|@1|" TEN "Hens - a history - Ada Example\\, Bo|/",
         "Hens - a history", "Ada Example P; Bo P"},
        {"pretalx, nobody", "PRODID:-//pretalx//x//y|@1|" TEN "Hens - a history - |/", "Hens - a history",
         ""},
        {"pretalx, no dash", "PRODID:-//pretalx//x//y|@1|" TEN "Self-made -ish|/", "Self-made -ish", ""},
        {"frab",
         "PRODID;X-RICAL-TZSOURCE=TZINFO:-//com.denhaven2/NONSGML ri_cal gem//EN|@1|" TEN "Hens - Ada|/",
         "Hens", "Ada P"},
        {"what frab's library is used for elsewhere",
         "PRODID:-//com.denhaven2/NONSGML ri_cal gem//EN|@1|" TEN "Hens - Ada|/|@2|" TEN "Cows|/",
         "Hens - Ada", ""},
        {"entities", "@1|" TEN "Q&amp\\;A &lt\\;b&gt\\; &amp;amp;|/", "Q&A <b> &amp;", ""},
        {"no title", "@1|DTSTART:20270611T100000|/", "(untitled)", ""},
        {"attendees", "@1|" TEN "a|ATTENDEE;CN=Ada:mailto:a|ATTENDEE;CN=\"Bo &amp; Cy\":mailto:a|/", "a",
         "Ada P; Bo & Cy P"},
        {"a description before attendees",
         "@1|" TEN "a|ATTENDEE;CN=Ada:mailto:a|DESCRIPTION:Speaker: Bo (B)|/", "a", "Bo (B) P"},
        {"who organizes all",
         "@1|" TEN "a|ORGANIZER;CN=Ada:mailto:a|/|@2|" TEN "b|ORGANIZER;CN=Ada:mailto:a|/", "a", ""},
        {"who organizes one",
         "@1|" TEN "a|ORGANIZER;CN=Ada:MAILTO:a|/|@2|" TEN "b|ORGANIZER;CN=Bo:MAILTO:a|/", "a", "Ada P"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct imported imported;
        check_row(rows[i].label);
        import_lines(&imported, rows[i].lines);
        const struct session *session = session_of(&imported, "1");
        CHECK_STR(label_text(session->title, ""), rows[i].title);
        CHECK_STR(people_of(&imported, session), rows[i].people);
        imported_finish(&imported);
    }
}

static void test_rest(void)
{
    struct imported imported;
    check_row("cancelled, with one L");
    import_lines(&imported, ROME "@1|" TEN "a|STATUS:CANCELED|/|@2|" TEN "b|STATUS:CONFIRMED|/");
    CHECK_INT(session_of(&imported, "1")->status, SESSION_CANCELLED);
    CHECK_INT(session_of(&imported, "2")->status, SESSION_CONFIRMED);
    imported_finish(&imported);
    check_row("status, link, summary");
    import_lines(&imported, ROME
                 "@1|" TEN "a|STATUS:CANCELLED|URL:https://example.org/1|DESCRIPTION:von: Ada\\nOne\\n\\n"
                 "<p>Two</p>|/|@2|" TEN "b|STATUS:TENTATIVE|URL:ftp://example.org|/");
    CHECK_INT(session_of(&imported, "1")->status, SESSION_CANCELLED);
    CHECK_STR(session_of(&imported, "1")->url, "https://example.org/1");
    CHECK_STR(session_of(&imported, "1")->summary, "One\n\nTwo");
    CHECK_INT(session_of(&imported, "2")->status, SESSION_TENTATIVE);
    CHECK_STR(session_of(&imported, "2")->url, "");
    imported_finish(&imported);

    check_row("breaks");
    import_lines(&imported,
                 ROME "@1|" TEN "Pause|/|@2|" TEN "Main Conference: lunch|/|@3|" TEN "Lunch of hens|/|@4|" TEN
                      "Lunch|ATTENDEE;CN=Ada:mailto:a|/|@5|" TEN "Hens: a coffee|/");
    CHECK_INT(session_of(&imported, "1")->kind, SESSION_BREAK);
    CHECK_INT(session_of(&imported, "2")->kind, SESSION_BREAK);
    CHECK_INT(session_of(&imported, "3")->kind, SESSION_TALK);
    CHECK_INT(session_of(&imported, "4")->kind, SESSION_TALK);
    CHECK_INT(session_of(&imported, "5")->kind, SESSION_TALK);
    imported_finish(&imported);

    check_row("tracks");
    import_lines(&imported,
                 ROME "@1|" TEN "a|CATEGORIES:Hens,Cows|/|@2|" TEN "b|CATEGORIES:Pigs|/|@3|" TEN "c|/");
    CHECK_INT(imported.program->track_count, 2);
    CHECK_STR(label_text(imported.program->tracks[session_of(&imported, "1")->track].name, ""), "Hens");
    CHECK_INT(session_of(&imported, "3")->track, PROGRAM_NONE);
    imported_finish(&imported);
    import_lines(&imported, ROME "@1|" TEN "a|CATEGORIES:Hens|/|@2|" TEN "b|CATEGORIES:hens|/");
    check_row("what all are is no track");
    CHECK_INT(imported.program->track_count, 0);
    imported_finish(&imported);

    check_row("rooms");
    import_lines(&imported, ROME "PRODID:-//CERN//INDICO//EN|@1|" TEN "a|LOCATION:Barn (Meadow)|/|@2|" TEN
                                 "b|LOCATION:Stable (Meadow)|/");
    CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in barn: a");
    CHECK_INT(imported.program->room_count, 2);
    imported_finish(&imported);

    check_row("a calendar of many events");
    import_lines(&imported, ROME "@1|" TEN "a|/|@2|DTSTART:20270720T100000|SUMMARY:b|/");
    CHECK_INT(count_issues(&imported, "span"), 1);
    imported_finish(&imported);
    check_row("a calendar of one event, and one without a time");
    import_lines(&imported, ROME "@1|" TEN "a|/|@2|SUMMARY:b|/|@3|DTSTART:20270710T100000|SUMMARY:c|/");
    CHECK_INT(count_issues(&imported, "span"), 0);
    imported_finish(&imported);
    check_row("Indico's events as a whole");
    import_lines(&imported,
                 ROME "@indico-event-1@x|" TEN "a|/|@indico-event-2@x|DTSTART:20270720T100000|SUMMARY:b|/");
    CHECK_INT(count_issues(&imported, "whole-events"), 1);
    imported_finish(&imported);

    check_row("the event's title");
    import_lines_in(&imported, ROME "X-WR-CALNAME:Hens &amp\\; Cows", NULL, "Camp");
    CHECK_STR(label_text(imported.program->event.title, ""), "Hens & Cows");
    CHECK_INT(count_issues(&imported, "no-sessions"), 1);
    imported_finish(&imported);
    import_lines_in(&imported, ROME, NULL, "Camp");
    CHECK_STR(label_text(imported.program->event.title, ""), "Camp");
    CHECK_INT(count_issues(&imported, "no-title"), 0);
    imported_finish(&imported);
    import_lines_in(&imported, ROME, NULL, NULL);
    CHECK_INT(count_issues(&imported, "no-title"), 1);
    imported_finish(&imported);
}

/* The same text in every encoding that is read, and with every line end. */
static void test_encodings(void)
{
    static const char *const ends[] = {"\n", "\r\n", "\r\r\n", "\r"};
    static const char *const labels[] = {"LF", "CRLF", "CRCRLF", "CR"};
    for (size_t end = 0; end < sizeof ends / sizeof ends[0]; end++)
        for (int encoding = 0; encoding < 4; encoding++) {
            char bytes[1000];
            size_t size;
            static const char text[] =
                "\n\nBEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Rome\nBEGIN:VEVENT\nUID:1\n"
                "DTSTART:20270611T100000\nDURATION:PT1H\nSUMMARY:Hens an\n d \n  cows\n"
                "END:VEVENT\nEND:VCALENDAR\n";
            static const char *const marks[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
            memcpy(bytes, marks[encoding], size = strlen(marks[encoding]));
            for (const char *p = text; *p; p++)
                for (size_t i = 0; *p == '\n' ? ends[end][i] != '\0' : i < 1; i++) {
                    if (encoding == 3)
                        bytes[size++] = '\0';
                    bytes[size++] = *p == '\n' ? ends[end][i] : *p;
                    if (encoding == 2)
                        bytes[size++] = '\0';
                }
            struct imported imported;
            check_row(labels[end]);
            import_bytes(&imported, bytes, size, NULL, "Camp");
            CHECK_STR(line_of(&imported, "1"),
                      "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in camp: Hens and cows");
            imported_finish(&imported);
        }

    struct imported imported;
    static const char cut[] = "BEGIN:VCALENDAR\r\nNAME:Caf\r\n \xE9\r\nEND:VCALENDAR\r\n";
    check_row("neither of these encodings");
    import_bytes(&imported, cut, sizeof cut - 1, NULL, NULL);
    CHECK_INT(imported.err.code, ERR_SYNTAX);
    CHECK_INT(imported.err.line, 2);
    imported_finish(&imported);

    check_row("not there as a whole");
    import_bytes(&imported, cut, 22, NULL, NULL);
    CHECK_INT(imported.err.code, ERR_SYNTAX);
    CHECK_INT(imported.format, IMPORT_ICALENDAR);
    imported_finish(&imported);
}

/* A few facts of real files: a session that tells what is special there. How many there are is in
 * test_importer.c. */
static bool test_real(void)
{
    static const struct {
        const char *file, *event, *id, *line, *people;
    } rows[] = {
        {REAL "emf2022_schedule.ics", "EMF 2022", "123",
         "123 talk 2022-06-04T19:30:00+01:00 - 20:00:00 in stage-a: Rob Manuel of @fesshole and b3ta talks "
         "about trying to "
         "entertain people with comedy bots",
         ""},
        {REAL "giggity_jres_2022.ics", "JRES 2021/22", "presentation_129@conf-ng.jres.org",
         "presentation_129@conf-ng.jres.org talk 2022-05-17T14:00:00+02:00 - 16:00:00 in "
         "amphith\u00e9\u00e2tre-1600: 182 - "
         "Num\u00e9rique : Enjeux g\u00e9opolitiques, externalit\u00e9s environnementales et cha\u00eenes de "
         "d\u00e9pendance",
         ""},
        {REAL "giggity_linux_conf_au_2020.ics", "linux.conf.au 2020", "94@lca2020.linux.org.au",
         "94@lca2020.linux.org.au talk 2020-01-15T09:00:00+10:00 - 09:10:00 in arena: Wednesday Welcome",
         "Joel Addison P"},
        {REAL "../more/moca2024_schedule.ics", "Calendar", "46939#66",
         "46939#66 talk 2024-09-15T13:00:00+02:00 - 13:30:00 in xor: Zap Attack \u2013 web app open source "
         "scanner",
         "fabio carletti aka Ryuw P"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct imported imported;
        check_row(rows[i].file);
        if (!import_file(&imported, rows[i].file))
            return false;
        CHECK_STR(label_text(imported.program->event.title, ""), rows[i].event);
        CHECK_STR(line_of(&imported, rows[i].id), rows[i].line);
        CHECK_STR(people_of(&imported, session_of(&imported, rows[i].id)), rows[i].people);
        imported_finish(&imported);
    }
    return true;
}

int main(void)
{
    test_encodings();
    test_ids();
    test_titles();
    test_rest();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}

#include "calendar/ical.h"

#include "base/str.h"
#include "check.h"

static struct arena arena;
static struct issue_list issues;
static struct str_builder seen;
static unsigned stop_after;

/* "LINE part|part|..." for each component, with '|' for each line end. */
static bool collect(void *user, enum calendar_part part, const char *text, unsigned line, struct err *reterr)
{
    (void)user;
    (void)part;
    str_addf(&seen, "%u ", line);
    for (const char *p = text; *p; p++)
        if (*p != '\r')
            str_add_n(&seen, *p == '\n' ? "|" : p, 1);
    if (stop_after && --stop_after == 0)
        return err_set(reterr, ERR_LIMIT, "enough");
    return true;
}

static bool scan_bytes(const char *bytes, size_t size, struct err *err)
{
    struct calendar_sink sink = {.component = collect};
    /* Just as many bytes as there are, so that reading past them is seen. */
    char *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    seen = (struct str_builder){.arena = &arena};
    str_add(&seen, "");
    issue_list_init(&issues, &arena);
    *err = (struct err){0};
    const char *text = import_unfold(copy, size, &arena, &size);
    bool ok = ical_scan(text, size, &sink, &arena, &issues, err);
    free(copy);
    return ok;
}

static const char *scan(const char *text)
{
    struct err err;
    if (!scan_bytes(text, strlen(text), &err))
        return arena_printf(&arena, "%u: %s", err.line, err.text);
    return seen.text;
}

#define CAL(text) "BEGIN:VCALENDAR\n" text "END:VCALENDAR\n"
#define EVENT(text) CAL("BEGIN:VEVENT\n" text "END:VEVENT\n")
#define GOT(text) "2 BEGIN:VEVENT|" text "END:VEVENT|1 BEGIN:VCALENDAR|END:VCALENDAR|"

static const struct {
    const char *label, *text, *expected;
} rows[] = {
    {"empty", CAL(""), "1 BEGIN:VCALENDAR|END:VCALENDAR|"},
    {"what is read is kept, what is not is dropped", EVENT("UID:1\nX-FOO:bar\nSUMMARY:a: b\nGEO:1;2\n"),
     GOT("UID:1|SUMMARY:a: b|")},
    {"any case", "begin:vcalendar\nBegin:vEvent\nuid:1\nend:vevent\nEnd:VCalendar\n", GOT("UID:1|")},
    {"blanks about a value", EVENT("LOCATION: XOR \n"), GOT("LOCATION:XOR|")},
    {"nothing in it", EVENT("UID:\nSUMMARY: \nLOCATION\nURL;X=y\n"), GOT("")},
    {"the first of two", EVENT("UID:1\nUID:2\n"), GOT("UID:1|")},
    {"lines that are none", EVENT("\nand so on\n:x\n;\n=\n"), GOT("")},
    {"of parameters, those that are read",
     EVENT("SUMMARY;CHARSET=UTF-8;ENCODING=8BIT:x\nDTSTART;tzid=Europe/"
           "Rome;VALUE=DATE-TIME:20270101T100000\n"),
     GOT("SUMMARY:x|DTSTART;TZID=\"Europe/Rome\";VALUE=\"DATE-TIME\":20270101T100000|")},
    {"quotes around what parts", EVENT("ATTENDEE;CN=\"A: B; C\";X=1:mailto:a\n"),
     GOT("ATTENDEE;CN=\"A: B; C\":mailto:a|")},
    {"quotes before a text", EVENT("SUMMARY;ALTREP=\"http://x:1\":a: b\n"), GOT("SUMMARY:a: b|")},
    {"a quote without end", EVENT("ATTENDEE;CN=\"A:mailto:a\n"), GOT("ATTENDEE;CN=\"A\":mailto:a|")},
    {"colons without quotes in a zone", EVENT("DTSTART;TZID=(UTC+01:00) Rome:20270101T100000\n"),
     GOT("DTSTART;TZID=\"(UTC+01:00) Rome\":20270101T100000|")},
    {"colons without quotes in a name", EVENT("ORGANIZER;CN=Ada: who else:MAILTO:a\n"),
     GOT("ORGANIZER;CN=\"Ada: who else\":MAILTO:a|")},
    {"only that it repeats", EVENT("RRULE:FREQ=SECONDLY\nRDATE:20270101\n"),
     GOT("X-REPEATS:FREQ=SECONDLY|X-REPEATS:20270101|")},
    {"folded", EVENT("SUMMARY:on\n e\n  two\n\tthree\n"), GOT("SUMMARY:one twothree|")},
    {"line ends of two bytes",
     "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:o\r\n ne\r\nEND:VEVENT\r\nEND:VCALENDAR",
     GOT("SUMMARY:one|")},
    {"line ends of three bytes",
     "BEGIN:VCALENDAR\r\r\nBEGIN:VEVENT\r\r\nSUMMARY:o\r\r\n ne\r\r\n \\n\r\n "
     "\r\r\nEND:VEVENT\r\r\nEND:VCALENDAR\r\r\n",
     GOT("SUMMARY:one\\n|")},
    {"line ends that are only returns",
     "BEGIN:VCALENDAR\rBEGIN:VEVENT\rSUMMARY:o\r ne\rEND:VEVENT\rEND:VCALENDAR\r", GOT("SUMMARY:one|")},
    {"numbers of lines with folds before them", CAL("NAME:a\n b\n c\nBEGIN:VEVENT\nEND:VEVENT\n"),
     "5 BEGIN:VEVENT|END:VEVENT|1 BEGIN:VCALENDAR|NAME:abc|END:VCALENDAR|"},
    {"components that are not read",
     CAL("BEGIN:VTODO\nSUMMARY:x\nBEGIN:VALARM\nUID:2\nEND:VALARM\nNAME:y\nEND:VTODO\n"
         "NAME:z\n"),
     "1 BEGIN:VCALENDAR|NAME:z|END:VCALENDAR|"},
    {"an alarm in an event", EVENT("BEGIN:VALARM\nUID:2\nEND:VALARM\nUID:1\n"), GOT("UID:1|")},
    {"an alarm without an end", EVENT("BEGIN:VALARM\nUID:2\n"), GOT("")},
    {"an end without a begin", EVENT("END:VALARM\nUID:1\n"), GOT("UID:1|")},
    {"a zone",
     CAL("BEGIN:VTIMEZONE\nTZID:Rom\nBEGIN:STANDARD\nTZID:x\nEND:STANDARD\nX-LIC-LOCATION:Europe/Rome\n"
         "END:VTIMEZONE\n"),
     "2 BEGIN:VTIMEZONE|TZID:Rom|BEGIN:STANDARD|END:STANDARD|X-LIC-LOCATION:Europe/Rome|END:VTIMEZONE|1 "
     "BEGIN:VCALENDAR|END:VCALENDAR|"},
    {"a zone's onsets",
     CAL("BEGIN:VTIMEZONE\nBEGIN:DAYLIGHT\nDTSTART:1\nTZNAME:x\nRRULE:FREQ=YEARLY\nTZOFFSETTO:+"
         "0100\nTZOFFSETFROM:+0000\n"
         "BEGIN:X\nDTSTART:2\nEND:X\nEND:DAYLIGHT\nDTSTART:3\nBEGIN:STANDARD\nDTSTART:4\nEND:VTIMEZONE\n"),
     "2 "
     "BEGIN:VTIMEZONE|BEGIN:STANDARD|DTSTART:1|RRULE:FREQ=YEARLY|TZOFFSETTO:+0100|TZOFFSETFROM:+0000|END:"
     "STANDARD|"
     "BEGIN:STANDARD|DTSTART:4|END:STANDARD|END:VTIMEZONE|1 BEGIN:VCALENDAR|END:VCALENDAR|"},
    {"an onset in an event", EVENT("BEGIN:STANDARD\nUID:2\nEND:STANDARD\nUID:1\n"), GOT("UID:1|")},
    {"a zone that is a property", CAL("VTIMEZONE: Europe/Rome\n"),
     "1 BEGIN:VCALENDAR|TZID:Europe/Rome|END:VCALENDAR|"},
    {"two calendars", CAL("NAME:a\n") "\n" CAL("NAME:b\n"),
     "1 BEGIN:VCALENDAR|NAME:a|END:VCALENDAR|5 BEGIN:VCALENDAR|NAME:b|END:VCALENDAR|"},
    {"what is around it", "<!-- x\n-->\n" CAL("NAME:a\n") "UID:1\n<p>\n",
     "3 BEGIN:VCALENDAR|NAME:a|END:VCALENDAR|"},
    {"properties after the events", CAL("BEGIN:VEVENT\nEND:VEVENT\nNAME:a\n"),
     "2 BEGIN:VEVENT|END:VEVENT|1 BEGIN:VCALENDAR|NAME:a|END:VCALENDAR|"},
    {"no end at all", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n",
     "3: the calendar that begins in line 1 has no END:VCALENDAR: the file is not there as a whole; load it "
     "again"},
    {"nothing", "", ""},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(scan(rows[i].text), rows[i].expected);
        CHECK_INT(issues.count, 0);
    }
    check_row("events without an end");
    CHECK_STR(
        scan("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VCALENDAR\n"),
        "2 BEGIN:VEVENT|UID:1|END:VEVENT|4 BEGIN:VEVENT|UID:2|END:VEVENT|1 BEGIN:VCALENDAR|END:VCALENDAR|");
    CHECK_INT(issues.count, 2);
    CHECK_STR(issues.first->where, "line 2");
}

/* Whatever is left out of a value, it does not end within a character or an escape. */
static void test_limits(void)
{
    struct str_builder text = {.arena = &arena};
    check_row("a long text");
    for (int shift = 0; shift < 4; shift++) {
        text.length = 0;
        str_addf(&text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nLOCATION:%.*s", shift, "xyz");
        for (int i = 0; i < 3000; i++)
            str_add(&text, "\xE2\x82\xAC\\n");
        str_add(&text, "\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n");
        const char *got = scan(text.text);
        const char *begin = strstr(got, "LOCATION:"), *end = strchr(begin, '|');
        CHECK(end - begin > 4000 && end - begin <= 9 + 4096);
        CHECK_INT(str_valid_prefix(got, strlen(got)), strlen(got));
        CHECK(end[-1] != '\\');
        CHECK(strncmp(end, "|UID:1|", 7) == 0);
    }

    check_row("many properties");
    text.length = 0;
    str_add(&text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n");
    for (int i = 0; i < 100000; i++)
        str_add(&text, "ATTENDEE;CN=Ada:mailto:a\nX-A:b\nUID:1\n");
    str_add(&text, "END:VEVENT\nEND:VCALENDAR\n");
    CHECK(strlen(scan(text.text)) < 64 * 40);

    check_row("deep nesting");
    text.length = 0;
    str_add(&text, "BEGIN:VCALENDAR\n");
    for (int i = 0; i < 100000; i++)
        str_add(&text, "BEGIN:X\nNAME:no\n");
    for (int i = 0; i < 100000; i++)
        str_add(&text, "END:X\n");
    str_add(&text, "NAME:yes\nEND:VCALENDAR\n");
    CHECK_STR(scan(text.text), "1 BEGIN:VCALENDAR|NAME:yes|END:VCALENDAR|");

    check_row("a long parameter");
    text.length = 0;
    str_add(&text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=");
    for (int i = 0; i < 100000; i++)
        str_add(&text, "\xC3\xA4");
    str_add(&text, ":mailto:a\nEND:VEVENT\nEND:VCALENDAR\n");
    const char *got = scan(text.text);
    CHECK(strlen(got) < 1000);
    CHECK_INT(str_valid_prefix(got, strlen(got)), strlen(got));

    check_row("the sink ends it");
    struct err err;
    stop_after = 1;
    CHECK(!scan_bytes(rows[0].text, strlen(rows[0].text), &err));
    CHECK_INT(err.code, ERR_LIMIT);
}

static void test_unfold(void)
{
    static const struct {
        const char *label, *bytes, *expected;
    } folds[] = {
        {"within a character", "a\xE2\r\n \x82\xAC\r\nb", "a\xE2\x82\xAC\n\nb"},
        {"at the end", "a\n ", "a"},
        {"at the begin", " a\nb\n", " a\nb\n"},
        {"only folds", "\n \n \n ", ""},
        {"a return within", "a\rb\n c\n", "a\rbc\n\n"},
        {"nothing to do", "a\nb\n\nc", "a\nb\n\nc"},
    };
    for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
        size_t size = strlen(folds[i].bytes);
        check_row(folds[i].label);
        const char *text = import_unfold(folds[i].bytes, size, &arena, &size);
        CHECK_STR(arena_copy_n(&arena, text, size), folds[i].expected);
        size_t again = size;
        CHECK_STR(arena_copy_n(&arena, import_unfold(text, size, &arena, &again), again), folds[i].expected);
    }
}

static void test_begins(void)
{
    static const struct {
        const char *text;
        bool begins;
    } begins[] = {
        {"BEGIN:VCALENDAR", true},
        {"\xEF\xBB\xBF"
         "BEGIN:VCALENDAR\n",
         true},
        {" \n\t Begin:vCalendar\n", true},
        {"<!-- -->\rBEGIN:VCALENDAR", true},
        {"BEGIN:VCALENDA", false},
        {"a BEGIN:VCALENDAR", false},
        {"a\n BEGIN:VCALENDAR", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        check_row(begins[i].text);
        CHECK_INT(import_begins_calendar(begins[i].text, strlen(begins[i].text)), begins[i].begins);
    }
    char far[6000];
    memset(far, '\n', sizeof far);
    memcpy(far + 5000, "BEGIN:VCALENDAR", 15);
    check_row("too far down");
    CHECK(!import_begins_calendar(far, sizeof far));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_rows();
    test_limits();
    test_unfold();
    test_begins();
    arena_finish(&arena);
    return check_done();
}

#include "indico_fixture.h"

#define OWN "tests/data/import/indico-report.txt"

static void test_own(void)
{
    struct imported imported;
    size_t size;
    char *bytes = read_whole(OWN, &size);
    check_row("own file");
    if (!CHECK(bytes != NULL))
        return;
    import_bytes(&imported, bytes, size, "Europe/Lisbon", NULL);
    if (CHECK(imported.program != NULL)) {
        const struct program *program = imported.program;
        CHECK_INT(imported.format, IMPORT_INDICO_REPORT);
        CHECK_STR(label_text(program->event.title, ""), "Harbour Conference 2026");
        CHECK_STR(program->zone.name, "Europe/Lisbon");
        CHECK_INT(program->session_count, 3);
        CHECK_INT(imported.issues.count, 0);
        CHECK_STR(line_of(&imported, "7"),
                  "7 workshop 2026-10-08T10:00:00+01:00 - 10:45:00 in harbour-conference-2026: "
                  "A knot for every day of the year");
        CHECK_STR(people_of(&imported, session_of(&imported, "7")),
                  "Ana de Silva (Ropes, Inc. (PT)) AP; Bo Ben (Anchors) AP; Cy Cord (One; Two) A");
        CHECK_STR(topics_of(&imported, session_of(&imported, "7")), "The bowline | The sheet bend");
        CHECK_STR(links_of(&imported, session_of(&imported, "7")),
                  "The sheet bend <https://example.org/bend>");
        CHECK_STR(session_of(&imported, "7")->summary, "Knots are everywhere.");
        CHECK_STR(line_of(&imported, "8"), "8 talk - - - in -: Just a title");
        CHECK_STR(line_of(&imported, "9"),
                  "9 talk 2026-10-08T13:15:00+01:00 - 14:45:00 in harbour-conference-2026: "
                  "Later that day");
        CHECK_STR(people_of(&imported, session_of(&imported, "9")), "Eve Ada P; Single P");
        const struct session *first = session_of(&imported, "7"), *last = session_of(&imported, "9");
        if (CHECK(first->track != PROGRAM_NONE && last->track != PROGRAM_NONE)) {
            CHECK_STR(label_text(program->tracks[first->track].name, ""), "Ropes");
            CHECK_STR(label_text(program->tracks[last->track].name, ""), "not yet scheduled");
        }
    }
    imported_finish(&imported);

    check_row("without a zone");
    import_bytes(&imported, bytes, size, NULL, "Another title");
    if (CHECK(imported.program != NULL)) {
        CHECK_STR(imported.program->zone.name, "UTC");
        CHECK_STR(label_text(imported.program->event.title, ""), "Another title");
    }
    CHECK_INT(count_issues(&imported, "zone"), 1);
    imported_finish(&imported);
    free(bytes);
}

static const struct {
    const char *label, *text;
    const char *id, *expected;
} rows[] = {
    {"people are not looked for in the text",
     "Contribution ID: 1\n\nT\n\nPresenters: are asked to come.\n\nThe end.\n\nPresenter: ADA, Eve\n", "1",
     "Eve Ada P"},
    {"no id", "Contribution ID:\n\nType: x\n\nT\n\nPresenter: ADA, Eve", "entry-1", "Eve Ada P"},
    {"doubled", "Contribution ID: 1\n\nT\n\nAuthors: ADA, Eve; ADA, Eve (X); Eve Ada", "1", "Eve Ada (X) A"},
    {"an open parenthesis", "Contribution ID: 1\n\nT\n\nAuthors: ADA, Eve (X; BO, Bo", "1",
     "Eve Ada (X; BO, Bo) A"},
    {"empty entries", "Contribution ID: 1\n\nT\n\nAuthors: ; ; ADA, Eve;", "1", "Eve Ada A"},
    {"an affiliation over two lines", "Contribution ID: 1\n\nT\n\nAuthors: ADA, Eve (One\nTwo); BO, Bo", "1",
     "Eve Ada (One Two) A; Bo Bo A"},
    {"line ends of other systems", "Contribution ID: 1\r\n\r\nT\r\n\r\nAuthors: ADA, Eve\r\n", "1",
     "Eve Ada A"},
    {"nothing else", "Contribution ID: 1", "1", ""},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char text[600];
        check_row(rows[i].label);
        snprintf(text, sizeof text, "Event\n\nReport of Contributions\n\n%s", rows[i].text);
        import_text(&imported, text);
        CHECK_STR(people_of(&imported, session_of(&imported, rows[i].id)), rows[i].expected);
        imported_finish(&imported);
    }
}

/* Every prefix of a report is a report, or refused; with the sanitizers this is what proves the reading of
 * lines. */
static void test_prefixes(void)
{
    size_t size;
    char *bytes = read_whole(OWN, &size);
    check_row("prefixes");
    for (size_t length = 0; bytes && length <= size; length++) {
        struct imported imported;
        import_bytes(&imported, bytes, length, NULL, NULL);
        CHECK(imported.program || imported.err.code == ERR_FORMAT || imported.err.code == ERR_MEANING ||
              imported.err.code == ERR_SYNTAX);
        imported_finish(&imported);
    }
    free(bytes);
}

int main(void)
{
    test_own();
    test_rows();
    test_prefixes();
    return check_done();
}

#include "preflight/report_table.h"

#include "preflight/report_fixture.h"

static const char *table(struct report_fixture *fixture, bool all)
{
    struct str_builder out = {.arena = &fixture->arena};
    report_table(&fixture->findings, &fixture->summary, all, &out);
    for (const char *line = out.text; *line; line += strcspn(line, "\n") + 1)
        if (str_code_points(arena_copy_n(&fixture->arena, line, strcspn(line, "\n"))) > 100)
            printf("too wide: %.*s\n", (int)strcspn(line, "\n"), line), CHECK(false);
    return out.text;
}

int main(void)
{
    struct report_fixture fixture;
    report_begin(&fixture);
    check_row("nothing");
    const char *text = table(&fixture, false);
    CHECK(contains(text, "12 screens of 1 display, 11 of them different, drawn and looked at; 5 sessions\n"));
    CHECK(contains(text, "Ready: 0 faults, 0 notes\n"));
    CHECK(!strstr(text, "Where to look"));
    CHECK(contains(text, "Fingerprint of the type: abc\n"));
    CHECK(contains(text, "  00ff /fonts/a.otf\n"));

    check_row("overview");
    report_fill(&fixture);
    text = table(&fixture, false);
    CHECK(contains(
        text,
        "Where to look                                               1920x1080    800x480  cases\n"
        "  title-cut     A title is not shown whole                          1          2      2\n"
        "  contrast      Text stands out too little                          -          1      1\n"
        "  text-cut      Some other text is shortened                        -          8      8  note\n"));
    CHECK(contains(text, "NOT READY: 4 faults, 8 notes\n"));
    CHECK(contains(text, "\n\n12 screens of 1 display"));
    check_row("rows");
    CHECK(contains(text, "\nA title is not shown whole [title-cut]\n"));
    CHECK(contains(text, "  Locks (1.1)\n      title.next: Lo\n"
                         "      5 screens of 1920x1080, 800x480; first Sat 29 Mar 10:10, door-a\n"));
    CHECK(contains(text, "\n  clock: #1 on #2 is 2.00:1, needs 4.5:1\n      1 screen of 800x480; first"));
    check_row("many of a kind");
    CHECK(contains(text, "  about: note 7\n"));
    CHECK(!strstr(text, "about: note 3"));
    CHECK(contains(text, "  and 4 more; --all lists them\n"));
    text = table(&fixture, true);
    CHECK(contains(text, "about: note 0"));
    CHECK(!strstr(text, "--all"));

    check_row("one more than are told of at first: then it is told as well");
    findings_init(&fixture.findings, &fixture.arena);
    for (int i = 0; i < REPORT_MOST + 1; i++)
        report_add(&fixture, FINDING_TEXT_CUT, PROGRAM_NONE, 800, 480, 1, "11:00",
                   arena_printf(&fixture.arena, "about: note %d", i));
    text = table(&fixture, false);
    CHECK(contains(text, "about: note 0") && contains(text, "about: note 4"));
    CHECK(!strstr(text, "--all"));
    check_row("a long text ends within its columns");
    char letters[200] = {0};
    memset(letters, 'n', sizeof letters - 1);
    report_add(&fixture, FINDING_CONTRAST, PROGRAM_NONE, 800, 480, 1, "11:00", letters);
    text = table(&fixture, false);
    CHECK(contains(text, arena_printf(&fixture.arena, "\n  %.97s\xE2\x80\xA6\n", letters)));
    check_row("four panels have columns, five have none");
    for (int panels = 1; panels <= 5; panels++) {
        struct str_builder out = {.arena = &fixture.arena};
        report_table(&fixture.findings, &fixture.summary, false, &out);
        CHECK_INT(strstr(out.text, "   800x480") != NULL, panels <= 4);
        CHECK_INT(strstr(out.text, "cases\n") != NULL, true);
        report_add(&fixture, FINDING_TITLE_CUT, 1, 1000 + panels, 700, 1, "11:00", "title.now: Lo");
    }
    CHECK(contains(table(&fixture, false),
                   "Where to look                                               cases\n"));
    report_end(&fixture);
    report_begin(&fixture);
    report_fill(&fixture);

    check_row("a long title, and wide characters");
    struct session *session = (struct session *)&fixture.loaded.program->sessions[2];
    struct label_variant long_title = {"", NULL};
    struct str_builder title = {.arena = &fixture.arena};
    for (int i = 0; i < 60; i++)
        str_add(&title, "\xE6\x97\xA5");
    long_title.text = title.text;
    session->title = (struct label){1, &long_title};
    text = table(&fixture, false);
    CHECK(contains(text, "\xE6\x97\xA5\xE2\x80\xA6 (1.2)\n"));
    report_end(&fixture);
    return check_done();
}

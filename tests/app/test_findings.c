#include "app/findings.h"

#include "fixture.h"

static struct finding make(enum finding_rule rule, uint32_t session, int width, int height, int64_t ms)
{
    struct finding finding = {.rule = rule,
                              .session = session,
                              .room = PROGRAM_NONE,
                              .width = width,
                              .height = height,
                              .count = 1,
                              .first_ms = ms};
    snprintf(finding.text, sizeof finding.text, "text %lld", (long long)ms);
    return finding;
}

/* Added in any order, the list is the same. */
static void test_order(const struct loaded *loaded)
{
    const struct finding all[] = {make(FINDING_TITLE_CUT, 1, 800, 480, 5000),
                                  make(FINDING_TITLE_CUT, 1, 800, 480, 3000),
                                  make(FINDING_TITLE_CUT, 1, 1920, 1080, 4000),
                                  make(FINDING_TITLE_CUT, 0, 800, 480, 9000),
                                  make(FINDING_TEXT_CUT, 0, 800, 480, 1000)};
    enum { COUNT = sizeof all / sizeof *all };
    for (unsigned turn = 0; turn < COUNT; turn++) {
        struct arena arena;
        struct findings findings;
        arena_init(&arena, malloc, free);
        findings_init(&findings, &arena);
        for (unsigned i = 0; i < COUNT; i++)
            findings_add(&findings, &all[(i + turn) % COUNT]);
        findings_sort(&findings);
        check_row("order");
        CHECK_INT(findings.count, 4);
        CHECK_INT(findings.list[0].width, 1920);
        CHECK_INT(findings.list[1].session, 0);
        CHECK_INT(findings.list[2].session, 1);
        CHECK_INT(findings.list[2].count, 2);
        CHECK_INT(findings.list[2].first_ms, 3000);
        CHECK_STR(findings.list[2].text, "text 3000");
        CHECK_INT(findings.list[3].rule, FINDING_TEXT_CUT);
        CHECK_INT(findings_faults(&findings), 3);
        arena_finish(&arena);
    }
    (void)loaded;
}

static void test_reports(const struct loaded *loaded)
{
    static const char *const displays[] = {"door-a"}, *const fonts[] = {"00ff /fonts/a.otf"};
    struct arena arena;
    struct findings findings;
    arena_init(&arena, malloc, free);
    findings_init(&findings, &arena);
    struct finding finding = make(FINDING_TITLE_CUT, 1, 800, 480, loaded->program->first.ms);
    snprintf(finding.text, sizeof finding.text, "title.now: \"<b>\"");
    findings_add(&findings, &finding);
    struct findings_summary summary = {.program = loaded->program,
                                       .displays = displays,
                                       .display_count = 1,
                                       .screens = 12,
                                       .sessions = 5,
                                       .fingerprint = "abc",
                                       .libraries = "SDL 2",
                                       .fonts = fonts,
                                       .font_count = 1};
    struct str_builder table = {.arena = &arena}, json = {.arena = &arena}, html = {.arena = &arena};
    check_row("table");
    findings_table(&findings, &summary, &table);
    CHECK(contains(table.text, "A title is not shown whole [title-cut]\n"));
    CHECK(contains(table.text, "800x480    \"Locks\" (1.1): title.now: \"<b>\"; 1 screen, first Sat 29 Mar 10:00 on door-a\n"));
    CHECK(contains(table.text, "12 screens of 1 displays, 5 sessions: 1 fault, 0 notes\n"));
    CHECK(contains(table.text, "Fingerprint of the type: abc\n"));
    check_row("json");
    findings_json(&findings, &summary, &json);
    CHECK(contains(json.text, "{\"screens\":12,\"displays\":1,\"sessions\":5,\"faults\":1,\"notes\":0,\"findings\":[{\"rule\":"
                              "\"title-cut\",\"level\":\"fault\",\"session\":\"1.1\",\"title\":\"Locks\",\"panel\":"
                              "\"800x480\",\"text\":\"title.now: \\\"<b>\\\"\",\"screens\":1,\"first\":"
                              "\"2025-03-29T10:00:00+01:00\",\"display\":\"door-a\"}]"));
    check_row("html");
    findings_html(&findings, &summary, &html);
    CHECK(contains(html.text, "src=\"finding-1.png\""));
    CHECK(contains(html.text, "&lt;b&gt;"));
    CHECK(!strstr(html.text, "<b>"));
    arena_finish(&arena);
}

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    test_order(&loaded);
    test_reports(&loaded);
    load_finish(&loaded);
    for (int rule = 0; rule < FINDING_RULE_COUNT; rule++)
        CHECK(finding_rule_name((enum finding_rule)rule) && finding_rule_text((enum finding_rule)rule));
    CHECK(finding_rule_is_note(FINDING_NOW_SMALL) && !finding_rule_is_note(FINDING_TITLE_CUT));
    return check_done();
}

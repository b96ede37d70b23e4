#include "preflight/findings.h"

#include "tool/fixture.h"

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
    const struct finding all[] = {
        make(FINDING_TITLE_CUT, 1, 800, 480, 5000), make(FINDING_TITLE_CUT, 1, 800, 480, 3000),
        make(FINDING_TITLE_CUT, 1, 1920, 1080, 4000), make(FINDING_TITLE_CUT, 0, 800, 480, 9000),
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

/* Of two that are the same, the earlier stands for both: by its moment, display, job and text, whichever was
 * added first. Their numbers are added up. */
static void test_which_stands(void)
{
    enum { MOMENT, DISPLAY, JOB, TEXT, KINDS };
    static const char *const labels[KINDS] = {"moment", "display", "job", "text"};
    for (int kind = 0; kind < KINDS; kind++)
        for (int turn = 0; turn < 2; turn++) {
            struct arena arena;
            struct findings findings;
            struct finding pair[2];
            check_row(labels[kind]);
            arena_init(&arena, malloc, free);
            findings_init(&findings, &arena);
            for (int i = 0; i < 2; i++) {
                pair[i] = make(FINDING_TITLE_CUT, 1, 800, 480, 5000 + (kind == MOMENT ? i : 0));
                /* What counts less says the opposite. */
                pair[i].display = kind == DISPLAY ? 3 + (uint32_t)i : kind < DISPLAY ? 9 - (uint32_t)i : 3;
                pair[i].job_order = kind == JOB ? 3 + (uint32_t)i : kind < JOB ? 9 - (uint32_t)i : 3;
                snprintf(pair[i].text, sizeof pair[i].text, "%c", kind == TEXT ? 'a' + i : 'z' - i);
                pair[i].count = i ? 5 : 2;
                pair[i].x = i;
            }
            findings_add(&findings, &pair[turn]);
            findings_add(&findings, &pair[1 - turn]);
            CHECK_INT(findings.count, 1);
            CHECK_INT(findings.list[0].x, 0);
            CHECK_INT(findings.list[0].count, 7);
            arena_finish(&arena);
        }
    check_row("");
}

/* Two rooms are two findings, whatever is said of them. */
static void test_rooms(void)
{
    struct arena arena;
    struct findings findings;
    arena_init(&arena, malloc, free);
    findings_init(&findings, &arena);
    check_row("rooms");
    for (uint32_t room = 0; room < 2; room++) {
        struct finding finding = make(FINDING_ROOM_UNSHOWN, PROGRAM_NONE, 0, 0, INSTANT_NONE.ms);
        finding.room = room;
        findings_add(&findings, &finding);
    }
    CHECK_INT(findings.count, 2);
    arena_finish(&arena);
}

/* More than the table of places begins with. */
static void test_many(void)
{
    struct arena arena;
    struct findings findings;
    arena_init(&arena, malloc, free);
    findings_init(&findings, &arena);
    check_row("many");
    for (uint32_t turn = 0; turn < 3; turn++)
        for (uint32_t i = 0; i < 1000; i++) {
            struct finding finding = make(FINDING_TEXT_CUT, i % 2 ? i : PROGRAM_NONE, 800, 480, 1000);
            snprintf(finding.text, sizeof finding.text, "text %u", i);
            findings_add(&findings, &finding);
        }
    CHECK_INT(findings.count, 1000);
    findings_sort(&findings);
    for (uint32_t i = 0; i < findings.count; i++)
        CHECK_INT(findings.list[i].count, 3);
    CHECK_INT(findings.list[0].session, 1);
    CHECK_STR(findings.list[999].text, "text 998");
    arena_finish(&arena);
}

static void test_helpers(const struct loaded *loaded)
{
    struct finding finding = make(FINDING_TITLE_CUT, 1, 800, 480, 5);
    check_row("helpers");
    CHECK_STR(finding_subject(&finding, loaded->program), "Locks");
    CHECK_STR(finding_id(&finding, loaded->program), "1.1");
    CHECK(finding_has_moment(&finding) && finding_has_picture(&finding));
    finding.width = 0;
    CHECK(!finding_has_picture(&finding));
    finding.session = PROGRAM_NONE;
    CHECK_STR(finding_subject(&finding, loaded->program), "");
    finding.room = 0;
    CHECK_STR(finding_id(&finding, loaded->program), "hall-a");
    finding.first_ms = INSTANT_NONE.ms;
    CHECK(!finding_has_moment(&finding));
    finding.width = 800;
    CHECK(!finding_has_picture(&finding));
}

static void test_json(const struct loaded *loaded)
{
    static const char *const displays[] = {"door-a"}, *const fonts[] = {"00ff /fonts/a.otf"};
    struct arena arena;
    struct findings findings;
    arena_init(&arena, malloc, free);
    findings_init(&findings, &arena);
    struct finding finding = make(FINDING_TITLE_CUT, 1, 800, 480, loaded->program->first.ms);
    snprintf(finding.text, sizeof finding.text, "title.now: \"<b>\"");
    findings_add(&findings, &finding);
    struct program program = *loaded->program;
    program.zone_doubt = "it may be another";
    struct findings_summary summary = {.program = &program,
                                       .displays = displays,
                                       .display_count = 1,
                                       .screens = 12,
                                       .sessions = 5,
                                       .different = 11,
                                       .type = {"abc", "SDL 2", 1, fonts}};
    struct str_builder json = {.arena = &arena};
    check_row("json");
    findings_json(&findings, &summary, &json);
    CHECK(
        contains(json.text,
                 "{\"screens\":12,\"different\":11,\"displays\":1,\"sessions\":5,\"faults\":1,\"notes\":0,"
                 "\"timezone\":{\"name\":\"Europe/Vienna\",\"basis\":\"named\",\"reason\":\"as the schedule "
                 "names it\",\"doubt\":\"it may be another\"},"
                 "\"findings\":[{\"rule\":"
                 "\"title-cut\",\"level\":\"fault\",\"session\":\"1.1\",\"title\":\"Locks\",\"panel\":"
                 "\"800x480\",\"text\":\"title.now: \\\"<b>\\\"\",\"screens\":1,\"first\":"
                 "\"2025-03-29T10:00:00+01:00\",\"display\":\"door-a\"}]"));
    arena_finish(&arena);
}

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    test_order(&loaded);
    test_json(&loaded);
    test_which_stands();
    test_rooms();
    test_many();
    test_helpers(&loaded);
    load_finish(&loaded);
    for (int rule = 0; rule < FINDING_RULE_COUNT; rule++)
        CHECK(finding_rule_name((enum finding_rule)rule) && finding_rule_text((enum finding_rule)rule));
    CHECK(finding_rule_is_note(FINDING_NOW_SMALL) && !finding_rule_is_note(FINDING_TITLE_CUT));
    return check_done();
}

/*
 * report_fixture: a few findings for the tests of the reports.
 */
#ifndef NOWNEXT_TESTS_APP_REPORT_FIXTURE_H
#define NOWNEXT_TESTS_APP_REPORT_FIXTURE_H

#include "preflight/findings.h"
#include "tool/fixture.h"

struct report_fixture {
    struct loaded loaded;
    struct arena arena;
    struct findings findings;
    struct findings_summary summary;
};

static inline void report_add(struct report_fixture *fixture, enum finding_rule rule, uint32_t session,
                              int width, int height, uint64_t count, const char *at, const char *text)
{
    struct finding finding = {.rule = rule,
                              .session = session,
                              .room = PROGRAM_NONE,
                              .width = width,
                              .height = height,
                              .count = count,
                              .first_ms = moment(&fixture->loaded, at).ms};
    snprintf(finding.text, sizeof finding.text, "%s", text);
    findings_add(&fixture->findings, &finding);
}

static inline void report_begin(struct report_fixture *fixture)
{
    static const char *const displays[] = {"door-a"}, *const fonts[] = {"00ff /fonts/a.otf"};
    load_small(&fixture->loaded);
    arena_init(&fixture->arena, malloc, free);
    findings_init(&fixture->findings, &fixture->arena);
    fixture->summary = (struct findings_summary){
        .program = fixture->loaded.program,
        .displays = displays,
        .display_count = 1,
        .screens = 12,
        .different = 11,
        .sessions = 5,
        .type = {
            "abc",
            "SDL 2.26.5, SDL_ttf 2.20.1, FreeType 2.12.1, HarfBuzz 6.0.0, fontconfig 2.14.1, FriBidi 1.0.8",
            1, fonts}};
}

/* A title on two panels, another one that is seen more, one contrast, and eight notes. */
static inline void report_fill(struct report_fixture *fixture)
{
    report_add(fixture, FINDING_TITLE_CUT, 1, 800, 480, 2, "10:20", "title.now: \"<b>\"");
    report_add(fixture, FINDING_TITLE_CUT, 1, 1920, 1080, 3, "10:10", "title.next: Lo");
    report_add(fixture, FINDING_TITLE_CUT, 2, 800, 480, 40, "10:30", "title.now: Com");
    report_add(fixture, FINDING_CONTRAST, PROGRAM_NONE, 800, 480, 1, "10:40",
               "clock: #1 on #2 is 2.00:1, needs 4.5:1");
    for (int i = 0; i < 8; i++) {
        char text[40];
        snprintf(text, sizeof text, "about: note %d", i);
        report_add(fixture, FINDING_TEXT_CUT, PROGRAM_NONE, 800, 480, (uint64_t)i + 1, "11:00", text);
    }
    findings_sort(&fixture->findings);
}

static inline void report_end(struct report_fixture *fixture)
{
    arena_finish(&fixture->arena);
    load_finish(&fixture->loaded);
}

#endif

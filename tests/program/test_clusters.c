#include "program/clusters.h"

#include "check.h"

#include "fixture.h"

static const struct {
    const char *label, *starts[5];
    const char *aside; /* a letter for each session: 'x' set aside, '.' not */
    unsigned issues;
} rows[] = {
    {"one event", {"2024-09-18T10:00", "2024-09-19T10:00"}, "..", 0},
    {"one that goes on for months", {"2024-07-20T10:00", "2024-09-18T10:00", "2024-11-17T09:00"}, "...", 0},
    {"a far year", {"2024-09-18T10:00", "9990-01-02T10:00", "2024-09-18T11:00"}, ".x.", 1},
    {"the beginning of time", {"1970-01-01T00:00", "2024-09-18T10:00", "2024-09-18T11:00"}, "x..", 1},
    {"last year's and both far ones",
     {"2023-09-18T10:00", "2024-09-18T10:00", "2023-09-19T10:00", "2024-09-18T11:00", "2024-09-18T12:00"},
     "x.x..",
     1},
    {"both sides",
     {"1970-01-01T00:00", "2024-09-18T10:00", "2206-09-18T11:00", "2024-09-18T11:00"},
     "x.x.",
     2},
    {"of equal ones the first", {"2025-09-18T10:00", "2024-09-18T10:00"}, "x.", 1},
    {"a day more than sixty", {"2024-09-18T10:00", "2024-09-19T10:00", "2024-11-18T10:01"}, "..x", 1},
    {"one that has no time", {"2024-09-18T10:00", NULL}, ".", 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        check_row(rows[i].label);
        fixture_init(&fixture, "Event");
        uint32_t count = (uint32_t)strlen(rows[i].aside);
        for (uint32_t j = 0; j < count; j++) {
            char *id = arena_printf(&fixture.arena, "%u", j);
            fixture_session(&fixture, id, PROGRAM_NONE, rows[i].starts[j], rows[i].starts[j]);
        }
        if (!CHECK(fixture_build(&fixture, BUILDER_NUMBER_REPEATS)))
            continue;
        unsigned aside = 0, issues = 0;
        for (uint32_t j = 0; j < count; j++) {
            CHECK_INT(fixture.program->sessions[j].set_aside, rows[i].aside[j] == 'x');
            CHECK(instant_is_set(fixture.program->sessions[j].start));
            CHECK_INT(session_is_scheduled(&fixture.program->sessions[j]), rows[i].aside[j] == '.');
            aside += rows[i].aside[j] == 'x';
        }
        for (const struct issue *issue = fixture.issues.first; issue; issue = issue->next)
            issues += strcmp(issue->rule, "far-off") == 0;
        CHECK_INT(issues, rows[i].issues);
        CHECK_INT(fixture.program->all.count, count - aside);
        CHECK(!aside || fixture.program->last.ms - fixture.program->first.ms < 2 * MS_PER_DAY);
        fixture_finish(&fixture);
    }
    return check_done();
}

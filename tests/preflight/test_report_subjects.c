#include "preflight/report_subjects.h"

#include "preflight/report_fixture.h"

int main(void)
{
    struct report_fixture fixture;
    struct report_subjects subjects;
    report_begin(&fixture);
    report_subjects_make(&fixture.findings, &fixture.arena, &subjects);
    CHECK_INT(subjects.count, 0);
    report_fill(&fixture);
    report_subjects_make(&fixture.findings, &fixture.arena, &subjects);
    CHECK_INT(subjects.count, 2 + 1 + 8);
    CHECK_INT(report_subjects_of_rule(&subjects, 0), 2);
    CHECK_INT(report_subjects_of_rule(&subjects, 2), 1);
    CHECK_INT(report_subjects_of_rule(&subjects, 3), 8);
    check_row("the most seen first");
    CHECK_INT(subjects.list[0].screens, 40);
    CHECK_INT(subjects.list[1].screens, 5);
    CHECK_INT(subjects.list[3].screens, 8);
    check_row("panels, the largest first");
    CHECK_INT(subjects.list[1].count, 2);
    const struct finding *list = fixture.findings.list;
    CHECK_INT(list[subjects.list[1].places[0]].width, 1920);
    CHECK_INT(list[subjects.list[1].places[1]].width, 800);
    CHECK_STR(report_subject_first(&subjects.list[1], &fixture.findings)->text, "title.next: Lo");
    report_end(&fixture);
    return check_done();
}

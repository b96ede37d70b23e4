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
    check_row("pictures: of twelve subjects of a rule, of three panels each");
    const bool *pictured = report_subjects_pictured(&fixture.findings, &fixture.arena);
    for (uint32_t i = 0; i < fixture.findings.count; i++)
        CHECK_INT(pictured[i], finding_has_picture(&list[i]));
    struct finding many = list[0];
    many.rule = FINDING_OVERLAP;
    many.room = PROGRAM_NONE;
    uint32_t first = fixture.findings.count, count = 0;
    for (many.session = 0; many.session < 20; many.session++)
        for (many.width = 1000; many.width < 1005; many.width++)
            findings_add(&fixture.findings, &many);
    pictured = report_subjects_pictured(&fixture.findings, &fixture.arena);
    for (uint32_t i = first; i < fixture.findings.count; i++)
        count += pictured[i];
    CHECK_INT(count, 12 * 3);
    report_end(&fixture);
    return check_done();
}

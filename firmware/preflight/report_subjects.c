#include "preflight/report_subjects.h"

#include <string.h>

#include "base/sort.h"

static int compare_places(const void *a, const void *b, void *user)
{
    const struct finding *list = user;
    return finding_compare_subjects(&list[*(const uint32_t *)a], &list[*(const uint32_t *)b]);
}

static int compare_weights(const void *a, const void *b, void *user)
{
    const struct report_subject *left = a, *right = b;
    (void)user;
    if (left->rule != right->rule)
        return left->rule < right->rule ? -1 : 1;
    return (right->screens > left->screens) - (right->screens < left->screens);
}

void report_subjects_make(const struct findings *findings, struct arena *arena, struct report_subjects *ret)
{
    uint32_t *places = ARENA_ARRAY(arena, uint32_t, findings->count), count = 0;
    struct report_subject *subjects = ARENA_ARRAY(arena, struct report_subject, findings->count);
    for (uint32_t i = 0; i < findings->count; i++)
        places[i] = i;
    sort_stable(places, findings->count, sizeof *places, compare_places, findings->list,
                ARENA_ARRAY(arena, uint32_t, findings->count));
    for (uint32_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[places[i]];
        if (i == 0 || finding_compare_subjects(&findings->list[places[i - 1]], finding) != 0)
            subjects[count++] = (struct report_subject){.rule = finding->rule, .places = &places[i]};
        subjects[count - 1].count++;
        subjects[count - 1].screens += finding->count;
    }
    sort_stable(subjects, count, sizeof *subjects, compare_weights, NULL,
                ARENA_ARRAY(arena, struct report_subject, count));
    *ret = (struct report_subjects){.count = count, .list = subjects};
}

uint32_t report_subjects_of_rule(const struct report_subjects *subjects, uint32_t first)
{
    uint32_t end = first;
    while (end < subjects->count && subjects->list[end].rule == subjects->list[first].rule)
        end++;
    return end - first;
}

const struct finding *report_subject_first(const struct report_subject *subject,
                                           const struct findings *findings)
{
    const struct finding *first = &findings->list[subject->places[0]];
    for (uint32_t i = 1; i < subject->count; i++)
        if (findings->list[subject->places[i]].first_ms < first->first_ms)
            first = &findings->list[subject->places[i]];
    return first;
}

const bool *report_subjects_pictured(const struct findings *findings, struct arena *arena)
{
    struct report_subjects subjects;
    bool *pictured = ARENA_ARRAY(arena, bool, findings->count + 1);
    report_subjects_make(findings, arena, &subjects);
    for (uint32_t i = 0; i < subjects.count;) {
        uint32_t count = report_subjects_of_rule(&subjects, i);
        for (uint32_t j = 0; j < count && j < REPORT_MOST_PICTURED; j++) {
            const struct report_subject *subject = &subjects.list[i + j];
            for (uint32_t k = 0; k < subject->count && k < REPORT_MOST_PANELS_PICTURED; k++)
                pictured[subject->places[k]] = finding_has_picture(&findings->list[subject->places[k]]);
        }
        i += count;
    }
    return pictured;
}

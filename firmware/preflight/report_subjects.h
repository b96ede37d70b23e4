/*
 * report_subjects: preflight's findings in the order that people read them: by rule, and what is found on
 * several panels of one session, room or text together, that which is seen most first.
 */
#ifndef NOWNEXT_PREFLIGHT_REPORT_SUBJECTS_H
#define NOWNEXT_PREFLIGHT_REPORT_SUBJECTS_H

#include "preflight/findings.h"

struct report_subject {
    enum finding_rule rule;
    uint64_t screens;       /* of all its findings */
    uint32_t count;         /* of its findings, at least 1: one a panel, the largest panel first */
    const uint32_t *places; /* of them in the list of findings */
};

struct report_subjects {
    uint32_t count;
    const struct report_subject *list;
};

/* Of a sorted list, in the arena. */
void report_subjects_make(const struct findings *findings, struct arena *arena, struct report_subjects *ret);

/* How many follow from `first` on with its rule. */
uint32_t report_subjects_of_rule(const struct report_subjects *subjects, uint32_t first);

/* That of its findings that comes first in time. */
const struct finding *report_subject_first(const struct report_subject *subject,
                                           const struct findings *findings);

/* A page has pictures of so many subjects of a rule, on their first three panels: a large event's is then
 * some 20 MB at most. */
#define REPORT_MOST_PICTURED 12
#define REPORT_MOST_PANELS_PICTURED 3

/* For each finding of a sorted list, whether a page has a picture of it. In the arena. */
const bool *report_subjects_pictured(const struct findings *findings, struct arena *arena);

#endif

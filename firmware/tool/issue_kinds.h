/*
 * issue_kinds: many warnings or notes of one kind (the same rule and level) as one line with their number. An
 * error always has a line of its own, since each has to be mended.
 */
#ifndef NOWNEXT_TOOL_ISSUE_KINDS_H
#define NOWNEXT_TOOL_ISSUE_KINDS_H

#include <stdbool.h>

#include "base/issue.h"

/* The most issues of a kind that get a line each. */
#define ISSUE_KINDS_FEW 3
/* The most kinds that are told apart. Issues of further kinds get a line each. */
#define ISSUE_KINDS_MOST 64

struct issue_kinds {
    bool all;
    unsigned count;
    struct {
        const char *rule;
        enum issue_level level;
        const struct issue *first;
        unsigned count;
    } kinds[ISSUE_KINDS_MOST];
};

/* Counts the issues of a list; with `all` each has a line of its own. */
void issue_kinds_count(struct issue_kinds *kinds, const struct issue_list *issues, bool all);

/* How many issues the line of this one stands for: 1, itself; all of its kind for the first of too many; 0
 * for the others of these, which have no line. */
unsigned issue_kinds_line(const struct issue_kinds *kinds, const struct issue *issue);

#endif

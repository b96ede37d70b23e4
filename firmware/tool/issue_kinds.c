#include "tool/issue_kinds.h"

#include <string.h>

/* The number of a kind, or `kinds->count` for one that is not there. */
static unsigned find_kind(const struct issue_kinds *kinds, const struct issue *issue)
{
    unsigned i = 0;
    while (i < kinds->count &&
           (kinds->kinds[i].level != issue->level || strcmp(kinds->kinds[i].rule, issue->rule) != 0))
        i++;
    return i;
}

void issue_kinds_count(struct issue_kinds *kinds, const struct issue_list *issues, bool all)
{
    kinds->all = all;
    kinds->count = 0;
    for (const struct issue *issue = issues->first; issue; issue = issue->next) {
        unsigned i = find_kind(kinds, issue);
        if (i == ISSUE_KINDS_MOST)
            continue;
        if (i == kinds->count) {
            kinds->kinds[i].rule = issue->rule;
            kinds->kinds[i].level = issue->level;
            kinds->kinds[i].first = issue;
            kinds->kinds[i].count = 0;
            kinds->count++;
        }
        kinds->kinds[i].count++;
    }
}

unsigned issue_kinds_line(const struct issue_kinds *kinds, const struct issue *issue)
{
    unsigned i = find_kind(kinds, issue);
    if (kinds->all || issue->level == ISSUE_ERROR || i == kinds->count ||
        kinds->kinds[i].count <= ISSUE_KINDS_FEW)
        return 1;
    return kinds->kinds[i].first == issue ? kinds->kinds[i].count : 0;
}

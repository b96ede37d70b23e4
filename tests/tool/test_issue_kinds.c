#include "tool/issue_kinds.h"

#include "check.h"

/* What the lines of all issues stand for, as "1100". */
static const char *lines(const struct issue_list *issues, bool all)
{
    static char text[200];
    struct issue_kinds kinds;
    size_t length = 0;
    issue_kinds_count(&kinds, issues, all);
    for (const struct issue *issue = issues->first; issue && length < sizeof text - 1; issue = issue->next)
        text[length++] = (char)('0' + issue_kinds_line(&kinds, issue));
    text[length] = '\0';
    return text;
}

int main(void)
{
    struct arena arena;
    struct issue_list issues;
    arena_init(&arena, malloc, free);
    issue_list_init(&issues, &arena);

    check_row("none");
    CHECK_STR(lines(&issues, false), "");
    check_row("few of a kind");
    for (int i = 0; i < ISSUE_KINDS_FEW; i++)
        issue_add(&issues, ISSUE_WARNING, "overlap", "", "one");
    CHECK_STR(lines(&issues, false), "111");
    check_row("many, among others, of two levels");
    issue_add(&issues, ISSUE_NOTE, "unknown-member", "", "one");
    issue_add(&issues, ISSUE_NOTE, "overlap", "", "one");
    issue_add(&issues, ISSUE_WARNING, "overlap", "", "one");
    CHECK_STR(lines(&issues, false), "400110");
    check_row("errors, each its own");
    struct issue_list errors;
    issue_list_init(&errors, &arena);
    for (int i = 0; i <= ISSUE_KINDS_FEW; i++)
        issue_add(&errors, ISSUE_ERROR, "overlap", "", "one");
    CHECK_STR(lines(&errors, false), "1111");
    check_row("all");
    CHECK_STR(lines(&issues, true), "111111");
    check_row("more kinds than are told apart");
    static char names[ISSUE_KINDS_MOST][8];
    for (unsigned i = 0; i < ISSUE_KINDS_MOST; i++) {
        snprintf(names[i], sizeof names[i], "r%u", i);
        issue_add(&issues, ISSUE_NOTE, names[i], "", "one");
    }
    for (int i = 0; i <= ISSUE_KINDS_FEW; i++)
        issue_add(&issues, ISSUE_NOTE, "late", "", "one");
    CHECK_STR(lines(&issues, false) + 6 + ISSUE_KINDS_MOST, "1111");
    arena_finish(&arena);
    return check_done();
}

#include "base/issue.h"

#include "check.h"

static void test_list(void)
{
    check_row("list");
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct issue_list list;
    memset(&list, 0xFF, sizeof list);
    issue_list_init(&list, &arena);
    CHECK_INT(list.count, 0);
    CHECK(list.first == NULL);

    char where[] = "sessions[12].start";
    issue_add(&list, ISSUE_WARNING, "odd-start", where, "starts at %02d:%02d", 3, 0);
    where[0] = 'X'; /* the list has its own copy */
    issue_add(&list, ISSUE_ERROR, "no-sessions", "", "the program has no sessions");
    issue_add(&list, ISSUE_NOTE, "unknown-member", NULL, "\"%s\" is not known", "titel");
    issue_add(&list, ISSUE_WARNING, "overlap", "rooms[1]", "100%% full");

    static const struct issue expected[] = {
        {.level = ISSUE_WARNING,
         .rule = "odd-start",
         .where = "sessions[12].start",
         .text = "starts at 03:00"},
        {.level = ISSUE_ERROR, .rule = "no-sessions", .where = "", .text = "the program has no sessions"},
        {.level = ISSUE_NOTE, .rule = "unknown-member", .where = "", .text = "\"titel\" is not known"},
        {.level = ISSUE_WARNING, .rule = "overlap", .where = "rooms[1]", .text = "100% full"},
    };
    const struct issue *issue = list.first;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++, issue = issue->next) {
        check_row(expected[i].rule);
        if (!CHECK(issue != NULL))
            break;
        CHECK_INT(issue->level, expected[i].level);
        CHECK_STR(issue->rule, expected[i].rule);
        CHECK_STR(issue->where, expected[i].where);
        CHECK_STR(issue->text, expected[i].text);
    }
    check_row("counts");
    CHECK(issue == NULL);
    CHECK_INT(list.count, 4);
    CHECK_INT(list.count_by_level[ISSUE_NOTE], 1);
    CHECK_INT(list.count_by_level[ISSUE_WARNING], 2);
    CHECK_INT(list.count_by_level[ISSUE_ERROR], 1);

    check_row("taken back");
    struct issue_list before = list, empty;
    issue_list_init(&empty, &arena);
    issue_add(&list, ISSUE_ERROR, "later", "", "a");
    issue_add(&list, ISSUE_NOTE, "later", "", "b");
    issue_list_cut(&list, &before);
    CHECK_INT(list.count, 4);
    CHECK_INT(list.count_by_level[ISSUE_ERROR], 1);
    CHECK(list.last->next == NULL);
    issue_add(&list, ISSUE_NOTE, "kept", "", "c");
    CHECK_STR(list.first->next->next->next->next->rule, "kept");
    issue_list_cut(&list, &empty);
    CHECK(list.first == NULL && list.last == NULL && list.count == 0);

    check_row("no list");
    issue_add(NULL, ISSUE_ERROR, "rule", "where", "text %d", 1);
    issue_list_cut(NULL, &before);
    arena_finish(&arena);
}

static void test_level_names(void)
{
    check_row("level names");
    CHECK_STR(issue_level_name(ISSUE_NOTE), "note");
    CHECK_STR(issue_level_name(ISSUE_WARNING), "warning");
    CHECK_STR(issue_level_name(ISSUE_ERROR), "error");
}

int main(void)
{
    test_list();
    test_level_names();
    return check_done();
}

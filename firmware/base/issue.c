#include "base/issue.h"

#include <stdarg.h>

void issue_list_init(struct issue_list *list, struct arena *arena)
{
    *list = (struct issue_list){.arena = arena};
}

void issue_add(struct issue_list *list, enum issue_level level, const char *rule, const char *where,
               const char *format, ...)
{
    if (!list)
        return;
    struct issue *issue = ARENA_NEW(list->arena, struct issue);
    issue->level = level;
    issue->rule = rule;
    issue->where = arena_copy(list->arena, where ? where : "");
    va_list arguments;
    va_start(arguments, format);
    issue->text = arena_vprintf(list->arena, format, arguments);
    va_end(arguments);

    if (list->last)
        list->last->next = issue;
    else
        list->first = issue;
    list->last = issue;
    list->count++;
    list->count_by_level[level]++;
}

void issue_list_cut(struct issue_list *list, const struct issue_list *before)
{
    if (!list)
        return;
    *list = *before;
    if (list->last)
        list->last->next = NULL;
}

const char *issue_level_name(enum issue_level level)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[level];
}

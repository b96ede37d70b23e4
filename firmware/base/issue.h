/*
 * issue: a finding that does not stop a load. A list of them, in the order of finding, in the caller's arena.
 */
#ifndef NOWNEXT_BASE_ISSUE_H
#define NOWNEXT_BASE_ISSUE_H

#include <stddef.h>

#include "base/arena.h"

enum issue_level {
    ISSUE_NOTE,    /* good to know: a member that is not known, a name that was folded */
    ISSUE_WARNING, /* probably not meant: an overlap, a start at 03:00 */
    ISSUE_ERROR,   /* a screen would be wrong: `nownext check` exits with 1 */
};

struct issue {
    const struct issue *next;
    enum issue_level level;
    const char *rule;  /* a short fixed name: "overlap", "unknown-member" */
    const char *where; /* a JSON path such as "sessions[12].start", or "" for the whole */
    const char *text;  /* a sentence for people */
};

struct issue_list {
    struct arena *arena;
    const struct issue *first;
    struct issue *last;
    unsigned count;
    unsigned count_by_level[3];
};

void issue_list_init(struct issue_list *list, struct arena *arena);

/* Adds a finding. `rule` is kept as a pointer (a literal); `where` and the text are copied into the arena.
 * A NULL list is allowed and drops it. */
void issue_add(struct issue_list *list, enum issue_level level, const char *rule, const char *where,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Takes back what was added since `before`, a copy of the list. A NULL list is allowed. */
void issue_list_cut(struct issue_list *list, const struct issue_list *before);

/* "note", "warning" or "error". */
const char *issue_level_name(enum issue_level level);

#endif

/*
 * day_check.h: what the tests of the parts of live.json share: one part in a document, read.
 */
#ifndef NOWNEXT_TESTS_DAY_CHECK_H
#define NOWNEXT_TESTS_DAY_CHECK_H

#include "names.h"
#include "reader/read_live.h"
#include "reading_check.h"

static struct err day_err;

/* The document with these members after its revision; NULL and day_err where it is refused. */
static inline const struct live *day_read(const char *members)
{
    const struct live *live = NULL;
    const char *bytes =
        arena_printf(&check_arena, "{\"format\":\"nownext-live/1\",\"revision\":1,%s}", members);
    day_err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_live(bytes, strlen(bytes), &check_arena, &check_issues, &live, &day_err);
    CHECK_INT(ok, live != NULL);
    return live;
}

#endif

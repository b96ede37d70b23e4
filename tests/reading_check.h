/*
 * reading_check.h: what the tests of the readers share: a program read from text, and the place of an error.
 */
#ifndef NOWNEXT_TESTS_READING_CHECK_H
#define NOWNEXT_TESTS_READING_CHECK_H

#include "base/err.h"
#include "base/issue.h"
#include "check.h"
#include "program/program.h"
#include "program/zone.h"
#include "reader/read_program.h"

static struct arena check_arena;
static struct issue_list check_issues;

/* Zones for tests that need none but these: no file is read. */
static inline bool check_read_zone(void *user, const char *name, struct arena *arena, const void **ret_bytes,
                                   size_t *ret_size, struct err *reterr)
{
    /* TZif version 1 with no transitions and one type: UTC + 1 h, "X". */
    static const char plus_one[] =
        "TZif\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\2"
        "\0\0\x0E\x10\0\0X";
    (void)user;
    (void)arena;
    if (strcmp(name, "Test/PlusOne") != 0)
        return err_set(reterr, ERR_MEANING, "no time zone is named \"%s\"", name);
    *ret_bytes = plus_one;
    *ret_size = sizeof plus_one;
    return true;
}

/* Reads it where a read past the end is seen, with scratch memory that is gone before the program is looked
 * at. */
static inline const struct program *check_read(const char *bytes, size_t size, struct err *reterr)
{
    struct zone_source zones = {.read = check_read_zone};
    struct arena scratch;
    const struct program *program = NULL;
    char *exact = malloc(size ? size : 1);
    memcpy(exact, bytes, size);
    *reterr = (struct err){0};
    arena_init(&scratch, malloc, free);
    issue_list_init(&check_issues, &check_arena);
    bool ok =
        read_program(exact, size, &zones, NULL, &check_arena, &scratch, &check_issues, &program, reterr);
    arena_finish(&scratch);
    free(exact);
    CHECK_INT(ok, reterr->code == ERR_NONE);
    CHECK_INT(ok, program != NULL);
    return program;
}

/* "2:5: text", "sessions[0].end: text" or "text". */
static inline const char *check_error_text(const struct err *err)
{
    static char text[800];
    err_format(err, NULL, text, sizeof text);
    return text;
}

/* One issue as "rule where: text"; "" when there are fewer. */
static inline const char *check_issue(const struct issue_list *list, unsigned number)
{
    static char text[800];
    const struct issue *issue = list->first;
    while (issue && number-- > 0)
        issue = issue->next;
    if (!issue)
        return "";
    snprintf(text, sizeof text, "%s %s: %s", issue->rule, issue->where, issue->text);
    return text;
}

#endif

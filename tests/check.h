/*
 * check.h: all there is of a test framework.
 *
 * A test file is a program. Its main() calls functions that CHECK things, and ends with `return
 * check_done();`. A failed check prints file, line, the row's label if one is set, and what was found; the
 * run goes on, so that one run shows all that is wrong. check_row() sets the label that the checks after it
 * print.
 */
#ifndef NOWNEXT_TESTS_CHECK_H
#define NOWNEXT_TESTS_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ctest shows a program that ends with this as skipped, by its name. */
#define CHECK_SKIPPED 77

static unsigned check_count;
static unsigned check_failures;
static char check_label[200];

static inline void check_row(const char *label)
{
    snprintf(check_label, sizeof check_label, "%s", label);
}

static inline bool check_report(bool ok, const char *file, int line, const char *what)
{
    check_count++;
    if (!ok) {
        check_failures++;
        printf("%s:%d: %s%s%s\n", file, line, check_label, check_label[0] ? ": " : "", what);
    }
    return ok;
}

static inline bool check_int(int64_t actual, int64_t expected, const char *file, int line, const char *what)
{
    if (actual == expected)
        return check_report(true, file, line, what);
    char text[400];
    snprintf(text, sizeof text, "%s is %" PRId64 ", expected %" PRId64, what, actual, expected);
    return check_report(false, file, line, text);
}

static inline bool check_str(const char *actual, const char *expected, const char *file, int line,
                             const char *what)
{
    bool equal = actual == expected || (actual && expected && strcmp(actual, expected) == 0);
    if (equal)
        return check_report(true, file, line, what);
    char text[1600];
    snprintf(text, sizeof text, "%s is \"%s\", expected \"%s\"", what, actual ? actual : "(null)",
             expected ? expected : "(null)");
    return check_report(false, file, line, text);
}

/* Each gives whether the check held, so that what depends on it can be left out. */
#define CHECK(condition) check_report((condition), __FILE__, __LINE__, #condition)
#define CHECK_FAIL(text) check_report(false, __FILE__, __LINE__, (text))
#define CHECK_INT(actual, expected)                                                                          \
    check_int((int64_t)(actual), (int64_t)(expected), __FILE__, __LINE__, #actual)
#define CHECK_STR(actual, expected) check_str((actual), (expected), __FILE__, __LINE__, #actual)

static inline int check_done(void)
{
    printf("%u checks, %u failed\n", check_count, check_failures);
    return check_failures ? 1 : 0;
}

#endif

/*
 * golden.h: a text held against a file under tests/scene/golden/. With NOWNEXT_ACCEPT=1 in the environment
 * the file is written instead; a file that is missing is a failure.
 */
#ifndef NOWNEXT_TESTS_SCENE_GOLDEN_H
#define NOWNEXT_TESTS_SCENE_GOLDEN_H

#include "check.h"

/* The number of the first line in which two texts differ, from 1; 0 where they are equal. */
static inline int golden_difference(const char *a, const char *b)
{
    int line = 1;
    for (; *a && *a == *b; a++, b++)
        line += *a == '\n' ? 1 : 0;
    return *a == *b ? 0 : line;
}

static inline void golden_check(const char *name, const char *text)
{
    char path[400], what[600];
    snprintf(path, sizeof path, "%s/tests/scene/golden/%s.txt", SOURCE_DIR, name);
    const char *accept = getenv("NOWNEXT_ACCEPT");
    if (accept && strcmp(accept, "1") == 0) {
        FILE *file = fopen(path, "w");
        CHECK(file && fputs(text, file) >= 0);
        if (file)
            fclose(file);
        return;
    }
    FILE *file = fopen(path, "r");
    if (!file) {
        snprintf(what, sizeof what, "%s is missing; NOWNEXT_ACCEPT=1 writes it", path);
        check_report(false, __FILE__, __LINE__, what);
        return;
    }
    enum { MOST = 256 * 1024 };
    char *expected = calloc(1, MOST);
    size_t length = expected ? fread(expected, 1, MOST - 1, file) : 0;
    fclose(file);
    int line = expected ? golden_difference(expected, text) : -1;
    snprintf(what, sizeof what, "%s (%zu bytes) differs in line %d; NOWNEXT_ACCEPT=1 accepts what is now",
             path, length, line);
    check_report(line == 0, __FILE__, __LINE__, what);
    free(expected);
}

#endif

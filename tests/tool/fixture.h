/*
 * fixture: the small program that tests of the tool work with, calls of the tool, and a display without a
 * panel.
 */
#ifndef NOWNEXT_TESTS_APP_FIXTURE_H
#define NOWNEXT_TESTS_APP_FIXTURE_H

#include <stdarg.h>

#include "load/load_program.h"
#include "tool/tool.h"
#include "lookup/moment.h"
#include "check.h"

#define SMALL "tests/data/tool/small.json"

static inline void load_small(struct loaded *ret)
{
    struct err err = {0};
    if (!load_program(SMALL, &(struct load_options){.timezone = NULL}, ret, &err)) {
        printf("%s: %s\n", SMALL, err.text);
        exit(1);
    }
}

/* A local time of the small program. */
static inline struct instant moment(const struct loaded *loaded, const char *text)
{
    struct instant at = {0};
    struct err err = {0};
    CHECK(when_read(text, loaded->program, &at, &err));
    return at;
}

/* What a call gave. Freed by the next. */
static struct {
    int code;
    char *out, *err;
    size_t out_size, err_size;
} call;

static inline void call_forget(void)
{
    free(call.out);
    free(call.err);
    memset(&call, 0, sizeof call);
}

/* Calls `nownext` with these words; the last is NULL. */
static inline int call_tool(const char *first, ...)
{
    const char *words[32] = {"nownext", first};
    int count = 2;
    va_list arguments;
    va_start(arguments, first);
    while (count < 31 && (words[count] = va_arg(arguments, const char *)) != NULL)
        count++;
    va_end(arguments);
    call_forget();
    FILE *out = open_memstream(&call.out, &call.out_size), *err = open_memstream(&call.err, &call.err_size);
    call.code = tool_run(first ? count : 1, words, &(struct tool){.out = out, .err = err});
    fclose(out);
    fclose(err);
    return call.code;
}

static inline bool contains(const char *text, const char *part)
{
    bool found = strstr(text, part) != NULL;
    if (!found)
        printf("\"%s\" is not in:\n%s\n", part, text);
    return found;
}

static inline unsigned count_lines(const char *text)
{
    unsigned lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

#endif

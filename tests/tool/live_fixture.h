/*
 * live_fixture: calls of `nownext live` at a moment that the test says, with answers that it gives, on a desk
 * of its own for Linux Plumbers 2024. To be included first.
 */
#ifndef NOWNEXT_TESTS_TOOL_LIVE_FIXTURE_H
#define NOWNEXT_TESTS_TOOL_LIVE_FIXTURE_H

#define _XOPEN_SOURCE 700 /* nftw */
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk_log/desk_log.h"
#include "tool/fixture.h"

#define LIVE_PROGRAM "assets/programs/lpc-2024.json"
#define LIVE_VENUE "assets/samples/venue.json"

static char live_root[] = "/tmp/nownext-test-XXXXXX", live_desk[64], live_public[64];
static struct instant live_at;   /* what time it is */
static const char *live_answers; /* lines; NULL: nobody sits there */

/* A notice that somebody else says when the time is asked for next: once a call has read the log. */
static const char *live_other;

static struct instant live_now(void)
{
    const struct label_variant text = {"", live_other};
    const struct live_notice notice = {
        .id = "notice-1", .text = {1, &text}, .everywhere = true, .start = INSTANT_NONE, .end = INSTANT_NONE};
    const struct desk_command command = {
        .verb = DESK_NOTICE, .by = "Ben", .via = "page", .says = {.notice_count = 1, .notices = &notice}};
    if (!live_other)
        return live_at;
    live_other = NULL;
    struct desk_log *log = desk_log_open(live_desk, NULL, NULL);
    CHECK(log && desk_log_add(log, &command, live_at, NULL, NULL));
    desk_log_close(log);
    return live_at;
}

/* A local time of the event's third day, Friday. */
static inline void live_set(int hour, int minute)
{
    live_at.ms = INT64_C(1726783200000) + (hour * 60 + minute) * MS_PER_MINUTE;
}

/* Calls `nownext live` with these words, ended by NULL. */
static inline int live(const char *first, ...)
{
    const char *words[40] = {"nownext", "live", first};
    int count = 3;
    va_list arguments;
    va_start(arguments, first);
    if (!first)
        count = 2;
    while (first && count < 39 && (words[count] = va_arg(arguments, const char *)) != NULL)
        count++;
    va_end(arguments);
    call_forget();
    FILE *out = open_memstream(&call.out, &call.out_size), *err = open_memstream(&call.err, &call.err_size);
    FILE *answers = live_answers ? tmpfile() : NULL;
    if (answers) {
        fputs(live_answers, answers);
        rewind(answers);
    }
    call.code =
        tool_run(count, words, &(struct tool){.out = out, .err = err, .now = live_now, .answers = answers});
    fclose(out);
    fclose(err);
    if (answers)
        fclose(answers);
    return call.code;
}

static inline int live_remove(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

/* A new desk, named in the environment. */
static inline void live_begin(void)
{
    CHECK(mkdtemp(live_root) != NULL);
    snprintf(live_desk, sizeof live_desk, "%s/desk", live_root);
    snprintf(live_public, sizeof live_public, "%s/public", live_root);
    unsetenv("NOWNEXT_DESK");
    setenv("LOGNAME", "anna", 1);
    live_set(10, 15);
    if (!CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", live_desk, "--to", live_public, NULL), TOOL_OK))
        printf("%s%s\n", call.out, call.err);
    setenv("NOWNEXT_DESK", live_desk, 1);
}

static inline int live_end(void)
{
    call_forget();
    nftw(live_root, live_remove, 8, FTW_DEPTH | FTW_PHYS);
    return check_done();
}

/* Whether live.json has this. */
static inline bool live_has(const char *part)
{
    char path[80], text[65536];
    snprintf(path, sizeof path, "%s/live.json", live_public);
    FILE *file = fopen(path, "r");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[size] = '\0';
    if (file)
        fclose(file);
    return strstr(text, part) != NULL;
}

#endif

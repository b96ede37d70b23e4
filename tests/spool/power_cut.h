/*
 * power_cut.h: a power cut at every step that changes a folder. What is run runs in a child, which ends at
 * its nth rename or removal: just before it or just after it. What a file has in it is whole by then, since
 * spool_replace_file syncs it before it is renamed (test_file.c).
 */
#ifndef NOWNEXT_TESTS_SPOOL_POWER_CUT_H
#define NOWNEXT_TESTS_SPOOL_POWER_CUT_H

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { POWER_CUT_CAME = 99 };

static unsigned power_cut_at, power_cut_calls; /* 2 * call, + 1: after it; 0: never */

static inline void power_cut(unsigned at)
{
    if (power_cut_at && at == power_cut_at)
        _exit(POWER_CUT_CAME);
}

/* The C library's own are not called. */
int rename(const char *from, const char *to)
{
    unsigned call = 2 * ++power_cut_calls;
    power_cut(call);
    int result = renameat(AT_FDCWD, from, AT_FDCWD, to);
    power_cut(call + 1);
    return result;
}

int unlink(const char *path)
{
    unsigned call = 2 * ++power_cut_calls;
    power_cut(call);
    int result = unlinkat(AT_FDCWD, path, 0);
    power_cut(call + 1);
    return result;
}

int remove(const char *path)
{
    struct stat about;
    unsigned call = 2 * ++power_cut_calls;
    power_cut(call);
    int result =
        lstat(path, &about) != 0 ? -1 : unlinkat(AT_FDCWD, path, S_ISDIR(about.st_mode) ? AT_REMOVEDIR : 0);
    power_cut(call + 1);
    return result;
}

/* Runs it with a cut at this place, counted from 0; false where it ended before that. */
static inline bool power_cut_run(void (*run)(void), unsigned place)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        unsigned failures = check_failures;
        power_cut_calls = 0;
        power_cut_at = place + 2;
        run();
        fflush(NULL);
        _exit(check_failures > failures ? 1 : 0);
    }
    int status = 0;
    CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == POWER_CUT_CAME);
    return WEXITSTATUS(status) == POWER_CUT_CAME;
}

#endif

/*
 * workers: work shared out to processes, one a core. Fonts and their caches are not made for threads; a
 * forked worker has its own. Each gives one result, at its end, over a pipe.
 */
#ifndef NOWNEXT_REPORT_WORKERS_H
#define NOWNEXT_REPORT_WORKERS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

struct workers_task {
    void *user;
    uint32_t job_count;
    /* These run in the workers. `begin` and `work` give false, with an error, where all is to fail; `end`
     * adds what the worker has to tell, as any bytes. `begin` and `end` may be NULL. */
    bool (*begin)(void *user, struct err *reterr);
    bool (*work)(void *user, uint32_t job, struct err *reterr);
    void (*end)(void *user, struct str_builder *result);
    /* In the caller's process, where all went well: a worker's result, aligned for any type. NULL: none is
     * wanted. */
    void (*take)(void *user, const void *bytes, size_t size);
    FILE *progress;   /* NULL: none. Long work alone is told of, with how long it still takes */
    const char *what; /* "screens drawn" */
};

/* As many as this machine has cores, but at most 64. */
unsigned workers_cores(void);

/* How many more seconds the rest takes, where `done` of `all` jobs took `passed_s`: as long each as these. -1
 * where that is not known yet. */
int64_t workers_left_s(uint32_t done, uint32_t all, int64_t passed_s);

/* Does all jobs with so many workers; ends when all have ended, then takes their results in order.
 * False with the first worker's error that has one, or where a worker died. */
bool workers_run(const struct workers_task *task, unsigned workers, struct err *reterr);

#endif

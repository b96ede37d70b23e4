/*
 * crew: work shared out to processes, one a core. Fonts and their caches are not made for threads; a forked
 * worker has its own. Results come back over pipes, in no fixed order: who takes them must not depend on it.
 */
#ifndef NOWNEXT_REPORT_WORKERS_H
#define NOWNEXT_REPORT_WORKERS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

/* A worker's way home. */
struct workers_mail {
    int file;
    bool failed;
};

struct workers_task {
    void *user;
    uint32_t job_count;
    /* All but `take` run in the workers. Each gives false, with an error, to stop the whole crew. */
    bool (*begin)(void *user, struct err *reterr);
    bool (*work)(void *user, uint32_t job, struct workers_mail *mail, struct err *reterr);
    bool (*end)(void *user, struct workers_mail *mail, struct err *reterr);
    /* In the caller's process: what a worker has sent. */
    void (*take)(void *user, const void *bytes, size_t size);
    FILE *progress;   /* NULL: none. Long work alone is told of */
    const char *what; /* "screens drawn" */
};

/* Sends a result, of at most WORKERS_MOST_BYTES. */
#define WORKERS_MOST_BYTES 4096
void workers_send(struct workers_mail *mail, const void *bytes, size_t size);

/* As many as this machine has cores, but at most 64. */
unsigned workers_cores(void);

/* Does all jobs with so many workers; ends when all have ended. False with the first error, or where a worker
 * died. */
bool workers_run(const struct workers_task *task, unsigned workers, struct err *reterr);

#endif

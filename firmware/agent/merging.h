/*
 * merging: nownext-merge as a child process: started, never waited for, ended where it takes too long. One at
 * a time.
 */
#ifndef NOWNEXT_AGENT_MERGING_H
#define NOWNEXT_AGENT_MERGING_H

#include <sys/types.h>

#include "feed/source.h"

#define MERGING_TIMEOUT_MS 60000

enum { MERGING_TEXT_SIZE = 320 };

struct merging_job {
    const char *program; /* nownext-merge's path */
    const char *feed, *setup;
    const char *published; /* path of what was fetched; NULL: the version of the last poll once more */
    struct instant polled;
    const char *timezone, *title; /* "" when not given */
};

struct merging_result {
    enum source_outcome outcome;  /* TAKEN, SAME, HELD_OFF: refused, NOT_READ */
    char text[MERGING_TEXT_SIZE]; /* of a refusal, or of what is held; "" */
    struct instant again;         /* INSTANT_NEVER: nothing would come of the same version */
};

/* Zero-initialise. */
struct merging {
    pid_t child; /* 0: none */
    int output;  /* what it prints, while there is a child */
    int errors;
    int64_t started_ms;
    char printed[4096], complained[1024];
    size_t printed_size, complained_size;
};

/* False where the child can't be started. SIGCHLD has its default from then on. */
bool merging_start(struct merging *merging, const struct merging_job *job, int64_t steady_ms);
bool merging_is_running(const struct merging *merging);

/* Whether it has ended; *ret is what came of it then. Does not wait. */
bool merging_step(struct merging *merging, int64_t steady_ms, struct merging_result *ret);

/* Ends the child, if there is one, and waits for that. */
void merging_stop(struct merging *merging);

#endif

#include "spool/write_behind.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "spool/file.h"

enum { STACK_BYTES = 256 * 1024 };

struct write_behind_job {
    struct arena arena; /* of path and bytes */
    const char *path;
    const void *bytes;
    size_t size;
    write_behind_replace *replace;
    pthread_t thread;
    bool has_thread;
    int ended; /* an eventfd: it can be read once the thread has done its work; -1: there is none */
    bool is_ok;
    struct err err;
};

static void work(struct write_behind_job *job)
{
    job->is_ok = job->replace(job->path, job->bytes, job->size, &job->err);
}

static void *run(void *of)
{
    struct write_behind_job *job = of;
    const uint64_t one = 1;
    work(job);
    while (write(job->ended, &one, sizeof one) < 0 && errno == EINTR)
        ;
    return NULL;
}

/* Signals are the caller's. */
static bool begin_thread(struct write_behind_job *job)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    if (job->ended < 0 || pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&job->thread, &attributes, run, job) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return ok;
}

void write_behind_start(struct write_behind *behind, const char *path, const void *bytes, size_t size)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct write_behind_job *job = arena_alloc(&arena, sizeof *job);
    *job = (struct write_behind_job){.path = arena_copy(&arena, path),
                                     .bytes = arena_copy_n(&arena, bytes, size),
                                     .size = size,
                                     .replace = behind->replace ? behind->replace : spool_replace_file,
                                     .ended = eventfd(0, EFD_CLOEXEC)};
    job->arena = arena;
    behind->job = job;
    job->has_thread = begin_thread(job);
    if (!job->has_thread)
        work(job);
}

bool write_behind_is_busy(const struct write_behind *behind)
{
    return behind->job != NULL;
}

static bool has_ended(const struct write_behind *behind, enum write_behind_wait wait)
{
    int patience_ms = behind->patience_ms > 0 ? behind->patience_ms : WRITE_BEHIND_PATIENCE_MS;
    struct pollfd ended = {.fd = behind->job->ended, .events = POLLIN};
    return !behind->job->has_thread || wait == WRITE_BEHIND_WAIT ||
           poll(&ended, 1, wait == WRITE_BEHIND_PATIENCE ? patience_ms : 0) > 0;
}

bool write_behind_end(struct write_behind *behind, enum write_behind_wait wait, bool *ret_ok,
                      struct err *reterr)
{
    struct write_behind_job *job = behind->job;
    if (!job || !has_ended(behind, wait))
        return false;
    if (job->has_thread)
        pthread_join(job->thread, NULL);
    if (job->ended >= 0)
        close(job->ended);
    *ret_ok = job->is_ok;
    if (!job->is_ok && reterr)
        *reterr = job->err;
    behind->job = NULL;
    struct arena arena = job->arena; /* the job is in it */
    arena_finish(&arena);
    return true;
}

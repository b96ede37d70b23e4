#include "report/workers.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_WORKERS 64

/* Work that takes less is not told of. */
#define QUIET_S 2

/* What a worker writes: JOB_DONE for each job, then RESULT and its result, or ERROR and a struct err. */
enum { JOB_DONE = 1, RESULT, ERROR };

struct worker {
    pid_t process;
    int file;
    char answer; /* RESULT or ERROR; 0: not yet */
    struct str_builder bytes;
};

struct workers {
    const struct workers_task *task;
    unsigned count;
    struct worker *workers;
    struct arena arena;
    uint32_t done;
    unsigned told_tenth;
    time_t begun, told;
    bool has_told, failed;
    struct err err;
};

/* ---- in a worker ---- */

/* False where the caller is gone. */
static bool write_all(int file, const void *bytes, size_t size)
{
    const char *rest = bytes;
    while (size > 0) {
        ssize_t written = write(file, rest, size);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            rest += written;
            size -= (size_t)written;
        }
    }
    return true;
}

/* Does every `count`-th job. */
static void run_worker(const struct workers_task *task, unsigned number, unsigned count, int file)
{
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    struct str_builder result = {.arena = &arena};
    bool ok = !task->begin || task->begin(task->user, &err);
    for (uint32_t job = number; ok && job < task->job_count; job += count) {
        ok = task->work(task->user, job, &err);
        if (!write_all(file, &(char){JOB_DONE}, 1))
            break;
    }
    if (ok && task->end)
        task->end(task->user, &result);
    write_all(file, &(char){ok ? RESULT : ERROR}, 1);
    write_all(file, ok ? (const void *)result.text : &err, ok ? result.length : sizeof err);
    _exit(0); /* not exit: what the caller has in its buffers is the caller's to write */
}

/* ---- in the caller ---- */

unsigned workers_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (unsigned)cores;
}

int64_t workers_left_s(uint32_t done, uint32_t all, int64_t passed_s)
{
    if (done == 0 || passed_s < QUIET_S)
        return -1;
    return done >= all ? 0 : passed_s * (int64_t)(all - done) / done;
}

/* ", about 3 min more"; "" where it is not known yet. */
static const char *left_text(const struct workers *workers, time_t now, char *buffer, size_t size)
{
    uint32_t all = workers->task->job_count;
    int64_t left = workers_left_s(workers->done, all, (int64_t)(now - workers->begun));
    buffer[0] = '\0';
    if (left >= 100)
        snprintf(buffer, size, ", about %d min more", (int)((left + 59) / 60));
    else if (left > 0)
        snprintf(buffer, size, ", about %d s more", (int)left);
    return buffer;
}

/* On a terminal a line that is written anew, else a line for each tenth of the work. */
static void tell(struct workers *workers)
{
    const struct workers_task *task = workers->task;
    time_t now = time(NULL);
    unsigned tenth = workers->done * 10 / (task->job_count ? task->job_count : 1);
    if (!task->progress || now - workers->begun < QUIET_S)
        return;
    bool on_terminal = fileno(task->progress) >= 0 && isatty(fileno(task->progress));
    if (on_terminal ? now == workers->told : tenth <= workers->told_tenth)
        return;
    unsigned percent = (unsigned)((uint64_t)workers->done * 100 / task->job_count);
    char left[64];
    left_text(workers, now, left, sizeof left);
    if (on_terminal)
        fprintf(task->progress, "\r%3u %% %s%s \033[K", percent, task->what, left);
    else
        fprintf(task->progress, "%3u %% %s%s\n", tenth * 10, task->what, left);
    fflush(task->progress);
    workers->told = now;
    workers->told_tenth = tenth;
    workers->has_told = on_terminal;
}

/* False at the end of what the worker writes. */
static bool read_worker(struct workers *workers, struct worker *worker)
{
    char bytes[16384];
    ssize_t size = read(worker->file, bytes, sizeof bytes), at = 0;
    if (size < 0)
        return errno == EINTR;
    for (; at < size && !worker->answer; at++) {
        if (bytes[at] != JOB_DONE) {
            worker->answer = bytes[at];
            continue;
        }
        workers->done++;
        tell(workers);
    }
    str_add_n(&worker->bytes, bytes + at, (size_t)(size - at));
    return size > 0;
}

static void read_workers(struct workers *workers)
{
    struct pollfd files[MOST_WORKERS]; /* poll passes over those that are -1 */
    for (unsigned i = 0; i < workers->count; i++)
        files[i] = (struct pollfd){.fd = workers->workers[i].file, .events = POLLIN};
    for (unsigned open = workers->count; open > 0;) {
        if (poll(files, workers->count, -1) < 0)
            continue;
        for (unsigned i = 0; i < workers->count; i++) {
            if (!files[i].revents || read_worker(workers, &workers->workers[i]))
                continue;
            close(files[i].fd);
            files[i].fd = -1;
            open--;
        }
    }
}

static bool start_worker(struct workers *workers, unsigned number, unsigned count)
{
    struct worker *worker = &workers->workers[number];
    int ends[2];
    worker->bytes.arena = &workers->arena;
    if (pipe(ends) != 0)
        return err_set(&workers->err, ERR_IO, "no pipe to a worker: %s", strerror(errno));
    worker->process = fork();
    if (worker->process == 0) {
        close(ends[0]);
        run_worker(workers->task, number, count, ends[1]);
    }
    close(ends[1]);
    worker->file = ends[0];
    if (worker->process < 0) {
        close(ends[0]);
        return err_set(&workers->err, ERR_IO, "no worker: %s", strerror(errno));
    }
    workers->count++;
    return true;
}

/* Waits for the ends of all, and looks for what went wrong: errors before deaths. */
static void stop_workers(struct workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++) {
        const struct worker *worker = &workers->workers[i];
        if (worker->answer != ERROR || worker->bytes.length != sizeof workers->err)
            continue;
        if (!workers->failed)
            memcpy(&workers->err, worker->bytes.text, sizeof workers->err);
        workers->failed = true;
    }
    for (unsigned i = 0; i < workers->count; i++) {
        int status = 0;
        while (waitpid(workers->workers[i].process, &status, 0) < 0 && errno == EINTR)
            ;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            continue;
        workers->failed = true;
        err_set(&workers->err, ERR_IO, "a worker died: %s %d", WIFSIGNALED(status) ? "signal" : "exit code",
                WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    }
}

bool workers_run(const struct workers_task *task, unsigned wanted, struct err *reterr)
{
    struct workers workers = {.task = task, .begun = time(NULL)};
    unsigned count = wanted < 1 ? 1 : wanted > MOST_WORKERS ? MOST_WORKERS : wanted;
    if (count > task->job_count)
        count = task->job_count ? task->job_count : 1;
    arena_init(&workers.arena, malloc, free);
    workers.workers = ARENA_ARRAY(&workers.arena, struct worker, count);
    fflush(NULL); /* or each worker would have a copy of what is not written yet */
    for (unsigned i = 0; i < count && !workers.failed; i++)
        workers.failed = !start_worker(&workers, i, count);
    read_workers(&workers);
    stop_workers(&workers);
    if (workers.has_told)
        fprintf(task->progress, "\r\033[K");
    for (unsigned i = 0; i < count && !workers.failed && task->take; i++)
        task->take(task->user, workers.workers[i].bytes.text, workers.workers[i].bytes.length);
    arena_finish(&workers.arena);
    if (workers.failed && reterr && reterr->code == ERR_NONE)
        *reterr = workers.err;
    return !workers.failed;
}

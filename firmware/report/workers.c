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

enum letter_kind { LETTER_RESULT, LETTER_DONE, LETTER_ERROR };

struct letter {
    uint32_t kind, size;
};

struct worker {
    pid_t process;
    int file; /* -1: it has closed it */
    size_t filled;
    char bytes[sizeof(struct letter) + WORKERS_MOST_BYTES];
};

struct workers {
    const struct workers_task *task;
    unsigned count;
    struct worker *workers;
    uint32_t done;
    unsigned told_tenth;
    time_t begun, told;
    bool has_told, failed;
    struct err err;
};

/* ---- in a worker ---- */

static void write_all(struct workers_mail *mail, const void *bytes, size_t size)
{
    const char *rest = bytes;
    while (size > 0 && !mail->failed) {
        ssize_t written = write(mail->file, rest, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            mail->failed = true; /* the caller is gone: nobody to tell */
            return;
        }
        rest += written;
        size -= (size_t)written;
    }
}

static void send_letter(struct workers_mail *mail, enum letter_kind kind, const void *bytes, size_t size)
{
    struct letter letter = {(uint32_t)kind, (uint32_t)size};
    write_all(mail, &letter, sizeof letter);
    write_all(mail, bytes, size);
}

void workers_send(struct workers_mail *mail, const void *bytes, size_t size)
{
    if (size <= WORKERS_MOST_BYTES)
        send_letter(mail, LETTER_RESULT, bytes, size);
}

/* Jobs are dealt out like cards. */
static bool work(const struct workers_task *task, unsigned number, unsigned count, struct workers_mail *mail,
                 struct err *reterr)
{
    bool ok = task->begin(task->user, reterr);
    for (uint32_t job = number; ok && job < task->job_count && !mail->failed; job += count) {
        ok = task->work(task->user, job, mail, reterr);
        send_letter(mail, LETTER_DONE, NULL, 0);
    }
    return ok && task->end(task->user, mail, reterr);
}

static void live_as_worker(const struct workers_task *task, unsigned number, unsigned count, int file)
{
    struct workers_mail mail = {.file = file};
    struct err err = {0};
    if (!work(task, number, count, &mail, &err))
        send_letter(&mail, LETTER_ERROR, &err, sizeof err);
    close(file);
    _exit(0); /* not exit: what the caller has in its buffers is the caller's to write */
}

/* ---- in the caller ---- */

unsigned workers_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (unsigned)cores;
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
    if (on_terminal)
        fprintf(task->progress, "\r%3u %% %s ", percent, task->what);
    else
        fprintf(task->progress, "%3u %% %s\n", tenth * 10, task->what);
    fflush(task->progress);
    workers->told = now;
    workers->told_tenth = tenth;
    workers->has_told = on_terminal;
}

static void open_letter(struct workers *workers, const struct letter *letter, const void *bytes)
{
    switch ((enum letter_kind)letter->kind) {
    case LETTER_RESULT:
        workers->task->take(workers->task->user, bytes, letter->size);
        break;
    case LETTER_DONE:
        workers->done++;
        tell(workers);
        break;
    case LETTER_ERROR:
        if (!workers->failed)
            memcpy(&workers->err, bytes, sizeof workers->err);
        workers->failed = true;
        break;
    }
}

/* Opens all letters that are whole. */
static void open_letters(struct workers *workers, struct worker *worker)
{
    struct letter letter;
    size_t at = 0;
    while (worker->filled - at >= sizeof letter) {
        memcpy(&letter, worker->bytes + at, sizeof letter);
        if (worker->filled - at - sizeof letter < letter.size)
            break;
        /* Copied, so that what it holds is aligned. */
        max_align_t bytes[WORKERS_MOST_BYTES / sizeof(max_align_t) + 1];
        memcpy(bytes, worker->bytes + at + sizeof letter, letter.size);
        open_letter(workers, &letter, bytes);
        at += sizeof letter + letter.size;
    }
    memmove(worker->bytes, worker->bytes + at, worker->filled - at);
    worker->filled -= at;
}

static void read_mail(struct workers *workers, struct worker *worker)
{
    ssize_t size = read(worker->file, worker->bytes + worker->filled, sizeof worker->bytes - worker->filled);
    if (size < 0 && errno == EINTR)
        return;
    if (size <= 0) {
        close(worker->file);
        worker->file = -1;
        return;
    }
    worker->filled += (size_t)size;
    open_letters(workers, worker);
}

static void read_all_mail(struct workers *workers)
{
    struct pollfd files[MOST_WORKERS];
    for (;;) {
        nfds_t open = 0;
        struct worker *owners[MOST_WORKERS];
        for (unsigned i = 0; i < workers->count; i++) {
            if (workers->workers[i].file < 0)
                continue;
            owners[open] = &workers->workers[i];
            files[open++] = (struct pollfd){.fd = workers->workers[i].file, .events = POLLIN};
        }
        if (open == 0)
            return;
        if (poll(files, open, -1) < 0)
            continue;
        for (nfds_t i = 0; i < open; i++)
            if (files[i].revents)
                read_mail(workers, owners[i]);
    }
}

static bool hire(struct workers *workers, unsigned number, unsigned count)
{
    struct worker *worker = &workers->workers[number];
    int ends[2];
    if (pipe(ends) != 0)
        return err_set(&workers->err, ERR_IO, "no pipe to a worker: %s", strerror(errno));
    worker->process = fork();
    if (worker->process < 0) {
        close(ends[0]);
        close(ends[1]);
        return err_set(&workers->err, ERR_IO, "no worker: %s", strerror(errno));
    }
    if (worker->process == 0) {
        close(ends[0]);
        live_as_worker(workers->task, number, count, ends[1]);
    }
    close(ends[1]);
    worker->file = ends[0];
    workers->count++;
    return true;
}

static void dismiss(struct workers *workers)
{
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
    workers.workers = calloc(count, sizeof *workers.workers);
    if (!workers.workers)
        return err_set(reterr, ERR_IO, "memory has run out");
    fflush(NULL); /* or each worker would have a copy of what is not written yet */
    for (unsigned i = 0; i < count && !workers.failed; i++)
        workers.failed = !hire(&workers, i, count);
    read_all_mail(&workers);
    dismiss(&workers);
    if (workers.has_told)
        fprintf(task->progress, "\r%40s\r", "");
    free(workers.workers);
    if (workers.failed && reterr && reterr->code == ERR_NONE)
        *reterr = workers.err;
    return !workers.failed;
}

#include "report/workers.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"

struct sums {
    uint32_t jobs, begun, ended;
    uint64_t sum;
    unsigned fails_at; /* job + 1; 0: none */
    bool dies;
    bool leaves; /* with all its work done, but with an exit code that says otherwise */
};

enum note { NOTE_BEGAN = 1000000, NOTE_ENDED };

static bool begin(void *user, struct err *reterr)
{
    (void)reterr;
    ((struct sums *)user)->begun = 1; /* in the worker alone */
    return true;
}

static bool work(void *user, uint32_t job, struct workers_mail *mail, struct err *reterr)
{
    struct sums *sums = user;
    if (sums->fails_at == job + 1)
        return err_set(reterr, ERR_MEANING, "job %u is bad", job);
    if (sums->dies)
        abort();
    workers_send(mail, &job, sizeof job);
    return sums->begun == 1;
}

static bool end(void *user, struct workers_mail *mail, struct err *reterr)
{
    (void)reterr;
    uint32_t note = NOTE_ENDED;
    workers_send(mail, &note, sizeof note);
    if (((struct sums *)user)->leaves)
        _exit(3);
    return true;
}

static void take(void *user, const void *bytes, size_t size)
{
    struct sums *sums = user;
    uint32_t number;
    CHECK_INT(size, sizeof number);
    memcpy(&number, bytes, sizeof number);
    if (number == NOTE_ENDED) {
        sums->ended++;
        return;
    }
    sums->jobs++;
    sums->sum += number;
}

static bool run(struct sums *sums, uint32_t jobs, unsigned workers, struct err *reterr)
{
    struct workers_task task = {.user = sums,
                                .job_count = jobs,
                                .begin = begin,
                                .work = work,
                                .end = end,
                                .take = take,
                                .what = "done"};
    return workers_run(&task, workers, reterr);
}

int main(void)
{
    static const struct {
        uint32_t jobs;
        unsigned workers, ended;
    } rows[] = {{0, 4, 1}, {1, 4, 1}, {7, 1, 1}, {7, 3, 3}, {5000, 2, 2}, {100, 1000, 64}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[40];
        snprintf(label, sizeof label, "%u jobs, %u workers", rows[i].jobs, rows[i].workers);
        check_row(label);
        struct sums sums = {0};
        struct err err = {0};
        CHECK(run(&sums, rows[i].jobs, rows[i].workers, &err));
        CHECK_INT(sums.jobs, rows[i].jobs);
        CHECK_INT(sums.sum, (uint64_t)rows[i].jobs * (rows[i].jobs ? rows[i].jobs - 1 : 0) / 2);
        CHECK_INT(sums.ended, rows[i].ended);
        CHECK_INT(sums.begun, 0);
    }
    check_row("a job fails");
    struct err err = {0};
    CHECK(!run(&(struct sums){.fails_at = 3}, 10, 2, &err));
    CHECK_INT(err.code, ERR_MEANING);
    CHECK_STR(err.text, "job 2 is bad");
    check_row("a worker's exit code counts");
    err = (struct err){0};
    CHECK(!run(&(struct sums){.leaves = true}, 2, 2, &err));
    CHECK_STR(err.text, "a worker died: exit code 3");
    check_row("a worker dies");
    err = (struct err){0};
    CHECK(!run(&(struct sums){.dies = true}, 2, 2, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(workers_cores() >= 1);
    return check_done();
}

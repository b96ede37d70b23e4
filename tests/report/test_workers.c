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
    bool leaves;   /* with all its work done, but with an exit code that says otherwise */
    size_t filler; /* bytes behind the result's own */
};

static bool begin(void *user, struct err *reterr)
{
    (void)reterr;
    ((struct sums *)user)->begun = 1; /* in the worker alone */
    return true;
}

static bool work(void *user, uint32_t job, struct err *reterr)
{
    struct sums *sums = user;
    if (sums->fails_at == job + 1)
        return err_set(reterr, ERR_MEANING, "job %u is bad", job);
    if (sums->dies)
        abort();
    sums->jobs++;
    sums->sum += job;
    return sums->begun == 1;
}

static void end(void *user, struct str_builder *result)
{
    struct sums *sums = user;
    str_add_n(result, (const char *)sums, sizeof *sums);
    for (size_t i = 0; i < sums->filler; i++)
        str_add_n(result, &(char){(char)(i % 251)}, 1);
    if (sums->leaves)
        _exit(3);
}

static void take(void *user, const void *bytes, size_t size)
{
    struct sums *sums = user;
    const struct sums *one = bytes;
    if (!CHECK_INT(size, sizeof *one + sums->filler))
        return;
    sums->ended++;
    sums->jobs += one->jobs;
    sums->sum += one->sum;
    const char *filler = (const char *)(one + 1);
    size_t same = 0;
    while (same < sums->filler && filler[same] == (char)(same % 251))
        same++;
    CHECK_INT(same, sums->filler);
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

/* As long each as those that are done; nothing is foretold from less than two seconds. */
static void test_left(void)
{
    CHECK_INT(workers_left_s(0, 100, 60), -1);
    CHECK_INT(workers_left_s(10, 100, 1), -1);
    CHECK_INT(workers_left_s(10, 100, 2), 18);
    CHECK_INT(workers_left_s(10, 100, 20), 180);
    CHECK_INT(workers_left_s(99, 100, 990), 10);
    CHECK_INT(workers_left_s(100, 100, 30), 0);
    CHECK_INT(workers_left_s(1, 4000000000u, 7200), (int64_t)7200 * 3999999999u);
}

int main(void)
{
    test_left();
    static const struct {
        uint32_t jobs;
        unsigned workers, ended;
    } rows[] = {{0, 4, 1}, {1, 4, 1}, {7, 1, 1}, {7, 3, 3}, {3, 4, 3}, {5000, 2, 2}, {100, 1000, 64}};
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
    check_row("a result that no pipe holds");
    struct sums large = {.filler = 3000000};
    struct err err = {0};
    CHECK(run(&large, 9, 3, &err));
    CHECK_INT(large.sum, 36);
    CHECK_INT(large.ended, 3);
    check_row("jobs alone");
    CHECK(workers_run(
        &(struct workers_task){.user = &(struct sums){.begun = 1}, .job_count = 9, .work = work}, 2, &err));
    check_row("a job fails");
    CHECK(!run(&(struct sums){.fails_at = 3}, 10, 2, &err));
    CHECK_INT(err.code, ERR_MEANING);
    CHECK_STR(err.text, "job 2 is bad");
    check_row("who has failed does not tell of an end");
    struct sums failed = {.fails_at = 1};
    CHECK(!run(&failed, 1, 1, &(struct err){0}));
    CHECK_INT(failed.ended, 0);
    struct sums failing = {.fails_at = 3};
    CHECK(!run(&failing, 10, 2, NULL));
    CHECK_INT(failing.ended, 0); /* no result is taken, the other's neither */
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

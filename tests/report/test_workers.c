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

/* Letters of any size up to the most come whole and in order; of a larger one nothing comes. */
#define LETTERS 60000

struct letters {
    uint32_t came, wrong;
};

static size_t letter_size(uint32_t number)
{
    return number % 1000 == 0 ? WORKERS_MOST_BYTES : number % 7 + 1;
}

static bool nothing_to_begin(void *user, struct err *reterr)
{
    (void)user;
    (void)reterr;
    return true;
}

static bool write_letters(void *user, uint32_t job, struct workers_mail *mail, struct err *reterr)
{
    static char bytes[WORKERS_MOST_BYTES + 1];
    (void)user;
    (void)job;
    (void)reterr;
    for (uint32_t i = 0; i < LETTERS; i++) {
        memset(bytes, (int)(i % 251), letter_size(i));
        workers_send(mail, bytes, letter_size(i));
        if (i % 10000 == 0)
            workers_send(mail, bytes, sizeof bytes);
    }
    return true;
}

static bool nothing_to_end(void *user, struct workers_mail *mail, struct err *reterr)
{
    (void)user;
    (void)mail;
    (void)reterr;
    return true;
}

static void read_letter(void *user, const void *bytes, size_t size)
{
    struct letters *letters = user;
    const unsigned char *letter = bytes;
    uint32_t number = letters->came++;
    bool right = size == letter_size(number);
    for (size_t i = 0; right && i < size; i++)
        right = letter[i] == number % 251;
    letters->wrong += !right;
}

static void test_letters(void)
{
    struct letters letters = {0};
    struct err err = {0};
    struct workers_task task = {.user = &letters,
                                .job_count = 1,
                                .begin = nothing_to_begin,
                                .work = write_letters,
                                .end = nothing_to_end,
                                .take = read_letter,
                                .what = "done"};
    check_row("no way home: it is given up");
    struct workers_mail lost = {.file = -1};
    workers_send(&lost, "x", 1);
    CHECK(lost.failed);
    check_row("letters");
    CHECK(workers_run(&task, 1, &err));
    CHECK_INT(letters.came, LETTERS);
    CHECK_INT(letters.wrong, 0);
}

int main(void)
{
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
    check_row("a job fails");
    struct err err = {0};
    CHECK(!run(&(struct sums){.fails_at = 3}, 10, 2, &err));
    CHECK_INT(err.code, ERR_MEANING);
    CHECK_STR(err.text, "job 2 is bad");
    check_row("who has failed does not tell of an end");
    struct sums failed = {.fails_at = 1};
    CHECK(!run(&failed, 1, 1, &(struct err){0}));
    CHECK_INT(failed.ended, 0);
    check_row("a worker's exit code counts");
    err = (struct err){0};
    CHECK(!run(&(struct sums){.leaves = true}, 2, 2, &err));
    CHECK_STR(err.text, "a worker died: exit code 3");
    check_row("a worker dies");
    err = (struct err){0};
    CHECK(!run(&(struct sums){.dies = true}, 2, 2, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(workers_cores() >= 1);
    test_letters();
    return check_done();
}

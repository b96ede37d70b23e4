#include "setup/intake_run.h"

#include <signal.h>
#include <sys/resource.h>

#include "setup/intake_fixture.h"

#include "spool/refusals.h"

/* What has no room is said, and all else is taken over. A limit of files' sizes stands for the disk's end. */
static void test_full(void)
{
    static char run_folder[400];
    struct intake_result result;
    struct err err = {0};
    struct rlimit before, small;
    snprintf(run_folder, sizeof run_folder, "%s.run", spool_folder);
    CHECK_INT(mkdir(run_folder, 0700), 0);
    struct intake intake = {.setup = setup,
                            .spool = spool_folder,
                            .now = INSTANT_NONE,
                            .run = run_folder,
                            .root = "/no/such/root"};
    check_row("no room for the program");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    drop_display("paper", NULL, 0);
    CHECK_INT(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 600;
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = intake_take_over(&intake, &result, &err);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &before), 0);
    CHECK(!ok);
    CHECK_INT(err.code, ERR_IO);
    CHECK(strstr(err.text, "File too large") != NULL);
    CHECK_INT(sessions(), 8); /* what was there before */
    CHECK(access(spool_path("display.json"), F_OK) == 0);
    CHECK_INT(result.refused, 1);
    struct arena arena;
    struct refusals refusals;
    arena_init(&arena, malloc, free);
    refusals_read(spool_folder, NULL, &arena, &refusals);
    if (CHECK_INT(refusals.count, 1))
        CHECK(strstr(refusals.lines[0], "this board: ") && strstr(refusals.lines[0], "File too large"));

    check_row("not even for what was refused: it is in RAM");
    spool_remove("refusals.txt");
    CHECK_INT(mkdir(spool_path("refusals.txt"), 0700), 0); /* nothing can be put there */
    drop("schedule.xml", "<schedule>\n<oops");
    err = (struct err){0};
    CHECK(!intake_take_over(&intake, &result, &err));
    CHECK(err.code != ERR_NONE);
    char path[500];
    snprintf(path, sizeof path, "%s/refusals.txt", run_folder);
    CHECK(access(path, F_OK) == 0);
    CHECK(access(spool_path("refusals.txt"), F_OK) != 0); /* what was there is of another time */
    check_row("there is room again");
    err = (struct err){0};
    CHECK(intake_take_over(&intake, &result, &err));
    CHECK(access(path, F_OK) != 0 && access(spool_path("refusals.txt"), F_OK) == 0);
    arena_finish(&arena);
    take_away("schedule.xml");
    take_away("display.json");
    spool_remove("display.json");
    CHECK_INT(rmdir(run_folder), 0);
}

int main(void)
{
    intake_begin("test_intake_put");
    drop_copy("program.json", "tests/data/tool/small.json");
    drop_copy("live.json", "tests/data/native/live-day.json");
    CHECK_STR(run(), "2 0 0");
    take_away("program.json");
    test_full();
    take_away("live.json");
    intake_end();
    return check_done();
}

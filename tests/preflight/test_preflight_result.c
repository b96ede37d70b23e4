#include "preflight/preflight_result.h"

#include <unistd.h>

#include "report/workers.h"
#include "tool/fixture.h"

struct told {
    struct preflight_walk worker, all;
};

static bool begin(void *user, struct err *reterr)
{
    return preflight_walk_begin(&((struct told *)user)->worker, reterr);
}

/* Has a worker find something, without walking. */
static bool work(void *user, uint32_t job, struct err *reterr)
{
    struct preflight_walk *walk = &((struct told *)user)->worker;
    struct finding finding = {.rule = FINDING_TITLE_CUT,
                              .session = job,
                              .room = PROGRAM_NONE,
                              .width = 800,
                              .height = 480,
                              .count = 2,
                              .first_ms = 1000 + job};
    (void)reterr;
    findings_add(&walk->findings, &finding);
    walk->screens += 10;
    preflight_walk_add_font(walk, "/fonts/b.otf");
    preflight_walk_add_font(walk, "/fonts/a.otf");
    walk->shown[job] = 1;
    for (uint64_t i = 0; i < 1000; i++) /* half of them are all jobs' */
        hash_set_add(&walk->scenes, i < 500 ? i : i + 1000 * (job + 1));
    return true;
}

static void end(void *user, struct str_builder *result)
{
    struct preflight_walk *walk = &((struct told *)user)->worker;
    preflight_result_write(walk, result);
    preflight_walk_end(walk);
}

static void take(void *user, const void *bytes, size_t size)
{
    preflight_result_take(&((struct told *)user)->all, bytes, size);
}

int main(void)
{
    struct loaded loaded;
    struct arena arena;
    struct err err = {0};
    struct told told;
    struct preflight preflight = {.program = NULL};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    preflight.program = loaded.program;
    for (unsigned workers = 1; workers <= 3; workers++) {
        char label[16];
        snprintf(label, sizeof label, "%u workers", workers);
        check_row(label);
        preflight_walk_init(&told.worker, &preflight, &arena);
        preflight_walk_init(&told.all, &preflight, &arena);
        struct workers_task task = {
            .user = &told, .job_count = 3, .begin = begin, .work = work, .end = end, .take = take};
        CHECK(workers_run(&task, workers, &err));
        CHECK_INT(told.all.findings.count, 3);
        CHECK_INT(told.all.screens, 30);
        CHECK_INT(told.all.scenes.count, 500 + 3 * 500 - 1); /* 0 is kept as 1 */
        CHECK(told.all.shown[0] && told.all.shown[1] && told.all.shown[2] && !told.all.shown[3]);
        CHECK_INT(told.all.font_count, 2);
        CHECK_STR(told.all.fonts[0], "/fonts/a.otf"); /* in order */
        preflight_walk_finish(&told.worker);
        preflight_walk_finish(&told.all);
    }
    check_row("what is no result of ours");
    preflight_walk_init(&told.all, &preflight, &arena);
    preflight_result_take(&told.all, "x", 1);
    CHECK_INT(told.all.findings.count, 0);
    preflight_walk_finish(&told.all);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

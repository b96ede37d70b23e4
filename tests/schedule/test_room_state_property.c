/*
 * The promises of `until` and `tick_until` and the agreement with the naive implementation, for every room of
 * programs made from seeds and of the programs that this project ships; and the same of each with a day's
 * changes folded over it.
 */
#include "check.h"

#include "changes/fold.h"
#include "changes/random_said.h"
#include "schedule/files.h"
#include "schedule/naive.c"
#include "schedule/naive_fold.c"
#include "schedule/walk.h"

static unsigned reasons[REASON_COUNT];

static struct thresholds thresholds;

static void test_walk(struct walk *walk)
{
    walk_until(walk);
    for (int reason = 0; reason < REASON_COUNT; reason++)
        reasons[reason] += walk->reasons[reason];
    walk_finish(walk);
}

static void test_program(const struct program *program, const char *label)
{
    check_row(label);
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct walk walk;
        walk_init(&walk, program, &thresholds, room);
        test_walk(&walk);
    }
}

static void test_folded(const struct program *program, const char *label, int most)
{
    static struct random_said said;
    struct arena arena;
    struct naive_fold fold;
    check_row(label);
    arena_init(&arena, malloc, free);
    random_said_init(&said, program, random_below(most + 1));
    const struct program *folded = changes_fold(program, &said.feed, &said.live, &arena, NULL);
    naive_fold_init(&fold, program, &said.feed, &said.live);
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct walk walk;
        walk_init_folded(&walk, folded, &fold, &thresholds, room);
        test_walk(&walk);
    }
    naive_fold_finish(&fold);
    arena_finish(&arena);
}

static void test_shipped(const struct program *program, const char *label)
{
    test_program(program, label);
    random_seed(strlen(label));
    test_folded(program, label, 40);
}

static void test_random_programs(unsigned first_seed, unsigned count)
{
    unsigned failures = 0;
    for (unsigned seed = first_seed; seed < first_seed + count && failures < 5; seed++) {
        struct lines lines;
        random_program(&lines, seed);
        char label[60];
        snprintf(label, sizeof label, "seed %u", seed);
        unsigned before = check_failures;
        test_program(lines.program, label);
        snprintf(label, sizeof label, "seed %u, folded", seed);
        test_folded(lines.program, label, 12);
        failures += check_failures != before;
        lines_finish(&lines);
    }
}

/* Without arguments 400 seeds, with two so many from the first on; and the programs that are shipped. */
int main(int argc, char **argv)
{
    thresholds_set_defaults(&thresholds);
    test_random_programs(argc == 3 ? (unsigned)atoi(argv[1]) : 1, argc == 3 ? (unsigned)atoi(argv[2]) : 400);
    check_row("assets/programs");
    CHECK(files_for_each("assets/programs", test_shipped) > 0);
    for (int reason = 0; reason < REASON_COUNT; reason++) {
        check_row(room_reason_name((enum room_reason)reason));
        CHECK(reasons[reason] >= 10); /* a property that is never put to a test holds always */
    }
    return check_done();
}

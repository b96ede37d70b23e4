/*
 * The promises of `until` and `tick_until` and the agreement with the naive implementation, for every room of
 * programs made from seeds and of the programs that this project ships.
 */
#include "check.h"

#include "schedule/files.h"
#include "schedule/naive.c"
#include "schedule/walk.h"

static unsigned reasons[REASON_COUNT];

static struct thresholds thresholds;

static void test_program(const struct program *program, const char *label)
{
    check_row(label);
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct walk walk;
        walk_init(&walk, program, &thresholds, room);
        walk_until(&walk);
        for (int reason = 0; reason < REASON_COUNT; reason++)
            reasons[reason] += walk.reasons[reason];
        walk_finish(&walk);
    }
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
    CHECK(files_for_each("assets/programs", test_program) > 0);
    for (int reason = 0; reason < REASON_COUNT; reason++) {
        check_row(room_reason_name((enum room_reason)reason));
        CHECK(reasons[reason] >= 10); /* a property that is never put to a test holds always */
    }
    return check_done();
}

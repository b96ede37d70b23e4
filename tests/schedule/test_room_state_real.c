/*
 * The promises of `until` and `tick_until` for every room of every real schedule that can be imported, over
 * the whole event; and the agreement with the naive implementation at every minute of three big events.
 */
#include "check.h"

#include "schedule/files.h"
#include "schedule/naive.c"
#include "schedule/naive_fold.c"
#include "schedule/walk.h"

#define FOLDER "../shared/data/schedules"

static struct thresholds thresholds;

static void test_walk(const struct program *program, const char *path)
{
    check_row(path);
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct walk walk;
        walk_init(&walk, program, &thresholds, room);
        walk_until(&walk);
        walk_finish(&walk);
    }
}

/* Every minute: what the naive one says; and what the expiries of the minute before promised. */
static void test_room_by_minutes(struct walk *walk)
{
    struct room_state states[2];
    unsigned turn = 0;
    int64_t from = walk->program->first.ms - walk->program->first.ms % MS_PER_MINUTE - 2 * MS_PER_HOUR;
    for (int64_t ms = from; ms < walk->program->last.ms + 2 * MS_PER_HOUR; ms += MS_PER_MINUTE, turn ^= 1) {
        struct room_state *state = &states[turn], *before = &states[turn ^ 1];
        *state = walk_state(walk, (int)turn, (struct instant){ms});
        walk_check_naive(walk, state);
        if (ms == from)
            continue;
        walk_check(walk,
                   before->until.ms <= ms ||
                       (room_state_same(before, state) && before->until.ms == state->until.ms),
                   "nothing changes before until", before, state->at);
        walk_check(walk, before->until.ms > ms || before->until.ms < ms || !room_state_same(before, state),
                   "something changes at until", before, state->at);
        walk_check(walk, before->tick_until.ms > before->at.ms && before->tick_until.ms <= ms,
                   "the wall clock ticks", before, state->at);
    }
}

/* False when the file is not there. */
static bool test_by_minutes(const char *name)
{
    char path[300];
    snprintf(path, sizeof path, FOLDER "/%s", name);
    check_row(name);
    struct program_file file;
    bool there = files_import(&file, path);
    if (there && CHECK(file.program != NULL)) {
        for (uint32_t room = 0; room < file.program->room_count; room++) {
            struct walk walk;
            walk_init(&walk, file.program, &thresholds, room);
            test_room_by_minutes(&walk);
            walk_finish(&walk);
        }
    }
    files_finish(&file);
    return there;
}

int main(void)
{
    static const char *const big[] = {"c3_36c3_everything.schedule.json", "c3_39c3_everything.schedule.json",
                                      "fosdem2024_schedule.xml"};
    thresholds_set_defaults(&thresholds);
    unsigned programs = files_for_each(FOLDER, test_walk), missing = 0;
    if (programs == 0)
        printf("no schedule in %s: the real part is left out\n", FOLDER);
    for (size_t i = 0; i < sizeof big / sizeof *big; i++) {
        if (!test_by_minutes(big[i])) {
            printf("%s/%s is missing: its minutes are left out\n", FOLDER, big[i]);
            missing++;
        }
    }
    printf("%u schedules walked\n", programs);
    return check_done() ? 1 : missing ? CHECK_SKIPPED : 0;
}

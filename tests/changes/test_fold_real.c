/*
 * A thousand rooms and days of five real events, under live data of up to forty changes: at each minute the
 * door says what the second fold and the second implementation of its state do. Left out where the files
 * are not there.
 */
#include "changes/random_said.h"
#include "dirty_memory.h"
#include "changes/fold.h"
#include "program/mark.h"
#include "schedule/files.h"
#include "schedule/naive.c"
#include "schedule/naive_fold.c"
#include "schedule/walk.h"

#define FOLDER "../shared/data/schedules"

enum { FOLDS = 10, ROOMS_A_FOLD = 20 };

static struct thresholds thresholds;
static unsigned days_tried, moved_slots;

/* The conference day of a random session, most of the time of one that something has happened to. */
static struct day random_day(const struct program *folded)
{
    uint32_t session = 0;
    for (int i = 0; i < 40; i++) {
        session = (uint32_t)(random_next() % folded->session_count);
        if (instant_is_set(folded->sessions[session].start) && (mark_of(folded, session) || i > 30))
            break;
    }
    struct instant start = folded->sessions[session].start;
    return program_day_at(folded, instant_is_set(start) ? start : folded->first);
}

static void test_day(const struct program *folded, const struct naive_fold *fold, struct day day,
                     uint32_t room)
{
    struct walk walk;
    walk_init_folded(&walk, folded, fold, &thresholds, room);
    for (int64_t ms = day.start.ms; ms < day.end.ms; ms += MS_PER_MINUTE) {
        struct room_state state = walk_state(&walk, 0, (struct instant){ms});
        if (!walk_check_naive(&walk, &state))
            break;
    }
    walk_finish(&walk);
    days_tried++;
}

static void test_fold(const struct program *program)
{
    static struct random_said said;
    struct arena arena;
    struct naive_fold fold;
    arena_init(&arena, dirty_malloc, free);
    random_said_init(&said, program, 1 + random_below(40));
    const struct program *folded = changes_fold(program, &said.feed, &said.live, &arena, NULL);
    naive_fold_init(&fold, program, &said.feed, &said.live);
    for (uint32_t i = 0; i < program->session_count; i++)
        moved_slots += folded->sessions[i].start.ms != program->sessions[i].start.ms;
    for (int i = 0; i < ROOMS_A_FOLD; i++)
        test_day(folded, &fold, random_day(folded), (uint32_t)(random_next() % program->room_count));
    naive_fold_finish(&fold);
    arena_finish(&arena);
}

int main(void)
{
    static const char *const events[] = {"c3_36c3_everything.schedule.json",
                                         "c3_39c3_everything.schedule.json", "fosdem2024_schedule.xml",
                                         "giggity_debconf23.xml", "emf2022_schedule.frab.xml"};
    unsigned missing = 0;
    thresholds_set_defaults(&thresholds);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        char path[300];
        struct program_file file;
        snprintf(path, sizeof path, FOLDER "/%s", events[i]);
        check_row(events[i]);
        random_seed(i + 1);
        if (!files_import(&file, path)) {
            printf("%s is missing: it is left out\n", path);
            missing++;
        } else if (CHECK(file.program != NULL)) {
            for (int fold = 0; fold < FOLDS; fold++)
                test_fold(file.program);
        }
        files_finish(&file);
    }
    check_row("");
    if (!missing) {
        CHECK_INT(days_tried, 1000);
        CHECK(moved_slots > 500);
    }
    printf("%u rooms and days, %u sessions that have moved\n", days_tried, moved_slots);
    return check_done() ? 1 : missing ? CHECK_SKIPPED : 0;
}

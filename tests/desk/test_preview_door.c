/*
 * What a preview says of doors, held against what they read at each minute by both folds: 500 random commands
 * of all verbs, over programs of our own and two real ones, of which one may not be there.
 */
#include "desk/preview_work.h"

#include "desk/preview_property.h"
#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"
#define REAL "../shared/data/schedules/"

static const struct told_row rows[] = {
    {DAY, "", "10:20 a delay=10", "10:20",
     "A, 10:30-10:40: still reads NOW \"A\" until 10:40, not NOW \"B\" until 11:00"},
};

static void hold_rooms(struct trial *trial, uint32_t most)
{
    const uint32_t count = trial->request.program->room_count;
    for (uint32_t i = 0; i < count; i++) {
        bool is_told = count <= most;
        for (uint32_t j = 0; j < trial->preview.count && !is_told; j++)
            is_told = trial->preview.lines[j].kind >= PREVIEW_NOTICE &&
                      trial_has(trial->preview.lines[j].room_count, trial->preview.lines[j].rooms, i);
        if (!is_told && random_below((int)count) >= 4)
            continue;
        struct display_config config;
        display_config_set_defaults(&config, ROLE_DOOR);
        display_config_set_room(&config, trial->request.program, i, &trial->arena);
        trial_hold_door(trial, &config, i, PROGRAM_NONE);
    }
}

static void try_program(const char *name, const struct program *program, int commands)
{
    trial_name = name;
    for (int i = 0; i < commands; i++) {
        struct trial trial;
        trial_init(&trial, program, NULL, (enum desk_verb)(i % DESK_VERB_COUNT));
        hold_rooms(&trial, 6);
        trial_finish(&trial);
    }
}

static void try_lines(const char *name, const char *text, uint64_t seed, int commands)
{
    struct lines lines;
    lines_init(&lines, text);
    random_seed(seed);
    try_program(name, lines.program, commands);
    lines_finish(&lines);
}

/* Hard ones: blocks, combined rooms, days on which the clocks change. */
static void try_random(uint64_t seed, int commands)
{
    struct lines lines;
    random_program(&lines, seed);
    if (instant_is_set(lines.program->first))
        try_program("random", lines.program, commands);
    lines_finish(&lines);
}

static bool try_file(const char *path, uint64_t seed, int commands)
{
    struct program_file real;
    random_seed(seed);
    const bool found = files_import(&real, path);
    if (!found)
        printf("%s is missing: it is left out\n", path);
    else if (CHECK(real.program != NULL))
        try_program(path, real.program, commands);
    files_finish(&real);
    return found;
}

int main(void)
{
    TOLD_CHECK_ALL(rows);
    try_lines("halls", FIXTURE_HALLS, 1, 150);
    try_lines("day", DAY, 2, 150);
    for (uint64_t seed = 1; seed <= 30; seed++)
        try_random(seed, 5);
    CHECK(try_file("assets/programs/lpc-2024.json", 3, 30));
    const bool all = try_file(REAL "c3_39c3_everything.schedule.json", 4, 20);
    printf("%u commands, %u moments of doors, %u of them other\n", trials_tried, samples_tried,
           differences_met);
    CHECK(trials_tried >= 480 && differences_met > 10000);
    return check_done() ? 1 : all ? 0 : CHECK_SKIPPED;
}

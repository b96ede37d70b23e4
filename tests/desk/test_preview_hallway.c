/*
 * What a preview says of hallways, held against their rows and what comes up at each minute by both folds,
 * for random commands of all verbs.
 */
#include "desk/preview_work.h"

#include "desk/preview_property.h"
#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"
#define REAL "../shared/data/schedules/"

static const struct told_row rows[] = {
    {DAY, "", "10:20 a delay=10", "10:20", "Hallway, until 11:10: the row of A; what comes up"},
    {DAY, "", "09:00 a room=B", "09:00", "Hallway, until 10:30: the rows of A and B; what comes up"},
    {DAY, "", "09:00 c title=New", "09:00", "Hallway, until 12:00: the row of A; what comes up"},
    /* The row of a room comes with the day, though all that is left there is a tombstone; it comes up later.
     */
    {"room A; room B; a A 10:00-11:00; d A 1/05:00-1/05:10; e A 1/05:10-1/05:20; f A 1/05:20-1/05:30; "
     "g A 1/05:30-1/05:40; h A 1/05:40-1/05:50; i A 1/05:50-1/06:00; b A 1/06:40-1/07:00",
     "09:00 b room=B; 09:01 b cancelled", "09:02 b room=A", "09:02",
     "Hallway, 04:00-Thu 07:00: the row of B; what comes up"},
    {DAY, "", "12:30 c delay=10", "12:30", "-Hallway, until 12:40: the row of A; what comes up"},
};

static bool emergency_at_now(const struct trial *trial, const struct naive_day *day,
                             const struct room_scope *scope, const struct display_config *config,
                             struct instant at)
{
    const struct emergency_clock clock = {.trust = STATION_CLOCK_TRUSTED};
    struct emergency_state state;
    (void)trial;
    emergency_at(day->program, day->live, config, scope, &clock, at, &state);
    return state.is_shown;
}

/* The line names each row that differs, and a row that it names differs at some moment of it. */
static void hold_rows(struct trial *trial, const struct preview_line *line, bool *differs, uint32_t count,
                      struct instant at)
{
    for (uint32_t room = 0; room < count; room++)
        if (differs[room] && !trial_has(line->room_count, line->rooms, room))
            trial_tell(trial, "its row is not named", PREVIEW_HALLWAY,
                       label_text(trial->request.program->rooms[room].name, ""), at, "", "");
}

static void hold_hallway(struct trial *trial)
{
    struct display_config config;
    struct room_scope scope;
    const uint32_t count = trial->request.program->room_count;
    bool *differs = ARENA_ARRAY(&trial->arena, bool, count + 1);
    bool *ever = ARENA_ARRAY(&trial->arena, bool, count + 1);
    display_config_set_defaults(&config, ROLE_HALLWAY);
    room_scope_of(trial->request.program, &config, &trial->arena, &scope, NULL);
    for (uint32_t i = 0; i < trial->sample_count; i++) {
        const struct instant at = trial->samples[i];
        struct arena *arena = &trial->scratch;
        bool any = false;
        arena_reset(arena);
        if (emergency_at_now(trial, &trial->before, &scope, &config, at) ||
            emergency_at_now(trial, &trial->after, &scope, &config, at))
            continue;
        const struct instant shown = {at.ms + trial->preview.ahead_ms};
        for (uint32_t room = 0; room < count; room++) {
            differs[room] = strcmp(naive_row(&trial->before, &config.thresholds, room, shown, arena),
                                   naive_row(&trial->after, &config.thresholds, room, shown, arena)) != 0;
            any |= differs[room];
            ever[room] |= differs[room];
        }
        any |= strcmp(naive_soon(&trial->before, &config.thresholds, &scope, shown, arena),
                      naive_soon(&trial->after, &config.thresholds, &scope, shown, arena)) != 0;
        samples_tried++;
        const struct preview_line *line = trial_line(trial, PREVIEW_HALLWAY, PROGRAM_NONE, PROGRAM_NONE, at);
        check_count++;
        differences_met += any;
        if (any != (line != NULL))
            trial_tell(trial, any ? "is not told" : "is told and is none", PREVIEW_HALLWAY, "Hallway", at,
                       naive_soon(&trial->before, &config.thresholds, &scope, shown, arena),
                       naive_soon(&trial->after, &config.thresholds, &scope, shown, arena));
        if (any && line)
            hold_rows(trial, line, differs, count, at);
    }
    for (uint32_t i = 0; i < trial->preview.count; i++)
        for (uint32_t j = 0;
             trial->preview.lines[i].kind == PREVIEW_HALLWAY && j < trial->preview.lines[i].room_count; j++)
            CHECK(ever[trial->preview.lines[i].rooms[j]]);
}

static void try_program(const char *name, const struct program *program, int commands)
{
    trial_name = name;
    for (int i = 0; i < commands; i++) {
        struct trial trial;
        trial_init(&trial, program, NULL, (enum desk_verb)(i % DESK_VERB_COUNT));
        hold_hallway(&trial);
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

static void try_random(uint64_t seed, int commands)
{
    struct lines lines;
    random_program(&lines, seed);
    if (instant_is_set(lines.program->first))
        try_program("random", lines.program, commands);
    lines_finish(&lines);
}

int main(void)
{
    struct program_file real;
    TOLD_CHECK_ALL(rows);
    try_lines("halls", FIXTURE_HALLS, 1, 90);
    try_lines("day", DAY, 2, 60);
    for (uint64_t seed = 1; seed <= 30; seed++)
        try_random(seed, 5);
    random_seed(5);
    const bool found = files_import(&real, REAL "c3_36c3_everything.schedule.json");
    if (found && CHECK(real.program != NULL))
        try_program("36C3", real.program, 6);
    files_finish(&real);
    printf("%u commands, %u moments, %u of them other\n", trials_tried, samples_tried, differences_met);
    CHECK(differences_met > 5000);
    return check_done() ? 1 : found ? 0 : CHECK_SKIPPED;
}

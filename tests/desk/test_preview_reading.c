/*
 * What is drawn is told: at each moment at which a door's picture is another with a command than without, a
 * line of the preview holds; and where one holds that is of more than the small list, it mostly is.
 */
#include "desk/preview_work.h"

#include "desk/preview_property.h"
#include "desk/preview_told.h"
#include "scene/difference.h"
#include "scene/theme.h"
#include "scene/words.h"
#include "screens/screen.h"
#include "text/fake_metrics.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"

static const struct told_row rows[] = {
    /* A break's end is read, and not that it begins later. */
    {DAY, "", "10:20 a delay=10", "10:20",
     "A, 11:00-11:10: still reads NOW \"B\" until 11:10, not BREAK \"K\" until 11:30"},
    {DAY, "", "10:20 a delay=10 reason=laptop", "10:20", "-A, 11:10-11:30: tells: laptop"},
    {DAY, "", "09:50 a delay=10 reason=laptop", "09:50",
     "A, until 10:00: reads 10 MIN LATE 10:10 \"A\", not SOON 10:00 \"A\""},
};

static unsigned drawn_otherwise, told_and_drawn, told_in_all;

static void draw(const struct naive_day *day, const struct display_config *config, struct instant at,
                 struct arena *arena, struct scene *ret)
{
    struct live live = *day->live;
    const struct screen_style style = {.theme = theme_night(),
                                       .words = words_english(),
                                       .metrics = &fake_metrics,
                                       .width = config->panel.width,
                                       .height = config->panel.height};
    struct view view;
    if (day->is_without)
        live.rehearsal = NULL;
    const struct view_request request = {.program = day->program,
                                         .live = &live,
                                         .config = config,
                                         .station = {.program = STATION_PROGRAM_LOADED,
                                                     .clock = STATION_CLOCK_TRUSTED,
                                                     .check = STATION_CHECK_OK},
                                         .now = at};
    view_make(&request, arena, &view);
    screen_compose(&view, &style, arena, ret);
    /* The event's days, where it is over, tell nobody where to go. */
    for (uint32_t i = 0; i < ret->count; i++)
        if (strcmp(ret->items[i].role, "date.event") == 0)
            ret->items[i] = (struct item){.kind = ITEM_FILL, .role = ""};
}

static void hold_door(struct trial *trial, uint32_t room)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    display_config_set_room(&config, trial->request.program, room, &trial->arena);
    for (uint32_t i = 0; i < trial->sample_count; i += 3) {
        const struct instant at = trial->samples[i];
        struct scene before, after;
        struct box box;
        arena_reset(&trial->scratch);
        draw(&trial->before, &config, at, &trial->scratch, &before);
        draw(&trial->after, &config, at, &trial->scratch, &after);
        const bool differs = scene_difference(&before, &after, &box, 1) > 0;
        const struct preview_line *line = NULL;
        for (int kind = PREVIEW_ALL; kind <= PREVIEW_LATER && !line; kind++)
            line = trial_line(trial, (enum preview_kind)kind, room, PROGRAM_NONE, at);
        samples_tried++;
        drawn_otherwise += differs;
        check_count++;
        if (differs && !line)
            trial_tell(trial, "is drawn otherwise and not told", PREVIEW_DOOR,
                       label_text(trial->request.program->rooms[room].name, ""), at,
                       naive_door(&trial->before, &config, at, &trial->scratch).door,
                       naive_door(&trial->after, &config, at, &trial->scratch).door);
        if (line && line->kind == PREVIEW_DOOR) {
            told_in_all++;
            told_and_drawn += differs;
        }
    }
}

static void try_program(const char *name, const struct program *program, int commands)
{
    trial_name = name;
    for (int i = 0; i < commands; i++) {
        struct trial trial;
        trial_init(&trial, program, NULL, (enum desk_verb)(i % DESK_VERB_COUNT));
        for (uint32_t room = 0; room < program->room_count; room++)
            hold_door(&trial, room);
        trial_finish(&trial);
    }
}

int main(void)
{
    struct lines lines;
    TOLD_CHECK_ALL(rows);
    lines_init(&lines, DAY);
    random_seed(21);
    try_program("day", lines.program, 45);
    lines_finish(&lines);
    for (uint64_t seed = 40; seed < 50; seed++) {
        random_program(&lines, seed);
        if (instant_is_set(lines.program->first))
            try_program("random", lines.program, 5);
        lines_finish(&lines);
    }
    printf("%u moments of doors, %u drawn otherwise; of %u told, %u are drawn otherwise\n", samples_tried,
           drawn_otherwise, told_in_all, told_and_drawn);
    CHECK(drawn_otherwise > 1000);
    CHECK(told_and_drawn * 100 > told_in_all * 95);
    return check_done();
}

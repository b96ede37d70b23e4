/*
 * Lines of a venue's displays: a door with thresholds of its own and a night, one of two rooms, hallways.
 * What they say is held against what the displays read at each minute by both folds.
 */
#include "desk/preview_work.h"

#include "desk/preview_property.h"
#include "desk/preview_told.h"

#define DAY                                                                                                  \
    "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00; "            \
    "n B 21:00-21:30; y C 10:00-10:45; late C 23:00-23:30"

enum { ALONE, EARLY, BOTH, FOYER, STAIRS, DISPLAYS };

struct venue_of {
    struct venue venue;
    struct venue_display displays[DISPLAYS];
    struct room_name rooms[DISPLAYS][2];
};

static void give_rooms(struct venue_of *of, int display, const struct program *program, uint32_t count,
                       uint32_t first)
{
    for (uint32_t i = 0; i < count; i++)
        of->rooms[display][i] = room_own_name(&program->rooms[first + i]);
    of->displays[display].config.room_count = count;
    of->displays[display].config.rooms = of->rooms[display];
}

static void venue_of_init(struct venue_of *of, const struct program *program)
{
    static const char *const names[] = {"alone", "early", "both", "foyer", "stairs"};
    memset(of, 0, sizeof *of);
    for (int i = 0; i < DISPLAYS; i++) {
        display_config_set_defaults(&of->displays[i].config, i >= FOYER ? ROLE_HALLWAY : ROLE_DOOR);
        of->displays[i].config.name = of->displays[i].key = names[i];
    }
    give_rooms(of, ALONE, program, 1, 0);
    give_rooms(of, EARLY, program, 1, 0);
    give_rooms(of, BOTH, program, 2, 0);
    give_rooms(of, STAIRS, program, 1, 1);
    of->displays[EARLY].config.thresholds.soon_min = 25;
    of->displays[EARLY].config.thresholds.tombstone_min = 15;
    of->displays[EARLY].config.night_off_min = 22 * 60;
    of->displays[EARLY].config.night_on_min = 7 * 60;
    of->venue = (struct venue){
        .name = "Venue", .venue = "", .timezone = "", .display_count = DISPLAYS, .displays = of->displays};
}

/* ---- what is said of whom ---- */

struct venue_row {
    const char *command, *now, *told;
    uint32_t now_count, later_count;
};

static const struct venue_row rows[] = {
    {"09:00 a delay=10", "09:00",
     "A, 10:40-11:00: reads NOW \"B\" until 11:10, not NOW \"B\" until 11:00|"
     "A, until 09:35: reads 10 MIN LATE 10:10 \"A\", not FIRST TODAY 10:00 \"A\"|"
     "A, until 09:50: reads 10 MIN LATE 10:10 \"A\", not FIRST TODAY 10:00 \"A\"|"
     "both, until 10:00: next 10:00 \"Z\", not 10:00 \"A\" +1|"
     "foyer, until 11:10: the row of A; what comes up",
     4, 0},
    {"20:00 n delay=10", "20:00",
     "B and both, 21:10-21:30: reads NOW \"N\" until 21:40, not NOW \"N\" until 21:30|"
     "A, 21:30-21:40: still reads NOTHING MORE HERE, it goes on in B and C, not NOTHING MORE HERE, it goes "
     "on in C|"
     "foyer and stairs, until 21:40: the row of B; what comes up",
     3, 2},
    {"20:00 late delay=10", "20:00",
     "A, B and both, 23:30-23:40: still reads NOTHING MORE HERE, it goes on in C, not THE EVENT IS OVER|"
     "C, 23:30-23:40: still reads NOW \"LATE\" until 23:40, not THE EVENT IS OVER",
     1, 2},
};

static void test_displays(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct previewed previewed;
        struct venue_of of;
        previewed_init(&previewed, DAY, "", rows[i].command, rows[i].now);
        venue_of_init(&of, previewed.lines.program);
        previewed.request.venue = &of.venue;
        previewed.request.says_all = true;
        const char *text = previewed_text(&previewed);
        check_row(rows[i].command);
        CHECK_INT(previewed.preview.displays_now, rows[i].now_count);
        CHECK_INT(previewed.preview.displays_later, rows[i].later_count);
        for (const char *at = rows[i].told; *at; at += strcspn(at, "|"), at += *at == '|')
            if (!CHECK(told_has(&previewed.preview, at, strcspn(at, "|"))))
                printf("%s", text);
        previewed_finish(&previewed);
    }
    check_row("");
}

/* ---- at each minute ---- */

static void test_venue(const struct program *program, int commands)
{
    struct venue_of of;
    venue_of_init(&of, program);
    for (int i = 0; i < commands; i++) {
        struct trial trial;
        trial_init(&trial, program, &of.venue, (enum desk_verb)(i % DESK_VERB_COUNT));
        for (uint32_t display = ALONE; display <= BOTH; display++)
            trial_hold_door(&trial, &of.displays[display].config, PROGRAM_NONE, display);
        trial_finish(&trial);
    }
}

int main(void)
{
    struct lines lines;
    lines_init(&lines, DAY);
    test_displays();
    trial_name = "venue";
    random_seed(11);
    test_venue(lines.program, 90);
    printf("%u commands, %u moments of displays, %u of them other\n", trials_tried, samples_tried,
           differences_met);
    CHECK(differences_met > 5000);
    lines_finish(&lines);
    return check_done();
}

/*
 * Screens of real programs, set with the real fonts: every state of every door and every page of the
 * hallway, on three panels, in all themes with their fonts, the languages by turns. Nothing may overlap,
 * leave the picture or fall below the minimum size; titles that are cut are named. With sanitizers a part of
 * the states is taken, evenly; NOWNEXT_ALL=1 takes all.
 */
#include "check.h"
#include "names.h"

#include "base/str.h"
#include "configuration/read_theme.h"
#include "configuration/read_words.h"
#include "render/render.h"
#include "screens/screen.h"
#include "schedule/files.h"

static const struct {
    int width, height;
} panels[] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};

static const char *const languages[] = {"en", "de", "fr", "ja", "ar"};
static const char *const themes[] = {"night", "paper", "contrast"};
#define LANGUAGE_COUNT (sizeof languages / sizeof *languages)
#define THEME_COUNT (sizeof themes / sizeof *themes)

struct tour {
    const char *path;
    const struct program *program;
    const struct text_metrics *metrics;
    struct display_config config;
    const struct words *words[LANGUAGE_COUNT]; /* states take turns */
    const struct theme *theme;
    unsigned every, turn; /* takes one state of so many, the themes others */
    unsigned states, composed, cut;
};

static void test_view(struct tour *tour, const struct view_request *request, struct arena *arena)
{
    struct view view;
    view_make(request, arena, &view);
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        /* Any panel gets all languages in time. */
        const struct words *words = tour->words[tour->composed % LANGUAGE_COUNT];
        struct screen_style style = {.theme = tour->theme,
                                     .words = words,
                                     .metrics = tour->metrics,
                                     .width = panels[i].width,
                                     .height = panels[i].height};
        struct scene scene;
        screen_compose(&view, &style, arena, &scene);
        tour->composed++;
        struct str_builder report = {.arena = arena};
        unsigned faults = scene_check(&scene, &report);
        char label[200];
        snprintf(label, sizeof label, "%s %s %s %s room %d page %d.%d at %lld %dx%d", tour->path,
                 tour->theme->name, words->language, view_kind_name(view.kind), (int)view.room,
                 (int)view.session, (int)view.page.repetition, (long long)view.now.ms, panels[i].width,
                 panels[i].height);
        check_row(label);
        if (!CHECK_INT(faults, 0))
            printf("%s", report.text);
        for (uint32_t item = 0; item < scene.count; item++) {
            if (scene.items[item].cut && strncmp(scene.items[item].role, "title", 5) == 0) {
                tour->cut++;
                printf("cut: %s: %s \"%.*s\"\n", label, scene.items[item].role, (int)scene.items[item].length,
                       scene.items[item].text);
            }
        }
    }
}

static void test_doors(struct tour *tour)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    tour->config.role = ROLE_DOOR;
    tour->config.room_count = 1;
    for (uint32_t room = 0; room < tour->program->room_count; room++) {
        tour->config.rooms = rooms_called(&tour->program->rooms[room].id, 1);
        struct instant at = {tour->program->first.ms - 30 * MS_PER_HOUR};
        while (at.ms != INSTANT_NEVER.ms) {
            arena_reset(&arena);
            struct view_request request = {.program = tour->program,
                                           .config = &tour->config,
                                           .now = at,
                                           .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
                                                       STATION_CHECK_NEVER, STATION_FAULT_NONE}};
            struct room_state state;
            room_state_at(tour->program, &tour->config.thresholds, room, at, &arena, &state);
            if (tour->states++ % tour->every == tour->turn)
                test_view(tour, &request, &arena);
            at = state.until;
        }
    }
    arena_finish(&arena);
}

static void test_hallway(struct tour *tour)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    tour->config.role = ROLE_HALLWAY;
    tour->config.room_count = 0;
    for (int64_t ms = tour->program->first.ms - 26 * MS_PER_HOUR;
         ms < tour->program->last.ms + 30 * MS_PER_HOUR; ms += 47 * MS_PER_MINUTE) {
        for (unsigned page = 0; page < 24; page++) {
            if (tour->states++ % tour->every != tour->turn)
                continue;
            arena_reset(&arena);
            struct view_request request = {.program = tour->program,
                                           .config = &tour->config,
                                           .now = {ms},
                                           .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
                                                       STATION_CHECK_NEVER, STATION_FAULT_NONE}};
            request.page_fixed = page > 0;
            request.page = (struct page){.kind = page == 1 ? PAGE_SOON : PAGE_OVERVIEW,
                                         .subject = PROGRAM_NONE,
                                         .repetition = page,
                                         .count = 1};
            test_view(tour, &request, &arena);
        }
    }
    for (uint32_t session = 0; session < tour->program->session_count; session++) {
        if (tour->states++ % tour->every != tour->turn)
            continue;
        arena_reset(&arena);
        struct view_request request = {.program = tour->program,
                                       .config = &tour->config,
                                       .page_fixed = true,
                                       .page = {.kind = PAGE_CONTRIBUTION, .subject = session, .count = 1},
                                       .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
                                                   STATION_CHECK_NEVER, STATION_FAULT_NONE}};
        request.now = tour->program->first;
        test_view(tour, &request, &arena);
    }
    arena_finish(&arena);
}

static const void *load(const char *folder, const char *name, struct arena *arena)
{
    size_t size = 0;
    struct err err = {0};
    const struct theme *theme = NULL;
    const struct words *words = NULL;
    const char *path = arena_printf(arena, "assets/%s/%s.json", folder, name);
    char *bytes = files_read(path, &size);
    bool is_theme = strcmp(folder, "themes") == 0;
    bool ok = bytes && (is_theme ? read_theme(bytes, size, arena, &theme, &err)
                                 : read_words(bytes, size, arena, &words, &err));
    free(bytes);
    check_row(path);
    if (!CHECK(ok)) {
        printf("%s: %s\n", path, err.text);
        exit(1);
    }
    return is_theme ? (const void *)theme : (const void *)words;
}

int main(void)
{
    struct arena looks;
    arena_init(&looks, malloc, free);
    static const struct {
        const char *path;
        unsigned every;
    } programs[] = {{"assets/programs/lpc-2024.json", 5},
                    {"tests/data/native/scripts.json", 17},
                    {"tests/data/native/long-titles.json", 31},
                    {"../shared/data/schedules/c3_36c3_everything.schedule.json", 61},
                    {"../shared/data/schedules/c3_39c3_everything.schedule.json", 43},
                    {"../shared/data/schedules/fosdem2024_schedule.xml", 37}};
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!CHECK(renderer != NULL))
        return check_done();
    unsigned missing = 0;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        unsigned every = getenv("NOWNEXT_ALL") ? 1 : programs[i].every * THEME_COUNT;
        struct tour tour = {.path = programs[i].path, .metrics = renderer_metrics(renderer), .every = every};
        for (size_t language = 0; language < LANGUAGE_COUNT; language++)
            tour.words[language] = load("words", languages[language], &looks);
        display_config_set_defaults(&tour.config, ROLE_DOOR);
        struct program_file file;
        if (!files_import(&file, programs[i].path)) {
            printf("%s is missing: its screens are left out\n", programs[i].path);
            missing++;
        } else if (CHECK(file.program != NULL)) {
            tour.program = file.program;
            for (unsigned theme = 0; theme < THEME_COUNT; theme++) {
                tour.theme = load("themes", themes[theme], &looks);
                tour.turn = every > 1 ? theme * programs[i].every : 0;
                tour.states = tour.composed = tour.cut = 0;
                CHECK(renderer_set_fonts(renderer, tour.theme, &err));
                test_doors(&tour);
                test_hallway(&tour);
                printf("%s, %s: %u states, %u screens, %u titles cut\n", tour.path, tour.theme->name,
                       tour.states, tour.composed, tour.cut);
            }
        }
        files_finish(&file);
    }
    renderer_destroy(renderer);
    arena_finish(&looks);
    int result = check_done();
    return result == 0 && missing > 0 ? CHECK_SKIPPED : result;
}

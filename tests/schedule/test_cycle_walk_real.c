/*
 * The default cycle of a hallway, walked over real schedules as a display does, with the real fonts: how long
 * a room in which something is on or to come waits for its row. At most 60 s in a venue of up to 60 rooms
 * on a panel that lies, 90 s on one that stands, and 150 s in a larger venue.
 */
#include "check.h"

#include "render/render.h"
#include "schedule/files.h"
#include "scene/theme.h"
#include "hallway/board_form.h"
#include "screens/screen.h"

#define FOLDER "../shared/data/schedules"

enum {
    WALK_MS = 12 * MS_PER_MINUTE,
    MOST_ROOMS = 512,
    USUAL_ROOMS = 60,
    LYING_S = 60,
    STANDING_S = 90,
    LARGE_S = 150
};

struct walk {
    const struct program *program;
    struct renderer *renderer;
    int width, height;
    struct display_config config;
    struct room_scope scope;
    int64_t seen[MOST_ROOMS]; /* until when each was shown; its wait began then */
    int64_t longest;
    uint32_t rooms, most_rows; /* with something on or to come; on one page */
    int least_size;
    uint32_t least_room;
};

static void show(struct walk *walk, uint32_t room, int64_t from, int64_t to)
{
    int64_t wait = from - walk->seen[room];
    if (wait > walk->longest) {
        walk->longest = wait;
        walk->least_room = room;
    }
    walk->seen[room] = to;
}

/* The rows that the view's page has on this panel, shown until `to`. */
static void show_board(struct walk *walk, const struct view *view, struct arena *arena, int64_t to)
{
    struct layout layout;
    struct scene scene;
    struct screen_style style = {.theme = theme_night(),
                                 .words = words_english(),
                                 .metrics = renderer_metrics(walk->renderer),
                                 .width = walk->width,
                                 .height = walk->height};
    layout_begin(&layout, view, &style, arena, &scene);
    struct board_row *rows = ARENA_ARRAY(arena, struct board_row, view->row_count);
    for (uint32_t i = 0; i < view->row_count; i++)
        rows[i] = board_row_say(&layout, &view->rows[i]);
    uint32_t pages = board_page_count(&layout, rows, view->row_count);
    struct board_page page =
        board_page_of(&layout, rows, view->row_count, pages, cycle_sub_page(&view->page, view->now, pages));
    for (uint32_t i = page.first; i < page.first + page.count; i++)
        show(walk, view->rows[i].room, view->now.ms, to);
    walk->most_rows = page.count > walk->most_rows ? page.count : walk->most_rows;
    walk->least_size = page.size < walk->least_size ? page.size : walk->least_size;
}

static void walk_from(struct walk *walk, struct instant start)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    walk->longest = 0;
    walk->rooms = walk->most_rows = 0;
    walk->least_size = 1000;
    for (uint32_t room = 0; room < walk->program->room_count; room++)
        walk->seen[room] = start.ms;
    for (int64_t ms = start.ms; ms < start.ms + WALK_MS;) {
        struct view view;
        arena_reset(&arena);
        struct view_request request = {
            .program = walk->program,
            .config = &walk->config,
            .now = {ms},
            .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
        view_make(&request, &arena, &view);
        if (!CHECK(view.tick_until.ms > ms))
            break;
        ms = view.tick_until.ms;
        if (view.kind == VIEW_OVERVIEW && view.row_count > 0)
            show_board(walk, &view, &arena, ms);
        else if (view.kind == VIEW_ROOM)
            show(walk, view.room, view.now.ms, ms);
    }
    /* Those that wait still; and those that need not be shown any more do not. */
    const struct instant end = {start.ms + WALK_MS};
    const struct day day = program_day_at(walk->program, end);
    for (uint32_t i = 0; i < walk->scope.count; i++) {
        uint32_t room = walk->scope.rooms[i];
        if (room_has_more_today(walk->program, room, end, &day)) {
            show(walk, room, start.ms + WALK_MS, start.ms + WALK_MS);
            walk->rooms++;
        }
    }
    arena_finish(&arena);
}

static void walk_panel(struct walk *walk, const char *name)
{
    const struct program *program = walk->program;
    struct arena arena;
    arena_init(&arena, malloc, free);
    display_config_set_defaults(&walk->config, ROLE_HALLWAY);
    room_scope_of(program, &walk->config, &arena, &walk->scope, NULL);
    int days = 0;
    static const int hours[] = {1, 5, 9}; /* after the day's first start */
    for (struct day day = program_day_at(program, program->first);
         day.start.ms <= program->last.ms && days < 4; day = program_day_at(program, day.end)) {
        uint32_t first = 0;
        while (first < program->all.count && program->all.slots[first].start.ms < day.start.ms)
            first++;
        if (first == program->all.count || program->all.slots[first].start.ms >= day.end.ms)
            continue;
        days++;
        for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
            walk_from(walk, (struct instant){program->all.slots[first].start.ms + hours[i] * MS_PER_HOUR});
            if (walk->rooms == 0)
                continue;
            char label[120];
            snprintf(label, sizeof label, "%s %dx%d, day %d, hour %d", name, walk->width, walk->height, days,
                     hours[i]);
            check_row(label);
            printf("%s: %u rooms, at most %u on a page, type from %d u; the longest wait %.1f s (%s)\n",
                   label, walk->rooms, walk->most_rows, walk->least_size, (double)walk->longest / 1000,
                   label_text(program->rooms[walk->least_room].name, ""));
            const int usual = walk->width > walk->height ? LYING_S : STANDING_S;
            CHECK(walk->longest <= (walk->rooms <= USUAL_ROOMS ? usual : LARGE_S) * MS_PER_SECOND);
        }
    }
    arena_finish(&arena);
}

int main(void)
{
    static const char *const files[] = {FOLDER "/c3_36c3_everything.schedule.json",
                                        FOLDER "/c3_39c3_everything.schedule.json",
                                        FOLDER "/fosdem2024_schedule.xml", FOLDER "/coscup2024_session.json",
                                        SOURCE_DIR "/assets/programs/lpc-2024.json"};
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}};
    struct err err = {.code = ERR_NONE};
    struct renderer *renderer = renderer_create(&err);
    if (!CHECK(renderer != NULL)) {
        printf("%s\n", err.text);
        return check_done();
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct program_file file;
        if (!files_import(&file, files[i])) {
            printf("%s is missing: left out\n", files[i]);
            continue;
        }
        for (size_t k = 0; k < sizeof panels / sizeof *panels && CHECK(file.program != NULL); k++) {
            struct walk *walk = calloc(1, sizeof *walk);
            walk->program = file.program;
            walk->renderer = renderer;
            walk->width = panels[k][0];
            walk->height = panels[k][1];
            CHECK(file.program->room_count <= MOST_ROOMS);
            walk_panel(walk, strrchr(files[i], '/') + 1);
            free(walk);
        }
        files_finish(&file);
    }
    renderer_destroy(renderer);
    return check_done();
}

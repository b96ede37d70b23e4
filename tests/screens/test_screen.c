/* Every screen, on every panel, with our own event and with texts that nobody would want: no fault of layout.
 */
#include "scene/difference.h"
#include "screens/screen_fixture.h"

#include "check.h"

static const struct {
    int width, height;
} panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {1280, 720}, {1024, 600}, {800, 480},
              {480, 800},   {480, 320},   {320, 480},   {600, 1024}, {2160, 3840}};
enum { PANELS = sizeof panels / sizeof *panels };

static const char *const moments[] = {"11T10:00", "12T08:30", "12T08:55", "12T09:00", "12T10:20", "12T10:42",
                                      "12T10:51", "12T10:57", "12T11:10", "12T11:15", "12T11:25", "12T11:40",
                                      "12T12:58", "12T13:30", "12T14:20", "12T15:50", "12T19:00", "13T03:40",
                                      "13T08:00", "13T12:00", "13T21:59", "15T10:00"};
enum { MOMENTS = sizeof moments / sizeof *moments };

static struct arena program_arena, step;
static const struct theme *theme;

/* Composes a view and checks what holds for every screen. */
static void check_view(const struct program *program, const struct fixture_view *wanted, const char *label,
                       bool ours)
{
    for (int i = 0; i < PANELS; i++) {
        char row[200];
        snprintf(row, sizeof row, "%s: %s %s at %s %s on %dx%d", theme->name, ours ? "harbour" : "hostile",
                 label, wanted->at,
                 wanted->room      ? wanted->room
                 : wanted->session ? wanted->session
                                   : "",
                 panels[i].width, panels[i].height);
        check_row(row);
        arena_reset(&step);
        const struct view *view = fixture_make_view(program, wanted, &step);
        struct scene scene;
        struct screen_style style = {.theme = theme,
                                     .words = words_english(),
                                     .metrics = &fixture_metrics,
                                     .width = panels[i].width,
                                     .height = panels[i].height};
        screen_compose(view, &style, &step, &scene);
        struct str_builder report = {.arena = &step};
        unsigned faults = scene_check(&scene, &report);
        if (!CHECK_INT(faults, 0))
            printf("%s", report.text);
        CHECK(scene.count > 0 || view->kind == VIEW_NIGHT);
        int unit = panels[i].width < panels[i].height ? panels[i].width : panels[i].height;
        for (uint32_t k = 0; k < scene.count; k++) {
            const struct item *item = &scene.items[k];
            if (item->kind != ITEM_TEXT)
                continue;
            if (strcmp(item->role, "title.now") == 0 && (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM))
                CHECK(item->size_px * 20 >= unit);
            /* Of our event, with titles as events have them, none is ever cut. */
            if (ours && strncmp(item->role, "title", 5) == 0 && !CHECK(!item->cut))
                printf("%s: %.*s\n", item->role, (int)item->length, item->text);
        }
    }
}

static void check_event(const struct fixture_event *event, bool ours)
{
    arena_reset(&program_arena);
    const struct program *program = fixture_program(event, &program_arena);
    static const char *const rooms[] = {"A", "B", "C", "D", "E", "F"};
    for (int m = 0; m < MOMENTS; m++) {
        for (int r = 0; r < 6; r++) {
            struct fixture_view door = {
                .role = ROLE_DOOR, .room = rooms[r], .at = moments[m], .station = fixture_running};
            check_view(program, &door, "door", ours);
        }
        struct fixture_view page = {.role = ROLE_HALLWAY, .at = moments[m], .station = fixture_running};
        page.page = PAGE_OVERVIEW;
        check_view(program, &page, "overview", ours);
        page.page = PAGE_SOON;
        check_view(program, &page, "soon", ours);
    }
    for (uint32_t s = 0; s < program->session_count; s++) {
        struct fixture_view page = {.role = ROLE_HALLWAY,
                                    .page = PAGE_CONTRIBUTION,
                                    .session = program->sessions[s].id,
                                    .at = "12T10:42",
                                    .station = fixture_running};
        check_view(program, &page, "contribution", ours);
    }
    struct fixture_view room = {
        .role = ROLE_HALLWAY, .page = PAGE_ROOM, .room = "A", .at = "12T10:42", .station = fixture_running};
    check_view(program, &room, "room", ours);
    room.station.clock = STATION_CLOCK_UNVERIFIED;
    check_view(program, &room, "unverified", ours);
}

static void check_stations(const struct fixture_event *event)
{
    arena_reset(&program_arena);
    const struct program *program = fixture_program(event, &program_arena);
    for (int role = 0; role < 2; role++) {
        struct fixture_view view = {.role = role ? ROLE_HALLWAY : ROLE_DOOR,
                                    .room = "A",
                                    .at = "12T10:42",
                                    .station = fixture_running};
        view.station.clock = STATION_CLOCK_UNTRUSTED;
        check_view(program, &view, "clock untrusted", false);
        view.station = fixture_running;
        view.station.fault = STATION_FAULT_CONFIG;
        check_view(program, &view, "config", false);
        view.station.fault = STATION_FAULT_STORAGE;
        check_view(program, &view, "storage", false);
        view.station = station_initial();
        check_view(NULL, &view, "no program", false);
    }
    struct fixture_view unknown = {
        .role = ROLE_DOOR, .room = "No such room", .at = "12T10:42", .station = fixture_running};
    check_view(program, &unknown, "unknown room", false);
}

/* Between two ticks a screen is the same to the pixel: what `tick_until` promises. */
static void check_still(void)
{
    arena_reset(&program_arena);
    arena_reset(&step);
    const struct program *program = fixture_program(&harbour_event, &program_arena);
    for (int m = 0; m < MOMENTS; m++) {
        check_row(moments[m]);
        struct fixture_view wanted = {
            .role = ROLE_DOOR, .room = "A", .at = moments[m], .station = fixture_running};
        struct view first = *fixture_make_view(program, &wanted, &step);
        struct view_request request = {.program = program,
                                       .config = first.config,
                                       .station = first.station,
                                       .now = {first.tick_until.ms - 1}};
        struct view last;
        view_make(&request, &step, &last);
        struct scene a, b;
        struct box boxes[4];
        fixture_compose(&first, &fixture_metrics, 1280, 720, &step, &a);
        fixture_compose(&last, &fixture_metrics, 1280, 720, &step, &b);
        CHECK_INT(scene_difference(&a, &b, boxes, 4), 0);
        request.now = first.tick_until;
        view_make(&request, &step, &last);
        fixture_compose(&last, &fixture_metrics, 1280, 720, &step, &b);
        CHECK(scene_difference(&a, &b, boxes, 4) > 0);
    }
}

/* Of a minute that passes, only the clock and what counts are drawn again. */
static void check_little_changes(void)
{
    arena_reset(&program_arena);
    arena_reset(&step);
    check_row("a minute");
    const struct program *program = fixture_program(&harbour_event, &program_arena);
    struct fixture_view wanted = {
        .role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = fixture_running};
    struct scene a, b;
    struct box boxes[8];
    fixture_compose(fixture_make_view(program, &wanted, &step), &fixture_metrics, 1280, 720, &step, &a);
    wanted.at = "12T10:43";
    fixture_compose(fixture_make_view(program, &wanted, &step), &fixture_metrics, 1280, 720, &step, &b);
    uint32_t count = scene_difference(&a, &b, boxes, 8);
    CHECK(count > 0);
    int64_t area = 0;
    for (uint32_t i = 0; i < count; i++)
        area += (int64_t)boxes[i].width * boxes[i].height;
    CHECK(area * 20 < (int64_t)1280 * 720);
}

/* A panel's picture, as the viewer sees it, and how much of it is hidden at most. */
static void check_panels(void)
{
    static const struct {
        const char *label;
        struct panel_config panel;
        int width, height;
        struct edges overscan;
    } rows[] = {
        {"as it is", {.width = 800, .height = 480}, 800, 480, {0, 0, 0, 0}},
        {"overscan", {.width = 800, .height = 480, .overscan = {1, 2, 3, 4}}, 800, 480, {1, 2, 3, 4}},
        {"turned",
         {.width = 800, .height = 480, .rotate = 90, .overscan = {1, 2, 3, 4}},
         480,
         800,
         {1, 2, 3, 4}},
        {"on its head",
         {.width = 800, .height = 480, .rotate = 180, .overscan = {1, 2, 3, 4}},
         800,
         480,
         {1, 2, 3, 4}},
        {"turned back",
         {.width = 800, .height = 480, .rotate = 270, .overscan = {1, 2, 3, 4}},
         480,
         800,
         {1, 2, 3, 4}},
        {"160 are left",
         {.width = 800, .height = 480, .overscan = {160, 0, 160, 640}},
         800,
         480,
         {160, 0, 160, 640}},
        {"too much",
         {.width = 800, .height = 480, .overscan = {1024, 0, 1024, 1024}},
         800,
         480,
         {160, 0, 160, 640}},
        {"in proportion",
         {.width = 800, .height = 480, .overscan = {300, 0, 100, 0}},
         800,
         480,
         {240, 0, 80, 0}},
        {"the smallest panel",
         {.width = 160, .height = 160, .overscan = {1, 1, 1, 1}},
         160,
         160,
         {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct screen_style style = fixture_style(&fixture_metrics, 1, 1);
        check_row(rows[i].label);
        screen_style_for_panel(&style, &rows[i].panel);
        CHECK_INT(style.width, rows[i].width);
        CHECK_INT(style.height, rows[i].height);
        CHECK_INT(style.overscan.top, rows[i].overscan.top);
        CHECK_INT(style.overscan.right, rows[i].overscan.right);
        CHECK_INT(style.overscan.bottom, rows[i].overscan.bottom);
        CHECK_INT(style.overscan.left, rows[i].overscan.left);
        CHECK(style.metrics == &fixture_metrics);
    }
    check_row("");
}

static void check_theme(const struct theme *wanted)
{
    theme = wanted;
    check_event(&harbour_event, true);
    check_event(&hostile_event, false);
    check_stations(&harbour_event);
    check_stations(&hostile_event);
}

/* A theme may have a logo of any form. */
static void check_extremes(void)
{
    struct theme least = *theme_night(), most = *theme_night();
    least.name = "wide";
    most.name = "high";
    least.logo = most.logo = "logo.svg";
    least.logo_width = 1000;
    least.logo_height = most.logo_width = most.logo_height = 100;
    check_theme(&least);
    check_theme(&most);
}

int main(void)
{
    arena_init(&program_arena, malloc, free);
    arena_init(&step, malloc, free);
    check_theme(theme_night());
    check_extremes();
    check_still();
    check_little_changes();
    check_panels();
    arena_finish(&program_arena);
    arena_finish(&step);
    return check_done();
}

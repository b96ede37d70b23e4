/* The picture's moves against burn-in: small, everywhere in turn, and nothing leaves the picture. */
#include "screens/screen_fixture.h"

#include "check.h"
#include "scene/shift.h"

static void test_path(void)
{
    static const struct {
        int width, height, reach;
    } rows[] = {{1920, 1080, 4}, {1080, 1920, 4}, {3840, 2160, 8}, {800, 480, 1}, {480, 320, 1}, {64, 64, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[60];
        snprintf(label, sizeof label, "%dx%d", rows[i].width, rows[i].height);
        check_row(label);
        bool seen[17][17] = {{false}};
        int side = 2 * rows[i].reach + 1, places = 0;
        int64_t start_ms = INT64_C(1757664000000), pause_ms = SHIFT_MINUTES * MS_PER_MINUTE;
        for (int step = 0; step < 2 * (side * side - 1); step++) {
            struct instant at = {start_ms + step * pause_ms};
            struct shift shift = shift_at(at, rows[i].width, rows[i].height);
            struct shift still =
                shift_at((struct instant){at.ms + pause_ms - 1}, rows[i].width, rows[i].height);
            struct shift next = shift_at((struct instant){at.ms + pause_ms}, rows[i].width, rows[i].height);
            CHECK(still.x == shift.x && still.y == shift.y);
            CHECK_INT(abs(next.x - shift.x) + abs(next.y - shift.y), 1);
            if (!CHECK(abs(shift.x) <= rows[i].reach && abs(shift.y) <= rows[i].reach))
                continue;
            bool *place = &seen[shift.y + rows[i].reach][shift.x + rows[i].reach];
            places += !*place;
            *place = true;
        }
        CHECK_INT(places, side * side);
    }
}

static void test_fills(void)
{
    static const struct {
        const char *label;
        struct box box;
        struct shift shift;
        struct box expected;
    } rows[] = {
        {"inside", {10, 10, 20, 20}, {3, -2}, {13, 8, 20, 20}},
        {"a band over the whole width", {0, 60, 100, 20}, {3, -2}, {0, 58, 100, 20}},
        {"a band at the foot", {0, 60, 100, 40}, {3, -2}, {0, 58, 100, 42}},
        {"a panel at the right, down to the foot", {50, 20, 50, 80}, {-4, 4}, {46, 24, 54, 76}},
        {"a bar at the left", {0, 0, 10, 100}, {4, 4}, {0, 0, 14, 100}},
        {"a line at the left is not taken from", {0, 0, 2, 100}, {-4, 4}, {0, 0, 2, 100}},
        {"all", {0, 0, 100, 100}, {-4, 4}, {0, 0, 100, 100}},
    };
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct scene scene;
        scene_init(&scene, 100, 100, (struct color){0, 0, 0}, &arena);
        scene_fill(&scene, rows[i].box, (struct color){1, 2, 3}, 0, "fill");
        shift_scene(&scene, rows[i].shift);
        CHECK_INT(scene.items[0].box.x, rows[i].expected.x);
        CHECK_INT(scene.items[0].box.y, rows[i].expected.y);
        CHECK_INT(scene.items[0].box.width, rows[i].expected.width);
        CHECK_INT(scene.items[0].box.height, rows[i].expected.height);
    }
    arena_finish(&arena);
}

/* Every screen, moved as far as it goes: as right as it was, and texts are where they were, plus the move. */
static void test_screens(const struct fixture_event *event)
{
    static const struct {
        int width, height;
    } panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {800, 480}, {480, 320}, {320, 480}};
    static const char *const moments[] = {"11T10:00", "12T08:55", "12T10:42",
                                          "12T10:57", "12T12:58", "15T10:00"};
    struct arena program_arena, step;
    arena_init(&program_arena, malloc, free);
    arena_init(&step, malloc, free);
    const struct program *program = fixture_program(event, &program_arena);
    for (size_t m = 0; m < 6; m++) {
        for (int which = 0; which < 4; which++) {
            struct fixture_view wanted = {.at = moments[m], .station = fixture_running};
            wanted.role = which == 0 ? ROLE_DOOR : ROLE_HALLWAY;
            wanted.room = which == 0 ? "A" : NULL;
            wanted.session = which == 3 ? program->sessions[0].id : NULL;
            wanted.page = which == 1 ? PAGE_OVERVIEW : which == 2 ? PAGE_SOON : PAGE_CONTRIBUTION;
            for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
                for (int corner = 0; corner < 4; corner++) {
                    char label[100];
                    int width = panels[i].width, height = panels[i].height;
                    int reach = (width < height ? width : height) / 270;
                    reach = reach < 1 ? 1 : reach;
                    snprintf(label, sizeof label, "screen %d at %s on %dx%d, corner %d", which, moments[m],
                             width, height, corner);
                    check_row(label);
                    arena_reset(&step);
                    struct scene scene, plain;
                    const struct view *view = fixture_make_view(program, &wanted, &step);
                    fixture_compose(view, &fixture_metrics, width, height, &step, &scene);
                    fixture_compose(view, &fixture_metrics, width, height, &step, &plain);
                    struct shift shift = {corner % 2 ? reach : -reach, corner / 2 ? reach : -reach};
                    shift_scene(&scene, shift);
                    struct str_builder report = {.arena = &step};
                    if (!CHECK_INT(scene_check(&scene, &report), 0))
                        printf("%s", report.text);
                    for (uint32_t k = 0; k < scene.count; k++) {
                        const struct item *is = &scene.items[k], *was = &plain.items[k];
                        if (is->kind == ITEM_TEXT)
                            CHECK(is->box.x == was->box.x + shift.x && is->box.y == was->box.y + shift.y &&
                                  is->baseline == was->baseline + shift.y);
                    }
                }
            }
        }
    }
    arena_finish(&step);
    arena_finish(&program_arena);
}

int main(void)
{
    test_path();
    test_fills();
    test_screens(&harbour_event);
    test_screens(&hostile_event);
    return check_done();
}

/*
 * Scenes in a larger picture: what a panel's frame hides stays free of all that is read.
 */
#include "check.h"

#include "program/limits.h"
#include "scene/inset.h"
#include "screens/screen_fixture.h"

static const struct color ink = {1, 2, 3};

static void test_fills(struct arena *arena)
{
    static const struct {
        const char *label;
        struct box box, expected;
    } rows[] = {
        {"inside", {10, 10, 20, 20}, {14, 11, 20, 20}},
        {"the whole", {0, 0, 100, 50}, {0, 0, 106, 54}},
        {"a band across", {0, 20, 100, 10}, {0, 21, 106, 10}},
        {"a band at the foot", {0, 40, 100, 10}, {0, 41, 106, 13}},
        {"a panel at the right", {60, 0, 40, 50}, {64, 0, 42, 54}},
        {"a bar at the left", {0, 5, 3, 10}, {0, 6, 7, 10}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct scene scene;
        scene_init(&scene, 100, 50, ink, arena);
        scene_fill(&scene, rows[i].box, ink, 0, "fill");
        inset_scene(&scene, (struct edges){.top = 1, .right = 2, .bottom = 3, .left = 4});
        const struct box *box = &scene.items[0].box, *expected = &rows[i].expected;
        CHECK(box->x == expected->x && box->y == expected->y);
        CHECK(box->width == expected->width && box->height == expected->height);
        CHECK(scene.width == 106 && scene.height == 54);
        CHECK(scene.inner.x == 4 && scene.inner.y == 1 && scene.inner.width == 100 &&
              scene.inner.height == 50);
    }
    check_row("none");
    struct scene scene;
    scene_init(&scene, 100, 50, ink, arena);
    scene_fill(&scene, (struct box){0, 0, 7, 8}, ink, 0, "fill");
    inset_scene(&scene, (struct edges){0});
    CHECK(scene.items[0].box.width == 7 && scene.items[0].box.height == 8 && scene.width == 100);
}

static bool reaches(const struct box *box, int width, int height, int edge)
{
    return edge == 0   ? box->y <= 0
           : edge == 1 ? box->x + box->width >= width
           : edge == 2 ? box->y + box->height >= height
                       : box->x <= 0;
}

/* A screen on a panel with overscan is the screen of the inner size, moved. */
static void check_screen(const struct view *view, struct screen_style style, struct arena *arena)
{
    struct scene scene, plain;
    struct str_builder report = {.arena = arena};
    struct edges edges = style.overscan;
    screen_compose(view, &style, arena, &scene);
    CHECK(scene.width == style.width && scene.height == style.height);
    if (!CHECK_INT(scene_check(&scene, &report), 0))
        printf("%s", report.text);
    style.width -= edges.left + edges.right;
    style.height -= edges.top + edges.bottom;
    style.overscan = (struct edges){0};
    screen_compose(view, &style, arena, &plain);
    CHECK_INT(scene.count, plain.count);
    struct box inner = {edges.left, edges.top, style.width, style.height};
    for (uint32_t i = 0; i < scene.count && i < plain.count; i++) {
        const struct item *item = &scene.items[i], *was = &plain.items[i];
        if (item->kind == ITEM_FILL) {
            for (int edge = 0; edge < 4; edge++)
                CHECK(reaches(&item->box, scene.width, scene.height, edge) ==
                      reaches(&was->box, plain.width, plain.height, edge));
            continue;
        }
        CHECK(box_contains(inner, item->box));
        CHECK(item->box.x == was->box.x + edges.left && item->box.y == was->box.y + edges.top);
        CHECK(item->box.width == was->box.width && item->size_px == was->size_px);
        CHECK(item->kind != ITEM_TEXT || item->baseline == was->baseline + edges.top);
    }
    /* What is outside is a fault. */
    scene.inner = (struct box){0, 0, 10, 10};
    CHECK(scene_check(&scene, NULL) > 0);
}

static void test_screens(const struct fixture_event *event, struct arena *arena)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
    static const struct edges edges[] = {{30, 40, 20, 10}, {0, 0, 64, 0}, {24, 24, 24, 24}, {1, 90, 2, 60}};
    struct arena program_arena;
    arena_init(&program_arena, malloc, free);
    const struct program *program = fixture_program(event, &program_arena);
    static const struct fixture_view views[] = {
        {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"},
        {.role = ROLE_DOOR, .room = "A", .at = "12T12:58"},
        {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = {.fault = STATION_FAULT_CONFIG}},
        {.role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_SOON, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_PICTURE, .file = "map.png", .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_CONTRIBUTION, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_ROOM, .room = "B", .at = "12T10:42"},
    };
    struct words arabic = *words_english();
    arabic.language = "ar";
    for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
        for (size_t s = 0; s < 4 * 4 * 2; s++) {
            struct fixture_view wanted = views[v];
            if (wanted.station.fault == STATION_FAULT_NONE)
                wanted.station = fixture_running;
            if (wanted.page == PAGE_CONTRIBUTION)
                wanted.session = program->sessions[1].id;
            struct screen_style style = fixture_style(&fixture_metrics, sizes[s % 4][0], sizes[s % 4][1]);
            style.overscan = edges[s / 4 % 4];
            style.words = s / 16 ? &arabic : words_english();
            char label[100];
            snprintf(label, sizeof label, "view %zu on %dx%d, edges %zu, %s", v, style.width, style.height,
                     s / 4 % 4, style.words->language);
            check_row(label);
            arena_reset(arena);
            check_screen(fixture_make_view(program, &wanted, arena), style, arena);
        }
    }
    arena_finish(&program_arena);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_fills(&arena);
    test_screens(&harbour_event, &arena);
    test_screens(&hostile_event, &arena);
    arena_finish(&arena);
    return check_done();
}

#include "simulator/timeline.h"

#include "fixture.h"
#include "render/render.h"

static struct loaded loaded;

static void test_places(void)
{
    struct strip strip;
    check_row("span");
    strip_lay_out(&strip, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200);
    CHECK_INT(strip.from.ms, moment(&loaded, "2025-03-29 09:00").ms);
    CHECK_INT(strip.to.ms, moment(&loaded, "2025-03-29 14:00").ms);
    CHECK(box_contains((struct box){0, 0, 1000, 200}, strip.plot));
    CHECK(box_contains((struct box){0, 0, 1000, 200}, strip.names));
    CHECK(!box_overlaps(strip.plot, strip.names));

    check_row("time");
    CHECK_INT(strip_time_at(&strip, strip.plot.x).ms, strip.from.ms);
    CHECK_INT(strip_time_at(&strip, strip.plot.x + strip.plot.width).ms, strip.to.ms);
    CHECK_INT(strip_time_at(&strip, -50).ms, strip.from.ms);
    CHECK_INT(strip_time_at(&strip, 5000).ms, strip.to.ms);

    check_row("rows");
    int row = strip.plot.height / 3;
    CHECK_INT(strip_room_at(&strip, strip.plot.y - 1), PROGRAM_NONE);
    CHECK_INT(strip_room_at(&strip, strip.plot.y), 0);
    CHECK_INT(strip_room_at(&strip, strip.plot.y + row + row / 2), 1);
    CHECK_INT(strip_room_at(&strip, strip.plot.y + strip.plot.height - 1), 2);
    CHECK_INT(strip_room_at(&strip, strip.plot.y + strip.plot.height), PROGRAM_NONE);

    check_row("sessions");
    int x = strip.plot.x + strip.plot.width * 80 / 300; /* 10:20 */
    CHECK_STR(loaded.program->sessions[strip_session_at(&strip, x, strip.plot.y + row / 2)].id, "1.1");
    CHECK_STR(loaded.program->sessions[strip_session_at(&strip, x, strip.plot.y + row + row / 2)].id, "2");
    CHECK_INT(strip_session_at(&strip, x, strip.plot.y + 2 * row + row / 2), PROGRAM_NONE);
    CHECK_INT(strip_session_at(&strip, strip.names.x, strip.plot.y), PROGRAM_NONE);
    x = strip.plot.x + strip.plot.width * 150 / 300; /* 11:30: the block between its parts; a cancelled one */
    CHECK_STR(loaded.program->sessions[strip_session_at(&strip, x, strip.plot.y + row / 2)].id, "1");
    CHECK_STR(loaded.program->sessions[strip_session_at(&strip, x, strip.plot.y + row + row / 2)].id, "3");

    check_row("a moment outside the day's sessions widens the span");
    strip_lay_out(&strip, loaded.program, moment(&loaded, "2025-03-29 22:20"), 1000, 200);
    CHECK_INT(strip.to.ms, moment(&loaded, "2025-03-30 00:00").ms);

    check_row("a day without sessions");
    strip_lay_out(&strip, loaded.program, moment(&loaded, "2025-03-25 12:20"), 1000, 200);
    CHECK_INT(strip.from.ms, moment(&loaded, "2025-03-25 11:00").ms);
    CHECK_INT(strip.to.ms, moment(&loaded, "2025-03-25 14:00").ms);
}

static const struct item *find_item(const struct scene *scene, const char *role)
{
    for (uint32_t i = 0; i < scene->count; i++)
        if (strcmp(scene->items[i].role, role) == 0)
            return &scene->items[i];
    return NULL;
}

static void test_scene(const struct text_metrics *metrics)
{
    check_row("scene");
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct strip strip;
    struct scene scene;
    struct strip_marks marks = {
        .now = moment(&loaded, "2025-03-29 10:20"), .room = 1, .left = "door, Hall B", .right = "a message"};
    strip_lay_out(&strip, loaded.program, marks.now, 1000, strip_height(loaded.program, 400));
    strip_compose(&strip, &marks, theme_night(), metrics, &arena, &scene);
    for (uint32_t i = 0; i < scene.count; i++)
        CHECK(box_contains((struct box){0, 0, scene.width, scene.height}, scene.items[i].box));
    const struct item *now = find_item(&scene, "now");
    if (CHECK(now != NULL))
        CHECK(now->box.x > strip.plot.x + strip.plot.width * 79 / 300 &&
              now->box.x < strip.plot.x + strip.plot.width * 81 / 300);
    CHECK(find_item(&scene, "message") != NULL);
    unsigned bars = 0;
    for (uint32_t i = 0; i < scene.count; i++)
        bars += strcmp(scene.items[i].role, "bar") == 0;
    CHECK_INT(bars, 6); /* a block, two parts, lunch; one, and one that is cancelled */

    check_row("no room for names");
    strip_lay_out(&strip, loaded.program, marks.now, 300, 60);
    strip_compose(&strip, &marks, theme_night(), metrics, &arena, &scene);
    CHECK(find_item(&scene, "room") == NULL);
    CHECK(find_item(&scene, "row") != NULL);
    arena_finish(&arena);
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&loaded);
    test_places();
    test_scene(renderer_metrics(renderer));
    CHECK(strip_height(loaded.program, 50) == 50);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

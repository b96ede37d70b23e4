#include "simulator/timeline.h"

#include "tool/fixture.h"
#include "render/render.h"

static struct loaded loaded;

static void test_places(void)
{
    struct timeline timeline;
    check_row("span");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200);
    CHECK_INT(timeline.from.ms, moment(&loaded, "2025-03-29 09:00").ms);
    CHECK_INT(timeline.to.ms, moment(&loaded, "2025-03-29 14:00").ms);
    CHECK(box_contains((struct box){0, 0, 1000, 200}, timeline.plot));
    CHECK(box_contains((struct box){0, 0, 1000, 200}, timeline.names));
    CHECK(!box_overlaps(timeline.plot, timeline.names));

    check_row("time");
    CHECK_INT(timeline_time_at(&timeline, timeline.plot.x).ms, timeline.from.ms);
    CHECK_INT(timeline_time_at(&timeline, timeline.plot.x + timeline.plot.width).ms, timeline.to.ms);
    CHECK_INT(timeline_time_at(&timeline, -50).ms, timeline.from.ms);
    CHECK_INT(timeline_time_at(&timeline, 5000).ms, timeline.to.ms);

    check_row("rows");
    int row = timeline.plot.height / 3;
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y - 1), PROGRAM_NONE);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y), 0);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + row + row / 2), 1);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + timeline.plot.height - 1), 2);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + timeline.plot.height), PROGRAM_NONE);

    check_row("sessions");
    int x = timeline.plot.x + timeline.plot.width * 80 / 300; /* 10:20 */
    CHECK_STR(loaded.program->sessions[timeline_session_at(&timeline, x, timeline.plot.y + row / 2)].id,
              "1.1");
    CHECK_STR(loaded.program->sessions[timeline_session_at(&timeline, x, timeline.plot.y + row + row / 2)].id,
              "2");
    CHECK_INT(timeline_session_at(&timeline, x, timeline.plot.y + 2 * row + row / 2), PROGRAM_NONE);
    CHECK_INT(timeline_session_at(&timeline, timeline.names.x, timeline.plot.y), PROGRAM_NONE);
    x = timeline.plot.x +
        timeline.plot.width * 150 / 300; /* 11:30: the block between its parts; a cancelled one */
    CHECK_STR(loaded.program->sessions[timeline_session_at(&timeline, x, timeline.plot.y + row / 2)].id, "1");
    CHECK_STR(loaded.program->sessions[timeline_session_at(&timeline, x, timeline.plot.y + row + row / 2)].id,
              "3");

    check_row("a moment outside the day's sessions widens the span");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 22:20"), 1000, 200);
    CHECK_INT(timeline.to.ms, moment(&loaded, "2025-03-30 00:00").ms);

    check_row("a day without sessions");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-25 12:20"), 1000, 200);
    CHECK_INT(timeline.from.ms, moment(&loaded, "2025-03-25 11:00").ms);
    CHECK_INT(timeline.to.ms, moment(&loaded, "2025-03-25 14:00").ms);
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
    struct timeline timeline;
    struct scene scene;
    struct timeline_marks marks = {.now = moment(&loaded, "2025-03-29 10:20"),
                                   .room = 1,
                                   .selected = PROGRAM_NONE,
                                   .left = "door, Hall B",
                                   .right = "a message"};
    timeline_lay_out(&timeline, loaded.program, marks.now, 1000, timeline_height(loaded.program, 400));
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    for (uint32_t i = 0; i < scene.count; i++)
        CHECK(box_contains((struct box){0, 0, scene.width, scene.height}, scene.items[i].box));
    const struct item *now = find_item(&scene, "now");
    if (CHECK(now != NULL))
        CHECK(now->box.x > timeline.plot.x + timeline.plot.width * 79 / 300 &&
              now->box.x < timeline.plot.x + timeline.plot.width * 81 / 300);
    CHECK(find_item(&scene, "message") != NULL);
    unsigned bars = 0;
    for (uint32_t i = 0; i < scene.count; i++)
        bars += strcmp(scene.items[i].role, "bar") == 0;
    CHECK_INT(bars, 6); /* a block, two parts, lunch; one, and one that is cancelled */

    CHECK(find_item(&scene, "selected") == NULL);

    check_row("a selected session is framed in all its rooms");
    marks.now = moment(&loaded, "2025-03-30 10:20");
    marks.selected = program_find_session(loaded.program, "5");
    timeline_lay_out(&timeline, loaded.program, marks.now, 1000, timeline_height(loaded.program, 400));
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    unsigned frames = 0;
    for (uint32_t i = 0; i + 1 < scene.count; i++) {
        if (strcmp(scene.items[i].role, "selected") != 0)
            continue;
        frames++;
        CHECK_STR(scene.items[i + 1].role, "bar");
        CHECK(box_contains(scene.items[i].box, scene.items[i + 1].box));
    }
    CHECK_INT(frames, 2);
    marks.now = moment(&loaded, "2025-03-29 10:20");

    check_row("no room for names");
    timeline_lay_out(&timeline, loaded.program, marks.now, 300, 60);
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
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
    CHECK(timeline_height(loaded.program, 50) == 50);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

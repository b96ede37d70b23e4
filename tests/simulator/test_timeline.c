#include "simulator/timeline.h"

#include "tool/fixture.h"
#include "render/render.h"

static struct loaded loaded;

static void test_places(void)
{
    struct timeline timeline;
    check_row("span");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200, NULL);
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
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 22:20"), 1000, 200, NULL);
    CHECK_INT(timeline.to.ms, moment(&loaded, "2025-03-30 00:00").ms);

    check_row("a day without sessions");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-25 12:20"), 1000, 200, NULL);
    CHECK_INT(timeline.from.ms, moment(&loaded, "2025-03-25 11:00").ms);
    CHECK_INT(timeline.to.ms, moment(&loaded, "2025-03-25 14:00").ms);
}

/* The small program with its rooms thirty times over. */
static struct program many_rooms(void)
{
    static struct room rooms[90];
    struct program program = *loaded.program;
    for (uint32_t i = 0; i < 90; i++)
        rooms[i] = loaded.program->rooms[i % 3];
    program.rooms = rooms;
    program.room_count = 90;
    return program;
}

static void test_rows(void)
{
    struct program program = many_rooms();
    struct timeline timeline;
    struct timeline_view view = {0};
    struct instant now = moment(&loaded, "2025-03-29 10:20");
    check_row("of ninety rooms those that there is room for are in sight");
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK(timeline.rows >= 10 && timeline.rows < 20);
    CHECK_INT(timeline.first, 0);
    CHECK(timeline.names.width >= 200);
    CHECK(timeline.plot.height / (int)timeline.rows >= 13); /* each with its name */
    int row = timeline.plot.height / (int)timeline.rows;
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + row / 2), 0);
    check_row("they scroll, within what there is");
    timeline_scroll(&timeline, &view, 5);
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + row / 2), 5);
    timeline_scroll(&timeline, &view, 500);
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK_INT(timeline_room_at(&timeline, timeline.plot.y + timeline.plot.height - 1), 89);
    timeline_scroll(&timeline, &view, -500);
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK_INT(timeline.first, 0);
    check_row("a room comes into sight");
    timeline_show_room(&timeline, &view, 60);
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK_INT(timeline.first + timeline.rows - 1, 60);
    timeline_show_room(&timeline, &view, 60 - 3);
    CHECK_INT(view.first, timeline.first); /* it was */
    timeline_show_room(&timeline, &view, 20);
    timeline_lay_out(&timeline, &program, now, 1280, 260, &view);
    CHECK_INT(timeline.first, 20);
    timeline_show_room(&timeline, &view, PROGRAM_NONE);
    CHECK_INT(view.first, 20);
    check_row("a larger window, and a program of fewer rooms");
    view.first = 80;
    timeline_lay_out(&timeline, &program, now, 1280, 600, &view);
    CHECK_INT(timeline.first + timeline.rows, 90);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK_INT(timeline.first, 0);
    CHECK_INT(timeline.rows, 3);
}

static void test_zoom(void)
{
    struct timeline timeline;
    struct timeline_view view = {0};
    struct instant now = moment(&loaded, "2025-03-29 10:20");
    check_row("nearer, about a place that stays");
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    int x = timeline.plot.x + timeline.plot.width / 4;
    struct instant at = timeline_time_at(&timeline, x), from = timeline.from;
    timeline_zoom(&timeline, &view, x, 3);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK(timeline.to.ms - timeline.from.ms < 3 * MS_PER_HOUR);
    CHECK(timeline.from.ms > from.ms);
    int64_t off = timeline_time_at(&timeline, x).ms - at.ms;
    CHECK(off > -MS_PER_MINUTE && off < MS_PER_MINUTE);
    check_row("no nearer than that");
    timeline_zoom(&timeline, &view, x, 99);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK_INT(timeline.to.ms - timeline.from.ms, 20 * MS_PER_MINUTE);
    check_row("the part follows what is shown, until it is moved");
    view.is_away = false;
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 13:10"), 1280, 260, &view);
    CHECK(timeline.from.ms < moment(&loaded, "2025-03-29 13:10").ms &&
          moment(&loaded, "2025-03-29 13:10").ms < timeline.to.ms);
    from = timeline.from;
    timeline_pan(&timeline, &view, -timeline.plot.width);
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 13:10"), 1280, 260, &view);
    CHECK_INT(timeline.from.ms, from.ms - 20 * MS_PER_MINUTE);
    check_row("not past the day");
    timeline_pan(&timeline, &view, 100 * timeline.plot.width);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK_INT(timeline.to.ms, timeline.day_to.ms);
    timeline_pan(&timeline, &view, -100 * timeline.plot.width);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK_INT(timeline.from.ms, timeline.day_from.ms);
    check_row("another day is gone to wherever it was");
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-30 10:20"), 1280, 260, &view);
    CHECK(timeline.from.ms <= moment(&loaded, "2025-03-30 10:20").ms &&
          moment(&loaded, "2025-03-30 10:20").ms <= timeline.to.ms);
    check_row("all of it again");
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    timeline_zoom(&timeline, &view, x, -99);
    timeline_lay_out(&timeline, loaded.program, now, 1280, 260, &view);
    CHECK_INT(timeline.from.ms, timeline.day_from.ms);
    CHECK_INT(timeline.to.ms, timeline.day_to.ms);
    CHECK_INT(view.span_ms, 0);
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
    timeline_lay_out(&timeline, loaded.program, marks.now, 1000, timeline_height(loaded.program, 400), NULL);
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
    timeline_lay_out(&timeline, loaded.program, marks.now, 1000, timeline_height(loaded.program, 400), NULL);
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
    timeline_lay_out(&timeline, loaded.program, marks.now, 300, 60, NULL);
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    CHECK(find_item(&scene, "room") == NULL);
    CHECK(find_item(&scene, "row") != NULL);
    check_row("a bar tells which rows are in sight; names are as long as the column");
    struct program many = many_rooms();
    struct timeline_view view = {.first = 40};
    timeline_lay_out(&timeline, &many, marks.now, 1280, 260, &view);
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    for (uint32_t i = 0; i < scene.count; i++)
        CHECK(box_contains((struct box){0, 0, scene.width, scene.height}, scene.items[i].box));
    const struct item *bar = find_item(&scene, "scroll");
    if (CHECK(bar != NULL))
        CHECK(bar[1].box.y > bar->box.y && bar[1].box.height < bar->box.height / 4);
    CHECK(find_item(&scene, "room") != NULL);
    CHECK(!find_item(&scene, "room")->cut);
    check_row("minutes, where it is looked at nearer");
    timeline_zoom(&timeline, &view, timeline.plot.x + 300, 6);
    timeline_lay_out(&timeline, &many, marks.now, 1280, 260, &view);
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    bool has_minutes = false;
    for (uint32_t i = 0; i < scene.count; i++)
        has_minutes |= scene.items[i].kind == ITEM_TEXT && scene.items[i].length == 5 &&
                       strncmp(scene.items[i].text, "10:30", 5) == 0;
    CHECK(has_minutes);
    check_row("now, where it is out of sight");
    marks.now = moment(&loaded, "2025-03-29 13:59");
    timeline_compose(&timeline, &marks, theme_night(), metrics, &arena, &scene);
    CHECK(find_item(&scene, "now") == NULL);
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
    test_rows();
    test_zoom();
    test_scene(renderer_metrics(renderer));
    CHECK(timeline_height(loaded.program, 50) == 50);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

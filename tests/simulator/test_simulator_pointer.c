#include "simulator/stage.h"

static void point(const struct timeline *timeline, int x, int y, bool pressed, bool released)
{
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .pressed = pressed, .released = released};
    simulator_pointer(&simulator, timeline, x, y, &event);
}

static void test_pointer(void)
{
    struct timeline timeline;
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200);
    int row = timeline.plot.height / 3;
    check_row("over a session");
    int x = timeline.plot.x + timeline.plot.width * 80 / 300;
    point(&timeline, x, timeline.plot.y + row / 2, false, false);
    CHECK_STR(simulator.message, "10:00  Locks");
    point(&timeline, timeline.names.x, timeline.plot.y + 2 * row + row / 2, false, false);
    CHECK_STR(simulator.message, "Attic");
    check_row("a click on a room");
    point(&timeline, timeline.names.x, timeline.plot.y + row / 2, true, false);
    point(&timeline, timeline.names.x, timeline.plot.y + row / 2, false, true);
    CHECK_INT(simulator.room, 0);
    CHECK(now_is("2025-03-29 10:20"));
    check_row("a press in a row, and dragging");
    point(&timeline, timeline.plot.x + timeline.plot.width, timeline.plot.y + row + row / 2, true, false);
    CHECK_INT(simulator.room, 1);
    CHECK(now_is("2025-03-29 14:00"));
    point(&timeline, timeline.plot.x, timeline.plot.y - 500, true, false); /* the mouse may leave the strip */
    CHECK(now_is("2025-03-29 09:00"));
    point(&timeline, timeline.plot.x + timeline.plot.width, timeline.plot.y, false, true);
    CHECK(now_is("2025-03-29 09:00"));
    check_row("a press outside the strip");
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    point(&timeline, timeline.plot.x + timeline.plot.width, -20, true, false);
    CHECK(now_is("2025-03-29 09:00"));
}

/* A press selects what is under it, in the timeline and on the picture. */
static void test_select(void)
{
    struct timeline timeline;
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200);
    int row = timeline.plot.height / 3, x = timeline.plot.x + timeline.plot.width * 80 / 300;
    check_row("in the timeline");
    point(&timeline, x, timeline.plot.y + row / 2, true, false);
    CHECK_STR(loaded.program->sessions[simulator.selected].id, "1.1");
    CHECK_STR(simulator.message, "10:00-10:40  Locks, Hall A");
    point(&timeline, x, timeline.plot.y + row / 2, false, true);
    press('?', false);
    check_row("on the picture");
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .pressed = true};
    const struct scene *scene = canvas_scene(&simulator.loop.canvas);
    const struct box *next = NULL;
    for (uint32_t i = 0; i < scene->count; i++)
        if (strcmp(scene->items[i].role, "title.next") == 0)
            next = &scene->items[i].box;
    if (!CHECK(next != NULL))
        return;
    simulator_pointer_picture(&simulator, next->x, next->y, &event);
    CHECK_STR(loaded.program->sessions[simulator.selected].id, "1.2");
    simulator_select(&simulator, PROGRAM_NONE);
    event.pressed = false;
    simulator_pointer_picture(&simulator, next->x, next->y, &event);
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    event.pressed = true;
    simulator_pointer_picture(&simulator, -1, next->y, &event);
    simulator_pointer_picture(&simulator, next->x, scene->height, &event);
    CHECK_INT(simulator.selected, PROGRAM_NONE);
    check_row("the mouse comes with its button down");
    simulator.is_pressed = true;
    simulator_pointer_picture(&simulator, next->x, next->y, &event);
    CHECK_INT(simulator.selected, PROGRAM_NONE);
}

int main(void)
{
    stage_open();
    test_pointer();
    test_select();
    return stage_close();
}

#include "simulator/simulator_time.h"

#include "simulator/stage.h"

static void point(const struct timeline *timeline, int x, int y, bool pressed, bool released)
{
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .pressed = pressed, .released = released};
    simulator_pointer(&simulator, timeline, x, y, &event);
}

static void test_pointer(void)
{
    struct timeline timeline;
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200, NULL);
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
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200, NULL);
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

/* Another button than the left drags the timeline, and moves no time. */
static void test_drag(void)
{
    struct timeline timeline;
    struct instant at = moment(&loaded, "2025-03-29 10:20");
    check_row("the wheel zooms where all rooms are in sight");
    simulator_go_to(&simulator, at);
    simulator_toggle_pause(&simulator);
    timeline_lay_out(&timeline, loaded.program, at, 1000, 200, &simulator.strip);
    int x = timeline.plot.x + timeline.plot.width / 2, y = timeline.plot.y + 5;
    struct board_event wheel = {.kind = BOARD_EVENT_WHEEL, .up = 5};
    simulator_wheel(&simulator, &timeline, x, &wheel);
    timeline_lay_out(&timeline, loaded.program, at, 1000, 200, &simulator.strip);
    CHECK(timeline.to.ms - timeline.from.ms < 2 * MS_PER_HOUR);
    check_row("with shift it goes on");
    int64_t from = timeline.from.ms;
    wheel = (struct board_event){.kind = BOARD_EVENT_WHEEL, .up = -1, .shift = true};
    simulator_wheel(&simulator, &timeline, x, &wheel);
    timeline_lay_out(&timeline, loaded.program, at, 1000, 200, &simulator.strip);
    CHECK(timeline.from.ms > from);
    wheel = (struct board_event){.kind = BOARD_EVENT_WHEEL, .across = -1};
    simulator_wheel(&simulator, &timeline, x, &wheel);
    timeline_lay_out(&timeline, loaded.program, at, 1000, 200, &simulator.strip);
    CHECK(timeline.from.ms - from < 1000 && from - timeline.from.ms < 1000);

    check_row("a drag");
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .grabs = true};
    simulator_pointer(&simulator, &timeline, x, -5, &event); /* it does not begin above */
    CHECK(!simulator.is_grabbed);
    simulator_pointer(&simulator, &timeline, x, y, &event);
    simulator_pointer(&simulator, &timeline, x - 50, -200, &event); /* and may leave it */
    timeline_lay_out(&timeline, loaded.program, at, 1000, 200, &simulator.strip);
    CHECK(timeline.from.ms > from + 3 * MS_PER_MINUTE);
    CHECK_INT(simulator_now(&simulator).ms, at.ms);
    event.grabs = false;
    simulator_pointer(&simulator, &timeline, x, y, &event);
    CHECK(!simulator.is_grabbed);
    check_row("whoever goes to a moment has it in sight");
    CHECK(simulator.strip.is_away);
    simulator_go_to(&simulator, at);
    CHECK(!simulator.strip.is_away);

    check_row("rows, where there are more than are in sight");
    static struct room rooms[90];
    struct program many = *loaded.program;
    for (uint32_t i = 0; i < 90; i++)
        rooms[i] = loaded.program->rooms[i % 3];
    many.rooms = rooms;
    many.room_count = 90;
    simulator.strip = (struct timeline_view){0};
    timeline_lay_out(&timeline, &many, at, 1000, 260, &simulator.strip);
    int row = timeline.plot.height / (int)timeline.rows;
    wheel = (struct board_event){.kind = BOARD_EVENT_WHEEL, .up = -2};
    simulator_wheel(&simulator, &timeline, x, &wheel);
    CHECK_INT(simulator.strip.first, 6);
    timeline_lay_out(&timeline, &many, at, 1000, 260, &simulator.strip);
    event.grabs = true;
    simulator_pointer(&simulator, &timeline, x, y, &event);
    simulator_pointer(&simulator, &timeline, x, y - 4 * row - 1, &event);
    CHECK_INT(simulator.strip.first, 10);
    timeline_lay_out(&timeline, &many, at, 1000, 260, &simulator.strip);
    simulator_pointer(&simulator, &timeline, x, y - 4 * row - 2, &event); /* less than a row from there */
    CHECK_INT(simulator.strip.first, 10);
    wheel = (struct board_event){.kind = BOARD_EVENT_WHEEL, .up = 2, .ctrl = true};
    simulator_wheel(&simulator, &timeline, x, &wheel);
    CHECK_INT(simulator.strip.first, 10);
    CHECK(simulator.strip.span_ms > 0);
}

int main(void)
{
    stage_open();
    test_drag();
    simulator_toggle_pause(&simulator);
    simulator.strip = (struct timeline_view){0};
    simulator.is_grabbed = false;
    test_pointer();
    test_select();
    return stage_close();
}

#include "simulator/simulator_wall.h"

#include <stdio.h>

#include "simulator/simulator_display.h"

bool simulator_set_wall(struct simulator *simulator, const struct wall_display *displays, uint32_t count,
                        struct err *reterr)
{
    if (simulator->wall)
        return wall_set_displays(simulator->wall, displays, count, reterr);
    simulator->wall = wall_create(&simulator->board.board, displays, count, reterr);
    if (!simulator->wall)
        return false;
    simulator->is_wall = true;
    wall_set_program(simulator->wall, simulator->is_lost ? NULL : simulator->program,
                     simulator->loop.request.live);
    return true;
}

void simulator_drop_wall(struct simulator *simulator)
{
    wall_destroy(simulator->wall);
    simulator->wall = NULL;
    simulator->is_wall = false;
}

void simulator_enlarge(struct simulator *simulator, uint32_t number)
{
    const struct wall_display *display = wall_display(simulator->wall, number);
    struct err err = {0};
    wall_choose(simulator->wall, number);
    if (!loop_set_style(&simulator->loop, display->style, &err)) {
        err_format(&err, display->name, simulator->message, sizeof simulator->message);
        return;
    }
    simulator->theme = simulator->language = NULL;
    simulator_set_display(simulator, &display->config);
    simulator->is_wall = false;
    loop_expose(&simulator->loop);
    snprintf(simulator->message, sizeof simulator->message, "%.80s, %.80s: escape goes back", display->name,
             display->place);
}

bool simulator_leave(struct simulator *simulator)
{
    if (!simulator->wall || simulator->is_wall)
        return false;
    simulator->is_wall = true;
    transition_finish(&simulator->loop.transition); /* nobody would see its end, and it would be waited for */
    return true;
}

void simulator_pointer_wall(struct simulator *simulator, int x, int y, const struct board_event *event)
{
    uint32_t number = wall_at(simulator->wall, x, y);
    if (number == PROGRAM_NONE)
        return;
    const struct wall_display *display = wall_display(simulator->wall, number);
    if (event->pressed && !simulator->is_pressed)
        simulator_enlarge(simulator, number);
    else if (!event->pressed)
        snprintf(simulator->message, sizeof simulator->message, "%.80s, %.80s", display->name,
                 display->place);
}

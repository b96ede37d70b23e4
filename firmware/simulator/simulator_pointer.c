#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "simulator/picked.h"
#include "simulator/simulator_display.h"
#include "simulator/simulator_time.h"

enum { WHEEL_ROWS = 3, WHEEL_PIXELS = 60 }; /* of a notch */

/* What the mouse is over. */
static void say_place(struct simulator *simulator, const struct timeline *timeline, int x, int y)
{
    const struct program *program = simulator->program;
    uint32_t number = timeline_session_at(timeline, x, y), room = timeline_room_at(timeline, y);
    if (number != PROGRAM_NONE) {
        const struct session *session = &program->sessions[number];
        struct civil start = zone_to_civil(&program->zone, session->start);
        snprintf(simulator->message, sizeof simulator->message, "%02d:%02d  %s", start.hour, start.minute,
                 label_text(session->title, ""));
    } else if (room != PROGRAM_NONE) {
        snprintf(simulator->message, sizeof simulator->message, "%s",
                 label_text(program->rooms[room].name, ""));
    }
    /* A long title may have been cut inside a character. */
    simulator->message[str_valid_prefix(simulator->message, strlen(simulator->message))] = '\0';
}

/* The timeline is dragged by another button: time by pixels, rows by whole ones. */
static void drag_timeline(struct simulator *simulator, const struct timeline *timeline, int x, int y,
                          const struct board_event *event)
{
    int row = timeline->rows > 0 ? timeline->plot.height / (int)timeline->rows : 0;
    if (event->grabs && simulator->is_grabbed) {
        timeline_pan(timeline, &simulator->strip, simulator->grab_x - x);
        simulator->grab_x = x;
        int rows = row > 0 ? (simulator->grab_y - y) / row : 0;
        timeline_scroll(timeline, &simulator->strip, rows);
        simulator->grab_y -= rows * row;
    } else if (event->grabs && y >= 0) {
        simulator->grab_x = x;
        simulator->grab_y = y;
    }
    simulator->is_grabbed = event->grabs && (simulator->is_grabbed || y >= 0);
}

void simulator_wheel(struct simulator *simulator, const struct timeline *timeline, int x,
                     const struct board_event *event)
{
    struct timeline_view *view = &simulator->strip;
    bool scrolls = !event->shift && timeline->rows < timeline->program->room_count;
    if (event->across != 0 || (event->shift && event->up != 0))
        timeline_pan(timeline, view, (event->across - (event->shift ? event->up : 0)) * WHEEL_PIXELS);
    else if (event->ctrl || !scrolls)
        timeline_zoom(timeline, view, x, event->up);
    else
        timeline_scroll(timeline, view, -event->up * WHEEL_ROWS);
}

void simulator_pointer(struct simulator *simulator, const struct timeline *timeline, int x, int y,
                       const struct board_event *event)
{
    simulator->is_pressed = event->pressed;
    drag_timeline(simulator, timeline, x, y, event);
    if (!event->pressed)
        simulator->is_scrubbing = false;
    if (event->pressed && simulator->is_scrubbing) {
        simulator_go_to(simulator, timeline_time_at(timeline, x));
        return;
    }
    if (event->pressed && y >= 0) {
        simulator->message[0] = '\0';
        uint32_t room = timeline_room_at(timeline, y);
        if (room != PROGRAM_NONE && room != simulator->room)
            simulator_choose_room(simulator, room);
        if (timeline_in_plot(timeline, x, y)) {
            simulator->is_scrubbing = true;
            simulator_go_to(simulator, timeline_time_at(timeline, x));
            simulator_select(simulator, timeline_session_at(timeline, x, y));
        }
        return;
    }
    if (y >= 0)
        say_place(simulator, timeline, x, y);
}

void simulator_pointer_picture(struct simulator *simulator, int x, int y, const struct board_event *event)
{
    const struct loop *loop = &simulator->loop;
    bool is_press = event->pressed && !simulator->is_pressed;
    if (!is_press || !loop->has_view || !loop->canvas.has_scene)
        return;
    const struct scene *scene = canvas_scene(&loop->canvas);
    if (x < 0 || y < 0 || x >= scene->width || y >= scene->height)
        return;
    uint32_t session = picked_session(&loop->view, scene, x, y);
    /* At a door of several rooms the view is of a program of its own, with the same sessions. */
    if (session != PROGRAM_NONE)
        session = program_find_session(simulator->program, loop->view.program->sessions[session].id);
    simulator_select(simulator, session);
}

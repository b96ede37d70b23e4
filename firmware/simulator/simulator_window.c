#include "simulator/simulator_window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/shrink.h"
#include "raster/png.h"
#include "simulator/overlay.h"
#include "simulator/simulator_rehearse.h"
#include "simulator/simulator_wall.h"
#include "base/str.h"

enum { WINDOW_WIDTH = 1280, SCREEN_HEIGHT = 720, TIMELINE_MOST = 260, OVERLAY_MARGIN = 16, FILES_MS = 1000 };

struct window {
    struct simulator *simulator;
    const struct window_ops *ops;
    struct board *desktop;
    struct renderer *renderer;
    struct canvas timeline_canvas, overlay_canvas;
    struct timeline timeline;
    struct window_layout layout;
    uint32_t room; /* that was marked in the timeline */
    bool is_exposed, shows_wall;
    char title[200];
};

void simulator_window_size(const struct program *program, int *ret_width, int *ret_height)
{
    *ret_width = WINDOW_WIDTH;
    *ret_height = SCREEN_HEIGHT + timeline_height(program, TIMELINE_MOST);
}

/* What of a canvas is to be presented: what was drawn, or all after an expose. */
static uint32_t damage_of(const struct window *window, const struct canvas *canvas, struct board_rect *boxes,
                          uint32_t count)
{
    if (!window->is_exposed)
        return count;
    boxes[0] = (struct board_rect){0, 0, canvas->frame->width, canvas->frame->height};
    return 1;
}

static bool show_timeline(struct window *window, struct err *reterr)
{
    struct simulator *simulator = window->simulator;
    struct canvas *canvas = &window->timeline_canvas;
    int width = window->layout.timeline.width, height = window->layout.timeline.height;
    window->timeline.program = simulator->program; /* while time is dragged: on the same ground */
    if (width <= 0 || height <= 0)
        return true;
    if (!canvas_resize(canvas, width, height, reterr))
        return false;
    struct instant now = simulator_now(simulator);
    /* While time is dragged the ground must not move under the mouse. */
    if (!simulator->is_scrubbing || window->timeline.width != width || window->timeline.height != height)
        timeline_lay_out(&window->timeline, simulator->program, now, width, height, &simulator->strip);
    if (simulator->room != window->room) {
        timeline_show_room(&window->timeline, &simulator->strip, simulator->room);
        timeline_lay_out(&window->timeline, simulator->program, now, width, height, &simulator->strip);
    }
    window->room = simulator->room;
    struct arena *arena = canvas_begin(canvas);
    const struct sim_clock *clock = &simulator->board.clock;
    struct str_builder left = {.arena = arena};
    str_add(&left, simulator_title(simulator, arena));
    if (!simulator->is_wall)
        str_addf(&left, ", %dx%d", simulator->loop.style.width, simulator->loop.style.height);
    if (clock->paused)
        str_add(&left, ", clock held");
    else
        str_addf(&left, ", %dx", clock->speed);
    if (simulator->board.trust != BOARD_CLOCK_TRUSTED)
        str_add(&left, ", clock not trusted");
    if (simulator->is_lost)
        str_add(&left, ", program lost");
    /* A copy: the scene is compared with the next one, when the message is another. */
    char selected[sizeof simulator->message];
    const char *message = *simulator->message ? simulator->message : "? shows the keys";
    if (!*simulator->message && simulator->selected != PROGRAM_NONE) {
        simulator_describe(simulator, simulator->selected, selected, sizeof selected);
        message = selected;
    }
    struct timeline_marks marks = {.now = now,
                                   .room = simulator->room,
                                   .selected = simulator->selected,
                                   .left = left.text,
                                   .right = arena_copy(arena, message)};
    /* In the colours of `night` whatever the screen has: they are known to be read on its ground. */
    timeline_compose(&window->timeline, &marks, theme_night(), simulator->loop.style.metrics, arena,
                     canvas_next_scene(canvas));
    struct board_rect boxes[CANVAS_MOST_BOXES];
    uint32_t count = damage_of(window, canvas, boxes, canvas_draw(canvas, window->renderer, boxes));
    struct board_picture picture = canvas_picture(canvas);
    return count == 0 || window->ops->present_timeline(window->desktop, &picture, boxes, count, reterr);
}

static bool show_overlay(struct window *window, const char *text, struct err *reterr)
{
    struct canvas *canvas = &window->overlay_canvas;
    if (!text)
        return true;
    int width = window->layout.overlay.width, height = window->layout.overlay.height;
    if (!canvas_resize(canvas, width, height, reterr))
        return false;
    overlay_compose(text, width, height, window->simulator->loop.style.theme,
                    window->simulator->loop.style.metrics, canvas_begin(canvas), canvas_next_scene(canvas));
    struct board_rect boxes[CANVAS_MOST_BOXES];
    uint32_t count = damage_of(window, canvas, boxes, canvas_draw(canvas, window->renderer, boxes));
    struct board_picture picture = canvas_picture(canvas);
    return count == 0 || window->ops->present_overlay(window->desktop, &picture, boxes, count, reterr);
}

/* Places all; what the board cleared for that must be presented again. */
static void lay_out(struct window *window, const char *overlay)
{
    int width, height;
    window->ops->size(window->desktop, &width, &height);
    int timeline = timeline_height(window->simulator->program, height * 2 / 5);
    struct window_layout layout = {.screen = {0, 0, width, height - timeline},
                                   .timeline = {0, height - timeline, width, timeline}};
    if (overlay) {
        struct board_rect *place = &layout.overlay;
        overlay_size(overlay, window->simulator->loop.style.metrics, width - 2 * OVERLAY_MARGIN,
                     height - timeline - 2 * OVERLAY_MARGIN, &place->width, &place->height);
        place->x = width - OVERLAY_MARGIN - place->width;
        place->y = height - timeline - OVERLAY_MARGIN - place->height;
        if (place->width <= 0 || place->height <= 0)
            *place = (struct board_rect){0, 0, 0, 0};
    }
    window->layout = layout;
    if (window->ops->set_layout(window->desktop, &layout))
        window->is_exposed = true;
}

static void set_title(struct window *window, struct arena *arena)
{
    char title[sizeof window->title];
    snprintf(title, sizeof title, "nownext: %s", simulator_title(window->simulator, arena));
    if (strcmp(title, window->title) == 0)
        return;
    memcpy(window->title, title, sizeof title);
    window->ops->set_title(window->desktop, title);
}

/* The wall in place of the screen, as large as the window has room. What lies under the overlay is not shown:
 * the board leaves it out. */
static bool show_wall(struct window *window, struct err *reterr)
{
    struct wall *wall = window->simulator->wall;
    const struct board_rect *boxes;
    struct board_rect all = {0, 0, window->layout.screen.width, window->layout.screen.height};
    uint32_t count;
    if (all.width <= 0 || all.height <= 0)
        return true;
    if (!wall_resize(wall, all.width, all.height, reterr) || !wall_step(wall, &boxes, &count, reterr))
        return false;
    if (window->is_exposed) {
        boxes = &all;
        count = 1;
    }
    struct board_picture picture = wall_picture(wall);
    return count == 0 || window->desktop->ops->present(window->desktop, &picture, boxes, count, reterr);
}

/* One step of the loop, and all around it. */
static bool show(struct window *window, struct err *reterr)
{
    struct simulator *simulator = window->simulator;
    struct arena arena;
    arena_init(&arena, malloc, free);
    /* A screen that changes more often than a fade lasts would show nothing but fades. */
    simulator->loop.fades = simulator->board.clock.speed == 1 && !simulator->is_scrubbing;
    /* The overlay's text is of the step, and its size decides what of the screen is seen: step, lay out, then
     * present again what the layout cleared. */
    simulator_know(simulator);
    bool ok = simulator->is_wall || loop_step(&simulator->loop, reterr);
    const char *overlay = ok ? simulator_overlay_text(simulator, &arena) : NULL;
    if (window->shows_wall != simulator->is_wall)
        window->is_exposed = true;
    window->shows_wall = simulator->is_wall;
    lay_out(window, overlay);
    if (simulator->is_wall) {
        ok = ok && show_wall(window, reterr);
    } else if (window->is_exposed) {
        loop_expose(&simulator->loop);
        ok = ok && loop_step(&simulator->loop, reterr);
    }
    ok = ok && show_timeline(window, reterr) &&
         (window->layout.overlay.width == 0 || show_overlay(window, overlay, reterr));
    window->is_exposed = false;
    rehearse_settle(&simulator->rehearse);
    set_title(window, &arena);
    arena_finish(&arena);
    return ok;
}

static void take_screenshot(struct window *window)
{
    struct simulator *simulator = window->simulator;
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s.png", simulator_file_name(simulator, &arena));
    struct board_picture picture =
        simulator->is_wall ? wall_picture(simulator->wall) : canvas_picture(&simulator->loop.canvas);
    if (png_write(picture.width, picture.height, picture.pitch, picture.pixels, path, &err))
        snprintf(simulator->message, sizeof simulator->message, "saved %s", path);
    else
        err_format(&err, path, simulator->message, sizeof simulator->message);
    arena_finish(&arena);
    simulator->take_screenshot = false;
}

/* The timeline, the screen or neither: where the mouse is. */
static void handle_pointer(struct window *window, const struct board_event *event)
{
    struct simulator *simulator = window->simulator;
    const struct board_rect *timeline = &window->layout.timeline;
    struct board_picture picture = canvas_picture(&simulator->loop.canvas);
    struct board_rect place = shrink_fit(window->layout.screen, picture.width, picture.height);
    if (simulator->is_wall)
        simulator_pointer_wall(simulator, event->x, event->y, event);
    else if (place.width > 0 && place.height > 0)
        simulator_pointer_picture(simulator, (event->x - place.x) * picture.width / place.width,
                                  (event->y - place.y) * picture.height / place.height, event);
    simulator_pointer(simulator, &window->timeline, event->x - timeline->x, event->y - timeline->y, event);
}

/* Over the timeline, or over the wall. */
static void handle_wheel(struct window *window, const struct board_event *event)
{
    struct simulator *simulator = window->simulator;
    const struct board_rect *timeline = &window->layout.timeline;
    if (event->y >= timeline->y)
        simulator_wheel(simulator, &window->timeline, event->x - timeline->x, event);
    else if (simulator->is_wall)
        wall_turn(simulator->wall, event->up > 0 ? -1 : event->up < 0 ? 1 : 0);
}

static void handle(struct window *window, const struct board_event *event)
{
    struct simulator *simulator = window->simulator;
    switch (event->kind) {
    case BOARD_EVENT_QUIT:
        simulator->quit = true;
        break;
    case BOARD_EVENT_EXPOSE:
    case BOARD_EVENT_RESIZE:
        window->is_exposed = true;
        break;
    case BOARD_EVENT_KEY:
        simulator_key(simulator, event);
        break;
    case BOARD_EVENT_POINTER:
        handle_pointer(window, event);
        break;
    case BOARD_EVENT_DROP:
        if (simulator->files.read)
            simulator->files.read(simulator->files.user, simulator, 0, event->path);
        break;
    case BOARD_EVENT_WHEEL:
        handle_wheel(window, event);
        break;
    case BOARD_EVENT_NONE:
    case BOARD_EVENT_FILES:
        break;
    }
    if (simulator->take_screenshot)
        take_screenshot(window);
    if (simulator->toggle_full_screen) {
        simulator->toggle_full_screen = false;
        window->ops->toggle_full_screen(window->desktop);
    }
}

/* The timeline's clock goes on where the screen shows none. */
static struct instant due(struct window *window)
{
    struct instant now = simulator_now(window->simulator);
    struct instant minute = {now.ms - now.ms % MS_PER_MINUTE + MS_PER_MINUTE};
    struct simulator *simulator = window->simulator;
    struct instant known = rehearse_next_made(&simulator->rehearse, now);
    return instant_min(
        instant_min(simulator->is_wall ? wall_due(simulator->wall) : loop_due(&simulator->loop), minute),
        known);
}

/* Waits until something is to be done. Files that are followed are looked at once a second, which is no
 * reason to draw. */
static void wait_for(struct window *window, struct board_event *ret)
{
    struct simulator *simulator = window->simulator;
    struct instant until = due(window);
    bool goes_on = true;
    simulator->board.most_ms = simulator->files.read ? FILES_MS : 0;
    while (goes_on) {
        loop_wait(&simulator->loop, until, ret);
        unsigned changed = simulator->files.read ? watched_files_changed(&simulator->files.watched) : 0;
        if (changed)
            simulator->files.read(simulator->files.user, simulator, changed, NULL);
        goes_on = ret->kind == BOARD_EVENT_NONE && !changed && !simulator->loop.transition.shown &&
                  simulator_now(simulator).ms < until.ms;
    }
}

bool simulator_window_run(struct simulator *simulator, const struct window_ops *ops, struct board *desktop,
                          struct renderer *renderer, struct err *reterr)
{
    struct window window = {.simulator = simulator,
                            .ops = ops,
                            .desktop = desktop,
                            .renderer = renderer,
                            .room = PROGRAM_NONE,
                            .is_exposed = true};
    struct board_event event;
    canvas_init(&window.timeline_canvas);
    canvas_init(&window.overlay_canvas);
    bool ok = true;
    simulator->loop.shifts = true;
    while (ok && !simulator->quit) {
        ok = show(&window, reterr);
        if (!ok)
            break;
        wait_for(&window, &event);
        handle(&window, &event);
    }
    canvas_finish(&window.overlay_canvas);
    canvas_finish(&window.timeline_canvas);
    return ok;
}

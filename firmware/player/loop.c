#include "player/loop.h"

#include <string.h>

#include "scene/transform.h"
#include "schedule/structure.h"

bool loop_init(struct loop *loop, struct board *board, struct renderer *renderer,
               const struct display_config *config, struct err *reterr)
{
    memset(loop, 0, sizeof *loop);
    loop->board = board;
    loop->renderer = renderer;
    loop->request.station = station_initial();
    loop->clock = BOARD_CLOCK_UNTRUSTED;
    loop->style.theme = style_default().theme;
    loop->style.words = style_default().words;
    loop->style.metrics = renderer_metrics(renderer);
    canvas_init(&loop->canvas);
    if (loop_set_config(loop, config, reterr))
        return true;
    loop_finish(loop);
    return false;
}

void loop_finish(struct loop *loop)
{
    transition_finish(&loop->transition);
    canvas_finish(&loop->canvas);
    memset(loop, 0, sizeof *loop);
}

bool loop_set_config(struct loop *loop, const struct display_config *config, struct err *reterr)
{
    struct screen_style style = loop->style;
    screen_style_for_panel(&style, &config->panel);
    if (!canvas_resize(&loop->canvas, style.width, style.height, reterr))
        return false;
    if (!loop->canvas.has_scene)
        transition_finish(&loop->transition); /* what it shows has another size */
    loop->request.config = config;
    loop->style = style;
    loop_forget(loop);
    return true;
}

bool loop_set_style(struct loop *loop, struct style style, struct err *reterr)
{
    bool same_fonts = theme_same_fonts(loop->style.theme, style.theme);
    if (!renderer_set_fonts(loop->renderer, style.theme, reterr))
        return false;
    if (!same_fonts) { /* the same scene would style different */
        canvas_forget(&loop->canvas);
        transition_finish(&loop->transition);
    }
    loop->style.theme = style.theme;
    loop->style.words = style.words;
    loop_forget(loop);
    return true;
}

void loop_set_program(struct loop *loop, const struct program *program)
{
    loop->request.program = program;
    loop->request.station = station_after(loop->request.station,
                                          program ? STATION_PROGRAM_LOADED_EVENT : STATION_PROGRAM_REMOVED);
    loop_forget(loop);
}

void loop_forget(struct loop *loop)
{
    loop->has_view = false;
}

void loop_expose(struct loop *loop)
{
    loop->is_exposed = true;
}

/* What the board says of its clock becomes a fact of the station when it changes. */
static void fold_clock(struct loop *loop)
{
    static const enum station_event events[] = {[BOARD_CLOCK_UNTRUSTED] = STATION_CLOCK_LOST,
                                                [BOARD_CLOCK_UNVERIFIED] = STATION_CLOCK_RESTORED,
                                                [BOARD_CLOCK_TRUSTED] = STATION_CLOCK_SYNCHRONISED};
    enum board_clock clock = loop->board->ops->clock(loop->board);
    if (clock == loop->clock)
        return;
    loop->clock = clock;
    loop->request.station = station_after(loop->request.station, events[clock]);
    loop_forget(loop);
}

static bool is_shifted(const struct loop *loop)
{
    const struct display_config *config = loop->request.config;
    return loop->shifts &&
           (config->pixel_shift < 0 ? config->role == ROLE_HALLWAY : config->pixel_shift == 1);
}

/* Whether this view is faded in. The last one is still in the canvas's memory, if there is a last scene. */
static bool is_faded(const struct loop *loop, const struct view *view)
{
    return loop->fades && loop->request.config->fade && loop->canvas.has_scene &&
           view->kind != VIEW_EMERGENCY && !view_same_structure(&loop->view, view);
}

/* Makes view and scene of the request and draws what differs; gives the number of boxes to present at once.
 */
static uint32_t draw(struct loop *loop, struct board_rect boxes[CANVAS_MOST_BOXES])
{
    struct arena *arena = canvas_begin(&loop->canvas);
    struct scene *scene = canvas_next_scene(&loop->canvas);
    struct transition *transition = &loop->transition;
    struct view view;
    view_make(&loop->request, arena, &view);
    screen_compose(&view, &loop->style, arena, scene);
    if (is_shifted(loop))
        shift_scene(scene, shift_at(view.clock_now, scene->width, scene->height));
    if (transition->shown && view.kind == VIEW_EMERGENCY) { /* at once, whatever else was under way */
        transition_finish(transition);
        loop_expose(loop);
    }
    bool begins =
        is_faded(loop, &view) && transition_begin(transition, loop->canvas.frame,
                                                  loop->board->ops->steady_ms(loop->board), LOOP_FADE_MS);
    loop->view = view;
    loop->has_view = true;
    loop->counts.scenes++;
    uint32_t count = canvas_draw(&loop->canvas, loop->renderer, boxes);
    loop->counts.boxes += count;
    if (!transition->shown)
        return count;
    transition_add(transition, boxes, count);
    loop->counts.fades += begins && transition->shown;
    return 0;
}

/* The next frame of the fade that runs; gives the number of boxes to present of the picture. */
static uint32_t advance(struct loop *loop, struct board_rect boxes[CANVAS_MOST_BOXES],
                        struct board_picture *picture)
{
    bool goes_on = loop->fades && loop->request.config->fade;
    /* Whoever wants no fades any more wants its end: that is where any fade is after its whole time. */
    int64_t steady_ms = goes_on ? loop->board->ops->steady_ms(loop->board) : INT64_MAX;
    return transition_advance(&loop->transition, &loop->canvas, steady_ms, boxes, picture);
}

/* At night the panel is off, where the board can do that. */
static void switch_panel(struct loop *loop)
{
    bool off = loop->view.kind == VIEW_NIGHT;
    if (off == loop->is_off || !loop->board->ops->set_power)
        return;
    loop->is_off = off;
    loop->board->ops->set_power(loop->board, !off);
    if (!off)
        loop_expose(loop);
}

/* A panel is full from the start; it is told only what is otherwise. */
static void set_brightness(struct loop *loop)
{
    int percent = loop->view.brightness;
    if (percent == loop->brightness || !loop->board->ops->set_brightness ||
        (percent == 100 && loop->brightness == 0 && loop->request.config->brightness_count == 0))
        return;
    loop->brightness = percent;
    loop->board->ops->set_brightness(loop->board, percent);
}

bool loop_step(struct loop *loop, struct err *reterr)
{
    struct instant now = {loop->board->ops->now(loop->board)};
    loop->counts.steps++;
    fold_clock(loop);
    struct board_rect boxes[CANVAS_MOST_BOXES];
    struct board_picture picture = {0};
    uint32_t count = 0;
    bool holds = loop->has_view && now.ms >= loop->view.clock_now.ms && now.ms < loop_due(loop).ms;
    if (!holds) {
        loop->request.now = now;
        count = draw(loop, boxes);
    }
    switch_panel(loop);
    set_brightness(loop);
    bool is_fading = loop->transition.shown != NULL;
    if (is_fading)
        count = advance(loop, boxes, &picture);
    else
        picture = canvas_picture(&loop->canvas);
    if (loop->is_exposed) {
        boxes[0] = (struct board_rect){0, 0, loop->style.width, loop->style.height};
        count = 1;
        loop->is_exposed = false;
    }
    if (count == 0)
        return true;
    *(is_fading ? &loop->counts.fade_frames : &loop->counts.frames) += 1;
    return loop->board->ops->present(loop->board, &picture, boxes, count, reterr);
}

struct instant loop_due(const struct loop *loop)
{
    return instant_min(loop->view.until, loop->view.tick_until);
}

void loop_wait(struct loop *loop, struct instant until, struct board_event *ret)
{
    struct board *board = loop->board;
    if (!loop->transition.shown) {
        board->ops->wait(board, until.ms, ret);
        return;
    }
    int64_t now_ms = board->ops->now(board), steady_ms = board->ops->steady_ms(board);
    int64_t frame_ms = fade_next_ms(&loop->transition.fade, steady_ms);
    /* What is due before the next frame is not kept waiting. */
    if (until.ms < INT64_MAX && until.ms - now_ms < frame_ms - steady_ms)
        frame_ms = steady_ms + (until.ms - now_ms);
    board->ops->wait_steady(board, frame_ms, ret);
}

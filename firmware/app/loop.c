#include "app/loop.h"

#include <string.h>

static bool is_on_its_side(const struct panel_config *panel)
{
    return panel->rotate == 90 || panel->rotate == 270;
}

bool loop_init(struct loop *loop, struct board *board, struct renderer *renderer,
               const struct display_config *config, struct err *reterr)
{
    memset(loop, 0, sizeof *loop);
    loop->board = board;
    loop->renderer = renderer;
    loop->request.station = station_initial();
    loop->clock = BOARD_CLOCK_UNTRUSTED;
    loop_set_look(loop, look_default());
    loop->style.metrics = renderer_metrics(renderer);
    sheet_init(&loop->sheet);
    if (loop_set_config(loop, config, reterr))
        return true;
    loop_finish(loop);
    return false;
}

void loop_finish(struct loop *loop)
{
    sheet_finish(&loop->sheet);
    memset(loop, 0, sizeof *loop);
}

bool loop_set_config(struct loop *loop, const struct display_config *config, struct err *reterr)
{
    bool turned = is_on_its_side(&config->panel);
    int width = turned ? config->panel.height : config->panel.width;
    int height = turned ? config->panel.width : config->panel.height;
    if (!sheet_resize(&loop->sheet, width, height, reterr))
        return false;
    loop->request.config = config;
    loop->style.width = width;
    loop->style.height = height;
    loop_forget(loop);
    return true;
}

void loop_set_look(struct loop *loop, struct look look)
{
    loop->style.theme = look.theme;
    loop->style.words = look.words;
    loop_forget(loop);
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

/* Makes view and scene of the request and draws what differs; gives the number of boxes. */
static uint32_t draw(struct loop *loop, struct board_rect boxes[SHEET_MOST_BOXES])
{
    struct arena *arena = sheet_begin(&loop->sheet);
    view_make(&loop->request, arena, &loop->view);
    screen_compose(&loop->view, &loop->style, arena, sheet_next_scene(&loop->sheet));
    loop->has_view = true;
    loop->counts.scenes++;
    uint32_t count = sheet_draw(&loop->sheet, loop->renderer, boxes);
    loop->counts.boxes += count;
    return count;
}

bool loop_step(struct loop *loop, struct err *reterr)
{
    struct instant now = {loop->board->ops->now(loop->board)};
    loop->counts.steps++;
    fold_clock(loop);
    struct board_rect boxes[SHEET_MOST_BOXES];
    uint32_t count = 0;
    bool holds = loop->has_view && now.ms >= loop->view.now.ms && now.ms < loop_due(loop).ms;
    if (!holds) {
        loop->request.now = now;
        count = draw(loop, boxes);
    }
    if (loop->is_exposed) {
        boxes[0] = (struct board_rect){0, 0, loop->style.width, loop->style.height};
        count = 1;
        loop->is_exposed = false;
    }
    if (count == 0)
        return true;
    loop->counts.frames++;
    struct board_picture picture = sheet_picture(&loop->sheet);
    return loop->board->ops->present(loop->board, &picture, boxes, count, reterr);
}

struct instant loop_due(const struct loop *loop)
{
    return instant_min(loop->view.until, loop->view.tick_until);
}

bool loop_run(struct loop *loop, struct err *reterr)
{
    struct board_event event = {.kind = BOARD_EVENT_NONE};
    while (event.kind != BOARD_EVENT_QUIT) {
        if (event.kind == BOARD_EVENT_EXPOSE || event.kind == BOARD_EVENT_RESIZE)
            loop_expose(loop);
        if (!loop_step(loop, reterr))
            return false;
        loop->board->ops->wait(loop->board, loop_due(loop).ms, &event);
    }
    return true;
}

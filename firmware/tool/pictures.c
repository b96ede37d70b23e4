#include "tool/pictures.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "render/png.h"
#include "schedule/lively.h"
#include "player/loop.h"
#include "tool/call_display.h"
#include "simulator/timeline.h"
#include "headless/board_headless.h"
#include "scene/words.h"

struct studio {
    struct tool *tool;
    const struct program *program;
    struct style style;
    const char *folder;
    struct renderer *renderer;
    struct arena arena;
};

/* What a picture is of. */
struct subject {
    const char *name;
    struct display_config config;
    struct instant at;
    bool page_fixed;
    struct page page;
};

static bool write_board(struct board *board, const char *path, struct err *reterr)
{
    struct board_picture picture = board_headless_picture(board);
    return png_write(picture.width, picture.height, picture.pitch, picture.pixels, path, reterr);
}

static bool draw(struct studio *studio, const struct subject *subject, const char *path, struct err *reterr)
{
    const struct panel_config *panel = &subject->config.panel;
    struct board_headless_options options = {.width = panel->width,
                                             .height = panel->height,
                                             .now_ms = subject->at.ms,
                                             .clock = BOARD_CLOCK_TRUSTED};
    struct board *board = board_headless_create(&options, reterr);
    if (!board)
        return false;
    struct loop loop;
    bool ok = loop_init(&loop, board, studio->renderer, &subject->config, reterr);
    if (ok) {
        loop_set_program(&loop, studio->program);
        loop.request.page_fixed = subject->page_fixed;
        loop.request.page = subject->page;
        ok = loop_set_style(&loop, studio->style, reterr) && loop_step(&loop, reterr) &&
             write_board(board, path, reterr);
        loop_finish(&loop);
    }
    board->ops->destroy(board);
    return ok;
}

static const char *path_of(struct studio *studio, const char *name)
{
    return arena_printf(&studio->arena, "%s/%s.png", studio->folder, name);
}

static int take(struct studio *studio, const struct subject *subject)
{
    struct err err = {0};
    const char *path = path_of(studio, subject->name);
    if (!draw(studio, subject, path, &err))
        return tool_fail(studio->tool, path, &err);
    fprintf(studio->tool->out, "%s\n", path);
    return TOOL_OK;
}

static int take_timeline(struct studio *studio, struct instant at, uint32_t room)
{
    struct err err = {0};
    struct canvas canvas;
    struct timeline timeline;
    struct board_rect boxes[CANVAS_MOST_BOXES];
    const char *path = path_of(studio, "timeline");
    const struct words *words = words_english();
    int height = timeline_height(studio->program, 600);
    canvas_init(&canvas);
    bool ok = canvas_resize(&canvas, 1280, height, &err);
    if (ok) {
        struct arena *arena = canvas_begin(&canvas);
        struct timeline_marks marks = {.now = at,
                                       .room = room,
                                       .left = arena_printf(arena, "%s %s",
                                                            words_date(words, studio->program, at, arena),
                                                            words_clock(words, studio->program, at, arena)),
                                       .right = label_text(studio->program->event.title, "")};
        timeline_lay_out(&timeline, studio->program, at, 1280, height);
        timeline_compose(&timeline, &marks, studio->style.theme, renderer_metrics(studio->renderer), arena,
                         canvas_next_scene(&canvas));
        canvas_draw(&canvas, studio->renderer, boxes);
        struct board_picture picture = canvas_picture(&canvas);
        ok = png_write(picture.width, picture.height, picture.pitch, picture.pixels, path, &err);
    }
    canvas_finish(&canvas);
    if (!ok)
        return tool_fail(studio->tool, path, &err);
    fprintf(studio->tool->out, "%s\n", path);
    return TOOL_OK;
}

static struct subject subject_of(const char *name, enum display_role role, struct instant at, int width,
                                 int height)
{
    struct subject subject = {.name = name, .at = at};
    display_config_set_defaults(&subject.config, role);
    subject.config.panel.width = width;
    subject.config.panel.height = height;
    return subject;
}

static int take_door(struct studio *studio, const char *name, uint32_t room, struct instant at, int width,
                     int height)
{
    struct subject subject = subject_of(name, ROLE_DOOR, at, width, height);
    display_config_set_room(&subject.config, studio->program, room, &studio->arena);
    return take(studio, &subject);
}

static int take_page(struct studio *studio, const char *name, enum page_kind kind, uint32_t session,
                     struct instant at)
{
    struct subject subject = subject_of(name, ROLE_HALLWAY, at, 1920, 1080);
    subject.page_fixed = true;
    subject.page =
        (struct page){.kind = kind, .subject = session, .start = at, .end = INSTANT_NEVER, .count = 1};
    return take(studio, &subject);
}

/* A session that the hallway's cycle has a page on, else any that says what it is about. */
static uint32_t find_contribution(struct studio *studio, struct instant at)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    const struct page *pages;
    struct instant start, end;
    uint32_t count = cycle_pages(studio->program, NULL, &config, at, &studio->arena, &pages, &start, &end);
    for (uint32_t i = 0; i < count; i++)
        if (pages[i].kind == PAGE_CONTRIBUTION)
            return pages[i].subject;
    for (uint32_t i = 0; i < studio->program->session_count; i++)
        if (studio->program->sessions[i].topic_count > 0 || *studio->program->sessions[i].summary)
            return i;
    return PROGRAM_NONE;
}

static int take_all(struct studio *studio, uint32_t room, struct instant at)
{
    const struct program *program = studio->program;
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    uint32_t soon_room, session = find_contribution(studio, at);
    struct instant soon_at;
    int code = TOOL_OK;
    if (room != PROGRAM_NONE)
        code = take_door(studio, "door-now", room, at, 1920, 1080);
    if (code == TOOL_OK && lively_start(program, &thresholds, at, &studio->arena, &soon_room, &soon_at))
        code = take_door(studio, "door-soon-portrait", soon_room, soon_at, 1080, 1920);
    if (code == TOOL_OK)
        code = take_page(studio, "hallway-overview", PAGE_OVERVIEW, PROGRAM_NONE, at);
    if (code == TOOL_OK)
        code = take_page(studio, "hallway-soon", PAGE_SOON, PROGRAM_NONE, at);
    if (code == TOOL_OK && session != PROGRAM_NONE)
        code = take_page(studio, "hallway-contribution", PAGE_CONTRIBUTION, session, at);
    return code == TOOL_OK ? take_timeline(studio, at, room) : code;
}

int pictures_make(struct tool *tool, const struct program *program, uint32_t room, const struct style *style,
                  struct instant at, const char *folder)
{
    struct err err = {0};
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        err_set(&err, ERR_IO, "the folder can't be made: %s", strerror(errno));
        return tool_fail(tool, folder, &err);
    }
    struct studio studio = {.tool = tool, .program = program, .style = *style, .folder = folder};
    studio.renderer = renderer_create(&err);
    if (!studio.renderer || !call_fonts(tool, style->theme, studio.renderer, &err)) {
        renderer_destroy(studio.renderer);
        return tool_fail(tool, NULL, &err);
    }
    arena_init(&studio.arena, malloc, free);
    int code = take_all(&studio, room, at);
    arena_finish(&studio.arena);
    renderer_destroy(studio.renderer);
    return code;
}

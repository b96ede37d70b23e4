#include "display/display_log.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "display/display.h"
#include "display/panel_mode.h"

/* Of the display; then, for each output, its own. */
enum { TOPIC_REFUSED, TOPIC_PROGRAM, TOPIC_LIVE, TOPIC_FIRST_OUTPUT };
enum { TOPIC_STATE, TOPIC_FAULT, TOPIC_PICTURE, TOPICS_OF_OUTPUT };

/* The pages of a cycle are no states. */
static const char *state_of(const struct view *view)
{
    bool is_page = view->kind <= VIEW_PICTURE;
    return is_page ? "program" : view_kind_name(view->kind);
}

static void judge_picture(struct display_output *output)
{
    const struct view *view = &output->loop.view;
    const char *fault = renderer_picture_fault(output->renderer);
    if (view->kind != VIEW_PICTURE || !view->page.file || !*fault)
        return;
    const char *slash = strrchr(view->page.file, '/');
    snprintf(output->picture_trouble, sizeof output->picture_trouble, "%.100s: %s",
             slash ? slash + 1 : view->page.file, fault);
    output->picture_trouble[str_valid_prefix(output->picture_trouble, strlen(output->picture_trouble))] =
        '\0';
}

static void log_output(struct display *display, uint32_t number)
{
    struct display_output *output = &display->outputs[number];
    const struct view *view = &output->loop.view;
    unsigned topic = TOPIC_FIRST_OUTPUT + number * TOPICS_OF_OUTPUT;
    const char *name = output->config.name, *fault = display_fault(output);
    struct board_panel panel;
    char mode[200];
    output->board->ops->panel(output->board, &panel);
    panel_mode_describe(&panel, mode, sizeof mode);
    log_line(&display->log, topic + TOPIC_STATE, LOG_LEVEL_NOTICE, "%s: %s, %s, clock %s, fault %s, panel %s",
             name, display_role_name(output->config.role), state_of(view),
             station_clock_name(view->station.clock), station_fault_name(view->station.fault), mode);
    if (*fault) {
        log_line(&display->log, topic + TOPIC_FAULT, LOG_LEVEL_WARNING, "%s: %s", name, fault);
    } else if (log_has(&display->log, topic + TOPIC_FAULT)) {
        log_line(&display->log, topic + TOPIC_FAULT, LOG_LEVEL_NOTICE, "%s: the board has no fault any more",
                 name);
        log_lines(&display->log, topic + TOPIC_FAULT, LOG_LEVEL_NOTICE, 0, NULL);
    }
    judge_picture(output);
    if (*output->picture_trouble)
        log_line(&display->log, topic + TOPIC_PICTURE, LOG_LEVEL_WARNING, "%s: %s", name,
                 output->picture_trouble);
}

void display_log(struct display *display)
{
    const struct program *program = display->store.program;
    const struct live *live = display->store.live;
    if (program)
        log_line(&display->log, TOPIC_PROGRAM, LOG_LEVEL_NOTICE,
                 "program: \"%s\", revision \"%s\", %u sessions", label_text(program->event.title, ""),
                 program->revision ? program->revision : "", program->session_count);
    if (live)
        log_line(&display->log, TOPIC_LIVE, LOG_LEVEL_NOTICE,
                 "live data: revision %lld, %u changes, %u notices%s", (long long)live->revision,
                 live->changes.count, live->notice_count, live->emergency ? ", an emergency" : "");
    else if (log_has(&display->log, TOPIC_LIVE))
        log_line(&display->log, TOPIC_LIVE, LOG_LEVEL_NOTICE, "live data: none any more");
    log_lines(&display->log, TOPIC_REFUSED, LOG_LEVEL_WARNING, display->refusals.count,
              display->refusals.lines);
    for (uint32_t i = 0; i < display->output_count; i++)
        log_output(display, i);
}

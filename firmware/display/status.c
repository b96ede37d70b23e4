#include "display/status.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "display/display.h"
#include "json/write.h"
#include "platform/health.h"
#include "render/png.h"

static void add_text(struct str_builder *out, const char *name, const char *text)
{
    str_addf(out, "\"%s\": ", name);
    write_json_text(out, text);
}

/* In the event's time, or UTC without a program. */
static void add_instant(struct str_builder *out, const struct program *program, struct instant at)
{
    char text[40];
    if (program) {
        write_json_instant(out, program, at);
        return;
    }
    instant_format(at, 0, text);
    write_json_text(out, text);
}

static void add_output(struct str_builder *out, const struct display_output *output)
{
    const struct loop *loop = &output->loop;
    const struct view *view = &loop->view;
    struct board_panel panel;
    output->board->ops->panel(output->board, &panel);
    str_add(out, "{");
    add_text(out, "name", output->config.name ? output->config.name : "");
    str_addf(out, ", \"role\": \"%s\", \"screen\": \"%s\", \"clock\": \"%s\", \"fault\": \"%s\"",
             display_role_name(output->config.role), view_kind_name(view->kind),
             station_clock_name(view->station.clock), station_fault_name(view->station.fault));
    str_addf(
        out,
        ", \"panel\": {\"connector\": \"%s\", \"width\": %d, \"height\": %d, \"rate\": %d, \"rotate\": %d, "
        "\"has_wanted_mode\": %s, ",
        panel.connector, panel.width, panel.height, panel.rate, output->config.panel.rotate,
        panel.has_wanted_mode ? "true" : "false");
    add_text(out, "fault", display_fault(output));
    str_add(out, "}");
    if (loop->brightness > 0)
        str_addf(out, ", \"brightness\": %d", loop->brightness);
    str_add(out, ", \"shown\": ");
    add_instant(out, view->program, view->now);
    if (instant_is_set(loop_due(loop))) {
        str_add(out, ", \"until\": ");
        add_instant(out, view->program, loop_due(loop));
    }
    str_addf(out, ", \"scenes\": %llu, \"frames\": %llu}", (unsigned long long)loop->counts.scenes,
             (unsigned long long)loop->counts.frames);
}

static void add_health(struct str_builder *out)
{
    struct health health;
    health_read("", &health);
    if (health.has_temperature)
        str_addf(out, ", \"temperature_c\": %.1f", health.temperature_c);
    if (health.has_supply)
        str_addf(out, ", \"supply_is_too_weak\": %s, \"supply_was_too_weak\": %s",
                 health.is_too_weak ? "true" : "false", health.was_too_weak ? "true" : "false");
}

void status_add(const struct display *display, struct str_builder *out)
{
    const struct program *program = display->store.program;
    str_add(out, "{\"format\": \"nownext-status/1\", \"displays\": [");
    for (uint32_t i = 0; i < display->output_count; i++) {
        str_add(out, i ? ", " : "");
        add_output(out, &display->outputs[i]);
    }
    str_add(out, "], \"program\": ");
    if (program) {
        str_add(out, "{");
        add_text(out, "title", label_text(program->event.title, ""));
        str_add(out, ", ");
        add_text(out, "revision", program->revision ? program->revision : "");
        str_addf(out, ", \"sessions\": %u}", program->session_count);
    } else {
        str_add(out, "null");
    }
    bool comma = display->refusals.count > 0;
    str_add(out, ", \"refused\": [");
    for (uint32_t i = 0; i < display->refusals.count; i++) {
        str_add(out, i ? ", " : "");
        write_json_text(out, display->refusals.lines[i]);
    }
    for (uint32_t i = 0; i < display->output_count; i++) {
        if (!*display->outputs[i].picture_trouble)
            continue;
        str_add(out, comma ? ", " : "");
        write_json_text(out, display->outputs[i].picture_trouble);
        comma = true;
    }
    str_add(out, "]");
    add_health(out);
    str_add(out, "}\n");
}

static bool replace(const char *path, const char *beside, bool written)
{
    if (written && rename(beside, path) == 0)
        return true;
    remove(beside);
    return false;
}

void status_write(const struct display *display, const char *run)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    status_add(display, &text);
    const char *folder = arena_printf(&arena, "%s/display", run);
    const char *path = arena_printf(&arena, "%s/status.json", folder),
               *beside = arena_printf(&arena, "%s.new", path);
    mkdir(folder, 0755);
    /* No spool_replace_file: memory needs no syncing. */
    FILE *file = fopen(beside, "we");
    bool ok = file && fputs(text.text, file) >= 0;
    ok = file && fclose(file) == 0 && ok;
    if (file)
        replace(path, beside, ok);
    arena_finish(&arena);
}

void status_answer(struct display *display)
{
    const char *run = display->options.run;
    struct arena arena;
    struct stat about;
    if (!run)
        return;
    arena_init(&arena, malloc, free);
    if (stat(arena_printf(&arena, "%s/frame.request", run), &about) == 0) {
        int64_t asked_ns = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
        bool is_new = asked_ns != display->picture_asked_ns;
        display->picture_asked_ns = asked_ns;
        for (uint32_t i = 0; is_new && i < display->output_count; i++) {
            const char *path =
                arena_printf(&arena, i ? "%s/display/frame-2.png" : "%s/display/frame.png", run);
            const char *beside = arena_printf(&arena, "%s.new", path);
            struct board_picture picture = canvas_picture(&display->outputs[i].loop.canvas);
            replace(path, beside,
                    png_write(picture.width, picture.height, picture.pitch, picture.pixels, beside, NULL));
        }
    }
    arena_finish(&arena);
}

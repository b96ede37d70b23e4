#include "display/status.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "display/display.h"
#include "display/status_facts.h"
#include "json/write.h"
#include "platform/health.h"
#include "raster/png.h"

static void add_output(struct json_writer *json, const struct display_output *output)
{
    const struct loop *loop = &output->loop;
    const struct view *view = &loop->view;
    struct board_panel panel;
    output->board->ops->panel(output->board, &panel);
    json->program = view->program;
    json_open(json, NULL, '{');
    json_add_text(json, "name", output->config.name);
    json_add_text(json, "role", display_role_name(output->config.role));
    json_add_text(json, "screen", view_kind_name(view->kind));
    json_add_text(json, "clock", station_clock_name(view->station.clock));
    json_add_text(json, "fault", station_fault_name(view->station.fault));
    json_open(json, "panel", '{');
    json_add_text(json, "connector", panel.connector);
    json_addf(json, "width", "%d", panel.width);
    json_addf(json, "height", "%d", panel.height);
    json_addf(json, "rate", "%d", panel.rate);
    json_addf(json, "rotate", "%d", output->config.panel.rotate);
    json_add_bool(json, "has_wanted_mode", panel.has_wanted_mode);
    json_add_text(json, "mode_why", panel.mode_why ? panel.mode_why : "");
    json_add_bool(json, "is_forced", panel.is_forced);
    json_add_text(json, "fault", display_fault(output));
    json_close(json, '}');
    if (loop->brightness > 0)
        json_addf(json, "brightness", "%d", loop->brightness);
    json_add_instant(json, "shown", view->clock_now);
    if (view->is_rehearsal)
        json_add_instant(json, "rehearsed", view->now);
    if (instant_is_set(loop_due(loop)))
        json_add_instant(json, "until", loop_due(loop));
    json_addf(json, "scenes", "%llu", (unsigned long long)loop->counts.scenes);
    json_addf(json, "frames", "%llu", (unsigned long long)loop->counts.frames);
    json_close(json, '}');
}

static void add_health(struct json_writer *json)
{
    struct health health;
    health_read("", &health);
    if (health.has_temperature)
        json_addf(json, "temperature_c", "%.1f", health.temperature_c);
    if (health.has_supply) {
        json_add_bool(json, "supply_is_too_weak", health.is_too_weak);
        json_add_bool(json, "supply_was_too_weak", health.was_too_weak);
    }
}

/* Whose word counts, and why. */
static void add_choice(struct json_writer *json, const struct precedence_choice *choice)
{
    json_add_text(json, "from", precedence_writer_name(choice->writer));
    json_add_text(json, "why", choice->why);
}

static void add_live(struct json_writer *json, const struct store *store)
{
    const struct live *live = store->live;
    if (!live)
        return;
    json_open(json, "live", '{');
    json_addf(json, "revision", "%lld", (long long)live->revision);
    json_add_text(json, "venue", live->venue);
    json_add_text(json, "log", live->log);
    json_add_bool(json, "has_emergency", live->emergency != NULL);
    add_choice(json, &store->decided.live);
    json_close(json, '}');
}

static void add_summary(const struct display *display, struct str_builder *out)
{
    struct json_writer json = {.out = out, .layout = JSON_ONE_LINE};
    const struct store *store = &display->store;
    const struct program *program = store->program;
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", "nownext-status/1");
    status_facts_add(&json, display);
    json_open(&json, "displays", '[');
    for (uint32_t i = 0; i < display->output_count; i++)
        add_output(&json, &display->outputs[i]);
    json_close(&json, ']');
    if (program) {
        json_open(&json, "program", '{');
        json_add_text(&json, "title", label_text(program->event.title, ""));
        json_add_text(&json, "revision", program->revision);
        json_addf(&json, "sessions", "%u", program->session_count);
        add_choice(&json, &store->decided.program);
        if (store->entries[STORE_FEED_CHANGES].changes) /* whether they are laid over it, and why not */
            json_add_text(&json, "changes", store->decided.changes.why);
        if (store->decided.is_by_hand)
            json_add_text(&json, "told", DISPLAY_BY_HAND);
        json_close(&json, '}');
    } else {
        json_addf(&json, "program", "null");
    }
    add_live(&json, store);
    json_open(&json, "refused", '[');
    for (uint32_t i = 0; i < display->refusals.count; i++)
        json_add_text(&json, NULL, display->refusals.lines[i]);
    for (uint32_t i = 0; i < display->output_count; i++)
        if (*display->outputs[i].picture_trouble)
            json_add_text(&json, NULL, display->outputs[i].picture_trouble);
    json_close(&json, ']');
    if (display->refusals.good)
        json_add_text(&json, "stick", display->refusals.good);
    add_health(&json);
    json_close(&json, '}');
    str_add(out, "\n");
}

/* The agent reads it, which is another user. */
static bool replace(const char *path, const char *beside, bool written)
{
    if (written && chmod(beside, 0644) == 0 && rename(beside, path) == 0)
        return true;
    remove(beside);
    return false;
}

void status_write(const struct display *display, const char *run)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    add_summary(display, &text);
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
    int64_t asked_ns = 0;
    const char *const folders[] = {run, display->options.folders.agent};
    for (int i = 0; i < 2; i++)
        if (folders[i] && stat(arena_printf(&arena, "%s/frame.request", folders[i]), &about) == 0) {
            int64_t this_ns = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
            asked_ns = this_ns > asked_ns ? this_ns : asked_ns;
        }
    if (asked_ns) {
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

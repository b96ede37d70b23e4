#include "display/status_facts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/version.h"
#include "display/display.h"
#include "door/door.h"

/* A screen's letters are wider than this, and a status is written each minute: a sixteenth of the work. */
enum { EVERY = 4 };

uint64_t status_picture_hash(const void *pixels, int width, int height, int pitch)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (int y = 0; y < height; y += EVERY) {
        const unsigned char *row = (const unsigned char *)pixels + (size_t)y * (size_t)pitch;
        for (int x = 0; x < width; x += EVERY) {
            uint32_t word;
            memcpy(&word, row + (size_t)x * sizeof word, sizeof word);
            hash = (hash ^ word) * UINT64_C(1099511628211);
        }
    }
    return hash;
}

static void add_screen(struct json_writer *json, const struct display_output *output)
{
    const struct view *view = &output->loop.view;
    bool is_door = view->program && view->room != PROGRAM_NONE &&
                   (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM || view->kind == VIEW_CLOCK_UNTRUSTED);
    bool has_phase = is_door && view->kind != VIEW_CLOCK_UNTRUSTED;
    json_add_text(json, "display", output->config.name);
    json_add_text(json, "role", display_role_name(output->config.role));
    json_add_text(json, "room", is_door ? label_text(view->program->rooms[view->room].name, "") : "");
    json_add_text(json, "screen", view_kind_name(view->kind));
    json_add_bool(json, "rehearsal", view->is_rehearsal);
    json_add_text(json, "phase", has_phase ? room_phase_name(view->state.phase) : "");
    json_add_text(json, "field", has_phase ? door_field_name(door_field_of(view)) : "");
    if (view->page.count > 0)
        json_addf(json, "page", "\"%u of %u\"", view->page.position + 1, view->page.count);
}

static void add_program(struct json_writer *json, const struct display *display, int64_t now_ms)
{
    const struct store *store = &display->store;
    const struct view *view = &display->outputs[0].loop.view;
    const struct store_entry *entry = store_entry_in_force(store, SPOOL_PROGRAM);
    int64_t since_ms = display->outputs[0].loop.request.checked.ms;
    if (!store->program)
        return;
    json_add_text(json, "program_revision", store->program->revision);
    json_add_text(json, "program_from", precedence_writer_name(store->decided.program.writer));
    if (since_ms == 0)
        since_ms = entry->changed_ns / 1000000;
    if (now_ms >= since_ms)
        json_addf(json, "program_age_s", "%" PRId64, (now_ms - since_ms) / MS_PER_SECOND);
    json_add_bool(json, "stale", view->stale != STALE_NOT);
}

static void add_clock(struct json_writer *json, const struct display *display, int64_t now_ms)
{
    const struct display_output *output = &display->outputs[0];
    json_add_text(json, "clock", station_clock_name(output->loop.view.station.clock));
    json_add_instant(json, "at", (struct instant){now_ms});
    json_addf(json, "clock_offset_ms", "%" PRId64, display->ahead_ms);
}

/* A file of one line; "" where there is none. */
static void read_line(const char *folder, const char *name, char *ret, size_t size)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "re");
    if (!file || !fgets(ret, (int)size, file))
        ret[0] = '\0';
    ret[strcspn(ret, "\r\n")] = '\0';
    if (file)
        fclose(file);
}

void status_facts_add(struct json_writer *json, const struct display *display)
{
    const struct display_output *output = &display->outputs[0];
    const struct live *live = display->store.live;
    int64_t now_ms = output->board->ops->now(output->board);
    struct board_picture picture = canvas_picture(&output->loop.canvas);
    char boot[64] = "";
    if (display->options.run)
        read_line(display->options.run, "boot-id", boot, sizeof boot);
    json->program = output->loop.view.program;
    add_screen(json, output);
    add_program(json, display, now_ms);
    if (live)
        json_addf(json, "live_revision", "%" PRId64, live->revision);
    json_add_bool(json, "has_emergency", live && live->emergency && !instant_is_set(live->emergency->lifted));
    add_clock(json, display, now_ms);
    json_addf(json, "frames", "%" PRIu64, output->loop.counts.frames);
    if (picture.pixels)
        json_addf(json, "frame_hash", "\"%016" PRIx64 "\"",
                  status_picture_hash(picture.pixels, picture.width, picture.height, picture.pitch));
    json_addf(json, "beats", "%" PRIu64, display->beats);
    json_addf(json, "uptime_s", "%" PRId64, output->board->ops->steady_ms(output->board) / MS_PER_SECOND);
    json_add_text(json, "boot", boot);
    json_add_text(json, "version", NOWNEXT_VERSION);
    json_add_text(json, "type", display->type);
    json_add_text(json, "station_fault", station_fault_name(output->loop.view.station.fault));
    json_addf(json, "refused_count", "%u", display->refusals.count + display->refusals.more);
}

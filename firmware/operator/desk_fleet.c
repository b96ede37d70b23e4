#include "operator/desk_fleet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fleet/fleet_told.h"
#include "program/limits.h"
#include "spool/file.h"
#include "spool/names.h"

enum { NAMED_MOST = 5 };

static bool is_connected(const struct desk_fleet *fleet)
{
    return fleet->is_open && broker_is_connected(fleet->line.watch.broker);
}

bool desk_fleet_open(struct desk_fleet *fleet, const struct desk_settings *settings, const char *venue_id,
                     const struct venue *venue, struct err *reterr)
{
    const struct fleet_watch_options options = {
        .broker = settings->broker, .ca_file = settings->ca, .venue_id = venue_id, .venue = venue};
    *fleet = (struct desk_fleet){.options = options, .venue = venue, .revision = -1};
    if (!settings->broker || !*settings->broker)
        return true;
    fleet->is_open = fleet_line_open(&fleet->line, &options, reterr);
    return fleet->is_open && fleet_line_settle(&fleet->line, DESK_FLEET_HELD_MS, reterr);
}

void desk_fleet_close(struct desk_fleet *fleet)
{
    if (fleet->is_open)
        fleet_line_close(&fleet->line);
    fleet->is_open = false;
}

static const struct fleet_display *find(const struct fleet *fleet, const char *name)
{
    for (uint32_t i = 0; i < fleet->count; i++)
        if (!fleet->displays[i].is_unassigned && strcmp(fleet->displays[i].name, name) == 0)
            return &fleet->displays[i];
    return NULL;
}

const enum preview_seen *desk_fleet_seen(struct desk_fleet *fleet, struct instant now, struct arena *arena)
{
    if (!is_connected(fleet) || !fleet->venue)
        return NULL;
    enum preview_seen *seen = ARENA_ARRAY(arena, enum preview_seen, fleet->venue->display_count + 1);
    fleet_judge(&fleet->line.watch.fleet, fleet_line_clock(), now);
    for (uint32_t i = 0; i < fleet->venue->display_count; i++) {
        const struct fleet_display *display =
            find(&fleet->line.watch.fleet, fleet->venue->displays[i].config.name);
        bool is_gone = !display || display->state >= FLEET_SILENT;
        seen[i] = is_gone ? PREVIEW_SEEN_OFFLINE : PREVIEW_SEEN_ALIVE;
    }
    return seen;
}

/* ---- publishing ---- */

static bool has_connected(void *of, const struct fleet_line *line)
{
    (void)of;
    return broker_is_connected(line->watch.broker);
}

static bool send(struct desk_fleet *fleet, const char *bytes, size_t size, struct err *reterr)
{
    struct fleet_watch *watch = &fleet->line.watch;
    /* A new one is tried at once; the old one would wait for its time. */
    if (!is_connected(fleet)) {
        fleet_line_close(&fleet->line);
        fleet->is_open = fleet_line_open(&fleet->line, &fleet->options, reterr);
    }
    if (!fleet->is_open)
        return false;
    if (!fleet_line_await(&fleet->line, DESK_FLEET_CONFIRM_MS, has_connected, NULL))
        return err_set(reterr, ERR_IO, "the broker can't be reached: %s",
                       *watch->why ? watch->why : "it does not answer");
    if (!fleet_watch_publish(watch, "live", bytes, size))
        return err_set(reterr, ERR_IO, "the broker did not take it");
    return fleet_line_confirm(&fleet->line, DESK_FLEET_CONFIRM_MS, reterr);
}

bool desk_fleet_publish(struct desk_fleet *fleet, const char *folder, struct err *reterr)
{
    struct arena arena;
    const char *bytes;
    size_t size;
    if (!fleet->is_open)
        return err_set(reterr, ERR_IO, "there is no connection to the broker");
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s/%s", folder, spool_file_name(SPOOL_LIVE));
    bool ok = access(path, F_OK) != 0 && errno == ENOENT;
    if (!ok && spool_read_file(path, LIMIT_FILE_BYTES, &arena, &bytes, &size, reterr)) {
        /* What says nothing yet is not sent over what another desk may have said. */
        const int64_t revision = fleet_live_revision(bytes, size, &arena);
        ok = revision <= DESK_OPENING_REVISION || send(fleet, bytes, size, reterr);
        if (ok && revision > DESK_OPENING_REVISION)
            fleet->revision = revision;
    }
    arena_finish(&arena);
    return ok;
}

/* ---- who has it ---- */

static bool shows(const struct fleet_display *display, int64_t revision)
{
    return display->is_online && display->has_status && display->status.live_revision >= revision;
}

static bool all_show(void *of, const struct fleet_line *line)
{
    const struct desk_fleet *fleet = of;
    for (uint32_t i = 0; i < line->watch.fleet.count; i++) {
        const struct fleet_display *display = &line->watch.fleet.displays[i];
        if (display->is_in_venue && display->is_online && !shows(display, fleet->revision))
            return false;
    }
    return true;
}

static const char *why_not(const struct fleet_display *display, struct instant now, const struct zone *zone,
                           struct arena *arena)
{
    return display->state >= FLEET_SILENT ? fleet_why(display, fleet_line_clock(), now, zone, arena)
                                          : "is online, and does not show it yet";
}

void desk_fleet_tell(struct desk_fleet *fleet, struct instant now, const struct zone *zone,
                     struct str_builder *out)
{
    if (is_connected(fleet) && fleet->revision >= 0)
        fleet_line_await(&fleet->line, DESK_FLEET_SHOWN_MS, all_show, fleet);
    desk_fleet_describe(fleet, now, zone, out);
}

void desk_fleet_describe(struct desk_fleet *fleet, struct instant now, const struct zone *zone,
                         struct str_builder *out)
{
    struct fleet *all = &fleet->line.watch.fleet;
    uint32_t of, shown, named = 0;
    if (!is_connected(fleet) || fleet->revision < 0)
        return;
    fleet_judge(all, fleet_line_clock(), now);
    shown = fleet_shown_count(all, fleet->revision, &of);
    if (of == 0)
        return;
    str_addf(out, "%u of %u display%s it", (unsigned)shown, (unsigned)of, of == 1 ? " shows" : "s show");
    for (uint32_t i = 0; i < all->count; i++) {
        const struct fleet_display *display = &all->displays[i];
        if (!display->is_in_venue || shows(display, fleet->revision) || ++named > NAMED_MOST)
            continue;
        str_addf(out, "; %s %s", str_clean(out->arena, display->name),
                 why_not(display, now, zone, out->arena));
    }
    if (named > NAMED_MOST)
        str_addf(out, "; and %u more do not", (unsigned)(named - NAMED_MOST));
    str_add(out, ".\n");
}

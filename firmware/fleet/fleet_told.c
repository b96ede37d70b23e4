#include "fleet/fleet_told.h"

#include <inttypes.h>
#include <string.h>

#include "fleet/fleet_type.h"
#include "json/write.h"

/* --- the table --- */

enum { NAME_MOST = 28, SHOWS_MOST = 30 };

static void add_counts(const struct fleet *fleet, struct str_builder *out)
{
    str_addf(out, "%u display%s", fleet->count, fleet->count == 1 ? "" : "s");
    for (int state = FLEET_STATE_COUNT - 1; state >= 0; state--) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < fleet->count; i++)
            count += fleet->displays[i].state == (enum fleet_state)state;
        if (count > 0)
            str_addf(out, ", %u %s", count, fleet_state_name((enum fleet_state)state));
    }
    if (fleet->live_revision >= 0)
        str_addf(out, "; live data %" PRId64, fleet->live_revision);
    str_add(out, "\n");
}

struct saying {
    const char *name, *words;
};

/* Of a name that is not known, as displays of another version may have it, the name. */
static const char *say(const struct saying *sayings, const char *name)
{
    for (; sayings->name; sayings++)
        if (strcmp(sayings->name, name) == 0)
            return sayings->words;
    return name;
}

/* What a door's band says at a glance: of its field; of its phase where that says more, or a display of
 * before tells no field. */
static const char *door_words(const struct fleet_status *status)
{
    static const struct saying phases[] = {{"ENDING", "Now, ending"},       {"ON", "Now"},
                                           {"SOON", "Starts soon"},         {"BREAK", "Break"},
                                           {"BEFORE_DAY", "Next"},          {"DAY_OVER", "Over for today"},
                                           {"BEFORE_EVENT", "Opens later"}, {"EVENT_OVER", "Over"},
                                           {"EMPTY", "No sessions"},        {NULL, NULL}};
    static const struct saying fields[] = {{"on", "Now"},          {"cancelled", "Cancelled"},
                                           {"moved", "Moved"},     {"full", "Room full"},
                                           {"delayed", "Delayed"}, {NULL, NULL}};
    const char *words = say(fields, status->field);
    return words != status->field ? words : say(phases, status->phase);
}

/* "Hall L1: Now", "Overview 2 of 5", "Fault". */
static const char *screen_words(const struct fleet_display *display, struct arena *arena)
{
    static const struct saying screens[] = {{"overview", "Overview"},
                                            {"soon", "Coming up"},
                                            {"contribution", "A session"},
                                            {"notice", "Notice"},
                                            {"picture", "Picture"},
                                            {"before", "Opens later"},
                                            {"between", "Over for today"},
                                            {"after", "Over"},
                                            {"no-sessions", "No sessions"},
                                            {"no-program", "Waiting for the program"},
                                            {"clock-untrusted", "Clock not set"},
                                            {"fault", "Fault"},
                                            {"emergency", "Emergency"},
                                            {"night", "Dark for the night"},
                                            {"test-card", "Test card"},
                                            {NULL, NULL}};
    const struct fleet_status *status = &display->status;
    if (!display->has_status)
        return "-";
    if (display->is_unassigned && strcmp(status->screen, "fault") == 0)
        return "Its code";
    if (*status->room && *status->phase)
        return arena_printf(arena, "%s: %s", status->room, door_words(status));
    return arena_printf(arena, "%s%s%s%s%s", status->room, *status->room ? ": " : "",
                        say(screens, status->screen), *status->page ? " " : "", status->page);
}

/* What displays say may hold what a terminal obeys. */
static const char *clean(const char *text, struct arena *arena)
{
    return str_clean(arena, text);
}

/* Of a text, so many characters of it, filled with blanks. */
static void add_cell(struct str_builder *out, const char *given, unsigned width)
{
    const char *text = clean(given, out->arena);
    unsigned length = (unsigned)str_code_points(text);
    if (length > width) {
        const char *end = text;
        for (unsigned i = 0; i + 1 < width; i++)
            end += 1 + strspn(end + 1,
                              "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92"
                              "\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0\xa1\xa2\xa3\xa4\xa5"
                              "\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8"
                              "\xb9\xba\xbb\xbc\xbd\xbe\xbf");
        str_addf(out, "%.*s\u2026", (int)(end - text), text);
        length = width;
    } else {
        str_add(out, text);
    }
    for (; length < width; length++)
        str_add(out, " ");
}

const char *fleet_why(const struct fleet_display *display, int64_t steady_ms, struct instant now,
                      const struct zone *zone, struct arena *arena)
{
    const struct instant said = display->has_status ? display->status.at : INSTANT_NONE;
    const bool is_offline = display->offline_ms >= 0;
    struct instant since = {now.ms - (steady_ms - display->offline_ms)};
    if (display->state != FLEET_SILENT || (!is_offline && !instant_is_set(said)))
        return clean(display->why, arena);
    /* It may have gone long before whoever looks came: then it is known when it spoke last. */
    bool is_known = !is_offline || (instant_is_set(said) && said.ms < since.ms);
    since = is_known ? said : since;
    struct civil local = zone ? zone_to_civil(zone, since) : civil_from_instant(since, 0);
    return arena_printf(arena, "%s since %02d:%02d%s", clean(display->why, arena), local.hour, local.minute,
                        is_known ? "" : " or longer");
}

/* "12s", "17m", "5h", "3d"; "?" where it is not known, "-" where nothing was heard. */
static const char *heard(const struct fleet_display *display, struct arena *arena)
{
    static const struct {
        int64_t seconds;
        char name;
    } units[] = {{86400, 'd'}, {3600, 'h'}, {60, 'm'}};
    const int64_t seconds = display->age_ms / 1000;
    if (!display->has_status || display->age_ms < 0)
        return display->has_status ? "?" : "-";
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (seconds >= 2 * units[i].seconds)
            return arena_printf(arena, "%" PRId64 "%c", seconds / units[i].seconds, units[i].name);
    return arena_printf(arena, "%" PRId64 "s", seconds);
}

static const char *shows(const struct fleet_display *display, struct arena *arena)
{
    const char *words = screen_words(display, arena);
    return display->status.is_rehearsal ? arena_printf(arena, "Rehearsal: %s", words) : words;
}

static unsigned widest(const struct fleet *fleet, bool of_names, unsigned most, struct arena *arena)
{
    unsigned width = 5;
    for (uint32_t i = 0; i < fleet->count; i++) {
        const struct fleet_display *display = &fleet->displays[i];
        unsigned length =
            (unsigned)str_code_points(clean(of_names ? display->name : shows(display, arena), arena));
        width = length > width ? length : width;
    }
    return width < most ? width : most;
}

/* Behind the cells, which have `used` characters, where the line has room for it; else on lines of its own,
 * between words. `width` as of fleet_table. */
static void add_advice(const char *text, unsigned used, unsigned width, struct str_builder *out)
{
    enum { INDENT = 4, LEAST = 30 };
    const unsigned most = width > INDENT + LEAST ? width - INDENT : LEAST;
    unsigned column = 0;
    if (width == 0 || used + str_code_points(text) <= width) {
        str_addf(out, "  %s", text);
        return;
    }
    while (*text) {
        const size_t length = strcspn(text, " ");
        const char *word = arena_printf(out->arena, "%.*s", (int)length, text);
        const unsigned points = (unsigned)str_code_points(word);
        const bool is_new = column == 0 || column + 1 + points > most;
        str_addf(out, "%s%s", is_new ? "\n    " : " ", word);
        column = is_new ? points : column + 1 + points;
        text += length + strspn(text + length, " ");
    }
}

static void add_type(const struct fleet *fleet, unsigned width, struct str_builder *out)
{
    const char *text = fleet_type_told(fleet, out->arena);
    const unsigned length = (unsigned)str_code_points(text);
    add_cell(out, text, width > 0 && width < length ? width : length);
    str_add(out, length > 0 ? "\n" : "");
}

void fleet_table(const struct fleet *fleet, int64_t steady_ms, struct instant now, const struct zone *zone,
                 unsigned width, struct str_builder *out)
{
    unsigned names = widest(fleet, true, NAME_MOST, out->arena),
             screens = widest(fleet, false, SHOWS_MOST, out->arena);
    names = names > 7 ? names : 7;
    const unsigned used =
        names + screens + 19; /* with the blanks around and the columns between and behind */
    add_counts(fleet, out);
    add_type(fleet, width, out);
    add_cell(out, "DISPLAY", names);
    str_add(out, "  STATE    ");
    add_cell(out, "SHOWS", screens);
    str_add(out, " HEARD\n");
    for (uint32_t i = 0; i < fleet->count; i++) {
        const struct fleet_display *display = &fleet->displays[i];
        add_cell(out, display->name, names);
        str_add(out, "  ");
        add_cell(out, fleet_state_name(display->state), 7);
        str_add(out, "  ");
        add_cell(out, shows(display, out->arena), screens);
        str_addf(out, " %5s", heard(display, out->arena));
        if (*display->why) {
            const char *text = fleet_why(display, steady_ms, now, zone, out->arena);
            add_advice(arena_printf(out->arena, "%s%s %s", text,
                                    *text && text[strlen(text) - 1] == '?' ? "" : ":",
                                    clean(display->what_to_do, out->arena)),
                       used, width, out);
        }
        str_add(out, "\n");
    }
}

/* --- JSON --- */

static void add_number(struct json_writer *json, const char *name, int64_t value)
{
    if (value >= 0)
        json_addf(json, name, "%" PRId64, value);
}

static void add_display(struct json_writer *json, const struct fleet_display *display)
{
    const struct fleet_status *status = &display->status;
    json_open_line(json, NULL, '{');
    json_add_text(json, "display", display->name);
    json_add_text(json, "state", fleet_state_name(display->state));
    json_add_text(json, "why", display->why);
    json_add_text(json, "what_to_do", display->what_to_do);
    json_add_bool(json, "in_venue", display->is_in_venue);
    json_add_bool(json, "online", display->is_online);
    if (display->has_status) {
        add_number(json, "heard_s", display->age_ms < 0 ? -1 : display->age_ms / 1000);
        json_add_text(json, "role", status->role);
        json_add_text(json, "room", status->room);
        json_add_text(json, "screen", status->screen);
        json_add_bool(json, "rehearsal", status->is_rehearsal);
        json_add_text(json, "phase", status->phase);
        json_add_text(json, "field", status->field);
        json_add_text(json, "page", status->page);
        json_add_text(json, "program_revision", status->program_revision);
        add_number(json, "program_age_s", status->program_age_s);
        add_number(json, "live_revision", status->live_revision);
        json_add_bool(json, "has_emergency", status->has_emergency);
        json_add_text(json, "clock", status->clock);
        add_number(json, "frames", status->frames);
        add_number(json, "beats", status->beats);
        add_number(json, "uptime_s", status->uptime_s);
        add_number(json, "refused_count", status->refused_count);
        if (status->temperature_c > -273)
            json_addf(json, "temperature_c", "%.1f", status->temperature_c);
        json_add_text(json, "boot", status->boot);
        json_add_text(json, "version", status->version);
        json_add_text(json, "type", status->type);
    }
    json_close(json, '}');
}

void fleet_json(const struct fleet *fleet, struct str_builder *out)
{
    struct json_writer writer = {.out = out, .layout = JSON_LINES}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-fleet/1");
    add_number(json, "live_revision", fleet->live_revision);
    json_addf(json, "wrong", "%u", fleet_wrong_count(fleet));
    json_open(json, "displays", '[');
    for (uint32_t i = 0; i < fleet->count; i++)
        add_display(json, &fleet->displays[i]);
    json_close(json, ']');
    json_close(json, '}');
    str_add(out, "\n");
}

/* --- metrics --- */

/* A label's value: backslash, quote and line end are escaped. */
static void add_label(struct str_builder *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\n')
            str_add(out, "\\n");
        else
            str_addf(out, *text == '\\' || *text == '"' ? "\\%c" : "%c", *text);
}

struct metric {
    const char *name, *type, *help;
    double (*value)(const struct fleet_display *display); /* below -1e9: there is none */
};

#define NO_VALUE (-1e10)

static double of_count(const struct fleet_display *display, int64_t value)
{
    return display->has_status && value >= 0 ? (double)value : NO_VALUE;
}
static double up_value(const struct fleet_display *display)
{
    return display->state != FLEET_SILENT && display->state != FLEET_MISSING;
}
static double wrong_value(const struct fleet_display *display)
{
    return display->state >= FLEET_UNKNOWN;
}
static double heard_value(const struct fleet_display *display)
{
    return display->age_ms >= 0 ? (double)display->age_ms / 1000 : NO_VALUE;
}
static double live_value(const struct fleet_display *display)
{
    return of_count(display, display->status.live_revision);
}
static double age_value(const struct fleet_display *display)
{
    return of_count(display, display->status.program_age_s);
}
static double refused_value(const struct fleet_display *display)
{
    return of_count(display, display->status.refused_count);
}
static double uptime_value(const struct fleet_display *display)
{
    return of_count(display, display->status.uptime_s);
}
static double frames_value(const struct fleet_display *display)
{
    return of_count(display, display->status.frames);
}
static double temperature_value(const struct fleet_display *display)
{
    return display->has_status && display->status.temperature_c > -273 ? display->status.temperature_c
                                                                       : NO_VALUE;
}

void fleet_metrics(const struct fleet *fleet, struct str_builder *out)
{
    static const struct metric metrics[] = {
        {"nownext_up", "gauge", "Whether the display is online and has said so lately.", up_value},
        {"nownext_wrong", "gauge", "Whether somebody has to do something about it.", wrong_value},
        {"nownext_heard_seconds", "gauge", "Since its last status.", heard_value},
        {"nownext_live_revision", "gauge", "Of the live data that it shows.", live_value},
        {"nownext_program_age_seconds", "gauge", "Since its program was last heard of.", age_value},
        {"nownext_refused", "gauge", "Files that it refuses.", refused_value},
        {"nownext_uptime_seconds", "gauge", "Since its system's start.", uptime_value},
        {"nownext_frames", "gauge", "Pictures drawn since its start.", frames_value},
        {"nownext_temperature_celsius", "gauge", "Of its processor.", temperature_value},
    };
    for (size_t m = 0; m < sizeof metrics / sizeof *metrics; m++) {
        str_addf(out, "# TYPE %s %s\n# HELP %s %s\n", metrics[m].name, metrics[m].type, metrics[m].name,
                 metrics[m].help);
        for (uint32_t i = 0; i < fleet->count; i++) {
            double value = metrics[m].value(&fleet->displays[i]);
            if (value <= NO_VALUE)
                continue;
            str_addf(out, "%s{display=\"", metrics[m].name);
            add_label(out, fleet->displays[i].name);
            str_addf(out, "\"} %.15g\n", value);
        }
    }
    str_add(out, "# EOF\n");
}

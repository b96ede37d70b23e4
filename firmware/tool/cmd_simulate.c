#include <stdlib.h>
#include <string.h>

#include "load/values.h"
#include "schedule/lively.h"
#include "gallery/gallery_find.h"
#include "tool/call_display.h"
#include "simulator/simulator_wall.h"
#include "simulator/simulator_window.h"
#include "tool/simulation.h"
#include "tool/tool.h"
#include "lookup/moment.h"

/* What it begins with when nothing is said; and when, which is the Android microconference. */
#define OWN_PROGRAM "programs/lpc-2024.json"
#define OWN_MOMENT "2024-09-20T10:42"
#define PICTURES_FOLDER "nownext-pictures"

static const char help[] =
    "nownext simulate [PROGRAM] [--at MOMENT] [--speed N] [--role ROLE] [--room ROOM] [--panel WxH] ...\n"
    "\n"
    "Opens a window with a door's or hallway's screen, drawn by the firmware itself, and a\n"
    "timeline of the whole day under it. Its clock can be set, sped up and stopped.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format; Linux Plumbers Conference 2024\n"
    "                       without it\n"
    "  --at MOMENT          where to begin: 2024-09-20T10:42:00+02:00, or without the offset a\n"
    "                       local time of the event; 10:42 is on its first day; \"fri 10:42\",\n"
    "                       \"20 sep 10:42\"; now. Without it: now, during the event; else its\n"
    "                       busiest moment\n"
    "  --speed N            times as fast as life, 1 to 3600\n"
    "  --role ROLE          door (as without it) or hallway\n"
    "  --display FILE       the display.json of a screen, in place of --role\n"
    "  --venue FILE         the venue.json of all displays: a wall of them all on one clock; or, with\n"
    "                       --display NAME, one of them, by its name or what its board is known by\n"
    "  --room ROOM          by name, short name or id, or by a part of its name that no other has:\n"
    "                       the door's room; for a hallway, that room alone\n"
    "  --panel WxH          the panel in its native position; 1920x1080 without it; also 1080p,\n"
    "                       720p, 4k, and upright 1080p-portrait\n"
    "  --rotate DEGREES     0, 90, 180 or 270\n"
    "  --theme THEME        night (as without it), paper, contrast, or the path of a theme's file\n"
    "  --language LANG      of the screen's own words, and of titles where the program has them:\n"
    "                       en, de, fr, es, it, pt, ja, zh, ko, ar; without it the event's first\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "  --live FILE          what an operator has to say (live.json): notices, an emergency,\n"
    "                       what has happened to sessions\n"
    "  -o, --output DIR     draws a handful of screens into PNG files in this folder in place of\n"
    "                       opening a window: doors and pages of a hallway, on panels of their\n"
    "                       own. So it does, into " PICTURES_FOLDER ", where there is no display\n"
    "\n"
    "Keys: left and right go to the previous and next change of the screen, with shift by 5\n"
    "minutes; home and end by a day; g goes to a moment (fri 10:42, 20 sep, now); / finds a room,\n"
    "a session or a person and goes there; space holds the clock; + and - change its speed; tab\n"
    "changes between door and hallway; up and down change the room; p the panel; o the\n"
    "orientation; t the theme; l the language; e explains the screen; s saves it as a picture; c\n"
    "makes the clock trusted or not; x takes the program away or gives it back; f is full screen;\n"
    "? shows the keys; q quits.\n"
    "\n"
    "Mouse: drag in the timeline to move time; click a room there for its door, a session there or\n"
    "on the screen to select it; the wheel scrolls the rooms, with control it zooms in time, with\n"
    "shift it goes along; the right button drags the timeline. On the wall a click enlarges a\n"
    "display, as return does the one that up and down mark; escape goes back; page up and page\n"
    "down turn the pages of many.\n"
    "\n"
    "A file that changes, of the program, live data, displays or theme, is read again, and so is one\n"
    "that is dropped on the window; what can't be read is told there, and what was stays.\n"
    "\n"
    "A day is rehearsed by the keys of the desk, each counting from the simulated time on: d makes\n"
    "the session 5 minutes late, D 5 less; m moves it to another room or time; k cancels it and u\n"
    "makes it full, each again takes that back; n says a notice; ! raises an emergency or a TEST,\n"
    "and lifts it; z takes back, Z brings again; v lists what was decided; w writes it as a new\n"
    "live.json here. The session is the one that was clicked, else what is on at the door.\n"
    "\n"
    "Exit codes: 0; 1 a file can't be understood, or names a room or session that the program does\n"
    "not have: then it is shown all the same; 2 the call is wrong, or a file can't be read or\n"
    "written.\n";

/* What the call asks for, resolved. */
struct showing {
    struct simulation simulation;
    bool has_at;
    struct instant at;
    uint32_t room;
    int speed;
};

static int read_call(struct showing *showing)
{
    const struct simulation *simulation = &showing->simulation;
    const struct options *options = &simulation->options;
    const struct program *program = simulation->known.program;
    const struct display_config *config = &simulation->config;
    struct err err = {0};
    int code = TOOL_OK;
    const char *at = options->values[OPTION_AT], *speed = options->values[OPTION_SPEED];
    showing->speed = 1;
    if (speed && !value_read_speed(speed, &showing->speed, &err))
        return tool_fail(simulation->tool, NULL, &err);
    showing->has_at = at != NULL || !options->program;
    showing->at = when_busiest(program);
    if (at)
        code = call_moment(simulation->tool, options, program, &showing->at);
    else if (!options->program && !when_read(OWN_MOMENT, program, &showing->at, &err))
        code = tool_fail(simulation->tool, NULL, &err);
    if (code != TOOL_OK)
        return code;
    if (config->room_count > 0)
        showing->room = display_config_find_room(config, program, config->rooms[0]);
    else
        showing->room = lively_room(program, &config->thresholds, showing->at, &showing->simulation.displays);
    return TOOL_OK;
}

/* Now, while the event is on. */
static struct instant begin_at(const struct showing *showing, struct board *board)
{
    const struct program *program = showing->simulation.known.program;
    struct instant now = {board->ops->now(board)};
    if (showing->has_at || !instant_is_set(program->first))
        return showing->at;
    bool on = now.ms >= program_day_at(program, program->first).start.ms && now.ms < program->last.ms;
    return on ? now : showing->at;
}

static int run_window(struct showing *showing, struct board *desktop)
{
    struct simulation *simulation = &showing->simulation;
    struct err err = {0};
    struct simulator simulator;
    struct renderer *renderer = renderer_create(&err);
    bool ok = renderer && call_fonts(simulation->tool, simulation->style.theme, renderer, &err) &&
              simulator_init(&simulator, desktop, renderer, simulation->known.program, &simulation->config,
                             showing->room, begin_at(showing, desktop), showing->speed, &err);
    if (ok) {
        simulator.venue = simulation->venue;
        simulator_set_program(&simulator, simulation->known.program, simulation->known.live);
        ok = loop_set_style(&simulator.loop, simulation->style, &err) &&
             (!simulation->wall ||
              simulator_set_wall(&simulator, simulation->wall, simulation->venue->display_count, &err)) &&
             (simulation_follow(simulation, &simulator), true) &&
             simulator_window_run(&simulator, simulation->tool->window, desktop, renderer, &err);
        simulator_finish(&simulator);
    }
    renderer_destroy(renderer);
    return ok ? TOOL_OK : tool_fail(simulation->tool, NULL, &err);
}

/* A handful of screens about the moment, for where there is no window. */
static int draw_pictures(struct showing *showing, const char *folder)
{
    struct simulation *simulation = &showing->simulation;
    struct err err = {0};
    struct arena *arena = &simulation->displays;
    struct gallery gallery;
    struct display_config base;
    display_config_set_defaults(&base, ROLE_DOOR);
    gallery_init(&gallery, simulation->known.program, arena);
    gallery_add_around(&gallery, showing->room, showing->at);
    if (!still_make_folder(folder, &err))
        return tool_fail(simulation->tool, folder, &err);
    struct renderer *renderer = renderer_create(&err);
    const char *path = NULL;
    bool ok = renderer && call_fonts(simulation->tool, simulation->style.theme, renderer, &err);
    for (uint32_t i = 0; ok && i < gallery.count; i++) {
        path = arena_printf(arena, "%s/%s.png", folder, gallery.moments[i].name);
        ok = gallery_draw(&gallery, &gallery.moments[i], &base, &simulation->style, renderer, path, NULL, 0,
                          &err);
        if (ok)
            fprintf(simulation->tool->out, "%s\n", path);
    }
    renderer_destroy(renderer);
    return ok ? TOOL_OK : tool_fail(simulation->tool, path, &err);
}

static bool has_display(void)
{
    const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return true;
    }
    return false;
}

static int simulate(struct showing *showing)
{
    struct simulation *simulation = &showing->simulation;
    const char *folder = simulation->options.values[OPTION_OUTPUT];
    if (folder)
        return draw_pictures(showing, folder);
    struct window_options window = {.title = "nownext"};
    simulator_window_size(simulation->known.program, &window.width, &window.height);
    struct err err = {0};
    struct board *desktop =
        simulation->tool->window && has_display() ? simulation->tool->window->create(&window, &err) : NULL;
    if (!desktop) {
        fprintf(simulation->tool->err, "nownext simulate: %s; these pictures were drawn in its place:\n",
                err.code != ERR_NONE ? err.text : "there is no display");
        return draw_pictures(showing, PICTURES_FOLDER);
    }
    int code = run_window(showing, desktop);
    desktop->ops->destroy(desktop);
    return code;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct showing showing = {.speed = 1};
    struct simulation *simulation = &showing.simulation;
    int code = simulation_read(simulation, tool, options, loaded);
    if (code == TOOL_OK)
        code = read_call(&showing);
    if (code == TOOL_OK) {
        /* It is shown as a board shows it, all the same. */
        bool ok = call_names(tool, options, simulation->known.program, &simulation->config, simulation->venue,
                             simulation->known.live);
        code = simulate(&showing);
        code = code == TOOL_OK && !ok ? TOOL_INPUT : code;
    }
    simulation_finish(simulation);
    return code;
}

const struct command command_simulate = {
    .name = "simulate",
    .help = help,
    .options = OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_SPEED) | OPTION_BIT(OPTION_ROLE) |
               OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_ROOM) | OPTION_BIT(OPTION_PANEL) |
               OPTION_BIT(OPTION_ROTATE) | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_TIMEZONE) |
               OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_LANGUAGE) |
               OPTION_BIT(OPTION_LIVE) | OPTION_BIT(OPTION_VENUE),
    .own_program = OWN_PROGRAM,
    .run = run,
};

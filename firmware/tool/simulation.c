#include "tool/simulation.h"

#include <stdlib.h>
#include <string.h>

#include "changes/fold.h"
#include "simulator/simulator_display.h"
#include "simulator/simulator_wall.h"
#include "tool/call_display.h"

/* The files that can change. */
enum { FILE_PROGRAM = 1, FILE_LIVE = 2, FILE_DISPLAYS = 4, FILE_THEME = 8 };

/* --- reading --- */

static void known_finish(struct simulation_known *known)
{
    arena_finish(&known->arena);
    *known = (struct simulation_known){0};
}

static void loaded_destroy(const struct simulation *simulation, struct loaded *loaded)
{
    if (!loaded || loaded == simulation->given)
        return;
    load_finish(loaded);
    free(loaded);
}

/* What is said of a program that is loaded. */
static int read_known(const struct tool *tool, const struct options *options, struct loaded *loaded,
                      struct simulation_known *ret)
{
    *ret = (struct simulation_known){.loaded = loaded, .program = loaded->program};
    arena_init(&ret->arena, malloc, free);
    return call_fold(tool, options, &ret->arena, &ret->program, &ret->live);
}

/* A copy that does not point into a program. */
static void keep_rooms(struct display_config *config, struct arena *arena)
{
    struct room_name *rooms = ARENA_ARRAY(arena, struct room_name, config->room_count);
    for (uint32_t i = 0; i < config->room_count; i++)
        rooms[i] = (struct room_name){arena_copy(arena, config->rooms[i].text),
                                      arena_copy(arena, config->rooms[i].key)};
    config->rooms = rooms;
}

static struct style kept_style(struct style style, struct arena *arena)
{
    struct words *words = ARENA_NEW(arena, struct words);
    *words = *style.words;
    words->language = arena_copy(arena, words->language);
    return (struct style){style.theme, words};
}

/* One display, or all of a venue: then the first is what is shown beside them. */
struct displays {
    struct display_config config;
    struct style style;
    const struct venue *venue;
    const struct wall_display *wall;
};

static int read_displays(const struct tool *tool, const struct options *options,
                         const struct program *program, struct arena *arena, struct displays *ret)
{
    int code = TOOL_OK;
    *ret = (struct displays){.venue = NULL};
    if (call_has_wall(options))
        code = call_wall(tool, options, program, arena, &ret->venue, &ret->wall);
    if (code != TOOL_OK)
        return code;
    if (ret->wall) {
        struct wall_display *displays = ARENA_ARRAY(arena, struct wall_display, ret->venue->display_count);
        for (uint32_t i = 0; i < ret->venue->display_count; i++) {
            displays[i] = ret->wall[i];
            displays[i].style = kept_style(displays[i].style, arena);
        }
        ret->wall = displays;
        ret->config = displays[0].config;
        ret->style = displays[0].style;
        return TOOL_OK;
    }
    code = call_display(tool, options, program, ROLE_DOOR, arena, &ret->config, &ret->venue);
    if (code == TOOL_OK)
        code = call_style(tool, &ret->config, program, arena, &ret->style);
    if (code == TOOL_OK) {
        keep_rooms(&ret->config, arena);
        ret->style = kept_style(ret->style, arena);
    }
    return code;
}

static void take_displays(struct simulation *simulation, const struct displays *displays)
{
    simulation->config = displays->config;
    simulation->style = displays->style;
    simulation->venue = displays->venue;
    simulation->wall = displays->wall;
}

int simulation_read(struct simulation *simulation, struct tool *tool, const struct options *options,
                    struct loaded *loaded)
{
    struct displays displays;
    *simulation = (struct simulation){.tool = tool, .options = *options, .given = loaded};
    arena_init(&simulation->displays, malloc, free);
    int code = read_displays(tool, options, loaded->program, &simulation->displays, &displays);
    take_displays(simulation, &displays);
    if (code == TOOL_OK)
        code = read_known(tool, options, loaded, &simulation->known);
    return code;
}

/* Lets the last one go, and its program where the other has not got it. */
static void let_go(struct simulation *simulation)
{
    if (simulation->last.loaded != simulation->known.loaded)
        loaded_destroy(simulation, simulation->last.loaded);
    known_finish(&simulation->last);
}

void simulation_finish(struct simulation *simulation)
{
    let_go(simulation);
    loaded_destroy(simulation, simulation->known.loaded);
    known_finish(&simulation->known);
    arena_finish(&simulation->displays);
}

/* --- again --- */

/* Which of the call's files a dropped one takes the place of, by the name of its format; a program has many.
 */
static unsigned kind_of(const char *path)
{
    static const struct {
        const char *format;
        unsigned kind;
        enum option option;
    } kinds[] = {{"\"nownext-live/", FILE_LIVE, OPTION_LIVE},
                 {"\"nownext-signed/", FILE_LIVE, OPTION_LIVE},
                 {"\"nownext-venue/", FILE_DISPLAYS, OPTION_VENUE},
                 {"\"nownext-display/", FILE_DISPLAYS, OPTION_DISPLAY},
                 {"\"nownext-theme/", FILE_THEME, OPTION_THEME}};
    char head[4096];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(head, 1, sizeof head - 1, file) : 0;
    if (file)
        fclose(file);
    head[size] = '\0';
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strstr(head, kinds[i].format))
            return kinds[i].kind | (unsigned)kinds[i].option << 8;
    return FILE_PROGRAM;
}

/* The call, with a dropped file in the place of its kind; gives what that is. */
static unsigned put_dropped(struct options *options, const char *path)
{
    unsigned told = kind_of(path), kind = told & 0xFF;
    enum option option = (enum option)(told >> 8);
    if (kind == FILE_PROGRAM) {
        options->program = path;
        return kind;
    }
    options->values[option] = path;
    if (kind == FILE_DISPLAYS) {
        /* It says all of these; a display's own file has no place in a venue. */
        options->values[option == OPTION_VENUE ? OPTION_DISPLAY : OPTION_VENUE] = NULL;
        options->values[OPTION_ROLE] = options->values[OPTION_ROOM] = NULL;
    }
    return kind;
}

static void watch(struct simulation *simulation, struct simulator *simulator)
{
    struct watched_files *watched = &simulator->files.watched;
    const char *const *values = simulation->options.values;
    uint32_t count = simulation->wall ? simulation->venue->display_count : 1;
    *watched = (struct watched_files){.count = 0};
    watched_files_add(watched, simulation->options.program, FILE_PROGRAM);
    watched_files_add(watched, values[OPTION_LIVE], FILE_LIVE);
    watched_files_add(watched, values[OPTION_VENUE] ? values[OPTION_VENUE] : values[OPTION_DISPLAY],
                      FILE_DISPLAYS);
    for (uint32_t i = 0; i < count; i++) {
        const char *theme = simulation->wall ? simulation->wall[i].config.theme : simulation->config.theme;
        const struct theme *loaded;
        const char *path;
        struct arena arena;
        arena_init(&arena, malloc, free);
        if (style_load_theme(theme, &arena, NULL, &loaded, &path, NULL) && path)
            watched_files_add(watched, arena_copy(&simulation->displays, path), FILE_THEME);
        arena_finish(&arena);
    }
}

/* What a display shows takes the place of what it showed. */
static bool show_displays(struct simulation *simulation, struct simulator *simulator, struct err *reterr)
{
    if (!loop_set_style(&simulator->loop, simulation->style, reterr))
        return false;
    simulator->theme = simulator->language = NULL;
    simulator->venue = simulation->venue;
    simulator_set_display(simulator, &simulation->config);
    if (!simulation->wall) {
        simulator_drop_wall(simulator);
        return true;
    }
    if (!simulator_set_wall(simulator, simulation->wall, simulation->venue->display_count, reterr))
        return false;
    if (!simulator->is_wall)
        simulator_enlarge(simulator, wall_chosen(simulator->wall));
    return true;
}

/* Reads what has changed, all of it before any of it is shown; what is wrong is printed. */
static bool read_again(struct simulation *simulation, struct simulator *simulator, const struct tool *tool,
                       const struct options *options, unsigned changed)
{
    struct simulation_known known = {0};
    struct displays displays;
    struct loaded *loaded = simulation->known.loaded;
    struct err err = {0};
    bool ok = true;
    if (changed & FILE_PROGRAM) {
        loaded = calloc(1, sizeof *loaded);
        if (!loaded)
            abort(); /* as an arena does */
        ok = tool_load_program(options, options->program, loaded, &err);
        if (!ok) {
            tool_fail(tool, options->program, &err);
            free(loaded);
            return false;
        }
    }
    if (changed & (FILE_PROGRAM | FILE_LIVE))
        ok = read_known(tool, options, loaded, &known) == TOOL_OK;
    if (ok && changed & (FILE_DISPLAYS | FILE_THEME))
        ok = read_displays(tool, options, loaded->program, &simulation->displays, &displays) == TOOL_OK;
    if (!ok) {
        known_finish(&known);
        if (loaded != simulation->known.loaded)
            loaded_destroy(simulation, loaded);
        return false;
    }
    simulation->options = *options;
    if (changed & (FILE_PROGRAM | FILE_LIVE)) {
        let_go(simulation);
        simulation->last = simulation->known;
        simulation->known = known;
        simulator_set_program(simulator, known.program, known.live);
    }
    if (changed & (FILE_DISPLAYS | FILE_THEME)) {
        take_displays(simulation, &displays);
        ok = show_displays(simulation, simulator, &err);
        if (!ok)
            tool_fail(tool, NULL, &err);
    }
    return ok;
}

/* The first line of what was printed; where all was read, the first that is more than a note. */
static void tell(struct simulator *simulator, const char *printed, const char *read)
{
    static const char intro[] = "nownext simulate: ";
    const char *line = printed;
    while (read && *line) {
        const char *end = line + strcspn(line, "\n"), *error = strstr(line, ": error: "),
                   *warning = strstr(line, ": warning: ");
        if ((error && error < end) || (warning && warning < end))
            break;
        line = end + (*end == '\n');
    }
    if (strncmp(line, intro, sizeof intro - 1) == 0)
        line += sizeof intro - 1;
    snprintf(simulator->message, sizeof simulator->message, "%.*s", (int)strcspn(line, "\n"), line);
    if (!*line)
        snprintf(simulator->message, sizeof simulator->message, "%s", read ? read : "it can't be read");
    simulator->message[str_valid_prefix(simulator->message, strlen(simulator->message))] = '\0';
}

static const char *names_of(unsigned changed)
{
    return changed & FILE_PROGRAM    ? "the program was read again"
           : changed & FILE_LIVE     ? "the live data were read again"
           : changed & FILE_DISPLAYS ? "the displays were read again"
                                     : "the theme was read again";
}

static void follow(void *user, struct simulator *simulator, unsigned changed, const char *dropped)
{
    struct simulation *simulation = user;
    struct options options = simulation->options;
    char *printed = NULL;
    size_t size;
    if (dropped)
        changed = put_dropped(&options, arena_copy(&simulation->displays, dropped));
    struct tool tool = *simulation->tool;
    tool.err = open_memstream(&printed, &size);
    if (!tool.err)
        return;
    bool ok = read_again(simulation, simulator, &tool, &options, changed);
    if (ok)
        call_names(&tool, &options, simulation->known.program, &simulation->config, simulation->venue,
                   simulation->known.live);
    fclose(tool.err);
    tell(simulator, printed, ok ? names_of(changed) : NULL);
    free(printed);
    if (ok)
        watch(simulation, simulator);
}

void simulation_follow(struct simulation *simulation, struct simulator *simulator)
{
    simulator->files.user = simulation;
    simulator->files.read = follow;
    watch(simulation, simulator);
}

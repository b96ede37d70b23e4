#include "tool/call_display.h"

#include "changes/fold.h"
#include <stdlib.h>
#include <string.h>

#include "load/load_display.h"
#include "load/safe_picture.h"
#include "load/values.h"
#include "lookup/moment.h"
#include "lookup/nearest.h"
#include "load/known_names.h"

int call_panels(const struct tool *tool, const struct options *options, struct arena *arena,
                struct panel_size ret[OPTIONS_MOST_VALUES], uint32_t *ret_count)
{
    static const struct panel_size few[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    const char *values[OPTIONS_MOST_VALUES];
    uint32_t given = options_values(options, OPTION_PANEL, false, arena, values);
    struct err err = {0};
    for (uint32_t i = 0; i < given; i++)
        if (!value_read_panel(values[i], &ret[i].width, &ret[i].height, &err))
            return tool_fail(tool, NULL, &err);
    *ret_count = given ? given : sizeof few / sizeof *few;
    for (uint32_t i = given; i < *ret_count; i++)
        ret[i] = few[i];
    return TOOL_OK;
}

static int read_display_file(const struct tool *tool, const char *path, struct arena *arena,
                             struct display_config *ret)
{
    struct issue_list issues;
    struct err err = {0};
    const struct display_config *config;
    issue_list_init(&issues, arena);
    if (!load_display(path, arena, &issues, &config, &err))
        return tool_fail(tool, path, &err);
    *ret = *config;
    safe_picture_prepare(ret, arena, &issues);
    tool_print_issues(tool->err, path, &issues);
    return TOOL_OK;
}

/* "there is no display "x"", or which to say; with the nearest of them first, few of many. */
static int refuse_display(const struct tool *tool, const struct venue *venue, const char *name,
                          struct arena *arena)
{
    enum { MOST_LISTED = 10 };
    struct str_builder text = {.arena = arena};
    const char **names = ARENA_ARRAY(arena, const char *, venue->display_count + 1);
    for (uint32_t i = 0; i < venue->display_count; i++)
        names[i] = venue->displays[i].config.name;
    if (venue->display_count == 0)
        return tool_refuse(tool, "the venue has no displays");
    if (name)
        str_addf(&text, "the venue has no display \"%.80s\"; the nearest is \"%.80s\"; there are", name,
                 nearest_name(name, names, venue->display_count, arena));
    else
        str_add(&text, "say which display of the venue, with --display NAME; there are");
    for (uint32_t i = 0; i < venue->display_count && i < MOST_LISTED; i++)
        str_addf(&text, "%s \"%.80s\"", i > 0 ? "," : "", names[i]);
    if (venue->display_count > MOST_LISTED)
        str_addf(&text, " and %u more", (unsigned)venue->display_count - MOST_LISTED);
    return tool_refuse(tool, text.text);
}

static int read_venue_file(const struct tool *tool, const struct options *options, struct arena *arena,
                           struct display_config *ret, const struct venue **ret_venue)
{
    const char *path = options->values[OPTION_VENUE], *name = options->values[OPTION_DISPLAY];
    const struct venue_board board = {.name = name};
    struct issue_list issues;
    struct err err = {0};
    issue_list_init(&issues, arena);
    if (!load_venue(path, arena, &issues, ret_venue, &err))
        return tool_fail(tool, path, &err);
    tool_print_issues(tool->err, path, &issues);
    const struct venue *venue = *ret_venue;
    uint32_t number = name ? venue_find(venue, &board, NULL) : venue->display_count == 1 ? 0 : PROGRAM_NONE;
    if (number == PROGRAM_NONE)
        return refuse_display(tool, venue, name, arena);
    *ret = venue->displays[number].config;
    issue_list_init(&issues, arena);
    safe_picture_prepare(ret, arena, &issues);
    tool_print_issues(tool->err, path, &issues);
    return TOOL_OK;
}

static bool read_panel(const struct options *options, struct panel_config *panel, struct err *reterr)
{
    const char *size = options->values[OPTION_PANEL], *rotate = options->values[OPTION_ROTATE];
    if (panel->width == 0 || panel->height == 0) {
        panel->width = panel_sizes[0].width;
        panel->height = panel_sizes[0].height;
    }
    return (!size || value_read_panel(size, &panel->width, &panel->height, reterr)) &&
           (!rotate || value_read_rotate(rotate, &panel->rotate, reterr));
}

int call_overrides(const struct tool *tool, const struct options *options, struct display_config *config)
{
    struct err err = {0};
    if (!read_panel(options, &config->panel, &err))
        return tool_fail(tool, NULL, &err);
    if (options->values[OPTION_THEME])
        config->theme = options->values[OPTION_THEME];
    if (options->values[OPTION_LANGUAGE])
        config->language = options->values[OPTION_LANGUAGE];
    return TOOL_OK;
}

int call_display(const struct tool *tool, const struct options *options, const struct program *program,
                 enum display_role role, struct arena *arena, struct display_config *ret,
                 const struct venue **ret_venue)
{
    struct err err = {0};
    const char *file = options->values[OPTION_DISPLAY], *venue = options->values[OPTION_VENUE],
               *role_text = options->values[OPTION_ROLE];
    if (ret_venue)
        *ret_venue = NULL;
    if ((file || venue) && role_text)
        return tool_refuse(tool, venue ? "--venue says the role: leave --role away"
                                       : "--display says the role: leave --role away");
    if (role_text && !value_read_role(role_text, &role, &err))
        return tool_fail(tool, NULL, &err);
    display_config_set_defaults(ret, role);
    if (file || venue) {
        int read = venue && ret_venue ? read_venue_file(tool, options, arena, ret, ret_venue)
                                      : read_display_file(tool, file, arena, ret);
        if (read != TOOL_OK)
            return read;
    }
    int code = call_overrides(tool, options, ret);
    if (code != TOOL_OK)
        return code;
    if (options->values[OPTION_ROOM]) {
        uint32_t room;
        code = tool_find_room(tool, options, ret, program, &room);
        if (code != TOOL_OK)
            return code;
        display_config_set_room(ret, program, room, arena);
    }
    return TOOL_OK;
}

int call_style(const struct tool *tool, const struct display_config *config, const struct program *program,
               struct arena *arena, struct style *ret)
{
    struct err err = {0};
    struct issue_list issues;
    const char *path, *language = style_language(config, program);
    bool found;
    issue_list_init(&issues, arena);
    if (!style_load_theme(config->theme, arena, &issues, &ret->theme, &path, &err))
        return tool_fail(tool, path, &err);
    tool_print_issues(tool->err, path, &issues);
    if (!style_load_words(language, arena, &ret->words, &found, &path, &err))
        return tool_fail(tool, path, &err);
    ret->words = style_with_clock(ret->words, config->clock_hours, arena);
    if (!found)
        fprintf(tool->err, "nownext %s: there are no words in \"%.40s\": the screen's own are English\n",
                tool->command, language);
    return TOOL_OK;
}

int call_live(const struct tool *tool, const struct options *options, struct arena *arena,
              const struct live **ret)
{
    const char *path = options->values[OPTION_LIVE];
    struct issue_list issues;
    struct err err = {0};
    *ret = NULL;
    if (!path)
        return TOOL_OK;
    issue_list_init(&issues, arena);
    if (!load_live(path, arena, &issues, ret, &err))
        return tool_fail(tool, path, &err);
    tool_print_issues(tool->err, path, &issues);
    return TOOL_OK;
}

int call_fold(const struct tool *tool, const struct options *options, struct arena *arena,
              const struct program **program, const struct live **ret)
{
    int code = call_live(tool, options, arena, ret);
    if (code == TOOL_OK)
        *program = changes_fold(*program, NULL, *ret, arena, NULL);
    return code;
}

int call_happened(const struct tool *tool, const struct options *options, struct loaded *loaded,
                  const struct live **ret_live, bool *ret_ok)
{
    const struct live *live;
    struct issue_list issues;
    issue_list_init(&issues, &loaded->arena);
    int code = call_live(tool, options, &loaded->arena, &live);
    if (code == TOOL_OK)
        loaded->program = changes_fold(loaded->program, NULL, live, &loaded->arena, &issues);
    tool_print_issues(tool->err, options->values[OPTION_LIVE], &issues);
    *ret_ok = issues.count == 0;
    if (ret_live)
        *ret_live = live;
    return code;
}

bool call_names(const struct tool *tool, const struct options *options, const struct program *program,
                const struct display_config *config, const struct venue *venue, const struct live *live)
{
    struct arena arena;
    struct issue_list of_display, of_live;
    const struct display_config **configs = &config;
    uint32_t count = 1;
    arena_init(&arena, malloc, free);
    issue_list_init(&of_display, &arena);
    issue_list_init(&of_live, &arena);
    if (venue) {
        count = venue->display_count;
        configs = ARENA_ARRAY(&arena, const struct display_config *, count);
        for (uint32_t i = 0; i < count; i++)
            configs[i] = &venue->displays[i].config;
        known_names_venue(program, venue, &of_display);
    } else if (options->values[OPTION_DISPLAY]) {
        known_names_display(program, config, "", &of_display);
    }
    if (live)
        known_names_live(program, live, configs, count, &of_live);
    tool_print_issues(tool->err, options->values[venue ? OPTION_VENUE : OPTION_DISPLAY], &of_display);
    tool_print_issues(tool->err, options->values[OPTION_LIVE], &of_live);
    bool ok = of_display.count == 0 && of_live.count == 0;
    arena_finish(&arena);
    return ok;
}

bool call_fonts(const struct tool *tool, const struct theme *theme, struct renderer *renderer,
                struct err *reterr)
{
    struct arena arena;
    struct issue_list issues;
    if (!renderer_set_fonts(renderer, theme, reterr))
        return false;
    arena_init(&arena, malloc, free);
    issue_list_init(&issues, &arena);
    style_note_fonts(theme, renderer, &issues);
    tool_print_issues(tool->err, theme->name, &issues);
    arena_finish(&arena);
    return true;
}

int call_moment(const struct tool *tool, const struct options *options, const struct program *program,
                struct instant *ret)
{
    struct arena arena;
    struct err err = {0};
    struct display_config any;
    const struct words *words;
    const char *path;
    bool found;
    if (!options->values[OPTION_AT])
        return tool_refuse(tool,
                           "say at which moment with --at, such as 2024-09-20T10:42, \"fri 10:42\" or now");
    arena_init(&arena, malloc, free);
    display_config_set_defaults(&any, ROLE_DOOR);
    /* A table with a fault in it is told where it is shown. */
    bool has_words = style_load_words(style_language(&any, program), &arena, &words, &found, &path, NULL);
    const struct when_context context = {.program = program,
                                         .now = tool_now(tool),
                                         .weekdays = has_words ? words->weekdays : NULL,
                                         .months = has_words ? words->months : NULL};
    bool ok = when_read_in(options->values[OPTION_AT], &context, ret, &err);
    arena_finish(&arena);
    return ok ? TOOL_OK : tool_fail(tool, NULL, &err);
}

/* --- all of a venue --- */

/* "door of Hall L1", "hallway", "hallway of 3 rooms": by what the program calls the rooms, where it has them.
 */
static const char *place_of(const struct display_config *config, const struct program *program,
                            struct arena *arena)
{
    const char *role = display_role_name(config->role);
    if (config->room_count == 0)
        return role;
    if (config->room_count > 1 && config->role == ROLE_HALLWAY)
        return arena_printf(arena, "%s of %u rooms", role, config->room_count);
    struct str_builder text = {.arena = arena};
    str_addf(&text, "%s of", role);
    for (uint32_t i = 0; i < config->room_count; i++) {
        uint32_t room = display_config_find_room(config, program, config->rooms[i]);
        str_addf(&text, "%s %s", i > 0 ? "," : "",
                 room == PROGRAM_NONE ? config->rooms[i].text : label_text(program->rooms[room].name, ""));
    }
    return text.text;
}

/* The style of an earlier display that has the same theme, language and clock; NULL for none. */
static const struct style *same_style(const struct wall_display *displays, uint32_t count,
                                      const struct display_config *config)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(displays[i].config.theme, config->theme) == 0 &&
            strcmp(displays[i].config.language, config->language) == 0 &&
            displays[i].config.clock_hours == config->clock_hours)
            return &displays[i].style;
    return NULL;
}

bool call_has_wall(const struct options *options)
{
    return options->values[OPTION_VENUE] && !options->values[OPTION_DISPLAY] &&
           !options->values[OPTION_OUTPUT];
}

int call_wall(const struct tool *tool, const struct options *options, const struct program *program,
              struct arena *arena, const struct venue **ret_venue, const struct wall_display **ret)
{
    const char *path = options->values[OPTION_VENUE];
    const struct venue *venue;
    struct issue_list issues;
    struct err err = {0};
    issue_list_init(&issues, arena);
    if (!load_venue(path, arena, &issues, &venue, &err))
        return tool_fail(tool, path, &err);
    *ret_venue = venue;
    *ret = NULL;
    if (venue->display_count < 2)
        return TOOL_OK;
    if (options->values[OPTION_ROLE] || options->values[OPTION_ROOM])
        return tool_refuse(tool, options->values[OPTION_ROLE]
                                     ? "--venue says the role: leave --role away"
                                     : "--room is for one display: say which, with --display NAME");
    struct wall_display *displays = ARENA_ARRAY(arena, struct wall_display, venue->display_count);
    for (uint32_t i = 0; i < venue->display_count; i++) {
        struct wall_display *display = &displays[i];
        struct display_config *config = &display->config;
        *config = venue->displays[i].config;
        safe_picture_prepare(config, arena, &issues);
        int code = call_overrides(tool, options, config);
        const struct style *same = same_style(displays, i, config);
        if (same)
            display->style = *same;
        else if (code == TOOL_OK)
            code = call_style(tool, config, program, arena, &display->style);
        if (code != TOOL_OK)
            return code;
        display->name = config->name;
        display->place = place_of(config, program, arena);
    }
    tool_print_issues(tool->err, path, &issues);
    *ret = displays;
    return TOOL_OK;
}

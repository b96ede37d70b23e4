#include "tool/call_wall.h"

#include <string.h>

#include "load/load_display.h"
#include "load/safe_picture.h"
#include "tool/call_display.h"

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

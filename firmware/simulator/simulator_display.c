#include "simulator/simulator_display.h"

#include <stdio.h>
#include <string.h>

#include "station/config.h"
#include "wall/wall.h"

const char *simulator_room_name(const struct simulator *simulator)
{
    if (simulator->room != PROGRAM_NONE)
        return label_text(simulator->program->rooms[simulator->room].name, "");
    return simulator->given.room_count > 0 ? simulator->given.rooms[0].text : "";
}

/* The display's rooms are still those that it began with, which the program may not have. */
static bool is_as_given(const struct simulator *simulator)
{
    return simulator->given.room_count > 0 && simulator->config.role == simulator->given.role &&
           (simulator->config.role == ROLE_HALLWAY || simulator->room == simulator->given_room);
}

/* The configuration has changed: it goes to the loop. */
void simulator_apply_config(struct simulator *simulator)
{
    struct err err = {0};
    bool is_door = simulator->config.role == ROLE_DOOR && simulator->room != PROGRAM_NONE;
    if (is_as_given(simulator)) {
        simulator->config.room_count = simulator->given.room_count;
        simulator->config.rooms = simulator->given.rooms;
    } else {
        simulator->config.room_count = is_door ? 1 : 0;
        simulator->config.rooms = simulator->room_names;
        if (is_door)
            simulator->room_names[0] = room_own_name(&simulator->program->rooms[simulator->room]);
    }
    if (!loop_set_config(&simulator->loop, &simulator->config, &err))
        err_format(&err, NULL, simulator->message, sizeof simulator->message);
}

void simulator_set_display(struct simulator *simulator, const struct display_config *config)
{
    simulator->given = simulator->config = *config;
    simulator->given_room = config->room_count > 0
                                ? display_config_find_room(config, simulator->program, config->rooms[0])
                            : simulator->program->room_count > 0 ? 0
                                                                 : PROGRAM_NONE;
    simulator->room = simulator->given_room;
    simulator_apply_config(simulator);
}

/* On the wall, the door of a room is marked, where there is one. */
static void choose_door(struct simulator *simulator, uint32_t room)
{
    for (uint32_t i = 0; i < wall_display_count(simulator->wall); i++) {
        const struct display_config *config = &wall_display(simulator->wall, i)->config;
        bool found = false;
        for (uint32_t name = 0; name < config->room_count && config->role == ROLE_DOOR; name++)
            found |= display_config_find_room(config, simulator->program, config->rooms[name]) == room;
        if (found) {
            wall_choose(simulator->wall, i);
            return;
        }
    }
}

void simulator_choose_room(struct simulator *simulator, uint32_t room)
{
    simulator->room = room;
    if (simulator->is_wall)
        choose_door(simulator, room);
    else if (simulator->config.role == ROLE_DOOR)
        simulator_apply_config(simulator);
    else
        snprintf(simulator->message, sizeof simulator->message, "%s: tab shows its door",
                 simulator_room_name(simulator));
}

void simulator_step_room(struct simulator *simulator, uint32_t by)
{
    simulator->selected = PROGRAM_NONE; /* who goes on to another door means what is on there */
    uint32_t count = simulator->program->room_count;
    if (count > 0)
        simulator_choose_room(simulator, (simulator->room + by) % count);
}

void simulator_change_role(struct simulator *simulator)
{
    bool is_door = simulator->config.role == ROLE_DOOR;
    if (!is_door && simulator->room == PROGRAM_NONE)
        return;
    simulator->config.role = is_door ? ROLE_HALLWAY : ROLE_DOOR;
    simulator_apply_config(simulator);
}

void simulator_change_panel(struct simulator *simulator)
{
    struct panel_config *panel = &simulator->config.panel;
    size_t i = 0;
    while (i < PANEL_SIZE_COUNT &&
           (panel_sizes[i].width != panel->width || panel_sizes[i].height != panel->height))
        i++;
    i = i < PANEL_SIZE_COUNT ? (i + 1) % PANEL_SIZE_COUNT : 0;
    panel->width = panel_sizes[i].width;
    panel->height = panel_sizes[i].height;
    simulator_apply_config(simulator);
    snprintf(simulator->message, sizeof simulator->message, "panel %dx%d", simulator->loop.style.width,
             simulator->loop.style.height);
}

void simulator_change_orientation(struct simulator *simulator)
{
    struct panel_config *panel = &simulator->config.panel;
    panel->rotate = panel->rotate % 180 == 0 ? 90 : 0;
    simulator_apply_config(simulator);
    snprintf(simulator->message, sizeof simulator->message, "panel %dx%d", simulator->loop.style.width,
             simulator->loop.style.height);
}

/* The message is the theme's name and the first of what is amiss with it, or why it can't be shown. */
void simulator_change_theme(struct simulator *simulator)
{
    struct style style = {simulator->loop.style.theme, simulator->loop.style.words};
    struct arena *arena = &simulator->styles;
    struct issue_list issues;
    struct err err = {0};
    const char *path = NULL, *const * names;
    uint32_t count = style_themes(arena, &names);
    const char *name = style_next_name(names, count, simulator->theme ? simulator->theme : style.theme->name);
    simulator->theme = name; /* also where it can't be shown, so that the next one is come by */
    issue_list_init(&issues, arena);
    bool loaded = style_load_theme(name, arena, &issues, &style.theme, &path, &err);
    if (loaded && loop_set_style(&simulator->loop, style, &err))
        style_note_fonts(style.theme, simulator->loop.renderer, &issues);
    if (err.code)
        err_format(&err, path, simulator->message, sizeof simulator->message);
    else
        snprintf(simulator->message, sizeof simulator->message, "theme %s%s%s", name,
                 issues.first ? ": " : "", issues.first ? issues.first->text : "");
}

void simulator_change_language(struct simulator *simulator)
{
    struct style style = {simulator->loop.style.theme, simulator->loop.style.words};
    struct arena *arena = &simulator->styles;
    struct err err = {0};
    const char *path = NULL, *const * names;
    bool found;
    uint32_t count = style_languages(arena, &names);
    const char *name =
        style_next_name(names, count, simulator->language ? simulator->language : style.words->language);
    simulator->language = name;
    bool loaded = style_load_words(name, arena, &style.words, &found, &path, &err);
    if (loaded)
        style.words = style_with_clock(style.words, simulator->loop.style.words->clock_hours, arena);
    if (loaded && loop_set_style(&simulator->loop, style, &err))
        snprintf(simulator->message, sizeof simulator->message, "language %s", name);
    else
        err_format(&err, path, simulator->message, sizeof simulator->message);
}

void simulator_change_trust(struct simulator *simulator)
{
    bool trusted = simulator->board.trust == BOARD_CLOCK_TRUSTED;
    simulator->board.trust = trusted ? BOARD_CLOCK_UNTRUSTED : BOARD_CLOCK_TRUSTED;
    snprintf(simulator->message, sizeof simulator->message, "the clock is %s",
             trusted ? "not trusted" : "trusted");
}

void simulator_change_program(struct simulator *simulator)
{
    simulator->is_lost = !simulator->is_lost;
    const struct program *program = simulator->is_lost ? NULL : simulator->program;
    loop_set_program(&simulator->loop, program);
    if (simulator->wall)
        wall_set_program(simulator->wall, program, simulator->loop.request.live);
    snprintf(simulator->message, sizeof simulator->message, "the program is %s",
             simulator->is_lost ? "lost" : "back");
}

#include "station/config.h"

#include <string.h>

const char *display_role_name(enum display_role role)
{
    static const char *const names[ROLE_COUNT] = {[ROLE_DOOR] = "door", [ROLE_HALLWAY] = "hallway"};
    return names[role];
}

const char *page_kind_name(enum page_kind kind)
{
    static const char *const names[PAGE_KIND_COUNT] = {
        [PAGE_OVERVIEW] = "overview",         [PAGE_SOON] = "soon",     [PAGE_ROOM] = "room",
        [PAGE_CONTRIBUTION] = "contribution", [PAGE_NOTICE] = "notice", [PAGE_PICTURE] = "picture",
    };
    return names[kind];
}

const char *way_name(enum way way)
{
    static const char *const names[WAY_COUNT] = {"",        "left",     "right",     "up",        "down",
                                                 "up-left", "up-right", "down-left", "down-right"};
    return names[way];
}

void thresholds_set_defaults(struct thresholds *thresholds)
{
    *thresholds = (struct thresholds){
        .soon_min = 10,
        .ending_min = 5,
        .tombstone_min = 60,
        .next_over_min = 120,
        .countdown_min = 60,
        .clock_only_min = 180,
        .long_min = 720,
        .look_ahead_min = 45,
        .look_ahead_sessions = 6,
        .round_min = 5,
        .cycle_max_s = 120,
        .dwell_min_s = 8,
        .dwell_max_s = 30,
        .dwell_code_points_per_s = 15,
    };
}

void display_config_set_defaults(struct display_config *config, enum display_role role)
{
    *config = (struct display_config){
        .name = "",
        .role = role,
        .panel = {.width = 1920, .height = 1080},
        .theme = "night",
        .language = "",
        .timezone = "",
        .venue = "",
        .fade = true,
        .clock_hours = 24,
        .pixel_shift = -1,
        .night_off_min = -1,
        .night_on_min = -1,
        .program_ca_file = "",
        .live_mqtt = "",
        .poll_s = 60,
    };
    thresholds_set_defaults(&config->thresholds);
}

uint32_t display_config_find_room(const struct display_config *config, const struct program *program,
                                  struct room_name name)
{
    uint32_t room = PROGRAM_NONE;
    for (uint32_t i = 0; i < config->alias_count && room == PROGRAM_NONE; i++)
        if (strcmp(config->aliases[i].name.key, name.key) == 0)
            room = program_find_room(program, config->aliases[i].room);
    if (room == PROGRAM_NONE)
        room = program_find_room(program, name);
    /* The other way round: `name` is what this venue calls the room that the program knows by the alias. */
    for (uint32_t i = 0; i < config->alias_count && room == PROGRAM_NONE; i++)
        if (strcmp(config->aliases[i].room.key, name.key) == 0)
            room = program_find_room(program, config->aliases[i].name);
    return room;
}

const struct direction *display_config_direction(const struct display_config *config,
                                                 const struct program *program, uint32_t room)
{
    for (uint32_t i = 0; i < config->direction_count; i++)
        if (display_config_find_room(config, program, config->directions[i].room) == room)
            return &config->directions[i];
    return NULL;
}

static bool has_name(const char *file, const char *name)
{
    const char *slash = strrchr(file, '/');
    return strcmp(slash ? slash + 1 : file, name) == 0;
}

const char *display_config_picture(const struct display_config *config, const char *name)
{
    for (uint32_t i = 0; i < config->picture_count; i++)
        if (!config->pictures[i].is_missing && has_name(config->pictures[i].file, name))
            return config->pictures[i].file;
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file && !config->cycle[i].is_missing && has_name(config->cycle[i].file, name))
            return config->cycle[i].file;
    return NULL;
}

const struct panel_size panel_sizes[PANEL_SIZE_COUNT] = {{1920, 1080}, {3840, 2160}, {1280, 720},
                                                         {1024, 600},  {800, 480},   {480, 320}};

void display_config_set_room(struct display_config *config, const struct program *program, uint32_t room,
                             struct arena *arena)
{
    config->room_count = room == PROGRAM_NONE ? 0 : 1;
    config->rooms = NULL;
    if (room == PROGRAM_NONE)
        return;
    struct room_name *rooms = ARENA_NEW(arena, struct room_name);
    *rooms = room_own_name(&program->rooms[room]);
    config->rooms = rooms;
}

#include "schedule/config.h"

#include <string.h>

#include "base/str.h"

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
        .fade = true,
        .pixel_shift = -1,
        .night_off_min = -1,
        .night_on_min = -1,
        .program_url = "",
        .program_ca_file = "",
        .live_url = "",
        .live_mqtt = "",
        .poll_s = 60,
    };
    thresholds_set_defaults(&config->thresholds);
}

/* Names in a display's file are typed by hand: case does not count. */
bool display_config_same_name(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);
    while (a_length > 0 && b_length > 0) {
        size_t a_bytes, b_bytes;
        uint32_t a_point = str_fold_code_point(str_decode(a, a_length, &a_bytes));
        uint32_t b_point = str_fold_code_point(str_decode(b, b_length, &b_bytes));
        if (a_point != b_point)
            return false;
        a += a_bytes, a_length -= a_bytes;
        b += b_bytes, b_length -= b_bytes;
    }
    return a_length == 0 && b_length == 0;
}

uint32_t display_config_find_room(const struct display_config *config, const struct program *program,
                                  const char *name)
{
    uint32_t room = PROGRAM_NONE;
    for (uint32_t i = 0; i < config->alias_count && room == PROGRAM_NONE; i++)
        if (display_config_same_name(config->aliases[i].name, name))
            room = program_find_room(program, config->aliases[i].room);
    if (room == PROGRAM_NONE)
        room = program_find_room(program, name);
    /* The other way round: `name` is what this venue calls the room that the program knows by the alias. */
    for (uint32_t i = 0; i < config->alias_count && room == PROGRAM_NONE; i++)
        if (display_config_same_name(config->aliases[i].room, name))
            room = program_find_room(program, config->aliases[i].name);
    return room;
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
    const char **rooms = ARENA_NEW(arena, const char *);
    rooms[0] = program->rooms[room].id;
    config->rooms = rooms;
}

#include "station/config.h"

#include "check.h"
#include "names.h"
#include "program/builder.h"

static struct arena arena;

static void test_names(void)
{
    const char *const roles[] = {"door", "hallway"};
    const char *const pages[] = {"overview", "soon", "room", "contribution", "notice", "picture"};
    for (int i = 0; i < ROLE_COUNT; i++)
        CHECK_STR(display_role_name((enum display_role)i), roles[i]);
    for (int i = 0; i < PAGE_KIND_COUNT; i++)
        CHECK_STR(page_kind_name((enum page_kind)i), pages[i]);
    const char *const ways[] = {"",        "left",     "right",     "up",        "down",
                                "up-left", "up-right", "down-left", "down-right"};
    for (int i = 0; i < WAY_COUNT; i++)
        CHECK_STR(way_name((enum way)i), ways[i]);
}

/* The numbers of behaviour.md. */
static void test_defaults(void)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    const struct {
        const char *label;
        int actual, expected;
    } rows[] = {
        {"soon", config.thresholds.soon_min, 10},
        {"ending", config.thresholds.ending_min, 5},
        {"tombstone", config.thresholds.tombstone_min, 60},
        {"next over", config.thresholds.next_over_min, 120},
        {"countdown", config.thresholds.countdown_min, 60},
        {"clock only", config.thresholds.clock_only_min, 180},
        {"long", config.thresholds.long_min, 12 * 60},
        {"look ahead", config.thresholds.look_ahead_min, 45},
        {"look ahead, sessions", config.thresholds.look_ahead_sessions, 6},
        {"round", config.thresholds.round_min, 5},
        {"cycle", config.thresholds.cycle_max_s, 120},
        {"least dwell", config.thresholds.dwell_min_s, 8},
        {"most dwell", config.thresholds.dwell_max_s, 30},
        {"reading", config.thresholds.dwell_code_points_per_s, 15},
        {"role", (int)config.role, ROLE_HALLWAY},
        {"width", config.panel.width, 1920},
        {"height", config.panel.height, 1080},
        {"rotate", config.panel.rotate, 0},
        {"all rooms", (int)config.room_count, 0},
        {"fade", config.fade, true},
        {"clock", config.clock_hours, 24},
        {"pixel shift", config.pixel_shift, -1},
        {"night off", config.night_off_min, -1},
        {"night on", config.night_on_min, -1},
        {"poll", config.poll_s, 60},
        {"cycle entries", (int)config.cycle_count, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        CHECK_INT(rows[i].actual, rows[i].expected);
    }
    check_row("");
    CHECK_STR(config.theme, "night");
    CHECK_STR(config.name, "");
    CHECK_STR(config.language, "");
    CHECK(config.program_ca_file && config.live_mqtt);
    CHECK_INT(config.program_urls.count + config.live_urls.count, 0);
    display_config_set_defaults(&config, ROLE_DOOR);
    CHECK_INT(config.role, ROLE_DOOR);
}

static void test_find_room(void)
{
    struct builder builder;
    const struct program *program = NULL;
    uint32_t room;
    builder_init(&builder, &arena, NULL);
    builder.key_of = name_key;
    zone_fixed(&builder.program->zone, 0, &arena);
    builder_add_room(&builder, "saal-1-adams", builder_label(&builder, "Saal 1 (Adams)"), "S1", NULL, &room,
                     NULL);
    builder_add_room(&builder, "hall-2", builder_label(&builder, "Hall 2"), "", NULL, &room, NULL);
    builder_add_room(&builder, "n2", builder_label(&builder, "\xC3\x84rger"), "", NULL, &room, NULL);
    if (!CHECK(builder_finish(&builder, BUILDER_REFUSE_REPEATS, &program, NULL)))
        return;

    const struct room_alias aliases[] = {
        {room_called("Saal 1 (Adams)"),
         room_called("hall-l1")}, /* the program's name, and what this venue calls it */
        {room_called("Workshops"), room_called("hall-2")},
        {room_called("Hall 2"), room_called("n2")},
        {room_called("Gone"), room_called("no-such-room")},
    };
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    config.aliases = aliases;
    config.alias_count = sizeof aliases / sizeof *aliases;
    static const struct {
        const char *name;
        uint32_t room;
    } rows[] = {
        {"saal-1-adams", 0},
        {"Saal 1 (Adams)", 0},
        {"S1", 0},
        {"hall-l1", 0},
        {"HALL-L1", 0}, /* by the alias, from its other side */
        {"Workshops", 1},
        {"workshops", 1},
        {"hall-2", 1},
        {"Hall 2", 2}, /* an alias wins over a name */
        {"n2", 2},
        {"\xC3\xA4RGER", 2},
        {"Gone", PROGRAM_NONE},
        {"no-such-room", PROGRAM_NONE},
        {"", PROGRAM_NONE},
        {"Workshops 2", PROGRAM_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        CHECK_INT(display_config_find_room(&config, program, room_called(rows[i].name)), rows[i].room);
    }
    /* A way is given for whatever name the room has here; the first one counts. */
    const struct direction directions[] = {{.room = room_called("no-such-room"), .way = WAY_UP},
                                           {.room = room_called("hall-l1"), .way = WAY_LEFT},
                                           {.room = room_called("S1"), .way = WAY_RIGHT},
                                           {.room = room_called("Workshops"), .way = WAY_DOWN_LEFT}};
    config.directions = directions;
    config.direction_count = sizeof directions / sizeof *directions;
    check_row("directions");
    CHECK(display_config_direction(&config, program, 0) == &directions[1]);
    CHECK(display_config_direction(&config, program, 1) == &directions[3]);
    CHECK(display_config_direction(&config, program, 2) == NULL);
    check_row("");
}

static void test_picture(void)
{
    const struct display_picture pictures[] = {{.file = "/spool/gone.png", .is_missing = true},
                                               {.file = "plan.png"},
                                               {.file = "/spool/under/roof.png"}};
    const struct cycle_entry cycle[] = {{.kind = PAGE_SOON},
                                        {.kind = PAGE_PICTURE, .file = "/spool/ad.png"},
                                        {.kind = PAGE_PICTURE, .file = "/spool/lost.png", .is_missing = true},
                                        {.kind = PAGE_PICTURE, .file = "/spool/plan.png"}};
    const struct display_config config = {
        .picture_count = 3, .pictures = pictures, .cycle_count = 4, .cycle = cycle};
    check_row("pictures");
    CHECK_STR(display_config_picture(&config, "plan.png"), "plan.png");
    CHECK_STR(display_config_picture(&config, "roof.png"), "/spool/under/roof.png");
    CHECK_STR(display_config_picture(&config, "ad.png"), "/spool/ad.png");
    CHECK(display_config_picture(&config, "gone.png") == NULL);
    CHECK(display_config_picture(&config, "lost.png") == NULL);
    CHECK(display_config_picture(&config, "lan.png") == NULL);
    CHECK(display_config_picture(&config, "under/roof.png") == NULL);
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_names();
    test_defaults();
    test_find_room();
    test_picture();
    arena_finish(&arena);
    return check_done();
}

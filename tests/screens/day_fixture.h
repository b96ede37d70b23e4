/*
 * day_fixture.h: the door of room A of a short program (schedule/lines.h) at a moment, after what was said of
 * the day (changes/said.h).
 */
#ifndef NOWNEXT_TESTS_SCREENS_DAY_FIXTURE_H
#define NOWNEXT_TESTS_SCREENS_DAY_FIXTURE_H

#include "changes/said.h"
#include "screens/screen_fixture.h"

/* `said`: as said.h has it; "#1" or "#2" in place of all of it for so many notices. */
struct day_row {
    const char *program, *said, *at;
};

struct day_fixture {
    struct lines lines;
    struct said said;
    struct display_config config;
    struct direction directions[2];
    struct live_notice notices[2];
    struct view view;
    struct screen_style style;
    struct scene scene;
    struct layout layout;
};

static const struct label_variant day_next_door = {"", "next door"};
static const struct label_variant day_notices[] = {{"", "The lifts are out of order"},
                                                   {"", "Water is cut off"}};
static inline struct live_notice day_notice(const char *id, enum notice_level level,
                                            const struct label_variant *text)
{
    return (struct live_notice){.id = id,
                                .level = level,
                                .text = {1, text},
                                .made = INSTANT_NONE,
                                .everywhere = true,
                                .start = INSTANT_NONE,
                                .end = INSTANT_NONE};
}

/* The way from room A to B is to the right, next door; that to C is upstairs. */
static inline void day_fixture_init(struct day_fixture *day, const struct day_row *row, int width, int height)
{
    lines_init(&day->lines, row->program);
    said_init(&day->said, &day->lines, row->said[0] == '#' ? "" : row->said);
    said_fold(&day->said, &day->lines);
    day->notices[0] = day_notice("lifts", NOTICE_INFO, &day_notices[0]);
    day->notices[1] = day_notice("water", NOTICE_WARNING, &day_notices[1]);
    day->said.live.notice_count = row->said[0] == '#' ? (uint32_t)(row->said[1] - '0') : 0;
    day->said.live.notices = day->notices;
    display_config_set_defaults(&day->config, ROLE_DOOR);
    static const enum way ways[] = {WAY_RIGHT, WAY_UP};
    for (uint32_t i = 0; i < 2 && i + 1 < day->lines.program->room_count; i++)
        day->directions[day->config.direction_count++] = (struct direction){
            .room = room_own_name(&day->lines.program->rooms[i + 1]), .way = ways[i], .floor = ""};
    day->directions[0].text = (struct label){1, &day_next_door};
    day->config.directions = day->directions;
    struct view_request request = {.program = day->lines.program,
                                   .live = &day->said.live,
                                   .config = &day->config,
                                   .station = fixture_running,
                                   .now = lines_at(&day->lines, row->at)};
    view_make(&request, &day->lines.arena, &day->view);
    day->style = fixture_style(&fixture_metrics, width, height);
    layout_begin(&day->layout, &day->view, &day->style, &day->lines.arena, &day->scene);
}

static inline void day_fixture_finish(struct day_fixture *day)
{
    lines_finish(&day->lines);
}

#endif

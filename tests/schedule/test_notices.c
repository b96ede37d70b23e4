/*
 * Which notices a display shows: by time, rooms, level (behaviour.md, "What happened": notice).
 */
#include "check.h"
#include "names.h"

#include "schedule/lines.h"
#include "schedule/notices.h"

/* "START-END rooms": times as of lines.h, "" open. */
struct told {
    const char *id, *start, *end;
    enum notice_level level;
    const char *rooms[3]; /* none: everywhere */
};

static const struct told told[] = {
    {.id = "always"},
    {.id = "lunch", .start = "12:00", .end = "13:00"},
    {.id = "wet", .level = NOTICE_WARNING, .rooms = {"A"}},
    {.id = "late", .start = "15:00", .rooms = {"C", "B"}},
    {.id = "over", .end = "09:00"},
    {.id = "hall", .start = "10:00", .end = "11:00", .rooms = {"AB"}},
    {.id = "alarm", .start = "12:30", .end = "12:45", .level = NOTICE_WARNING},
    {.id = "nowhere", .rooms = {"a room that there is not"}},
};
#define TOLD (sizeof told / sizeof *told)

static const char program_text[] = "room A; room B; room C; room AB A B; a A 10:00-11:00; b B 10:00-11:00; "
                                   "c C 10:00-11:00; d AB 11:00-12:00";

static const struct {
    const char *rule, *at;
    const char *rooms[2]; /* the display's; none: all */
    const char *expected, *until;
} rows[] = {
    {"for all rooms: the warning first, then what began last; nowhere's is for nobody but the venue's "
     "hallway",
     "08:30",
     {NULL},
     "wet always over nowhere",
     "09:00"},
    {"what is over is gone at its end", "09:00", {NULL}, "wet always nowhere", "10:00"},
    {"begun at its start; before those without one", "12:00", {NULL}, "wet lunch always nowhere", "12:30"},
    {"the warning that began last is first", "12:30", {NULL}, "alarm wet lunch always nowhere", "12:45"},
    {"an end is no part of it", "12:45", {NULL}, "wet lunch always nowhere", "13:00"},
    {"no end: for ever", "15:00", {NULL}, "wet late always nowhere", "never"},
    {"another room's are left out", "08:30", {"B"}, "always over", "09:00"},
    {"one of several rooms", "15:00", {"C"}, "late always", "never"},
    {"a combined room's are told at its part's door", "10:30", {"B"}, "hall always", "11:00"},
    {"a part's are told at the combined room's", "10:30", {"AB"}, "wet hall always", "11:00"},
    {"at no other's", "10:30", {"C"}, "always", "12:00"},
};

int main(void)
{
    struct lines lines;
    lines_init(&lines, program_text);
    struct live_notice notices[TOLD];
    struct live live = {
        .revision = 1, .issued = lines_at(&lines, "08:00"), .notice_count = TOLD, .notices = notices};
    for (size_t i = 0; i < TOLD; i++) {
        uint32_t rooms = 0;
        while (rooms < 3 && told[i].rooms[rooms])
            rooms++;
        notices[i] =
            (struct live_notice){.made = INSTANT_NONE,
                                 .id = told[i].id,
                                 .level = told[i].level,
                                 .everywhere = rooms == 0,
                                 .room_count = rooms,
                                 .rooms = rooms_called(told[i].rooms, 3),
                                 .start = told[i].start ? lines_at(&lines, told[i].start) : INSTANT_NONE,
                                 .end = told[i].end ? lines_at(&lines, told[i].end) : INSTANT_NONE};
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.rooms = rooms_called(rows[i].rooms, 2);
        config.room_count = rows[i].rooms[0] ? 1 : 0;
        struct room_scope scope;
        struct notice_list list, before;
        struct instant at = lines_at(&lines, rows[i].at);
        room_scope_of(lines.program, &config, &lines.arena, &scope, NULL);
        notices_at(lines.program, &live, &config, &scope, at, &lines.arena, &list);
        struct str_builder text = {.arena = &lines.arena}, until = {.arena = &lines.arena};
        str_add(&text, "");
        for (uint32_t n = 0; n < list.count; n++)
            str_addf(&text, "%s%s", n ? " " : "", notices[list.notices[n]].id);
        CHECK_STR(text.text, rows[i].expected);
        if (list.until.ms == INSTANT_NEVER.ms)
            str_add(&until, "never");
        else
            lines_add_instant(&until, &lines, list.until);
        CHECK_STR(until.text, rows[i].until);
        if (list.until.ms == INSTANT_NEVER.ms)
            continue;
        notices_at(lines.program, &live, &config, &scope, (struct instant){list.until.ms - 1}, &lines.arena,
                   &before);
        CHECK(before.count == list.count && before.until.ms == list.until.ms);
        notices_at(lines.program, &live, &config, &scope, list.until, &lines.arena, &before);
        CHECK(before.until.ms > list.until.ms);
    }
    check_row("before they were issued");
    struct room_scope all = {.all = true};
    struct display_config config;
    struct notice_list list;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    notices_at(lines.program, &live, &config, &all, lines_at(&lines, "07:59"), &lines.arena, &list);
    CHECK_INT(list.count, 0);
    CHECK_INT(list.until.ms, live.issued.ms);
    check_row("made later, whatever revision they were issued with");
    for (size_t i = 0; i < TOLD; i++)
        notices[i].made = lines_at(&lines, "07:30");
    notices_at(lines.program, &live, &config, &all, lines_at(&lines, "07:29"), &lines.arena, &list);
    CHECK_INT(list.count, 0);
    CHECK_INT(list.until.ms, lines_at(&lines, "07:30").ms);
    notices_at(lines.program, &live, &config, &all, lines_at(&lines, "07:59"), &lines.arena, &list);
    CHECK_INT(list.count, 4);
    for (size_t i = 0; i < TOLD; i++)
        notices[i].made = INSTANT_NONE;
    check_row("issued at no known time");
    live.issued = INSTANT_NONE;
    notices_at(lines.program, &live, &config, &all, lines_at(&lines, "07:59"), &lines.arena, &list);
    CHECK_INT(list.count, 4);
    check_row("no live data");
    notices_at(lines.program, NULL, &config, &all, lines_at(&lines, "07:59"), &lines.arena, &list);
    CHECK(list.count == 0 && list.until.ms == INSTANT_NEVER.ms);
    lines_finish(&lines);
    return check_done();
}

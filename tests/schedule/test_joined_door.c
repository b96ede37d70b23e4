#include "check.h"

#include "names.h"
#include "schedule/joined_door.h"
#include "schedule/lines.h"

static const struct {
    const char *program, *rooms[3];
    const char *name;
    uint32_t sessions, breaks, cancelled;
} rows[] = {
    {"room A; room B; room C; a A 10:00-11:00; b B 10:00-11:00; c C 10:00-11:00",
     {"A", "B"},
     "A, B",
     2,
     0,
     0},
    {"a A,B 10:00-11:00; p B 11:00-12:00 break; x A 12:00-13:00 cancelled", {"B", "A"}, "B, A", 1, 1, 1},
    {"room D; room E; room DE D E; k DE 10:00-11:00; d D 11:00-12:00", {"D", "DE"}, "D", 2, 0, 0},
    {"room D; room E; room DE D E; k DE 10:00-11:00; e E 11:00-12:00", {"DE", "D", "E"}, "D, E", 2, 0, 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].program);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_DOOR);
        config.room_count = rows[i].rooms[2] ? 3 : 2;
        config.rooms = rooms_called(rows[i].rooms, config.room_count);
        struct room_scope scope;
        room_scope_of(lines.program, &config, &lines.arena, &scope, NULL);
        const struct program *joined = joined_door_program(lines.program, &scope, &lines.arena);
        CHECK_INT(joined->room_count, lines.program->room_count + 1);
        const struct room *door = &joined->rooms[lines.program->room_count];
        CHECK_STR(label_text(door->name, ""), rows[i].name);
        CHECK_INT(door->sessions.count, rows[i].sessions);
        CHECK_INT(door->breaks.count, rows[i].breaks);
        CHECK_INT(door->tombstones.count, rows[i].cancelled);
        for (uint32_t slot = 1; slot < door->sessions.count; slot++)
            CHECK(door->sessions.slots[slot - 1].start.ms <= door->sessions.slots[slot].start.ms);
        for (uint32_t room = 0; room < scope.count; room++)
            CHECK(session_in_room(joined,
                                  &(struct session){.room_count = 1, .rooms = &lines.program->room_count},
                                  scope.rooms[room]));
        /* What the program itself is stays. */
        CHECK(joined->sessions == lines.program->sessions && joined->all.slots == lines.program->all.slots);
        lines_finish(&lines);
    }
    return check_done();
}

#include "schedule/day_program.h"

#include "names.h"
#include "schedule/lines.h"

#define WEEK                                                                                                 \
    "room A; room B; a A 10:00-11:00; z - 12:00-13:00; b B 11:00-12:00; c A 2/10:00-12:00 block; "           \
    "p A 2/10:00-11:00 of=c; n A 3/01:00-02:00; u A none"

int main(void)
{
    static const struct {
        const char *rule, *room, *now, *expected, *until; /* room NULL: all */
    } rows[] = {
        {"now's day", NULL, "09:00", "a b z", "1/04:00"},
        {"the same in the night after it", NULL, "1/03:59", "a b z", "1/04:00"},
        {"a day with none: the first with any", NULL, "1/12:00", "a b z", "2/04:00"},
        {"before the event: the first", NULL, "-3/12:00", "a b z", "04:00"},
        {"after it: the first, for ever", NULL, "9/12:00", "a b z", "never"},
        {"parts, and no block around them; a night is its day's", NULL, "2/12:00", "p n", "3/04:00"},
        {"of a room", "B", "09:00", "b", "1/04:00"},
        {"of a room that has none on this day", "B", "2/12:00", "b", "never"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        struct display_config config;
        struct room_scope scope;
        struct day day;
        struct instant until;
        lines_init(&lines, WEEK);
        display_config_set_defaults(&config, ROLE_HALLWAY);
        if (rows[i].room)
            config.rooms = rooms_called(&rows[i].room, 1), config.room_count = 1;
        room_scope_of(lines.program, &config, &lines.arena, &scope, NULL);
        struct slot_list list =
            day_program_at(lines.program, &scope, lines_at(&lines, rows[i].now), &lines.arena, &day, &until);
        struct str_builder text = {.arena = &lines.arena}, end = {.arena = &lines.arena};
        str_add(&text, "");
        for (uint32_t slot = 0; slot < list.count; slot++)
            str_addf(&text, "%s%s", slot ? " " : "", lines.program->sessions[list.slots[slot].session].id);
        lines_add_instant(&end, &lines, until);
        CHECK_STR(text.text, rows[i].expected);
        CHECK_STR(end.text, rows[i].until);
        CHECK(list.count > 0 && list.slots[0].start.ms >= day.start.ms &&
              list.slots[0].start.ms < day.end.ms);
        lines_finish(&lines);
    }
    return check_done();
}

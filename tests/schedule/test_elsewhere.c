#include "schedule/elsewhere.h"

#include "names.h"

#include "changes/said.h"

static const char program[] = "room A; room B; room C; room AB A B\n"
                              "a A 10:00-11:00; b B 10:00-12:00; c C 11:30-11:30; n - 13:00-14:00\n"
                              "d C 1/09:00-1/10:00; e AB 1/10:00-1/11:00; off B 1/09:00-1/10:00 cancelled\n"
                              "f B 3/09:00-3/10:00; pause C 3/08:00-3/12:00 break; night C 4/22:00-5/08:00";

static const struct {
    const char *rule, *room, *at, *expected;
} rows[] = {
    {"what is on, and what comes today", "A", "11:00", "on B C until 11:30"},
    {"a session without a length comes until it starts", "A", "11:29:59.999", "on B C until 11:30"},
    {"and then no more; combined rooms are this room", "A", "11:30", "on B until 12:00"},
    {"seen from a combined room its parts are no other rooms", "AB", "10:30", "on C until 11:30"},
    {"only a session without a room is left today: then the first later day", "A", "12:00",
     "on B C first 1/09:00 until 1/04:00"},
    {"the day itself", "A", "1/04:00", "on B C until 1/10:00"},
    {"rooms of the first later day, not of those after it", "C", "14:00",
     "on A B AB first 1/09:00 until 1/04:00"},
    {"cancelled sessions and breaks go on nowhere", "A", "2/12:00", "on B first 3/09:00 until 3/04:00"},
    {"nothing but this room", "B", "3/05:00", "on C first 4/22:00 until 4/04:00"},
    {"nothing but this room", "C", "4/12:00", "on until 5/08:00"},
    {"all is over", "A", "5/08:00", "over until never"},
    {"what goes on over the end of the day in the same rooms", "A", "4/23:00", "on C until 5/08:00"},
    {"all rooms", NULL, "10:30", "on A B C until 11:00"},
};

static const char *told(const struct lines *lines, const struct elsewhere *elsewhere, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, elsewhere->goes_on ? "on" : "over");
    for (uint32_t i = 0; i < elsewhere->count; i++)
        str_addf(&text, " %s", label_text(lines->program->rooms[elsewhere->rooms[i]].name, ""));
    if (instant_is_set(elsewhere->first)) {
        str_add(&text, " first ");
        lines_add_instant(&text, lines, elsewhere->first);
    }
    str_add(&text, " until ");
    if (elsewhere->until.ms == INSTANT_NEVER.ms)
        str_add(&text, "never");
    else
        lines_add_instant(&text, lines, elsewhere->until);
    return text.text;
}

int main(void)
{
    struct lines lines;
    lines_init(&lines, program);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        uint32_t room =
            rows[i].room ? program_find_room(lines.program, room_called(rows[i].room)) : PROGRAM_NONE;
        struct elsewhere elsewhere;
        elsewhere_at(lines.program, room, lines_at(&lines, rows[i].at), &lines.arena, &elsewhere);
        CHECK_STR(told(&lines, &elsewhere, &lines.arena), rows[i].expected);
    }
    check_row("nothing but one that is late tomorrow");
    struct lines late;
    struct said said;
    struct elsewhere elsewhere;
    lines_init(&late, "a A 10:00-11:00; b B 1/10:00-1/11:00");
    said_init(&said, &late, "09:00 b delayed");
    said_fold(&said, &late);
    elsewhere_at(late.program, 0, lines_at(&late, "12:00"), &late.arena, &elsewhere);
    CHECK_STR(told(&late, &elsewhere, &late.arena), "on until 1/04:00");
    elsewhere_at(late.program, 0, lines_at(&late, "1/04:00"), &late.arena, &elsewhere);
    CHECK_STR(told(&late, &elsewhere, &late.arena), "on B until 1/11:00");
    lines_finish(&late);
    check_row("begun");
    CHECK(!event_has_begun(lines.program, lines_at(&lines, "09:59:59.999")));
    CHECK(event_has_begun(lines.program, lines_at(&lines, "10:00")));
    check_row("");
    lines_finish(&lines);
    return check_done();
}

/*
 * What has a door's band before its phase (day.md, "Which band"): a row for each rule.
 */
#include "changes/said.h"

#include "schedule/exception.h"

#define PROGRAM                                                                                              \
    "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; d A 13:00-14:00; z B "        \
    "10:00-11:00"
#define PUBLISHED "a A 10:00-10:30 cancelled; b A 10:30-11:00"

static const struct {
    const char *rule, *program, *said, *at, *expected;
} rows[] = {
    {"nothing has happened", PROGRAM, "", "10:10", "none"},

    {"cancelled before its time, nothing on, and first", PROGRAM, "08:00 a cancelled", "09:51",
     "cancelled a"},
    {"also where the program itself says so", PUBLISHED, "", "09:51", "cancelled a"},
    {"and in its time, while nothing else begins", PROGRAM, "08:00 d cancelled", "13:10", "cancelled d"},
    {"not once something comes before it", PROGRAM, "08:00 b cancelled", "09:51", "none"},
    {"not while something is on", PROGRAM, "08:00 b cancelled", "10:10", "none"},
    {"not before it is told at all", PROGRAM, "08:00 a cancelled", "08:30", "none"},
    {"not where another stands in at that time", PROGRAM, "08:00 a cancelled; add 08:00 live-1 A 10:00-10:30",
     "09:51", "none"},
    {"a break is nothing that is on", PROGRAM, "08:00 c cancelled", "11:10", "cancelled c"},
    {"a drop-in is", "h A 09:00-18:00 drop_in; a A 10:00-10:30; b A 10:30-11:00", "08:00 a cancelled",
     "09:51", "none"},
    {"cancelled before moved, at one time", "a A 10:00-10:30; b A 10:00-10:30; z B 10:00-11:00",
     "08:00 a room=B; 08:01 b cancelled", "09:51", "cancelled b"},
    {"whichever of them is first in the list", "a A 10:00-10:30; b A 10:00-10:30; z B 10:00-11:00",
     "08:00 a cancelled; 08:01 b room=B", "09:51", "cancelled a"},
    {"of two cancelled ones at one time the first in the list", "a A 10:00-10:30; b A 10:00-10:30",
     "08:00 a cancelled; 08:01 b cancelled", "09:51", "cancelled a"},
    {"of two moved ones too", "a A 10:00-10:30; b A 10:00-10:30; z B 10:00-11:00",
     "08:00 a room=B; 08:01 b room=B", "09:51", "moved a"},

    {"moved to another room", PROGRAM, "08:00 a room=B", "09:51", "moved a"},
    {"moved to a later time that is not next", PROGRAM, "08:00 a start=12:10 end=12:40", "09:51", "moved a"},
    {"cancelled wins over moved", PROGRAM, "08:00 a room=B; 08:01 a cancelled", "09:51", "cancelled a"},

    {"full, while it is on", PROGRAM, "08:00 a full", "10:10", "full a"},
    {"not before it is on", PROGRAM, "08:00 a full", "09:51", "none"},
    {"not while it is about to end", PROGRAM, "08:00 a full", "10:26", "none"},
    {"not another one", PROGRAM, "08:00 b full", "10:10", "none"},
    {"full before late", PROGRAM, "08:00 a delay=10; 10:11 a full", "10:15", "full a"},

    {"a drop-in that is full, on its own", "h A 09:00-18:00 drop_in; z B 10:00-11:00", "08:00 h full",
     "10:10", "full h"},
    {"also after the day's last", "h A 09:00-18:00 drop_in; a A 10:00-10:30; y A 1/10:00-11:00",
     "08:00 h full", "11:00", "full h"},
    {"also in the slot of the day's last, which is cancelled",
     "h A 09:00-18:00 drop_in; a A 10:00-10:30; c A 16:00-17:00", "08:00 h full; 08:00 c cancelled", "12:00",
     "full h"},
    {"not in a break before that, which has the band",
     "h A 09:00-18:00 drop_in; a A 10:00-10:30; k A 12:00-12:30 break; c A 16:00-17:00",
     "08:00 h full; 08:00 c cancelled", "12:10", "none"},
    {"not before another one", "h A 09:00-18:00 drop_in; a A 10:00-10:30; c A 16:00-17:00", "08:00 h full",
     "12:00", "none"},
    {"also before the event", "h A 09:00-18:00 drop_in; a A 1/10:00-10:30", "08:00 h full", "09:51",
     "full h"},
    {"not one that is over", "h A 09:00-18:00 drop_in; z B 10:00-11:00", "08:00 h full", "18:10", "none"},
    {"not beside what comes next, which has the band", "h A 09:00-18:00 drop_in; a A 10:00-10:30",
     "08:00 h full", "09:51", "none"},
    {"not beside what is on", "h A 09:00-18:00 drop_in; a A 10:00-10:30", "08:00 h full", "10:10", "none"},

    {"late, in SOON", PROGRAM, "08:00 a delay=20", "10:12", "delayed a"},
    {"in BEFORE_DAY", PROGRAM, "08:00 a delay=20", "09:51", "delayed a"},
    {"in BREAK", PROGRAM, "08:00 d delay=20", "12:30", "delayed d"},
    {"late by the one before it", PROGRAM, "10:20 a delay=20; 10:21 c cancelled", "10:49", "none"},
    {"a longer one that is on is none of it", PROGRAM, "10:10 b delay=10", "10:20", "none"},
    {"nor is one that begins as planned and ends later", PROGRAM, "10:05 a delay=10", "09:51", "none"},
    {"nor one that begins before its plan", PROGRAM, "09:55 a started; 10:05 a delay=10", "09:51", "none"},
    {"it waits", PROGRAM, "09:00 a delayed", "10:05", "delayed a"},
    {"before its time too", PROGRAM, "09:00 a delayed", "09:55", "delayed a"},
    {"a new time in this room that is next", "a A 10:00-10:30; d A 13:00-14:00",
     "08:00 a start=11:00 end=11:30", "09:51", "delayed a"},
    {"also an earlier one", "a A 10:00-10:30; d A 13:00-14:00", "08:00 a start=09:55 end=10:25", "09:51",
     "delayed a"},
    {"one that comes from another room is not late here", PROGRAM, "08:00 z room=A start=12:15 end=12:45",
     "12:05", "none"},
};

/* The phases in which a door shows a drop-in as on (door.c), be they reached with one or not. */
static void test_alone(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, "h A 09:00-18:00 drop_in");
    said_init(&said, &lines, "08:00 h full");
    said_fold(&said, &lines);
    const struct slot slot = lines.program->rooms[0].sessions.slots[0];
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        const bool alone = phase == PHASE_BREAK || phase == PHASE_DAY_OVER || phase == PHASE_BEFORE_EVENT ||
                           phase == PHASE_EVENT_OVER; /* in BREAK with neither a break nor anything next */
        const struct room_state state = {.phase = (enum room_phase)phase, .now = {1, &slot}, .first_now = 1};
        check_row(room_phase_name((enum room_phase)phase));
        CHECK_INT(exception_of(lines.program, &state).kind, alone ? EXCEPTION_FULL : EXCEPTION_NONE);
    }
    lines_finish(&lines);
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        struct thresholds thresholds;
        struct room_state state;
        check_row(rows[i].rule);
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        thresholds_set_defaults(&thresholds);
        room_state_at(lines.program, &thresholds, 0, lines_at(&lines, rows[i].at), &lines.arena, &state);
        struct exception exception = exception_of(lines.program, &state);
        const char *text = exception_kind_name(exception.kind);
        if (exception.slot.session != PROGRAM_NONE)
            text =
                arena_printf(&lines.arena, "%s %s", text, lines.program->sessions[exception.slot.session].id);
        CHECK_STR(text, rows[i].expected);
        lines_finish(&lines);
    }
    struct lines lines;
    struct said said;
    check_row("other rooms");
    lines_init(&lines, PROGRAM);
    said_init(&said, &lines, "08:00 a room=B");
    said_fold(&said, &lines);
    CHECK_INT(exception_other_room(lines.program, program_find_session(lines.program, "a"), 0), 1);
    CHECK_INT(exception_other_room(lines.program, program_find_session(lines.program, "b"), 0), PROGRAM_NONE);
    lines_finish(&lines);
    test_alone();
    return check_done();
}

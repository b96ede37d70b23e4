/*
 * What a door tells of what has happened to the sessions it shows, beside what its band and its strips tell.
 * Written by hand from behaviour.md ("What happened") and day.md 5 ("Which band").
 */
#include "door/door_text.h"

#include "check.h"

#define DAY "room A; room B; date 2024-09-19; a A 10:00-11:00; b A 11:00-12:00; y B 15:00-16:00"
#define TWO "room A; date 2024-09-19; a A 10:00-11:00; c A 10:00-11:00; b A 12:00-13:00"
#define IN_B "room A; room B; date 2024-09-19; a B 10:00-11:00; b A 12:00-13:00; y B 15:00-16:00"

static const struct {
    const char *label;
    struct day_row day;
    const char *field, *stage, *foot;
} rows[] = {
    {"nothing", {DAY, "", "10:15"}, "on", "A (10:00 – 11:00)", "Next in 45 min 11:00 b; "},

    /* Late. */
    {"late, before it starts: the band says it",
     {DAY, "08:00 a delay=20 reason=train", "10:14"},
     "delayed",
     "A (10:20 – 11:20)",
     "Then 11:20 [+20 min] b; "},
    {"late, and then on",
     {DAY, "08:00 a delay=20 reason=train", "10:25"},
     "on",
     "A (10:20 – 11:20) -10:00- [+20 min: train]",
     "Next in 55 min 11:20 [+20 min] b; "},
    {"late while it is on: the same start",
     {DAY, "10:10 a delay=20", "10:25"},
     "on",
     "A (10:00 – 11:20) [+20 min]",
     "Next in 55 min 11:20 [+20 min] b; "},
    {"one of two",
     {TWO, "08:00 a delay=5; 08:00 c delay=20", "10:02"},
     "delayed",
     "A (10:05 – 11:05)",
     "Then 10:20 [+20 min] c; b"},
    {"two that start together",
     {TWO, "08:00 a delay=5; 08:00 c delay=5", "10:02"},
     "delayed",
     "A (10:05 – 11:05); C (10:05 – 11:05) -10:00- [+5 min]",
     "Then 12:00 b; "},
    {"begun late",
     {DAY, "10:02 a started", "10:15"},
     "on",
     "A (10:02 – 11:02) -10:00- [+2 min]",
     "Next in 47 min 11:02 [+2 min] b; "},
    {"begun early: nothing that somebody would wait for",
     {DAY, "09:55 a started", "10:15"},
     "on",
     "A (09:55 – 10:55)",
     "Next in 45 min 11:00 b; "},

    /* By nobody knows how much. */
    {"waits: the band says it", {DAY, "08:00 a delayed", "10:14"}, "delayed", "A ()", "Then 11:00 b; "},
    {"waits, while another is on: the label says it",
     {TWO, "08:00 c delayed", "10:14"},
     "on",
     "A (10:00 – 11:00)",
     "Delayed, no time yet (Delayed) 10:00 c,b; "},

    {"two wait: the band says it of one; what was said before of the other's start does not hold",
     {TWO, "08:00 a delay=5; 08:00 c delay=5; 08:10 a delayed; 08:10 c delayed", "09:30"},
     "delayed",
     "A (); C (10:05 – 11:05) [Delayed]",
     "Then 12:00 b; "},

    /* Another room, another time. */
    {"moved here",
     {IN_B, "08:00 a room=A", "10:15"},
     "on",
     "A (10:00 – 11:00) [Moved here]",
     "Next in 105 min 12:00 b; "},
    {"moved here, to another time",
     {IN_B, "08:00 a room=A start=10:10 end=11:10", "10:15"},
     "on",
     "A (10:10 – 11:10) -10:00- [Moved here]",
     "Next in 105 min 12:00 b; "},
    {"moved here, and late: the band says that it is late",
     {IN_B, "08:00 a room=A delay=20", "10:14"},
     "delayed",
     "A (10:20 – 11:20) [Moved here]",
     "Then 12:00 b; "},
    {"moved here, and waiting",
     {IN_B, "08:00 a room=A; 08:10 a delayed", "10:14"},
     "delayed",
     "A () [Moved here]",
     "Then 12:00 b; "},
    {"moved here, and full: the band says that it is full",
     {IN_B, "08:00 a room=A full", "10:15"},
     "full",
     "A (10:00 – 11:00) [Moved here]",
     "Next in 105 min 12:00 b; "},
    {"moved here, next",
     {"room A; room B; date 2024-09-19; a A 10:00-11:00; b B 12:00-13:00", "08:00 b room=A", "10:15"},
     "on",
     "A (10:00 – 11:00)",
     "Next in 105 min 12:00 [Moved here] b; "},
    {"gone: the band says it",
     {DAY, "08:00 a room=B", "10:15"},
     "moved",
     "A (10:00 – 11:00, same time)",
     "Next here 11:00 b; "},
    {"gone, and full",
     {DAY, "08:00 a room=B full", "10:15"},
     "moved",
     "A (10:00 – 11:00, same time)",
     "Next here 11:00 b; "},
    {"a new time: the band says it",
     {DAY, "08:00 a start=10:05 end=10:40", "10:02"},
     "delayed",
     "A (10:05 – 10:40)",
     "Then 11:00 b; "},
    {"a new time, on: the strip of the old one says it",
     {DAY, "08:00 a start=10:05 end=10:40", "10:15"},
     "on",
     "A (10:05 – 10:40)",
     "Next in 45 min 11:00 b; "},
    {"a new time, when the old one is over",
     {DAY, "08:00 b start=13:00 end=14:00", "13:15"},
     "on",
     "B (13:00 – 14:00) -11:00- [New time]",
     "Nothing more today"},
    {"a new time, next: the strip",
     {DAY, "08:00 b start=13:00 end=14:00", "10:20"},
     "on",
     "A (10:00 – 11:00)",
     "Next in 160 min 13:00 b; "},
    {"a new time, next, long before the old one",
     {DAY, "08:00 b start=13:00 end=14:00", "08:00"},
     "before",
     "A (10:00 – 11:00)",
     "Then 13:00 [New time] b; "},

    /* Full. */
    {"full: the band says it",
     {DAY, "08:00 a full", "10:15"},
     "full",
     "A (10:00 – 11:00)",
     "Next in 45 min 11:00 b; "},
    {"full, and late: the band",
     {DAY, "08:00 a full; 10:10 a delay=20", "10:15"},
     "full",
     "A (10:00 – 11:20)",
     "Next in 65 min 11:20 [+20 min] b; "},
    {"full, and soon over: the strip",
     {DAY, "08:00 a full", "10:57"},
     "ending",
     "A (10:00 – 11:00)",
     "Next in 3 min 11:00 b; "},
    {"full, long before",
     {DAY, "08:00 a full", "08:00"},
     "before",
     "A (10:00 – 11:00) [Full]",
     "Then 11:00 b; "},
    {"full, next",
     {DAY, "08:00 b full", "10:15"},
     "on",
     "A (10:00 – 11:00)",
     "Next in 45 min 11:00 [Full] b; "},

    /* In place of another. */
    {"replaces",
     {DAY, "08:00 a cancelled by=n; add 08:00 n A 10:00-10:50", "10:15"},
     "on",
     "n (10:00 – 10:50\u2003Replaces A)",
     "Next in 45 min 11:00 b; "},
    {"replaces, and late",
     {DAY, "08:00 a cancelled by=n; add 08:00 n A 10:00-10:50; 10:05 n delay=5", "10:15"},
     "on",
     "n (10:00 – 10:55\u2003Replaces A) [+5 min]",
     "Next in 45 min 11:00 b; "},
};

/* The line without what a session is a part of has what else there is: no time for one that waits. */
static void test_times(void)
{
    static const struct {
        const char *label;
        struct day_row day;
        const char *times;
    } times[] = {{"on", {DAY, "", "10:15"}, "10:00 – 11:00"},
                 {"next", {DAY, "", "09:20"}, "10:00 – 11:00"},
                 {"in a break", {DAY, "", "14:00"}, ""},
                 {"waits", {DAY, "08:00 a delayed", "10:14"}, ""},
                 {"replaces",
                  {DAY, "08:00 a cancelled by=n; add 08:00 n A 10:00-10:50", "10:15"},
                  "10:00 – 10:50\u2003Replaces A"}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        static struct day_fixture f;
        struct door door;
        memset(&f, 0, sizeof f);
        check_row(times[i].label);
        day_fixture_init(&f, &times[i].day, 1920, 1080);
        door_of(&f.layout, &door);
        CHECK_STR(door.titles[0].session == PROGRAM_NONE ? "" : door.titles[0].times, times[i].times);
        day_fixture_finish(&f);
    }
}

/* While strips take turns, nothing on the stage comes or goes. */
static void test_turns(void)
{
    static const struct day_row day = {DAY, "08:00 a full overflow=B; 08:00 b room=B", "10:57"};
    static struct day_fixture f;
    struct door door;
    memset(&f, 0, sizeof f);
    check_row("turns");
    day_fixture_init(&f, &day, 1920, 1080);
    CHECK(f.view.strips.count > 1);
    for (f.view.strips.turn = 0; f.view.strips.turn < f.view.strips.count; f.view.strips.turn++) {
        door_of(&f.layout, &door);
        CHECK_INT(door.titles[0].news.badge.kind, BADGE_NONE);
    }
    day_fixture_finish(&f);
}

int main(void)
{
    test_times();
    test_turns();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        struct door door;
        memset(&day, 0, sizeof day);
        check_row(rows[i].label);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        door_of(&day.layout, &door);
        CHECK_STR(door_field_name(door.band.field), rows[i].field);
        CHECK_STR(door_stage_text(&day.layout, &door), rows[i].stage);
        CHECK_STR(door_foot_text(&day.layout, &door), rows[i].foot);
        day_fixture_finish(&day);
    }
    return check_done();
}

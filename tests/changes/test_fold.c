/*
 * What the fold does with what is odd, and what it leaves alone.
 */
#include "changes/fold_rows.h"

static const struct row rows[] = {
    {"made is missing: the live data's issued stands for it", ROW, "issued 10:20; - a delay=10",
     "A: a 10:00-10:40, b 10:40-11:10, c 11:30-12:00 (breaks k 11:10-11:30); B: z 10:00-11:00", NULL, ""},
    {"both are missing: before all else", ROW, "- a delay=10",
     "A: a 10:10-10:40, b 10:40-11:10, c 11:30-12:00 (breaks k 11:10-11:30); B: z 10:00-11:00", NULL, ""},
    {"an unknown room: it stays", ROW, "09:00 a room=Attic", PLAN, "", "change-of-unknown-room"},
    {"an added session in an unknown room is in none", ROW, "add 09:00 live-1 Attic 12:00-12:30", PLAN,
     "live-1: added", "change-of-unknown-room"},
    {"an added session of an id that is there", ROW, "add 09:00 z A 12:00-12:30", PLAN, "", "added-twice"},
    {"an added session can be late", ROW, "add 09:00 live-1 B 11:00-11:30; 09:10 z delay=5",
     "A: a 10:00-10:30, b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30); B: z 10:05-11:05, live-1 "
     "11:05-11:35",
     "z: delayed 5; live-1: delayed 5 pushed added", ""},
    {"one without a time gets one", "u A none; b A 10:30-11:00", "09:00 u start=14:00 end=14:30",
     "A: b 10:30-11:00, u 14:00-14:30", "u: retimed", ""},
    {"one without a time can't be late", "u A none; b A 10:30-11:00", "09:00 u delay=5", "A: b 10:30-11:00",
     "", "change-without-time"},
    {"a block to another room: parts that were in its room go with it",
     "x A 10:00-11:00 block; p A "
     "10:00-10:30 of=x; q B 10:30-11:00 of=x; c C 10:00-10:30",
     "09:00 x room=C",
     "A: (gone p 10:00-10:30, x 10:00-11:00); B: q 10:30-11:00; C: p 10:00-10:30, c 10:00-10:30, x "
     "10:00-11:00",
     NULL, ""},
    {"a block to another time: its parts too", "x A 10:00-11:00 block; p A 10:00-10:30 of=x",
     "09:00 x start=14:00", "A: p 14:00-14:30, x 14:00-15:00 (gone p 10:00-10:30, x 10:00-11:00)", NULL, ""},
    {"a block that waits: its parts too", "x A 10:00-11:00 block; p A 10:00-10:30 of=x", "09:00 x delayed",
     "A: (waiting p 10:00-10:30, x 10:00-11:00)", NULL, ""},
    {"a break that is said to be late moves", ROW, "10:50 k delay=10",
     "A: a 10:00-10:30, b 10:30-11:00, c 11:40-12:10 (breaks k 11:10-11:40); B: z 10:00-11:00", NULL, ""},
};

/* An issue names the change by its number in its document, in whichever order they were made. */
static void test_where(void)
{
    struct lines lines;
    struct said said;
    struct issue_list issues;
    check_row("where");
    lines_init(&lines, ROW);
    said_init(&said, &lines, "09:10 a delay=5; 09:05 nobody full; 09:00 b room=Attic");
    issue_list_init(&issues, &lines.arena);
    changes_fold(lines.program, &said.feed, &said.live, &lines.arena, &issues);
    if (CHECK_INT(issues.count, 2)) {
        CHECK_STR(issues.first->rule, "change-of-unknown-room");
        CHECK_STR(issues.first->where, "changes[2]");
        CHECK_STR(issues.last->rule, "change-waits");
        CHECK_STR(issues.last->where, "changes[1]");
    }
    lines_finish(&lines);
}

int main(void)
{
    test_where();
    run_rows(rows, sizeof rows / sizeof *rows, "tests/changes/fold.golden.txt");
    return check_done();
}

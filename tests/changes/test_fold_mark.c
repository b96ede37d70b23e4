/*
 * behaviour.md's table of changes, row by row.
 */
#include "changes/fold_rows.h"

static const struct row rows[] = {
    {"cancelled", ROW, "09:00 a cancelled",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled", ""},
    {"cancelled by the program, and taken back", "a A 10:00-10:30 cancelled; b A 10:30-11:00",
     "09:00 a cancelled=no", "A: a 10:00-10:30, b 10:30-11:00", "", ""},
    {"replaced", ROW, "add 09:00 live-1 A 10:00-10:30; 09:00 a cancelled by=live-1",
     "A: live-1 10:00-10:30, b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z "
     "10:00-11:00",
     "a: cancelled replaced by live-1; live-1: replaces a added", ""},
    {"replaced by one of the program", ROW, "09:00 a cancelled by=z",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled replaced by z; z: replaces a", ""},
    {"replaced, and why, though nobody has cancelled it", ROW, "09:00 a by=z reason=ill", PLAN,
     "a: replaced by z (ill); z: replaces a", ""},
    {"what came to nothing is no reason for replacing", ROW,
     "09:00 z delay=20 reason=laptop; 09:10 z delay=0; 09:20 a by=z reason=ill", PLAN,
     "a: replaced by z (ill); z: replaces a", ""},
    {"nor for giving way", ROW, "09:00 k delay=20 reason=kettle; 09:10 k delay=0; 10:40 b delay=10",
     "A: a 10:00-10:30, b 10:30-11:10, c 11:30-12:00 (breaks k 11:10-11:30); B: z 10:00-11:00",
     "b: delayed 10; k: shortened", ""},
    {"full, and followed in another room", ROW, "10:05 a full overflow=B", PLAN, "a: full to B", ""},
    {"full, and followed in the room itself: in none", ROW, "10:05 a full overflow=A", PLAN, "a: full", ""},
    {"moved to the room in which it was followed", ROW, "09:00 a full overflow=B; 09:10 a room=B",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: a 10:00-10:30, z "
     "10:00-11:00",
     "a: moved full", ""},
    {"a new title", ROW, "09:00 a title=Ants", PLAN, "a: retitled", ""},
    {"seen in the feed: it was in another room", "a B 10:00-10:30; b A 10:30-11:00", "feed 09:00 a was=A",
     "B: a 10:00-10:30; A: b 10:30-11:00 (gone a 10:00-10:30)", "a: moved", ""},
    {"seen in the feed: one of its rooms was another", "a A,C 10:00-10:30; b B 11:00-11:30",
     "feed 09:00 a room=C was=B", "A: a 10:00-10:30; C: a 10:00-10:30; B: b 11:00-11:30 (gone a 10:00-10:30)",
     "a: moved", ""},
    {"and at another time", "a A,C 10:15-10:45; b B 11:00-11:30", "feed 09:00 a room=C was=B,10:00-10:30",
     "A: a 10:15-10:45 (gone a 10:00-10:30); C: a 10:15-10:45; B: b 11:00-11:30 (gone a 10:00-10:30)",
     "a: moved retimed", ""},
    {"seen in the feed: it was at another time", "a A 10:15-10:45; b A 11:00-11:30",
     "feed 09:00 a was=-,10:00-10:30", "A: a 10:15-10:45, b 11:00-11:30 (gone a 10:00-10:30)", "a: retimed",
     ""},
    {"seen in the feed: it began at another time, and ended at the same", "a A 10:15-11:00; b A 11:00-11:30",
     "feed 09:00 a was=-,10:00-", "A: a 10:15-11:00, b 11:00-11:30 (gone a 10:00-11:00)", "a: retimed", ""},
    {"seen in the feed a day before: not told", "a B 1/10:00-1/10:30; b A 10:30-11:00", "feed 10:00 a was=A",
     "B: a 1/10:00-1/10:30; A: b 10:30-11:00", "", ""},
    {"seen in the feed less than a day before", "a B 1/10:00-1/10:30; b A 10:30-11:00", "feed 10:01 a was=A",
     "B: a 1/10:00-1/10:30; A: b 10:30-11:00 (gone a 1/10:00-1/10:30)", "a: moved", ""},
    {"the operator wins over the feed", "a B 10:00-10:30; b A 10:30-11:00",
     "feed 09:30 a was=A; 09:00 a room=A", "B: (gone a 10:00-10:30); A: a 10:00-10:30, b 10:30-11:00",
     "a: moved", ""},
    {"said by the feed of one that was added, and moved", "a A 10:00-10:30; b B 10:00-10:30",
     "add 09:00 live-1 A 12:00-12:30; feed 09:10 live-1 was=A; 09:20 live-1 room=B",
     "A: a 10:00-10:30 (gone live-1 12:00-12:30); B: b 10:00-10:30, live-1 12:00-12:30",
     "live-1: moved added", ""},
};

/* When it was said stands in both marks of a replacement, though neither says anything else. */
static void test_made(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, ROW);
    said_init(&said, &lines,
              "09:00 z delay=0; 09:30 a by=z; 09:10 b title=Bees; add 09:05 live-1 A 13:00-13:30");
    CHECK_STR(said_fold(&said, &lines), "");
    static const char *const made[] = {"09:30", "09:10", "", "", "09:30", "09:05"};
    for (uint32_t i = 0; i < sizeof made / sizeof *made; i++) {
        const struct mark *mark = mark_of(lines.program, i);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        if (mark)
            lines_add_instant(&text, &lines, mark->made);
        check_row(lines.program->sessions[i].id);
        CHECK_STR(text.text, made[i]);
    }
    check_row("");
    lines_finish(&lines);
    lines_init(&lines, ROW);
    said_init(&said, &lines, "feed 09:30 a was=B; 09:00 a full");
    CHECK_STR(said_fold(&said, &lines), "");
    check_row("the latest of the two documents, of which the feed's is laid first");
    CHECK_INT(mark_of(lines.program, 0)->made.ms, lines_at(&lines, "09:30").ms);
    lines_finish(&lines);
    lines_init(&lines, ROW);
    said_init(&said, &lines, "09:00 k delay=20; 09:10 k delay=0; 10:40 b delay=10");
    CHECK_STR(said_fold(&said, &lines), "");
    check_row("a break that gives way does so by what was said of others");
    CHECK(!instant_is_set(mark_of(lines.program, 2)->made));
    lines_finish(&lines);
    lines_init(&lines, "x A 10:00-12:00 block; p A 10:00-10:30 of=x; q A 10:30-11:00 of=x; r B 10:00-11:00");
    said_init(&said, &lines, "09:20 x full overflow=B; 09:30 q title=Queue; 09:10 p title=Peas");
    CHECK_STR(said_fold(&said, &lines), "");
    check_row("a part of a full block is full since the later of what was said of both");
    CHECK_INT(mark_of(lines.program, 1)->made.ms, lines_at(&lines, "09:20").ms);
    CHECK_INT(mark_of(lines.program, 2)->made.ms, lines_at(&lines, "09:30").ms);
    CHECK_INT((int)mark_of(lines.program, 1)->overflow_room, 1);
    CHECK(mark_has(lines.program, 2, MARK_FULL) && mark_has(lines.program, 2, MARK_RETITLED));
    check_row("");
    lines_finish(&lines);
}

/* A door at which it was before says nothing of a move; "moved from" names the room that it has left. */
static void test_one_of_two_rooms(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, "a C,A 10:00-10:30; b B 11:00-11:30");
    said_init(&said, &lines, "feed 09:00 a room=C was=B");
    CHECK_STR(said_fold(&said, &lines), "");
    CHECK(!mark_was_in_room(lines.program, 0, 0));
    CHECK(mark_was_in_room(lines.program, 0, 1));
    CHECK(mark_was_in_room(lines.program, 0, 2));
    const struct mark *mark = mark_of(lines.program, 0);
    if (CHECK_INT(mark->old_room_count, 2))
        CHECK_INT(mark->old_rooms[0], 2);
    lines_finish(&lines);
}

int main(void)
{
    test_made();
    test_one_of_two_rooms();
    run_rows(rows, sizeof rows / sizeof *rows, "tests/changes/fold_mark.golden.txt");
    return check_done();
}

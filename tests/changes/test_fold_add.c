/*
 * Added sessions: their tracks, and as many blocks around each other as somebody may write. What they are at
 * their doors stands in fold_rules.txt.
 */
#include "changes/said.h"
#include "dirty_memory.h"
#include "program/limits.h"

static void test_track(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, "a A 10:00-10:30");
    static const struct track tracks[] = {{.id = "net"}, {.id = "kernel"}};
    struct program program = *lines.program;
    program.tracks = tracks;
    program.track_count = 2;
    lines.program = &program;
    said_init(&said, &lines,
              "add 09:00 live-1 A 12:00-12:30 track=kernel; add 09:00 live-2 A 12:00-12:30 track=rust; "
              "add 09:00 live-3 A 12:00-12:30");
    CHECK_STR(said_fold(&said, &lines), "");
    CHECK_INT(lines.program->sessions[1].track, 1);
    CHECK_INT(lines.program->sessions[2].track, PROGRAM_NONE);
    CHECK_INT(lines.program->sessions[3].track, PROGRAM_NONE);
    lines_finish(&lines);
}

static uint32_t blocks_around(const struct program *program, uint32_t session)
{
    uint32_t count = 0;
    while (program->sessions[session].part_of != PROGRAM_NONE && count <= LIMIT_SESSIONS) {
        session = program->sessions[session].part_of;
        count++;
    }
    return count;
}

/* Each is a part of the next one, or of the one before, and the last one of the first. */
static void check_chain(int step, uint32_t expected)
{
    enum { COUNT = 5000 };
    struct lines lines;
    static struct live_session added[COUNT];
    lines_init(&lines, "a A 10:00-10:30");
    const struct room_name room = room_own_name(&lines.program->rooms[0]);
    for (int i = 0; i < COUNT; i++) {
        added[i] = (struct live_session){.made = INSTANT_NONE, .by = "", .track = "", .rooms = &room};
        added[i].room_count = i == COUNT / 2;
        added[i].part_of = arena_printf(&lines.arena, "live-%d", (i + COUNT + step) % COUNT);
        added[i].session = (struct session){.part_of = PROGRAM_NONE, .track = PROGRAM_NONE, .summary = ""};
        added[i].session.id = arena_printf(&lines.arena, "live-%d", i);
        added[i].session.start = lines_at(&lines, "12:00");
        added[i].session.end = lines_at(&lines, "13:00");
    }
    const struct live live = {.session_count = COUNT, .sessions = added, .issued = INSTANT_NONE};
    struct issue_list issues;
    issue_list_init(&issues, &lines.arena);
    const struct program *folded = changes_fold(lines.program, NULL, &live, &lines.arena, &issues);
    CHECK_INT(folded->session_count, COUNT + 1);
    uint32_t deepest = 0;
    for (uint32_t i = 0; i < folded->session_count; i++)
        deepest = blocks_around(folded, i) > deepest ? blocks_around(folded, i) : deepest;
    CHECK_INT(deepest, expected);
    CHECK(issues.count > 0);
    CHECK_STR(issues.first->rule, "added-too-deep");
    lines_finish(&lines);
}

/* When it was added, in a program that has another session of its id. */
static void test_twice(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, "live-2 A 10:00-10:30; b A 11:00-11:30");
    said_init(&said, &lines,
              "add 09:00 live-2 A 12:00-12:30; add 09:10 live-1 A 12:00-12:30; 09:20 live-1 start=14:00");
    CHECK_STR(said_fold(&said, &lines), "added-twice");
    CHECK_INT(lines.program->session_count, 3);
    const struct mark *mark = mark_of(lines.program, 2);
    if (CHECK(mark != NULL)) {
        CHECK_INT(mark->kinds, MARK_ADDED | MARK_RETIMED);
        CHECK_INT(mark->old_start.ms, lines_at(&lines, "12:00").ms);
        CHECK_INT(mark->old_end.ms, lines_at(&lines, "12:30").ms);
        CHECK_INT(mark->made.ms, lines_at(&lines, "09:20").ms);
    }
    lines_finish(&lines);
}

int main(void)
{
    test_track();
    check_chain(1, LIMIT_PART_DEPTH);
    check_chain(-1, LIMIT_PART_DEPTH);
    check_chain(0, 0); /* of itself */
    test_twice();
    return check_done();
}

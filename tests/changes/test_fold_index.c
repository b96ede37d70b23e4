#include "changes/fold_rows.h"

/* The lists of a room that nothing has happened in are those of the program. */
static void test_untouched(void)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, ROW);
    said_init(&said, &lines, "09:50 a delay=10");
    const struct program *before = lines.program;
    said_fold(&said, &lines);
    CHECK(lines.program->rooms[1].sessions.slots == before->rooms[1].sessions.slots);
    CHECK(lines.program->rooms[0].sessions.slots != before->rooms[0].sessions.slots);
    CHECK(before->rooms[0].sessions.slots[0].start.ms == lines_at(&lines, "10:00").ms);
    CHECK_INT(program_find_session(lines.program, "b"), 1);
    lines_finish(&lines);
}

int main(void)
{
    test_untouched();
    return check_done();
}

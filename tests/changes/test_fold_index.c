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

/* The event's own lists: where a room has all that they have, and where it has all but one of them. */
static void test_event(void)
{
    static const struct {
        const char *what, *program, *said, *slots;
    } rows[] = {
        {"in one room", "a A 10:00-10:30; b A 10:30-11:00", "09:00 a cancelled; 09:10 b delayed",
         " (gone a 10:00-10:30) (waiting b 10:30-11:00)"},
        {"nothing cancelled, none waits", "a A 10:00-10:30; b A 10:30-11:00", "09:00 a start=12:00",
         " b 10:30-11:00, a 12:00-12:30 (gone a 10:00-10:30)"},
        {"now in one room, and two were in two others",
         "a A 10:00-10:30; b A 10:30-11:00; k B 11:00-11:30 break; m C 11:00-11:30 break",
         "feed 09:00 a was=B; feed 09:00 b was=C",
         " a 10:00-10:30, b 10:30-11:00 (gone a 10:00-10:30, b 10:30-11:00)"},
        {"one is in another room", "a A 10:00-10:30; b B 10:30-11:00", "09:00 a delayed; 09:10 b delayed",
         " (waiting a 10:00-10:30, b 10:30-11:00)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        said_add_list(&text, &lines, " ", &lines.program->all);
        said_add_list(&text, &lines, " (gone ", &lines.program->all_tombstones);
        str_add(&text, lines.program->all_tombstones.count ? ")" : "");
        said_add_list(&text, &lines, " (waiting ", &lines.program->all_waiting);
        str_add(&text, lines.program->all_waiting.count ? ")" : "");
        check_row(rows[i].what);
        CHECK_STR(text.text, rows[i].slots);
        lines_finish(&lines);
    }
    check_row("");
}

/* The times of the event: from the first start to the last end, of all that has a time. */
static void test_event_times(void)
{
    static const struct {
        const char *what, *program, *said, *first, *last;
    } rows[] = {
        {"one without a time is in another room", "a A none; b B 10:00-10:30",
         "09:00 a room=B; 09:10 b delay=5", "10:00", "10:35"},
        {"none had a time", "a A none; b A none", "09:00 b room=A; 09:10 a start=12:00 end=12:30", "12:00",
         "12:30"},
        {"none has one", "a A none", "09:00 a room=A", "-", "-"},
        {"an earlier start, a later end", "a A 10:00-10:30; b A 11:00-11:30; c A 12:00-12:30",
         "08:00 b start=09:00; 09:50 a end=14:00", "09:00", "14:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        check_row(rows[i].what);
        CHECK_INT(lines.program->first.ms, said_made(&lines, rows[i].first).ms);
        CHECK_INT(lines.program->last.ms, said_made(&lines, rows[i].last).ms);
        lines_finish(&lines);
    }
    check_row("");
}

/* So many that the other way round is far from the order that they were in. */
static void test_turned_round(void)
{
    enum { COUNT = 50 };
    struct arena arena;
    arena_init(&arena, dirty_malloc, free);
    struct str_builder program = {.arena = &arena}, text = {.arena = &arena};
    for (int i = 0; i < COUNT; i++) {
        str_addf(&program, "%ss%d A 10:%02d-11:00", i ? "; " : "", i, i);
        str_addf(&text, "%s09:00 s%d start=12:%02d", i ? "; " : "", i, COUNT - i);
    }
    struct lines lines;
    struct said said;
    lines_init(&lines, program.text);
    said_init(&said, &lines, text.text);
    said_fold(&said, &lines);
    const struct slot_index *all = &lines.program->all;
    if (CHECK_INT(all->count, COUNT))
        for (uint32_t i = 0; i < COUNT; i++)
            CHECK_INT(all->slots[i].session, COUNT - 1 - i);
    lines_finish(&lines);
    arena_finish(&arena);
}

int main(void)
{
    test_turned_round();
    test_event_times();
    test_untouched();
    test_event();
    return check_done();
}

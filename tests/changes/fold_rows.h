/*
 * fold_rows.h: a row for each rule of the fold: a program, what was said, and the lists of its rooms, the
 * marks and the issues that come of it. What the doors make of it is a golden text of traces.
 */
#ifndef NOWNEXT_TESTS_CHANGES_FOLD_ROWS_H
#define NOWNEXT_TESTS_CHANGES_FOLD_ROWS_H

#include "changes/said.h"
#include "dirty_memory.h"
#include "golden.h"

struct row {
    const char *rule, *program, *said, *slots, *marks, *told;
};

/* Three in a row, a break, and one after it; a second room. */
#define ROW "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"
#define LATER " (breaks k 11:00-11:30); B: z 10:00-11:00"
#define PLAN "A: a 10:00-10:30, b 10:30-11:00, c 11:30-12:00" LATER

#define HACKROOM "h A 10:00-16:00 drop_in; a A 10:00-10:30; b A 10:30-11:00"
#define BLOCK                                                                                                \
    "x A 10:00-12:00 block; p A 10:00-10:30 of=x; q A 10:30-11:00 of=x; r A 11:15-12:00 of=x; n A "          \
    "12:00-12:30"

static inline const char *slots_of(struct lines *lines)
{
    struct str_builder text = {.arena = &lines->arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < lines->program->room_count; i++)
        said_add_room(&text, lines, &lines->program->rooms[i]);
    return text.text;
}

static inline const char *marks_of(struct lines *lines)
{
    struct str_builder text = {.arena = &lines->arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < lines->program->session_count; i++)
        said_add_mark(&text, lines, i);
    return text.text;
}

/* What the doors do from one `until` to the next. */
static inline void trace(struct lines *lines, struct str_builder *text)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    const struct program *program = lines->program;
    if (!instant_is_set(program->first))
        return;
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct instant at = {program_day_at(program, program->first).start.ms + 5 * MS_PER_HOUR};
        while (at.ms != INSTANT_NEVER.ms) {
            struct room_state state;
            room_state_at(program, &thresholds, room, at, &lines->arena, &state);
            str_addf(text, "  %s ", label_text(program->rooms[room].name, ""));
            lines_add_instant(text, lines, at);
            str_addf(text, " %s\n", lines_state(lines, &state, &lines->arena));
            at = state.until;
        }
    }
}

/* Holds the rows, and the golden text of their traces. */
static inline void run_rows(const struct row *rows, size_t count, const char *golden_path)
{
    struct arena arena;
    arena_init(&arena, dirty_malloc, free);
    struct str_builder golden = {.arena = &arena};
    for (size_t i = 0; i < count; i++) {
        struct lines lines;
        struct said said;
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        const struct program *before = lines.program;
        check_row(rows[i].rule);
        CHECK_STR(said_fold(&said, &lines), rows[i].told);
        CHECK_STR(slots_of(&lines), rows[i].slots);
        if (rows[i].marks)
            CHECK_STR(marks_of(&lines), rows[i].marks);
        CHECK((lines.program == before) == !*rows[i].said);
        str_addf(&golden, "%s\n", rows[i].rule);
        struct str_builder text = {.arena = &lines.arena};
        trace(&lines, &text);
        str_add(&golden, text.text ? text.text : "");
        str_addf(&golden, "  %s\n", marks_of(&lines));
        lines_finish(&lines);
    }
    check_row("");
    golden_check(golden_path, golden.text);
    arena_finish(&arena);
}

#endif

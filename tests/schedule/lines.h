/*
 * lines.h: programs as a line for each session, and room states as a line of text, for tables of tests.
 *
 *     "a A 10:00-10:30; b A,B 10:30-11:00 workshop of=x; x A 10:00-12:00 block; off - none title=Open mic"
 *
 * A line is ended by ';' or a line end. It is "ID ROOMS TIMES [WORD]...". ROOMS: names parted by ',', or "-"
 * for none. TIMES: "none" (unscheduled), or START-END, each [DAY/]HH:MM[:SS[.mmm]][Z]: local time of Vienna,
 * or UTC with 'Z'; DAY counts from the date (0, and the start's day for an end). WORDs: a kind, "cancelled",
 * "tentative", of=ID, title=REST OF LINE. Titles are else the ids in capitals. Other lines: "room NAME
 * [part]...", "date 2024-09-18", "day_start 06:00". Rooms that no line declares come in the order of their
 * use.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_LINES_H
#define NOWNEXT_TESTS_SCHEDULE_LINES_H

#include "check.h"
#include "dirty_memory.h"

#include "base/str.h"
#include "program/builder.h"
#include "program/fixture.h"
#include "schedule/room_state.h"

#define LINES_DATE "2024-09-18" /* a Wednesday in summer: +02:00 */

struct lines {
    struct arena arena;
    struct issue_list issues;
    struct builder builder;
    const struct program *program;
    int64_t date; /* days since 1970 */
    struct err err;
};

static inline void lines_bad(const char *what, const char *text)
{
    printf("lines: %s: \"%s\"\n", what, text);
    exit(1);
}

/* Reads "[DAY/]HH:MM[:SS[.mmm]][Z]"; *day is the default and gets what was read. */
static inline struct instant lines_instant(const struct lines *lines, const char *text, int *day)
{
    const char *slash = strchr(text, '/'), *clock = slash ? slash + 1 : text;
    int hour = 0, minute = 0, second = 0, ms = 0;
    if (slash)
        *day = atoi(text);
    if (sscanf(clock, "%d:%d:%d.%d", &hour, &minute, &second, &ms) < 2)
        lines_bad("not a time", text);
    struct civil civil = {.hour = hour, .minute = minute, .second = second, .ms = ms};
    civil_from_days(lines->date + *day, &civil.year, &civil.month, &civil.day);
    if (strchr(clock, 'Z'))
        return civil_to_instant(civil, 0);
    return zone_to_instant(&lines->builder.program->zone, civil);
}

static inline struct instant lines_at(const struct lines *lines, const char *text)
{
    int day = 0;
    return lines_instant(lines, text, &day);
}

static inline uint32_t lines_room(struct lines *lines, const char *name)
{
    uint32_t room = builder_find_room_id(&lines->builder, name);
    if (room == PROGRAM_NONE &&
        !builder_room_by_name(&lines->builder, arena_copy(&lines->arena, name), &room, &lines->err))
        lines_bad(lines->err.text, name);
    return room;
}

static inline void lines_declare_room(struct lines *lines, char *rest)
{
    char *name = strtok(rest, " ");
    const char **parts = ARENA_ARRAY(&lines->arena, const char *, 32);
    unsigned count = 0;
    for (char *part = strtok(NULL, " "); part && count < 31; part = strtok(NULL, " "))
        parts[count++] = arena_copy(&lines->arena, part);
    const char *id = arena_copy(&lines->arena, name);
    uint32_t room;
    if (!builder_add_room(&lines->builder, id, builder_label(&lines->builder, id), "", count ? parts : NULL,
                          &room, &lines->err))
        lines_bad(lines->err.text, id);
}

static inline bool lines_word(struct session_draft *draft, struct lines *lines, const char *word)
{
    for (int kind = 0; kind < SESSION_KIND_COUNT; kind++) {
        if (strcmp(session_kind_name((enum session_kind)kind), word) == 0) {
            draft->session.kind = (enum session_kind)kind;
            return true;
        }
    }
    for (int status = 0; status < SESSION_STATUS_COUNT; status++) {
        if (strcmp(session_status_name((enum session_status)status), word) == 0) {
            draft->session.status = (enum session_status)status;
            return true;
        }
    }
    if (strncmp(word, "of=", 3) != 0)
        return false;
    draft->part_of_id = arena_copy(&lines->arena, word + 3);
    return true;
}

static inline void lines_session(struct lines *lines, char *line)
{
    char *title = strstr(line, "title=");
    if (title) {
        *title = '\0';
        title += strlen("title=");
    }
    char *id = strtok(line, " "), *rooms = strtok(NULL, " "), *times = strtok(NULL, " ");
    if (!id || !rooms || !times)
        lines_bad("not a session", line);
    struct session_draft *draft = builder_add_session(&lines->builder, &lines->err);
    if (!draft)
        lines_bad(lines->err.text, id);
    draft->session.id = arena_copy(&lines->arena, id);
    char *capitals = arena_copy(&lines->arena, title ? title : id);
    for (char *c = capitals; !title && *c; c++)
        *c = (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
    draft->session.title = builder_label(&lines->builder, capitals);
    for (char *word = strtok(NULL, " "); word; word = strtok(NULL, " "))
        if (!lines_word(draft, lines, word))
            lines_bad("not a word", word);
    if (strcmp(times, "none") != 0) {
        /* The end's '-' is the last one: a day before the date is "-1/". */
        char *end = strrchr(times, '-');
        if (!end)
            lines_bad("not START-END", times);
        *end++ = '\0';
        int day = 0;
        draft->session.start = lines_instant(lines, times, &day);
        draft->session.end = lines_instant(lines, end, &day);
    }
    if (strcmp(rooms, "-") == 0)
        return;
    uint32_t *numbers = ARENA_ARRAY(&lines->arena, uint32_t, 32);
    for (char *room = strtok(rooms, ","); room; room = strtok(NULL, ","))
        numbers[draft->draft_room_count++] = lines_room(lines, room);
    draft->draft_rooms = numbers;
}

static inline void lines_line(struct lines *lines, char *line)
{
    line += strspn(line, " \t");
    if (!*line)
        return;
    struct program *program = lines->builder.program;
    struct instant_text text;
    int hour, minute;
    if (strncmp(line, "room ", 5) == 0)
        lines_declare_room(lines, line + 5);
    else if (strncmp(line, "date ", 5) == 0 && instant_parse(line + 5, &text))
        lines->date = civil_to_days(text.civil.year, text.civil.month, text.civil.day);
    else if (sscanf(line, "day_start %d:%d", &hour, &minute) == 2)
        program->event.day_start_min = hour * 60 + minute;
    else
        lines_session(lines, line);
}

/* Builds the program; ends the test where the text is none. Owner: the caller, who calls lines_finish. */
static inline void lines_init(struct lines *lines, const char *text)
{
    memset(lines, 0, sizeof *lines);
    arena_init(&lines->arena, dirty_malloc, free);
    issue_list_init(&lines->issues, &lines->arena);
    builder_init(&lines->builder, &lines->arena, &lines->issues);
    struct program *program = lines->builder.program;
    program->zone = fixture_zone("Europe/Vienna", VIENNA_RULE, &lines->arena);
    program->event.title = builder_label(&lines->builder, "Event");
    lines->date = civil_to_days(2024, 9, 18);
    while (*text) {
        size_t length = strcspn(text, ";\n");
        lines_line(lines, arena_copy_n(&lines->arena, text, length));
        text += length + (text[length] != '\0');
    }
    if (!builder_finish(&lines->builder, BUILDER_REFUSE_REPEATS, &lines->program, &lines->err))
        lines_bad(lines->err.text, lines->err.where);
}

static inline void lines_finish(struct lines *lines)
{
    arena_finish(&lines->arena);
}

/* ---- states as text ---- */

static inline void lines_add_ids(struct str_builder *text, const struct program *program, const char *name,
                                 struct slot_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        str_addf(text, "%s%s", i ? "," : name, program->sessions[list.slots[i].session].id);
}

/* "10:25" of the event's zone, "1/10:25" on another date than the program's first, seconds where there are
 * any; "never". */
static inline void lines_add_instant(struct str_builder *text, const struct lines *lines,
                                     struct instant instant)
{
    if (instant.ms == INSTANT_NEVER.ms) {
        str_add(text, "never");
        return;
    }
    struct civil civil = zone_to_civil(&lines->program->zone, instant);
    int64_t day = civil_to_days(civil.year, civil.month, civil.day) - lines->date;
    if (day)
        str_addf(text, "%d/", (int)day);
    str_addf(text, "%02d:%02d", civil.hour, civil.minute);
    if (civil.second || civil.ms)
        str_addf(text, ":%02d", civil.second);
    if (civil.ms)
        str_addf(text, ".%03d", civil.ms);
}

/* "ON now=a left=12 next=b,c in=25 block=x breaks=k later=d tomb=t"; BREAK is followed by why, DAY_OVER
 * by "here" if a session was here this day. */
static inline const char *lines_state(const struct lines *lines, const struct room_state *state,
                                      struct arena *arena)
{
    const struct program *program = lines->program;
    struct str_builder text = {.arena = arena};
    str_add(&text, room_phase_name(state->phase));
    if (state->phase == PHASE_BREAK)
        str_addf(&text, "(%s)", room_reason_name(state->reason));
    str_add(&text, state->had_today ? "(here)" : "");
    lines_add_ids(&text, program, " now=", state->now);
    if (state->minutes_left != -1)
        str_addf(&text, " left=%d", state->minutes_left);
    lines_add_ids(&text, program, " next=", state->next);
    if (state->minutes_to_next != -1)
        str_addf(&text, " in=%d", state->minutes_to_next);
    if (state->block != PROGRAM_NONE)
        str_addf(&text, " block=%s", program->sessions[state->block].id);
    lines_add_ids(&text, program, " breaks=", state->breaks);
    lines_add_ids(&text, program, " later=", state->later);
    lines_add_ids(&text, program, " tomb=", state->tombstones);
    return text.text;
}

#endif

/*
 * random.h: programs from a seed, with everything at once that makes a program hard: parts inside and outside
 * their blocks, blocks in blocks, combined rooms, drop-ins, breaks, cancelled, overlapping, touching, very
 * long ones and ones without length, nights and days on which the clocks change.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_RANDOM_H
#define NOWNEXT_TESTS_SCHEDULE_RANDOM_H

#include "schedule/lines.h"

static uint64_t random_state = 1;

static inline void random_seed(uint64_t seed)
{
    random_state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

static inline uint64_t random_next(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state >> 8;
}

/* 0 to n - 1. */
static inline int random_below(int n)
{
    return (int)(random_next() % (uint64_t)n);
}

static inline bool random_chance(int percent)
{
    return random_below(100) < percent;
}

static inline int64_t random_between(int64_t from, int64_t to)
{
    return to <= from ? from : from + (int64_t)(random_next() % (uint64_t)(to - from));
}

/* Times come mostly on quarters of an hour, so that much touches and starts together; some at odd
 * milliseconds. */
static inline int64_t random_grid(int64_t ms)
{
    static const int64_t steps[] = {15 * MS_PER_MINUTE,
                                    15 * MS_PER_MINUTE,
                                    15 * MS_PER_MINUTE,
                                    5 * MS_PER_MINUTE,
                                    MS_PER_MINUTE,
                                    30 * MS_PER_SECOND,
                                    1};
    int64_t step = steps[random_below(sizeof steps / sizeof *steps)];
    return ms - ms % step;
}

static inline int64_t random_length(void)
{
    int choice = random_below(20);
    if (choice == 0)
        return 0;
    if (choice == 1)
        return random_grid(random_between(11, 30) * MS_PER_HOUR + random_between(0, MS_PER_HOUR));
    if (choice == 2)
        return random_between(1, 10 * MS_PER_MINUTE);
    if (choice < 6)
        return random_grid(random_between(MS_PER_HOUR, 8 * MS_PER_HOUR));
    return random_grid(random_between(10 * MS_PER_MINUTE, 2 * MS_PER_HOUR));
}

static inline void random_session(struct lines *lines, int index, int room_count, int day_count)
{
    static const enum session_kind kinds[] = {SESSION_TALK,     SESSION_TALK,    SESSION_TALK,
                                              SESSION_WORKSHOP, SESSION_BREAK,   SESSION_BLOCK,
                                              SESSION_SOCIAL,   SESSION_DROP_IN, SESSION_OTHER};
    struct session_draft *draft = builder_add_session(&lines->builder, &lines->err);
    struct session *session = &draft->session;
    session->id = arena_printf(&lines->arena, "s%d", index);
    session->title = builder_label(&lines->builder, session->id);
    session->kind = kinds[random_below(sizeof kinds / sizeof *kinds)];
    if (random_chance(12))
        session->status = SESSION_CANCELLED;
    if (random_chance(4))
        return; /* unscheduled */
    int64_t from = lines->date * MS_PER_DAY;
    session->start.ms = random_grid(from + random_between(0, day_count * MS_PER_DAY));
    int64_t length = random_length();
    /* Parts look backwards for their block, and may themselves be blocks. */
    if (index > 0 && random_chance(45)) {
        const struct session *block = &lines->builder.drafts[random_below(index)].session;
        draft->part_of_id = block->id;
        if (instant_is_set(block->start) && random_chance(85)) {
            int64_t room = block->end.ms - block->start.ms;
            session->start.ms = random_chance(40)
                                    ? block->start.ms
                                    : random_grid(random_between(block->start.ms, block->end.ms));
            if (room > 0 && random_chance(70))
                length = random_grid(random_between(0, block->end.ms - session->start.ms));
        }
    } else if (index > 0 && random_chance(30)) {
        const struct session *other = &lines->builder.drafts[random_below(index)].session;
        if (instant_is_set(other->start))
            session->start = random_chance(60) ? other->end : other->start;
    }
    session->end.ms = session->start.ms + (length < 0 ? 0 : length);
    int count = draft->part_of_id && random_chance(60) ? 0 : random_chance(5) ? 0 : random_chance(15) ? 2 : 1;
    uint32_t *rooms = ARENA_ARRAY(&lines->arena, uint32_t, 2);
    for (int i = 0; i < count; i++)
        rooms[i] = (uint32_t)random_below(room_count);
    draft->draft_rooms = rooms;
    draft->draft_room_count = (uint32_t)count;
}

/* Makes a program from a seed. Owner: the caller, who calls lines_finish. */
static inline void random_program(struct lines *lines, uint64_t seed)
{
    /* Clocks go forward on the second day of the first, back on that of the second; nothing happens in the
     * third. */
    static const char *const dates[] = {"date 2024-03-30", "date 2024-10-26", "date 2024-09-18"};
    random_seed(seed);
    for (int i = 0; i < 8; i++)
        random_next();
    memset(lines, 0, sizeof *lines);
    arena_init(&lines->arena, dirty_malloc, free);
    issue_list_init(&lines->issues, &lines->arena);
    builder_init(&lines->builder, &lines->arena, &lines->issues);
    lines->builder.program->zone = fixture_zone("Europe/Vienna", VIENNA_RULE, &lines->arena);
    lines->builder.program->event.title = builder_label(&lines->builder, "Event");
    lines_line(lines, arena_copy(&lines->arena, dates[random_below(3)]));
    int room_count = 1 + random_below(4);
    for (int i = 0; i < room_count; i++) {
        char text[40];
        snprintf(text, sizeof text, i == 2 && random_chance(50) ? "R%d R0 R1" : "R%d", i);
        lines_declare_room(lines, text);
    }
    int session_count = 1 + random_below(random_chance(50) ? 8 : 40), day_count = 1 + random_below(4);
    for (int i = 0; i < session_count; i++)
        random_session(lines, i, room_count, day_count);
    if (!builder_finish(&lines->builder, BUILDER_NUMBER_REPEATS, &lines->program, &lines->err))
        lines_bad(lines->err.text, lines->err.where);
}

#endif

#include <stdlib.h>
#include <time.h>

#include "check.h"

#include "schedule/lines.h"
#include "schedule/slots.h"

static const struct slot *slot_of(const struct lines *lines, const char *id)
{
    const struct slot_index *all = &lines->program->all;
    uint32_t session = program_find_session(lines->program, id);
    for (uint32_t i = 0; i < all->count; i++)
        if (all->slots[i].session == session)
            return &all->slots[i];
    lines_bad("no such session", id);
    return NULL;
}

static void test_gathering(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct gathering gathering = {.arena = &arena};
    CHECK_INT(gathering_list(&gathering).count, 0);
    for (uint32_t i = 0; i < 100; i++) {
        struct slot slot = {.start = {i}, .end = {i + 1}, .session = i};
        if (i % 2)
            gathering_add(&gathering, slot);
        else
            CHECK(gathering_found(&gathering, &slot));
    }
    struct slot_list list = gathering_list(&gathering);
    CHECK_INT(list.count, 100);
    for (uint32_t i = 0; i < list.count; i++)
        CHECK_INT(list.slots[i].session, i);
    arena_finish(&arena);
}

static void test_running(void)
{
    static const struct {
        const char *rule, *at, *expected;
    } rows[] = {
        {"in the index's order: by start, end, program order", "10:30", "=b,c,a,d"},
        {"half-open: at the start", "10:00", "=b,c,a"},
        {"half-open: at the end", "11:00", "=c,a,d"},
        {"no length: never", "12:30", ""},
        {"none", "09:59:59.999", ""},
    };
    struct lines lines;
    lines_init(&lines, "c A 10:00-12:00; a A 10:00-12:00; b B 10:00-11:00; d A 10:15-11:30; z A 12:30-12:30");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        lines_add_ids(&text, lines.program, "=",
                      slots_running(&lines.program->all, lines_at(&lines, rows[i].at), &lines.arena));
        CHECK_STR(text.text, rows[i].expected);
    }
    lines_finish(&lines);
}

static void test_parts(void)
{
    struct lines lines;
    lines_init(
        &lines,
        "x A 10:00-14:00 block; m A 10:00-12:00 block of=x; p A 10:00-11:00 of=m; z A 13:00-13:00 of=x; "
        "a A 10:00-11:00; y A 09:30-10:00 block; q A 09:00-09:45 of=y; w A 13:00-13:30 block; v A "
        "13:00-13:00 of=w");
    const struct program *program = lines.program;
    static const struct {
        const char *block;
        const char *at; /* for "is on" */
        bool is_on, is_at_start, is_on_at_start;
    } rows[] = {
        {"x", "10:30", true, true, true},    /* p is part of it at two removes */
        {"m", "10:30", true, true, true},    /* p */
        {"p", "10:30", false, false, false}, /* has no parts */
        {"a", "10:30", false, false, false},
        {"x", "12:30", false, true, true}, /* between parts */
        {"m", "11:00", false, true, true}, /* p is over */
        {"y", "09:40", true, true, true},  /* q is on when y starts */
        {"y", "09:45", false, true, true},
        {"w", "13:00", false, true, false}, /* v has no length: it starts, but is never on */
    };
    struct blocks asked = {.program = program, .arena = &lines.arena};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[60];
        snprintf(label, sizeof label, "%s at %s", rows[i].block, rows[i].at);
        check_row(label);
        const struct slot *block = slot_of(&lines, rows[i].block);
        struct instant at = lines_at(&lines, rows[i].at);
        const struct slot_index *index = &program->rooms[0].sessions;
        /* Asked alone, and after all that was asked before. */
        struct blocks alone = {.program = program, .arena = &lines.arena};
        CHECK_INT(blocks_part_is_on(&alone, index, block->session, at), rows[i].is_on);
        CHECK_INT(blocks_part_is_at_start(&alone, index, block), rows[i].is_at_start);
        CHECK_INT(blocks_part_is_on(&asked, index, block->session, at), rows[i].is_on);
        CHECK_INT(blocks_part_is_on(&asked, &program->rooms[0].breaks, block->session, at), false);
        CHECK_INT(blocks_part_is_at_start(&asked, index, block), rows[i].is_at_start);
        CHECK_INT(blocks_part_is_on(&asked, index, block->session, block->start), rows[i].is_on_at_start);
    }
    check_row("the nearest block in the list");
    struct slot_list on = slots_running(&program->all, lines_at(&lines, "10:30"), &lines.arena);
    uint32_t p = program_find_session(program, "p"), m = program_find_session(program, "m");
    uint32_t x = program_find_session(program, "x"), a = program_find_session(program, "a");
    if (CHECK(slots_block_of(program, on, p) && slots_block_of(program, on, m)))
        CHECK(slots_block_of(program, on, p)->session == m && slots_block_of(program, on, m)->session == x);
    CHECK(!slots_block_of(program, on, x) && !slots_block_of(program, on, a));
    struct slot_list later = slots_running(&program->all, lines_at(&lines, "12:30"), &lines.arena);
    if (CHECK(slots_block_of(program, later, p) != NULL)) /* m is not in the list, x is */
        CHECK_INT(slots_block_of(program, later, p)->session, x);
    CHECK(slots_find(on, p) && slots_find(on, p)->session == p && !slots_find(later, p));
    lines_finish(&lines);
}

/* As many blocks as parts, all on at once, as no schedule has: the time of processor that this takes, which
 * is well below a second, grows with them and not with their square. */
static void test_many_blocks(void)
{
    enum { PAIRS = 6000 };
    struct lines lines;
    struct arena text_arena;
    arena_init(&text_arena, malloc, free);
    struct str_builder text = {.arena = &text_arena};
    for (int i = 0; i < PAIRS; i++)
        str_addf(&text, "%sb%d A 10:00-12:00 block; p%d A 10:00-11:00 of=b%d", i ? "; " : "", i, i, i);
    lines_init(&lines, text.text);
    const struct program *program = lines.program;
    const struct slot_index *index = &program->rooms[0].sessions;
    struct blocks blocks = {.program = program, .arena = &lines.arena};
    struct instant at = lines_at(&lines, "10:30");
    uint32_t on = 0, starts = 0;
    check_row("as many blocks as parts");
    clock_t begin = clock();
    for (uint32_t i = 0; i < index->count; i++)
        on += blocks_part_is_on(&blocks, index, index->slots[i].session, at);
    for (uint32_t i = 0; i < index->count; i++)
        starts += blocks_part_is_at_start(&blocks, index, &index->slots[i]);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    CHECK_INT(on, PAIRS);
    CHECK_INT(starts, PAIRS);
    if (!CHECK(seconds < 0.2))
        printf("it took %.2f s\n", seconds);
    lines_finish(&lines);
    arena_finish(&text_arena);
}

static void test_same(void)
{
    const struct slot slots[] = {{{1}, {2}, 0}, {{1}, {3}, 1}}, other_end[] = {{{1}, {2}, 0}, {{1}, {4}, 1}},
                      other_start[] = {{{0}, {2}, 0}, {{1}, {3}, 1}},
                      other_session[] = {{{1}, {2}, 0}, {{1}, {3}, 2}};
    struct slot_list list = {2, slots};
    CHECK(slots_same(list, (struct slot_list){2, slots}));
    CHECK(slots_same((struct slot_list){0, NULL}, (struct slot_list){0, slots}));
    CHECK(!slots_same(list, (struct slot_list){1, slots}));
    CHECK(!slots_same(list, (struct slot_list){2, other_end}));
    CHECK(!slots_same(list, (struct slot_list){2, other_start}));
    CHECK(!slots_same(list, (struct slot_list){2, other_session}));
}

static void test_ending(void)
{
    static const struct {
        const char *rule, *program, *ending;
    } rows[] = {
        {"at most 5 min", "a A 10:00-12:00", "11:55"},
        {"and at most a quarter", "a A 10:00-10:10", "10:07:30"},
        {"both at once", "a A 10:00-10:20", "10:15"},
        {"no length", "a A 10:00-10:00", "10:00"},
        {"a length that four doesn't divide: at most a quarter", "a A 10:00-10:00:00.007", "10:00:00.006"},
    };
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        lines_init(&lines, rows[i].program);
        check_row(rows[i].rule);
        const struct slot *slot = slot_of(&lines, "a");
        struct instant ending = lines_at(&lines, rows[i].ending);
        CHECK_INT(slot_ending(&thresholds, slot).ms, ending.ms);
        CHECK(slot_is_ending(&thresholds, slot, ending));
        CHECK(!slot_is_ending(&thresholds, slot, (struct instant){ending.ms - 1}));
        lines_finish(&lines);
    }
}

static void test_next_minute(void)
{
    static const struct {
        int32_t offset_s;
        int64_t ms, expected;
    } rows[] = {
        {7200, 0, 60000},   {7200, 1, 60000},    {7200, 59999, 60000},   {7200, 60000, 120000},
        {7200, -1, 0},      {7200, -60000, 0},   {7200, -60001, -60000}, {20, 0, 40000},
        {20, 39999, 40000}, {20, 40000, 100000}, /* local mean time: not whole minutes */
        {-20, 0, 20000},    {-20, -1, 20000},    {-20, 20000, 80000},
    };
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[60];
        snprintf(label, sizeof label, "%d s, %d ms", (int)rows[i].offset_s, (int)rows[i].ms);
        check_row(label);
        struct program program = {0};
        zone_fixed(&program.zone, rows[i].offset_s, &arena);
        CHECK_INT(slots_next_minute(&program, (struct instant){rows[i].ms}).ms, rows[i].expected);
    }
    arena_finish(&arena);
}

static void test_boundaries(void)
{
    static const struct {
        const char *rule, *at, *expected;
    } rows[] = {
        {"the first start", "09:00", "10:00"},
        {"a start before an end", "10:00", "10:30"},
        {"the first end of what has started", "10:30", "11:00"},
        {"an end that is a start too", "11:00", "12:00"},
        {"the last end", "12:00", "13:00"},
        {"nothing any more", "13:00", "never"},
    };
    struct lines lines;
    lines_init(&lines, "a A 10:00-12:00; b A 10:30-11:00; c A 12:00-13:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct instant earliest = INSTANT_NEVER;
        keep_boundaries(&earliest, &lines.program->all, lines_at(&lines, rows[i].at));
        struct str_builder text = {.arena = &lines.arena};
        lines_add_instant(&text, &lines, earliest);
        CHECK_STR(text.text, rows[i].expected);
    }
    check_row("an earlier one is kept, one that is not after now is not");
    struct instant earliest = lines_at(&lines, "09:30");
    keep_boundaries(&earliest, &lines.program->all, lines_at(&lines, "09:00"));
    CHECK_INT(earliest.ms, lines_at(&lines, "09:30").ms);
    keep_earlier(&earliest, (struct instant){100}, 100);
    CHECK_INT(earliest.ms, lines_at(&lines, "09:30").ms);
    keep_earlier(&earliest, (struct instant){100}, 101);
    CHECK_INT(earliest.ms, 101);
    keep_earlier(&earliest, (struct instant){100}, 102);
    CHECK_INT(earliest.ms, 101);
    lines_finish(&lines);
}

int main(void)
{
    test_gathering();
    test_running();
    test_parts();
    test_many_blocks();
    test_same();
    test_ending();
    test_next_minute();
    test_boundaries();
    return check_done();
}

#include "changes/infer_losses.h"

#include "changes/fixture.h"

static struct arena arena;

/* "coming/lost/bulk" of the sessions before, a letter each: c, l, b or '-'. */
static const char *losses_of(const char *before, const char *now, int absent, bool *ret_refused)
{
    struct match match;
    struct infer_losses losses;
    const struct infer_absent one = {0}, **list;
    const struct program *good = program_of(before, &arena);
    list = ARENA_ARRAY(&arena, const struct infer_absent *, good->session_count);
    if (absent >= 0)
        list[absent] = &one;
    match_programs(good, program_of(now, &arena), name_key, &arena, &match);
    infer_losses_find(&match, list, MINUTES(0), &arena, &losses);
    *ret_refused = infer_losses_refusal(&match, list, &losses, &arena) != NULL;
    infer_losses_hold(&match, &arena, &losses);
    char *text = ARENA_ARRAY(&arena, char, good->session_count + 1);
    bool any = false;
    for (uint32_t i = 0; i < good->session_count; i++) {
        text[i] = losses.bulk[i] ? 'b' : losses.lost[i] ? 'l' : losses.coming[i] ? 'c' : '-';
        any = any || losses.bulk[i];
        CHECK(!losses.lost[i] || losses.coming[i]);
    }
    CHECK_INT(losses.any_bulk, any);
    return text;
}

#define ROOM_H "a|H|10-20|Ants;b|H|20-30|Bees;c|H|30-40|Cats"
#define ROOM_L "d|L|10-20|Dogs;e|L|20-30|Eels;f|L|30-40|Foxes;g|L|40-50|Gnus"
#define TEN(r)                                                                                               \
    "1" r "|R1|10-20|A" r ";2" r "|R2|10-20|B" r ";3" r "|R3|10-20|C" r ";4" r "|R4|10-20|D" r ";5" r        \
    "|R5|10-20|E" r

static void test_rows(void)
{
    static const struct {
        const char *rule, *before, *now;
        int absent;
        const char *expected;
        bool refused;
    } rows[] = {
        {"nothing is lost", ROOM_H, ROOM_H, -1, "ccc", false},
        {"one is", ROOM_H, "a|H|10-20|Ants;b|H|20-30|Bees", -1, "ccl", false},
        {"one that has no time any more", ROOM_H, "a|H|10-20|Ants;b|H|20-30|Bees;c|H||Cats", -1, "ccl",
         false},
        {"one that was absent before is none", ROOM_H, "a|H|10-20|Ants;b|H|20-30|Bees", 2, "cc-", false},
        {"what has begun is not to come", "a|H|0-20|Ants;b|H|1-20|Bees", "b|H|1-20|Bees", -1, "-c", false},
        {"breaks and cancelled ones are nothing", "a|H|10-20|Ants||b;b|H|10-20|Bees||x;c|H|20-30|Cats",
         "c|H|20-30|Cats", -1, "--c", false},
        {"a room that lost all of its three", ROOM_H ";" ROOM_L, ROOM_L, -1, "bbbcccc", false},
        {"all but one of four", ROOM_L ";" ROOM_H, "d|L|10-20|Dogs;" ROOM_H, -1, "clllccc", false},
        {"a room of two is no room", "a|H|10-20|Ants;b|H|20-30|Bees;" ROOM_L, ROOM_L, -1, "llcccc", false},
        {"nine at once", TEN("x") ";1y|R1|20-30|Ay;2y|R2|20-30|By;3y|R3|20-30|Cy;4y|R4|20-30|Dy;" TEN("z"),
         TEN("z"), -1, "lllllllllccccc", true},
        {"ten at once", TEN("x") ";" TEN("y") ";" TEN("z"), TEN("z"), -1, "bbbbbbbbbbccccc", true},
        {"half of them is not more than half", "a|H|10-20|Ants;b|L|20-30|Bees", "b|L|20-30|Bees", -1, "lc",
         false},
        {"more than half", "a|H|10-20|Ants;b|L|20-30|Bees;c|M|20-30|Cats", "b|L|20-30|Bees", -1, "lcl", true},
        {"all of them", ROOM_H, "z|Z||Zebras", -1, "bbb", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool refused;
        check_row(rows[i].rule);
        CHECK_STR(losses_of(rows[i].before, rows[i].now, rows[i].absent, &refused), rows[i].expected);
        CHECK_INT(refused, rows[i].refused);
    }
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_rows();
    arena_finish(&arena);
    return check_done();
}

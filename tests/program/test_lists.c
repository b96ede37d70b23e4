#include "program/lists.h"

#include <stdlib.h>

#include "check.h"
#include "program/limits.h"

/* Three rooms, of which the third is made of both others; and one that no session is in. */
enum { ROOMS = 4, HALL = 2, EMPTY = 3 };

static const uint32_t left[] = {0}, right[] = {1}, hall[] = {HALL}, both[] = {0, 1};

static const struct session sessions[] = {
    {.id = "late", .start = {300}, .end = {400}, .room_count = 1, .rooms = left},
    {.id = "none", .start = {INT64_MIN}, .end = {INT64_MIN}, .room_count = 1, .rooms = left},
    {.id = "long", .start = {100}, .end = {300}, .room_count = 2, .rooms = both},
    {.id = "in the hall", .start = {100}, .end = {200}, .room_count = 1, .rooms = hall},
    {.id = "again", .start = {100}, .end = {200}, .room_count = 1, .rooms = right},
    {.id = "aside", .start = {50}, .end = {60}, .room_count = 1, .rooms = right, .set_aside = true},
    {.id = "lunch", .kind = SESSION_BREAK, .start = {200}, .end = {300}, .room_count = 1, .rooms = hall},
    {.id = "off", .cancelled = true, .start = {10}, .end = {20}, .room_count = 1, .rooms = right},
    {.id = "no lunch",
     .kind = SESSION_BREAK,
     .cancelled = true,
     .start = {10},
     .end = {20},
     .room_count = 1,
     .rooms = right},
    {.id = "hallway only", .start = {250}, .end = {260}},
};
enum { COUNT = sizeof sessions / sizeof *sessions };

static int compare(const void *a, const void *b)
{
    const uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    return lists_compare(&sessions[i], i, &sessions[j], j);
}

static void check_list(const char *label, const struct slot_index *index, const char *expected)
{
    char text[200] = "";
    check_row(label);
    for (uint32_t i = 0; i < index->count; i++) {
        strcat(text, i ? ", " : "");
        strcat(text, sessions[index->slots[i].session].id);
    }
    CHECK_STR(text, expected);
}

static void test_lists(struct arena *arena)
{
    struct room rooms[ROOMS] = {0};
    struct program program = {
        .room_count = ROOMS, .rooms = rooms, .session_count = COUNT, .sessions = sessions};
    struct room_set sets[ROOMS] = {{{0}}};
    for (uint32_t room = 0; room < ROOMS; room++)
        room_set_add(&sets[room], room);
    room_set_add(&sets[HALL], 0);
    room_set_add(&sets[HALL], 1);
    uint32_t order[COUNT];
    for (uint32_t i = 0; i < COUNT; i++)
        order[i] = i;
    qsort(order, COUNT, sizeof *order, compare);
    struct err err;
    CHECK(lists_build(&program, rooms, sets, order, arena, arena, &err));
    check_list("left", &rooms[0].sessions, "in the hall, long, late");
    check_list("right", &rooms[1].sessions, "in the hall, again, long");
    check_list("hall", &rooms[HALL].sessions, "in the hall");
    check_list("a part's break", &rooms[0].breaks, "lunch");
    check_list("the hall's break", &rooms[HALL].breaks, "lunch");
    check_list("cancelled", &rooms[1].tombstones, "off");
    check_list("not cancelled here", &rooms[0].tombstones, "");
    check_list("no room's", &rooms[EMPTY].sessions, "");
    check_list("event", &program.all, "in the hall, again, long, hallway only, late");
    check_list("cancelled in the event", &program.all_tombstones, "off");
    check_row("greatest end");
    CHECK_INT(program.all.greatest_end[program.all.count / 2].ms, 400);
    check_row("the unscheduled are last");
    CHECK_STR(sessions[order[COUNT - 1]].id, "aside");
    CHECK_STR(sessions[order[COUNT - 2]].id, "none");
}

/* So many sessions in so many rooms are one slot too many, and one session less are not. */
static void test_limit(struct arena *arena)
{
    enum { MANY = LIMIT_ROOMS, MOST = LIMIT_SLOTS / MANY };
    static struct room rooms[MANY];
    static struct room_set sets[MANY];
    uint32_t *own = ARENA_ARRAY(arena, uint32_t, MANY), *order = ARENA_ARRAY(arena, uint32_t, MOST + 1);
    struct session *many = ARENA_ARRAY(arena, struct session, MOST + 1);
    for (uint32_t i = 0; i < MANY; i++)
        room_set_add(&sets[i], own[i] = i);
    for (uint32_t i = 0; i <= MOST; i++) {
        many[i] = (struct session){.start = {i}, .end = {i + 1}, .room_count = MANY, .rooms = own};
        order[i] = i;
    }
    struct program program = {.room_count = MANY, .rooms = rooms, .session_count = MOST, .sessions = many};
    struct err err;
    check_row("as many slots as there may be");
    CHECK(lists_build(&program, rooms, sets, order, arena, arena, &err));
    CHECK_INT(rooms[MANY - 1].sessions.count, MOST);
    check_row("more");
    program.session_count++;
    CHECK(!lists_build(&program, rooms, sets, order, arena, arena, &err));
    CHECK_INT(err.code, ERR_LIMIT);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_lists(&arena);
    test_limit(&arena);
    arena_finish(&arena);
    return check_done();
}

#include "check.h"

#include "program/index.h"

static uint64_t random_state;

static unsigned random_below(unsigned limit)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((random_state >> 33) % limit);
}

struct found {
    uint32_t sessions[400];
    uint32_t count, limit;
};

static bool collect(void *user, const struct slot *slot)
{
    struct found *found = user;
    found->sessions[found->count++] = slot->session;
    return found->count < found->limit;
}

static struct found running(const struct slot_index *index, int64_t at, uint32_t limit)
{
    struct found found = {.limit = limit};
    index_running(index, (struct instant){at}, collect, &found);
    return found;
}

static bool in_order(const struct slot *a, const struct slot *b)
{
    if (a->start.ms != b->start.ms)
        return a->start.ms < b->start.ms;
    if (a->end.ms != b->end.ms)
        return a->end.ms < b->end.ms;
    return a->session < b->session;
}

/* Holds the index against the plain way to answer, at every moment that matters. */
static void check_moment(const struct slot_index *index, int64_t at)
{
    struct found expected = {.limit = 400};
    uint32_t after = 0;
    int64_t next_end = INT64_MAX;
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *slot = &index->slots[i];
        if (slot->start.ms <= at) {
            after = i + 1;
            if (slot->end.ms > at) {
                expected.sessions[expected.count++] = slot->session;
                if (slot->end.ms < next_end)
                    next_end = slot->end.ms;
            }
        }
    }
    if (index_is_still(index, (struct instant){at}))
        CHECK_INT(expected.count, 0);
    struct found found = running(index, at, 400);
    CHECK_INT(index_after(index, (struct instant){at}), after);
    CHECK(index_next_start(index, (struct instant){at}).ms ==
          (after < index->count ? index->slots[after].start.ms : INSTANT_NEVER.ms));
    CHECK_INT(index_next_end(index, (struct instant){at}).ms, next_end);
    if (CHECK_INT(found.count, expected.count))
        CHECK(memcmp(found.sessions, expected.sessions, expected.count * sizeof *expected.sessions) == 0);
    if (expected.count > 1)
        CHECK_INT(running(index, at, 1).count, 1);
    for (int64_t to = at - 1; to < at + 4; to++) {
        bool within = false;
        for (uint32_t i = 0; i < index->count; i++)
            within = within || (index->slots[i].start.ms >= at && index->slots[i].start.ms < to);
        CHECK_INT(index_starts_within(index, (struct instant){at}, (struct instant){to}), within);
    }
}

static void test_against_plain_search(void)
{
    for (unsigned round = 0; round < 200; round++) {
        char label[40];
        random_state = round;
        snprintf(label, sizeof label, "seed %u", round);
        check_row(label);
        struct arena arena;
        arena_init(&arena, malloc, free);
        uint32_t count = round < 20 ? round : random_below(120);
        struct slot *slots = ARENA_ARRAY(&arena, struct slot, count);
        for (uint32_t i = 0; i < count; i++) {
            slots[i].start.ms = random_below(60);
            slots[i].end.ms = slots[i].start.ms + random_below(random_below(8) ? 6 : 60);
            slots[i].session = i;
        }
        struct slot_index index = index_build(slots, count, &arena);
        CHECK_INT(index.count, count);
        for (uint32_t i = 1; i < count; i++)
            CHECK(in_order(&index.slots[i - 1], &index.slots[i]));
        for (int64_t at = -2; at < 125; at++)
            check_moment(&index, at);
        index = index_build_sorted(index.slots, count, &arena);
        for (int64_t at = -2; at < 125; at++)
            check_moment(&index, at);
        arena_finish(&arena);
    }
    check_row("");
}

static void test_touching_and_zero_length(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct slot slots[] = {{{20}, {30}, 2}, {{10}, {20}, 1}, {{20}, {20}, 3}};
    struct slot_index index = index_build(slots, 3, &arena);
    struct found found = running(&index, 20, 9);
    CHECK_INT(found.count, 1); /* [10, 20) is over, [20, 20) is never on */
    CHECK_INT(found.sessions[0], 2);
    CHECK_INT(running(&index, 19, 9).sessions[0], 1);
    CHECK_INT(index_next_end(&index, (struct instant){20}).ms, 30);
    CHECK_INT(index_after(&index, INSTANT_NEVER), 3);
    CHECK_INT(index_after(&index, INSTANT_NONE), 0);
    CHECK(index_starts_within(&index, INSTANT_NONE, INSTANT_NEVER));
    arena_finish(&arena);
}

static void test_empty(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct slot_index built = index_build(NULL, 0, &arena), zero = {.count = 0};
    const struct slot_index *indexes[] = {&built, &zero};
    for (size_t i = 0; i < 2; i++) {
        CHECK_INT(index_after(indexes[i], (struct instant){0}), 0);
        CHECK_INT(running(indexes[i], 0, 9).count, 0);
        CHECK(!index_starts_within(indexes[i], INSTANT_NONE, INSTANT_NEVER));
        CHECK_INT(index_next_end(indexes[i], (struct instant){0}).ms, INT64_MAX);
    }
    arena_finish(&arena);
}

static void test_order(void)
{
    static const struct slot in_turn[] = {
        {{10}, {20}, 3}, {{10}, {30}, 1}, {{10}, {30}, 2}, {{11}, {12}, 0}, {{11}, {12}, 4}};
    check_row("the order");
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++) {
            int order = index_compare(&in_turn[i], &in_turn[j], NULL);
            CHECK(i < j ? order < 0 : i > j ? order > 0 : order == 0);
        }
    check_row("");
}

int main(void)
{
    test_order();
    test_against_plain_search();
    test_touching_and_zero_length();
    test_empty();
    return check_done();
}

#include "preflight/hash_set.h"

#include <stdlib.h>

#include "check.h"

int main(void)
{
    struct arena arena;
    struct hash_set set;
    arena_init(&arena, malloc, free);
    hash_set_init(&set, &arena);
    CHECK(hash_set_add(&set, 0));
    CHECK(!hash_set_add(&set, 0));
    for (uint64_t i = 2; i < 5000; i++) /* in one place at first, then anywhere */
        CHECK(hash_set_add(&set, i < 100 ? i << 32 | i : i * UINT64_C(0x9E3779B97F4A7C15)));
    CHECK_INT(set.count, 4999);
    for (uint64_t i = 2; i < 5000; i++)
        CHECK(!hash_set_add(&set, i < 100 ? i << 32 | i : i * UINT64_C(0x9E3779B97F4A7C15)));
    CHECK_INT(set.count, 4999);
    arena_finish(&arena);
    return check_done();
}

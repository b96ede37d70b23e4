#include "check.h"

#include "base/map.h"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct map map = {.count = 0};
    CHECK_INT(map_find(&map, "a"), UINT32_MAX);
    map_init(&map, &arena);
    CHECK_INT(map_find(&map, "a"), UINT32_MAX);

    CHECK(map_add(&map, "a", 1));
    CHECK(!map_add(&map, "a", 2));
    CHECK(map_add(&map, "", 3));
    CHECK_INT(map_find(&map, "a"), 1);
    CHECK_INT(map_find(&map, ""), 3);
    CHECK_INT(map_find(&map, "A"), UINT32_MAX);

    /* Grown many times over, nothing is lost and nothing made up. */
    for (uint32_t i = 0; i < 20000; i++)
        CHECK(map_add(&map, arena_printf(&arena, "id-%u", (unsigned)i), i));
    for (uint32_t i = 0; i < 20000; i++) {
        char id[20];
        snprintf(id, sizeof id, "id-%u", (unsigned)i);
        CHECK_INT(map_find(&map, id), i);
        CHECK(!map_add(&map, id, 0));
        snprintf(id, sizeof id, "no-%u", (unsigned)i);
        CHECK_INT(map_find(&map, id), UINT32_MAX);
    }
    CHECK_INT(map.count, 20002);

    /* Keys of each length that differ in one byte alone, at any place. */
    for (size_t length = 1; length <= 40; length++) {
        struct map close;
        map_init(&close, &arena);
        char key[41] = "";
        memset(key, 'x', length);
        CHECK(map_add(&close, arena_copy(&arena, key), 99));
        for (uint32_t i = 0; i < length; i++) {
            key[i] = 'y';
            CHECK_INT(map_find(&close, key), UINT32_MAX);
            CHECK(map_add(&close, arena_copy(&arena, key), i));
            key[i] = 'x';
        }
        for (uint32_t i = 0; i < length; i++) {
            key[i] = 'y';
            CHECK_INT(map_find(&close, key), i);
            key[i] = 'x';
        }
        CHECK_INT(map_find(&close, key), 99);
        key[length - 1] = '\0';
        CHECK_INT(map_find(&close, key), UINT32_MAX);
    }

    struct map copy, none = {.count = 0};
    map_copy(&copy, &map, &arena);
    CHECK(map_add(&copy, "more", 7) && !map_add(&copy, "a", 7));
    CHECK_INT(map_find(&copy, "more"), 7);
    CHECK_INT(map_find(&map, "more"), UINT32_MAX);
    map_copy(&copy, &none, &arena);
    CHECK(map_add(&copy, "more", 7));
    arena_finish(&arena);
    return check_done();
}

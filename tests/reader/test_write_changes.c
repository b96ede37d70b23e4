#include "reader/write_changes.h"

#include "program/limits.h"
#include "random_day.h"
#include "reader/read_changes.h"
#include "spool/file.h"

static const struct feed_changes *read(const char *bytes, size_t size)
{
    const struct feed_changes *feed = NULL;
    struct err err = {0};
    issue_list_init(&check_issues, &check_arena);
    if (!CHECK(read_changes(bytes, size, &check_arena, &check_issues, &feed, &err)))
        printf("%s: %s\n%s\n", err.where, err.text, bytes);
    return feed;
}

/* changes-full.json is in the written form: it comes out as it is. */
static void test_full(void)
{
    const char *bytes;
    size_t size, written_size;
    struct err err = {0};
    if (!CHECK(spool_read_file("tests/data/native/changes-full.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                               &size, &err)))
        return;
    const struct feed_changes *feed = read(bytes, size);
    if (!feed)
        return;
    CHECK_STR(write_changes(feed, NULL, &check_arena, &written_size), bytes);
    CHECK_INT(written_size, size);
}

static void test_none(void)
{
    const struct feed_changes feed = {.program_digest = "00", .made = INSTANT_NONE};
    size_t size;
    CHECK_STR(write_changes(&feed, NULL, &check_arena, &size),
              "{\n  \"format\": \"nownext-changes/1\",\n  \"program\": \"00\",\n  \"changes\": []\n}\n");
}

/* Reading what was written gives it back, and writing that the same bytes. */
static void test_random(void)
{
    for (int round = 0; round < 200; round++) {
        uint32_t count = random_below(6);
        struct change *changes = ARENA_ARRAY(&check_arena, struct change, count);
        for (uint32_t i = 0; i < count; i++)
            changes[i] = random_change(true);
        const struct feed_changes feed = {
            .program_digest = "0f5d8c3b7a1e4962b8d0c7f36e2a914d5b80f7c2e6a3d1940c8b7f5e2d6a3910",
            .made = random_perhaps(),
            .list = {count, changes}};
        size_t once_size, twice_size;
        const char *once = write_changes(&feed, NULL, &check_arena, &once_size);
        const struct feed_changes *back = read(once, once_size);
        if (!back)
            return;
        CHECK_INT(check_issues.count, 0);
        CHECK_INT(back->made.ms, feed.made.ms);
        CHECK_STR(back->program_digest, feed.program_digest);
        if (!CHECK_INT(back->list.count, count))
            return;
        for (uint32_t i = 0; i < count; i++)
            if (!CHECK(same_change(&back->list.changes[i], &changes[i]))) {
                printf("change %u of\n%s\n", i, once);
                return;
            }
        CHECK_STR(write_changes(back, NULL, &check_arena, &twice_size), once);
        CHECK_INT(twice_size, once_size);
    }
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_full();
    test_none();
    test_random();
    arena_finish(&check_arena);
    return check_done();
}

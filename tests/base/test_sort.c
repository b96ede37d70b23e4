#include "base/sort.h"

#include "check.h"

struct item {
    int key;
    unsigned place; /* before sorting */
    char filler[3]; /* an odd size */
};

#define COUNT_MAX 300

static int compare_key(const void *a, const void *b, void *user)
{
    ++*(unsigned *)user;
    const struct item *left = a, *right = b;
    return (left->key > right->key) - (left->key < right->key);
}

static void test_random(void)
{
    static struct item items[COUNT_MAX];
    static unsigned char scratch[sizeof items];
    static bool seen[COUNT_MAX];
    unsigned seed = 7;
    for (size_t count = 0; count <= COUNT_MAX; count += count < 40 ? 1 : 37) {
        for (unsigned keys = 1; keys < 1000; keys *= 3) {
            char label[60];
            snprintf(label, sizeof label, "%zu items, %u keys", count, keys);
            check_row(label);
            for (size_t i = 0; i < count; i++) {
                seed = seed * 1664525u + 1013904223u;
                items[i] = (struct item){.key = (int)((seed >> 16) % keys), .place = (unsigned)i};
            }
            unsigned compared = 0;
            sort_stable(items, count, sizeof items[0], compare_key, &compared, scratch);
            memset(seen, 0, sizeof seen);
            for (size_t i = 0; i < count; i++) {
                if (!CHECK(items[i].place < count) || !CHECK(!seen[items[i].place]))
                    return;
                seen[items[i].place] = true;
                if (i == 0)
                    continue;
                bool ordered = items[i - 1].key < items[i].key ||
                               (items[i - 1].key == items[i].key && items[i - 1].place < items[i].place);
                if (!CHECK(ordered))
                    return;
            }
            unsigned levels = 1;
            while (((size_t)1 << levels) < count)
                levels++;
            CHECK(compared <= 2 * count * levels);
        }
    }
}

static void test_small_cases(void)
{
    unsigned compared = 0;
    check_row("none");
    sort_stable(NULL, 0, sizeof(struct item), compare_key, &compared, NULL);
    check_row("one");
    struct item one = {.key = 3};
    sort_stable(&one, 1, sizeof one, compare_key, &compared, NULL);
    CHECK_INT(one.key, 3);
    CHECK_INT(compared, 0);

    check_row("in order already");
    struct item items[100], scratch[100];
    memset(items, 0, sizeof items);
    for (int i = 0; i < 100; i++)
        items[i].key = i / 3;
    sort_stable(items, 100, sizeof items[0], compare_key, &compared, scratch);
    CHECK_INT(compared, 99);
    for (int i = 0; i < 100; i++)
        CHECK_INT(items[i].key, i / 3);

    check_row("backwards");
    for (int i = 0; i < 100; i++)
        items[i].key = -i;
    sort_stable(items, 100, sizeof items[0], compare_key, &compared, scratch);
    for (int i = 0; i < 100; i++)
        CHECK_INT(items[i].key, i - 99);
}

int main(void)
{
    test_small_cases();
    test_random();
    return check_done();
}

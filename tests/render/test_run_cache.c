/*
 * The cache of runs: found by what they show, the least used going first, never more than it may hold.
 */
#include "check.h"

#include "render/run_cache.h"
#include "render/script.h"

static struct run_key key_of(const char *text, uint32_t font, double size_px)
{
    return (struct run_key){.font = font, .size_px = size_px, .text = text, .length = (uint32_t)strlen(text)};
}

static void add(struct run_cache *cache, const char *text, int width, int height)
{
    struct run_key key = key_of(text, 1, 20);
    struct run_image *image = run_cache_add(
        cache, &key, (struct run_image){.left = 1, .top = -2, .width = width, .height = height});
    if (CHECK(image) && image->pixels)
        memset(image->pixels, text[0], (size_t)(width * height));
}

static const struct run_image *find(struct run_cache *cache, const char *text)
{
    struct run_key key = key_of(text, 1, 20);
    return run_cache_find(cache, &key);
}

static void test_keys(void)
{
    struct run_cache *cache = run_cache_create(10000);
    char text[] = "word";
    add(cache, text, 3, 2);
    text[0] = 'W'; /* the cache has its own copy */
    const struct run_image *image = find(cache, "word");
    if (CHECK(image)) {
        CHECK_INT(image->left, 1);
        CHECK_INT(image->top, -2);
        CHECK_INT(image->width, 3);
        CHECK_INT(image->pixels[5], 'w');
    }
    CHECK(!find(cache, "Word"));
    CHECK(!find(cache, "wor"));
    struct run_key other = key_of("word", 2, 20);
    CHECK(!run_cache_find(cache, &other));
    other = key_of("word", 1, 20);
    other.right_to_left = true;
    CHECK(!run_cache_find(cache, &other));
    other = key_of("word", 1, 20);
    other.script = script_of(0x0628);
    CHECK(other.script != NULL && !run_cache_find(cache, &other));
    other = key_of("word", 1, 21);
    CHECK(!run_cache_find(cache, &other));
    struct run_key same = key_of("word", 1, 20);
    run_cache_add(cache, &same, (struct run_image){.width = 1, .height = 1});
    other = key_of("word", 1, 20.125); /* another by an eighth of a pixel, in the same bucket or not */
    for (int i = 0; i < 300; i++) {
        other.size_px = 20 + (i + 1) / 8.0;
        CHECK(!run_cache_find(cache, &other));
    }
    add(cache, "", 0, 0);
    image = find(cache, "");
    CHECK(image && !image->pixels);
    run_cache_destroy(cache);
    run_cache_destroy(NULL);
}

static void test_least_used_goes(void)
{
    struct run_cache *cache = run_cache_create(4000);
    add(cache, "a", 1000, 1);
    add(cache, "b", 1000, 1);
    add(cache, "c", 1000, 1);
    CHECK(find(cache, "a")); /* used: now b is the oldest */
    add(cache, "d", 1000, 1);
    CHECK(!find(cache, "b"));
    CHECK(find(cache, "a") && find(cache, "c") && find(cache, "d"));
    CHECK(run_cache_bytes(cache) <= 4000);
    add(cache, "e", 9000, 1); /* larger than all: alone */
    CHECK(find(cache, "e"));
    CHECK(!find(cache, "a") && !find(cache, "c") && !find(cache, "d"));
    add(cache, "f", 10, 1);
    CHECK(!find(cache, "e"));
    CHECK(find(cache, "f"));
    run_cache_destroy(cache);
}

/* Against a list that is looked through: what was used last is there. */
static void test_many(void)
{
    struct run_cache *cache = run_cache_create(20000);
    uint32_t state = 1;
    char last[5][8] = {"", "", "", "", ""};
    for (int round = 0; round < 20000; round++) {
        state = state * 1664525 + 1013904223;
        char text[8];
        snprintf(text, sizeof text, "%u", (state >> 8) % 300);
        const struct run_image *image = find(cache, text);
        if (!image)
            add(cache, text, (int)((state >> 20) % 90), 10);
        else if (image->pixels)
            CHECK(image->pixels[0] == (uint8_t)text[0]);
        memcpy(last[round % 5], text, sizeof text);
        for (int i = 0; i < 5 && round > 5; i++)
            if (!CHECK(find(cache, last[i])))
                return;
        if (!CHECK(run_cache_bytes(cache) <= 20000))
            return;
    }
    run_cache_destroy(cache);
}

int main(void)
{
    test_keys();
    test_least_used_goes();
    test_many();
    return check_done();
}

/*
 * What is kept of fitted text: the same as fitting it anew, whatever was kept and whatever went.
 */
#include "check.h"

#include "text/fake_metrics.h"
#include "text/cache.h"

static const double sizes[] = {40, 30, 20, 10};

struct numbers {
    uint32_t state;
};

static uint32_t number(struct numbers *numbers, uint32_t below)
{
    numbers->state = numbers->state * 1664525 + 1013904223;
    return (numbers->state >> 8) % below;
}

static void random_text(struct numbers *numbers, char *text)
{
    static const char *const parts[] = {"a",  "bb ",   "ccc-", "dddddddd", " ",   "日本",     "。",
                                        "\n", "שלום ", "(א",   "مرحبا",    "12 ", "e\xCC\x81"};
    text[0] = '\0';
    for (uint32_t i = number(numbers, 20); i > 0; i--)
        strcat(text, parts[number(numbers, sizeof parts / sizeof parts[0])]);
}

static void check_equal(const struct text_block *a, const struct text_block *b)
{
    CHECK_INT(a->face, b->face);
    CHECK_INT(a->size_px, b->size_px);
    CHECK_INT(a->line_height, b->line_height);
    CHECK_INT(a->ascent, b->ascent);
    CHECK_INT(a->descent, b->descent);
    CHECK_INT(a->above, b->above);
    CHECK_INT(a->below, b->below);
    CHECK_INT(a->width, b->width);
    CHECK_INT(a->height, b->height);
    CHECK_INT(a->cut, b->cut);
    if (!CHECK_INT(a->line_count, b->line_count))
        return;
    for (uint32_t i = 0; i < a->line_count; i++) {
        const struct text_line *left = &a->lines[i], *right = &b->lines[i];
        CHECK_INT(left->width, right->width);
        CHECK(left->length == right->length && memcmp(left->text, right->text, left->length) == 0);
        CHECK(!left->levels == !right->levels);
        if (left->levels && right->levels && left->length == right->length)
            CHECK(memcmp(left->levels, right->levels, left->length) == 0);
    }
}

/* Texts and boxes that come back, through caches from one that holds little to one that holds all. */
static void test_same(struct arena *arena)
{
    static uint64_t memory[64 * 1024 / 8];
    static struct text_cache cache;
    for (size_t size = 4096; size <= sizeof memory; size *= 4) {
        text_cache_init(&cache, memory, size);
        struct text_metrics caching = fake_metrics;
        caching.cache = &cache;
        struct numbers numbers = {11};
        for (int round = 0; round < 3000; round++) {
            char text[400], label[60];
            snprintf(label, sizeof label, "%u bytes, round %d", (unsigned)size, round);
            check_row(label);
            struct numbers again = {number(&numbers, 60)};
            random_text(&again, text);
            enum font_face face = number(&again, 2) ? FACE_BOLD : FACE_REGULAR;
            int width = 40 + (int)number(&again, 300), height = 10 + (int)number(&again, 100);
            uint32_t lines = 1 + number(&again, 6), first = number(&again, 4);
            struct text_block fresh, cached;
            text_fit(&fake_metrics, face, sizes + first, 4 - first, text, width, height, lines, arena,
                     &fresh);
            text_fit(&caching, face, sizes + first, 4 - first, text, width, height, lines, arena, &cached);
            CHECK(cached.metrics == &caching);
            check_equal(&fresh, &cached);
            /* Once more: what was kept a moment ago is found. */
            uint64_t found = cache.found;
            text_fit(&caching, face, sizes + first, 4 - first, text, width, height, lines, arena, &cached);
            check_equal(&fresh, &cached);
            CHECK(text[0] == '\0' || size < 16384 || cache.found == found + 1);
            arena_reset(arena);
        }
        check_row("");
        CHECK(cache.not_found > 40 && cache.found > 1000);
    }
}

/* An answer outlives what it was read from. */
static void test_outlives(struct arena *arena)
{
    static uint64_t memory[8192 / 8];
    static struct text_cache cache;
    text_cache_init(&cache, memory, sizeof memory);
    struct text_metrics caching = fake_metrics;
    caching.cache = &cache;
    struct text_block first, fresh;
    const char *text = "שלום aaaa bbbb cccc dddd";
    text_fit(&caching, FACE_BOLD, sizes + 3, 1, text, 60, 10, 1, arena, &first);
    text_fit(&caching, FACE_BOLD, sizes + 3, 1, text, 60, 10, 1, arena, &first);
    CHECK_INT(cache.found, 1);
    memset(memory, 0xA5, sizeof memory);
    text_fit(&fake_metrics, FACE_BOLD, sizes + 3, 1, text, 60, 10, 1, arena, &fresh);
    CHECK(fresh.cut);
    check_equal(&first, &fresh);
    arena_reset(arena);
}

static void test_asks_once(struct arena *arena)
{
    static uint64_t memory[8192 / 8];
    static struct text_cache cache;
    unsigned calls = 0;
    text_cache_init(&cache, memory, sizeof memory);
    struct text_metrics counting = fake_metrics;
    counting.user = &calls;
    counting.cache = &cache;
    struct text_block block;
    for (int i = 0; i < 3; i++) {
        text_fit(&counting, FACE_BOLD, sizes, 4, "two words", 400, 80, 2, arena, &block);
        CHECK_INT(calls, 4); /* two words, a blank, and the line */
    }
    check_row("another box, another number of sizes: anew");
    text_fit(&counting, FACE_BOLD, sizes, 4, "two words", 401, 80, 2, arena, &block);
    CHECK_INT(calls, 8);
    text_fit(&counting, FACE_BOLD, sizes, 3, "two words", 400, 80, 2, arena, &block);
    CHECK_INT(calls, 12);
    check_row("sizes that differ by an eighth of a pixel, in the first step or a later one: anew");
    struct text_metrics small = counting;
    static const double near[][2] = {{40, 30}, {40.125, 30}, {40, 30.125}, {40, 30.125}};
    for (int i = 0; i < 4; i++) {
        uint64_t found = cache.found;
        text_fit(&small, FACE_BOLD, near[i], 2, "two words here", 10, 80, 1, arena, &block);
        CHECK(block.size_px == near[i][1]);
        CHECK_INT(cache.found - found, i == 3);
    }
    calls = 12;
    check_row("another language, another step: anew");
    struct text_step step = {FACE_BOLD, 40, 42, 2};
    text_fit_steps(&counting, &step, 1, "two words", "de", 400, 80, arena, &block);
    unsigned once = calls;
    text_fit_steps(&counting, &step, 1, "two words", "de", 400, 80, arena, &block);
    CHECK_INT(calls, once);
    static const char *const others[] = {"en", "", NULL, "deu"};
    for (int i = 0; i < 4; i++) {
        uint64_t found = cache.found;
        text_fit_steps(&counting, &step, 1, "two words", others[i], 400, 80, arena, &block);
        CHECK_INT(cache.found - found, i == 2); /* none is as no language */
    }
    struct text_step changed[] = {step, step, step, step};
    changed[0].face = FACE_TIGHT_BOLD;
    changed[1].size_px--;
    changed[2].line_height++;
    changed[3].most_lines--;
    for (int i = 0; i < 4; i++) {
        uint64_t found = cache.found;
        text_fit_steps(&counting, &changed[i], 1, "two words", "de", 400, 80, arena, &block);
        CHECK_INT(cache.found, found);
    }
    calls = 12;
    check_row("the other direction: anew");
    counting.right_to_left = true;
    text_fit(&counting, FACE_BOLD, sizes, 4, "two words", 400, 80, 2, arena, &block);
    CHECK_INT(calls, 16);
    counting.right_to_left = false;
    text_fit(&counting, FACE_BOLD, sizes, 4, "two words", 400, 80, 2, arena, &block);
    CHECK_INT(calls, 16);
    check_row("cleared");
    text_cache_clear(&cache);
    text_fit(&counting, FACE_BOLD, sizes, 4, "two words", 400, 80, 2, arena, &block);
    CHECK_INT(calls, 20);
    calls -= 4;
    check_row("one that would take more than an eighth is not kept");
    char novel[2000];
    memset(novel, 'n', sizeof novel);
    novel[sizeof novel - 1] = '\0';
    uint64_t written = cache.written;
    text_fit(&counting, FACE_BOLD, sizes, 4, novel, 400, 80, 2, arena, &block);
    CHECK_INT(cache.written, written);
    check_row("");
    arena_reset(arena);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_same(&arena);
    test_outlives(&arena);
    test_asks_once(&arena);
    arena_finish(&arena);
    return check_done();
}

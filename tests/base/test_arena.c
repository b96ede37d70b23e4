#include "base/arena.h"

#include <signal.h>
#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static unsigned acquired, released;
static size_t sizes[64];

static void *count_acquire(size_t size)
{
    if (acquired < sizeof sizes / sizeof sizes[0])
        sizes[acquired] = size;
    acquired++;
    /* Dirty memory, so that zeroed pieces are the arena's work. */
    void *block = malloc(size);
    return block ? memset(block, 0xA5, size) : NULL;
}

static void count_release(void *block)
{
    released++;
    free(block);
}

static void *refuse(size_t size)
{
    (void)size;
    return NULL;
}

static void begin(struct arena *arena)
{
    acquired = released = 0;
    arena_init(arena, count_acquire, count_release);
}

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

static void test_empty(void)
{
    check_row("empty");
    struct arena zero = {0};
    arena_finish(&zero);
    arena_reset(&zero);
    struct arena arena;
    begin(&arena);
    CHECK_INT(acquired, 0);
    arena_reset(&arena);
    arena_finish(&arena);
    CHECK_INT(acquired, 0);
    CHECK_INT(released, 0);
}

static void test_pieces(void)
{
    check_row("pieces");
    struct arena arena;
    begin(&arena);
    unsigned char *before = NULL;
    size_t sum = 0;
    for (size_t size = 0; size < 600; size++) {
        unsigned char *piece = arena_alloc(&arena, size);
        sum += size;
        if (!CHECK(piece != NULL) || !CHECK((uintptr_t)piece % alignof(max_align_t) == 0))
            break;
        CHECK(is_zero(piece, size));
        CHECK(piece != before);
        memset(piece, 0xFF, size); /* seen by the checks of later pieces if any overlap */
        before = piece;
    }
    CHECK_INT(arena.bytes, sum);
    arena_finish(&arena);
    CHECK_INT(released, acquired);
    CHECK(arena.newest == NULL);
    CHECK_INT(arena.bytes, 0);
}

/* Texts lie close, and what comes after them is aligned all the same; up to the block's last byte. */
static void test_texts_between(void)
{
    check_row("texts between pieces");
    struct arena arena;
    begin(&arena);
    for (size_t length = 0; length < 900; length++) {
        char text[900];
        memset(text, 'a' + (int)(length % 26), sizeof text);
        char *copy = arena_copy_n(&arena, text, length);
        unsigned char *piece = arena_alloc(&arena, length % 50);
        CHECK((uintptr_t)piece % alignof(max_align_t) == 0);
        CHECK(is_zero(piece, length % 50));
        memset(piece, 0xFF, length % 50);
        CHECK(memcmp(copy, text, length) == 0 && copy[length] == '\0');
    }
    arena_finish(&arena);
    CHECK_INT(released, acquired);
}

static void test_block_sizes(void)
{
    check_row("block sizes");
    struct arena arena;
    begin(&arena);
    while (acquired < 9)
        arena_alloc(&arena, 1000);
    for (unsigned i = 0; i < 9; i++)
        CHECK_INT(sizes[i], i < 6 ? 61440u << i : 3932160u);
    arena_finish(&arena);
    CHECK_INT(released, 9);
}

static void test_large_piece(void)
{
    check_row("large piece");
    struct arena arena;
    begin(&arena);
    char *small = arena_copy(&arena, "before");
    unsigned char *large = arena_alloc(&arena, 10000000);
    CHECK(is_zero(large, 10000000));
    memset(large, 1, 10000000);
    char *after = arena_copy(&arena, "after");
    CHECK_INT(acquired, 2); /* the small pieces share the first block */
    CHECK_INT(sizes[0], 61440);
    CHECK_STR(small, "before");
    CHECK_STR(after, "after");
    CHECK(large[0] == 1 && large[9999999] == 1);
    arena_finish(&arena);
    CHECK_INT(released, 2);

    check_row("large piece and what is left of the block");
    begin(&arena);
    arena_alloc(&arena, 1000);
    arena_alloc(&arena, 100000);
    for (int i = 0; i < 50; i++)
        arena_alloc(&arena, 1000);
    CHECK_INT(acquired, 2);
    arena_finish(&arena);

    check_row("large piece first");
    begin(&arena);
    memset(arena_alloc(&arena, 200000), 1, 200000);
    while (acquired < 3)
        CHECK(is_zero(arena_alloc(&arena, 500), 500));
    CHECK_INT(sizes[1], 61440);
    CHECK_INT(sizes[2], 122880);
    arena_finish(&arena);
}

static void fill(struct arena *arena, unsigned seed)
{
    for (unsigned i = 0; i < 3000; i++) {
        seed = seed * 1664525u + 1013904223u;
        size_t size = (seed >> 16) % 100 == 0 ? (seed >> 8) % 300000 : (seed >> 16) % 400;
        unsigned char *piece = arena_alloc(arena, size);
        if (!CHECK(is_zero(piece, size)))
            return;
        memset(piece, 0xEE, size);
    }
}

static void test_reset(void)
{
    check_row("reset");
    struct arena arena;
    begin(&arena);
    fill(&arena, 1);
    unsigned first_round = acquired;
    size_t bytes = arena.bytes;
    CHECK(first_round > 5);
    for (unsigned round = 0; round < 5; round++) {
        arena_reset(&arena);
        CHECK_INT(arena.bytes, 0);
        fill(&arena, 1);
        CHECK_INT(arena.bytes, bytes);
        CHECK_INT(acquired, first_round);
    }
    CHECK_INT(released, 0);

    /* Rounds that differ settle. */
    for (unsigned seed = 2; seed < 40; seed++) {
        arena_reset(&arena);
        fill(&arena, seed);
    }
    unsigned settled = acquired;
    for (unsigned seed = 2; seed < 40; seed++) {
        arena_reset(&arena);
        fill(&arena, seed);
    }
    CHECK_INT(acquired, settled);
    arena_reset(&arena);
    arena_finish(&arena);
    CHECK_INT(released, acquired);
}

static void test_growing_piece(void)
{
    check_row("a large piece that grows from round to round");
    struct arena arena;
    begin(&arena);
    for (size_t size = 300000; size < 400000; size += 100) {
        arena_reset(&arena);
        arena_alloc(&arena, 10);
        arena_alloc(&arena, size);
    }
    CHECK_INT(acquired, 2);
    arena_finish(&arena);
}

/* What is not set holds what the memory held, and is a piece like any other. */
static void test_unset_array(void)
{
    check_row("unset array");
    struct arena arena;
    begin(&arena);
    arena_copy(&arena, "odd"); /* after which nothing is aligned by itself */
    int64_t *numbers = ARENA_ARRAY_UNSET(&arena, int64_t, 5);
    CHECK((uintptr_t)numbers % alignof(max_align_t) == 0);
    CHECK_INT(arena.bytes, 4 + 5 * sizeof *numbers);
    CHECK_INT(((unsigned char *)numbers)[39], 0xA5);
    memset(numbers, 0xFF, 5 * sizeof *numbers);
    CHECK(is_zero(arena_alloc(&arena, 16), 16));
    CHECK(arena_array_unset(&arena, 0, 16) != NULL);
    arena_finish(&arena);
}

static void test_arrays(void)
{
    check_row("arrays");
    struct arena arena;
    begin(&arena);
    int *numbers = ARENA_ARRAY(&arena, int, 3);
    for (int i = 0; i < 3; i++)
        numbers[i] = i + 1;
    int *grown = arena_grow(&arena, numbers, 3, 6, sizeof *grown);
    CHECK(grown != numbers);
    for (int i = 0; i < 6; i++)
        CHECK_INT(grown[i], i < 3 ? i + 1 : 0);
    CHECK_INT(numbers[2], 3);
    int *fresh = arena_grow(&arena, NULL, 0, 4, sizeof *fresh);
    for (int i = 0; i < 4; i++)
        CHECK_INT(fresh[i], 0);
    CHECK(arena_array(&arena, 0, 16) != NULL);
    CHECK(arena_array(&arena, 16, 0) != NULL);
    struct {
        double d;
        void *p;
    } *pair = arena_alloc(&arena, sizeof *pair);
    CHECK(pair->p == NULL);
    arena_finish(&arena);
}

/* Items stay when the list grows, and it grows only when it is full. */
static void test_room(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    uint32_t count = 0, capacity = 0, grown = 0;
    int *items = NULL;
    check_row("room");
    while (count < 1000) {
        int *before = items;
        items = arena_room(&arena, items, count, &capacity, sizeof *items);
        grown += items != before;
        CHECK(count < capacity);
        items[count] = (int)count * 3;
        count++;
    }
    for (uint32_t i = 0; i < count; i++)
        CHECK_INT(items[i], (int)i * 3);
    CHECK_INT(capacity, 1024);
    CHECK_INT(grown, 7); /* 16, 32, ... 1024 */
    arena_finish(&arena);
}

static void test_strings(void)
{
    check_row("strings");
    struct arena arena;
    begin(&arena);
    CHECK_STR(arena_copy(&arena, "Hall N2"), "Hall N2");
    CHECK_STR(arena_copy(&arena, ""), "");
    CHECK(arena_copy(&arena, NULL) == NULL);
    CHECK_STR(arena_copy_n(&arena, "Hall N2", 4), "Hall");
    CHECK_STR(arena_copy_n(&arena, "Hall", 0), "");
    CHECK(arena_copy_n(&arena, NULL, 0) == NULL);
    CHECK_INT(memcmp(arena_copy_n(&arena, "a\0b", 3), "a\0b", 4), 0);
    CHECK_STR(arena_printf(&arena, "%s: %d of %d", "room", 3, 92), "room: 3 of 92");
    CHECK_STR(arena_printf(&arena, "%s", ""), "");
    char *long_text = arena_printf(&arena, "%*s", 100000, "x");
    CHECK_INT(strlen(long_text), 100000);
    arena_finish(&arena);
}

/* What each of these asks for cannot be had. */
static void ask_refused(void)
{
    struct arena arena;
    arena_init(&arena, refuse, count_release);
    arena_alloc(&arena, 1);
}

static void ask_product(void)
{
    struct arena arena;
    begin(&arena);
    arena_array(&arena, SIZE_MAX / 8 + 2, 8);
}

/* Each has one bit more than half of a size's, and their product none that a size holds. */
static void ask_product_of_halves(void)
{
    struct arena arena;
    const size_t half = (size_t)1 << (sizeof(size_t) * 4);
    begin(&arena);
    arena_array(&arena, half, half);
}

static void ask_unset_product(void)
{
    struct arena arena;
    begin(&arena);
    arena_array_unset(&arena, SIZE_MAX / 8 + 2, 8);
}

static void ask_size(void)
{
    struct arena arena;
    begin(&arena);
    arena_alloc(&arena, SIZE_MAX - 3);
}

static void ask_growth(void)
{
    struct arena arena;
    begin(&arena);
    arena_grow(&arena, NULL, 0, SIZE_MAX / 2, 4);
}

static void test_aborts(void)
{
    static const struct {
        const char *label;
        void (*ask)(void);
    } rows[] = {
        {"no memory", ask_refused},
        {"product overflows", ask_product},
        {"product overflows, of two of one size", ask_product_of_halves},
        {"product of an unset array overflows", ask_unset_product},
        {"size overflows", ask_size},
        {"growth overflows", ask_growth},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            rows[i].ask();
            _exit(0);
        }
        int status = 0;
        if (CHECK(child > 0) && CHECK(waitpid(child, &status, 0) == child))
            CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

int main(void)
{
    test_empty();
    test_pieces();
    test_texts_between();
    test_block_sizes();
    test_large_piece();
    test_reset();
    test_growing_piece();
    test_unset_array();
    test_arrays();
    test_room();
    test_strings();
    test_aborts();
    return check_done();
}

#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two of them stay below the size from which malloc maps pages for each block, and gives them back again. */
#define BLOCK_MIN ((size_t)60 * 1024)
#define BLOCK_MAX (BLOCK_MIN * 64)
#define ALIGNMENT _Alignof(max_align_t)

/* Under AddressSanitizer only pieces may be touched, and there is a gap between them. Its two functions are
 * declared here, since its header is none of the C library's. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GUARDED
#endif
#ifdef GUARDED
void __asan_poison_memory_region(const volatile void *start, size_t size);
void __asan_unpoison_memory_region(const volatile void *start, size_t size);
#define CLOSE(start, size) __asan_poison_memory_region((start), (size))
#define OPEN(start, size) __asan_unpoison_memory_region((start), (size))
#define GAP ALIGNMENT
#else
#define CLOSE(start, size) ((void)0)
#define OPEN(start, size) ((void)0)
#endif

struct arena_block {
    struct arena_block *next;
    size_t capacity, used; /* of data */
    bool own;              /* made for one large piece */
    _Alignas(max_align_t) unsigned char data[];
};

static struct arena_block *acquire_block(struct arena *arena, size_t total, bool own)
{
    struct arena_block *block = arena->acquire(total);
    if (!block)
        abort();
    block->next = NULL;
    block->capacity = total - sizeof *block;
    block->used = 0;
    block->own = own;
    CLOSE(block->data, block->capacity);
    return block;
}

static struct arena_block *unlink_block(struct arena_block **link)
{
    struct arena_block *block = *link;
    *link = block->next;
    return block;
}

/* Large pieces take the spare block that fits best and ordinary ones the oldest spare block. So a round
 * that asks for the same pieces as the one before finds a place for each. */
static struct arena_block *take_own_block(struct arena *arena, size_t size)
{
    struct arena_block **best = NULL;
    for (struct arena_block **link = &arena->spare; *link; link = &(*link)->next)
        if ((*link)->own && (*link)->capacity >= size && (!best || (*link)->capacity < (*best)->capacity))
            best = link;
    if (best)
        return unlink_block(best);

    /* Rounded up to powers of two, so that pieces that grow by a little from round to round reuse a block.
     * What is never touched costs address space only. */
    size_t total = BLOCK_MIN;
    while (total - sizeof(struct arena_block) < size) {
        if (total > SIZE_MAX / 2)
            abort();
        total *= 2;
    }
    return acquire_block(arena, total, true);
}

static struct arena_block **find_spare_block(struct arena *arena)
{
    struct arena_block **link = &arena->spare;
    while (*link && (*link)->own)
        link = &(*link)->next;
    return link;
}

/* A block with room for `size` bytes, linked into the blocks in use. The ordinary block that is being
 * filled stays the newest, so that a large piece doesn't waste what is left of it. */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
    struct arena_block *newest = arena->newest;
    struct arena_block **spare = find_spare_block(arena);
    size_t total = BLOCK_MIN;
    if (*spare)
        total = (*spare)->capacity + sizeof **spare;
    else if (newest && !newest->own && newest->capacity + sizeof *newest < BLOCK_MAX)
        total = (newest->capacity + sizeof *newest) * 2;
    else if (newest && !newest->own)
        total = BLOCK_MAX;

    struct arena_block *block;
    if (size > total / 2) {
        block = take_own_block(arena, size);
        if (newest) {
            block->next = newest->next;
            newest->next = block;
            return block;
        }
    } else {
        block = *spare ? unlink_block(spare) : acquire_block(arena, total, false);
    }
    block->next = newest;
    arena->newest = block;
    return block;
}

static void *take_from_new_block(struct arena *arena, size_t size, size_t taken)
{
    assert(arena->acquire && arena->release);
    if (size > SIZE_MAX / 4)
        abort();
    struct arena_block *block = add_block(arena, taken);
    block->used = taken;
    arena->bytes += size;
    OPEN(block->data, size);
    return block->data;
}

/* `size` bytes that hold anything, for something that needs no other alignment than `alignment`, a power of
 * two. Texts need none: a program is texts for the greater part, and has a fifth less memory to touch. */
static inline void *take(struct arena *arena, size_t size, size_t alignment)
{
#ifdef GUARDED /* which tells eight bytes from the next eight only */
    alignment = ALIGNMENT;
    size_t taken = (size ? size + ALIGNMENT - 1 : ALIGNMENT) / ALIGNMENT * ALIGNMENT + GAP;
#else
    size_t taken = size ? size : 1;
#endif
    struct arena_block *block = arena->newest;
    if (!block || size > SIZE_MAX / 4)
        return take_from_new_block(arena, size, taken);
    size_t start = (block->used + alignment - 1) & ~(alignment - 1);
    if (start > block->capacity || block->capacity - start < taken)
        return take_from_new_block(arena, size, taken);
    void *piece = block->data + start;
    block->used = start + taken;
    arena->bytes += size;
    OPEN(piece, size);
    return piece;
}

void arena_init(struct arena *arena, void *(*acquire)(size_t), void (*release)(void *))
{
    *arena = (struct arena){.acquire = acquire, .release = release};
}

static void release_blocks(struct arena *arena, struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        OPEN(block->data, block->capacity);
        arena->release(block);
        block = next;
    }
}

void arena_finish(struct arena *arena)
{
    release_blocks(arena, arena->newest);
    release_blocks(arena, arena->spare);
    arena->newest = NULL;
    arena->spare = NULL;
    arena->bytes = 0;
}

void arena_reset(struct arena *arena)
{
    /* Moving newest first turns the list round: the oldest block is then the first spare one. */
    while (arena->newest) {
        struct arena_block *block = unlink_block(&arena->newest);
        block->used = 0;
        CLOSE(block->data, block->capacity);
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->bytes = 0;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size, ALIGNMENT), 0, size);
}

/* Nothing is divided where neither needs more than half of the bits. */
static inline size_t multiply(size_t count, size_t size)
{
    if ((count | size) >> (sizeof(size_t) * 4) != 0 && size && count > SIZE_MAX / size)
        abort();
    return count * size;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, multiply(count, size));
}

void *arena_array_unset(struct arena *arena, size_t count, size_t size)
{
    return take(arena, multiply(count, size), ALIGNMENT);
}

void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t size)
{
    assert(new_count >= old_count);
    unsigned char *grown = take(arena, multiply(new_count, size), ALIGNMENT);
    size_t kept = old ? old_count * size : 0;
    if (kept)
        memcpy(grown, old, kept);
    memset(grown + kept, 0, new_count * size - kept);
    return grown;
}

void *arena_room(struct arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    if (*capacity > UINT32_MAX / 2)
        abort();
    *capacity = *capacity ? *capacity * 2 : 16;
    return arena_grow(arena, items, count, *capacity, size);
}

char *arena_copy(struct arena *arena, const char *text)
{
    return text ? arena_copy_n(arena, text, strlen(text)) : NULL;
}

char *arena_copy_n(struct arena *arena, const char *text, size_t length)
{
    if (!text)
        return NULL;
    if (length == SIZE_MAX)
        abort();
    char *copy = take(arena, length + 1, 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    size_t size = length > 0 ? (size_t)length + 1 : 1;
    char *text = take(arena, size, 1);
    text[0] = '\0';
    if (length > 0)
        vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

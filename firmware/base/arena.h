/*
 * arena: memory of one lifetime, taken piece by piece and given back whole.
 *
 * A snapshot, a step and a process each have one. Pieces are zeroed (but for arena_array_unset's) and aligned
 * for any type. The arena gets its blocks from the functions that its owner names (malloc and free in every
 * program of ours), so that this room and those above it link no allocator.
 */
#ifndef NOWNEXT_BASE_ARENA_H
#define NOWNEXT_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
    void *(*acquire)(size_t size);
    void (*release)(void *block);
    struct arena_block *newest; /* blocks in use, newest first */
    struct arena_block *spare;  /* kept by arena_reset for the next round */
    size_t bytes;               /* handed out since the last reset */
};

/* Makes an empty arena; takes no memory yet. Owner: the caller, who calls arena_finish. */
void arena_init(struct arena *arena, void *(*acquire)(size_t), void (*release)(void *));

/* Gives all blocks back. Every pointer from the arena is dead. Safe on an arena that is all zero. */
void arena_finish(struct arena *arena);

/* Forgets all pieces but keeps the blocks, so that a step that repeats takes no new memory. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes, never NULL (size 0 gives a pointer that must not be read). Aborts when memory has
 * run out: input is bounded by program/limits.h, so that is a fault of the machine, and the watchdog's
 * business. */
void *arena_alloc(struct arena *arena, size_t size);

/* A zeroed array of `count` times `size` bytes; aborts on overflow of the product. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same, holding anything: for a list whose maker sets each item whole before it reads it. */
void *arena_array_unset(struct arena *arena, size_t count, size_t size);

/* A grown copy of `old` (which may be NULL) with `new_count` items, of which the first `old_count` are
 * copied. The old array stays readable. */
void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t size);

/* A list with room for one more item of `size` bytes than its `count`: `items` itself, or, where *capacity
 * is used up, a grown copy of twice the capacity (16 items at first), which *capacity then tells. */
void *arena_room(struct arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t size);

/* A copy of a string (NULL gives NULL), or of its first `length` bytes, ended by a NUL. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_n(struct arena *arena, const char *text, size_t length);

/* A formatted string, as printf. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))
#define ARENA_ARRAY_UNSET(arena, type, count) ((type *)arena_array_unset((arena), (count), sizeof(type)))

#endif

/*
 * dirty_memory: what an arena can be given to take its blocks from, in tests of code that takes pieces which
 * it must set whole (arena_array_unset): nothing in a block is zero, so that what was not set shows.
 */
#ifndef NOWNEXT_TESTS_DIRTY_MEMORY_H
#define NOWNEXT_TESTS_DIRTY_MEMORY_H

#include <stdlib.h>
#include <string.h>

/* As malloc; owner: the caller, who calls free. */
static inline void *dirty_malloc(size_t size)
{
    void *block = malloc(size);
    return block ? memset(block, 0xA5, size) : NULL;
}

#endif

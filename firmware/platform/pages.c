#define _DEFAULT_SOURCE /* for madvise, MAP_ANONYMOUS */

#include "platform/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#define LARGE ((size_t)2 * 1024 * 1024)

/* How many bytes of so much memory are to lie in large pages. The last of these may be empty by a quarter. */
static size_t in_large_pages(size_t size)
{
#if defined __SANITIZE_ADDRESS__ || !defined MADV_HUGEPAGE
    (void)size; /* the sanitizer watches the ends of what calloc gives */
    return 0;
#else
    return size / LARGE * LARGE + (size % LARGE >= LARGE / 4 * 3 ? LARGE : 0);
#endif
}

/* A mapping that begins with a large page: of one that is too long, its ends are given back. */
static char *map_aligned(size_t size)
{
    char *mapped = mmap(NULL, size + LARGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return NULL;
    size_t before = (LARGE - (uintptr_t)mapped % LARGE) % LARGE;
    if (before > 0)
        munmap(mapped, before);
    munmap(mapped + before + size, LARGE - before);
    return mapped + before;
}

static size_t whole_pages(size_t size)
{
    return (size + LARGE - 1) / LARGE * LARGE;
}

void *pages_alloc(size_t size)
{
    size_t large = in_large_pages(size);
    if (large == 0)
        return calloc(1, size);
    char *memory = size <= SIZE_MAX - 2 * LARGE ? map_aligned(whole_pages(size)) : NULL;
#ifdef MADV_HUGEPAGE
    if (memory)
        (void)madvise(memory, large, MADV_HUGEPAGE);
#endif
    return memory;
}

void pages_free(void *memory, size_t size)
{
    if (in_large_pages(size) == 0)
        free(memory);
    else if (memory)
        munmap(memory, whole_pages(size));
}

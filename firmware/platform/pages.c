#define _DEFAULT_SOURCE /* for madvise */

#include "platform/pages.h"

#include <stdint.h>
#include <sys/mman.h>

#define LARGE ((uintptr_t)2 * 1024 * 1024)

void pages_prefer_large(void *start, size_t size)
{
#ifdef MADV_HUGEPAGE
    /* Only whole large pages inside: the rest may be shared with others. */
    uintptr_t first = ((uintptr_t)start + LARGE - 1) / LARGE * LARGE;
    uintptr_t end = ((uintptr_t)start + size) / LARGE * LARGE;
    if (end > first)
        (void)madvise((char *)start + (first - (uintptr_t)start), end - first, MADV_HUGEPAGE);
#else
    (void)start, (void)size;
#endif
}

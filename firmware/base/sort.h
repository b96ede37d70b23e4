/*
 * sort: a stable sort that takes no memory of its own. The C library's is not stable and may use the heap.
 */
#ifndef NOWNEXT_BASE_SORT_H
#define NOWNEXT_BASE_SORT_H

#include <stddef.h>

/* Sorts `count` items of `size` bytes; equal items keep their order. `compare` gives less than, equal to
 * or more than 0, as for qsort, and is handed `user`. `scratch` is the caller's: count * size bytes,
 * aligned as the items are, or NULL when count < 2. O(n log n); n - 1 comparisons and no copying when the
 * items are in order already. */
void sort_stable(void *items, size_t count, size_t size,
                 int (*compare)(const void *a, const void *b, void *user), void *user, void *scratch);

#endif

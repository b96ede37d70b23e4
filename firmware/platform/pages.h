/*
 * pages: memory of megabytes in large pages. A picture in small ones costs two thousand page faults before it
 * is first shown, a fifth of the time to the first frame.
 */
#ifndef NOWNEXT_PLATFORM_PAGES_H
#define NOWNEXT_PLATFORM_PAGES_H

#include <stddef.h>

/* So much memory, all zero; NULL when it has run out. What fills a large page for the most part lies in large
 * pages from its first byte to its last, where the system has them. pages_free gives it back, by the same
 * size. */
void *pages_alloc(size_t size);
void pages_free(void *memory, size_t size);

#endif

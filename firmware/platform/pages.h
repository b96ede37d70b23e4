/*
 * pages: memory of megabytes in large pages. A picture in small ones costs two thousand page faults before it
 * is first shown, a fifth of the time to the first frame.
 */
#ifndef NOWNEXT_PLATFORM_PAGES_H
#define NOWNEXT_PLATFORM_PAGES_H

#include <stddef.h>

/* Asks the system to back this memory, not yet touched, with large pages where it can. Without them all is as
 * it was: nothing fails. */
void pages_prefer_large(void *start, size_t size);

#endif

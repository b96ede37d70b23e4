#include "base/sort.h"

#include <stdint.h>
#include <string.h>

/* Items are small, so that a call for each would be most of the work. */
static inline void move_item(unsigned char *to, const unsigned char *from, size_t size)
{
    for (; size >= sizeof(uint64_t); size -= sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, from, sizeof word);
        memcpy(to, &word, sizeof word);
        from += sizeof word;
        to += sizeof word;
    }
    for (; size > 0; size--)
        *to++ = *from++;
}

/* Merges two sorted neighbours, [0, left) and [left, left + right) bytes from `items`. Only the left run
 * moves out of the way: the merged part can never overtake what is still to be read of the right one. */
static void merge(unsigned char *items, size_t left, size_t right, size_t size,
                  int (*compare)(const void *a, const void *b, void *user), void *user,
                  unsigned char *scratch)
{
    memcpy(scratch, items, left);
    const unsigned char *a = scratch, *a_end = scratch + left;
    const unsigned char *b = items + left, *b_end = items + left + right;
    unsigned char *out = items;
    while (a < a_end && b < b_end) {
        const unsigned char **first = compare(b, a, user) < 0 ? &b : &a;
        move_item(out, *first, size);
        *first += size;
        out += size;
    }
    memcpy(out, a, (size_t)(a_end - a));
}

void sort_stable(void *items, size_t count, size_t size,
                 int (*compare)(const void *a, const void *b, void *user), void *user, void *scratch)
{
    unsigned char *bytes = items;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start + width < count; start += 2 * width) {
            size_t right = count - start - width < width ? count - start - width : width;
            unsigned char *middle = bytes + (start + width) * size;
            if (compare(middle, middle - size, user) < 0)
                merge(bytes + start * size, width * size, right * size, size, compare, user, scratch);
        }
    }
}

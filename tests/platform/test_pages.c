/*
 * Memory in large pages. What the system does of it is asked of the system; where it has no large pages, and
 * under a sanitizer, all else holds.
 */
#define _DEFAULT_SOURCE /* for MADV_HUGEPAGE */

#include "platform/pages.h"

#include <stdint.h>
#include <sys/mman.h>

#include "check.h"

#define LARGE ((size_t)2 * 1024 * 1024)

/* The bytes from there on, of one mapping, that the system was asked to back with large pages. */
static size_t advised_from(const void *memory)
{
    char line[4096];
    unsigned long start = 0, end = 0;
    size_t advised = 0;
    FILE *file = fopen("/proc/self/smaps", "r");
    while (file && fgets(line, sizeof line, file)) {
        unsigned long first, last;
        if (sscanf(line, "%lx-%lx ", &first, &last) == 2)
            start = first, end = last;
        else if (strncmp(line, "VmFlags:", 8) == 0 && strstr(line, " hg") && (uintptr_t)memory >= start &&
                 (uintptr_t)memory < end)
            advised = end - (uintptr_t)memory;
    }
    if (file)
        fclose(file);
    return advised;
}

/* Pages of the process's address space. */
static long address_space(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file && fscanf(file, "%ld", &pages) == 1);
    if (file)
        fclose(file);
    return pages;
}

/* Whether large pages can be asked for, and pages_alloc does; and whether the system tells, which an emulator
 * of programs may not. */
static bool has_large_pages(void)
{
#if defined __SANITIZE_ADDRESS__ || !defined MADV_HUGEPAGE
    return false;
#else
    void *memory = mmap(NULL, 2 * LARGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bool has =
        memory != MAP_FAILED && madvise(memory, 2 * LARGE, MADV_HUGEPAGE) == 0 && advised_from(memory) > 0;
    if (memory != MAP_FAILED)
        munmap(memory, 2 * LARGE);
    return has;
#endif
}

static void test_memory(bool has_large)
{
    static const struct {
        const char *label;
        size_t size, advised;
    } rows[] = {
        {"a byte", 1, 0},
        {"a small picture", 480 * 320 * 4, 0},
        {"a little less than three quarters of a large page", LARGE / 4 * 3 - 1, 0},
        {"three quarters of one", LARGE / 4 * 3, LARGE},
        {"one", LARGE, LARGE},
        {"one, and a byte", LARGE + 1, LARGE},
        {"1280x720", 1280 * 720 * 4, 2 * LARGE},
        {"1920x1080", 1920 * 1080 * 4, 4 * LARGE},
        {"3840x2160", 3840 * 2160 * 4, 16 * LARGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const size_t size = rows[i].size;
        check_row(rows[i].label);
        unsigned char *bytes = pages_alloc(size);
        if (!CHECK(bytes != NULL))
            continue;
        if (has_large)
            CHECK_INT(advised_from(bytes), rows[i].advised);
        if (has_large && rows[i].advised > 0)
            CHECK_INT((uintptr_t)bytes % LARGE, 0);
        unsigned sum = 0;
        for (size_t at = 0; at < size; at++)
            sum |= bytes[at];
        CHECK_INT(sum, 0);
        memset(bytes, 7, size);
        CHECK_INT(bytes[size - 1], 7);
        pages_free(bytes, size);
    }
    check_row("");
}

/* What is given back is gone, and so is what was mapped to begin with a large page. */
static void test_free(bool has_large)
{
    enum { SIZE = 1920 * 1080 * 4 };
    pages_free(NULL, 1);
    pages_free(NULL, SIZE);
    const long before = address_space();
    for (int i = 0; i < 50; i++) {
        void *memory = pages_alloc(SIZE);
        if (!CHECK(memory != NULL))
            return;
        pages_free(memory, SIZE);
    }
    if (has_large)
        CHECK(address_space() - before < 256); /* a megabyte */
}

static void test_too_much(bool has_large)
{
    if (has_large)
        CHECK(pages_alloc(SIZE_MAX) == NULL && pages_alloc(SIZE_MAX / 4) == NULL);
}

int main(void)
{
    const bool has_large = has_large_pages();
    test_memory(has_large);
    test_free(has_large);
    test_too_much(has_large);
    return check_done();
}

/*
 * watched_files: whether any of some files is another than before, by what the system says of them: when they
 * were written, how large they are, which file it is.
 */
#ifndef NOWNEXT_PLATFORM_WATCHED_FILES_H
#define NOWNEXT_PLATFORM_WATCHED_FILES_H

#include <stdbool.h>
#include <stdint.h>

#define WATCHED_MOST_FILES 32

struct watched_file {
    const char *path;
    unsigned mark;
    bool is_there;
    int64_t written_ns, size;
    uint64_t number; /* one that was put in its place has another */
};

struct watched_files {
    uint32_t count;
    struct watched_file files[WATCHED_MOST_FILES];
};

/* Adds a file as it is now; its path is the caller's. "-" and NULL are none, one that is there already is not
 * added, and more than there is room for are left out. */
void watched_files_add(struct watched_files *watched, const char *path, unsigned mark);

/* The marks of those that are other than when this was asked last. A file that is gone is waited for: it
 * counts when it is there again. */
unsigned watched_files_changed(struct watched_files *watched);

#endif

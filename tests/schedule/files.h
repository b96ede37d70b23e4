/*
 * files.h: programs from files, through the importer.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_FILES_H
#define NOWNEXT_TESTS_SCHEDULE_FILES_H

#include "check.h"

#include <dirent.h>

#include "importer/importer.h"
#include "spool/tz.h"

struct program_file {
    struct arena arena;
    const struct program *program; /* NULL: it is none that can be imported */
    struct err err;
};

static inline char *files_read(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = 0, capacity = 1 << 16;
    char *bytes = malloc(capacity);
    for (size_t got; (got = fread(bytes + size, 1, capacity - size, file)) > 0;) {
        size += got;
        if (size == capacity)
            bytes = realloc(bytes, capacity *= 2);
    }
    fclose(file);
    *ret_size = size;
    return bytes;
}

/* False when there is no such file. Owner: the caller, who calls files_finish either way. */
static inline bool files_import(struct program_file *file, const char *path)
{
    memset(file, 0, sizeof *file);
    size_t size;
    char *bytes = files_read(path, &size);
    if (!bytes)
        return false;
    struct arena scratch;
    arena_init(&file->arena, malloc, free);
    arena_init(&scratch, malloc, free);
    struct issue_list issues;
    issue_list_init(&issues, &scratch);
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones, .event_title = "Event"};
    if (!importer_import(bytes, size, &options, &file->arena, &scratch, &issues, NULL, &file->program,
                         &file->err))
        file->program = NULL;
    arena_finish(&scratch);
    free(bytes);
    return true;
}

static inline void files_finish(struct program_file *file)
{
    arena_finish(&file->arena);
}

/* Calls `each` for every file of a folder that is a program, in the order of their names; gives how many
 * there were. */
static inline unsigned files_for_each(const char *folder,
                                      void (*each)(const struct program *program, const char *path))
{
    DIR *directory = opendir(folder);
    if (!directory)
        return 0;
    static char names[256][256];
    unsigned count = 0, programs = 0;
    for (const struct dirent *entry; count < 256 && (entry = readdir(directory));) {
        if (entry->d_name[0] == '.' || strlen(entry->d_name) >= sizeof names[0])
            continue;
        unsigned at = count++;
        for (; at > 0 && strcmp(entry->d_name, names[at - 1]) < 0; at--)
            memcpy(names[at], names[at - 1], sizeof names[at]);
        memcpy(names[at], entry->d_name, strlen(entry->d_name) + 1);
    }
    closedir(directory);
    for (unsigned i = 0; i < count; i++) {
        char path[600];
        int length = snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        CHECK(length > 0 && (size_t)length < sizeof path);
        struct program_file file;
        if (files_import(&file, path) && file.program) {
            each(file.program, path);
            programs++;
        }
        files_finish(&file);
    }
    return programs;
}

#endif

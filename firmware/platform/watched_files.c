#include "platform/watched_files.h"

#include <string.h>
#include <sys/stat.h>

/* What the system says of it now; false where it is not there. */
static bool look(const char *path, struct watched_file *ret)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    ret->is_there = true;
    ret->written_ns = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    ret->size = (int64_t)status.st_size;
    ret->number = (uint64_t)status.st_ino;
    return true;
}

void watched_files_add(struct watched_files *watched, const char *path, unsigned mark)
{
    if (!path || strcmp(path, "-") == 0 || watched->count == WATCHED_MOST_FILES)
        return;
    for (uint32_t i = 0; i < watched->count; i++)
        if (strcmp(watched->files[i].path, path) == 0 && watched->files[i].mark == mark)
            return;
    struct watched_file *file = &watched->files[watched->count++];
    *file = (struct watched_file){.path = path, .mark = mark};
    look(path, file);
}

unsigned watched_files_changed(struct watched_files *watched)
{
    unsigned marks = 0;
    for (uint32_t i = 0; i < watched->count; i++) {
        struct watched_file *file = &watched->files[i], now = *file;
        if (!look(file->path, &now))
            continue;
        if (!file->is_there || now.written_ns != file->written_ns || now.size != file->size ||
            now.number != file->number)
            marks |= file->mark;
        *file = now;
    }
    return marks;
}

#include "setup/intake_old.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "program/limits.h"
#include "spool/file.h"

enum { MOST_DEPTH = 4 };

static void move_file(const char *from, const char *to)
{
    struct arena scratch;
    struct stat about;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    /* They may be of two mounts, as systemd makes them: no rename from one to the other. */
    if (lstat(to, &about) == 0 || (spool_read_file(from, LIMIT_FILE_BYTES, &scratch, &bytes, &size, NULL) &&
                                   spool_replace_file(to, bytes, size, NULL)))
        unlink(from);
    arena_finish(&scratch);
}

static void move_folder(const char *from, const char *to, unsigned depth)
{
    struct arena arena;
    DIR *folder = opendir(from);
    const struct dirent *entry;
    arena_init(&arena, malloc, free);
    while (folder && (entry = readdir(folder))) {
        struct stat about;
        const char *inner = arena_printf(&arena, "%s/%s", from, entry->d_name),
                   *other = arena_printf(&arena, "%s/%s", to, entry->d_name);
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || lstat(inner, &about) != 0)
            continue;
        if (S_ISREG(about.st_mode)) {
            move_file(inner, other);
        } else if (S_ISDIR(about.st_mode) && depth < MOST_DEPTH) {
            mkdir(other, 0755);
            move_folder(inner, other, depth + 1);
        }
    }
    if (folder)
        closedir(folder);
    rmdir(from);
    arena_finish(&arena);
}

void intake_old_take(const struct intake *intake)
{
    struct stat about;
    if (!intake->old || stat(intake->old, &about) != 0)
        return;
    spool_remove_leftovers(intake->old);
    move_folder(intake->old, intake->spool, 0);
}

#define _XOPEN_SOURCE 700 /* realpath */
#include "spool/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t FIRST_CAPACITY = 64 * 1024; /* of what does not tell its size: a pipe */

static bool read_all(int fd, size_t limit, size_t expected, struct arena *arena, const char **ret_bytes,
                     size_t *ret_size, struct err *reterr)
{
    size_t capacity = expected + 1; /* one byte more, which becomes the NUL, shows that nothing follows */
    size_t size = 0;
    char *bytes = arena_alloc(arena, capacity);
    for (;;) {
        ssize_t count = read(fd, bytes + size, capacity - size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return err_set(reterr, ERR_IO, "can't be read: %s", strerror(errno));
        if (count == 0)
            break;
        size += (size_t)count;
        if (size > limit)
            return err_set(reterr, ERR_LIMIT, "is larger than %zu bytes, which is the limit", limit);
        if (size == capacity) {
            size_t grown = capacity < limit / 2 ? capacity * 2 : limit + 1;
            bytes = arena_grow(arena, bytes, size, grown, 1);
            capacity = grown;
        }
    }
    bytes[size] = '\0';
    *ret_bytes = bytes;
    *ret_size = size;
    return true;
}

bool spool_read_file(const char *path, size_t limit, struct arena *arena, const char **ret_bytes,
                     size_t *ret_size, struct err *reterr)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return err_set(reterr, ERR_IO, "can't be opened: %s", strerror(errno));
    struct stat status;
    bool ok = false;
    if (fstat(fd, &status) < 0) {
        err_set(reterr, ERR_IO, "can't be read: %s", strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        err_set(reterr, ERR_IO, "is a folder, not a file");
    } else if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > limit) {
        err_set(reterr, ERR_LIMIT, "is larger than %zu bytes, which is the limit", limit);
    } else {
        size_t expected = S_ISREG(status.st_mode)  ? (size_t)status.st_size
                          : limit < FIRST_CAPACITY ? limit
                                                   : FIRST_CAPACITY;
        ok = read_all(fd, limit, expected, arena, ret_bytes, ret_size, reterr);
    }
    close(fd);
    return ok;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t count = write(fd, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes += count;
        size -= (size_t)count;
    }
    return true;
}

/* Makes a rename last. File systems that can't sync a folder say EINVAL; there is nothing more to do on them.
 */
static bool sync_folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *folder = !slash          ? "."
                         : slash == path ? "/"
                                         : arena_copy_n(arena, path, (size_t)(slash - path));
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0 || errno == EINVAL;
    int reason = errno;
    close(fd);
    errno = reason;
    return ok;
}

static bool replace(const char *path, const void *bytes, size_t size, struct arena *arena, struct err *reterr)
{
    char *beside = arena_printf(arena, "%s.XXXXXX", path);
    int fd = mkstemp(beside);
    if (fd < 0)
        return err_set(reterr, ERR_IO, "can't be written: %s", strerror(errno));
    /* Other users' processes read it: the display reads what the agent wrote. */
    bool ok = fchmod(fd, 0644) == 0 && write_all(fd, bytes, size) && fsync(fd) == 0;
    if (!ok)
        err_set(reterr, ERR_IO, "can't be written: %s", strerror(errno));
    if (close(fd) < 0 && ok)
        ok = err_set(reterr, ERR_IO, "can't be written: %s", strerror(errno));
    if (ok && rename(beside, path) < 0)
        ok = err_set(reterr, ERR_IO, "can't be replaced: %s", strerror(errno));
    if (!ok) {
        unlink(beside);
        return false;
    }
    if (!sync_folder_of(path, arena))
        return err_set(reterr, ERR_IO, "is written, but its folder can't be synced: %s", strerror(errno));
    return true;
}

/* A device or a pipe: a rename would put a file in its place, and /dev/null be gone for everyone. */
static bool write_through(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool ok = fd >= 0 && write_all(fd, bytes, size);
    int reason = errno;
    if (fd >= 0 && close(fd) < 0 && ok) {
        reason = errno;
        ok = false;
    }
    return ok || err_set(reterr, ERR_IO, "can't be written: %s", strerror(reason));
}

bool spool_replace_file(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        return err_set(reterr, ERR_IO, "is a folder, not a file");
    if (exists && !S_ISREG(status.st_mode))
        return write_through(path, bytes, size, reterr);
    /* The file that a link leads to, not the link. */
    char *real = exists ? realpath(path, NULL) : NULL;
    struct arena arena;
    arena_init(&arena, malloc, free);
    bool ok = replace(real ? real : path, bytes, size, &arena, reterr);
    arena_finish(&arena);
    free(real);
    return ok;
}

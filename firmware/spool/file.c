#define _XOPEN_SOURCE 700 /* nftw, realpath */
#include "spool/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

/* Pipes and devices count only where a person names one in a call: /dev/stdin, /dev/fd/3. Anywhere else one
 * could hold up for ever whoever opens it. */
static bool is_in_dev(const char *path)
{
    return strncmp(path, "/dev/", 5) == 0;
}

static bool refuse_kind(mode_t mode, struct err *reterr)
{
    if (S_ISDIR(mode))
        return err_set(reterr, ERR_IO, "is a folder, not a file");
    return err_set(reterr, ERR_IO, "is a %s, not a file: remove it, and put a file in its place",
                   S_ISFIFO(mode)   ? "pipe"
                   : S_ISSOCK(mode) ? "socket"
                                    : "device");
}

bool spool_read_file(const char *path, size_t limit, struct arena *arena, const char **ret_bytes,
                     size_t *ret_size, struct err *reterr)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (is_in_dev(path) ? 0 : O_NONBLOCK));
    struct stat status;
    bool ok = false;
    if (fd < 0 && errno == ENXIO) /* a socket, or a device without a driver */
        return refuse_kind(stat(path, &status) == 0 ? status.st_mode : S_IFSOCK, reterr);
    if (fd < 0)
        return err_set(reterr, ERR_IO, "can't be opened: %s", strerror(errno));
    if (fstat(fd, &status) < 0) {
        err_set(reterr, ERR_IO, "can't be read: %s", strerror(errno));
    } else if (S_ISDIR(status.st_mode) || (!S_ISREG(status.st_mode) && !is_in_dev(path))) {
        refuse_kind(status.st_mode, reterr);
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

/* Whoever writes such a file holds its lock, which a power cut or the end of the process gives back. */
static const char BESIDE[] = ".~XXXXXX"; /* after the file's own name, as mkstemp takes it */

/* A new file beside `path`, locked; -1, and errno, where there can be none. */
static int create_beside(const char *path, struct arena *arena, char **ret)
{
    for (;;) {
        struct stat status;
        *ret = arena_printf(arena, "%s%s", path, BESIDE);
        int fd = mkstemp(*ret);
        if (fd < 0 || (flock(fd, LOCK_EX) == 0 && fstat(fd, &status) == 0 && status.st_nlink > 0))
            return fd;
        close(fd); /* it was removed as a leftover before it was locked */
    }
}

static int remove_leftover(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *name = path + at->base, *end = strrchr(name, '.');
    (void)status;
    if (kind != FTW_F || !end || end == name || strlen(end) != sizeof BESIDE - 1 || end[1] != '~' ||
        strspn(end + 2, letters) != 6)
        return 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlink(path);
    if (fd >= 0)
        close(fd);
    return 0;
}

void spool_remove_leftovers(const char *folder)
{
    enum { MOST_OPEN_FOLDERS = 8 };
    nftw(folder, remove_leftover, MOST_OPEN_FOLDERS, FTW_PHYS | FTW_MOUNT);
}

static int remove_it(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

bool spool_remove_all(const char *path)
{
    enum { MOST_OPEN_FOLDERS = 8 };
    return nftw(path, remove_it, MOST_OPEN_FOLDERS, FTW_PHYS | FTW_MOUNT | FTW_DEPTH) == 0 || errno == ENOENT;
}

static bool replace(const char *path, const void *bytes, size_t size, struct arena *arena, struct err *reterr)
{
    char *beside;
    int fd = create_beside(path, arena, &beside);
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
    /* The file that a link leads to, not the link. */
    char *real = exists ? realpath(path, NULL) : NULL;
    const char *whole = real ? real : path;
    struct arena arena;
    bool ok;
    arena_init(&arena, malloc, free);
    if (!exists || S_ISREG(status.st_mode))
        ok = replace(whole, bytes, size, &arena, reterr);
    else if (!S_ISDIR(status.st_mode) && is_in_dev(whole))
        ok = write_through(whole, bytes, size, reterr);
    else
        ok = refuse_kind(status.st_mode, reterr);
    arena_finish(&arena);
    free(real);
    return ok;
}

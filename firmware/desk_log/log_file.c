#include "desk_log/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 256 * 1024 * 1024 };

static bool fail(const struct log_file *file, const char *what, int reason, struct err *reterr)
{
    return err_set(reterr, ERR_IO, "%s can't be %s: %s", file->path, what, strerror(reason));
}

bool log_file_open(struct log_file *file, const char *path, struct err *reterr)
{
    *file = (struct log_file){.path = path, .fd = open(path, O_RDWR | O_CLOEXEC)};
    if (file->fd < 0 && (errno == EROFS || errno == EACCES)) {
        file->write_error = errno;
        file->fd = open(path, O_RDONLY | O_CLOEXEC);
    }
    return file->fd >= 0 || fail(file, "opened", errno, reterr);
}

void log_file_close(struct log_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
}

static bool read_at(const struct log_file *file, char *bytes, size_t size, struct err *reterr)
{
    size_t done = 0;
    while (done < size) {
        ssize_t count = pread(file->fd, bytes + done, size - done, (off_t)(file->end + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return fail(file, "read", count < 0 ? errno : EIO, reterr);
        done += (size_t)count;
    }
    return true;
}

bool log_file_read(struct log_file *file, struct arena *arena, const char **ret_lines, size_t *ret_size,
                   size_t *ret_torn, struct err *reterr)
{
    struct stat status;
    *ret_lines = "";
    *ret_size = *ret_torn = 0;
    if (fstat(file->fd, &status) != 0)
        return fail(file, "read", errno, reterr);
    size_t there = (size_t)status.st_size;
    if (there < file->end)
        return err_set(reterr, ERR_MEANING,
                       "%s is shorter than it was: somebody has changed it; start this program again",
                       file->path);
    if (there > MOST_BYTES)
        return err_set(reterr, ERR_LIMIT, "%s has more than %d bytes, which is the limit", file->path,
                       (int)MOST_BYTES);
    size_t size = there - file->end;
    if (size == 0)
        return true;
    char *bytes = arena_alloc(arena, size + 1);
    if (!read_at(file, bytes, size, reterr))
        return false;
    size_t whole = size;
    while (whole > 0 && bytes[whole - 1] != '\n')
        whole--;
    bytes[whole] = '\0';
    file->end += whole;
    *ret_lines = bytes;
    *ret_size = whole;
    *ret_torn = size - whole;
    return true;
}

static bool cut(const struct log_file *file)
{
    while (ftruncate(file->fd, (off_t)file->end) != 0)
        if (errno != EINTR)
            return false;
    return fsync(file->fd) == 0;
}

bool log_file_cut(struct log_file *file, struct err *reterr)
{
    if (file->write_error)
        return fail(file, "written", file->write_error, reterr);
    return cut(file) || fail(file, "written", errno, reterr);
}

static bool write_all(const struct log_file *file, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t count = pwrite(file->fd, bytes + done, size - done, (off_t)(file->end + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        done += (size_t)count;
    }
    return true;
}

bool log_file_append(struct log_file *file, const char *line, size_t size, struct err *reterr)
{
    struct stat status;
    if (file->write_error)
        return fail(file, "written", file->write_error, reterr);
    /* A torn line that is longer than the new one would be its end. */
    bool is_torn = fstat(file->fd, &status) == 0 && (size_t)status.st_size > file->end;
    if ((!is_torn || cut(file)) && write_all(file, line, size) && fsync(file->fd) == 0)
        return true;
    int reason = errno;
    if (!cut(file))
        return err_set(reterr, ERR_IO,
                       "%s can't be written: %s; nor can the line be taken away again (%s), so the entry may "
                       "count after all: look at the history",
                       file->path, strerror(reason), strerror(errno));
    return fail(file, "written", reason, reterr);
}

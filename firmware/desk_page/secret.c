#include "desk_page/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const char *path, const char *what, struct err *reterr)
{
    return err_set(reterr, ERR_IO, "%s %s: %s", path, what, strerror(errno));
}

static bool fill(uint8_t *bytes, size_t size)
{
    return getrandom(bytes, size, 0) == (ssize_t)size;
}

uint64_t secret_number(void)
{
    uint64_t number = 0;
    return getrandom(&number, sizeof number, 0) == (ssize_t)sizeof number ? number : 0;
}

/* Whole or not at all: it is written beside and linked, so that of two desks that start at once one's counts.
 */
static bool make(const char *path, const char *beside, struct err *reterr)
{
    uint8_t secret[TOKEN_SECRET_SIZE];
    if (!fill(secret, sizeof secret))
        return fail(path, "can't be made", reterr);
    unlink(beside);
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(beside, "can't be written", reterr);
    bool ok = write(fd, secret, sizeof secret) == (ssize_t)sizeof secret && fsync(fd) == 0;
    ok = ok && (link(beside, path) == 0 || errno == EEXIST);
    if (!ok)
        fail(path, "can't be written", reterr);
    close(fd);
    unlink(beside);
    return ok;
}

bool secret_load(const char *folder, uint8_t ret[TOKEN_SECRET_SIZE], struct err *reterr)
{
    struct arena arena;
    struct stat status;
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s/" SECRET_FILE, folder);
    const char *beside = arena_printf(&arena, "%s/" SECRET_FILE ".%ld", folder, (long)getpid());
    bool ok = access(path, F_OK) == 0 || make(path, beside, reterr);
    int fd = ok ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    if (ok && fd < 0)
        ok = fail(path, "can't be read", reterr);
    if (ok && (fstat(fd, &status) != 0 || (status.st_mode & 077) != 0))
        ok = err_set(reterr, ERR_IO,
                     "%s can be read by others: remove it, which ends all links, or chmod 600 it", path);
    if (ok && (status.st_size != TOKEN_SECRET_SIZE || read(fd, ret, TOKEN_SECRET_SIZE) != TOKEN_SECRET_SIZE))
        ok = err_set(reterr, ERR_IO, "%s is no secret of a desk: remove it, which ends all links", path);
    if (fd >= 0)
        close(fd);
    arena_finish(&arena);
    return ok;
}

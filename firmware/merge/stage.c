#include "merge/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "spool/file.h"

enum { PATH_SIZE = 1024 };
static const char UNFINISHED[] = "next.~", READY[] = "next";

static bool path_of(const struct stage *stage, const char *below, const char *name, char ret[PATH_SIZE],
                    struct err *reterr)
{
    int length = name ? snprintf(ret, PATH_SIZE, "%s/%s/%s", stage->folder, below, name)
                      : snprintf(ret, PATH_SIZE, "%s/%s", stage->folder, below);
    if (length < 0 || length >= PATH_SIZE)
        return err_set(reterr, ERR_IO, "its path is too long");
    return true;
}

static bool fail(struct err *reterr, const char *what)
{
    return err_set(reterr, ERR_IO, "%s: %s", what, strerror(errno));
}

static bool sync_folder(const struct stage *stage, struct err *reterr)
{
    int fd = open(stage->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
    if (!ok)
        fail(reterr, "the folder can't be synced");
    if (fd >= 0)
        close(fd);
    return ok;
}

/* Removes what is there, whatever it is: this place in the folder is the stage's. */
static bool clear(const char *path, struct err *reterr)
{
    return spool_remove_all(path) || fail(reterr, "what is left of an earlier time can't be removed");
}

/* Removes what was never ready. */
static bool discard(const struct stage *stage, struct err *reterr)
{
    char path[PATH_SIZE];
    return path_of(stage, UNFINISHED, NULL, path, reterr) && clear(path, reterr);
}

/* What is no file of the stage is left where it is. */
static bool move(const char *from, const char *to, struct err *reterr)
{
    struct stat status;
    if (lstat(from, &status) < 0)
        return errno == ENOENT || fail(reterr, "what is ready can't be seen");
    if (!S_ISREG(status.st_mode) || rename(from, to) == 0)
        return true;
    /* A folder has the file's name. */
    return (errno == EISDIR && clear(to, reterr) && rename(from, to) == 0) ||
           fail(reterr, "what is ready can't be moved to its place");
}

/* Moves what is ready to its places, and removes what else is there. */
static bool finish(const struct stage *stage, struct err *reterr)
{
    char from[PATH_SIZE], to[PATH_SIZE];
    struct stat status;
    if (!path_of(stage, READY, NULL, from, reterr))
        return false;
    if (lstat(from, &status) < 0)
        return errno == ENOENT || fail(reterr, "what is ready can't be seen");
    for (uint32_t i = 0; S_ISDIR(status.st_mode) && i < stage->count; i++)
        if (!path_of(stage, READY, stage->names[i], from, reterr) ||
            !path_of(stage, stage->names[i], NULL, to, reterr) || !move(from, to, reterr))
            return false;
    path_of(stage, READY, NULL, from, NULL);
    return sync_folder(stage, reterr) && clear(from, reterr);
}

bool stage_recover(const struct stage *stage, struct err *reterr)
{
    return finish(stage, reterr) && discard(stage, reterr);
}

bool stage_begin(const struct stage *stage, struct err *reterr)
{
    char path[PATH_SIZE];
    return path_of(stage, UNFINISHED, NULL, path, reterr) &&
           (mkdir(path, 0755) == 0 || fail(reterr, "no folder can be made"));
}

const char *stage_folder(void)
{
    return UNFINISHED;
}

bool stage_put(const struct stage *stage, const char *name, const void *bytes, size_t size,
               struct err *reterr)
{
    char path[PATH_SIZE];
    return path_of(stage, UNFINISHED, name, path, reterr) && spool_replace_file(path, bytes, size, reterr);
}

bool stage_commit(const struct stage *stage, struct err *reterr)
{
    char from[PATH_SIZE], to[PATH_SIZE];
    if (!path_of(stage, UNFINISHED, NULL, from, reterr) || !path_of(stage, READY, NULL, to, reterr))
        return false;
    /* Something may have come there since the beginning. */
    if (rename(from, to) < 0 && (!finish(stage, reterr) || rename(from, to) < 0))
        return fail(reterr, "what is ready can't be named so");
    return sync_folder(stage, reterr) && finish(stage, reterr);
}

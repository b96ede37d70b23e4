#include "spool/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

static struct arena arena;
static char folder[] = "/tmp/nownext-test-XXXXXX";

static const char *in_folder(const char *name)
{
    return arena_printf(&arena, "%s/%s", folder, name);
}

static unsigned files_in_folder(void)
{
    unsigned count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return count;
}

static void test_write_and_read(void)
{
    const char *path = in_folder("a.json");
    struct err err = {0};
    CHECK(spool_replace_file(path, "first", 5, &err));
    const char *bytes = NULL;
    size_t size = 0;
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, &err));
    CHECK_INT(size, 5);
    CHECK_STR(bytes, "first");

    CHECK(spool_replace_file(path, "sec\0nd", 6, &err));
    CHECK(spool_read_file(path, 6, &arena, &bytes, &size, &err));
    CHECK_INT(size, 6);
    CHECK(memcmp(bytes, "sec\0nd", 7) == 0); /* with the NUL after it */

    CHECK(spool_replace_file(path, "", 0, &err));
    CHECK(spool_read_file(path, 0, &arena, &bytes, &size, &err));
    CHECK_INT(size, 0);
    CHECK_STR(bytes, "");

    struct stat status;
    CHECK(stat(path, &status) == 0);
    CHECK_INT(status.st_mode & 0777, 0644);
    CHECK_INT(files_in_folder(), 1); /* nothing is left beside it */
    CHECK_INT(err.code, ERR_NONE);
}

static void test_limit(void)
{
    const char *path = in_folder("b");
    CHECK(spool_replace_file(path, "12345678", 8, NULL));
    struct err err = {0};
    const char *bytes = NULL;
    size_t size = 0;
    CHECK(spool_read_file(path, 8, &arena, &bytes, &size, &err));
    CHECK(!spool_read_file(path, 7, &arena, &bytes, &size, &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.text, "is larger than 7 bytes, which is the limit");
    unlink(path);
}

/* A file that doesn't tell its size (as those of /proc) is read to its end, and not past the limit. */
static void test_unknown_size(void)
{
    const char *bytes = NULL;
    size_t size = 0;
    struct err err = {0};
    if (spool_read_file("/proc/self/maps", 1 << 20, &arena, &bytes, &size, &err)) {
        CHECK(size > 1000);
        CHECK(bytes[size] == '\0' && bytes[size - 1] == '\n');
        CHECK(!spool_read_file("/proc/self/maps", 1000, &arena, &bytes, &size, &err));
        CHECK_INT(err.code, ERR_LIMIT);
    }

    int ends[2];
    CHECK(pipe(ends) == 0);
    CHECK(write(ends[1], "from a pipe", 11) == 11);
    close(ends[1]);
    err = (struct err){0};
    CHECK(spool_read_file(arena_printf(&arena, "/dev/fd/%d", ends[0]), 100, &arena, &bytes, &size, &err));
    CHECK_STR(bytes, "from a pipe");
    close(ends[0]);
}

static void test_failures(void)
{
    struct err err = {0};
    const char *bytes = NULL;
    size_t size = 0;
    CHECK(!spool_read_file(in_folder("none"), 100, &arena, &bytes, &size, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "can't be opened: No such file or directory");
    err = (struct err){0};
    CHECK(!spool_read_file(folder, 100, &arena, &bytes, &size, &err));
    CHECK_STR(err.text, "is a folder, not a file");
    err = (struct err){0};
    CHECK(!spool_read_file("-", 100, &arena, &bytes, &size, &err));
    CHECK_INT(err.code, ERR_IO);

    err = (struct err){0};
    CHECK(!spool_replace_file(in_folder("none/a"), "x", 1, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "can't be written: No such file or directory");

    /* A folder can't be replaced by a file, and nothing is left beside it. */
    const char *inner = in_folder("folder");
    CHECK(mkdir(inner, 0755) == 0);
    unsigned before = files_in_folder();
    err = (struct err){0};
    CHECK(!spool_replace_file(inner, "x", 1, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "is a folder, not a file");
    CHECK_INT(files_in_folder(), before);
    rmdir(inner);
}

/* A rename onto a pipe or a device would take it away from whoever else uses it. */
static void test_what_is_no_file(void)
{
    const char *pipe_path = in_folder("pipe"), *link_path = in_folder("link"), *path = in_folder("a.json");
    struct err err = {0};
    struct stat status;
    char got[16] = "";
    CHECK(mkfifo(pipe_path, 0600) == 0);
    int end = open(pipe_path, O_RDONLY | O_NONBLOCK);
    CHECK(spool_replace_file(pipe_path, "through", 7, &err));
    CHECK_INT(read(end, got, sizeof got), 7);
    CHECK_STR(got, "through");
    close(end);
    CHECK(lstat(pipe_path, &status) == 0 && S_ISFIFO(status.st_mode));
    unlink(pipe_path);

    /* A link to a device, so that a breach takes the link and not the machine's device. */
    CHECK(symlink("/dev/full", link_path) == 0);
    if (stat(link_path, &status) == 0 && S_ISCHR(status.st_mode)) {
        CHECK(!spool_replace_file(link_path, "x", 1, &err));
        CHECK_STR(err.text, "can't be written: No space left on device");
    }
    CHECK(lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode));
    unlink(link_path);

    const char *bytes = NULL;
    size_t size = 0;
    err = (struct err){0};
    CHECK(symlink("a.json", link_path) == 0);
    CHECK(spool_replace_file(link_path, "linked", 6, &err));
    CHECK(lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode));
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, &err));
    CHECK_STR(bytes, "linked");
    unlink(link_path);
    CHECK_STR(err.text, "");
}

static void test_relative_path(void)
{
    char before[4096];
    CHECK(getcwd(before, sizeof before) != NULL);
    CHECK(chdir(folder) == 0);
    struct err err = {0};
    CHECK(spool_replace_file("here", "x", 1, &err));
    CHECK_STR(err.text, "");
    unlink("here");
    CHECK(chdir(before) == 0);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    if (!mkdtemp(folder))
        return 1;
    test_write_and_read();
    test_limit();
    test_unknown_size();
    test_failures();
    test_what_is_no_file();
    test_relative_path();
    unlink(in_folder("a.json"));
    CHECK_INT(files_in_folder(), 0);
    rmdir(folder);
    arena_finish(&arena);
    return check_done();
}

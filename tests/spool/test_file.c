#include "spool/file.h"

#include <dirent.h>
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

    /* A folder can't be replaced by a file; what was written beside it goes away. */
    const char *inner = in_folder("folder");
    CHECK(mkdir(inner, 0755) == 0);
    unsigned before = files_in_folder();
    err = (struct err){0};
    CHECK(!spool_replace_file(inner, "x", 1, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_INT(files_in_folder(), before);
    rmdir(inner);
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
    test_relative_path();
    unlink(in_folder("a.json"));
    CHECK_INT(files_in_folder(), 0);
    rmdir(folder);
    arena_finish(&arena);
    return check_done();
}

#include "spool/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include "check.h"

static struct arena arena;
static char folder[] = "/tmp/nownext-test-XXXXXX";

static const char *in_folder(const char *name)
{
    return arena_printf(&arena, "%s/%s", folder, name);
}

/* The C library's own is not called: the syncs are counted, each with what was at `synced_path` then. */
static const char *synced_path;
static unsigned file_syncs, folder_syncs;
static bool old_at_file_sync, new_at_folder_sync;
static bool file_sync_fails, rename_fails;
static int folder_sync_error; /* 0: none */

int fsync(int fd)
{
    struct stat synced, there;
    CHECK(fstat(fd, &synced) == 0);
    bool is_new = synced_path && stat(synced_path, &there) == 0 && there.st_size == 3;
    if (S_ISDIR(synced.st_mode)) {
        folder_syncs++;
        new_at_folder_sync = is_new;
    } else {
        file_syncs++;
        old_at_file_sync = !is_new && synced.st_size == 3;
    }
    errno = !S_ISDIR(synced.st_mode) ? file_sync_fails ? EIO : 0 : folder_sync_error;
    return errno ? -1 : 0;
}

int rename(const char *from, const char *to)
{
    if (!rename_fails)
        return renameat(AT_FDCWD, from, AT_FDCWD, to);
    errno = EROFS;
    return -1;
}

/* Nor are these: each call is interrupted once, and then gives or takes a byte. */
static bool is_slow;
static unsigned slow_calls;

ssize_t write(int fd, const void *bytes, size_t size)
{
    struct iovec part = {(void *)(uintptr_t)bytes, is_slow && size > 1 ? 1 : size};
    if (!is_slow || slow_calls++ % 2)
        return writev(fd, &part, 1);
    errno = EINTR;
    return -1;
}

ssize_t read(int fd, void *bytes, size_t size)
{
    struct iovec part = {bytes, is_slow && size > 1 ? 1 : size};
    if (!is_slow || slow_calls++ % 2)
        return readv(fd, &part, 1);
    errno = EINTR;
    return -1;
}

static void test_slow(void)
{
    const char *path = in_folder("a.json"), *bytes;
    struct err err = {0};
    size_t size;
    check_row("byte for byte, with interruptions");
    is_slow = true;
    CHECK(spool_replace_file(path, "before", 6, &err));
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, &err));
    is_slow = false;
    CHECK(slow_calls >= 2 * 12);
    CHECK_STR(bytes, "before");
    CHECK_STR(err.text, "");
}

/* The file before the rename, or a power cut leaves an empty one in its place; the folder after it, or the
 * old one may come back. */
static void test_syncs(void)
{
    check_row("syncs");
    synced_path = in_folder("a.json");
    CHECK(spool_replace_file(synced_path, "before", 6, NULL));
    file_syncs = folder_syncs = 0;
    CHECK(spool_replace_file(synced_path, "new", 3, NULL));
    CHECK_INT(file_syncs, 1);
    CHECK_INT(folder_syncs, 1);
    CHECK(old_at_file_sync && new_at_folder_sync);
    synced_path = NULL;
}

static void test_leftovers(void)
{
    static const char *const stay[] = {"a.json.~live00", "photo.backup", ".~abcdef",     "a.~abcde",
                                       "a.~abcdefg",     "a.~abc-ef",    "a.json.abcdef"};
    check_row("leftovers");
    const char *below = in_folder("themes"), *path = in_folder("themes/ours.json.~Ab3dEf");
    CHECK(mkdir(below, 0755) == 0);
    fclose(fopen(path, "w"));
    fclose(fopen(in_folder("a.json.~000000"), "w"));
    CHECK(mkfifo(in_folder("a.~pipe00"), 0600) == 0);
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
        fclose(fopen(in_folder(stay[i]), "w"));
    int live = open(in_folder(stay[0]), O_RDWR);
    CHECK(flock(live, LOCK_EX) == 0);
    spool_remove_leftovers(folder);
    CHECK(access(path, F_OK) != 0 && access(in_folder("a.json.~000000"), F_OK) != 0);
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++) {
        check_row(stay[i]);
        CHECK(access(in_folder(stay[i]), F_OK) == 0);
    }
    close(live);
    spool_remove_leftovers(folder);
    CHECK(access(in_folder(stay[0]), F_OK) != 0);
    spool_remove_leftovers(in_folder("none"));
    for (size_t i = 1; i < sizeof stay / sizeof *stay; i++)
        unlink(in_folder(stay[i]));
    unlink(in_folder("a.~pipe00"));
    CHECK(rmdir(below) == 0);
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

/* A disk that wears out: what was there stays, nothing is left beside it, and it is said. */
static void test_no_sync(void)
{
    const char *path = in_folder("a.json"), *bytes;
    struct err err = {0};
    size_t size;
    check_row("a file that can't be synced");
    CHECK(spool_replace_file(path, "before", 6, NULL));
    const unsigned files = files_in_folder();
    file_sync_fails = true;
    CHECK(!spool_replace_file(path, "after", 5, &err));
    file_sync_fails = false;
    CHECK_STR(err.text, "can't be written: Input/output error");
    CHECK_INT(files_in_folder(), files);
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, NULL));
    CHECK_STR(bytes, "before");
    check_row("a folder that can't");
    err = (struct err){0};
    folder_sync_error = EIO;
    CHECK(!spool_replace_file(path, "after", 5, &err));
    folder_sync_error = 0;
    CHECK_STR(err.text, "is written, but its folder can't be synced: Input/output error");
    CHECK_INT(files_in_folder(), files);
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, NULL));
    CHECK_STR(bytes, "after");
    check_row("a file system that does not sync folders");
    err = (struct err){0};
    folder_sync_error = EINVAL;
    CHECK(spool_replace_file(path, "before", 6, &err));
    folder_sync_error = 0;
    CHECK_STR(err.text, "");
    check_row("no rename");
    rename_fails = true;
    CHECK(!spool_replace_file(path, "after", 5, &err));
    rename_fails = false;
    CHECK_STR(err.text, "can't be replaced: Read-only file system");
    CHECK_INT(files_in_folder(), files);
    CHECK(spool_read_file(path, 100, &arena, &bytes, &size, NULL));
    CHECK_STR(bytes, "before");
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

/* Neither opening a pipe that has no other end nor a socket or a device may hold up a display. */
static void test_what_is_no_file_is_refused(void)
{
    static const struct {
        const char *name, *error;
    } rows[] = {{"pipe", "is a pipe, not a file: remove it, and put a file in its place"},
                {"socket", "is a socket, not a file: remove it, and put a file in its place"},
                {"device", "is a device, not a file: remove it, and put a file in its place"}};
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int listening = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", in_folder("socket"));
    CHECK(bind(listening, (const struct sockaddr *)&address, sizeof address) == 0);
    CHECK(mkfifo(in_folder("pipe"), 0600) == 0 && symlink("/dev/zero", in_folder("device")) == 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *path = in_folder(rows[i].name), *bytes;
        struct stat before, after;
        struct err err = {0};
        size_t size;
        check_row(rows[i].name);
        CHECK(lstat(path, &before) == 0);
        CHECK(!spool_read_file(path, 100, &arena, &bytes, &size, &err));
        CHECK_STR(err.text, rows[i].error);
        err = (struct err){0};
        if (i < 2) { /* a link into /dev is what a person has made */
            CHECK(!spool_replace_file(path, "x", 1, &err));
            CHECK_STR(err.text, rows[i].error);
        }
        CHECK(lstat(path, &after) == 0 && after.st_ino == before.st_ino);
        unlink(path);
    }
    close(listening);
}

/* A rename onto a pipe or a device would take it away from whoever else uses it. */
static void test_what_a_call_names(void)
{
    const char *link_path = in_folder("link"), *path = in_folder("a.json");
    struct err err = {0};
    struct stat status;
    int ends[2];
    char got[16] = "";
    CHECK(pipe(ends) == 0);
    CHECK(spool_replace_file(arena_printf(&arena, "/dev/fd/%d", ends[1]), "through", 7, &err));
    CHECK_INT(read(ends[0], got, sizeof got), 7);
    CHECK_STR(got, "through");
    close(ends[0]);
    close(ends[1]);

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

static void test_remove_all(void)
{
    char other[60] = "/tmp/nownext-other-XXXXXX";
    check_row("nothing, a file");
    CHECK(spool_remove_all(in_folder("none")));
    CHECK(spool_replace_file(in_folder("one"), "x", 1, NULL));
    CHECK(spool_remove_all(in_folder("one")));
    CHECK(access(in_folder("one"), F_OK) != 0);
    check_row("a folder, and a link that leads elsewhere");
    CHECK(mkdtemp(other) != NULL);
    const char *kept = arena_printf(&arena, "%s/kept", other);
    CHECK(spool_replace_file(kept, "x", 1, NULL));
    CHECK(mkdir(in_folder("two"), 0700) == 0 && mkdir(in_folder("two/three"), 0700) == 0);
    CHECK(spool_replace_file(in_folder("two/three/x"), "x", 1, NULL));
    CHECK(symlink(other, in_folder("two/link")) == 0);
    CHECK(spool_remove_all(in_folder("two")));
    CHECK(access(in_folder("two"), F_OK) != 0);
    CHECK(symlink(other, in_folder("link")) == 0);
    CHECK(spool_remove_all(in_folder("link")));
    CHECK(unlink(kept) == 0);
    check_row("it can't be removed");
    CHECK(!spool_remove_all("/proc/self/comm"));
    CHECK(rmdir(other) == 0);
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
    test_what_is_no_file_is_refused();
    test_what_a_call_names();
    test_relative_path();
    test_syncs();
    test_no_sync();
    test_slow();
    test_leftovers();
    test_remove_all();
    unlink(in_folder("a.json"));
    CHECK_INT(files_in_folder(), 0);
    rmdir(folder);
    arena_finish(&arena);
    return check_done();
}

/*
 * A file written by a thread of its own: what comes of it, and that nobody waits for a disk that is slow.
 */
#include "spool/write_behind.h"

#include <fcntl.h>
#include <unistd.h>

#include "check.h"
#include "spool/file.h"

static char folder[] = "/tmp/nownext-behind-XXXXXX", path[80];
static struct arena arena;
static int disk[2]; /* a byte in it lets the disk go on */

static const char *held(void)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path, 1000, &arena, &bytes, &size, NULL) ? bytes : "";
}

static bool replace_slowly(const char *to, const void *bytes, size_t size, struct err *reterr)
{
    char byte;
    return read(disk[0], &byte, 1) == 1 && spool_replace_file(to, bytes, size, reterr);
}

static void test_written(void)
{
    struct write_behind behind = {0};
    struct err err = {0};
    bool ok = false;
    check_row("nothing under way");
    CHECK(!write_behind_is_busy(&behind));
    CHECK(!write_behind_end(&behind, WRITE_BEHIND_WAIT, &ok, &err));
    check_row("written");
    char bytes[] = "first";
    write_behind_start(&behind, path, bytes, 5);
    bytes[0] = '?'; /* it has a copy */
    CHECK(write_behind_is_busy(&behind));
    CHECK(write_behind_end(&behind, WRITE_BEHIND_WAIT, &ok, &err));
    CHECK(ok);
    CHECK(!write_behind_is_busy(&behind));
    CHECK_STR(held(), "first");
    CHECK(!write_behind_end(&behind, WRITE_BEHIND_NO_WAIT, &ok, &err));
}

static void test_failed(void)
{
    struct write_behind behind = {0};
    struct err err = {0};
    bool ok = true;
    check_row("failed");
    write_behind_start(&behind, "/no/such/folder/file", "x", 1);
    CHECK(write_behind_end(&behind, WRITE_BEHIND_WAIT, &ok, &err));
    CHECK(!ok);
    CHECK_INT(err.code, ERR_IO);
    CHECK(err.text[0] != '\0');
}

static void test_slow(void)
{
    struct write_behind behind = {.replace = replace_slowly, .patience_ms = 1};
    struct err err = {0};
    bool ok = false;
    check_row("slow");
    write_behind_start(&behind, path, "second", 6);
    CHECK(!write_behind_end(&behind, WRITE_BEHIND_NO_WAIT, &ok, &err));
    CHECK(!write_behind_end(&behind, WRITE_BEHIND_PATIENCE, &ok, &err));
    CHECK(write_behind_is_busy(&behind));
    CHECK_STR(held(), "first");
    CHECK(write(disk[1], "x", 1) == 1);
    behind.patience_ms = 60000;
    CHECK(write_behind_end(&behind, WRITE_BEHIND_PATIENCE, &ok, &err));
    CHECK(ok);
    CHECK_STR(held(), "second");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(folder) != NULL && pipe(disk) == 0);
    snprintf(path, sizeof path, "%s/file", folder);
    test_written();
    test_failed();
    test_slow();
    CHECK(remove(path) == 0 && rmdir(folder) == 0);
    arena_finish(&arena);
    return check_done();
}

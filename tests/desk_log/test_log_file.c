#include "desk_fixture.h"

#include "desk_log/log_file.h"

static const char *path;

static const char *next(struct log_file *file, size_t *ret_torn)
{
    const char *lines = NULL;
    size_t size = 0;
    CHECK(log_file_read(file, &desk_arena, &lines, &size, ret_torn, NULL));
    CHECK_INT(strlen(lines), size);
    return lines;
}

static void test_lines(void)
{
    struct log_file file, other;
    size_t torn;
    desk_write(path, "a\nbb\nc");
    CHECK(log_file_open(&file, path, NULL) && log_file_open(&other, path, NULL));
    CHECK_STR(next(&file, &torn), "a\nbb\n");
    CHECK_INT(torn, 1);
    CHECK_STR(next(&file, &torn), "");
    CHECK_INT(torn, 1);
    /* In the place of the torn one. */
    CHECK(log_file_append(&file, "d\n", 2, NULL));
    CHECK_STR(desk_read(path), "a\nbb\nd\n");
    CHECK_STR(next(&other, &torn), "a\nbb\nd\n");
    CHECK(log_file_append(&other, "e\n", 2, NULL));
    CHECK_STR(next(&file, &torn), "d\ne\n");
    CHECK_INT(torn, 0);
    CHECK(log_file_append(&file, "not wanted\n", 11, NULL));
    CHECK(log_file_cut(&file, NULL));
    CHECK_STR(desk_read(path), "a\nbb\nd\ne\n");
    log_file_close(&file);
    log_file_close(&other);
}

/* A torn line that is longer than the one in its place leaves nothing behind. */
static void test_long_torn(void)
{
    struct log_file file;
    size_t torn;
    desk_write(path, "a\nlong and torn");
    CHECK(log_file_open(&file, path, NULL));
    next(&file, &torn);
    CHECK_INT(torn, 13);
    CHECK(log_file_append(&file, "b\n", 2, NULL));
    CHECK_STR(desk_read(path), "a\nb\n");
    log_file_close(&file);
}

static void test_shorter(void)
{
    struct log_file file;
    struct err err = {0};
    size_t torn, size;
    const char *lines;
    desk_write(path, "a\nb\n");
    CHECK(log_file_open(&file, path, NULL));
    next(&file, &torn);
    CHECK(truncate(path, 2) == 0);
    CHECK(!log_file_read(&file, &desk_arena, &lines, &size, &torn, &err));
    desk_has(err.text, "shorter");
    log_file_close(&file);
}

/* Whatever fails, the file is as it was, and the reason is told. */
static void test_full(void)
{
    static const struct {
        int *what, left, error;
        const char *text;
    } rows[] = {{&disk_writes, 0, ENOSPC, "No space left"},
                {&disk_syncs, 0, EIO, "Input/output error"},
                {&disk_writes, 0, EFBIG, "File too large"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct log_file file;
        struct err err = {0};
        size_t torn;
        check_row(rows[i].text);
        desk_write(path, "a\n");
        CHECK(log_file_open(&file, path, NULL));
        next(&file, &torn);
        *rows[i].what = rows[i].left;
        disk_error = rows[i].error;
        CHECK(!log_file_append(&file, "one line more\n", 14, &err));
        disk_is_well();
        desk_has(err.text, rows[i].text);
        CHECK_STR(desk_read(path), "a\n");
        CHECK_STR(next(&file, &torn), "");
        CHECK_INT(torn, 0);
        log_file_close(&file);
    }
    check_row("");
}

static void test_none(void)
{
    struct log_file file;
    struct err err = {0};
    CHECK(!log_file_open(&file, desk_path("none"), &err));
    desk_has(err.text, "No such file");
}

int main(void)
{
    desk_begin();
    path = desk_path("log");
    test_lines();
    test_long_torn();
    test_shorter();
    test_full();
    test_none();
    return desk_end();
}

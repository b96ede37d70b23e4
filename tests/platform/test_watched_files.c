#include "platform/watched_files.h"

#include "check.h"

#include <fcntl.h>
#include <sys/stat.h>

#define ONE BINARY_DIR "/test_watched_files_1"
#define TWO BINARY_DIR "/test_watched_files_2"

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

/* As if it had been written then. */
static void set_time(const char *path, long seconds)
{
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    CHECK(utimensat(AT_FDCWD, path, times, 0) == 0);
}

int main(void)
{
    struct watched_files watched = {0};
    remove(ONE);
    remove(TWO);
    write_file(ONE, "one");
    set_time(ONE, 1000);
    watched_files_add(&watched, ONE, 1);
    watched_files_add(&watched, TWO, 2);
    watched_files_add(&watched, ONE, 1);
    watched_files_add(&watched, "-", 4);
    watched_files_add(&watched, NULL, 8);
    CHECK_INT(watched.count, 2);
    check_row("as they were");
    CHECK_INT(watched_files_changed(&watched), 0);
    check_row("one comes");
    write_file(TWO, "two");
    CHECK_INT(watched_files_changed(&watched), 2);
    CHECK_INT(watched_files_changed(&watched), 0);
    check_row("written at another time");
    set_time(ONE, 2000);
    CHECK_INT(watched_files_changed(&watched), 1);
    check_row("of another size");
    write_file(ONE, "longer");
    set_time(ONE, 2000);
    CHECK_INT(watched_files_changed(&watched), 1);
    check_row("another put in its place, of the same time and size");
    set_time(TWO, 2000);
    CHECK_INT(watched_files_changed(&watched), 2);
    write_file(TWO ".new", "owt");
    set_time(TWO ".new", 2000);
    CHECK(rename(TWO ".new", TWO) == 0);
    CHECK_INT(watched_files_changed(&watched), 2);
    check_row("gone, and back as it was");
    CHECK(rename(ONE, ONE ".away") == 0);
    CHECK_INT(watched_files_changed(&watched), 0);
    CHECK(rename(ONE ".away", ONE) == 0);
    CHECK_INT(watched_files_changed(&watched), 0);
    set_time(ONE, 3000);
    set_time(TWO, 3000);
    CHECK_INT(watched_files_changed(&watched), 3);
    check_row("no more than there is room for");
    for (unsigned mark = 0; mark < 100; mark++)
        watched_files_add(&watched, ONE, 1u << (mark % 31) | mark << 8);
    CHECK_INT(watched.count, WATCHED_MOST_FILES);
    remove(ONE);
    remove(TWO);
    return check_done();
}

/*
 * desk_fixture: a desk's folder of its own for each test program, with a schedule that nobody reads; and a
 * disk that fails when it is told to. To be included first.
 */
#ifndef NOWNEXT_TESTS_DESK_FIXTURE_H
#define NOWNEXT_TESTS_DESK_FIXTURE_H

#define _XOPEN_SOURCE 700 /* nftw */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "check.h"
#include "desk_log/desk_log.h"
#include "desk_log/settings.h"
#include "spool/file.h"

#define NOON INT64_C(1726653600000) /* 2024-09-18T10:00:00Z */

static struct arena desk_arena;
static struct issue_list desk_issues;
static char desk_root[] = "/tmp/nownext-test-XXXXXX";
static const char *desk_folder, *desk_public, *desk_log_path, *desk_live_path;

/* ---- the disk ---- */

/* How many more of these calls go well; -1: all. The one after them fails with `disk_error`. */
static int disk_writes = -1, disk_syncs = -1, disk_renames = -1;
static int disk_error = ENOSPC;

static inline bool disk_fails(int *left)
{
    if (*left < 0)
        return false;
    if (*left > 0) {
        --*left;
        return false;
    }
    errno = disk_error;
    return true;
}

/* A disk that gets full takes what fits: half of it. */
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    const bool fails = disk_fails(&disk_writes);
    const int error = errno;
    struct iovec part = {(void *)(uintptr_t)bytes, fails ? size / 2 : size};
    ssize_t count = lseek(fd, at, SEEK_SET) < 0 ? -1 : writev(fd, &part, 1);
    if (!fails)
        return count;
    errno = error;
    return -1;
}

int fsync(int fd)
{
    return disk_fails(&disk_syncs) ? -1 : fdatasync(fd);
}

int rename(const char *from, const char *to)
{
    return disk_fails(&disk_renames) ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

static inline void disk_is_well(void)
{
    disk_writes = disk_syncs = disk_renames = -1;
    disk_error = ENOSPC;
}

/* ---- files ---- */

static inline const char *desk_read(const char *path)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path, 1 << 24, &desk_arena, &bytes, &size, NULL) ? bytes : "";
}

static inline void desk_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (CHECK(file != NULL)) {
        fputs(text, file);
        fclose(file);
    }
}

static inline bool desk_has(const char *text, const char *part)
{
    if (CHECK(strstr(text, part) != NULL))
        return true;
    printf("  looked for: %s\n  in: %s\n", part, text);
    return false;
}

static int desk_remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

/* ---- the desk ---- */

static inline const char *desk_path(const char *name)
{
    return arena_printf(&desk_arena, "%s/%s", desk_root, name);
}

static inline void desk_begin(void)
{
    arena_init(&desk_arena, malloc, free);
    issue_list_init(&desk_issues, &desk_arena);
    CHECK(mkdtemp(desk_root) != NULL);
    desk_folder = desk_path("desk");
    desk_public = desk_path("public");
    desk_log_path = desk_path("desk/log.jsonl");
    desk_live_path = desk_path("public/live.json");
}

static inline int desk_end(void)
{
    disk_is_well();
    nftw(desk_root, desk_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_finish(&desk_arena);
    return check_done();
}

/* Makes the folders anew. */
static inline void desk_create(void)
{
    const struct desk_settings settings = {.program = "/schedule.json", .publish = desk_public};
    struct err err = {0};
    nftw(desk_folder, desk_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    nftw(desk_public, desk_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    if (!CHECK(desk_log_create(desk_folder, &settings, &err)))
        printf("%s\n", err.text);
    issue_list_init(&desk_issues, &desk_arena);
}

static inline struct desk_log *desk_open(void)
{
    struct err err = {0};
    struct desk_log *log = desk_log_open(desk_folder, &desk_issues, &err);
    if (!CHECK(log != NULL))
        printf("%s\n", err.text);
    return log;
}

static inline struct desk_command desk_delay(const char *session, int minutes)
{
    struct change *change = ARENA_NEW(&desk_arena, struct change);
    *change = (struct change){
        .session = session, .fields = CHANGE_DELAY_MIN, .delay_min = minutes, .by = "", .reason = ""};
    return (struct desk_command){
        .verb = DESK_DELAY, .by = "Anna", .via = "live", .says.changes = {1, change}};
}

/* Gives the error's text, "" where it went well. */
static inline const char *desk_add_at(struct desk_log *log, struct desk_command command, int64_t now)
{
    struct err err = {0};
    uint32_t number;
    bool ok = desk_log_add(log, &command, (struct instant){now}, &number, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    return arena_copy(&desk_arena, err.text);
}

static inline uint32_t desk_count(struct desk_log *log)
{
    struct desk_commands commands = {0};
    const struct live *live;
    struct err err = {0};
    if (!CHECK(desk_log_read(log, &commands, &live, &err)))
        printf("%s\n", err.text);
    return commands.count;
}

static inline const char *desk_issue(void)
{
    return desk_issues.last ? desk_issues.last->text : "";
}

#endif

/*
 * A desk that is killed, or whose disk fails, at 200 moments each, chosen by a seed: before, within and after
 * each call that changes a file. What was confirmed is in the log and in force then; nothing is there by
 * half.
 */
#define _GNU_SOURCE /* syscall */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "desk_log/desk_log.h"
#include "reader/read_live.h"
#include "reader/write_live.h"
#include "spool/file.h"

enum { ROUNDS = 200, MOST_STEPS = 45, MOST_COMMANDS = 8 };
#define NOON INT64_C(1726653600000)

static struct arena arena;
static char root[] = "/tmp/nownext-test-XXXXXX";
static const char *folder, *public_folder, *log_path, *live_path;

/* ---- the C library's own are not called ---- */

static enum { NEVER, KILL, FAIL } at_the_end;
static int steps; /* until then */

/* Whether the call fails now. */
static bool step(void)
{
    if (at_the_end == NEVER || steps-- > 0)
        return false;
    if (at_the_end == KILL)
        kill(getpid(), SIGKILL);
    at_the_end = NEVER;
    errno = ENOSPC;
    return true;
}

/* In two halves, so that one can be there alone. */
static ssize_t write_halves(int fd, const void *bytes, size_t size)
{
    struct iovec first = {(void *)(uintptr_t)bytes, size / 2},
                 second = {(char *)(uintptr_t)bytes + size / 2, size - size / 2};
    if (step() || writev(fd, &first, 1) < 0 || step() || writev(fd, &second, 1) < 0)
        return -1;
    return step() ? -1 : (ssize_t)size;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    return lseek(fd, at, SEEK_SET) < 0 ? -1 : write_halves(fd, bytes, size);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return write_halves(fd, bytes, size);
}

int fsync(int fd)
{
    (void)fd;
    return step() ? -1 : 0;
}

int ftruncate(int fd, off_t size)
{
    if (at_the_end == KILL)
        step();
    return (int)syscall(SYS_ftruncate, fd, size);
}

int rename(const char *from, const char *to)
{
    if (step())
        return -1;
    int result = renameat(AT_FDCWD, from, AT_FDCWD, to);
    if (at_the_end == KILL)
        step();
    return result;
}

/* ---- commands ---- */

static uint32_t seed = 20240918;

static uint32_t random_below(uint32_t count)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % count;
}

static struct desk_command notice_of(uint32_t number)
{
    struct label_variant *text = ARENA_NEW(&arena, struct label_variant);
    struct live_notice *notice = ARENA_NEW(&arena, struct live_notice);
    *text = (struct label_variant){
        "", arena_printf(&arena, "notice of entry %u, long enough to be torn", number)};
    *notice = (struct live_notice){.id = arena_printf(&arena, "n-%u", number),
                                   .text = {1, text},
                                   .everywhere = true,
                                   .start = INSTANT_NONE,
                                   .end = INSTANT_NONE};
    return (struct desk_command){
        .verb = DESK_NOTICE, .by = "Anna", .via = "live", .says = {.notice_count = 1, .notices = notice}};
}

static struct desk_log *open_desk(void)
{
    struct err err = {0};
    struct desk_log *log = desk_log_open(folder, NULL, &err);
    if (!CHECK(log != NULL))
        printf("%s\n", err.text);
    return log;
}

static const char *read_file(const char *path, size_t *ret_size)
{
    const char *bytes;
    *ret_size = 0;
    return spool_read_file(path, 1 << 26, &arena, &bytes, ret_size, NULL) ? bytes : "";
}

/* Whether it is a whole document, or none at all. */
static const struct live *in_force(void)
{
    size_t size;
    const char *bytes = read_file(live_path, &size);
    const struct live *live = NULL;
    if (size > 0)
        CHECK(read_live(bytes, size, &arena, NULL, &live, NULL));
    return live;
}

/* The log and the document are of the same entries: one notice each. Gives how many. */
static uint32_t check_desk(struct desk_log *log)
{
    struct desk_commands commands = {0};
    const struct live *live;
    size_t size, written_size;
    CHECK(desk_log_read(log, &commands, &live, NULL));
    for (uint32_t i = 0; i < commands.count; i++)
        CHECK_STR(commands.commands[i].says.notices[0].id, arena_printf(&arena, "n-%u", i + 1));
    const char *bytes = read_file(live_path, &size);
    if (commands.count > 0) {
        CHECK_STR(write_live(live, NULL, &arena, &written_size), bytes);
        CHECK_INT(live->notice_count, commands.count);
    }
    return commands.count;
}

/* ---- killed ---- */

static void be_killed(int pipe_end, uint32_t first)
{
    struct desk_log *log = desk_log_open(folder, NULL, NULL);
    for (uint32_t i = 0; log && i < MOST_COMMANDS; i++) {
        struct desk_command command = notice_of(first + i);
        uint32_t number;
        if (!desk_log_add(log, &command, (struct instant){NOON + first + i}, &number, NULL))
            _exit(2);
        struct iovec said = {&number, sizeof number};
        if (writev(pipe_end, &said, 1) < 0)
            _exit(3);
    }
    kill(getpid(), SIGKILL);
}

static uint32_t killed_round(uint32_t before)
{
    int ends[2], status;
    uint32_t confirmed = before, number;
    steps = (int)random_below(MOST_STEPS);
    CHECK(pipe(ends) == 0);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        at_the_end = KILL;
        be_killed(ends[1], before + 1);
        _exit(1);
    }
    close(ends[1]);
    while (read(ends[0], &number, sizeof number) == (ssize_t)sizeof number) {
        CHECK_INT(number, confirmed + 1);
        confirmed = number;
    }
    close(ends[0]);
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    const struct live *live = in_force();
    CHECK((live ? live->notice_count : 0) >= confirmed);
    struct desk_log *log = open_desk();
    uint32_t count = check_desk(log);
    CHECK(count == confirmed || count == confirmed + 1);
    desk_log_close(log);
    return count;
}

static uint32_t test_killed(void)
{
    uint32_t count = 0;
    for (int round = 0; round < ROUNDS; round++) {
        char label[40];
        snprintf(label, sizeof label, "killed, round %d", round);
        check_row(label);
        count = killed_round(count);
    }
    check_row("");
    CHECK(count > ROUNDS);
    return count;
}

/* ---- a disk that fails once ---- */

static void test_failing(uint32_t count)
{
    struct desk_log *log = open_desk();
    unsigned refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
        char label[40];
        size_t log_size, live_size, size;
        snprintf(label, sizeof label, "a full disk, round %d", round);
        check_row(label);
        const char *entries = read_file(log_path, &log_size), *live = read_file(live_path, &live_size);
        struct desk_command command = notice_of(count + 1);
        struct err err = {0};
        steps = (int)random_below(24);
        at_the_end = FAIL;
        bool ok = desk_log_add(log, &command, (struct instant){NOON + 1000000 + round}, NULL, &err);
        at_the_end = NEVER;
        if (!ok) {
            CHECK(strstr(err.text, "No space left on device") != NULL);
            CHECK_STR(read_file(log_path, &size), entries);
            CHECK_STR(read_file(live_path, &size), live);
        }
        refused += !ok;
        count += ok;
        CHECK_INT(check_desk(log), count);
    }
    check_row("");
    CHECK(refused > ROUNDS / 4 && refused < ROUNDS);
    desk_log_close(log);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

int main(void)
{
    struct err err = {0};
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(root) != NULL);
    folder = arena_printf(&arena, "%s/desk", root);
    public_folder = arena_printf(&arena, "%s/public", root);
    log_path = arena_printf(&arena, "%s/log.jsonl", folder);
    live_path = arena_printf(&arena, "%s/live.json", public_folder);
    const struct desk_settings settings = {.program = "/schedule.json", .publish = public_folder};
    if (!CHECK(desk_log_create(folder, &settings, &err)))
        printf("%s\n", err.text);
    test_failing(test_killed());
    nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_finish(&arena);
    return check_done();
}

#include "raster/picture_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "raster/picture.h"
#include "raster/picture_kind.h"
#include "raster/picture_library.h"
#include "raster/png.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif
#ifndef HAS_SHADOW_MEMORY
#define HAS_SHADOW_MEMORY 0
#endif

/* What the child writes, each after the former: a PNG for each side, the smaller one first, so that there is
 * one where the time ends; or a struct err. */
enum message_kind { MESSAGE_PNG, MESSAGE_ERROR };
struct message {
    enum message_kind kind;
    size_t size;
};

enum { MOST_ANSWER_BYTES = 2 * PICTURE_MOST_BYTES + 4096 };

struct picture_limits picture_child_limits(void)
{
    return (struct picture_limits){.cpu_s = 5, .wall_ms = 10000, .memory_bytes = 256u << 20};
}

/* ---- in the child ---- */

static void limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit limits;
    if (getrlimit(resource, &limits) != 0)
        return;
    limits.rlim_max = hard < limits.rlim_max ? hard : limits.rlim_max;
    limits.rlim_cur = soft < limits.rlim_max ? soft : limits.rlim_max;
    setrlimit(resource, &limits);
}

/* Of addresses, by what the caller has: a large program at a desk has more of them than a small one. */
static rlim_t address_bytes(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file || fscanf(file, "%lu", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void set_limits(const struct picture_limits *limits)
{
    signal(SIGXCPU, SIG_DFL);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, limits->cpu_s, limits->cpu_s + 1);
    if (HAS_SHADOW_MEMORY)
        return;
    limit(RLIMIT_AS, address_bytes() + limits->memory_bytes, RLIM_INFINITY);
    /* What decoders write there about a file is said by us. */
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
}

static void write_all(int file, const void *bytes, size_t size)
{
    const char *rest = bytes;
    while (size > 0) {
        ssize_t written = write(file, rest, size);
        if (written < 0 && errno != EINTR)
            _exit(1);
        if (written > 0) {
            rest += written;
            size -= (size_t)written;
        }
    }
}

static void answer(int file, enum message_kind kind, const void *bytes, size_t size)
{
    struct message message = {.kind = kind, .size = size};
    write_all(file, &message, sizeof message);
    write_all(file, bytes, size);
}

static void give_up(int file, const struct err *err)
{
    answer(file, MESSAGE_ERROR, err, sizeof *err);
    _exit(0);
}

/* The picture on this side as a PNG; *ret_larger tells whether a larger side would give a larger one. */
static void give_png(int file, const void *bytes, size_t size, int side, bool *ret_larger)
{
    struct picture picture;
    struct err err = {0};
    char *png = NULL;
    size_t png_size = 0;
    if (!picture_decode_whole(bytes, size, side, &picture, ret_larger, &err))
        give_up(file, &err);
    FILE *stream = open_memstream(&png, &png_size);
    if (!stream ||
        !png_write_stream(picture.width, picture.height, picture.width * 4, picture.pixels, stream, &err) ||
        fclose(stream) != 0)
        give_up(file, &err);
    free(picture.pixels);
    if (png_size <= PICTURE_MOST_BYTES)
        answer(file, MESSAGE_PNG, png, png_size);
    free(png);
}

static void run_child(const void *bytes, size_t size, const struct picture_limits *limits, int file)
{
    bool larger;
    set_limits(limits);
    give_png(file, bytes, size, PICTURE_CHILD_SMALL_SIDE, &larger);
    if (larger)
        give_png(file, bytes, size, PICTURE_CHILD_SIDE, &larger);
    _exit(0);
}

/* ---- in the caller ---- */

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads to the end of what the child writes. False where that takes longer than until `until`, or is more
 * than a child of ours writes. */
static bool read_answers(int file, int64_t until, struct arena *arena, char **ret, size_t *ret_size)
{
    size_t size = 0, room = 0;
    char *bytes = NULL;
    for (;;) {
        int64_t left = until - steady_ms();
        struct pollfd ready = {.fd = file, .events = POLLIN};
        *ret = bytes;
        *ret_size = size;
        if (left <= 0)
            return false;
        if (poll(&ready, 1, (int)left) <= 0)
            continue;
        if (room - size < 65536) {
            bytes = arena_grow(arena, bytes, size, room ? 2 * room : 256 * 1024, 1);
            room = room ? 2 * room : 256 * 1024;
        }
        ssize_t got = read(file, bytes + size, room - size);
        if (got == 0)
            return true;
        size += got > 0 ? (size_t)got : 0;
        if (size > MOST_ANSWER_BYTES || (got < 0 && errno != EINTR))
            return false;
    }
}

/* The last whole PNG of the answers, or the error. */
static bool find_answer(const char *bytes, size_t size, const char **ret_png, size_t *ret_size,
                        struct err *reterr)
{
    bool found = false;
    for (size_t at = 0; size - at >= sizeof(struct message);) {
        struct message message;
        memcpy(&message, bytes + at, sizeof message);
        at += sizeof message;
        if (message.size > size - at)
            break;
        if (message.kind == MESSAGE_PNG) {
            *ret_png = bytes + at;
            *ret_size = message.size;
            found = true;
        } else if (message.size == sizeof *reterr && reterr && !found) {
            memcpy(reterr, bytes + at, sizeof *reterr);
        }
        at += message.size;
    }
    return found;
}

/* Why there is no picture of a child that said nothing. */
static void tell_end(int status, bool in_time, const struct picture_limits *limits, struct err *reterr)
{
    int killed = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (!in_time || killed == SIGXCPU || killed == SIGKILL)
        err_set(reterr, ERR_LIMIT,
                "the picture took too long, more than %u s, to decode: save it as a PNG of the panel's size",
                limits->cpu_s);
    else
        err_set(reterr, ERR_LIMIT,
                "the picture cannot be decoded in %zu MB of memory: save it as a PNG of the panel's size",
                limits->memory_bytes >> 20);
}

static bool collect(pid_t child, int file, const struct picture_limits *limits, struct arena *arena,
                    const char **ret_png, size_t *ret_size, struct err *reterr)
{
    char *bytes;
    size_t size;
    int status = 0;
    struct err err = {0};
    bool in_time = read_answers(file, steady_ms() + limits->wall_ms, arena, &bytes, &size);
    if (!in_time)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (find_answer(bytes, size, ret_png, ret_size, &err))
        return true;
    if (err.code == ERR_NONE)
        tell_end(status, in_time, limits, &err);
    if (reterr)
        *reterr = err;
    return false;
}

bool picture_child_make_png(const void *bytes, size_t size, const struct picture_limits *limits,
                            struct arena *arena, const char **ret_png, size_t *ret_size, struct err *reterr)
{
    enum picture_kind kind;
    int ends[2];
    if (!picture_examine(bytes, size, &kind, reterr))
        return false;
    if (!picture_library()) /* loaded here, so that no child has to */
        return err_set(reterr, ERR_IO, "the picture cannot be decoded: SDL_image is missing");
    if (pipe(ends) != 0)
        return err_set(reterr, ERR_IO, "no pipe to a child: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(bytes, size, limits, ends[1]);
    }
    int reason = errno;
    close(ends[1]);
    bool ok = child > 0 ? collect(child, ends[0], limits, arena, ret_png, ret_size, reterr)
                        : err_set(reterr, ERR_IO, "no child to decode the picture: %s", strerror(reason));
    close(ends[0]);
    return ok;
}

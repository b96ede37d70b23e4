#include "platform/system_clock.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

static int64_t changed_ms(const char *path)
{
    struct stat about;
    if (!path || stat(path, &about) != 0)
        return 0;
    return (int64_t)about.st_mtim.tv_sec * 1000 + about.st_mtim.tv_nsec / 1000000;
}

static int64_t read_seconds_ms(const char *path)
{
    long long seconds = 0;
    FILE *file = path ? fopen(path, "re") : NULL;
    if (file && fscanf(file, "%lld", &seconds) != 1)
        seconds = 0;
    if (file)
        fclose(file);
    return seconds > 0 ? (int64_t)seconds * 1000 : 0;
}

/* Both numbers, or none. */
static void read_network(const char *path, int64_t *ret_ms, int64_t *ret_boot_ms)
{
    long long ms = 0, boot_ms = 0;
    FILE *file = path ? fopen(path, "re") : NULL;
    bool ok = file && fscanf(file, "%lld %lld", &ms, &boot_ms) == 2 && ms > 0 && boot_ms >= 0;
    if (file)
        fclose(file);
    *ret_ms = ok ? (int64_t)ms : 0;
    *ret_boot_ms = ok ? (int64_t)boot_ms : 0;
}

static bool kernel_is_synchronised(void)
{
    struct timex state = {.modes = 0};
    return adjtimex(&state) >= 0 && !(state.status & STA_UNSYNC);
}

void system_clock_read(const struct system_clock_paths *paths, struct system_clock *ret)
{
    ret->is_synchronised =
        changed_ms(paths->synchronised) != 0 || (paths->synchronised && kernel_is_synchronised());
    ret->is_set = changed_ms(paths->set_by_hand) != 0;
    ret->rtc_ms = read_seconds_ms(paths->rtc);
    ret->last_known_ms = changed_ms(paths->last_known);
    ret->image_ms = changed_ms(paths->image);
    read_network(paths->network, &ret->network_ms, &ret->network_boot_ms);
}

bool system_clock_mark(const char *last_known, int64_t now_ms)
{
    int file = open(last_known, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644);
    if (file < 0)
        return false;
    struct timespec at = {.tv_sec = (time_t)(now_ms / 1000), .tv_nsec = (long)(now_ms % 1000) * 1000000};
    struct timespec times[2] = {at, at};
    bool ok = futimens(file, times) == 0;
    close(file);
    return ok;
}

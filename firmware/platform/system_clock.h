/*
 * system_clock: what the system knows of its clock: whether NTP or an operator has set it, whether a battery
 * clock has, the last time that was before a power cut, and when the system itself was made.
 */
#ifndef NOWNEXT_PLATFORM_SYSTEM_CLOCK_H
#define NOWNEXT_PLATFORM_SYSTEM_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Paths; NULL: not asked. */
struct system_clock_paths {
    const char *synchronised; /* a file that is there once NTP has set the clock:
                                 /run/systemd/timesync/synchronized */
    const char *set_by_hand;  /* the same for an operator: /run/nownext/clock-set */
    const char *rtc;          /* seconds of UTC as text: /sys/class/rtc/rtc0/since_epoch */
    const char
        *last_known; /* a file whose time of change is the last known time: on a disk, touched now and then */
    const char *network; /* a file of two numbers: UTC that the network told, and when, by the clock since the
                            system's start (CLOCK_BOOTTIME), both in milliseconds: /run/nownext/agent/time */
    const char *image;   /* a file whose time of change is when the system was made: /usr/lib/nownext/built */
};

struct system_clock {
    bool is_synchronised, is_set;
    int64_t rtc_ms, last_known_ms, image_ms; /* 0: none */
    int64_t network_ms, network_boot_ms;     /* both 0: none */
};

/* What is so at this moment. Beside the file, the kernel's own word for NTP counts (adjtimex), where it may
 * be asked. */
void system_clock_read(const struct system_clock_paths *paths, struct system_clock *ret);

/* Leaves a mark of the time, made if need be; false where that can't be. */
bool system_clock_mark(const char *last_known, int64_t now_ms);

#endif

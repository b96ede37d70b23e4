/*
 * events: all that a board without a window waits for, in one poll(): two clocks, signals, changes of files,
 * and a device. Nothing wakes up the process but these.
 */
#ifndef NOWNEXT_PLATFORM_EVENTS_H
#define NOWNEXT_PLATFORM_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct events;

/* What has happened, as a set. 0: the time waited for has come. */
enum events_kind {
    EVENTS_QUIT = 1,       /* SIGTERM or SIGINT */
    EVENTS_RELOAD = 2,     /* SIGHUP */
    EVENTS_CLOCK_SET = 4,  /* the system's clock was set: it has stepped */
    EVENTS_DEVICE = 8,     /* the device can be read */
    EVENTS_FIRST_MARK = 16 /* and above: the callers' marks of what they watch */
};

/* Takes SIGTERM, SIGINT and SIGHUP of the whole process until it is destroyed. NULL with an error. Owner: the
 * caller. */
struct events *events_create(struct err *reterr);
void events_destroy(struct events *events);

/* Tells of changes in a folder: a file that is written, replaced, touched or gone; or of such a change of one
 * file in it, with `name`. Several watches may have one mark. False with ERR_IO where the folder can't be
 * watched: where it is not there. */
bool events_watch(struct events *events, const char *folder, const char *name, unsigned mark,
                  struct err *reterr);

/* The device to wait for, as a file descriptor of the caller's; -1: none. One that fails is waited for no
 * more. */
void events_set_device(struct events *events, int file);

/* Sleeps until the system's clock reads `until_ms` (UTC) or the steady one `until_steady_ms`, whichever comes
 * first (INT64_MAX: neither), or something happens; gives what has. Changes of files that come together are
 * told once. */
unsigned events_wait(struct events *events, int64_t until_ms, int64_t until_steady_ms);

/* The two clocks, in milliseconds: UTC, and one that is never set (CLOCK_BOOTTIME: it goes on in sleep). */
int64_t events_now_ms(void);
int64_t events_steady_ms(void);

#endif

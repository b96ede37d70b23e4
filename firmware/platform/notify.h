/*
 * notify: telling the service manager that the display is up and alive. Source: sd_notify(3), "the protocol".
 */
#ifndef NOWNEXT_PLATFORM_NOTIFY_H
#define NOWNEXT_PLATFORM_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

/* Sends a line such as "READY=1" or "WATCHDOG=1" to the socket that the environment's NOTIFY_SOCKET names.
 * False where there is none, or it takes nothing: which is no fault of ours. It never waits. */
bool notify_send(const char *line);

/* How often the manager wants to hear WATCHDOG=1 at the latest, in milliseconds; 0: it does not. From
 * WATCHDOG_USEC, if WATCHDOG_PID is this process or is not set. */
int64_t notify_watchdog_ms(void);

#endif

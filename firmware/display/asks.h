/*
 * asks: what somebody asks of this display from afar, handed on by nownext-agent as files in its folder in
 * RAM. Each holds the clock since the system's start, in milliseconds, at which it was asked.
 *
 *   frame.request   a picture of what the panels show (display/status.h answers it)
 *   identify        the test card for a minute: which one of twenty is it?
 *   rehearse        another moment, marked as a rehearsal; two more numbers are that moment, in milliseconds
 * of UTC, and for how many minutes restart         the process ends, and the service manager starts it again
 *
 * What was asked before the process began is over, but an identify or a rehearsal that goes on.
 */
#ifndef NOWNEXT_DISPLAY_ASKS_H
#define NOWNEXT_DISPLAY_ASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "program/instant.h"

#define ASKS_IDENTIFY_MS 60000
#define ASKS_MOST_MINUTES 60

/* All zero: nothing was asked. */
struct asks {
    int64_t started_ms;  /* when the process began, by the clock since the system's start */
    int64_t identify_ms; /* when it was asked last; 0: never */
    int64_t rehearse_ms; /* the same */
    struct instant moment;
    int minutes;
};

/* Looks at the files of the folder (NULL: there is none). False where the process is to end. */
bool asks_read(struct asks *asks, const char *folder);

/* Whether the test card is shown at this moment; *ret_left_ms is for how much longer. */
bool asks_identify(const struct asks *asks, int64_t steady_ms, int64_t *ret_left_ms);

/* The same for a rehearsal; *ret_since_ms is for how long it has been. */
bool asks_rehearse(const struct asks *asks, int64_t steady_ms, int64_t *ret_since_ms, int64_t *ret_left_ms);

#endif

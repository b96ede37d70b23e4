/*
 * fleet_line: a fleet's connection as a command has it, which waits: for the broker, for what it holds, for
 * confirmations. The clock is CLOCK_BOOTTIME.
 */
#ifndef NOWNEXT_FLEET_FLEET_LINE_H
#define NOWNEXT_FLEET_FLEET_LINE_H

#include "fleet/fleet_watch.h"

/* What a broker holds has come when nothing has come for so long; it is waited for so long at most. */
#define FLEET_LINE_QUIET_MS 500
#define FLEET_LINE_MOST_MS 5000

struct fleet_line {
    struct fleet_watch watch;
};

/* As fleet_watch_init, with the heap. A connection that breaks while something is written ends no process
 * from then on (SIGPIPE is ignored). fleet_line_close is due only where it gives true. */
bool fleet_line_open(struct fleet_line *line, const struct fleet_watch_options *options, struct err *reterr);
void fleet_line_close(struct fleet_line *line);

/* The steady clock, in milliseconds. */
int64_t fleet_line_clock(void);

/* Does what can be done, and waits for more, at most so long. Comes back at once when `more_fd` (-1: none)
 * can be read. */
void fleet_line_turn(struct fleet_line *line, int64_t most_ms, int more_fd);

/* Until what the broker holds has come. ERR_IO, with the reason, where it does not let this in, or is not
 * there. */
bool fleet_line_settle(struct fleet_line *line, int64_t most_ms, struct err *reterr);

/* Until this holds; false where it does not in so long, or the connection ends. */
bool fleet_line_await(struct fleet_line *line, int64_t most_ms,
                      bool (*holds)(void *of, const struct fleet_line *line), void *of);

/* Until the broker has confirmed all that was published. ERR_IO, with the reason, where it does not. */
bool fleet_line_confirm(struct fleet_line *line, int64_t most_ms, struct err *reterr);

#endif

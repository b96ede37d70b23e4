/*
 * process: nownext-agent as a process on a board: its clock, what it waits for, its broker, and what it hands
 * on between the broker and the display of the same board.
 *
 * The display's folder in RAM is watched: its status goes to the broker when the display has written it, each
 * minute at least while the display lives, its picture when one was asked for. What is asked of the display
 * is left for it as files (agent/asks.h).
 */
#ifndef NOWNEXT_AGENT_PROCESS_H
#define NOWNEXT_AGENT_PROCESS_H

#include "agent/agent.h"
#include "platform/system_clock.h"

#define PROCESS_STATUS_MS (60 * MS_PER_SECOND)
#define PROCESS_ALIVE_MS (3 * PROCESS_STATUS_MS) /* a display that has said nothing for so long has ended */
#define PROCESS_FRAME_BYTES (512 * 1024)

struct process_options {
    struct agent_folders folders;
    const char *display;             /* the display's folder in RAM: /run/nownext/display */
    const char *merge;               /* path of nownext-merge */
    const char *stick;               /* as in agent_options: /run/nownext/stick */
    struct system_clock_paths clock; /* what vouches for the system's clock, and when the image was made */
    bool discovers;                  /* a board that knows nothing asks the name servers of its network */
    int64_t timeout_ms;              /* of a fetch; 0: FETCH_TIMEOUT_MS */
    int64_t status_ms;               /* how often a new status is looked for; 0: PROCESS_STATUS_MS */
    FILE *log;
};

/* Runs until SIGTERM or SIGINT. False where it can't begin. */
bool process_run(const struct process_options *options, struct err *reterr);

#endif

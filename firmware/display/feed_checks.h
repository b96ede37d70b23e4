/*
 * feed_checks: what nownext-agent tells of its polls (agent/checks.h), as far as a display has to know it:
 * when the program was last heard of.
 *
 * The file lies in a folder of its own, which nobody is woken up for: it is read when a display is awake
 * anyway.
 */
#ifndef NOWNEXT_DISPLAY_FEED_CHECKS_H
#define NOWNEXT_DISPLAY_FEED_CHECKS_H

#include <stdbool.h>
#include <stdint.h>

/* Below the agent's folder in RAM. */
#define FEED_CHECKS_FILE "polls/checks.json"

/* All zero: nothing is known. */
struct feed_checks {
    int64_t changed_ns;
    uint64_t inode;
    bool is_configured; /* the program has an address that it is fetched from */
    int64_t
        good_ms; /* when it was heard of last, by the clock since the system's start; -1: not since then */
};

/* Reads the file of the agent's folder (NULL: there is none) where it is another than before. */
void feed_checks_read(struct feed_checks *checks, const char *folder);

#endif

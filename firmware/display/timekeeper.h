/*
 * timekeeper: what the system knows of its clock, made to what a display's time is worth; and a mark of the
 * time on the disk, so that after a power cut there is a last known one.
 *
 * Trust is judged anew at each step from the system's own word. The last known time is the time of change
 * of a file on the disk, touched every five minutes while the time is trusted. Where it is later than the
 * system's, the display's time runs ahead of the system's. The file is touched by a thread of its own: nobody
 * waits for a disk that is slow.
 */
#ifndef NOWNEXT_DISPLAY_TIMEKEEPER_H
#define NOWNEXT_DISPLAY_TIMEKEEPER_H

#include "platform/system_clock.h"
#include "spool/write_behind.h"
#include "station/trust.h"

/* The mark is written so often: a card is worn by writing. */
#define TIMEKEEPER_MARK_MS (5 * MS_PER_MINUTE)

struct timekeeper {
    struct system_clock_paths paths; /* the caller's */
    int64_t last_known_ms;           /* from before the start; 0: none */
    int64_t floor_ms; /* a time that has certainly been: the last known one or the image's; 0: none */
    int64_t started_steady_ms;
    int64_t marked_ms;          /* by the display's time; 0: not yet */
    struct write_behind behind; /* the mark that is being left */
};

void timekeeper_init(struct timekeeper *keeper, const struct system_clock_paths *paths, int64_t steady_ms);
/* Waits for the mark that is being left. */
void timekeeper_finish(struct timekeeper *keeper);

/* What the time is worth now, by the program (may be NULL); `system_ms` and `steady_ms` are the two clocks.
 */
struct clock_trust timekeeper_judge(struct timekeeper *keeper, const struct program *program,
                                    int64_t system_ms, int64_t steady_ms);

/* Begins to leave the mark where the time is trusted, and the last one is old enough. One that the disk has
 * not taken yet is waited for, by later calls: none of them waits itself. */
void timekeeper_mark(struct timekeeper *keeper, struct clock_trust trust, int64_t now_ms);

#endif

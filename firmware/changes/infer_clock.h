/*
 * infer_clock: polls by a clock that nobody vouches for. Pure.
 *
 * A board without the time can't judge whether a session is near or over, and an instant that it remembers
 * means nothing once its clock is set right. Its polls count from its own start: 1970-01-01 plus the time
 * since then. To them all sessions are still to come, and none is near: what is published is taken, nothing
 * is told that was not told before, and what vanishes is kept for as long as else and goes without a word
 * then. Where the clock becomes another one in between, it counts anew.
 */
#ifndef NOWNEXT_CHANGES_INFER_CLOCK_H
#define NOWNEXT_CHANGES_INFER_CLOCK_H

#include <stdbool.h>

#include "program/instant.h"

/* No program is older: 2000-01-01. What is before it counts from the start of a board. */
#define INFER_CLOCK_FROM_MS INT64_C(946684800000)

/* Whether somebody vouches for the clock of this poll. */
bool infer_clock_is_known(struct instant polled);

/* Since when an absence lasts for this poll: what the memory says, or the poll itself where that was by
 * another clock, or is still to come. */
struct instant infer_clock_since(struct instant since, struct instant polled);

#endif

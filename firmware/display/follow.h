/*
 * follow: what a display knows beside its documents, found out anew at each step: what its clock is worth,
 * for how long an emergency is known, what somebody asks of it, and when the feed was heard of last.
 */
#ifndef NOWNEXT_DISPLAY_FOLLOW_H
#define NOWNEXT_DISPLAY_FOLLOW_H

#include <stdint.h>

struct display;

/* Into the outputs' requests; gives for how long it holds at most, in milliseconds: INT64_MAX if nothing of
 * it ends. */
int64_t follow_facts(struct display *display);

#endif

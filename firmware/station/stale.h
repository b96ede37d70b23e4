/*
 * stale: how old what a display shows may be: a mark, and no state (behaviour.md, "Station"). Quiet after two
 * polls that brought nothing, clear after half an hour. Pure.
 *
 * A poll is told as missed when the second one after the last success must have ended: intervals vary by a
 * fifth, and a request may take half a minute. Displays that poll seldom are not marked clearly before they
 * are marked quietly.
 */
#ifndef NOWNEXT_STATION_STALE_H
#define NOWNEXT_STATION_STALE_H

#include "program/instant.h"

enum stale { STALE_NOT, STALE_QUIET, STALE_CLEAR };

/* What is in force at `now` for a program that was last checked with success at `checked` (0: no feed is
 * configured, or none of its polls has succeeded yet: there is no mark) and is polled each `poll_s` seconds;
 * *ret_until is when that changes, if no poll succeeds. */
enum stale stale_at(struct instant checked, int poll_s, struct instant now, struct instant *ret_until);

#endif

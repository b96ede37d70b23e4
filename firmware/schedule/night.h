/*
 * night: whether a display's panel is off. It is between the times given for the night (station/hours.h),
 * but never while a session of its rooms is on or starts within the hour, nor while there is a notice for
 * them; nor by a clock that may be hours off, which would darken a panel at noon. Pure.
 */
#ifndef NOWNEXT_SCHEDULE_NIGHT_H
#define NOWNEXT_SCHEDULE_NIGHT_H

#include "changes/live.h"
#include "schedule/hallway.h"
#include "station/station.h"

/* Whether the panel is off at `now`; never without a program (NULL). `live` may be NULL: none. *ret_until:
 * the first instant from which it may be otherwise, or INSTANT_NEVER. The arena is for what it looks at. */
bool night_at(const struct program *program, const struct live *live, const struct display_config *config,
              enum station_clock clock, const struct room_scope *scope, struct instant now,
              struct arena *arena, struct instant *ret_until);

#endif

/*
 * hours: what the time of day decides about a panel: whether it is off for the night, and how bright it is.
 * Pure.
 */
#ifndef NOWNEXT_SCHEDULE_HOURS_H
#define NOWNEXT_SCHEDULE_HOURS_H

#include "schedule/config.h"

/* The value of the last step begun by the zone's clocks at `now` (before the first of a day the last one
 * holds: they go round), of at least one. *ret_until: the first instant from which it may be another, the
 * clocks' change included. */
int hours_value(const struct zone *zone, const struct day_step *steps, uint32_t count, struct instant now,
                struct instant *ret_until);

/* Whether `now` lies between the times given for the night, which must be there and differ. */
bool hours_dark(const struct zone *zone, const struct display_config *config, struct instant now,
                struct instant *ret_until);

/* How bright the panel is to be, in per cent; 100 where a configuration says nothing of it. */
int hours_brightness(const struct zone *zone, const struct display_config *config, struct instant now,
                     struct instant *ret_until);

#endif

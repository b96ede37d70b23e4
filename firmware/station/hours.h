/*
 * hours: what the time of day decides about a panel: whether it is off for the night, and how bright it is.
 * Pure.
 *
 * A view has full brightness where the hour is not known, or what is shown matters more.
 */
#ifndef NOWNEXT_STATION_HOURS_H
#define NOWNEXT_STATION_HOURS_H

#include "station/config.h"

/* Whether `now` lies between the times given for the night by the zone's clocks; these times must be there
 * and differ. *ret_until: the first instant from which it may be otherwise, the clocks' change included. */
bool hours_dark(const struct zone *zone, const struct display_config *config, struct instant now,
                struct instant *ret_until);

/* How bright the panel is to be, in per cent; 100 where a configuration says nothing of it. *ret_until as
 * above. */
int hours_brightness(const struct zone *zone, const struct display_config *config, struct instant now,
                     struct instant *ret_until);

#endif

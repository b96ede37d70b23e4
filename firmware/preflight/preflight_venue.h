/*
 * preflight_venue: what no single screen tells: displays without their room, rooms without a display,
 * sessions that are nowhere.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_VENUE_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_VENUE_H

#include "preflight/preflight.h"

/* Adds findings. shown[session] is 1 for each session that some screen tells as now or next. */
void preflight_venue_look(const struct preflight *preflight, const uint8_t *shown, struct findings *findings);

#endif

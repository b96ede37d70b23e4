/*
 * fleet_told: a judged fleet as people and programs read it.
 */
#ifndef NOWNEXT_FLEET_FLEET_TOLD_H
#define NOWNEXT_FLEET_FLEET_TOLD_H

#include "base/str.h"
#include "fleet/fleet.h"

/* Why a display is as it is: "is offline since 14:02", "is online, but its display says nothing since 14:02";
 * "" where all is well. In the arena. */
const char *fleet_why(const struct fleet_display *display, int64_t steady_ms, struct instant now,
                      const struct zone *zone, struct arena *arena);

/* A table, worst first: name, state, what it shows, how long ago it said so, what is wrong and what to do; a
 * line of numbers of each state before it, and one where letters are not drawn alike (fleet_type.h). What it
 * shows is said in the screen's English words: "Hall L1: Now". `width`: characters of a line at most, 0 for
 * any; what a line has no room for stands below it. `now`: UTC, for "since 14:02"; in the venue's zone, NULL
 * for UTC. */
void fleet_table(const struct fleet *fleet, int64_t steady_ms, struct instant now, const struct zone *zone,
                 unsigned width, struct str_builder *out);

/* {"format": "nownext-fleet/1", "live_revision": N, "wrong": N, "displays": [{...}]}, one display a line.
 * Its "screen", "phase" and "field" are the status's own words, for machines. */
void fleet_json(const struct fleet *fleet, struct str_builder *out);

/* OpenMetrics text (OpenMetrics 1.0, section "Text format"), ended by "# EOF". */
void fleet_metrics(const struct fleet *fleet, struct str_builder *out);

#endif

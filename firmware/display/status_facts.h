/*
 * status_facts: the members of a display's status that whoever looks after twenty of them reads first: flat,
 * so that any tool can take one out.
 */
#ifndef NOWNEXT_DISPLAY_STATUS_FACTS_H
#define NOWNEXT_DISPLAY_STATUS_FACTS_H

#include "json/write.h"

struct display;

/* Adds to an object that is open, of the first panel:
 *
 *   display, role, room ("" but at a door), screen, rehearsal, phase ("" but at a door), page ("2 of 5" of a
 * hallway) program_revision, program_from, program_age_s (since the feed was heard of, else since it came),
 * stale live_revision, has_emergency clock (its worth), at (UTC by the display), clock_offset_ms (by how much
 * that is ahead of the system's) frames (drawn), frame_hash (of the picture that is shown), beats (of the
 * service manager's watchdog) uptime_s (since the system's start), boot (which start), version type (how
 * letters are drawn here: displays of which it is the same draw them alike) station_fault, refused_count
 *
 * Numbers that are not known are left out. */
void status_facts_add(struct json_writer *json, const struct display *display);

/* A picture's hash, of every fourth pixel of every fourth row: FNV-1a of 64 bits, over pixels of 4 bytes. */
uint64_t status_picture_hash(const void *pixels, int width, int height, int pitch);

#endif

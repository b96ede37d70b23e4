/*
 * read_venue: venue.json ("nownext-venue/1"), all displays of a venue. Source of the format:
 * assets/schema/venue.schema.json.
 *
 * "displays" has a member for each display, named by what its board is known by: host name, serial number or
 * MAC address. A display has the members of display.json; what they share stands once in "defaults". A
 * display's own go before it, down to the members of "panel", "program", "live", "time" and "thresholds";
 * lists, "directions" and "room_aliases" are taken whole from one of the two.
 *
 * Member by member, a display is read over what all share by the functions that read display.json. An
 * overscan that leaves less than 160 pixels of a side is refused in both.
 */
#ifndef NOWNEXT_CONFIGURATION_READ_VENUE_H
#define NOWNEXT_CONFIGURATION_READ_VENUE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "station/venue.h"

/* Issues (the list may be NULL): a board that is there twice, in other spellings, of which the first counts;
 * a name that two displays have; a door without a room; unknown members. Errors are those of read_display,
 * with the display in their path. */
bool read_venue(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                const struct venue **ret, struct err *reterr);

#endif

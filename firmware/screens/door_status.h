/*
 * door_status: the line at the top of a room's screen: a badge for the phase, times, and what frames the
 * session.
 */
#ifndef NOWNEXT_SCREENS_DOOR_STATUS_H
#define NOWNEXT_SCREENS_DOOR_STATUS_H

#include "screens/layout.h"

struct door_status {
    const char *badge, *second_badge, *text;
    bool attention;     /* the badge's colour */
    bool one_line_only; /* what frames the session is left out where it needs a line of its own */
    uint32_t session, block;
};

/* Places (or, with `draw` false, measures) the line in the box's width; what has no room beside the badge
 * gets lines of its own. Gives the height. */
int door_status_line(struct layout *layout, const struct door_status *status, struct box box, bool draw);

#endif

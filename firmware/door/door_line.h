/*
 * door_line: the line over a title: its times and what it is a part of, and at the far end what has happened
 * to the session: a badge, and the time at which it was to begin, struck.
 *
 * Where a panel has no room for all of it, what it is a part of gives way first, then the old time, then the
 * badge becomes smaller. No badge is cut: one that is too wide alone is left away.
 */
#ifndef NOWNEXT_DOOR_DOOR_LINE_H
#define NOWNEXT_DOOR_DOOR_LINE_H

#include "door/door.h"
#include "text/fit.h"

struct door_line {
    struct text_block text;
    struct badge badge;
    double badge_px;      /* of its words */
    struct box badge_box; /* from the begin of the line and its capitals on */
    struct text_block old;
    int old_x;
    int drop; /* from the capitals to the last baseline; 0: there is nothing */
};

/* `close`: two titles share the stage. */
struct door_line door_line_fit(const struct layout *layout, const struct door_title *title, int width,
                               bool close);
/* With the line's begin at x and the first line's capitals at `cap_top`; `width` is the stage's. */
void door_line_place(struct layout *layout, const struct door_line *line, int x, int cap_top, int width);

#endif

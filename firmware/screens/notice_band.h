/*
 * notice_band: what the operator has to say, in a band at the top of a room's screen.
 */
#ifndef NOWNEXT_SCREENS_NOTICE_BAND_H
#define NOWNEXT_SCREENS_NOTICE_BAND_H

#include "changes/live.h"
#include "screens/parts.h"

/* The word of a notice's level on its badge, from x on; gives the badge's width. */
int notice_badge(struct layout *layout, const struct live_notice *notice, struct type type, int x,
                 int baseline, int width);

/* Places the view's notices: as many as have room in a fifth of the box, and at least one. Where there are
 * more, the minute decides with which one they begin, so that each gets its turn. Gives the rest of the box.
 */
struct box notice_band_place(struct layout *layout, struct box box);

#endif

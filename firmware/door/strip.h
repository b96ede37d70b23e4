/*
 * strip: one sentence in ink over the whole width, at the foot of a stage: where to watch it, the way, a
 * reason, what is cancelled later, a notice. An arrow at the far end, a sign at the near one.
 */
#ifndef NOWNEXT_DOOR_STRIP_H
#define NOWNEXT_DOOR_STRIP_H

#include "door/door.h"

/* Its height in pixels: 0 where there is nothing to say. */
int strip_height(const struct layout *layout, const struct door_strip *strip);
void strip_place(struct layout *layout, const struct door_strip *strip, struct box box);

#endif

/*
 * door_strip: what the strip of a door says whose turn it is (schedule/strips.h), in words.
 */
#ifndef NOWNEXT_DOOR_DOOR_STRIP_H
#define NOWNEXT_DOOR_DOOR_STRIP_H

#include "door/door.h"

/* Of the layout's view; an empty text where there is none. */
void door_strip_of(const struct layout *layout, struct door_strip *ret);

#endif

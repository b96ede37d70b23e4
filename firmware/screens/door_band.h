/*
 * door_band: the band at the foot of a room's screen: what is next here, and what comes later.
 */
#ifndef NOWNEXT_SCREENS_DOOR_BAND_H
#define NOWNEXT_SCREENS_DOOR_BAND_H

#include "screens/layout.h"

enum door_band {
    DOOR_BAND_NONE,
    DOOR_BAND_NEXT,  /* the next sessions and, where there is room, the rest of the day */
    DOOR_BAND_HEAVY, /* the same with more weight: the one before is about to end */
    DOOR_BAND_FIRST, /* the first sessions of a later day */
    DOOR_BAND_LATER, /* the rest of the day alone: the next one has the screen */
};

/* The height that the band takes, from what it needs at least (generous 0) to what it likes (generous 3). 0
 * where it has nothing to show. */
int door_band_height(const struct layout *layout, enum door_band band, int body_height, int generous);
void door_band_place(struct layout *layout, enum door_band band, struct box box);

#endif

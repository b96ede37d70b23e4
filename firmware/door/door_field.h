/*
 * door_field: the band of a door: its state's field, and what stands in it.
 */
#ifndef NOWNEXT_DOOR_DOOR_FIELD_H
#define NOWNEXT_DOOR_DOOR_FIELD_H

#include "door/door.h"

/* Places the field in the band's box, from one side of the picture to the other. `compact`: it has given way
 * to a title. */
void door_band_place(struct layout *layout, const struct door *door, struct box box, bool compact);

/* The same in portrait, where the fact stands under the word. */
void door_band_place_portrait(struct layout *layout, const struct door_band *band, struct box box,
                              bool compact);

#endif

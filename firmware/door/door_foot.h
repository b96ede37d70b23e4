/*
 * door_foot: what comes after what the stage shows: the next session with its time, those later, and the QR
 * code of the page of what is on; in portrait the event and the date under them.
 */
#ifndef NOWNEXT_DOOR_DOOR_FOOT_H
#define NOWNEXT_DOOR_DOOR_FOOT_H

#include "door/door.h"

/* How much of the foot has given way to the title. */
enum foot_size {
    FOOT_WHOLE,
    FOOT_SHORT, /* low: next in small type, later as far as it has room, no QR code */
    FOOT_LEAST  /* next in one line, nothing later, no QR code; portrait: lower */
};

/* Its height in pixels. */
int door_foot_height(const struct layout *layout, const struct door *door, enum foot_size size);
void door_foot_place(struct layout *layout, const struct door *door, struct box box, enum foot_size size);

#endif

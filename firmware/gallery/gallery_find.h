/*
 * gallery_find: moments worth a look, found by a walk through an event, or around a moment of it.
 */
#ifndef NOWNEXT_GALLERY_GALLERY_FIND_H
#define NOWNEXT_GALLERY_GALLERY_FIND_H

#include "gallery/gallery.h"

/* Adds what a walk finds: each phase, the longest title, the most people, the most at once, a cancelled
 * session, the first and the last, and the hallway's pages. */
void gallery_find(struct gallery *gallery);

/* Adds a handful about `at`: the door of `room` (PROGRAM_NONE: none), the next start of a session at a door
 * that stands upright, and the hallway's pages. */
void gallery_add_around(struct gallery *gallery, uint32_t room, struct instant at);

#endif

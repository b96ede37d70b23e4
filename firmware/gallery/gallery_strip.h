/*
 * gallery_strip: a day at a door as a row of small pictures, one for each change of what the room does.
 */
#ifndef NOWNEXT_GALLERY_GALLERY_STRIP_H
#define NOWNEXT_GALLERY_GALLERY_STRIP_H

#include "gallery/gallery.h"

/* Changes of a day that a strip has pictures of; further ones are left out, and counted. */
#define GALLERY_STRIP_MOST 48
/* The longer side of its pictures, in pixels. */
#define GALLERY_STRIP_PX 320

struct gallery_strip {
    uint32_t room, count, left_out;
    const struct instant *changes;
    const enum room_phase *phases; /* from each of them on */
};

struct gallery_strips {
    struct day day; /* of most changes at all doors together, the first of such */
    uint32_t count; /* rooms in which something happens that day */
    const struct gallery_strip *list;
    uint32_t pictures; /* of all of them */
};

/* The strips of all doors, in the gallery's arena; none without a session that has a time and a room. */
void gallery_strips_make(const struct gallery *gallery, struct gallery_strips *ret);

/* "strips/ROOM-NN.png" of the n-th picture of a strip, in the arena: its path below the gallery's folder. */
const char *gallery_strip_file(const struct gallery *gallery, const struct gallery_strip *strip, uint32_t n,
                               struct arena *arena);

/* The n-th picture of all strips, in order, as a moment to draw; and which strip's it is. */
struct gallery_moment gallery_strip_moment(const struct gallery_strips *strips, uint32_t number,
                                           const struct gallery_strip **ret, uint32_t *ret_n);

/* The section of the gallery's page. `width` and `height` are the panel's. */
void gallery_strips_add(const struct gallery *gallery, const struct gallery_strips *strips, int width,
                        int height, struct str_builder *out);

#endif

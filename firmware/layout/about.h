/*
 * about: what a session is about, in the lower part of a page: its summary, and beside or under it its
 * topics, or the parts of a block with their times.
 */
#ifndef NOWNEXT_LAYOUT_ABOUT_H
#define NOWNEXT_LAYOUT_ABOUT_H

#include "layout/parts.h"

/* Whether there is anything to say of the view's session. */
bool about_is_there(const struct layout *layout);
/* Places it in a box of the picture's width, on the ground of a foot. */
void about_place(struct layout *layout, struct box box);

#endif

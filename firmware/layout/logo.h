/*
 * logo: the theme's logo, on the pages that have a place for it: those that show no session. No other screen
 * has one: a door's header belongs to the room and the clock.
 */
#ifndef NOWNEXT_LAYOUT_LOGO_H
#define NOWNEXT_LAYOUT_LOGO_H

#include "layout/layout.h"

/* Whether the theme has a logo that can be shown. */
bool logo_is_there(const struct layout *layout);

/* Adds it as large as the box lets it be, at the box's far end and in the middle of its height. Nothing
 * where there is none, or where it would be too small to be known. */
void logo_place(struct layout *layout, struct box box);

#endif

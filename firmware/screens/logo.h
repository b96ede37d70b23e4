/*
 * logo: the theme's logo, on a screen that is otherwise done: where nothing else is, so that it never takes
 * room from what must be read.
 *
 * It stands in the widest gap of a header, or larger in what is free of a screen that has but a message;
 * where neither is large enough it is left out.
 */
#ifndef NOWNEXT_SCREENS_LOGO_H
#define NOWNEXT_SCREENS_LOGO_H

#include "screens/layout.h"

/* Adds it in the header, beside the names or the clock; on a screen that has but a message, larger, under
 * that. Nothing where the theme has no logo, or where there is no room. */
void logo_place(struct layout *layout);

#endif

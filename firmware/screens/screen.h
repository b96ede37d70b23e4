/*
 * screen: a view set in type. A file a screen: screen_door.c (door, and the hallway's room page),
 * screen_overview.c, screen_soon.c, screen_contribution.c, screen_notice.c, screen_picture.c, screen_quiet.c,
 * screen_clock.c, screen_message.c, screen_emergency.c, screen_test_card.c. What they share is in layout.c,
 * measures.h, field.c, header.c, parts.c and phrases.c.
 */
#ifndef NOWNEXT_SCREENS_SCREEN_H
#define NOWNEXT_SCREENS_SCREEN_H

#include "layout/layout.h"

/* Composes the scene of a view, mirrored for a language that is written from right to left; texts and items
 * are in `arena`, or point into the program. */
void screen_compose(const struct view *view, const struct screen_style *style, struct arena *arena,
                    struct scene *ret);

/* How many sub-pages an overview or what comes up takes on this picture; 1 for any other view. Every display
 * of a size with the same rows gives the same. Scratch is taken from `arena`. */
uint32_t screen_page_count(const struct view *view, const struct screen_style *style, struct arena *arena);

#endif

/*
 * header: the lines at the top and at the bottom of a screen: name, event, date and clock; and the page's
 * place in the cycle.
 */
#ifndef NOWNEXT_LAYOUT_HEADER_H
#define NOWNEXT_LAYOUT_HEADER_H

#include "layout/layout.h"

/* A name at the axis (`short_name` stands in where it does not fit; NULL or "" for none), the clock at the
 * far edge, and left of it the event's short name (`event` NULL: not) over the date, whose place a mark
 * takes; what an organiser has to know takes the place of both. On a page of a hallway's cycle it is lower,
 * with a rule under it where that is wanted. */
void header_place(struct layout *layout, const char *name, const char *short_name, const char *event,
                  const char *role, bool rule);

/* The header with the room's name, or with a page's title, which stands where a table's columns begin. */
void header_place_room(struct layout *layout, uint32_t room);
void header_place_page(struct layout *layout, const char *title, bool rule);
/* The header of a screen that is about the event as a whole. */
void header_place_event(struct layout *layout);

/* A portrait door has no room for event and date in its header: header_foot_place sets them, or the mark or
 * the news that take their place, in a line of SIZE_HEADER_LINE at its foot. */
bool header_has_foot_line(const struct layout *layout);
void header_foot_place(struct layout *layout, int x, int baseline, int width);

/* The foot of a page that has no sub-pages: a note ("" for none) and the display's name. Nothing where there
 * is no footer. */
void footer_place(struct layout *layout, const char *note);

#endif

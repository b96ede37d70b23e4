/*
 * header: the lines at the top and at the bottom of a screen: name, event, date and clock; and the page's
 * place in the cycle.
 */
#ifndef NOWNEXT_SCREENS_HEADER_H
#define NOWNEXT_SCREENS_HEADER_H

#include "screens/layout.h"

/* Places name and event (NULL: the name is the event's) at the left, date and clock at the right, marks
 * beside them, and a rule under all where it is wanted. What an organiser has to know takes the event's
 * place. `short_name` stands in where the name does not fit; NULL or "" for none. */
void header_place(struct layout *layout, const char *name, const char *short_name, const char *event,
                  const char *role, bool rule);

/* The header with the room's name, or with a page's title, and the event's name. */
void header_place_room(struct layout *layout, uint32_t room);
void header_place_page(struct layout *layout, const char *title, bool rule);
/* The header of a screen that is about the event as a whole. */
void header_place_event(struct layout *layout);

/* The page's place in the cycle at the left, a note ("" for none) and the display's name at the right.
 * Nothing where there is no footer. */
void footer_place(struct layout *layout, const char *note);

#endif

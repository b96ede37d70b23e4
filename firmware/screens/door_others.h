/*
 * door_others: what runs or starts beside the session that has a room's screen: parallel sessions and
 * drop-ins. The first of them has a title, the rest is a number.
 */
#ifndef NOWNEXT_SCREENS_DOOR_OTHERS_H
#define NOWNEXT_SCREENS_DOOR_OTHERS_H

#include "screens/layout.h"

/* The height that they take: a rule, a title and a line under it, if that is no more than `most`; else one
 * line. 0 for none. `running`: they are on now, not about to start. */
int door_others_height(const struct layout *layout, const struct slot_list *others, bool running, int width,
                       int most);

/* Places them in a box of that height. */
void door_others_place(struct layout *layout, const struct slot_list *others, bool running, struct box box);

#endif

/*
 * screens: the screens that screen_compose chooses from. Each sets its view in type on a layout that
 * layout_begin made.
 */
#ifndef NOWNEXT_SCREENS_SCREENS_H
#define NOWNEXT_SCREENS_SCREENS_H

#include "screens/layout.h"

void screen_door(struct layout *layout); /* VIEW_DOOR and VIEW_ROOM */
void screen_overview(struct layout *layout);
void screen_soon(struct layout *layout);
void screen_soon_rows(struct layout *layout, struct box box); /* the view's `soon` alone, for other screens */
void screen_contribution(struct layout *layout);
void screen_notice(struct layout *layout);
void screen_emergency(struct layout *layout);
void screen_picture(struct layout *layout);
void screen_test_card(struct layout *layout);
void screen_message(struct layout *layout); /* all others */

#endif

/*
 * screens: the screens that screen_compose chooses from. Each sets its view in type on a layout that
 * layout_begin made.
 */
#ifndef NOWNEXT_SCREENS_SCREENS_H
#define NOWNEXT_SCREENS_SCREENS_H

#include "layout/layout.h"

void screen_door(struct layout *layout); /* VIEW_DOOR and VIEW_ROOM */
void screen_overview(struct layout *layout);
uint32_t screen_overview_pages(const struct layout *layout); /* sub-pages */
void screen_soon(struct layout *layout);
uint32_t screen_soon_pages(const struct layout *layout);
void screen_contribution(struct layout *layout);
void screen_notice(struct layout *layout);
void screen_emergency(struct layout *layout);      /* that which is in force, its test, or that it is over */
void screen_emergency_test(struct layout *layout); /* a part of it, as the next */
void screen_emergency_over(struct layout *layout);
/* "Fire", for these. */
const char *emergency_kind_word(const struct layout *layout, enum emergency_kind kind);
void screen_picture(struct layout *layout);
void screen_test_card(struct layout *layout);
/* Nothing is on: before the event, between its days and after it, of a hallway or at a door; and where the
 * program has no sessions at all. */
void screen_before(struct layout *layout);
void screen_between(struct layout *layout);
void screen_after(struct layout *layout);
void screen_no_sessions(struct layout *layout);
void screen_clock(struct layout *layout);   /* the day's program, while the clock is not set */
void screen_message(struct layout *layout); /* NO_PROGRAM, FAULT */

#endif

/*
 * session_parts: larger pieces that show a session: its title, its people, what it is about, and the slots of
 * cancelled ones.
 *
 * A title has the screen where a session has nothing else to tell; else it gives way to what the session
 * is about. Topics of a block whose parts are listed by their times are not shown beside them.
 */
#ifndef NOWNEXT_SCREENS_SESSION_PARTS_H
#define NOWNEXT_SCREENS_SESSION_PARTS_H

#include "screens/parts.h"

/* A title that has the screen: few large lines where it is short, down to `least` thousandths and many lines
 * where it is long. */
struct text_block session_title_fit(const struct layout *layout, const char *text, int most, int least,
                                    int width, int height);

/* The track's bar and what frames the session; `block` is a session or PROGRAM_NONE (then it is the session's
 * own context). On one line, or in up to three where it is wider than the box, whose height is not looked at.
 * Gives the width that one line takes, and the height; with `draw` false nothing is placed. */
int session_context(struct layout *layout, uint32_t session, uint32_t block, struct type type, struct box box,
                    bool draw, int *ret_height);

/* Names with their affiliations, running on or a line each, as many as have room in the box's height, then
 * "+n more". A name is never cut: one that is too wide makes all smaller, wraps, or is left out. Gives the
 * height used. */
int session_people(struct layout *layout, uint32_t session, struct box box, int size, bool draw);

/* Whether session_about has anything to place. */
bool session_has_about(const struct layout *layout, uint32_t session);

/* What the session is about: its summary and topics, or its block's. Gives the height used; 0 where there is
 * nothing to say or no room for it. */
int session_about(struct layout *layout, uint32_t session, struct box box);

/* A line each for at most two slots of what is cancelled or has gone from `room` elsewhere, in a band at the
 * top of the box; gives the rest of the box. */
struct box session_tombstones(struct layout *layout, const struct slot_list *tombstones, uint32_t room,
                              struct box box);

#endif

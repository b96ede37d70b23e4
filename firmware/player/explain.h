/*
 * explain: why a screen shows what it shows, for people and for machines.
 */
#ifndef NOWNEXT_PLAYER_EXPLAIN_H
#define NOWNEXT_PLAYER_EXPLAIN_H

#include "base/str.h"
#include "schedule/room_state.h"
#include "schedule/view.h"

/* One JSON object in one line, without a line end:
 * {"room","at","phase","now":[{"id","title","start","end"}],"block",
 * "next","tombstones","minutes_left","minutes_to_next","reason","until","tick_until"}. Instants in RFC 3339
 * with the event's offset at that instant. */
void explain_json(struct str_builder *out, const struct program *program, const struct room_state *state);

/* Some lines for people. */
void explain_text(struct str_builder *out, const struct program *program, const struct room_state *state);

/* One line for a list of changes: moment, room (in a column of `room_width` characters), phase, reason,
 * titles of now and next. */
void explain_line(struct str_builder *out, const struct program *program, const struct room_state *state,
                  unsigned room_width);

/* What a display shows, whatever it is: a door's room, a hallway's page, a message. */
void explain_view(struct str_builder *out, const struct view *view);

#endif

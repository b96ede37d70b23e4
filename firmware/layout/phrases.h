/*
 * phrases: what is said of a session in words: title, what it is part of, who, when. No places, no pixels.
 */
#ifndef NOWNEXT_LAYOUT_PHRASES_H
#define NOWNEXT_LAYOUT_PHRASES_H

#include "layout/layout.h"

const struct session *phrase_session(const struct layout *layout, uint32_t session);
const char *phrase_room(const struct layout *layout, uint32_t room); /* "" for PROGRAM_NONE */

/* The rooms of a session but for `except`, its parts and what it is a part of (PROGRAM_NONE: all of them): up
 * to three by name, else one and how many more; "" for none. */
const char *phrase_rooms(const struct layout *layout, uint32_t session, uint32_t except);

/* Rooms: up to three by name, else the first and how many more; "" for none. */
const char *phrase_room_list(const struct layout *layout, const uint32_t *rooms, uint32_t count);

/* Its title, or the word for none. */
const char *phrase_title(const struct layout *layout, uint32_t session);

/* The language that a title is in, as far as it is known; "" else. */
const char *phrase_title_language(const struct layout *layout, uint32_t session);

/* What frames it: the title of the block that it is a part of, else its track's name; "" for neither, or
 * where that is its own title. No block that is cancelled frames a part that goes on. */
const char *phrase_context(const struct layout *layout, uint32_t session);

/* The colour of its track, or of its block's. False for none. */
bool phrase_track_color(const struct layout *layout, uint32_t session, struct color *ret);

/* Who is shown with it: presenters, else conveners and chairs, else authors, else all; for a part without
 * people, its block's conveners. `label` says what they are where that is not plain, else "". */
struct phrase_people {
    uint32_t count;
    const struct person *const *people;
    const char *label;
};
struct phrase_people phrase_people(const struct layout *layout, uint32_t session);

/* "in 13 min" seen from now; "" from clock_only_min on, for what has begun, and on another conference day. */
const char *phrase_countdown(const struct layout *layout, enum word word, struct instant start);
/* The same to a session's start; "" for one that is late by nobody knows how long. */
const char *phrase_wait(const struct layout *layout, enum word word, const struct slot *slot);
/* What became of the session that was to be here: "CANCELLED", "It goes on in Hall B", "at 14:00". */
const char *phrase_gone(const struct layout *layout, const struct slot *tombstone, uint32_t room);

/* "Replaces A talk": the session that it has come for; "" for none. */
const char *phrase_replaced(const struct layout *layout, uint32_t session);

/* The day that a start is on, as a word: "" for now's conference day, "Tomorrow", "Fri", "Fri 20 Sep". */
const char *phrase_day(const struct layout *layout, struct instant at);
const char *phrase_clock(const struct layout *layout, struct instant at);
/* "Opens Wed 18 Sep, 09:00": a word, then the date, with the year where it is another, and the time. */
const char *phrase_opens(const struct layout *layout, enum word word, struct instant at);
/* "10:30 – 10:55", with the day's word before it where it is not today. */
const char *phrase_span(const struct layout *layout, struct slot slot);

/* a, b with a mid dot between those that are not empty. */
const char *phrase_join(const struct layout *layout, const char *a, const char *b);
/* a, b with `between` between them, in the direction of the screen's language. */
const char *phrase_pair(const struct layout *layout, const char *a, const char *between, const char *b);

#endif

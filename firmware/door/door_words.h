/*
 * door_words: times, lines and ways as they stand on a door: "Next in 13 min", "Tomorrow, Fri 20 Sep". All
 * live in the layout's arena or in what its view points to; "" for none.
 */
#ifndef NOWNEXT_DOOR_DOOR_WORDS_H
#define NOWNEXT_DOOR_DOOR_WORDS_H

#include "layout/layout.h"

/* "Next in 13 min"; "Next" where the wait has no number. */
const char *door_next_in(const struct layout *layout, const struct slot *next);
/* "Tomorrow, Fri 20 Sep"; "Fri 20 Sep". */
const char *door_day(const struct layout *layout, struct instant at);
/* "10:30"; with the day's word before it where that is not today. */
const char *door_start(const struct layout *layout, struct instant at);
/* "Moved to Hall L1": the rooms that a session has gone to; "New time 14:00", "New time tomorrow 14:00" where
 * it has no other room than this one (`room` is PROGRAM_NONE). In most languages one moves to a room and to
 * an hour by different words. */
const char *door_moved_to(const struct layout *layout, uint32_t session, uint32_t room);
/* "It goes on in Hall B, Hall C"; where that is on a later day, with its first start. */
const char *door_goes_on_in(const struct layout *layout);
/* "10:30–11:30", as narrow as it can be; with the day's word before it where that is not today. */
const char *door_old_time(const struct layout *layout, const struct slot *slot);
/* "Opens Wed 18 Sep", of WORD_OPENS_ON or WORD_FIRST_HERE_ON. */
const char *door_date(const struct layout *layout, enum word word, struct instant at);

/* "12:00 – 12:20   KVM Microconference", a label ("" for none) before it: "Next". */
const char *door_block_line(const struct layout *layout, const struct slot *slot, const char *label);
/* The same without what the session is a part of. */
const char *door_times(const struct layout *layout, const struct slot *slot, const char *label);
/* A line with one thing more behind it; either may be "". */
const char *door_line_with(const struct layout *layout, const char *line, const char *more);
/* The same of a session that has gone elsewhere from this slot: "10:00 – 11:00, same time   BoF"; at another
 * time, with that. */
const char *door_moved_line(const struct layout *layout, const struct slot *slot);

/* The way to a room (PROGRAM_NONE: to none) from this display, as an arrow and in words. */
enum way door_way(const struct layout *layout, uint32_t room);
const char *door_directions(const struct layout *layout, uint32_t room);

#endif

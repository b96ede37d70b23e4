/*
 * door_words: the words and numbers of a door, as they stand on it: "Next in 13 min", "Moved to Hall L1".
 * All live in the layout's arena; "" for none.
 */
#ifndef NOWNEXT_SCREENS_DOOR_WORDS_H
#define NOWNEXT_SCREENS_DOOR_WORDS_H

#include "screens/layout.h"

const char *door_now(const struct layout *layout);
const char *door_next(const struct layout *layout);
const char *door_then(const struct layout *layout);
const char *door_until(const struct layout *layout);
const char *door_ends_in(const struct layout *layout);
const char *door_starts_in(const struct layout *layout, int minutes);
const char *door_first_today(const struct layout *layout);

/* "Next in 13 min"; "Next" where the wait has no number. */
const char *door_next_in(const struct layout *layout, const struct slot *next);
/* "Tomorrow, Fri 20 Sep"; "Fri 20 Sep". */
const char *door_day(const struct layout *layout, struct instant at);
/* "Opens Wed 18 Sep", of WORD_OPENS or WORD_FIRST_HERE. */
const char *door_opens(const struct layout *layout, enum word word, struct instant at);

/* "12:00 – 12:20   KVM Microconference", a label ("" for none) before it: "Next". */
const char *door_block_line(const struct layout *layout, const struct slot *slot, const char *label);

#endif

/*
 * rest_of_day: what comes in a room after what is next: what a door lists as later.
 */
#ifndef NOWNEXT_SCHEDULE_REST_OF_DAY_H
#define NOWNEXT_SCHEDULE_REST_OF_DAY_H

#include "schedule/room_state.h"

/* What comes here after `next`, this conference day: sessions and breaks by start, at most `most`, parts
 * rather than their blocks. */
struct slot_list room_rest_of_day(const struct program *program, const struct room_state *state,
                                  uint32_t most, struct arena *arena);

#endif

/*
 * day_program: the sessions of one conference day in their order: what a display shows whose clock can't be
 * trusted, since nobody knows which of them is on. Pure.
 */
#ifndef NOWNEXT_SCHEDULE_DAY_PROGRAM_H
#define NOWNEXT_SCHEDULE_DAY_PROGRAM_H

#include "schedule/hallway.h"

/* Those of the rooms in scope, blocks left to their parts, of the conference day that is most likely the
 * day's: `now`'s if there are any on it, else the first with any. *ret_day is that day; it is the same one
 * until *ret_until. */
struct slot_list day_program_at(const struct program *program, const struct room_scope *scope,
                                struct instant now, struct arena *arena, struct day *ret_day,
                                struct instant *ret_until);

#endif

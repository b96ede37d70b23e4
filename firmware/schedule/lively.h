/*
 * lively: what of a program is worth looking at: where the simulator begins, and what is drawn where there is
 * no display.
 */
#ifndef NOWNEXT_SCHEDULE_LIVELY_H
#define NOWNEXT_SCHEDULE_LIVELY_H

#include "base/arena.h"
#include "program/program.h"
#include "station/config.h"

/* A room in which something is on at `at`, in a block if there is such a one; else the first that has a
 * session ever; PROGRAM_NONE in a program without rooms. Scratch is taken as `memory` takes
 * its own. */
uint32_t lively_room(const struct program *program, const struct thresholds *thresholds, struct instant at,
                     const struct arena *memory);

/* The first moment from `at` on, within a day, at which a room is about to have something start, with some
 * minutes to go; in a block if there is such a one. False when nothing starts. Scratch as above. */
bool lively_start(const struct program *program, const struct thresholds *thresholds, struct instant at,
                  const struct arena *memory, uint32_t *ret_room, struct instant *ret_at);

#endif
